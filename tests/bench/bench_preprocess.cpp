// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns per second of the standard, bands and known-bands recipe (to 64 x 64) on one core.
#include "core/base/rng.h"
#include "core/preprocess/recipe.h"

#include <benchmark/benchmark.h>
#include <cmath>

using namespace kikuscope;

namespace {

void applyRecipe(benchmark::State& state, const preprocess::PreprocessRecipe& recipe)
{
    const int height = static_cast<int>(state.range(0)), width = static_cast<int>(state.range(1));
    const double radius = static_cast<double>(state.range(2)) / 100 * std::min(height, width);
    Image<float> pattern(height, width);
    Rng rng(1);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            if (radius == 0 || std::hypot(x + 0.5 - width / 2., y + 0.5 - height / 2.) < radius)
                pattern(y, x) = static_cast<float>(std::round(100 + 15 * rng.normal()));
    const preprocess::RecipeRunner runner(recipe, height, width, Detector{.patternCentre = PatternCentre{0.5, 0.3, 0.6}});
    const auto workspace = runner.makeWorkspace();
    std::vector<float> out(static_cast<std::size_t>(runner.outputHeight()) * static_cast<std::size_t>(runner.outputWidth()));
    for (auto _ : state) {
        runner.apply(pattern.view(), out.data(), *workspace);
        benchmark::DoNotOptimize(out.data());
    }
    state.SetItemsProcessed(state.iterations());
}
void standardRecipe(benchmark::State& state) { applyRecipe(state, preprocess::PreprocessRecipe::standard(64)); }
void bandsRecipe(benchmark::State& state) { applyRecipe(state, preprocess::PreprocessRecipe::bands(64)); }

void knownBandsRecipe(benchmark::State& state) { applyRecipe(state, preprocess::PreprocessRecipe::knownBands(64)); }

void sizes(benchmark::internal::Benchmark* benchmark)
{
    benchmark->ArgNames({"height", "width", "screen%"})
        ->Args({60, 60, 0})->Args({64, 64, 0})->Args({64, 64, 50})->Args({128, 156, 0})
        ->Args({240, 240, 0})->Args({480, 480, 0})->Args({480, 480, 50});
}
BENCHMARK(standardRecipe)->Apply(sizes);
BENCHMARK(bandsRecipe)->Apply(sizes);
BENCHMARK(knownBandsRecipe)->Apply(sizes);

} // namespace
