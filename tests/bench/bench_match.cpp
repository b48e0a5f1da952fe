// SPDX-License-Identifier: GPL-3.0-or-later
// Matching: templates per second, patterns searched and refined per second (eight phases, 3 degrees, 24 px;
// all cores).
#include "core/base/parallel.h"
#include "core/crystal/structure_library.h"
#include "core/match/matcher.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;
using namespace kikuscope::match;

namespace {

const std::vector<Phase>& eightPhases()
{
    static const std::vector<Phase> phases = [] {
        std::vector<Phase> list;
        for (const char* name : {"ferrite", "austenite", "nickel", "silicon", "alpha-titanium",
                                 "beta-titanium", "quartz", "cementite"})
            list.push_back(crystal::libraryStructure(name).phase);
        return list;
    }();
    return phases;
}

Conditions conditions()
{
    Conditions c;
    c.height = c.width = 60;
    c.patternCentre = {0.5, 0.28, 0.55};
    return c;
}

const Matcher& matcher()
{
    static const Matcher m = [] {
        NullMonitor job;
        return Matcher(eightPhases(), conditions(), {}, job);
    }();
    return m;
}

PatternBlock patterns(std::int64_t count)
{
    PatternBlock block({0, count}, 60, 60);
    parallelFor(count, 0, [&](std::int64_t i) {
        Rng rng = Rng::stream(1, static_cast<std::uint64_t>(i));
        const auto& candidates = matcher().candidates();
        float* out = block.pattern(i).data;
        simulate::projectMaster(candidates[static_cast<std::size_t>(i) % candidates.size()].master,
                                randomRotation(rng), conditions().patternCentre, 60, 60, out);
        simulate::CameraModel camera;
        camera.noiseToSignal = 1;
        simulate::applyCamera(camera, conditions().patternCentre, rng, 60, 60, out);
        block.present[static_cast<std::size_t>(i)] = 1;
    });
    return block;
}

void renderDictionary(benchmark::State& state)
{
    NullMonitor job;
    const Candidates& candidates = matcher().candidates();
    std::int64_t templates = 0;
    for (auto _ : state)
        templates += Dictionary(candidates, conditions(), {}, job).size();
    state.SetItemsProcessed(templates);
}
BENCHMARK(renderDictionary)->Unit(benchmark::kSecond)->UseRealTime()->Iterations(1);

void searchDictionary(benchmark::State& state)
{
    const std::int64_t count = state.range(0);
    const PatternBlock block = patterns(count);
    const Dictionary& dictionary = matcher().dictionary();
    std::vector<float> prepared(static_cast<std::size_t>(count) * dictionary.view().pixels());
    auto workspace = dictionary.view().makeWorkspace();
    for (std::int64_t i = 0; i < count; ++i)
        dictionary.view().prepare(block.pattern(i),
                                  prepared.data() + static_cast<std::size_t>(i) * dictionary.view().pixels(),
                                  workspace);
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(search(dictionary, prepared.data(), count, 15, 0, job));
    state.SetItemsProcessed(state.iterations() * count);
}
BENCHMARK(searchDictionary)->Arg(1)->Arg(2000)->Unit(benchmark::kMillisecond)->UseRealTime();

void matchPatterns(benchmark::State& state)
{
    const PatternBlock block = patterns(state.range(0));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(matcher().match(block, job));
    state.SetItemsProcessed(state.iterations() * state.range(0));
}
BENCHMARK(matchPatterns)->Arg(200)->Unit(benchmark::kMillisecond)->UseRealTime()->Iterations(1);

} // namespace
