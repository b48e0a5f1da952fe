// SPDX-License-Identifier: GPL-3.0-or-later
// From a figure's recipe and the files it names to the figure and what it says of its making.
#pragma once
#include "core/draw/figure.h"
#include "core/io/figure_file.h"
#include "core/io/project.h"
#include "core/jobs/job_monitor.h"

#include <filesystem>
#include <map>

namespace kikuscope::cli {

/// The files of a recipe by the names it gives them.
using FigureFiles = std::map<std::string, std::filesystem::path>;

/// Names in `recipe` taken relative to `folder`; "@role" from `project`, where it is given. Throws Error(BadSetting) for
/// roles the project does not have.
FigureFiles filesOf(const draw::FigureRecipe& recipe, const std::filesystem::path& folder, const io::Project* project = nullptr);

struct MadeFigure
{
    draw::Drawing drawing;
    int dpi = 0;
    std::string title;
    Json provenance; // program version, recipe with paths relative to `folder`, inputs with hashes
};
/// Reads the files and lays the figure out. The provenance is for a figure in `folder`. Throws Error.
MadeFigure makeFigure(const draw::FigureRecipe& recipe, const FigureFiles& files, const std::filesystem::path& folder, JobMonitor& job);

/// The file: the same figure gives the same bytes.
std::string figureBytes(const MadeFigure& figure, io::FigureFormat format);

} // namespace kikuscope::cli
