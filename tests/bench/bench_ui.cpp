// SPDX-License-Identifier: GPL-3.0-or-later
// Frame time of a map pane: pan and zoom of maps of one and of 49 megapixels, square and hexagonal, on a 1280 x 800 pane.
#include "ui/plot/map_widget.h"

#include <QApplication>
#include <QPainter>
#include <benchmark/benchmark.h>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr int paneWidth = 1280, paneHeight = 800;

struct Pane
{
    MapViewport viewport;
    MapWidget map{viewport};
    QImage screen{paneWidth, paneHeight, QImage::Format_RGB32};

    Pane(int side, GridKind kind)
    {
        ScanGrid grid;
        grid.rows = grid.cols = side;
        grid.kind = kind;
        grid.colsShifted = side - 1;
        std::vector<std::uint16_t> ids(static_cast<std::size_t>(grid.size()));
        for (std::size_t i = 0; i < ids.size(); ++i)
            ids[i] = static_cast<std::uint16_t>((i * 2654435761u >> 16) % 4);
        const std::vector<Rgba> colours{{0, 0, 0, 255}, {230, 159, 0, 255}, {86, 180, 233, 255}, {0, 158, 115, 255}};
        map.resize(paneWidth, paneHeight);
        map.setRaster(phaseRaster(grid, ids, colours));
        viewport.setContent(gridAreaUm(grid), 1);
        viewport.fit(QSizeF(paneWidth, paneHeight));
        map.setCrosshair(QRectF(side / 2 - 0.5, side / 2 - 0.5, 1, 1));
    }
    void draw() { map.render(&screen); }
};

/// args: side of the map, zoom relative to the fitted view, 1 = hexagonal
void panFrame(benchmark::State& state)
{
    Pane pane(static_cast<int>(state.range(0)), state.range(2) ? GridKind::Hexagonal : GridKind::Square);
    pane.viewport.zoomAt(pane.viewport.centreUm(), static_cast<double>(state.range(1)));
    double step = 7;
    for (auto _ : state) {
        pane.viewport.panBy({step, step / 2});
        step = -step;
        pane.draw();
    }
    state.SetLabel("16 ms allowed");
}

void zoomFrame(benchmark::State& state)
{
    Pane pane(static_cast<int>(state.range(0)), GridKind::Square);
    int k = 0;
    for (auto _ : state) {
        pane.viewport.zoomAt({state.range(0) * 0.3, state.range(0) * 0.6}, k++ % 24 < 12 ? 1.25 : 0.8);
        pane.draw();
    }
}

void crosshairFrame(benchmark::State& state)
{
    Pane pane(static_cast<int>(state.range(0)), GridKind::Square);
    pane.draw();
    for (auto _ : state)
        pane.draw();
}

BENCHMARK(panFrame)->ArgNames({"side", "zoom", "hex"})->ArgsProduct({{1000, 7000}, {1, 8, 64}, {0}})->Args({1000, 8, 1})->Args({7000, 8, 1})->Unit(benchmark::kMillisecond);
BENCHMARK(zoomFrame)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(crosshairFrame)->Arg(1000)->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
