// SPDX-License-Identifier: GPL-3.0-or-later
// From a figure's recipe and what it names to the figure and what it says of its making.
#pragma once
#include "core/draw/figure.h"
#include "core/io/figure_file.h"
#include "core/io/project.h"
#include "core/publish/figure_input.h"

#include <filesystem>

namespace kikuscope::publish {

/// Names in `recipe` taken relative to `folder`; "@role" from `project`, where it is given. "@reference" and
/// "@electron-image" are the scan's own where the project has no such input; "@electron-image:NAME" is the input with this
/// file name, else the scan's image of this name. Throws Error(BadSetting) for roles the project does not have.
FigureInputs inputsOf(draw::FigureRecipe& recipe, const std::filesystem::path& folder, const io::Project* project = nullptr);

struct MadeFigure
{
    draw::Drawing drawing;
    int dpi = 0;
    std::string title;
    Json provenance; // program version, recipe with paths relative to `folder`, inputs with hashes, "unsaved" ones
};
/// Lays the figure out, from what is open or read. The provenance is for a figure in `folder`: inputs without a file are
/// listed as "unsaved" with the reason, and the figure cannot be reproduced. Throws Error.
MadeFigure makeFigure(const draw::FigureRecipe& recipe, const FigureInputs& inputs, const std::filesystem::path& folder, JobMonitor& job);
/// The drawing alone: no hashes.
draw::Drawing drawFigure(const draw::FigureRecipe& recipe, const FigureInputs& inputs, JobMonitor& job);

/// The file: the same figure gives the same bytes.
std::string figureBytes(const MadeFigure& figure, io::FigureFormat format);

} // namespace kikuscope::publish
