// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns, projection, random training patterns; all on one thread.
#include "core/base/error.h"
#include "core/base/rotation.h"
#include "core/crystal/cif.h"
#include "core/crystal/random_crystal.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/pattern_renderer.h"

#include <benchmark/benchmark.h>
#include <cstdlib>
#include <filesystem>
#include <set>

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

BENCHMARK_CAPTURE(masterPattern, anorthite_201, "anorthite", 201) // triclinic, 104 atoms
    ->Unit(benchmark::kMillisecond)
    ->MeasureProcessCPUTime();

/// A triclinic crystal with 48 to 53 atoms in the cell.
void triclinicWith50Atoms(benchmark::State& state)
{
    crystal::RandomCrystalOptions wanted;
    wanted.lattice = "aP";
    wanted.mostAtoms = 54; // of which half to all are reached
    wanted.largeCells = 1;
    Phase phase;
    std::size_t atoms = 0;
    for (std::uint64_t seed = 0; atoms < 48; ++seed) {
        phase = crystal::randomCrystal(wanted, seed);
        atoms = crystal::expandedSites(phase).size();
    }
    MasterPatternOptions options;
    options.size = 201;
    options.threads = static_cast<int>(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        state.counters["fallbacks"] = simulateMasterPattern(phase, options, job).fallbackPixels;
}
BENCHMARK(triclinicWith50Atoms)
    ->Arg(1)
    ->Arg(2)
    ->Unit(benchmark::kMillisecond)
    ->UseRealTime()
    ->MeasureProcessCPUTime();

/// The bundled structures, the CIF files of the test data and random crystals: 1000 in all.
std::vector<Phase> thousandCrystals()
{
    std::vector<Phase> phases;
    for (const auto& structure : crystal::structureLibrary())
        phases.push_back(structure.phase);
    const char* data = std::getenv("KIKUSCOPE_TEST_DATA");
    const std::filesystem::path folder = std::filesystem::path(data ? data : "../shared/data") / "cif";
    std::set<std::filesystem::path> files;
    if (std::filesystem::is_directory(folder))
        for (const auto& entry : std::filesystem::directory_iterator(folder))
            if (entry.path().extension() == ".cif")
                files.insert(entry.path());
    for (const auto& file : files) {
        try {
            if (Phase phase = crystal::readCif(file); !phase.atoms.empty())
                phases.push_back(std::move(phase));
        } catch (const Error&) { // what cannot be read is counted by tst_cif
        }
    }
    for (std::uint64_t seed = 0; phases.size() < 1000; ++seed)
        phases.push_back(crystal::randomCrystal({}, seed));
    return phases;
}

/// Every tenth of them (or every KIKUSCOPE_BENCH_STEP-th) at 201 x 201 on two threads.
void crystalsOfAllKinds(benchmark::State& state)
{
    const char* wanted = std::getenv("KIKUSCOPE_BENCH_STEP");
    const std::size_t step = wanted ? std::max(1, std::atoi(wanted)) : 10;
    const std::vector<Phase> phases = thousandCrystals();
    MasterPatternOptions options;
    options.size = 201;
    options.threads = 2;
    NullMonitor job;
    int count = 0, refused = 0, fallbacks = 0;
    for (auto _ : state)
        for (std::size_t i = 0; i < phases.size(); i += step) {
            try {
                fallbacks += simulateMasterPattern(phases[i], options, job).fallbackPixels;
            } catch (const Error&) { // an element without scattering factor
                ++refused;
            }
            ++count;
        }
    state.counters["crystals"] = count;
    state.counters["refused"] = refused;
    state.counters["fallbacks"] = fallbacks;
}
BENCHMARK(crystalsOfAllKinds)
    ->Unit(benchmark::kSecond)
    ->Iterations(1)
    ->UseRealTime()
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
