// SPDX-License-Identifier: GPL-3.0-or-later
// Frame time of a map pane: pan and zoom of maps of one and of 49 megapixels on a 1280 x 800 pane; and the
// longest time the window stands still while such maps are opened, classified, compared and selected.
#include "core/draw/ipf.h"
#include "ui/main_window.h"
#include "ui/plot/map_widget.h"
#include "ui/views/map_area.h"
#include "ui/widgets/icons.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QPainter>
#include <QSettings>
#include <QTemporaryDir>
#include <QTimer>
#include <benchmark/benchmark.h>
#include <functional>
#include <utility>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr int paneWidth = 1280, paneHeight = 800;
const std::vector<Rgba> colours{{0, 0, 0, 255}, {230, 159, 0, 255}, {86, 180, 233, 255}, {0, 158, 115, 255}};
const ScalarScale unitScale{0, 1, "viridis"};

/// Times every event that the GUI thread handles.
class TimedApplication : public QApplication
{
public:
    using QApplication::QApplication;
    bool notify(QObject* receiver, QEvent* event) override
    {
        if (m_depth > 0)
            return QApplication::notify(receiver, event);
        const std::string name =
            std::string(receiver->metaObject()->className()) + " event " + std::to_string(event->type());
        ++m_depth;
        m_clock.start();
        const bool handled = QApplication::notify(receiver, event);
        --m_depth;
        if (const double ms = static_cast<double>(m_clock.nsecsElapsed()) / 1e6; ms > m_longestMs) {
            m_longestMs = ms;
            m_longestName = name;
        }
        return handled;
    }
    double takeLongestMs() { return std::exchange(m_longestMs, 0.); }
    const std::string& longestName() const { return m_longestName; }

private:
    QElapsedTimer m_clock;
    int m_depth = 0;
    double m_longestMs = 0;
    std::string m_longestName;
};

ScanGrid makeGrid(std::int64_t side, GridKind kind = GridKind::Square)
{
    ScanGrid grid;
    grid.rows = grid.cols = side;
    grid.kind = kind;
    grid.colsShifted = kind == GridKind::Hexagonal ? side - 1 : side;
    return grid;
}

std::uint16_t speckle(std::size_t i) { return static_cast<std::uint16_t>((i * 2654435761u >> 16) % 4); }

PhaseList threePhases()
{
    PhaseList list{std::vector<Phase>(3)};
    for (int id = 1; id <= 3; ++id)
        list.phases[static_cast<std::size_t>(id) - 1].name = "phase " + std::to_string(id);
    return list;
}

std::shared_ptr<PhaseMap> makeResult(const ScanGrid& grid)
{
    auto map = std::make_shared<PhaseMap>(grid, threePhases());
    for (std::size_t i = 0; i < map->phaseId.size(); ++i) {
        map->phaseId[i] = speckle(i);
        map->state[i] = PixelState::Classified;
        map->topProbability[i] = {static_cast<float>(i % 97) / 97.f, 0, 0};
    }
    return map;
}

std::shared_ptr<CrystalMap> makeReference(const ScanGrid& grid)
{
    auto map = std::make_shared<CrystalMap>();
    map->name = "made";
    map->grid = grid;
    map->phases = threePhases();
    map->phaseId.resize(static_cast<std::size_t>(grid.size()));
    ScalarMap contrast{"BC", "", std::vector<float>(map->phaseId.size())};
    for (std::size_t i = 0; i < map->phaseId.size(); ++i) {
        map->phaseId[i] = speckle(i / 3);
        contrast.values[i] = static_cast<float>(i % 251);
    }
    map->scalars.push_back(std::move(contrast));
    return map;
}

struct Pane
{
    MapViewport viewport;
    MapWidget map{viewport};
    QImage screen{paneWidth, paneHeight, QImage::Format_RGB32};

    Pane(const ScanGrid& grid, MapRaster raster)
    {
        map.resize(paneWidth, paneHeight);
        map.setRaster(std::move(raster));
        viewport.setContent(gridAreaUm(grid), 1);
        viewport.fit(QSizeF(paneWidth, paneHeight));
        const double middle = static_cast<double>(grid.cols / 2);
        map.setCrosshair(QRectF(middle - 0.5, middle - 0.5, 1, 1));
    }
    void draw() { map.render(&screen); }
};

