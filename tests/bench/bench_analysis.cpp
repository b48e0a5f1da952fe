// SPDX-License-Identifier: GPL-3.0-or-later
// Comparison and clean-up of maps of one and ten megapixels: grains of about 20 pixels across, 5 % of the pixels and
// every second boundary pixel wrong.
#include "core/analysis/cleanup.h"
#include "core/analysis/disagreement.h"
#include "core/base/rng.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

constexpr std::int64_t grainSide = 20;

Phase named(const std::string& name)
{
    Phase phase;
    phase.name = name;
    return phase;
}

struct Maps
{
    CrystalMap reference;
    PhaseMap result;
};

/// The phase of a grain: a checkerboard with jagged edges.
std::uint16_t phaseAt(std::int64_t row, std::int64_t col)
{
    const std::int64_t r = (row + col * 7 / 13 % 5) / grainSide, c = (col + row * 5 / 11 % 5) / grainSide;
    return static_cast<std::uint16_t>((r * 31 + c * 17 + r * c) % 5 + 1);
}

Maps makeMaps(std::int64_t side)
{
    ScanGrid grid;
    grid.rows = grid.cols = side;
    const PhaseList phases{{named("a"), named("b"), named("c"), named("d"), named("e")}};
    Maps maps;
    maps.reference.grid = grid;
    maps.reference.phases = phases;
    maps.reference.phaseId.resize(static_cast<std::size_t>(grid.size()));
    maps.result = PhaseMap(grid, phases);
    Rng rng(1);
    for (std::int64_t row = 0; row < side; ++row)
        for (std::int64_t col = 0; col < side; ++col) {
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            const std::uint16_t truth = phaseAt(row, col), neighbour = phaseAt(row, col + 1);
            std::uint16_t answer = truth != neighbour && rng.index(2) == 0 ? neighbour : truth;
            if (rng.index(20) == 0)
                answer = static_cast<std::uint16_t>(rng.index(6)); // 0: unknown
            maps.reference.phaseId[i] = truth;
            maps.result.phaseId[i] = answer;
            maps.result.state[i] = PixelState::Classified;
            const std::uint16_t first = std::max<std::uint16_t>(1, answer);
            maps.result.topId[i] = {first, static_cast<std::uint16_t>(first % 5 + 1),
                                    static_cast<std::uint16_t>((first + 1) % 5 + 1)};
            const float best = 0.4f + 0.006f * static_cast<float>(rng.index(100));
            maps.result.topProbability[i] = {best, 0.6f * (1 - best), 0.2f * (1 - best)};
        }
    return maps;
}

const Maps& mapsOf(std::int64_t side)
{
    static const Maps one = makeMaps(1000);
    if (side == 1000)
        return one;
    static const Maps ten = makeMaps(3163);
    return ten;
}

void confusion(benchmark::State& state)
{
    const Maps& maps = mapsOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(agreement(confusionMatrix(maps.result, maps.reference)).kappa);
}

void regions(benchmark::State& state)
{
    const Maps& maps = mapsOf(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(
            connectedRegions(maps.result.grid, std::span<const std::uint16_t>(maps.result.phaseId)).regions.size());
}

void disagreements(benchmark::State& state)
{
    const Maps& maps = mapsOf(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            disagreement(comparedMaps(maps.result, maps.reference), {.tolerance = static_cast<int>(state.range(1))}, job)
                .regionCount);
}

void cleanUpStep(benchmark::State& state, std::vector<std::string> steps)
{
    const Maps& maps = mapsOf(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(cleanedPhases(maps.result, {.steps = steps, .unknown = "fill"}, job).changed);
}

void wholeCleanUp(benchmark::State& state)
{
    const Maps& maps = mapsOf(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(
            cleanUp(maps.result, {.steps = {"min_confidence", "majority", "absorb", "pool"}}, job).phaseId.data());
}

} // namespace

BENCHMARK(confusion)->Arg(1000)->Arg(3163)->Unit(benchmark::kMillisecond);
BENCHMARK(regions)->Arg(1000)->Arg(3163)->Unit(benchmark::kMillisecond);
BENCHMARK(disagreements)->Args({1000, 0})->Args({1000, 1})->Args({1000, 3})->Args({3163, 1})->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(cleanUpStep, majority, {"majority"})->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(cleanUpStep, absorb, {"absorb"})->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK_CAPTURE(cleanUpStep, pool, {"pool"})->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(wholeCleanUp)->Arg(1000)->Arg(3163)->Unit(benchmark::kMillisecond);
