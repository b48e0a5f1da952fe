// SPDX-License-Identifier: GPL-3.0-or-later
// Selecting pixels on maps of 1 and of 49 megapixels: from the shape to the mask, its statistics and the
// order of the gallery. All of it runs in jobs; a selection of 10^5 pixels of the smaller map may take 50 ms.
#include "core/analysis/grains.h"
#include "core/analysis/selection_statistics.h"
#include "ui/session/gallery_order.h"
#include "ui/session/selection_report.h"
#include "ui/session/shape_selection.h"

#include <benchmark/benchmark.h>
#include <cmath>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr std::int64_t grainSide = 317; // 1e5 pixels

/// Square grains of 317 x 317 pixels, three cubic phases, a slow turn inside of a grain, noise of 0.3
/// degrees.
std::shared_ptr<const CrystalMap> makeMap(std::int64_t side)
{
    auto map = std::make_shared<CrystalMap>();
    map->grid.rows = map->grid.cols = side;
    for (const char* name : {"a", "b", "c"}) {
        Phase phase;
        phase.name = name;
        phase.spaceGroup = 225;
        map->phases.phases.push_back(phase);
    }
    Rng rng(1);
    for (std::int64_t i = 0; i < map->grid.size(); ++i) {
        const std::int64_t block = map->grid.row(i) / grainSide * 7 + map->grid.col(i) / grainSide;
        map->phaseId.push_back(static_cast<std::uint16_t>(1 + block % 3));
        const double turn = static_cast<double>(block % 5) * 0.3 + 0.005 * rng.uniform();
        map->orientation.push_back({static_cast<float>(turn), 0.4f, 0.2f});
    }
    map->scalars.push_back({"BC", "", std::vector<float>(static_cast<std::size_t>(map->grid.size()), 1.f)});
    return map;
}

std::shared_ptr<const PhaseMap> makeResult(const CrystalMap& map)
{
    auto result = std::make_shared<PhaseMap>(map.grid, map.phases);
    result->phaseId = map.phaseId;
    Rng rng(2);
    for (std::size_t i = 0; i < result->phaseId.size(); ++i) {
        const auto p = static_cast<float>(0.5 + 0.5 * rng.uniform());
        result->state[i] = PixelState::Classified;
        result->topId[i] = {map.phaseId[i], static_cast<std::uint16_t>(1 + map.phaseId[i] % 3), 0};
        result->topProbability[i] = {p, 1 - p, 0};
    }
    return result;
}

const std::shared_ptr<const CrystalMap>& mapOf(std::int64_t side)
{
    static const auto small = makeMap(1000);
    static std::shared_ptr<const CrystalMap> large;
    if (side == 1000)
        return small;
    if (!large)
        large = makeMap(side);
    return large;
}

/// A shape of 1e5 pixels.
ShapeRequest request(SelectionTool tool, std::int64_t side)
{
    ShapeRequest r;
    r.tool = tool;
    const auto& map = mapOf(side);
    r.grid = map->grid;
    r.phaseId = {map, &map->phaseId};
    if (tool == SelectionTool::Grain)
        r.orientations = map;
    const double s = static_cast<double>(grainSide);
    if (tool == SelectionTool::Rectangle)
        r.points = {{10.5, 10.5}, {10.5 + s, 10.5 + s}};
    else if (tool == SelectionTool::Lasso)
        for (int k = 0; k < 600; ++k) { // as many corners as a hand draws
            const double a = 2 * std::numbers::pi * k / 600;
            r.points.push_back({500 + 178.4 * std::cos(a), 500 + 178.4 * std::sin(a)});
        }
    else
        r.points = {{400, 400}};
    return r;
}

PixelSelection oneGrain(std::int64_t side) { return selectShape(request(SelectionTool::Rectangle, side)); }

void select(benchmark::State& state, SelectionTool tool, analysis::Combination combination)
{
    ShapeRequest r = request(tool, state.range(0));
    r.combination = combination;
    r.old = std::make_shared<const PixelSelection>(oneGrain(state.range(0)));
    std::int64_t pixels = 0;
    for (auto _ : state)
        pixels = selectShape(r).count;
    state.counters["pixels"] = static_cast<double>(pixels);
}
void rectangle(benchmark::State& s) { select(s, SelectionTool::Rectangle, analysis::Combination::Replace); }
void rectangleAdded(benchmark::State& s) { select(s, SelectionTool::Rectangle, analysis::Combination::Add); }
void lasso(benchmark::State& s) { select(s, SelectionTool::Lasso, analysis::Combination::Replace); }
void flood(benchmark::State& s) { select(s, SelectionTool::Flood, analysis::Combination::Replace); }
void grain(benchmark::State& s) { select(s, SelectionTool::Grain, analysis::Combination::Replace); }
BENCHMARK(rectangle)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(rectangleAdded)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(lasso)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(flood)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(grain)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);

void statistics(benchmark::State& state)
{
    const auto& map = mapOf(state.range(0));
    const auto result = makeResult(*map);
    const PixelSelection selection = oneGrain(state.range(0));
    for (auto _ : state)
        benchmark::DoNotOptimize(reportOn(selection, result, map));
}
BENCHMARK(statistics)->Arg(1000)->Unit(benchmark::kMillisecond);

void galleryOrder(benchmark::State& state)
{
    const auto& map = mapOf(1000);
    const auto result = makeResult(*map);
    const PixelSelection selection = oneGrain(1000);
    for (auto _ : state)
        benchmark::DoNotOptimize(
            orderedPixels(selection, result, map, {0, 1, 2, 3}, static_cast<GalleryOrder>(state.range(0))));
}
BENCHMARK(galleryOrder)
    ->Arg(static_cast<int>(GalleryOrder::Confidence))
    ->Arg(static_cast<int>(GalleryOrder::Entropy))
    ->Arg(static_cast<int>(GalleryOrder::Disagreement))
    ->Unit(benchmark::kMillisecond);

} // namespace
