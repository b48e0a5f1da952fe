// SPDX-License-Identifier: GPL-3.0-or-later
// Coordinates, zoom and linking of map panes; pictures compared pixel by pixel and with a stored golden
// image.
#include "core/base/error.h"
#include "core/draw/map_image.h"
#include "ui/plot/map_raster.h"
#include "ui/plot/map_widget.h"
#include "ui/widgets/qt_convert.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>
#include <QWheelEvent>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr RasterColours colours{0xff404040, 0xff101010, 0xff202020};
const std::vector<Rgba> phaseColours{
    {0, 0, 0, 255}, {200, 30, 30, 255}, {30, 160, 60, 255}, {40, 80, 220, 255}};

ScanGrid makeGrid(std::int64_t rows, std::int64_t cols, double stepX, double stepY,
                  GridKind kind = GridKind::Square)
{
    ScanGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    grid.stepXUm = stepX;
    grid.stepYUm = stepY;
    grid.kind = kind;
    grid.colsShifted = kind == GridKind::Hexagonal ? cols - 1 : 0;
    return grid;
}

/// Ids 0, 1, 2, 3, 0, 1, ...
std::vector<std::uint16_t> cyclingIds(const ScanGrid& grid)
{
    std::vector<std::uint16_t> ids(static_cast<std::size_t>(grid.size()));
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = static_cast<std::uint16_t>(i % 4);
    return ids;
}

std::shared_ptr<PhaseMap> resultOf(const ScanGrid& grid, const std::vector<std::uint16_t>& ids,
                                   const std::vector<PixelState>& state = {})
{
    auto map = std::make_shared<PhaseMap>(grid, PhaseList{std::vector<Phase>(3)});
    map->phaseId = ids;
    map->state = state.empty() ? std::vector<PixelState>(ids.size(), PixelState::Classified) : state;
    return map;
}

MapRaster rasterOf(const ScanGrid& grid, const std::vector<std::uint16_t>& ids,
                   const std::vector<PixelState>& state = {})
{
    return phaseRaster(resultOf(grid, ids, state), phaseColours);
}

/// All words of a raster, one image pixel per scan pixel.
QImage wordsOf(const MapRaster& raster)
{
    QImage image(raster.size(), QImage::Format_ARGB32);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, raster.wordAt(y, x));
    return image;
}

void wheel(QWidget& widget, QPointF position, int notches)
{
    QWheelEvent event(position, widget.mapToGlobal(position), {}, QPoint(0, 120 * notches), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(&widget, &event);
}

/// Greatest difference of any channel; 256 where the sizes differ.
int difference(const QImage& a, const QImage& b)
{
    if (a.size() != b.size())
        return 256;
    int most = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width(); ++x) {
            const QColor p = a.pixelColor(x, y), q = b.pixelColor(x, y);
            most = std::max({most, std::abs(p.red() - q.red()), std::abs(p.green() - q.green()),
                             std::abs(p.blue() - q.blue())});
        }
    return most;
}

} // namespace

class TestMapWidget : public QObject
{
    Q_OBJECT

private slots:
    void screenAndSampleCoordinatesAgree();
    void zoomKeepsThePointUnderTheCursor();
    void zoomHasLimits();
    void fitShowsEverything_data();
    void fitShowsEverything();
    void pixelAtPosition_data();
    void pixelAtPosition();
    void rasterEqualsCoreRenderer();
    void everyScanPixelHasItsOwnBlock();
    void hexagonalRowsAreShifted();
    void pendingPixelsAreChecked();
    void onlyChangedRowsAreDrawnAgain();
    void linesThatShowRows();
    void agreementOfEveryKind();
    void entropyAndProbability();
    void highlightFadesTheOthers();
    void damagedMapsAreRefused();
    void scalarScaleIgnoresNan();
    void semPlacement();
    void semImageIsAtItsPlace();
    void mouseProbesAndPans();
    void wheelZoomsAtCursor();
    void keysMoveTheCrosshair();
    void panesAreLinked();
    void goldenImage();
};

void TestMapWidget::screenAndSampleCoordinatesAgree()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 50}, 1);
    viewport.fit({400, 300});
    viewport.setView({20, 10}, 8);
    const QSizeF pane(640, 480);
    QCOMPARE(viewport.toUm({320, 240}, pane), QPointF(20, 10));
    QCOMPARE(viewport.toUm({328, 232}, pane), QPointF(21, 9)); // 8 px are 1 µm, y down
    const QPointF um(3.25, 41.5);
    QCOMPARE(viewport.toUm(viewport.toScreen(um, pane), pane), um);
    QCOMPARE(viewport.visibleUm(pane), QRectF(-20, -20, 80, 60));
}

