// SPDX-License-Identifier: GPL-3.0-or-later
// A figure of a 1000 x 1000 map as the window and the command line make it: panels, layout, 600 dpi, packed; its preview; a
// report.
#include "core/publish/map_report.h"

#include <benchmark/benchmark.h>

using namespace kikuscope;

namespace {

publish::FigureInputs openMaps()
{
    ScanGrid grid;
    grid.rows = grid.cols = 1000;
    grid.stepXUm = grid.stepYUm = 0.5;
    PhaseList phases;
    phases.phases.resize(8);
    for (std::size_t i = 0; i < 8; ++i) {
        phases.phases[i].name = "phase " + std::to_string(i);
        phases.phases[i].spaceGroup = static_cast<int>(200 + i);
        phases.phases[i].cell = {3. + static_cast<double>(i), 3, 3};
    }
    PhaseMap result(grid, phases);
    CrystalMap reference;
    reference.grid = grid;
    reference.phases = phases;
    for (std::size_t i = 0; i < 1000000; ++i) {
        result.state[i] = PixelState::Classified;
        result.phaseId[i] = static_cast<std::uint16_t>((i / 37 + i / 50000) % 9);
        result.topId[i] = {result.phaseId[i], 1, 2};
        result.topProbability[i] = {static_cast<float>(i % 1000) / 1000, 0, 0};
        reference.phaseId.push_back(static_cast<std::uint16_t>((i / 37 + i / 60000) % 9));
    }
    publish::FigureInputs inputs;
    inputs["@result"].map.result = std::make_shared<const PhaseMap>(std::move(result));
    inputs["@reference"].map.indexing = std::make_shared<const CrystalMap>(std::move(reference));
    return inputs;
}

/// Phases by network and reference, and where they agree.
draw::FigureRecipe threePanels()
{
    draw::FigureRecipe recipe;
    recipe.panels.resize(3);
    recipe.panels[0].file = recipe.panels[2].file = "@result";
    recipe.panels[1].file = recipe.panels[2].against = "@reference";
    recipe.panels[2].show = "agreement";
    return recipe;
}

void figure600Dpi(benchmark::State& state)
{
    const auto inputs = openMaps();
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(publish::figureBytes(publish::makeFigure(threePanels(), inputs, "/", job), static_cast<io::FigureFormat>(state.range(0))));
}
BENCHMARK(figure600Dpi)
    ->Arg(static_cast<int>(io::FigureFormat::Png))
    ->Arg(static_cast<int>(io::FigureFormat::Tiff))
    ->Arg(static_cast<int>(io::FigureFormat::Pdf))
    ->Arg(static_cast<int>(io::FigureFormat::Svg))
    ->Unit(benchmark::kMillisecond);

void preview(benchmark::State& state)
{
    const auto inputs = openMaps();
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(draw::renderPixels(publish::drawFigure(threePanels(), inputs, job), 110));
}
BENCHMARK(preview)->Unit(benchmark::kMillisecond);

void reportPdf(benchmark::State& state)
{
    const auto inputs = openMaps();
    publish::MapReportRequest request;
    request.input = inputs.at("@result");
    request.reference = inputs.at("@reference");
    request.folder = "/";
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(publish::reportBytes(publish::mapReport(request, job), publish::ReportFormat::Pdf));
}
BENCHMARK(reportPdf)->Unit(benchmark::kMillisecond);

} // namespace
