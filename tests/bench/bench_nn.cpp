// SPDX-License-Identifier: GPL-3.0-or-later
// Inference of every network, workers against OpenMP threads, samples as a tensor program, and training; items are patterns.
#include "core/base/rng.h"
#include "core/crystal/structure_library.h"
#include "core/nn/classifier.h"
#include "core/nn/explain_scan.h"
#include "core/nn/networks.h"
#include "core/nn/threads.h"
#include "core/nn/training_loop.h"
#include "core/nn/untrained.h"
#include "core/preprocess/recipe.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr int classCount = 14;

std::vector<std::string> classNames()
{
    std::vector<std::string> names;
    for (int i = 0; i < classCount; ++i)
        names.push_back("class " + std::to_string(i));
    return names;
}

std::vector<float> randomInputs(std::int64_t count, int size)
{
    Rng rng(1);
    std::vector<float> values(static_cast<std::size_t>(count * size * size));
    for (auto& value : values)
        value = static_cast<float>(rng.normal());
    return values;
}

/// Preprocessed patterns in memory to class probabilities, one thread.
void inference(benchmark::State& state, const std::string& network, int size, std::int64_t batch)
{
    initialiseThreads();
    Classifier classifier(std::make_shared<ModelFile>(untrainedModel(network, size, classNames())), "cpu");
    classifier.setBatch(batch);
    const auto inputs = randomInputs(batch, size);
    classifier.probabilities(inputs.data(), batch); // builds the kernels
    for (auto _ : state)
        benchmark::DoNotOptimize(classifier.probabilities(inputs.data(), batch));
    state.SetItemsProcessed(state.iterations() * batch);
}

/// Heat maps of preprocessed patterns, the default network at its own size, one thread.
void explaining(benchmark::State& state, ExplainMethod method)
{
    initialiseThreads();
    const std::int64_t count = state.range(0);
    Explainer explainer(std::make_shared<ModelFile>(untrainedModel("compact", 64, classNames())));
    const auto inputs = randomInputs(count, 64);
    explainer.explain({inputs.data(), 64 * 64}, {method});
    for (auto _ : state)
        benchmark::DoNotOptimize(explainer.explain(inputs, {method}));
    state.SetItemsProcessed(state.iterations() * count);
}

EbsdScan randomScan(std::int64_t count, int side)
{
    Rng rng(2);
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(count * side * side));
    for (auto& pixel : pixels)
        pixel = static_cast<std::uint16_t>(rng.index(256));
    EbsdScan input;
    input.name = "random patterns";
    input.grid.rows = 1;
    input.grid.cols = input.grid.colsShifted = count;
    input.patterns = std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, count, side, side);
    return input;
}

/// One recorded pattern, recipe included, as the window does under the crosshair; `input`: side of the network's input.
void explainingRecorded(benchmark::State& state, ExplainMethod method, int input)
{
    initialiseThreads();
    const int side = static_cast<int>(state.range(0));
    const EbsdScan scan = randomScan(1, side);
    const auto model = std::make_shared<ModelFile>(untrainedModel("compact", input, classNames()));
    const preprocess::RecipeRunner recipe(model->recipe, side, side);
    Explainer explainer(model);
    for (auto _ : state)
        benchmark::DoNotOptimize(explainer.explain(recipe.apply(scan.patterns->read({0, 1})), {method}));
}

/// Recorded patterns to their mean heat, recipe included, on all cores.
void meanOfHeat(benchmark::State& state)
{
    initialiseThreads();
    const std::int64_t count = 1000;
    const EbsdScan scan = randomScan(count, static_cast<int>(state.range(0)));
    const auto model = std::make_shared<const ModelFile>(untrainedModel("compact", 64, classNames()));
    std::vector<std::int64_t> pixels(count);
    for (std::int64_t i = 0; i < count; ++i)
        pixels[static_cast<std::size_t>(i)] = i;
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(meanHeat(scan, model, pixels, {}, "cpu", job).patterns);
    state.SetItemsProcessed(state.iterations() * count);
}

/// One worker whose operations are shared by OpenMP threads: the alternative to several workers.
void openMp(benchmark::State& state)
{
    initialiseThreads();
    Classifier classifier(std::make_shared<ModelFile>(untrainedModel("compact", 64, classNames())), "cpu");
    useTorchThreads(static_cast<int>(state.range(0)));
    constexpr std::int64_t count = 2048;
    const auto inputs = randomInputs(count, 64);
    classifier.probabilities(inputs.data(), 64);
    for (auto _ : state)
        benchmark::DoNotOptimize(classifier.probabilities(inputs.data(), count));
    useTorchThreads(1);
    state.SetItemsProcessed(state.iterations() * count);
}

