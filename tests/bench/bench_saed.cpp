// SPDX-License-Identifier: GPL-3.0-or-later
// Spot patterns per second and thread: both engines, spots alone and drawn, and the parts of the virtual specimen.
#include "core/crystal/structure_library.h"
#include "core/simulate/saed/defect_spots.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/saed/virtual_specimen.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

SaedConditions conditionsOf(std::int64_t index)
{
    SaedConditions conditions;
    conditions.zone = standardZoneAxes()[static_cast<std::size_t>(index % 16)];
    conditions.thicknessNm = 8;
    return conditions;
}

void spotList(benchmark::State& state, const char* structure)
{
    const Phase phase = crystal::libraryStructure(structure).phase;
    const SaedCrystal crystal(phase, conditionsOf(0));
    std::int64_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(saedSpots(crystal, conditionsOf(i++)));
    state.SetItemsProcessed(i);
}
BENCHMARK_CAPTURE(spotList, aluminium, "aluminium");
BENCHMARK_CAPTURE(spotList, silicon, "silicon");
BENCHMARK_CAPTURE(spotList, spinel, "spinel");

void preparedCrystal(benchmark::State& state, const char* structure)
{
    const Phase phase = crystal::libraryStructure(structure).phase;
    for (auto _ : state)
        benchmark::DoNotOptimize(SaedCrystal(phase, conditionsOf(0)));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(preparedCrystal, aluminium, "aluminium");
BENCHMARK_CAPTURE(preparedCrystal, spinel, "spinel");

void drawnSpots(benchmark::State& state)
{
    const Phase phase = crystal::libraryStructure("aluminium").phase;
    const SaedCrystal crystal(phase, conditionsOf(0));
    std::int64_t i = 0;
    for (auto _ : state) {
        SaedConditions conditions = conditionsOf(i++);
        conditions.camera.dose = state.range(0) ? 200 : 0;
        benchmark::DoNotOptimize(drawSaed(saedSpots(crystal, conditions), conditions, static_cast<std::uint64_t>(i)));
    }
    state.SetItemsProcessed(i);
}
BENCHMARK(drawnSpots)->ArgName("noise")->Arg(0)->Arg(1);

void drawnTwin(benchmark::State& state)
{
    const Phase phase = crystal::libraryStructure("aluminium").phase;
    const SaedCrystal crystal(phase, conditionsOf(0));
    DefectSpec defects;
    defects.twin = true;
    std::int64_t i = 0;
    for (auto _ : state) {
        const SaedConditions conditions = conditionsOf(i++);
        benchmark::DoNotOptimize(drawSaed(saedSpots(crystal, conditions, defects), conditions));
    }
    state.SetItemsProcessed(i);
}
BENCHMARK(drawnTwin);

void builtSpecimen(benchmark::State& state)
{
    const Phase phase = crystal::libraryStructure("aluminium").phase;
    DefectSpec defects;
    defects.dislocations = static_cast<int>(state.range(0));
    std::int64_t i = 0;
    for (auto _ : state)
        benchmark::DoNotOptimize(makeSpecimen(phase, conditionsOf(i++), defects));
    state.SetItemsProcessed(i);
}
BENCHMARK(builtSpecimen)->ArgName("dislocations")->Arg(0)->Arg(4)->Unit(benchmark::kMillisecond);

/// Beam sigma in tenths of a nanometre.
void specimenPattern(benchmark::State& state)
{
    const Phase phase = crystal::libraryStructure("aluminium").phase;
    DefectSpec defects;
    defects.dislocations = 4;
    SpecimenOptions options;
    options.beamSigmaNm = static_cast<double>(state.range(0)) / 10;
    std::int64_t i = 0;
    for (auto _ : state) {
        const SaedConditions conditions = conditionsOf(i);
        benchmark::DoNotOptimize(simulateSaed(phase, conditions, defects, options, static_cast<std::uint64_t>(i++)));
    }
    state.SetItemsProcessed(i);
}
BENCHMARK(specimenPattern)->ArgName("beam")->Arg(30)->Arg(20)->Unit(benchmark::kMillisecond);

} // namespace
