// SPDX-License-Identifier: GPL-3.0-or-later
// train: a network on patterns simulated on the fly. A checkpoint beside the model lets a stopped run go on.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/progress_line.h"

#include "core/base/atomic_file.h"
#include "core/nn/train.h"

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
    const nn::TrainingSpec spec = nn::TrainingSpec::fromJson(parseJson(readTextFile(options.spec), source), source);
    const Stopwatch watch;
    const nn::ModelFile model =
        trainAndSave(options.training, options.output, job, [&](const nn::TrainingOptions& training) { return nn::train(spec, training, job); });
    if (options.json)
        return printJson(trainingJson(model, options.output, spec.images, watch.seconds()));
    printLine(model.name + ": " + std::to_string(spec.images) + " images in " + durationText(watch.seconds()) + ": " +
              options.output.string());
    printLine("Measured: " + model.metrics.dump(2));
}

} // namespace

Action declareTrain(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "Training specification (JSON)")->required();
    command.add_option("-o,--output", options->output, "Model file (.safetensors) to write")->required();
    command.add_option("--device", options->training.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--render", options->training.renderOn,
                       "Where patterns are rendered: device = where the network learns (standard recipe only), cpu, auto = the device if it is CUDA")
        ->check(CLI::IsMember(nn::renderPlaces))
        ->capture_default_str();
    command.add_option("--threads", options->training.threads, "Threads that render patterns; 0 = all cores")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    command.add_option("--checkpoint", options->training.checkpoint, "Checkpoint to write and to resume from (default: MODEL.checkpoint)");
    command.add_option("--checkpoint-seconds", options->training.checkpointSeconds, "Time between checkpoints (s)")
        ->check(CLI::PositiveNumber)
        ->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"train steel.json -o steel.safetensors", "train steel.json -o steel.safetensors --device cuda --json"});
    return [options](JobMonitor& job) { trainModel(*options, job); };
}

} // namespace kikuscope::cli
