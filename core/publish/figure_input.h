// SPDX-License-Identifier: GPL-3.0-or-later
// What the panels of a figure are made from: files by the names a recipe gives them, or what a program has open.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>

namespace kikuscope::publish {

/// A map as the panels see it: the answers of a result, or an indexing.
struct FigureMap
{
    std::shared_ptr<const PhaseMap> result;     // null: an indexing
    std::shared_ptr<const CrystalMap> indexing; // beside a result: what matching found, or null

    bool isEmpty() const { return !result && !indexing; }
    const ScanGrid& grid() const { return result ? result->grid : indexing->grid; }
    const PhaseList& phases() const { return result ? result->phases : indexing->phases; }
    const std::vector<std::uint16_t>& phaseId() const { return result ? result->phaseId : indexing->phaseId; }
    /// Empty: everything is classified.
    const std::vector<PixelState>& state() const;
    const std::string& name() const { return result ? result->name : indexing->name; }
};

/// One input. `map`, `image` and `scan` are what is open already; where all are null, the file is read.
struct FigureInput
{
    std::filesystem::path path; // empty: only in memory
    FigureMap map;
    std::shared_ptr<const SemImage> image;
    std::shared_ptr<const EbsdScan> scan;
    std::string unsaved; // why there is no file to make the figure from again, as "the result is not saved"

    FigureInput() = default;
    FigureInput(std::filesystem::path file) : path(std::move(file)) {}
    /// For error messages: the path, or the name of what is open.
    std::string title() const;
};

/// By the names that the recipe gives them.
using FigureInputs = std::map<std::string, FigureInput>;

/// A result, or a file with an indexing; the reader's warnings go to the job. Throws Error.
FigureMap openFigureMap(const std::filesystem::path& path, JobMonitor& job);
FigureMap mapOf(const FigureInput& input, JobMonitor& job);
/// The file that holds the indexing of a scan: itself, or the companion beside it; empty where there is none.
std::filesystem::path indexingFileOf(const std::filesystem::path& scan);

/// Phases of a result as an indexing without orientations.
CrystalMap asCrystalMap(const PhaseMap& map);
CrystalMap asCrystalMap(const FigureMap& map);

} // namespace kikuscope::publish
