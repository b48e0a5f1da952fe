// SPDX-License-Identifier: GPL-3.0-or-later
// The report of a map: maps, area fractions, agreement with a reference, confusion matrix, settings and provenance.
#pragma once
#include "core/publish/report.h"

#include <optional>

namespace kikuscope::publish {

struct MapReportRequest
{
    FigureInput input;                        // a result, or a file with indexing
    std::optional<FigureInput> reference;     // another map of the scan
    std::string title;                        // empty: the map's name
    std::vector<draw::PhaseLook> inputLooks, referenceLooks; // as of draw::PanelRecipe
    std::filesystem::path folder;             // the report will be in: paths are relative to it
};
/// What was not saved is said so in the text. Throws Error.
Report mapReport(const MapReportRequest& request, JobMonitor& job);

} // namespace kikuscope::publish
