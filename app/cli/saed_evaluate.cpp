// SPDX-License-Identifier: GPL-3.0-or-later
// saed evaluate: a network on held-out materials, pooled zone axes, and space groups that it does not know.
#include "app/cli/output.h"
#include "app/cli/saed.h"

#include "core/base/atomic_file.h"
#include "core/nn/spot_evaluation.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    std::filesystem::path spec;
    std::string model = "saed-cubic", device = "cpu";
    bool json = false;
};

std::string interval(const Json& e) { return percent(e["value"]) + " (" + percent(e["low"]) + " to " + percent(e["high"]) + ")"; }

void print(const Json& report)
{
    const Json& single = report["single"];
    printLine(report["model"].get<std::string>() + " on " + std::to_string(report["materials_tested"].get<int>()) + " materials (" +
              report["materials"].get<std::string>() + "): " + interval(single["accuracy"]) + " of " + std::to_string(single["images"].get<int>()) + " patterns");
    printLine("calibration error " + percent(single["calibration_error"]) + ", log loss " + number(single["log_loss"], 3) + ", accepted " +
              interval(single["accepted"]) + ", right of those " + interval(single["accuracy_of_accepted"]));
    TextTable groups({"space group", "patterns", "accuracy"}, {1, 2});
    for (const auto& [key, row] : single["by_space_group"].items())
        groups.add({key, std::to_string(row["images"].get<int>()), percent(row["accuracy"]["value"])});
    groups.print();
    TextTable zones({"zone axis", "patterns", "accuracy"}, {1, 2});
    for (const auto& [key, row] : single["by_zone_axis"].items())
        zones.add({key, std::to_string(row["images"].get<int>()), percent(row["accuracy"]["value"])});
    zones.print();
    TextTable pooled({"space group from", "patterns", "accuracy", "log loss", "calibration error"}, {1, 2, 3, 4});
    for (const Json& row : report["space_groups"])
        pooled.add({row["how"], std::to_string(row["patterns"].get<int>()), percent(row["accuracy"]["value"]), number(row["log_loss"], 3), percent(row["calibration_error"])});
    pooled.print();
    if (report.contains("unknown"))
        printLine("other space groups: AUROC " + number(report["unknown"]["auroc"]["value"], 3) + ", refused " + interval(report["unknown"]["refused"]));
}

} // namespace

Action declareSaedEvaluate(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "What to measure (JSON); none: the defaults");
    command.add_option("--model", options->model, "Bundled model or .safetensors file")->capture_default_str();
    command.add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"saed evaluate --model saed-cubic", "saed evaluate cifs.json --json"});
    return [options](JobMonitor& job) {
        const auto spec = options->spec.empty() ? nn::SpotEvaluationSpec{}
                                                : settingsFromJson<nn::SpotEvaluationSpec>(parseJson(readTextFile(options->spec), options->spec.string()));
        const Json report = nn::evaluateSpots(nn::loadModelByNameOrPath(options->model), spec, options->device, job);
        options->json ? printJson(report) : print(report);
    };
}

} // namespace kikuscope::cli