void TestMapWidget::zoomKeepsThePointUnderTheCursor()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 100}, 1);
    viewport.fit({400, 400});
    const QSizeF pane(400, 400);
    const QPointF anchor = viewport.toUm({90, 310}, pane);
    for (const double factor : {1.25, 3., 0.4, 1.7}) {
        viewport.zoomAt(anchor, factor);
        const QPointF at = viewport.toScreen(anchor, pane);
        QVERIFY(std::hypot(at.x() - 90, at.y() - 310) < 1e-6);
    }
}

void TestMapWidget::zoomHasLimits()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 100}, 0.5);
    viewport.fit({400, 400});
    const double fitted = viewport.scale();
    for (int i = 0; i < 200; ++i)
        viewport.zoomAt({50, 50}, 2);
    QCOMPARE(viewport.scale() * 0.5, 96.); // screen pixels per scan pixel
    for (int i = 0; i < 200; ++i)
        viewport.zoomAt({50, 50}, 0.5);
    QCOMPARE(viewport.scale(), fitted / 4);
    viewport.setView({1e9, -1e9}, viewport.scale());
    QVERIFY(viewport.contentUm().contains(viewport.centreUm()));
}

void TestMapWidget::fitShowsEverything_data()
{
    QTest::addColumn<QRectF>("content");
    QTest::addColumn<QSizeF>("pane");
    QTest::newRow("wide in square") << QRectF(-0.5, -0.5, 200, 20) << QSizeF(300, 300);
    QTest::newRow("tall in wide") << QRectF(-0.5, -0.5, 20, 200) << QSizeF(500, 120);
    QTest::newRow("nanometres") << QRectF(-0.005, -0.005, 0.2, 0.1) << QSizeF(300, 200);
    QTest::newRow("millimetres") << QRectF(-5, -5, 7000, 9000) << QSizeF(300, 200);
}

void TestMapWidget::fitShowsEverything()
{
    QFETCH(QRectF, content);
    QFETCH(QSizeF, pane);
    MapViewport viewport;
    viewport.setContent(content, content.width() / 100);
    viewport.fit(pane);
    QVERIFY(viewport.isFitted());
    const QRectF visible = viewport.visibleUm(pane);
    QVERIFY(visible.contains(content));
    const double used = std::max(content.width() / visible.width(), content.height() / visible.height());
    QVERIFY2(used > 0.95, "the map fills the pane in one direction");
}

void TestMapWidget::pixelAtPosition_data()
{
    QTest::addColumn<bool>("hexagonal");
    QTest::addColumn<QPointF>("um");
    QTest::addColumn<qint64>("pixel");
    // 4 rows x 5 columns, step 2 x 1 µm (square) and 2 x 1.7320508 µm (hexagonal, odd rows 4 points)
    QTest::newRow("first centre") << false << QPointF(0, 0) << qint64(0);
    QTest::newRow("left edge") << false << QPointF(-0.99, 0) << qint64(0);
    QTest::newRow("outside left") << false << QPointF(-1.01, 0) << qint64(-1);
    QTest::newRow("second column") << false << QPointF(1.01, 0.2) << qint64(1);
    QTest::newRow("last") << false << QPointF(8.9, 3.4) << qint64(19);
    QTest::newRow("below") << false << QPointF(8, 3.6) << qint64(-1);
    QTest::newRow("hex even row") << true << QPointF(0.9, 0) << qint64(0);
    QTest::newRow("hex odd row starts later") << true << QPointF(-0.5, 1.73) << qint64(-1);
    QTest::newRow("hex odd row first") << true << QPointF(1.0, 1.73) << qint64(5);
    QTest::newRow("hex odd row last point") << true << QPointF(7.0, 1.73) << qint64(8);
    QTest::newRow("hex short row has no fifth") << true << QPointF(9.0, 1.73) << qint64(-1);
}

