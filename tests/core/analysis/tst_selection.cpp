// SPDX-License-Identifier: GPL-3.0-or-later
// Shapes, regions and statistics of selected pixels.
#include "core/analysis/grains.h"
#include "core/analysis/selected_patterns.h"
#include "core/analysis/selection_shapes.h"
#include "core/analysis/selection_statistics.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

constexpr double degree = std::numbers::pi / 180;

ScanGrid square(std::int64_t rows, std::int64_t cols, double stepX = 1, double stepY = 1)
{
    ScanGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    grid.stepXUm = stepX;
    grid.stepYUm = stepY;
    return grid;
}

ScanGrid hexagonal(std::int64_t rows, std::int64_t cols)
{
    ScanGrid grid = square(rows, cols, 1, std::sqrt(3.) / 2);
    grid.kind = GridKind::Hexagonal;
    grid.colsShifted = cols - 1;
    return grid;
}

/// A map drawn as text: one digit per pixel, rows separated by blanks; "." of short rows has no point.
QString drawn(const ScanGrid& grid, const PixelMask& mask)
{
    QString text;
    for (std::int64_t row = 0; row < grid.rows; ++row) {
        for (std::int64_t col = 0; col < grid.cols; ++col)
            text +=
                mask[static_cast<std::size_t>(grid.index(row, col))] ? QLatin1Char('#') : QLatin1Char('-');
        text += QLatin1Char(' ');
    }
    return text.trimmed();
}

CrystalMap mapOf(const ScanGrid& grid, const QString& digits, const PhaseList& phases = {})
{
    CrystalMap map;
    map.grid = grid;
    map.phases = phases;
    for (const QChar c : digits)
        if (c.isDigit())
            map.phaseId.push_back(static_cast<std::uint16_t>(c.digitValue()));
    return map;
}

PhaseList phases(std::vector<int> spaceGroups)
{
    PhaseList list;
    for (const int number : spaceGroups) {
        Phase phase;
        phase.name = "phase " + std::to_string(number);
        phase.spaceGroup = number;
        list.phases.push_back(phase);
    }
    return list;
}

/// Rotation by an angle about z.
EulerAngles aboutZ(double degrees) { return {static_cast<float>(degrees * degree), 0, 0}; }

bool isNear(double a, double b, double tolerance = 1e-9) { return std::abs(a - b) <= tolerance; }

} // namespace

class TestSelection : public QObject
{
    Q_OBJECT
private slots:
    void rectangles_data()
    {
        QTest::addColumn<QList<double>>("corners");
        QTest::addColumn<bool>("hex");
        QTest::addColumn<QString>("expected");
        QTest::newRow("borders count") << QList<double>{1, 1, 2, 2} << false << "---- -##- -##- ----";
        QTest::newRow("any two corners") << QList<double>{2, 1, 1, 2} << false << "---- -##- -##- ----";
        QTest::newRow("centres only") << QList<double>{0.6, 0.1, 2.4, 1.9} << false << "---- -##- ---- ----";
        QTest::newRow("between the centres")
            << QList<double>{1.2, 1.2, 1.8, 1.8} << false << "---- ---- ---- ----";
        QTest::newRow("beyond the map") << QList<double>{-50, -50, 50, 0.5} << false << "#### ---- ---- ----";
        QTest::newRow("outside") << QList<double>{10, 10, 20, 20} << false << "---- ---- ---- ----";
        // Rows 1 and 3 stand half a step to the right and have three points.
        QTest::newRow("hexagonal: shifted rows")
            << QList<double>{0.4, -0.1, 1.6, 3} << true << "-#-- ##-- -#-- ##--";
        QTest::newRow("hexagonal: all") << QList<double>{-9, -9, 9, 9} << true << "#### ###- #### ###-";
    }
    void rectangles()
    {
        QFETCH(QList<double>, corners);
        QFETCH(bool, hex);
        QFETCH(QString, expected);
        const ScanGrid grid = hex ? hexagonal(4, 4) : square(4, 4);
        QCOMPARE(drawn(grid, rectangleMask(grid, {corners[0], corners[1]}, {corners[2], corners[3]})),
                 expected);
    }

