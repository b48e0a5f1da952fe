// SPDX-License-Identifier: GPL-3.0-or-later
// What feeds a training: random patterns rendered and preprocessed, on one thread.
#include "core/crystal/structure_library.h"
#include "core/preprocess/recipe.h"
#include "core/simulate/pattern_renderer.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

/// Default conditions, standard recipe; `masters`: 2 mixes two energies.
void trainingSample(benchmark::State& state)
{
    const int size = static_cast<int>(state.range(0));
    NullMonitor job;
    std::vector<MasterPattern> masters;
    for (int i = 0; i < state.range(1); ++i) {
        MasterPatternOptions options;
        options.size = 301;
        options.energyKeV = 20 - 5 * i;
        options.threads = 1;
        masters.push_back(prefiltered(simulateMasterPattern(crystal::libraryStructure("nickel").phase, options, job),
                                      pixelAngleDeg({0.5, 0.5, 0.66}, size)));
    }
    const preprocess::RecipeRunner runner(preprocess::PreprocessRecipe::standard(size), size, size);
    const auto workspace = runner.makeWorkspace();
    std::vector<float> pattern(static_cast<std::size_t>(size) * static_cast<std::size_t>(size)), out(pattern.size());
    const RandomConditions conditions;
    std::uint64_t index = 0;
    for (auto _ : state) {
        Rng rng = Rng::stream(1, index++);
        renderRandomPattern(masters.front(), masters.back(), conditions, size, rng, pattern.data());
        runner.apply({pattern.data(), size, size}, out.data(), *workspace);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(trainingSample)->ArgNames({"px", "masters"})->Args({64, 1})->Args({64, 2})->Args({128, 1});

} // namespace