void TestMapWidget::pixelAtPosition()
{
    QFETCH(bool, hexagonal);
    QFETCH(QPointF, um);
    QFETCH(qint64, pixel);
    const ScanGrid grid =
        hexagonal ? makeGrid(4, 5, 2, std::sqrt(3.), GridKind::Hexagonal) : makeGrid(4, 5, 2, 1);
    QCOMPARE(qint64(pixelAt(grid, um)), pixel);
    if (pixel >= 0)
        QCOMPARE(qint64(pixelAt(grid, pixelCentreUm(grid, pixel))), pixel);
}

void TestMapWidget::rasterEqualsCoreRenderer()
{
    const ScanGrid grid = makeGrid(7, 9, 1, 1);
    const auto ids = cyclingIds(grid);
    const MapRaster raster = rasterOf(grid, ids);
    const QImage core = toQImage(draw::renderPhaseMap(grid, ids, phaseColours));
    QCOMPARE(difference(wordsOf(raster), core), 0);
}

void TestMapWidget::everyScanPixelHasItsOwnBlock()
{
    const ScanGrid grid = makeGrid(3, 4, 2, 1); // non-square steps: 20 x 10 screen pixels each
    const auto ids = cyclingIds(grid);
    const QImage picture = sampleRaster(rasterOf(grid, ids), gridAreaUm(grid), {80, 30}, colours);
    for (int y = 0; y < 30; ++y)
        for (int x = 0; x < 80; ++x) {
            const auto id = ids[static_cast<std::size_t>(y / 10 * 4 + x / 20)];
            QCOMPARE(picture.pixel(x, y), toQRgb(phaseColours[id]));
        }
}

void TestMapWidget::hexagonalRowsAreShifted()
{
    const ScanGrid grid = makeGrid(2, 3, 2, 1, GridKind::Hexagonal);
    const std::vector<std::uint16_t> ids{1, 2, 3, 1, 2, 3};
    const MapRaster raster = rasterOf(grid, ids);
    const QImage picture = sampleRaster(raster, raster.boundsUm(), {70, 20}, colours); // 10 px are 1 µm
    QCOMPARE(picture.pixel(5, 5), toQRgb(phaseColours[1]));
    QCOMPARE(picture.pixel(5, 15), colours.outside);
    QCOMPARE(picture.pixel(12, 15), toQRgb(phaseColours[1]));
    QCOMPARE(picture.pixel(29, 15), toQRgb(phaseColours[1]));
    QCOMPARE(picture.pixel(31, 15), toQRgb(phaseColours[2]));
    QCOMPARE(picture.pixel(52, 15), colours.outside); // the short row has two points
    QCOMPARE(picture.pixel(59, 5), toQRgb(phaseColours[3]));
    QCOMPARE(picture.pixel(61, 5), colours.outside);
}

void TestMapWidget::pendingPixelsAreChecked()
{
    const ScanGrid grid = makeGrid(1, 2, 1, 1);
    const MapRaster raster = rasterOf(grid, {0, 0}, {PixelState::Classified, PixelState::Pending});
    const QImage picture = sampleRaster(raster, gridAreaUm(grid), {64, 32}, colours);
    QCOMPARE(picture.pixel(3, 3), 0xff000000); // unknown is black
    QCOMPARE(picture.pixel(32, 0), colours.checkerA);
    QCOMPARE(picture.pixel(40, 0), colours.checkerB);
    QCOMPARE(picture.pixel(32, 8), colours.checkerB);
}

void TestMapWidget::onlyChangedRowsAreDrawnAgain()
{
    const ScanGrid grid = makeGrid(4, 3, 1, 1);
    const auto map = resultOf(grid, std::vector<std::uint16_t>(12, 1));
    MapViewport viewport;
    viewport.setContent(gridAreaUm(grid), 1);
    MapWidget widget(viewport);
    widget.resize(90, 120);
    widget.setRaster(phaseRaster(map, phaseColours));
    viewport.setView({1, 1.5}, 30); // 30 screen pixels per scan pixel, nothing around
    const auto colourOfRow = [&](const QImage& picture, int row) { return picture.pixel(80, row * 30 + 4); };
    QCOMPARE(colourOfRow(widget.grab().toImage(), 0), toQRgb(phaseColours[1]));
    map->phaseId.assign(12, 2); // all rows change, but only two are announced
    widget.rowsChanged(1, 2);
    const QImage picture = widget.grab().toImage();
    for (int row = 0; row < 4; ++row)
        QCOMPARE(colourOfRow(picture, row), toQRgb(phaseColours[row == 1 || row == 2 ? 2 : 1]));
    widget.rowsChanged(-5, 99); // a range beyond the map is cut
    QCOMPARE(colourOfRow(widget.grab().toImage(), 3), toQRgb(phaseColours[2]));
}