    void polygons_data()
    {
        QTest::addColumn<QList<double>>("corners");
        QTest::addColumn<bool>("hex");
        QTest::addColumn<QString>("expected");
        QTest::newRow("triangle") << QList<double>{-0.5, -0.5, 3.6, -0.5, -0.5, 3.6} << false
                                  << "#### ###- ##-- #---";
        QTest::newRow("left and upper border inside")
            << QList<double>{1, 1, 3, 1, 3, 3, 1, 3} << false << "---- -##- -##- ----";
        QTest::newRow("turned the other way")
            << QList<double>{1, 3, 3, 3, 3, 1, 1, 1} << false << "---- -##- -##- ----";
        // Two squares, the inner one twice round: even-odd leaves a hole.
        QTest::newRow("hole") << QList<double>{-1,  -1,  4,   -1,  4,   4,   -1,  4,   -1,  -1,
                                               0.5, 0.5, 0.5, 2.5, 2.5, 2.5, 2.5, 0.5, 0.5, 0.5}
                              << false << "#### #--# #--# ####";
        // The left triangle loses its right border, the right one keeps its left border.
        QTest::newRow("bow tie") << QList<double>{-0.5, -0.5, 3.5, 3.5, 3.5, -0.5, -0.5, 3.5} << false
                                 << "---# #-## #-## ---#";
        QTest::newRow("two corners") << QList<double>{0, 0, 3, 3} << false << "---- ---- ---- ----";
        QTest::newRow("hexagonal") << QList<double>{0.4, -1, 1.6, -1, 1.6, 9, 0.4, 9} << true
                                   << "-#-- ##-- -#-- ##--";
    }
    void polygons()
    {
        QFETCH(QList<double>, corners);
        QFETCH(bool, hex);
        QFETCH(QString, expected);
        const ScanGrid grid = hex ? hexagonal(4, 4) : square(4, 4);
        std::vector<PointUm> points;
        for (qsizetype i = 0; i + 1 < corners.size(); i += 2)
            points.push_back({corners[i], corners[i + 1]});
        QCOMPARE(drawn(grid, polygonMask(grid, points)), expected);
    }

    /// Every pixel by the crossing number of Franklin's test (wrf.ecse.rpi.edu, pnpoly), written
    /// independently.
    void polygonAgreesWithPnpoly()
    {
        Rng rng(5);
        for (int trial = 0; trial < 40; ++trial) {
            const ScanGrid grid = trial % 2 ? hexagonal(31, 40) : square(31, 40, 0.7, 1.3);
            std::vector<PointUm> corners;
            for (int i = 0; i < 3 + trial; ++i)
                corners.push_back({45 * rng.uniform() - 3, 45 * rng.uniform() - 3});
            const PixelMask mask = polygonMask(grid, corners);
            for (std::int64_t i = 0; i < grid.size(); ++i) {
                const auto [x, y] = grid.positionUm(i);
                bool inside = false;
                for (std::size_t a = 0, b = corners.size() - 1; a < corners.size(); b = a++)
                    if ((corners[a].y > y) != (corners[b].y > y) &&
                        x < (corners[b].x - corners[a].x) * (y - corners[a].y) /
                                    (corners[b].y - corners[a].y) +
                                corners[a].x)
                        inside = !inside;
                QCOMPARE(bool(mask[static_cast<std::size_t>(i)]), inside && grid.hasPoint(i));
            }
        }
    }

    void polygonsSideBySideShareNothing()
    {
        const ScanGrid grid = square(10, 10);
        const PixelMask left = polygonMask(grid, {{-1, -1}, {4, -1}, {4, 20}, {-1, 20}}),
                        right = polygonMask(grid, {{4, -1}, {20, -1}, {20, 20}, {4, 20}});
        QCOMPARE(countOf(left), 40);
        QCOMPARE(countOf(right), 60);
        QCOMPARE(countOf(combined(left, right, Combination::Intersect)), 0);
    }

    void lines_data()
    {
        QTest::addColumn<QList<double>>("ends");
        QTest::addColumn<QList<qint64>>("expected");
        QTest::newRow("across") << QList<double>{0, 1, 3, 1} << QList<qint64>{4, 5, 6, 7};
        QTest::newRow("backwards") << QList<double>{3, 1, 0, 1} << QList<qint64>{7, 6, 5, 4};
        QTest::newRow("diagonal") << QList<double>{0, 0, 3, 3} << QList<qint64>{0, 5, 10, 15};
        QTest::newRow("from outside") << QList<double>{-5, 2, 1, 2} << QList<qint64>{8, 9};
        QTest::newRow("a point") << QList<double>{2, 2, 2, 2} << QList<qint64>{10};
        QTest::newRow("outside") << QList<double>{9, 9, 12, 9} << QList<qint64>{};
    }
    void lines()
    {
        QFETCH(QList<double>, ends);
        QFETCH(QList<qint64>, expected);
        const auto pixels = pixelsAlong(square(4, 4), {ends[0], ends[1]}, {ends[2], ends[3]});
        QCOMPARE(QList<qint64>(pixels.begin(), pixels.end()), expected);
    }