/// The view moves by a few pixels between frames.
void pan(benchmark::State& state, Pane& pane, double zoom = 1)
{
    pane.viewport.zoomAt(pane.viewport.centreUm(), zoom);
    double step = 7;
    for (auto _ : state) {
        pane.viewport.panBy({step, step / 2});
        step = -step;
        pane.draw();
    }
    state.SetLabel("16 ms allowed");
}

void panPhases(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0), state.range(2) ? GridKind::Hexagonal : GridKind::Square);
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    pan(state, pane, static_cast<double>(state.range(1)));
}

void panConfidence(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, confidenceRaster(makeResult(grid), unitScale));
    pan(state, pane);
}

void panEntropy(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, entropyRaster(makeResult(grid), unitScale));
    pan(state, pane);
}

void panAgreement(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, agreementRaster(makeResult(grid), makeReference(grid), {0, 1, 2, 3},
                                    {0xffe6e6e6, 0xffd55e00, 0xff0072b2, 0xff56b4e9, 0xff000000}));
    pan(state, pane);
}

void panWithHighlight(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    auto mask = std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(grid.size()));
    for (std::size_t i = 0; i < mask->size(); ++i)
        (*mask)[i] = i % 5 == 0;
    pane.map.setHighlight(MapHighlight{grid, mask});
    pan(state, pane);
}

/// Grains of 10 x 10 pixels with a little scatter, as orientations are.
std::shared_ptr<CrystalMap> makeOriented(const ScanGrid& grid)
{
    const auto map = makeReference(grid);
    for (Phase& phase : map->phases.phases)
        phase.spaceGroup = 225;
    map->orientation.resize(map->phaseId.size());
    for (std::size_t i = 0; i < map->orientation.size(); ++i) {
        const auto grain = static_cast<std::size_t>(grid.row(static_cast<std::int64_t>(i)) / 10 * 1009 +
                                                    grid.col(static_cast<std::int64_t>(i)) / 10);
        const auto angle = [&](std::size_t salt) { return static_cast<float>((grain + salt) * 2654435761u % 6283) / 1000; };
        map->orientation[i] = {angle(1), angle(2) / 2, angle(3) + static_cast<float>(i % 7) / 500};
        map->phaseId[i] = static_cast<std::uint16_t>(1 + grain % 3);
    }
    return map;
}

MapRaster ipfRaster(std::shared_ptr<const CrystalMap> map)
{
    const auto ipf = std::make_shared<const draw::IpfColours>(map, Eigen::Vector3d::UnitZ());
    return withRowsKept(wordRaster(map->grid, [ipf](std::size_t i) {
        const Rgba c = (*ipf)(i);
        return qRgb(c.r, c.g, c.b);
    }));
}

void panIpf(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, ipfRaster(makeOriented(grid)));
    pan(state, pane);
}

/// What the job of a chosen layer does: tables and keys.
void makeIpf(benchmark::State& state)
{
    const auto map = makeOriented(makeGrid(state.range(0)));
    for (auto _ : state) {
        prepareRows(ipfRaster(map));
        benchmark::DoNotOptimize(draw::ipfKeys(map->phases, {1, 2, 3}, 120, {255, 255, 255, 255}).size());
    }
}

/// What is left to the window: the first frame.
void showIpf(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    const auto map = makeOriented(grid);
    Pane pane(grid, ipfRaster(map));
    for (auto _ : state) {
        state.PauseTiming();
        MapRaster raster = ipfRaster(map);
        prepareRows(raster);
        state.ResumeTiming();
        pane.map.setRaster(std::move(raster));
        pane.draw();
    }
    state.SetLabel("16 ms allowed");
}

void panWithBoundaries(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    pane.map.setBoundaries(phaseBoundaries(std::shared_ptr<const CrystalMap>(makeOriented(grid)), 0xff000000, 1));
    pan(state, pane, static_cast<double>(state.range(1)));
}