/// The main job: recorded 60 x 60 patterns in memory to a phase map, recipe included.
void scan(benchmark::State& state)
{
    initialiseThreads();
    constexpr std::int64_t rows = 32, cols = 64;
    constexpr int side = 60;
    Rng rng(2);
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(rows * cols * side * side));
    for (auto& pixel : pixels)
        pixel = static_cast<std::uint16_t>(rng.index(256));
    EbsdScan input;
    input.name = "random patterns";
    input.grid.rows = rows;
    input.grid.cols = input.grid.colsShifted = cols;
    input.patterns = std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, rows * cols, side, side);
    const auto model = std::make_shared<const ModelFile>(untrainedModel("compact", 64, classNames()));
    ClassifyOptions options;
    options.device = "cpu";
    options.workers = static_cast<int>(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(classifyScan(input, model, options, job).doneCount());
    state.SetItemsProcessed(state.iterations() * rows * cols);
}

/// `steps` optimisation steps on ready-made samples (no rendering).
void trainSteps(benchmark::State& state, const std::string& network, int size, std::int64_t batch, int steps, int threads)
{
    initialiseThreads();
    TrainingSpec spec;
    spec.name = "bench";
    spec.network = network;
    spec.inputSize = spec.renderSize = size;
    spec.batch = static_cast<int>(batch);
    spec.classes.resize(classCount);
    spec.images = batch * steps;
    spec.validationImages = 1;
    const std::size_t pixels = static_cast<std::size_t>(size) * static_cast<std::size_t>(size);
    const auto ready = std::make_shared<std::vector<float>>(randomInputs(batch, size));
    const SampleSource samples = [=]() -> SampleWorker {
        return [=](std::uint64_t index, float* out) {
            std::copy_n(ready->data() + index % static_cast<std::uint64_t>(batch) * pixels, pixels, out);
            return static_cast<int>(index % classCount);
        };
    };
    TrainingOptions options;
    options.device = "cpu";
    options.threads = threads;
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(runTraining(spec, samples, samples, options, job).weights.size());
    state.SetItemsProcessed(state.iterations() * spec.images);
}

void training(benchmark::State& state) { trainSteps(state, "compact", 64, 64, 12, static_cast<int>(state.range(0))); }

[[maybe_unused]] const int registered = [] {
    for (const auto& network : networks())
        for (const int size : {64, 128, 224}) {
            for (const std::int64_t batch : {8, 32})
                benchmark::RegisterBenchmark(
                    ("training/" + network.id + "/" + std::to_string(size) + "px/batch" + std::to_string(batch)).c_str(),
                    [id = network.id, size, batch](benchmark::State& state) { trainSteps(state, id, size, batch, 2, 1); })
                    ->UseRealTime()
                    ->Unit(benchmark::kMillisecond);
            for (const std::int64_t batch : {1, 16, 64})
                benchmark::RegisterBenchmark(
                    ("inference/" + network.id + "/" + std::to_string(size) + "px/batch" + std::to_string(batch)).c_str(),
                    [id = network.id, size, batch](benchmark::State& state) { inference(state, id, size, batch); })
                    ->Unit(benchmark::kMillisecond);
        }
    return 0;
}();

} // namespace

BENCHMARK_CAPTURE(explaining, gradcam, ExplainMethod::GradCam)->Arg(1)->Arg(1000)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explaining, gradcampp, ExplainMethod::GradCamPlusPlus)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explaining, occlusion, ExplainMethod::Occlusion)->Arg(1)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explainingRecorded, gradcam, ExplainMethod::GradCam, 64)->ArgName("px")->Arg(60)->Arg(480)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explainingRecorded, gradcam_input480, ExplainMethod::GradCam, 480)->ArgName("px")->Arg(480)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(explainingRecorded, occlusion, ExplainMethod::Occlusion, 64)->ArgName("px")->Arg(480)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(meanOfHeat)->ArgName("px")->Arg(60)->Arg(240)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(openMp)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
BENCHMARK(scan)->ArgName("workers")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
/// Training samples as one batched program on one thread; beside them bench_samples' trainingSample.
void tensorSamples(benchmark::State& state)
{
    initialiseThreads();
    const int size = static_cast<int>(state.range(0));
    NullMonitor job;
    std::vector<simulate::MasterPattern> masters;
    for (int i = 0; i < state.range(1); ++i) {
        simulate::MasterPatternOptions options;
        options.size = 301;
        options.energyKeV = 20 - 5 * i;
        options.threads = 1;
        masters.push_back(simulate::prefiltered(simulate::simulateMasterPattern(crystal::libraryStructure("nickel").phase, options, job),
                                                simulate::pixelAngleDeg({0.5, 0.5, 0.66}, size)));
    }
    const TensorRenderer renderer(masters, size, "cpu");
    std::vector<DrawnSample> batch(64);
    std::uint64_t index = 0;
    for (auto _ : state) {
        for (auto& sample : batch) {
            Rng rng = Rng::stream(1, index++);
            sample = {.second = masters.size() - 1, .drawn = simulate::drawPattern({}, rng)};
        }
        benchmark::DoNotOptimize(renderer.inputs(batch, index));
    }
    state.SetItemsProcessed(state.iterations() * 64);
}
BENCHMARK(tensorSamples)->ArgNames({"px", "masters"})->Args({64, 1})->Args({64, 2})->Args({128, 1})->Unit(benchmark::kMillisecond);

BENCHMARK(training)->ArgName("threads")->Arg(1)->Arg(2)->UseRealTime()->Unit(benchmark::kMillisecond);