    void combinations_data()
    {
        QTest::addColumn<int>("how");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<QString>("onNothing");
        QTest::newRow("replace") << int(Combination::Replace) << "-##-"
                                 << "-##-";
        QTest::newRow("add") << int(Combination::Add) << "###-"
                             << "-##-";
        QTest::newRow("subtract") << int(Combination::Subtract) << "#---"
                                  << "----";
        QTest::newRow("intersect") << int(Combination::Intersect) << "-#--"
                                   << "----";
    }
    void combinations()
    {
        QFETCH(int, how);
        QFETCH(QString, expected);
        QFETCH(QString, onNothing);
        const ScanGrid grid = square(1, 4);
        const PixelMask old{1, 1, 0, 0}, shape{0, 1, 1, 0};
        QCOMPARE(drawn(grid, combined(old, shape, Combination(how))), expected);
        QCOMPARE(drawn(grid, combined({}, shape, Combination(how))), onNothing);
    }

    void phaseRegions_data()
    {
        QTest::addColumn<bool>("hex");
        QTest::addColumn<QString>("map");
        QTest::addColumn<qint64>("seed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("corners do not connect")
            << false << "1211 2112 1122 1111" << qint64(0) << "#--- ---- ---- ----";
        QTest::newRow("round the corner")
            << false << "1211 2112 1122 1111" << qint64(3) << "--## -##- ##-- ####";
        QTest::newRow("not indexed is a region")
            << false << "0011 0111 1110 1110" << qint64(1) << "##-- #--- ---- ----";
        // Row 1 stands to the right: pixel (0,1) touches (1,0) and (1,1); (0,0) touches (1,0) only.
        QTest::newRow("hexagonal: down to the left and right")
            << true << "2122 112- 2222 222-" << qint64(1) << "-#-- ##-- ---- ----";
        QTest::newRow("hexagonal: not two to the right")
            << true << "1222 212- 2222 222-" << qint64(0) << "#--- ---- ---- ----";
        QTest::newRow("outside") << false << "1111 1111 1111 1111" << qint64(16) << "---- ---- ---- ----";
    }
    void phaseRegions()
    {
        QFETCH(bool, hex);
        QFETCH(QString, map);
        QFETCH(qint64, seed);
        QFETCH(QString, expected);
        const ScanGrid grid = hex ? hexagonal(4, 4) : square(4, 4);
        map.replace(QLatin1Char('-'), QLatin1Char('0'));
        const CrystalMap crystals = mapOf(grid, map);
        QCOMPARE(drawn(grid, phaseRegion(PhasesView(crystals), seed)), expected);
        // The relation is symmetric: every pixel of the region has the same region.
        const PixelMask region = phaseRegion(PhasesView(crystals), seed);
        for (const std::int64_t pixel : pixelsOf(region))
            QCOMPARE(drawn(grid, phaseRegion(PhasesView(crystals), pixel)), expected);
    }

    void pendingPixelsAreNotConnected()
    {
        PhaseMap map(square(1, 4), phases({225}));
        map.state = {PixelState::Classified, PixelState::Classified, PixelState::Pending,
                     PixelState::Classified};
        QCOMPARE(drawn(map.grid, phaseRegion(PhasesView(map), 0)), QString("##--"));
        QCOMPARE(drawn(map.grid, phaseRegion(PhasesView(map), 2)), QString("--#-"));
    }

    void grains_data()
    {
        QTest::addColumn<QString>("ids");
        QTest::addColumn<QList<double>>("degrees");
        QTest::addColumn<qint64>("seed");
        QTest::addColumn<QString>("expected");
        QTest::newRow("10 degrees part")
            << "111111" << QList<double>{0, 1, 2, 12, 13, 14} << qint64(1) << "###---";
        QTest::newRow("a slow turn stays together")
            << "111111" << QList<double>{0, 4, 8, 12, 16, 20} << qint64(5) << "######";
        QTest::newRow("90 degrees are nothing for a cube")
            << "111111" << QList<double>{0, 90, 180, 271, 1, 45} << qint64(0) << "#####-";
        QTest::newRow("but are for an orthorhombic crystal")
            << "222222" << QList<double>{0, 90, 90, 270, 0, 0} << qint64(1) << "-###--";
        QTest::newRow("another phase parts")
            << "112211" << QList<double>{0, 0, 0, 0, 0, 0} << qint64(4) << "----##";
        QTest::newRow("unknown symmetry: the phase alone")
            << "333331" << QList<double>{0, 20, 50, 70, 110, 110} << qint64(2) << "#####-";
        QTest::newRow("not indexed: the phase alone")
            << "100011" << QList<double>{0, 20, 50, 70, 110, 110} << qint64(2) << "-###--";
    }
    void grains()
    {
        QFETCH(QString, ids);
        QFETCH(QList<double>, degrees);
        QFETCH(qint64, seed);
        QFETCH(QString, expected);
        const ScanGrid grid = square(1, 6);
        CrystalMap map = mapOf(grid, ids, phases({225, 62, 0}));
        for (const double d : degrees)
            map.orientation.push_back(aboutZ(d));
        QCOMPARE(drawn(grid, grainRegion(map, seed)), expected);
        map.orientation.clear();
        QCOMPARE(drawn(grid, grainRegion(map, seed)), drawn(grid, phaseRegion(PhasesView(map), seed)));
    }

    void regionsOfASelection()
    {
        const ScanGrid grid = square(2, 4);
        CrystalMap map = mapOf(grid, "1122 1112", phases({225, 62}));
        const PixelMask selected{1, 1, 1, 1, 0, 1, 1, 0};
        const Grains regions = labelGrains(PhasesView(map), selected);
        QCOMPARE(regions.of, (std::vector<std::int32_t>{0, 0, 1, 1, -1, 0, 0, -1}));
        QCOMPARE(regions.sizes, (std::vector<std::int64_t>{4, 2}));
        map.orientation.assign(8, aboutZ(0));
        map.orientation[6] = aboutZ(30);
        const Grains grainsOf = labelGrains(PhasesView(map), selected, &map);
        QCOMPARE(grainsOf.of, (std::vector<std::int32_t>{0, 0, 1, 1, -1, 0, 2, -1}));
    }

    void areaShares_()
    {
        // Regions of 4, 2 and 2 pixels are worth 8^2 / (16 + 4 + 4) equal ones.
        const ScanGrid grid = square(2, 4);
        const CrystalMap map = mapOf(grid, "1122 1100", phases({225, 62}));
        CrystalMap apart = map;
        apart.phaseId = {1, 1, 2, 2, 1, 1, 0, 2};
        const Shares shares = areaShares(PhasesView(map), 2, PixelMask(8, 1));
        QCOMPARE(shares.pixels, 8);
        QCOMPARE(shares.regions, 3);
        QVERIFY(isNear(shares.effectiveRegions, 64. / (16 + 4 + 4)));
        QCOMPARE(shares.phases[1].pixels, 4);
        // Wilson, R: prop.test(4, 8, correct = FALSE)$conf.int = 0.2152 0.7848
        QVERIFY(isNear(shares.phases[1].byPixels.value, 0.5));
        QVERIFY(isNear(shares.phases[1].byPixels.low, 0.2152, 5e-5) &&
                isNear(shares.phases[1].byPixels.high, 0.7848, 5e-5));
        QVERIFY(shares.phases[1].byRegions.low < shares.phases[1].byPixels.low); // fewer regions: wider
        QVERIFY(isNear(shares.phases[1].byRegions.value, 0.5));
        // Phase 1 in one piece, phase 2 round the unindexed pixel in one, that pixel.
        QCOMPARE(areaShares(PhasesView(apart), 2, PixelMask(8, 1)).regions, 3);
        PhaseMap pending(grid, phases({225, 62}));
        pending.state.assign(8, PixelState::Classified);
        pending.state[0] = PixelState::Pending;
        QCOMPARE(areaShares(PhasesView(pending), 2, PixelMask(8, 1)).pixels, 7);
        QCOMPARE(areaShares(PhasesView(map), 2, PixelMask(8, 0)).pixels, 0);
    }

    void moments()
    {
        const Moments m =
            momentsOf({2, 4, 4, 4, 5, 5, 7, 9, std::nanf(""), 100}, {1, 1, 1, 1, 1, 1, 1, 1, 1, 0});
        QCOMPARE(m.count, 8);
        QVERIFY(isNear(m.mean, 5));
        QVERIFY(isNear(m.sd, std::sqrt(32. / 7)));
        QVERIFY(isNear(m.least, 2) && isNear(m.most, 9));
        QCOMPARE(momentsOf({1, 2}, {0, 0}).count, 0);
    }

    void pooling()
    {
        ProbabilityPool pool(2);
        const float a[] = {0.6f, 0.4f}, b[] = {0.7f, 0.3f};
        pool.add(a);
        pool.add(b);
        const PooledProbabilities p = pool.pooled();
        QCOMPARE(p.patterns, 2);
        QVERIFY(isNear(p.mean[1], 0.65, 1e-7) && isNear(p.mean[2], 0.35, 1e-7));
        QVERIFY(isNear(p.product[1], 0.42 / (0.42 + 0.12), 1e-6)); // 0.6 x 0.7 against 0.4 x 0.3
        const float sure[] = {0, 1}; // one certain pattern does not exclude a class for good
        for (int i = 0; i < 200; ++i)
            pool.add(a);
        pool.add(sure);
        QVERIFY(pool.pooled().product[1] > 0.99);
        QVERIFY(isNear(pool.pooled().product[1] + pool.pooled().product[2], 1));
    }

    void resultStatistics_()
    {
        PhaseMap map(square(1, 4), phases({225, 62, 2, 194}));
        Predictions p;
        p.resize({0, 3});
        p.id = {{1, 2, 3}, {2, 1, 3}, {1, 2, 4}};
        p.probability = {{0.7f, 0.2f, 0.05f}, {0.5f, 0.3f, 0.1f}, {0.9f, 0.05f, 0.05f}};
        p.accepted = {1, 0, 1};
        p.present = {1, 1, 1};
        map.set(p);
        const ResultStatistics s = resultStatistics(map, {1, 1, 1, 1}); // the fourth is pending
        QCOMPARE(s.classified, 3);
        QVERIFY(isNear(s.confidence.mean, 0.7, 1e-6));
        QVERIFY(isNear(s.confidence.sd, 0.2, 1e-6));
        QCOMPARE(s.best, (std::vector<std::int64_t>{0, 2, 1, 0, 0}));
        // What the three leave over goes to the fourth class: (0.05 + 0.1 + 0.05) / 3.
        QVERIFY(isNear(s.pooled.mean[1], 1.9 / 3, 1e-6));
        QVERIFY(isNear(s.pooled.mean[4], 0.2 / 3, 1e-6));
        double sum = 0;
        for (const double m : s.pooled.mean)
            sum += m;
        QVERIFY(isNear(sum, 1, 1e-6));
        QCOMPARE(resultStatistics(map, {0, 1, 0, 0}).classified, 1);
    }

    void readsOnlyWhatIsSelected()
    {
        // Pattern i is bright by i + 1; its second value is three times its first.
        std::vector<std::uint16_t> pixels;
        for (std::uint16_t i = 0; i < 10; ++i) {
            pixels.push_back(static_cast<std::uint16_t>(i + 1));
            pixels.push_back(static_cast<std::uint16_t>(3 * (i + 1)));
        }
        const MemoryPatternSource source(pixels, PixelType::U16, 10, 1, 2);
        std::vector<std::pair<std::int64_t, std::int64_t>> ranges;
        NullMonitor job;
        readSelected(
            source, {1, 2, 3, 7, 9},
            [&](const PatternBlock& b) { ranges.emplace_back(b.range.first, b.range.count); }, job);
        QCOMPARE(ranges, (std::vector<std::pair<std::int64_t, std::int64_t>>{{1, 3}, {7, 1}, {9, 1}}));
        const AveragePattern average = averagePattern(source, {1, 2, 3, 7, 9}, job);
        QCOMPARE(average.patterns, 5);
        // Brightnesses 2 (i + 1) of pixels 1, 2, 3, 7, 9: mean 2 x 27/5; all patterns have the shape 1 : 3.
        QVERIFY(isNear(static_cast<double>(average.mean(0, 0)), 27. / 5, 1e-5));
        QVERIFY(isNear(static_cast<double>(average.mean(0, 1)), 81. / 5, 1e-5));
        QVERIFY(averagePattern(source, {}, job).mean.empty());
        job.requestStop();
        QVERIFY_EXCEPTION_THROWN(averagePattern(source, {1}, job), Stopped);
    }

    void samples()
    {
        QCOMPARE(spreadSample({3, 4, 5}, 3), (std::vector<std::int64_t>{3, 4, 5}));
        QCOMPARE(spreadSample({0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, 2), (std::vector<std::int64_t>{2, 7}));
    }
};

QTEST_APPLESS_MAIN(TestSelection)
#include "tst_selection.moc"
