// SPDX-License-Identifier: GPL-3.0-or-later
// What lies over the first layer of a map pane: boundaries, a second layer, rulers, registered pictures. Pixels by hand.
#include "ui/plot/map_widget.h"

#include <QSignalSpy>
#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

constexpr RasterColours colours{0xff404040, 0xff101010, 0xff202020};
constexpr QRgb red = 0xffff0000, green = 0xff00ff00, white = 0xffffffff;

ScanGrid makeGrid(std::int64_t rows, std::int64_t cols, GridKind kind = GridKind::Square)
{
    ScanGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    grid.kind = kind;
    grid.colsShifted = kind == GridKind::Hexagonal ? cols - 1 : 0;
    return grid;
}

MapRaster plain(const ScanGrid& grid, QRgb colour)
{
    return wordRaster(grid, [colour](std::size_t) { return colour; });
}

std::shared_ptr<CrystalMap> reference(const ScanGrid& grid, std::vector<std::uint16_t> ids)
{
    auto map = std::make_shared<CrystalMap>();
    map->grid = grid;
    map->phaseId = std::move(ids);
    return map;
}

int count(const QImage& picture, QRgb colour)
{
    int pixels = 0;
    for (int y = 0; y < picture.height(); ++y)
        for (int x = 0; x < picture.width(); ++x)
            pixels += picture.pixel(x, y) == colour;
    return pixels;
}

/// A widget of 200 x 100 pixels that shows 20 x 10 um, 10 pixels each, without scale bar.
struct Pane
{
    MapViewport viewport;
    MapWidget map{viewport};
    ScanGrid grid = makeGrid(10, 20);
    Pane()
    {
        map.resize(200, 100);
        map.setScaleBarShown(false);
        viewport.setContent(gridAreaUm(grid), 1);
        viewport.setView(gridAreaUm(grid).center(), 10);
        map.setRaster(plain(grid, red));
    }
    QRgb at(int x, int y) { return map.grab().toImage().pixel(x, y); }
};

} // namespace

class TestMapDisplay : public QObject
{
    Q_OBJECT

private slots:
    void boundariesLieBetweenPixels();
    void boundariesAreAsWideAsAsked_data();
    void boundariesAreAsWideAsAsked();
    void lowAnglesAreHalfTransparent();
    void hexagonalBoundaries();
    void boundariesOfASmallPicture();
    void pendingPixelsHaveNoBoundary();
    void onlySeenBoundariesAreLookedUp();
    void rowsAreKept();
    void layersAreBlended_data();
    void layersAreBlended();
    void swipeHandle();
    void flickerKey();
    void boundariesFollowNewRows();
    void doubleClickAsksForAllTheRoom();
    void rulerSteps_data();
    void rulerSteps();
    void rulersAndScaleBarAreOptional();
    void registeredPicture();
    void perspectivePicture();
};

void TestMapDisplay::boundariesLieBetweenPixels()
{
    const ScanGrid grid = makeGrid(2, 2);
    QImage picture(20, 20, QImage::Format_RGB32); // 10 pixels each
    picture.fill(white);
    drawBoundaries(phaseBoundaries(reference(grid, {1, 2, 1, 1}), red, 2), gridAreaUm(grid), picture, 0, 19);
    // Right of pixel 0: x 9 and 10, upper half (and 1 pixel beyond); below pixel 1: y 9 and 10, right half.
    for (int i = 0; i < 20; ++i) {
        QCOMPARE(picture.pixel(9, i), i <= 10 ? red : white);
        QCOMPARE(picture.pixel(8, i), white);
        QCOMPARE(picture.pixel(i, 10), i >= 9 ? red : white);
        QCOMPARE(picture.pixel(i, 12), white);
    }
    QImage part(20, 20, QImage::Format_RGB32);
    part.fill(white);
    drawBoundaries(phaseBoundaries(reference(grid, {1, 2, 1, 1}), red, 2), gridAreaUm(grid), part, 3, 4);
    QCOMPARE(part.pixel(9, 2), white); // only these lines
    QCOMPARE(part.pixel(9, 3), red);
    QCOMPARE(part.pixel(9, 5), white);
}

void TestMapDisplay::boundariesAreAsWideAsAsked_data()
{
    QTest::addColumn<int>("width");
    for (const int width : {1, 2, 3, 5})
        QTest::addRow("%d px", width) << width;
}

void TestMapDisplay::boundariesAreAsWideAsAsked()
{
    QFETCH(int, width);
    const ScanGrid grid = makeGrid(1, 2);
    QImage picture(40, 20, QImage::Format_RGB32);
    picture.fill(white);
    drawBoundaries(phaseBoundaries(reference(grid, {1, 2}), red, width), gridAreaUm(grid), picture, 0, 19);
    QCOMPARE(count(picture, red), width * 20);
}

