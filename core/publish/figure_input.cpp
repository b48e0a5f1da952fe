// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/figure_input.h"

#include "core/io/companions.h"
#include "core/io/kikuscope_h5.h"

namespace kikuscope::publish {
namespace fs = std::filesystem;

const std::vector<PixelState>& FigureMap::state() const
{
    static const std::vector<PixelState> none;
    return result ? result->state : none;
}

std::string FigureInput::title() const
{
    if (!path.empty())
        return path.string();
    return !map.isEmpty() && !map.name().empty() ? map.name() : image ? image->name : scan ? scan->name : "The map";
}

FigureMap openFigureMap(const fs::path& path, JobMonitor& job)
{
    if (!fs::exists(path))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the path of the panel.");
    FigureMap map;
    if (!fs::is_directory(path) && io::isResultFile(path)) {
        map.result = std::make_shared<const PhaseMap>(io::readPhaseMap(path));
        map.indexing = io::readMatching(path);
        return map;
    }
    map.indexing = std::make_shared<const CrystalMap>(io::openCrystalMap(path));
    for (const std::string& warning : map.indexing->warnings)
        job.warn(warning);
    return map;
}

FigureMap mapOf(const FigureInput& input, JobMonitor& job)
{
    if (!input.map.isEmpty())
        return input.map;
    if (input.path.empty())
        throw Error(ErrorKind::BadSetting, input.title() + " has no phases to draw; choose another map.");
    return openFigureMap(input.path, job);
}

fs::path indexingFileOf(const fs::path& scan)
{
    std::vector<fs::path> candidates = fs::is_directory(scan) ? io::indexingBesideFolder(scan) : io::indexingBesideFile(scan);
    candidates.insert(candidates.begin(), scan);
    for (const fs::path& candidate : candidates)
        try {
            io::openCrystalMap(candidate);
            return candidate;
        } catch (const Error&) { // no indexing in this one
        }
    return {};
}

CrystalMap asCrystalMap(const PhaseMap& map)
{
    CrystalMap out;
    out.name = map.name;
    out.grid = map.grid;
    out.phases = map.phases;
    out.phaseId = map.phaseId;
    return out;
}

CrystalMap asCrystalMap(const FigureMap& map) { return map.result ? asCrystalMap(*map.result) : *map.indexing; }

} // namespace kikuscope::publish
