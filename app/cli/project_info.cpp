// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/project_info.h"
#include "app/cli/output.h"

#include "core/draw/figure_recipe.h"
#include "core/io/project.h"

namespace kikuscope::cli {
namespace {

Json inputJson(const io::InputReport& report)
{
    return {{"role", report.role},
            {"path", report.recorded},
            {"hash", report.hash},
            {"state", io::toString(report.found.state)},
            {"found", report.found.path.empty() ? Json() : Json(report.found.path.string())},
            {"found_hash", report.found.hash.empty() ? Json() : Json(report.found.hash)}};
}

} // namespace

void printProjectInfo(const std::filesystem::path& path, bool json)
{
    const io::Project project = io::readProject(path);
    const auto reports = io::checkInputs(project, path);
    Json info = {{"format", "kikuscope-project"}, {"name", project.name}, {"inputs", Json::array()}, {"figures", Json::array()}, {"sections", Json::object()}};
    for (const io::InputReport& report : reports)
        info["inputs"].push_back(inputJson(report));
    for (std::size_t i = 0; i < project.figures.size(); ++i) {
        const auto recipe = draw::FigureRecipe::fromJson(project.figures[i], path.string() + ": figures[" + std::to_string(i) + "]");
        info["figures"].push_back({{"name", recipe.name}, {"panels", recipe.panels.size()}, {"width_mm", recipe.widthMm}});
    }
    for (const auto& [key, section] : {std::pair{"registration", &project.registration}, {"phase_styles", &project.phaseStyles}, {"selection", &project.selection},
                                       {"labels", &project.labels}, {"answer", &project.answer}, {"clean_up", &project.cleanUp}, {"layout", &project.layout}})
        info["sections"][key] = section->size();
    if (json)
        return printJson(info);

    printLine("Kikuscope project" + (project.name.empty() ? "" : ": " + project.name));
    TextTable inputs({"input", "path", "state"});
    for (const io::InputReport& report : reports)
        inputs.add({report.role, report.recorded, io::toString(report.found.state) + (report.found.state == io::InputState::Moved ? " to " + report.found.path.string() : std::string())});
    inputs.print();
    for (const Json& figure : info["figures"])
        printLine("Figure \"" + figure["name"].get<std::string>() + "\": " + figure["panels"].dump() + " panels, " + number(figure["width_mm"].get<double>(), 1) + " mm");
    for (const auto& [key, entries] : info["sections"].items())
        if (entries != 0)
            printLine("Section " + key + ": " + entries.dump() + " entries");
}

} // namespace kikuscope::cli