void TestMapWidget::linesThatShowRows()
{
    const ScanGrid grid = makeGrid(10, 10, 1, 1);
    const MapRaster raster = rasterOf(grid, std::vector<std::uint16_t>(100, 1));
    const auto lines = [&](const QRectF& visible, std::int64_t first, std::int64_t last) {
        return linesOfRows(raster, visible, 100, first, last);
    };
    const QRectF all = gridAreaUm(grid); // 10 lines a row
    for (std::int64_t row = 0; row < 10; ++row) {
        const auto [first, last] = lines(all, row, row);
        QVERIFY(first <= row * 10 && last >= row * 10 + 9);      // all of the row ...
        QVERIFY(first >= row * 10 - 1 && last <= row * 10 + 10); // ... and no other one
    }
    const auto [first, last] = lines(QRectF(0, 20, 10, 5), 0, 9); // below the map
    QVERIFY(first > last);
}

void TestMapWidget::agreementOfEveryKind()
{
    const ScanGrid grid = makeGrid(1, 6, 1, 1);
    auto result = resultOf(grid, {1, 2, 0, 3, 0, 1},
                           {PixelState::Classified, PixelState::Classified, PixelState::Classified,
                            PixelState::Classified, PixelState::NoPattern, PixelState::Pending});
    auto reference = std::make_shared<CrystalMap>();
    reference->grid = grid;
    reference->phaseId = {2, 2, 1, 0, 0, 2};
    const std::vector<int> matchOf{
        0, 0, 1}; // the reference's phase 2 is the result's class 1; phase 1 has no class
    const std::array<QRgb, agreementCount> words{0xff000001, 0xff000002, 0xff000003, 0xff000004, 0xff000005};
    const MapRaster raster = agreementRaster(result, reference, matchOf, words);
    const QRgb expected[] = {words[0], words[1], words[2], words[3], words[4], MapRaster::pending};
    for (int col = 0; col < 6; ++col)
        QCOMPARE(raster.wordAt(0, col), expected[col]);
}

void TestMapWidget::entropyAndProbability()
{
    const ScanGrid grid = makeGrid(1, 4, 1, 1);
    auto result = resultOf(grid, {1, 1, 1, 1});
    result->topId = {{1, 2, 3}, {1, 2, 3}, {2, 1, 3}, {3, 0, 0}};
    result->topProbability = {{1, 0, 0}, {0.5f, 0.5f, 0}, {0.25f, 0.25f, 0.25f}, {1, 0, 0}};
    const ScalarScale bits{0, 2, "grey"}; // entropies by hand: 0, 1, 2, 0 bit
    const MapRaster entropy = entropyRaster(result, bits);
    QCOMPARE(qGray(entropy.wordAt(0, 0)), 0);
    QVERIFY(std::abs(qGray(entropy.wordAt(0, 1)) - 128) <= 1);
    QCOMPARE(qGray(entropy.wordAt(0, 2)), 255);
    const MapRaster second = probabilityRaster(result, 2, {0, 1, "grey"});
    QCOMPARE(qGray(second.wordAt(0, 0)), 0);
    QVERIFY(std::abs(qGray(second.wordAt(0, 1)) - 128) <= 1);
    QVERIFY(std::abs(qGray(second.wordAt(0, 2)) - 64) <= 1);
    QCOMPARE(qGray(second.wordAt(0, 3)), 0); // not among the best three
}

void TestMapWidget::highlightFadesTheOthers()
{
    const ScanGrid grid = makeGrid(2, 2, 1, 1);
    const MapRaster raster = rasterOf(grid, {1, 1, 2, 0});
    QImage picture = sampleRaster(raster, gridAreaUm(grid), {2, 2}, colours);
    const auto mask =
        std::make_shared<const std::vector<std::uint8_t>>(std::vector<std::uint8_t>{0, 1, 0, 1});
    fadeUnselected({grid, mask}, gridAreaUm(grid), picture, 0, 1, 0xff808080);
    QCOMPARE(picture.pixel(1, 0), toQRgb(phaseColours[1]));
    QCOMPARE(picture.pixel(1, 1), 0xff000000);
    QCOMPARE(picture.pixel(0, 0), qRgb((200 + 3 * 128) / 4, (30 + 3 * 128) / 4, (30 + 3 * 128) / 4));
}