void TestMapDisplay::lowAnglesAreHalfTransparent()
{
    const ScanGrid grid = makeGrid(1, 3);
    auto found = std::make_shared<analysis::BoundaryMap>();
    found->grid = grid;
    using analysis::Boundary;
    found->pixels = {analysis::packed({Boundary::LowAngle, Boundary::None, Boundary::None}),
                     analysis::packed({Boundary::HighAngle, Boundary::None, Boundary::None}), 0};
    QImage picture(30, 10, QImage::Format_RGB32);
    picture.fill(white);
    drawBoundaries(grainBoundaries(found, 0xff000000, 1), gridAreaUm(grid), picture, 0, 9);
    QVERIFY(std::abs(qGray(picture.pixel(10, 5)) - 127) <= 1);
    QCOMPARE(picture.pixel(20, 5), 0xff000000);
    QCOMPARE(picture.pixel(5, 5), white);
}

void TestMapDisplay::hexagonalBoundaries()
{
    const ScanGrid grid = makeGrid(2, 2, GridKind::Hexagonal); // row 1: one point between the two of row 0
    QImage picture(20, 20, QImage::Format_RGB32);
    picture.fill(white);
    drawBoundaries(phaseBoundaries(reference(grid, {1, 2, 1, 0}), red, 1), gridAreaUm(grid), picture, 0, 19);
    QCOMPARE(picture.pixel(10, 4), red);    // between the two of row 0
    QCOMPARE(picture.pixel(12, 10), red);   // below left of the second: its left half
    QCOMPARE(picture.pixel(18, 10), white); // nothing measured below its right half
    QCOMPARE(picture.pixel(7, 10), white);  // below right of the first: the same phase
}

void TestMapDisplay::boundariesOfASmallPicture()
{
    const ScanGrid grid = makeGrid(100, 100); // four map pixels in one of the picture
    std::vector<std::uint16_t> ids(10000, 1);
    for (std::size_t i = 0; i < ids.size(); ++i)
        ids[i] = i % 100 >= 50 ? 2 : 1;
    QImage picture(25, 25, QImage::Format_RGB32);
    picture.fill(white);
    drawBoundaries(phaseBoundaries(reference(grid, ids), red, 1), gridAreaUm(grid), picture, 0, 24);
    QCOMPARE(count(picture, red), 25); // one unbroken line, column 49 / 4 = 12
    for (int y = 0; y < 25; ++y)
        QCOMPARE(picture.pixel(12, y), red);
}

void TestMapDisplay::pendingPixelsHaveNoBoundary()
{
    const ScanGrid grid = makeGrid(1, 3);
    auto map = std::make_shared<PhaseMap>(grid, PhaseList{std::vector<Phase>(2)});
    map->phaseId = {1, 2, 0};
    map->state = {PixelState::Classified, PixelState::Classified, PixelState::Pending};
    std::uint8_t bytes[3];
    phaseBoundaries(std::shared_ptr<const PhaseMap>(map), red, 1).lookup(0, 0, 3, bytes);
    QCOMPARE(analysis::unpacked(bytes[0]).right, analysis::Boundary::Phase);
    QCOMPARE(bytes[1], std::uint8_t{0});
}

void TestMapDisplay::onlySeenBoundariesAreLookedUp()
{
    std::int64_t asked = 0;
    MapBoundaries boundaries{makeGrid(7000, 7000),
                             [&](std::int64_t, std::int64_t, std::int64_t n, std::uint8_t* bytes) {
                                 std::fill_n(bytes, n, std::uint8_t{0});
                                 asked += n;
                             }};
    QImage picture(800, 600, QImage::Format_RGB32);
    drawBoundaries(boundaries, QRectF(3000, 3000, 80, 60), picture, 0, 599);
    QVERIFY2(asked > 80 * 60 && asked < 90 * 70, qPrintable(QString::number(asked)));
    asked = 0;
    drawBoundaries(boundaries, gridAreaUm(boundaries.grid), picture, 0, 599);
    QVERIFY(asked <= 600 * 7000);
}

