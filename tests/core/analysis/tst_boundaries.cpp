// SPDX-License-Identifier: GPL-3.0-or-later
// Misorientations of known twins and of symmetric equivalents; boundaries of maps made by hand.
#include "core/analysis/boundaries.h"
#include "core/analysis/disorientation.h"
#include "core/crystal/symmetry.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

constexpr double degree = std::numbers::pi / 180;

Phase makePhase(int spaceGroup)
{
    Phase phase;
    phase.name = "made";
    phase.spaceGroup = spaceGroup;
    phase.cell = spaceGroup == 194 || spaceGroup == 152 ? UnitCell{3.2094, 3.2094, 5.2108, 90, 90, 120}
                                                        : UnitCell{3.6, 3.6, 3.6, 90, 90, 90};
    return phase;
}

/// `from`, turned by an angle about an axis of the crystal (Cartesian, frame of phase.h).
EulerAngles turned(const EulerAngles& from, double angleDeg, const Eigen::Vector3d& axis)
{
    const Eigen::AngleAxisd turn(angleDeg * degree, axis.normalized());
    return eulerFromMatrix(turn.toRotationMatrix() * crystalFromSample(from));
}

const EulerAngles somewhere{0.7f, 1.1f, 2.3f};

double angleDeg(const Disorientation& disorientation, const EulerAngles& a, const EulerAngles& b)
{
    return disorientation.angle(a, b) / degree;
}

CrystalMap makeMap(std::int64_t rows, std::int64_t cols, std::vector<std::uint16_t> ids, GridKind kind = GridKind::Square)
{
    CrystalMap map;
    map.grid.rows = rows;
    map.grid.cols = cols;
    map.grid.kind = kind;
    map.grid.colsShifted = kind == GridKind::Hexagonal ? cols - 1 : 0;
    map.phases.phases = {makePhase(225), makePhase(229)};
    map.phaseId = std::move(ids);
    map.orientation.assign(map.phaseId.size(), somewhere);
    return map;
}

} // namespace

class TestBoundaries : public QObject
{
    Q_OBJECT

private slots:
    void knownAngles_data();
    void knownAngles();
    void equivalentOrientationsAreEqual_data();
    void equivalentOrientationsAreEqual();
    void oxfordAxes();
    void kindsOfASquareMap();
    void hexagonalNeighbours();
    void mapsWithoutAngles();
    void refusals();
    void lengths();
};

void TestBoundaries::knownAngles_data()
{
    QTest::addColumn<int>("spaceGroup");
    QTest::addColumn<double>("turnDeg");
    QTest::addColumn<QList<double>>("axis");
    QTest::addColumn<double>("expectedDeg");
    const QList<double> z{0, 0, 1}, diagonal{1, 1, 1}, a{1, 0, 0};
    QTest::newRow("nothing") << 225 << 0. << z << 0.;
    QTest::newRow("Sigma 3: 60 <111>") << 225 << 60. << diagonal << 60.;
    QTest::newRow("Sigma 3: 180 <111> is 60") << 225 << 180. << diagonal << 60.;
    QTest::newRow("Sigma 5: 36.87 <100>") << 225 << 36.87 << z << 36.87;
    QTest::newRow("53.13 <100> is 36.87") << 225 << 53.13 << z << 36.87;
    QTest::newRow("Sigma 9: 38.94 <110>") << 225 << 38.94 << QList<double>{1, 1, 0} << 38.94;
    QTest::newRow("45 <100>") << 229 << 45. << z << 45.;
    QTest::newRow("90 <100> is nothing") << 225 << 90. << a << 0.;
    QTest::newRow("m-3: 90 <100> is a misorientation (pyrite twin)") << 205 << 90. << a << 90.;
    // Magnesium (c/a 1.6236): {10-12} tension twin 86.3 degrees about <2-1-10> = 2 atan(sqrt 3 / (c/a)) - 180 complement
    QTest::newRow("Mg tension twin") << 194 << 86.3 << a << 86.3;
    QTest::newRow("Mg: 180 - 86.3 about a is the same") << 194 << 93.7 << a << 86.3;
    QTest::newRow("6/mmm: 60 about c is nothing") << 194 << 60. << z << 0.;
    QTest::newRow("quartz: Dauphine twin, 60 about c") << 152 << 60. << z << 60.;
    QTest::newRow("quartz: 120 about c is nothing") << 152 << 120. << z << 0.;
}

void TestBoundaries::knownAngles()
{
    QFETCH(int, spaceGroup);
    QFETCH(double, turnDeg);
    QFETCH(QList<double>, axis);
    QFETCH(double, expectedDeg);
    const Disorientation disorientation(makePhase(spaceGroup));
    const EulerAngles other = turned(somewhere, turnDeg, {axis[0], axis[1], axis[2]});
    QVERIFY2(std::abs(angleDeg(disorientation, somewhere, other) - expectedDeg) < 0.02,
             qPrintable(QString::number(angleDeg(disorientation, somewhere, other))));
    QVERIFY(std::abs(angleDeg(disorientation, other, somewhere) - expectedDeg) < 0.02);
}

void TestBoundaries::equivalentOrientationsAreEqual_data()
{
    QTest::addColumn<int>("spaceGroup");
    for (const int group : {225, 205, 194, 152})
        QTest::addRow("%d", group) << group;
}

void TestBoundaries::equivalentOrientationsAreEqual()
{
    QFETCH(int, spaceGroup);
    const Phase phase = makePhase(spaceGroup);
    const Disorientation disorientation(phase);
    for (const Eigen::Matrix3d& r : crystal::laueGroupRotations(phase))
        if (r.determinant() > 0)
            QVERIFY(angleDeg(disorientation, somewhere, eulerFromMatrix(r * crystalFromSample(somewhere))) < 0.05);
}

