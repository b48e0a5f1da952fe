// SPDX-License-Identifier: GPL-3.0-or-later
// info: what a scan or result file holds. Reads headers only.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/project_info.h"
#include "app/cli/scan_input.h"

#include "core/io/kikuscope_h5.h"
#include "core/io/project.h"

namespace kikuscope::cli {
namespace {

Json resultJson(const PhaseMap& map)
{
    Json out = {{"format", "kikuscope-result"}, {"name", map.name}};
    out.update(gridJson(map.grid));
    out["pattern"] = nullptr;
    out["phases"] = phasesJson(map.phases);
    out["detector"] = Json::object();
    out["sem_images"] = Json::array();
    out["provenance"] = map.provenance;
    return out;
}

std::string inWords(const std::string& key, const Json& value)
{
    if (value.is_null())
        return "none";
    if (value.is_string())
        return value.get<std::string>();
    if (key == "step_um")
        return value[0].dump() + " x " + value[1].dump() + " um";
    if (key == "pattern")
        return value["height"].dump() + " x " + value["width"].dump() + " px, " + value["dtype"].get<std::string>();
    return value.dump(-1, ' ', false, Json::error_handler_t::replace);
}

void printField(const std::string& key, const Json& value, const std::string& indent = "")
{
    if ((value.is_array() && !value.empty() && value[0].is_object())) {
        for (const Json& entry : value)
            printField(key, Json(entry["name"].get<std::string>()), indent);
        return;
    }
    if (value.is_object() && key != "pattern" && key != "pattern_centre" && key != "provenance") {
        for (const auto& [inner, innerValue] : value.items())
            printField(inner, innerValue, indent);
        return;
    }
    if (value.is_array() && value.empty())
        return;
    std::string padded = indent + key;
    padded.resize(std::max<std::size_t>(padded.size() + 2, 22), ' ');
    printLine(padded + inWords(key, value));
}

void printInfo(const ScanInput& input, bool json, JobMonitor& job)
{
    if (io::isProjectFile(input.path))
        return printProjectInfo(input.path, json);
    const Json info = io::isResultFile(input.path) ? resultJson(io::readPhaseMap(input.path)) : scanJson(input.open(job));
    if (json)
        return printJson(info);
    for (const auto& [key, value] : info.items())
        if (key != "warnings") // already on stderr
            printField(key, value);
}

} // namespace

Action declareInfo(CLI::App& command)
{
    struct Options
    {
        ScanInput input;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    addJsonFlag(command, options->json);
    addExamples(command, {"info scan.h5oina", "info patterns.up1 --shape 120x160 --json", "info result.h5", "info steel.kikuscope"});
    return [options](JobMonitor& job) { printInfo(options->input, options->json, job); };
}

} // namespace kikuscope::cli