/// The same picture, from words that are asked for once.
void TestMapDisplay::rowsAreKept()
{
    const ScanGrid grid = makeGrid(40, 50, GridKind::Hexagonal);
    int asked = 0;
    const auto words = [&asked](std::size_t i) {
        ++asked;
        return qRgb(static_cast<int>(i % 251), 10, 20);
    };
    const QRectF all(-3, -3, 60, 50), part(10, 10, 9, 9);
    const MapRaster plainly = wordRaster(grid, words);
    const QImage expected = sampleRaster(plainly, all, {300, 250}, {}), expectedPart = sampleRaster(plainly, part, {300, 250}, {});
    const MapRaster kept = withRowsKept(wordRaster(grid, words));
    asked = 0;
    QCOMPARE(sampleRaster(kept, all, {300, 250}, {}), expected);
    QCOMPARE(asked, 20 * 50 + 20 * 49);
    QCOMPARE(sampleRaster(kept, part, {300, 250}, {}), expectedPart);
    QCOMPARE(sampleRaster(kept, all, {300, 250}, {}), expected);
    QCOMPARE(asked, 20 * 50 + 20 * 49);
}

void TestMapDisplay::layersAreBlended_data()
{
    QTest::addColumn<double>("opacity");
    QTest::addColumn<int>("redPart");
    QTest::addColumn<int>("greenPart");
    QTest::newRow("first only") << 0. << 255 << 0;
    QTest::newRow("a quarter") << 0.25 << 191 << 63;
    QTest::newRow("second only") << 1. << 0 << 255;
}

void TestMapDisplay::layersAreBlended()
{
    QFETCH(double, opacity);
    QFETCH(int, redPart);
    QFETCH(int, greenPart);
    Pane pane;
    pane.map.setSecond(plain(pane.grid, green));
    pane.map.setComposition({SecondMode::Blend, opacity, 0.5});
    const QRgb colour = pane.at(77, 33);
    QVERIFY(std::abs(qRed(colour) - redPart) <= 1 && std::abs(qGreen(colour) - greenPart) <= 1);
    pane.map.setSecond({});
    QCOMPARE(pane.at(77, 33), red);
}

void TestMapDisplay::swipeHandle()
{
    Pane pane;
    pane.map.setSecond(plain(pane.grid, green));
    pane.map.setComposition({SecondMode::Swipe, 0.5, 0.25});
    QCOMPARE(pane.at(40, 20), red);
    QCOMPARE(pane.at(60, 20), green);
    QSignalSpy swiped(&pane.map, &MapWidget::swipeMoved), probed(&pane.map, &MapWidget::probed);
    QTest::mousePress(&pane.map, Qt::LeftButton, {}, {52, 20}); // near the handle
    QTest::mouseMove(&pane.map, {150, 20});
    QTest::mouseRelease(&pane.map, Qt::LeftButton, {}, {150, 20});
    QVERIFY(swiped.count() >= 1);
    QCOMPARE(swiped.last().first().toDouble(), 0.75);
    QCOMPARE(probed.count(), 0); // the crosshair stays
    QTest::mouseClick(&pane.map, Qt::LeftButton, {}, {120, 20});
    QCOMPARE(probed.count(), 1);
    QSignalSpy stepped(&pane.map, &MapWidget::compositionStepped);
    QTest::keyClick(&pane.map, Qt::Key_BracketRight);
    QTest::keyClick(&pane.map, Qt::Key_BracketLeft);
    QCOMPARE(stepped, (QList<QVariantList>{{1}, {-1}}));
}