void TestMapWidget::damagedMapsAreRefused()
{
    const ScanGrid grid = makeGrid(3, 3, 1, 1);
    QVERIFY_EXCEPTION_THROWN(rasterOf(grid, {1, 1}), Error);
    QVERIFY_EXCEPTION_THROWN(scalarRaster(grid, std::make_shared<const std::vector<float>>(8, 0.f), {}),
                             Error);
}

void TestMapWidget::scalarScaleIgnoresNan()
{
    std::vector<float> values(1000);
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = static_cast<float>(i);
    values[7] = std::nanf("");
    values[8] = INFINITY;
    const ScalarScale scale = robustScale(values, "grey");
    QVERIFY(std::abs(scale.low - 10) <= 2 && std::abs(scale.high - 989) <= 2);
    const ScalarScale empty = robustScale({std::nanf("")}, "grey");
    QCOMPARE(empty.low, 0.f);
    QCOMPARE(empty.high, 1.f);
    const ScanGrid grid = makeGrid(1, 3, 1, 1);
    const MapRaster raster = scalarRaster(
        grid, std::make_shared<const std::vector<float>>(std::vector<float>{0, 10, std::nanf("")}),
        {0, 10, "grey"});
    QCOMPARE(raster.wordAt(0, 0), 0xff000000);
    QCOMPARE(raster.wordAt(0, 1), 0xffffffff);
    QCOMPARE(raster.wordAt(0, 2), 0xff000000);
}

void TestMapWidget::semPlacement()
{
    const ScanGrid grid = makeGrid(50, 100, 1, 1);
    SemImage image;
    image.pixels = Image<float>(40, 40);
    image.mapInImage = SemImage::Placement{0.25, 0.5, 0.5, 0.25};
    const QRectF placed = semAreaUm(image, grid);
    QCOMPARE(placed, QRectF(-50.5, -100.5, 200, 200)); // the map covers a half by a quarter of it
    image.mapInImage.reset();
    const QRectF guessed = semAreaUm(image, grid);
    QCOMPARE(guessed.center(), gridAreaUm(grid).center());
    QCOMPARE(guessed.width(), guessed.height()); // aspect kept
}

void TestMapWidget::semImageIsAtItsPlace()
{
    SemImage image;
    image.pixels = Image<float>(2, 2);
    image.pixels.pixels = {0, 255, 255, 0};
    const MapRaster raster = semRaster(image, {0, 0, 2, 2});
    const QImage picture = sampleRaster(raster, {-1, -1, 4, 4}, {80, 80}, colours);
    QCOMPARE(picture.pixel(5, 5), colours.outside);
    QVERIFY(qGray(picture.pixel(25, 25)) < 20);
    QVERIFY(qGray(picture.pixel(55, 25)) > 235);
    QVERIFY(qGray(picture.pixel(25, 55)) > 235);
    QVERIFY(qGray(picture.pixel(55, 55)) < 20);
}

void TestMapWidget::mouseProbesAndPans()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 100}, 1);
    MapWidget map(viewport);
    map.resize(200, 200);
    viewport.fit({200, 200});
    viewport.setView({50, 50}, 4);
    QSignalSpy probed(&map, &MapWidget::probed);
    QTest::mouseClick(&map, Qt::LeftButton, {}, {140, 60});
    QCOMPARE(probed.count(), 1);
    QCOMPARE(probed.first().first().toPointF(), QPointF(60, 40));
    QTest::mousePress(&map, Qt::MiddleButton, {}, {100, 100});
    QTest::mouseMove(&map, {120, 92});
    QTest::mouseRelease(&map, Qt::MiddleButton, {}, {120, 92});
    QCOMPARE(viewport.centreUm(), QPointF(45, 52)); // the map follows the hand
}

void TestMapWidget::wheelZoomsAtCursor()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 100}, 1);
    MapWidget map(viewport);
    map.resize(200, 200);
    map.setRaster(rasterOf(makeGrid(100, 100, 1, 1), std::vector<std::uint16_t>(10000, 1)));
    viewport.fit({200, 200});
    const double before = viewport.scale();
    const QPointF under = viewport.toUm({30, 160}, map.size());
    wheel(map, {30, 160}, 2);
    QCOMPARE(viewport.scale(), before * 1.25 * 1.25);
    const QPointF now = viewport.toUm({30, 160}, map.size());
    QVERIFY(std::hypot(now.x() - under.x(), now.y() - under.y()) < 1e-9);
    QVERIFY(!viewport.isFitted());
}