/// Quartz has twofold axes along a only. With x || a* they lie 30 degrees from x.
void TestBoundaries::oxfordAxes()
{
    const EulerAngles aboutX = turned(somewhere, 180, {1, 0, 0});
    const EulerAngles aboutA = turned(somewhere, 180, {std::cos(30 * degree), -std::sin(30 * degree), 0});
    const Disorientation edax(makePhase(152)), oxford(makePhase(152), true);
    QVERIFY(angleDeg(edax, somewhere, aboutX) < 0.05);
    QVERIFY(std::abs(angleDeg(oxford, somewhere, aboutX) - 60) < 0.05);
    QVERIFY(angleDeg(oxford, somewhere, aboutA) < 0.05);
}

void TestBoundaries::kindsOfASquareMap()
{
    // 1 1' 1"      1' is turned by 8 degrees, 1" by 8 + 30, 2 is another phase, 0 not indexed
    // 1 2  0
    CrystalMap map = makeMap(2, 3, {1, 1, 1, 1, 2, 0});
    map.orientation[1] = turned(somewhere, 8, {0, 0, 1});
    map.orientation[2] = turned(somewhere, 38, {0, 0, 1});
    NullMonitor job;
    const BoundaryMap found = findBoundaries(map, {}, job);
    const PixelBoundaries first = unpacked(found.pixels[0]), second = unpacked(found.pixels[1]), third = unpacked(found.pixels[2]);
    QCOMPARE(first.right, Boundary::LowAngle);
    QCOMPARE(first.below, Boundary::None);
    QCOMPARE(second.right, Boundary::HighAngle);
    QCOMPARE(second.below, Boundary::Phase);
    QCOMPARE(third.right, Boundary::None);
    QCOMPARE(third.below, Boundary::Phase);
    QCOMPARE(unpacked(found.pixels[3]).right, Boundary::Phase);
    QCOMPARE(unpacked(found.pixels[4]).right, Boundary::Phase);
    QCOMPARE(found.pixels[5], std::uint8_t{0});
    const BoundaryMap coarse = findBoundaries(map, {.lowDeg = 9, .highDeg = 35}, job);
    QCOMPARE(unpacked(coarse.pixels[0]).right, Boundary::None);
    QCOMPARE(unpacked(coarse.pixels[1]).right, Boundary::LowAngle);
}

void TestBoundaries::hexagonalNeighbours()
{
    ScanGrid grid;
    grid.rows = 3;
    grid.cols = 3;
    grid.kind = GridKind::Hexagonal;
    grid.colsShifted = 2;
    using Neighbours = std::array<std::int64_t, 3>;
    // row 0: 0 1 2, row 1: 3 4 (half a step to the right), row 2: 6 7 8
    QCOMPARE(followingNeighbours(grid, 0), (Neighbours{1, -1, 3}));
    QCOMPARE(followingNeighbours(grid, 1), (Neighbours{2, 3, 4}));
    QCOMPARE(followingNeighbours(grid, 2), (Neighbours{-1, 4, -1}));
    QCOMPARE(followingNeighbours(grid, 3), (Neighbours{4, 6, 7}));
    QCOMPARE(followingNeighbours(grid, 4), (Neighbours{-1, 7, 8}));
    CrystalMap map = makeMap(3, 3, {1, 1, 1, 1, 2, 0, 1, 1, 1}, GridKind::Hexagonal);
    NullMonitor job;
    const BoundaryMap found = findBoundaries(map, {}, job);
    QCOMPARE(unpacked(found.pixels[1]).belowRight, Boundary::Phase);
    QCOMPARE(unpacked(found.pixels[1]).below, Boundary::None);
    QCOMPARE(unpacked(found.pixels[2]).below, Boundary::Phase);
    QCOMPARE(unpacked(found.pixels[4]).right, Boundary::None); // the short row has no third point
}

void TestBoundaries::mapsWithoutAngles()
{
    CrystalMap map = makeMap(1, 3, {1, 1, 2});
    map.orientation.clear();
    NullMonitor job;
    const BoundaryMap found = findBoundaries(map, {}, job);
    QCOMPARE(unpacked(found.pixels[0]).right, Boundary::None);
    QCOMPARE(unpacked(found.pixels[1]).right, Boundary::Phase);
}

void TestBoundaries::refusals()
{
    NullMonitor job;
    CrystalMap map = makeMap(1, 2, {1, 1});
    QVERIFY_EXCEPTION_THROWN(findBoundaries(map, {.lowDeg = 20, .highDeg = 15}, job), Error);
    QVERIFY_EXCEPTION_THROWN(findBoundaries(map, {.lowDeg = -1}, job), Error);
    map.phaseId.pop_back();
    QVERIFY_EXCEPTION_THROWN(findBoundaries(map, {}, job), Error);
    map.phaseId.push_back(1);
    job.requestStop();
    QVERIFY_EXCEPTION_THROWN(findBoundaries(map, {}, job), Stopped);
}

void TestBoundaries::lengths()
{
    CrystalMap map = makeMap(2, 2, {1, 2, 1, 2});
    map.grid.stepXUm = 2;
    map.grid.stepYUm = 0.5;
    NullMonitor job;
    const auto length = boundaryLengthUm(findBoundaries(map, {}, job));
    QCOMPARE(length, (std::array<double, 4>{0, 0, 0, 1})); // two sides of 0.5 um
}

QTEST_APPLESS_MAIN(TestBoundaries)
#include "tst_boundaries.moc"
