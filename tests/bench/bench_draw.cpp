// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of a 1000 x 1000 map: whole, the ten rows a finished block changes, and figures of it.
#include "core/draw/figure.h"
#include "core/draw/map_image.h"
#include "core/io/figure_file.h"

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

/// Three panels of the map on 175 mm: pixels at 600 dpi and the packed PNG; PDF; SVG.
struct Page
{
    draw::FigureRecipe recipe;
    std::vector<draw::PanelContent> contents;

    explicit Page(std::size_t panels)
    {
        const Map map;
        recipe.panels.resize(panels);
        for (auto& panel : recipe.panels)
            panel.file = "map.ctf";
        contents.assign(panels, draw::mapPanel(draw::renderPhaseMap(map.grid, map.ids, map.colours, map.state), map.grid));
    }
};

void figurePng(benchmark::State& state)
{
    const Page page(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(io::packPng(draw::renderPixels(draw::composeFigure(page.recipe, page.contents), 600), 600, {"map", "{}"}));
}
BENCHMARK(figurePng)->Arg(1)->Arg(3)->Unit(benchmark::kMillisecond);

void figurePixels(benchmark::State& state)
{
    const Page page(static_cast<std::size_t>(state.range(0)));
    for (auto _ : state)
        benchmark::DoNotOptimize(draw::renderPixels(draw::composeFigure(page.recipe, page.contents), 600));
}
BENCHMARK(figurePixels)->Arg(1)->Arg(3)->Unit(benchmark::kMillisecond);

void figurePdf(benchmark::State& state)
{
    const Page page(3);
    for (auto _ : state)
        benchmark::DoNotOptimize(draw::renderPdf(draw::composeFigure(page.recipe, page.contents), {"map", "{}"}));
}
BENCHMARK(figurePdf)->Unit(benchmark::kMillisecond);

} // namespace
