// SPDX-License-Identifier: GPL-3.0-or-later
// saed robustness: accuracy over the strength of lattice defects.
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

void print(const Json& report)
{
    TextTable table({"defect", "value", "patterns", "accuracy", "95 % interval"}, {1, 2, 3});
    for (const Json& curve : report["curves"])
        for (const Json& point : curve["points"]) {
            const Json& e = point["accuracy"];
            table.add({curve["name"], point["value"].is_null() ? "" : point["value"].dump(), std::to_string(point["images"].get<int>()),
                       percent(e["value"]), percent(e["low"]) + " to " + percent(e["high"])});
        }
    table.print();
}

} // namespace

Action declareSaedRobustness(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "Structures, defects and their strengths (JSON)")->required();
    command.add_option("--model", options->model, "Bundled model or .safetensors file")->capture_default_str();
    command.add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"saed robustness defects.json --model saed-cubic"});
    return [options](JobMonitor& job) {
        const auto spec = settingsFromJson<nn::RobustnessSpec>(parseJson(readTextFile(options->spec), options->spec.string()));
        const Json report = nn::spotRobustness(nn::loadModelByNameOrPath(options->model), spec, options->device, job);
        options->json ? printJson(report) : print(report);
    };
}

} // namespace kikuscope::cli
