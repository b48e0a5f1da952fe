// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/map/detector.h"
#include "core/map/pattern_source.h"
#include "core/map/phase_map.h"
#include "core/map/scan_grid.h"

#include <Eigen/Geometry>
#include <QTest>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace kikuscope;

namespace {

ScanGrid hexagonal(std::int64_t rows, std::int64_t cols, std::int64_t shifted)
{
    return {rows, cols, 2, 2 * std::sqrt(3.) / 2, GridKind::Hexagonal, shifted};
}

ScanGrid square(std::int64_t rows, std::int64_t cols) { return {rows, cols, 0.5, 0.25, GridKind::Square, 0}; }

bool close(const Eigen::Vector3d& a, const Eigen::Vector3d& b, double tolerance = 1e-9) { return (a - b).norm() < tolerance; }

PhaseList phases(int count)
{
    PhaseList list;
    list.phases.resize(static_cast<std::size_t>(count));
    return list;
}

} // namespace

class TestMap : public QObject
{
    Q_OBJECT
private slots:
    void hexagonalPointsAreCounted_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<int>("shifted");
        QTest::addColumn<int>("points");
        QTest::newRow("real Mg scan, data rows of its .ang file") << 122 << 107 << 106 << 12993;
        QTest::newRow("odd number of rows") << 3 << 4 << 3 << 11;
        QTest::newRow("equal rows") << 3 << 4 << 4 << 12;
        QTest::newRow("one row") << 1 << 5 << 4 << 5;
    }
    void hexagonalPointsAreCounted()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(int, shifted);
        QFETCH(int, points);
        const auto grid = hexagonal(rows, cols, shifted);
        QCOMPARE(grid.pointCount(), points);
        std::int64_t n = 0; // the n-th point is the n-th pixel that has one
        for (std::int64_t i = 0; i < grid.size(); ++i)
            if (grid.hasPoint(i))
                QCOMPARE(grid.pixelOfPoint(n++), i);
        QCOMPARE(n, points);
    }

    void squareGrid()
    {
        const auto grid = square(3, 4);
        QCOMPARE(grid.pointCount(), 12);
        QCOMPARE(grid.pixelOfPoint(7), 7);
        QCOMPARE(grid.index(2, 1), 9);
        QCOMPARE(grid.row(9), 2);
        QCOMPARE(grid.col(9), 1);
        QVERIFY(grid.positionUm(9) == std::pair(0.5, 0.5));
        QVERIFY(grid.contains(2, 3) && !grid.contains(3, 0) && !grid.contains(0, -1));
    }

    void hexagonalPositions()
    {
        const auto grid = hexagonal(3, 4, 3);
        const auto [x, y] = grid.positionUm(grid.index(1, 0));
        QCOMPARE(x, 1.);                                 // half a step to the right
        QVERIFY(std::abs(std::hypot(x, y) - 2) < 1e-12); // all six neighbours are one step away
        QVERIFY(!grid.hasPoint(grid.index(1, 3)) && grid.hasPoint(grid.index(2, 3)));
    }

    // Formulas as in kikuchipy's _ebsd_detector.py.
    void patternCentres_data()
    {
        QTest::addColumn<int>("convention");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<QVector<double>>("vendor");
        QTest::addColumn<QVector<double>>("bruker");
        const auto row = [](const char* name, PatternCentreConvention c, int w, int h, QVector<double> vendor, QVector<double> bruker) {
            QTest::newRow(name) << static_cast<int>(c) << w << h << vendor << bruker;
        };
        using enum PatternCentreConvention;
        row("Bruker", Bruker, 640, 480, {0.4, 0.3, 0.6}, {0.4, 0.3, 0.6});
        row("EDAX square", Edax, 480, 480, {0.5017, 0.7189, 0.5342}, {0.5017, 0.2811, 0.5342});
        row("EDAX wide", Edax, 640, 480, {0.5, 0.7, 0.6}, {0.5, 0.3, 0.6});
        row("EDAX tall", Edax, 480, 640, {0.5, 0.7, 0.6}, {0.5, 0.3, 0.45});
        row("Oxford wide", Oxford, 640, 480, {0.5, 0.45, 0.6}, {0.5, 0.4, 0.8});
    }
    void patternCentres()
    {
        QFETCH(int, convention);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(QVector<double>, vendor);
        QFETCH(QVector<double>, bruker);
        const auto c = static_cast<PatternCentreConvention>(convention);
        const auto pc = patternCentreFrom(c, vendor[0], vendor[1], vendor[2], width, height);
        QVERIFY(close({pc.x, pc.y, pc.z}, {bruker[0], bruker[1], bruker[2]}));
        QVERIFY(close(patternCentreTo(c, pc, width, height), {vendor[0], vendor[1], vendor[2]}));
    }

    void emsoftPatternCentres()
    {
        // EMsoft 4.2, 640 x 480, xpc = ypc = 20: the sign of x before version 5
        const auto v4 = patternCentreFromEmsoft(false, 20, 20, 15000, 50, 1, 640, 480);
        QVERIFY(close({v4.x, v4.y, v4.z}, {0.5 + 20. / 640, 0.5 - 20. / 480, 15000. / (480 * 50)}));
        QCOMPARE(patternCentreFromEmsoft(true, 20, 20, 15000, 50, 1, 640, 480).x, 0.5 - 20. / 640);
        const auto binned = patternCentreFromEmsoft(false, 20, 20, 15000, 50, 8, 80, 60);
        QVERIFY(close({binned.x, binned.y, binned.z}, {v4.x, v4.y, v4.z}));
        QVERIFY_EXCEPTION_THROWN(patternCentreFrom(PatternCentreConvention::Emsoft5, 0, 0, 1, 60, 60), Error);
    }

    void directionAtThePatternCentre()
    {
        const PatternCentre pc{0.4, 0.3, 0.6};
        const auto d = pixelDirection(pc, 60, 80, 0.3 * 80 - 0.5, 0.4 * 60 - 0.5);
        QVERIFY(close(d, {0, 0, 1}));
        QVERIFY(close(sampleFromDetector(SampleFrame::Tsl, 70, 0) * d, {0.342, 0, 0.940}, 5e-4));
        QVERIFY(close(sampleFromDetector(SampleFrame::Hkl, 70, 0) * d, {0, -0.342, 0.940}, 5e-4));
        const double a = 25 * std::numbers::pi / 180; // 90 - sample tilt + camera tilt
        QVERIFY(close(sampleFromDetector(SampleFrame::Hkl, 70, 5) * d, {0, -std::sin(a), std::cos(a)}));
    }

    void directionsOfOtherPixels()
    {
        const PatternCentre pc{0.5, 0.5, 0.5};
        QVERIFY(pixelDirection(pc, 60, 60, 29.5, 50)(0) > 0);       // to the right: x > 0
        QVERIFY(pixelDirection(pc, 60, 60, 5, 29.5)(1) > 0);        // towards the top: y > 0
        const auto corner = pixelDirection(pc, 60, 60, -0.5, 59.5); // of the screen: 45 degrees both ways
        QVERIFY(close(corner, Eigen::Vector3d(1, 1, 1).normalized()));
    }

    void sampleFramesAreRightHandedAndQuarterTurned()
    {
        const auto tsl = sampleFromDetector(SampleFrame::Tsl, 70, 5.2), hkl = sampleFromDetector(SampleFrame::Hkl, 70, 5.2);
        for (const auto& m : {tsl, hkl}) {
            const Eigen::Vector3d x = m.row(0), y = m.row(1), z = m.row(2);
            QVERIFY((m * m.transpose() - Eigen::Matrix3d::Identity()).norm() < 1e-12);
            QVERIFY(close(x.cross(y), z));
        }
        QVERIFY(close(tsl.row(0), -hkl.row(1)) && close(tsl.row(1), hkl.row(0)) && close(tsl.row(2), hkl.row(2)));
    }

    void predictionsAreWrittenToTheirPixels()
    {
        PhaseMap map(square(2, 3), phases(2));
        QCOMPARE(map.doneCount(), 0);
        Predictions p;
        p.resize({2, 3});
        p.id = {{1, 2, 0}, {2, 1, 0}, {0, 0, 0}};
        p.probability = {{0.9f, 0.1f, 0}, {0.55f, 0.45f, 0}, {0, 0, 0}};
        p.accepted = {1, 0, 0};
        p.present = {1, 1, 0};
        map.set(p);
        QCOMPARE(map.doneCount(), 3);
        QCOMPARE(map.phaseId, (std::vector<std::uint16_t>{0, 0, 1, 0, 0, 0}));
        QVERIFY(map.state[1] == PixelState::Pending && map.state[2] == PixelState::Classified);
        QVERIFY(map.state[3] == PixelState::Classified && map.state[4] == PixelState::NoPattern);
        QCOMPARE(map.topId[3][0], std::uint16_t{2}); // unknown keeps its best guess
        QCOMPARE(map.confidence(2), 0.9f);
    }

    void fractionsSumToOne()
    {
        const auto grid = hexagonal(4, 5, 4);
        std::vector<std::uint16_t> ids;
        std::vector<PixelState> state;
        for (std::int64_t i = 0; i < grid.size(); ++i) {
            ids.push_back(static_cast<std::uint16_t>(i % 4)); // 3 is not in the list: counts as unknown
            state.push_back(i == 7 ? PixelState::Pending : PixelState::Classified);
        }
        const auto f = phaseFractions(grid, 2, ids, state);
        QCOMPARE(f.size(), std::size_t{3});
        double all = 0, indexed = 0;
        std::int64_t pixels = 0;
        for (const auto& x : f)
            all += x.ofAll, indexed += x.ofIndexed, pixels += x.pixels;
        QVERIFY(std::abs(all - 1) < 1e-12);
        QVERIFY(std::abs(indexed - 1) < 1e-12);
        QCOMPARE(pixels, grid.pointCount() - 1);
        QCOMPARE(f[0].ofIndexed, 0.);
        QCOMPARE(f[1].pixels, 4); // pixels 1, 5, 13, 17; there is no point at pixel 9
    }

    void fractionsOfNothing()
    {
        const auto f = phaseFractions(square(2, 2), 1, {0, 0, 0, 0}, std::vector<PixelState>(4, PixelState::Pending));
        QCOMPARE(f[0].ofAll, 0.);
        QCOMPARE(f[1].ofIndexed, 0.);
        QCOMPARE(phaseFractions(square(2, 2), 1, {0, 0, 0, 0})[0].ofAll, 1.);
    }

    void patternsInMemory()
    {
        std::vector<std::uint16_t> pixels(4 * 2 * 3);
        std::iota(pixels.begin(), pixels.end(), std::uint16_t{65500});
        const MemoryPatternSource source(pixels, PixelType::U16, 4, 2, 3);
        QVERIFY(source.has(0) && source.has(3) && !source.has(4) && !source.has(-1));
        const auto block = source.read({1, 2});
        QCOMPARE(block.range.first, 1);
        QCOMPARE(block.present, (std::vector<std::uint8_t>{1, 1}));
        QCOMPARE(block.pattern(0)(0, 0), 65506.f);
        QCOMPARE(block.pattern(1)(1, 2), 65517.f);
        QCOMPARE(source.read({4, 0}).pixels.size(), std::size_t{0});
        QVERIFY_EXCEPTION_THROWN(source.read({3, 2}), Error);
        QVERIFY_EXCEPTION_THROWN(source.read({-1, 1}), Error);
        QVERIFY_EXCEPTION_THROWN(MemoryPatternSource(pixels, PixelType::U16, 5, 2, 3), Error);
    }
};

QTEST_GUILESS_MAIN(TestMap)
#include "tst_map.moc"