void panTwoLayers(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, ipfRaster(makeOriented(grid)));
    pane.map.setSecond(confidenceRaster(makeResult(grid), unitScale));
    pan(state, pane);
}

void moveCrosshairOverLayers(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    const auto map = makeOriented(grid);
    Pane pane(grid, ipfRaster(map));
    pane.map.setSecond(confidenceRaster(makeResult(grid), unitScale));
    pane.map.setBoundaries(phaseBoundaries(std::shared_ptr<const CrystalMap>(map), 0xff000000, 1));
    pane.map.setRulersShown(true);
    double x = 0;
    for (auto _ : state) {
        pane.map.setCrosshair(QRectF(x += 1, 10, 1, 1));
        pane.draw();
    }
    state.SetLabel("16 ms allowed");
}

/// A job: grain boundaries of the whole map.
void findGrainBoundaries(benchmark::State& state)
{
    const auto map = makeOriented(makeGrid(state.range(0)));
    NullMonitor job;
    for (auto _ : state)
        benchmark::DoNotOptimize(analysis::findBoundaries(*map, {}, job).pixels.size());
}

void zoomPhases(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    const double side = static_cast<double>(state.range(0));
    int k = 0;
    for (auto _ : state) {
        pane.viewport.zoomAt({side * 0.3, side * 0.6}, k++ % 24 < 12 ? 1.25 : 0.8);
        pane.draw();
    }
    state.SetLabel("16 ms allowed");
}

void moveCrosshair(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    double x = 0;
    for (auto _ : state) {
        pane.map.setCrosshair(QRectF(x += 1, 10, 1, 1));
        pane.draw();
    }
}

/// A new map in a pane, up to its first frame.
void showMap(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    const auto result = makeResult(grid);
    Pane pane(grid, phaseRaster(result, colours));
    for (auto _ : state) {
        pane.map.setRaster(phaseRaster(result, colours));
        pane.draw();
    }
}

/// A block of 1024 pixels arrives from a running classification.
void drawNewRows(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    Pane pane(grid, phaseRaster(makeResult(grid), colours));
    pane.draw();
    std::int64_t row = 0;
    for (auto _ : state) {
        pane.map.rowsChanged(row, row + 1024 / grid.cols);
        pane.draw();
        row = (row + 1) % (grid.rows - 2);
    }
}

void selectConfusionCells(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    const auto result = makeResult(grid);
    const auto reference = makeReference(grid);
    for (auto _ : state)
        benchmark::DoNotOptimize(selectCells(*result, *reference, {}, {{1, 2}, {3, 1}}).count);
}

void compareMaps(benchmark::State& state)
{
    const ScanGrid grid = makeGrid(state.range(0));
    const auto result = makeResult(grid);
    const auto reference = makeReference(grid);
    for (auto _ : state)
        benchmark::DoNotOptimize(analysis::confusionMatrix(*result, *reference).total());
}

/// Patterns that are never read.
class NoPatterns : public PatternSource
{
public:
    explicit NoPatterns(std::int64_t count) : m_count(count) {}
    int height() const override { return 8; }
    int width() const override { return 8; }
    PixelType pixelType() const override { return PixelType::U8; }
    std::int64_t size() const override { return m_count; }
    bool has(std::int64_t) const override { return false; }
    PatternBlock read(PatternRange range) const override { return PatternBlock(range, 8, 8); }

private:
    std::int64_t m_count;
};

/// Answers at once, as fast as the window can take them.
PhaseMap classifyAtOnce(const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model,
                        const nn::ClassifyOptions&, JobMonitor& job, const nn::BlockCallback& onBlock,
                        const std::vector<Predictions>&)
{
    constexpr std::int64_t blockSize = 4096;
    Predictions block;
    for (std::int64_t first = 0; first < scan.grid.size(); first += blockSize) {
        job.checkpoint(first, scan.grid.size());
        block.resize({first, std::min(blockSize, scan.grid.size() - first)});
        for (std::size_t i = 0; i < block.id.size(); ++i) {
            block.id[i] = {static_cast<std::uint16_t>(1 + i % 3), 0, 0};
            block.probability[i] = {0.8f, 0, 0};
            block.accepted[i] = block.present[i] = 1;
        }
        onBlock(block);
    }
    return PhaseMap(ScanGrid{}, model->classes);
}