void TestMapDisplay::flickerKey()
{
    Pane pane;
    pane.map.setSecond(plain(pane.grid, green));
    pane.map.setComposition({SecondMode::Blend, 0, 0.5});
    QCOMPARE(pane.at(77, 33), red);
    QTest::keyPress(&pane.map, Qt::Key_X);
    QCOMPARE(pane.at(77, 33), green);
    QTest::keyRelease(&pane.map, Qt::Key_X);
    QCOMPARE(pane.at(77, 33), red);
    QTest::keyClick(&pane.map, Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(pane.at(77, 33), green); // stays
    QTest::keyPress(&pane.map, Qt::Key_X);
    QCOMPARE(pane.at(77, 33), red);
    QTest::keyRelease(&pane.map, Qt::Key_X);
    QTest::keyClick(&pane.map, Qt::Key_X, Qt::ShiftModifier);
    QCOMPARE(pane.at(77, 33), red);
}

void TestMapDisplay::boundariesFollowNewRows()
{
    Pane pane;
    auto map = std::make_shared<PhaseMap>(pane.grid, PhaseList{std::vector<Phase>(2)});
    pane.map.setBoundaries(phaseBoundaries(std::shared_ptr<const PhaseMap>(map), green, 2));
    QCOMPARE(pane.at(100, 30), red);
    std::fill(map->state.begin(), map->state.end(), PixelState::Classified);
    for (std::size_t i = 0; i < map->phaseId.size(); ++i)
        map->phaseId[i] = i % 20 < 10 ? 1 : 2;
    pane.map.rowsChanged(0, 4);
    QCOMPARE(pane.at(100, 30), green);
    QCOMPARE(pane.at(100, 90), red); // not announced
}

void TestMapDisplay::doubleClickAsksForAllTheRoom()
{
    Pane pane;
    QSignalSpy large(&pane.map, &MapWidget::maximiseRequested), fit(&pane.map, &MapWidget::fitRequested);
    QTest::mouseDClick(&pane.map, Qt::LeftButton, {}, {10, 10});
    QCOMPARE(large.count(), 1);
    QCOMPARE(fit.count(), 0);
    QTest::keyClick(&pane.map, Qt::Key_0);
    QTest::keyClick(&pane.map, Qt::Key_Home);
    QCOMPARE(fit.count(), 2);
}

void TestMapDisplay::rulerSteps_data()
{
    QTest::addColumn<double>("pixelsPerUm");
    QTest::addColumn<double>("stepUm");
    QTest::newRow("10 px/um, 9 um wanted") << 10. << 10.;
    QTest::newRow("90 px/um") << 90. << 1.;
    QTest::newRow("89 px/um") << 89. << 2.;
    QTest::newRow("40 px/um") << 40. << 5.;
    QTest::newRow("nanometres") << 40000. << 0.005;
    QTest::newRow("millimetres") << 0.03 << 5000.;
}

void TestMapDisplay::rulerSteps()
{
    QFETCH(double, pixelsPerUm);
    QFETCH(double, stepUm);
    QVERIFY(std::abs(rulerStepUm(pixelsPerUm, 90) / stepUm - 1) < 1e-9);
}

void TestMapDisplay::rulersAndScaleBarAreOptional()
{
    Pane pane;
    QCOMPARE(count(pane.map.grab().toImage(), red), 200 * 100);
    pane.map.setRulersShown(true);
    const QImage ruled = pane.map.grab().toImage();
    QVERIFY(ruled.pixel(100, 2) != red && ruled.pixel(2, 60) != red);
    QCOMPARE(ruled.pixel(100, 60), red);
    // The mark of 0 um stands at the first pixel's centre, 5 pixels from the left edge: hidden by the corner; that of
    // 10 um at x = 105.
    QCOMPARE(ruled.pixel(105, 19), white);
    pane.map.setRulersShown(false);
    pane.map.setScaleBarShown(true);
    QVERIFY(pane.map.grab().toImage().pixel(20, 88) != red);
}

void TestMapDisplay::registeredPicture()
{
    SemImage image;
    image.pixels = Image<float>(20, 40, 0.f);
    for (int row = 0; row < 20; ++row)
        for (int col = 20; col < 40; ++col)
            image.pixels(row, col) = 255; // right half white
    // A quarter turn: the image's x runs down the sample, its y to the left; 0.5 um a pixel; corner at (10, 0).
    const QTransform turn(0, 0.5, -0.5, 0, 10, 0);
    const MapRaster raster = semRaster(image, turn);
    QCOMPARE(raster.areaUm, QRectF(0, 0, 10, 20));
    const QImage picture = sampleRaster(raster, {-5, -5, 20, 30}, {200, 300}, colours); // 10 pixels per um
    QCOMPARE(picture.pixel(20, 100), colours.outside);
    QVERIFY(qGray(picture.pixel(100, 100)) < 20);  // upper half: the left half of the image
    QVERIFY(qGray(picture.pixel(100, 200)) > 235); // lower half
    QVERIFY(qGray(picture.pixel(60, 240)) > 235);
    QCOMPARE(picture.pixel(100, 290), colours.outside);
}

void TestMapDisplay::perspectivePicture()
{
    SemImage image;
    image.pixels = Image<float>(10, 10, 100.f);
    image.pixels(0, 0) = 0;
    image.pixels(9, 9) = 255;
    const QTransform perspective(1, 0, 0, 0, 1, 0.05, 0, 0, 1); // narrower below: w = 1 + y / 20
    const QImage picture = sampleRaster(semRaster(image, perspective), {-1, -1, 12, 12}, {120, 120}, colours);
    QVERIFY(picture.pixel(105, 15) != colours.outside);   // top right, 9.5 um: inside
    QCOMPARE(picture.pixel(95, 70), colours.outside);     // at y = 6 um (w = 1.43) it is 7 um wide
    QVERIFY(picture.pixel(60, 70) != colours.outside);
}

QTEST_MAIN(TestMapDisplay)
#include "tst_map_display.moc"
