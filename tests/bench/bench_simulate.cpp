// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns, projection, random training patterns; all on one thread.
#include "core/base/rotation.h"
#include "core/crystal/structure_library.h"
#include "core/simulate/pattern_renderer.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

MasterPattern simulated(const char* structure, int size, int threads = 1)
{
    MasterPatternOptions options;
    options.size = size;
    options.threads = threads;
    NullMonitor job;
    return simulateMasterPattern(crystal::libraryStructure(structure).phase, options, job);
}

void masterPattern(benchmark::State& state, const char* structure, int size, int threads = 1)
{
    MasterPattern master;
    for (auto _ : state)
        master = simulated(structure, size, threads);
    state.counters["directions"] = master.provenance["directions"].get<double>();
    state.counters["beams"] = master.provenance["mean_strong_beams"].get<double>();
    state.counters["fallbacks"] = master.fallbackPixels;
}
BENCHMARK_CAPTURE(masterPattern, nickel_401, "nickel", 401)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, nickel_201, "nickel", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, titanium_201, "alpha-titanium", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, quartz_201, "quartz", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, kyanite_201, "kyanite", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, gold_201, "gold", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, tungsten_201, "tungsten", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, WC_201, "WC", 201)->Unit(benchmark::kMillisecond)->MeasureProcessCPUTime();
BENCHMARK_CAPTURE(masterPattern, stibnite_201, "stibnite", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

/// Triclinic, 104 atoms: half of its time must stay below that of a cell of 50 on two cores.
BENCHMARK_CAPTURE(masterPattern, anorthite_201, "anorthite", 201)
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

void projection(benchmark::State& state)
{
    const int size = static_cast<int>(state.range(0));
    const MasterPattern master = simulated("nickel", 201);
    std::vector<float> pattern(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    Rng rng(1);
    for (auto _ : state)
        projectMaster(master, randomRotation(rng), {0.5, 0.3, 0.6}, size, size, pattern.data());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(projection)->Arg(64)->Arg(128)->Arg(224);

void randomPattern(benchmark::State& state)
{
    const int size = static_cast<int>(state.range(0));
    const MasterPattern master = simulated("nickel", 201);
    std::vector<float> pattern(static_cast<std::size_t>(size) * static_cast<std::size_t>(size));
    const RandomConditions conditions;
    Rng rng(1);
    for (auto _ : state)
        renderRandomPattern(master, conditions, size, rng, pattern.data());
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(randomPattern)->Arg(64)->Arg(128)->Arg(224);

void prefilter(benchmark::State& state)
{
    const MasterPattern master = simulated("nickel", 401);
    for (auto _ : state)
        benchmark::DoNotOptimize(prefiltered(master, 1.5));
}
BENCHMARK(prefilter)->Unit(benchmark::kMillisecond)->UseRealTime();

} // namespace