void waitUntil(const std::function<bool()>& done)
{
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, [&] {
        if (done())
            QApplication::quit();
    });
    poll.start(5);
    QApplication::exec();
}

/// The longest event of the GUI thread; the stages as counters, in ms.
void longestStall(benchmark::State& state)
{
    auto& app = static_cast<TimedApplication&>(*QApplication::instance());
    const ScanGrid grid = makeGrid(state.range(0));
    auto scan = std::make_shared<EbsdScan>();
    scan->name = "large";
    scan->grid = grid;
    scan->patterns = std::make_shared<NoPatterns>(grid.size());
    scan->indexing = makeReference(grid);
    auto model = std::make_shared<nn::ModelFile>();
    model->name = "made";
    model->classes = threePhases();

    std::string slowest;
    for (auto _ : state) {
        Session session;
        JobRunner runner;
        WorkbenchFunctions functions;
        functions.classify = classifyAtOnce;
        Workbench workbench(session, runner, functions);
        MainWindow window(session, runner, workbench);
        window.resize(1280, 800);
        window.show();
        waitUntil([&] { return runner.isIdle(); });
        app.takeLongestMs();
        const auto stage = [&](const char* name, const std::function<void()>& work,
                               const std::function<bool()>& done) {
            QTimer::singleShot(0, &window, work);
            bool begun = false;
            QTimer::singleShot(50, &window, [&] { begun = true; });
            waitUntil([&] { return begun && runner.isIdle() && done(); });
            const double longest = app.takeLongestMs();
            state.counters[name] = longest;
            slowest += std::string(name) + ": " + app.longestName() + "; ";
            return longest;
        };
        const auto idle = [] { return true; };
        double longest = stage(
            "open_ms", [&] { session.setScan(scan); }, idle);
        session.setModel(model);
        longest = std::max(longest, stage(
                                        "classify_ms", [&] { workbench.classify(); },
                                        [&] { return !session.isClassifying() && session.comparison(); }));
        longest = std::max(longest, stage(
                                        "zoom_ms",
                                        [&] {
                                            window.maps().viewport().zoomAt({10, 10}, 3);
                                        },
                                        idle));
        longest = std::max(longest, stage(
                                        "again_ms",
                                        [&] {
                                            workbench.stopClassifying();
                                            session.markSaved(); // else the window asks first
                                            workbench.classify();
                                        },
                                        [&] { return !session.isClassifying() && session.comparison(); }));
        state.SetIterationTime(longest / 1000);
    }
    state.SetLabel("16 ms allowed; " + slowest);
}

BENCHMARK(panPhases)
    ->ArgNames({"side", "zoom", "hex"})
    ->ArgsProduct({{1000, 7000}, {1, 8, 64}, {0}})
    ->Args({7000, 8, 1})
    ->Unit(benchmark::kMillisecond);
BENCHMARK(panConfidence)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(panEntropy)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(panAgreement)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(panWithHighlight)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(panIpf)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(makeIpf)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(showIpf)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(panWithBoundaries)->ArgsProduct({{1000, 7000}, {1, 8}})->Unit(benchmark::kMillisecond);
BENCHMARK(panTwoLayers)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(moveCrosshairOverLayers)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(findGrainBoundaries)->Arg(1000)->Unit(benchmark::kMillisecond)->UseRealTime();
BENCHMARK(zoomPhases)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(moveCrosshair)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(showMap)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(drawNewRows)->Arg(1000)->Arg(7000)->Unit(benchmark::kMillisecond);
BENCHMARK(selectConfusionCells)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(compareMaps)->Arg(1000)->Unit(benchmark::kMillisecond);
BENCHMARK(longestStall)->Arg(1000)->Arg(7000)->Iterations(1)->UseManualTime()->Unit(benchmark::kMillisecond);

} // namespace

int main(int argc, char** argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QTemporaryDir settings;
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, settings.path());
    TimedApplication app(argc, argv);
    initialiseResources();
    benchmark::Initialize(&argc, argv);
    benchmark::RunSpecifiedBenchmarks();
    return 0;
}