void TestMapWidget::keysMoveTheCrosshair()
{
    MapViewport viewport;
    viewport.setContent({0, 0, 100, 100}, 1);
    viewport.fit({200, 200});
    MapWidget map(viewport);
    QSignalSpy steps(&map, &MapWidget::stepRequested);
    QTest::keyClick(&map, Qt::Key_Right);
    QTest::keyClick(&map, Qt::Key_Up);
    QTest::keyClick(&map, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(steps.count(), 3);
    QCOMPARE(steps[0], (QVariantList{1, 0}));
    QCOMPARE(steps[1], (QVariantList{0, -1}));
    QCOMPARE(steps[2], (QVariantList{0, 10}));
    const double before = viewport.scale();
    QTest::keyClick(&map, Qt::Key_Plus);
    QCOMPARE(viewport.scale(), before * 1.25);
}

void TestMapWidget::panesAreLinked()
{
    MapViewport viewport;
    const ScanGrid grid = makeGrid(20, 30, 1, 1);
    viewport.setContent(gridAreaUm(grid), 1);
    MapWidget first(viewport), second(viewport);
    for (MapWidget* map : {&first, &second}) {
        map->resize(240, 180);
        map->setRaster(rasterOf(grid, cyclingIds(grid)));
    }
    viewport.fit({240, 180});
    const QImage fitted = second.grab().toImage();
    wheel(first, {60, 50}, 4);
    QTest::keyClick(&first, Qt::Key_Right, Qt::ControlModifier);
    const QImage zoomed = second.grab().toImage();
    QVERIFY(difference(fitted, zoomed) > 100);
    QCOMPARE(difference(first.grab().toImage(), zoomed), 0);
}

void TestMapWidget::goldenImage()
{
    MapViewport viewport;
    const ScanGrid grid = makeGrid(12, 16, 1, std::sqrt(3.) / 2, GridKind::Hexagonal);
    std::vector<std::uint16_t> ids(static_cast<std::size_t>(grid.size()));
    std::vector<PixelState> state(ids.size(), PixelState::Classified);
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        const double x = static_cast<double>(grid.col(i)) - 7, y = static_cast<double>(grid.row(i)) - 5;
        ids[static_cast<std::size_t>(i)] = static_cast<std::uint16_t>(std::hypot(x, y) < 4 ? 2
                                                                      : x + y > 4          ? 3
                                                                      : y < -3             ? 0
                                                                                           : 1);
        if (grid.row(i) > 7 && grid.col(i) > 8)
            state[static_cast<std::size_t>(i)] = PixelState::Pending;
    }
    MapWidget map(viewport);
    map.resize(260, 200);
    MapRaster raster = rasterOf(grid, ids, state);
    viewport.setContent(raster.boundsUm(), 0.8);
    map.setRaster(std::move(raster));
    viewport.fit({260, 200});
    QRectF cell(0, 0, 1, grid.stepYUm);
    cell.moveCenter(pixelCentreUm(grid, grid.index(5, 7)));
    map.setCrosshair(cell);
    const QImage actual = map.grab()
                              .toImage()
                              .convertToFormat(QImage::Format_RGB32)
                              .copy(0, 0, 260, 160); // without the scale bar's text

    const QString golden = QStringLiteral(KIKUSCOPE_GOLDENS "/map_widget.png");
    if (qEnvironmentVariableIsSet("KIKUSCOPE_WRITE_GOLDENS"))
        QVERIFY(actual.save(golden));
    const QImage expected(golden);
    QVERIFY2(!expected.isNull(), qPrintable(golden));
    const int worst = difference(actual, expected);
    if (worst > 8)
        actual.save(QStringLiteral(KIKUSCOPE_TEST_OUTPUT "/map_widget_actual.png"));
    QVERIFY2(worst <= 8, qPrintable(QStringLiteral("a channel differs by %1; see " KIKUSCOPE_TEST_OUTPUT
                                                   "/map_widget_actual.png")
                                        .arg(worst)));
}

QTEST_MAIN(TestMapWidget)
#include "tst_map_widget.moc"
