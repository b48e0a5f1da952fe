// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a 1000 x 1000 map: whole, and the ten rows a finished block changes.
#include "core/draw/map_image.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;

namespace {

struct Map
{
    ScanGrid grid;
    std::vector<std::uint16_t> ids;
    std::vector<PixelState> state;
    std::vector<Rgba> colours;

    Map()
    {
        grid.rows = grid.cols = 1000;
        ids.resize(1000000);
        for (std::size_t i = 0; i < ids.size(); ++i)
            ids[i] = static_cast<std::uint16_t>((i / 37 + i / 50000) % 9);
        state.assign(ids.size(), PixelState::Classified);
        PhaseList phases;
        phases.phases.resize(8);
        colours = draw::phaseColours(phases);
    }
};

void wholeMap(benchmark::State& state)
{
    const Map map;
    for (auto _ : state)
        benchmark::DoNotOptimize(draw::renderPhaseMap(map.grid, map.ids, map.colours, map.state));
}
BENCHMARK(wholeMap)->Unit(benchmark::kMillisecond);

void tenRows(benchmark::State& state)
{
    const Map map;
    auto image = draw::renderPhaseMap(map.grid, map.ids, map.colours, map.state);
    for (auto _ : state) {
        draw::updatePhaseMapRows(image, map.grid, map.ids, map.colours, map.state, 500, 509);
        benchmark::DoNotOptimize(image.pixels.data());
    }
}
BENCHMARK(tenRows)->Unit(benchmark::kMicrosecond);

} // namespace
