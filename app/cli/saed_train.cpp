// SPDX-License-Identifier: GPL-3.0-or-later
// saed train: a network on spot patterns simulated on the fly.
#include "app/cli/output.h"
#include "app/cli/progress_line.h"
#include "app/cli/saed.h"

#include "core/base/atomic_file.h"
#include "core/nn/spot_model.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    std::filesystem::path spec, output;
    nn::TrainingOptions training;
    bool json = false;
};

void trainModel(const Options& options, JobMonitor& job)
{
    const std::string source = options.spec.string();
    const auto spec = nn::SpotTrainingSpec::fromJson(parseJson(readTextFile(options.spec), source), source);
    const Stopwatch watch;
    const nn::ModelFile model =
        trainAndSave(options.training, options.output, job, [&](const nn::TrainingOptions& training) { return nn::trainSpots(spec, training, job); });
    if (options.json)
        return printJson(trainingJson(model, options.output, spec.learning.images, watch.seconds()));
    printLine(model.name + ": " + std::to_string(spec.learning.images) + " images, " + std::to_string(model.classes.size()) + " classes, " +
              durationText(watch.seconds()) + ": " + options.output.string());
    printLine("Measured: " + model.metrics.dump(2));
}

} // namespace

Action declareSaedTrain(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "Training specification (JSON)")->required();
    command.add_option("-o,--output", options->output, "Model file (.safetensors) to write")->required();
    command.add_option("--device", options->training.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--threads", options->training.threads, "Threads that draw patterns; 0 = all cores")->check(CLI::Range(0, 1024))->capture_default_str();
    command.add_option("--checkpoint", options->training.checkpoint, "Checkpoint to write and to resume from (default: MODEL.checkpoint)");
    addJsonFlag(command, options->json);
    addExamples(command, {"saed train saed-cubic.spec.json -o saed-cubic.safetensors"});
    return [options](JobMonitor& job) { trainModel(*options, job); };
}

} // namespace kikuscope::cli
