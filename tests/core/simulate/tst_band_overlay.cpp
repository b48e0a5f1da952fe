// SPDX-License-Identifier: GPL-3.0-or-later
// Bands and zone axes of a known orientation: orders of rotation, indices, Bragg angles, and their places on simulated
// patterns, where the axes must be bright.
#include "core/base/error.h"
#include "core/base/rotation.h"
#include "core/map/crystal_orientation.h"
#include "core/simulate/band_overlay.h"
#include "core/simulate/scan_simulation.h"
#include "tests/core/simulate/test_phases.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

constexpr PatternCentre pc{0.47, 0.31, 0.62};
constexpr int width = 160, height = 120;
constexpr double degree = std::numbers::pi / 180;

const CrystalAxis* axisNamed(const CrystalMarks& marks, const Eigen::Vector3i& uvw)
{
    for (const CrystalAxis& axis : marks.axes)
        if (axis.uvw == uvw || axis.uvw == -uvw)
            return &axis;
    return nullptr;
}

bool hasPlane(const CrystalMarks& marks, const Eigen::Vector3i& hkl)
{
    return std::any_of(marks.planes.begin(), marks.planes.end(), [&](const auto& p) { return p.hkl == hkl || p.hkl == -hkl; });
}

/// How far the values at places stand above the mean of a pattern, in units of its spread.
double meanHeight(const std::vector<float>& pattern, int w, int h, const std::vector<Eigen::Vector2d>& places)
{
    const double n = static_cast<double>(pattern.size()), mean = std::accumulate(pattern.begin(), pattern.end(), 0.) / n;
    double squares = 0, sum = 0;
    for (const float v : pattern)
        squares += (v - mean) * (v - mean);
    for (const Eigen::Vector2d& p : places) {
        const int col = std::clamp(static_cast<int>(std::lround(p.x())), 0, w - 1), row = std::clamp(static_cast<int>(std::lround(p.y())), 0, h - 1);
        sum += pattern[static_cast<std::size_t>(row * w + col)] - mean;
    }
    return sum / static_cast<double>(places.size()) / std::sqrt(squares / n);
}

std::vector<Eigen::Vector2d> placesOf(const std::vector<AxisOnScreen>& axes, const CrystalMarks& marks, int leastBands)
{
    std::vector<Eigen::Vector2d> places;
    for (const AxisOnScreen& axis : axes)
        if (marks.axes[static_cast<std::size_t>(axis.axis)].bands >= leastBands)
            places.push_back(axis.at);
    return places;
}

} // namespace

class TestBandOverlay : public QObject
{
    Q_OBJECT
private slots:
    void orderOfRotation_data()
    {
        QTest::addColumn<QString>("crystal");
        QTest::addColumn<QList<int>>("uvw");
        QTest::addColumn<int>("order");
        // International Tables A, point groups
        QTest::newRow("m-3m [001]") << "nickel" << QList<int>{0, 0, 1} << 4;
        QTest::newRow("m-3m [111]") << "nickel" << QList<int>{1, 1, 1} << 3;
        QTest::newRow("m-3m [110]") << "nickel" << QList<int>{1, 1, 0} << 2;
        QTest::newRow("m-3m [112]") << "nickel" << QList<int>{1, 1, 2} << 1;
        QTest::newRow("-43m [001]: the axis is -4") << "GaAs" << QList<int>{0, 0, 1} << 2;
        QTest::newRow("-43m [111]") << "GaAs" << QList<int>{1, 1, 1} << 3;
        QTest::newRow("6/mmm [0001]") << "titanium" << QList<int>{0, 0, 1} << 6;
        QTest::newRow("6/mmm [2-1-10]") << "titanium" << QList<int>{1, 0, 0} << 2;
        QTest::newRow("6/mmm [10-10]") << "titanium" << QList<int>{2, 1, 0} << 2;
        QTest::newRow("32 [0001]") << "quartz" << QList<int>{0, 0, 1} << 3;
        QTest::newRow("-3m [0001]") << "corundum" << QList<int>{0, 0, 1} << 3;
    }
    void orderOfRotation()
    {
        QFETCH(QString, crystal);
        QFETCH(QList<int>, uvw);
        const Phase phase = crystal == "nickel" ? test::nickel() : crystal == "GaAs" ? test::galliumArsenide() : crystal == "titanium" ? test::titanium()
                            : crystal == "quartz"                                    ? test::quartz()
                                                                                     : test::corundum();
        OverlayOptions options;
        options.leastBands = 2;
        options.planes = 40;
        const CrystalMarks marks = crystalMarks(phase, options);
        const CrystalAxis* axis = axisNamed(marks, {uvw[0], uvw[1], uvw[2]});
        QVERIFY(axis);
        QTEST(axis->order, "order");
    }

    void strongestPlanesOfNickel()
    {
        const CrystalMarks marks = crystalMarks(test::nickel());
        QVERIFY(marks.fromStructureFactors && !marks.fourIndices);
        QCOMPARE(marks.planes.size(), std::size_t{4 + 3 + 6}); // {111}, {200}, {220}
        QVERIFY(hasPlane(marks, {1, 1, -1}) && hasPlane(marks, {0, 2, 0}) && hasPlane(marks, {2, 0, -2}));
        QVERIFY(!hasPlane(marks, {1, 0, 0}) && !hasPlane(marks, {1, 1, 0})); // extinct by the F lattice
        QVERIFY(std::abs(marks.planes.front().dSpacing - 3.5236 / std::sqrt(3.)) < 1e-4);
        QVERIFY(marks.axes.front().bands >= 4);
    }

    void planesWithoutAtoms()
    {
        Phase phase = test::nickel();
        phase.atoms.clear();
        const CrystalMarks marks = crystalMarks(phase);
        QVERIFY(!marks.fromStructureFactors);
        QCOMPARE(marks.planes.front().dSpacing, 3.5236 / std::sqrt(3.));
        QVERIFY(!hasPlane(marks, {1, 0, 0}));
        Phase nothing;
        nothing.name = "x";
        QVERIFY_EXCEPTION_THROWN(crystalMarks(nothing), Error);
    }

    void labels_data()
    {
        QTest::addColumn<QString>("label");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const std::string& label, const char* expected) {
            QTest::newRow(name) << QString::fromStdString(label) << QString(expected);
        };
        row("cubic plane", planeLabel({1, -1, 0}, false), "(1 -1 0)");
        row("cubic axis", axisLabel({1, 1, 2}, false), "[1 1 2]");
        row("hexagonal plane", planeLabel({1, 0, 0}, true), "(1 0 -1 0)");
        row("c", axisLabel({0, 0, 1}, true), "[0 0 0 1]");
        row("a", axisLabel({1, 0, 0}, true), "[2 -1 -1 0]");      // Otte & Crocker 1965
        row("between a", axisLabel({2, 1, 0}, true), "[1 0 -1 0]");
        row("general", axisLabel({1, 1, 1}, true), "[1 1 -2 3]");
    }
    void labels()
    {
        QFETCH(QString, label);
        QTEST(label, "expected");
    }

    /// A point of an edge is at the Bragg angle from its plane, one of a centre line in it; 20 kV: 0.08588 A.
    void bandsAreAtTheBraggAngle()
    {
        const CrystalMarks marks = crystalMarks(test::nickel());
        Rng rng(3);
        int edges = 0;
        for (int k = 0; k < 5; ++k) {
            const Eigen::Matrix3d rotation = randomRotation(rng);
            for (const BandOnScreen& band : overlayOn(marks, rotation, pc, width, height, 20).bands) {
                const CrystalPlane& plane = marks.planes[static_cast<std::size_t>(band.plane)];
                const auto angleAt = [&](const Eigen::Vector2d& p) {
                    return std::asin(plane.normal.dot(rotation * pixelDirection(pc, width, height, p.y(), p.x())));
                };
                for (const Eigen::Vector2d& p : band.centre) {
                    QVERIFY(std::abs(angleAt(p)) < 1e-9);
                    const bool onBorder = std::abs(p.x() + 0.5) < 1e-9 || std::abs(p.x() - width + 0.5) < 1e-9 || std::abs(p.y() + 0.5) < 1e-9 ||
                                          std::abs(p.y() - height + 0.5) < 1e-9;
                    QVERIFY(onBorder);
                }
                const double bragg = std::asin(0.08588 / (2 * plane.dSpacing));
                for (const ScreenLine& line : band.edges)
                    for (const Eigen::Vector2d& p : line) {
                        QVERIFY(std::abs(std::abs(angleAt(p)) - bragg) < 1e-4 * bragg);
                        ++edges;
                    }
            }
        }
        QVERIFY(edges > 500);
    }

    void axesAreWhereTheRendererPutsThem()
    {
        MasterPatternOptions options;
        options.size = 201;
        NullMonitor job;
        const MasterPattern master = simulateMasterPattern(test::nickel(), options, job);
        const CrystalMarks marks = crystalMarks(test::nickel());
        Rng rng(7);
        double right = 0, wrong = 0;
        int onScreen = 0, cardinal = 0;
        for (int k = 0; k < 6; ++k) {
            const Eigen::Matrix3d rotation = randomRotation(rng);
            std::vector<float> pattern(width * height);
            projectMaster(master, rotation, pc, height, width, pattern.data());
            const auto axes = axesOn(marks, rotation, pc, width, height);
            for (const AxisOnScreen& axis : axes) {
                // The renderer's own direction of that point is the axis ...
                const Eigen::Vector3d seen = rotation * pixelDirection(pc, width, height, axis.at.y(), axis.at.x());
                QVERIFY((seen - (test::nickel().cell.directBasis() * axis.uvw.cast<double>()).normalized()).norm() < 1e-9);
                // ... and <001>, <110>, <111> are there.
                cardinal += axis.uvw.cwiseAbs().maxCoeff() == 1;
                ++onScreen;
            }
            // Places of axes are bright in the pattern, those of another orientation are not.
            right += meanHeight(pattern, width, height, placesOf(axes, marks, 4)) / 6;
            wrong += meanHeight(pattern, width, height, placesOf(axesOn(marks, randomRotation(rng), pc, width, height), marks, 4)) / 6;
        }
        QVERIFY(onScreen >= 6 && cardinal >= 6);
        QVERIFY2(right > 1, qPrintable(QString::number(right)));
        QVERIFY2(wrong < 0.5, qPrintable(QString::number(wrong)));
    }

    /// The whole chain from the ground truth of a simulated scan, tilts included.
    void axesOfASimulatedScan()
    {
        ScanSpec spec;
        spec.phases = {{"nickel", 1, 1.5}, {"alpha-titanium", 1, 1.5}};
        spec.rows = 3;
        spec.cols = 4;
        spec.pc = {0.52, 0.33, 0.6};
        spec.patternHeight = 90;
        spec.patternWidth = 120;
        spec.detectorTiltDeg = 7;
        spec.master.size = 151;
        NullMonitor job;
        const EbsdScan scan = simulateScan(spec, job);
        Detector wrongTilt = scan.detector;
        wrongTilt.detectorTiltDeg = -7;
        double right = 0, wrong = 0;
        for (std::int64_t pixel = 0; pixel < scan.grid.size(); ++pixel) {
            const Phase& phase = scan.indexing->phases[scan.indexing->phaseId[static_cast<std::size_t>(pixel)]];
            const CrystalMarks marks = crystalMarks(phase);
            const PatternBlock block = scan.patterns->read({pixel, 1});
            const auto height = [&](const Detector& detector) {
                const auto rotation = crystalFromDetector(*scan.indexing, pixel, detector);
                const auto axes = axesOn(marks, *rotation, *detector.patternCentre, block.width, block.height);
                return meanHeight(block.pixels, block.width, block.height, placesOf(axes, marks, 3));
            };
            right += height(scan.detector) / 12;
            wrong += height(wrongTilt) / 12;
        }
        QVERIFY2(right > 0.8, qPrintable(QString::number(right)));
        QVERIFY2(wrong < right / 2, qPrintable(QString("%1 %2").arg(wrong).arg(right)));
    }

    /// Oxford's x || a*: for a hexagonal cell 30 degrees of phi2, so that both name the same crystal.
    void oxfordsCrystalFrame()
    {
        const UnitCell cell = test::titanium().cell;
        const EulerAngles oxford{0.3f, 0.7f, 1.1f}, edax{0.3f, 0.7f, static_cast<float>(1.1 - 30 * degree)};
        const auto a = crystalFromDetector(oxford, cell, true, SampleFrame::Hkl, 70, 5);
        const auto b = crystalFromDetector(edax, cell, false, SampleFrame::Hkl, 70, 5);
        QVERIFY((a - b).norm() < 1e-6);
        const UnitCell cubic = test::nickel().cell;
        QVERIFY((crystalFromDetector(oxford, cubic, true, SampleFrame::Tsl, 70, 5) - crystalFromDetector(oxford, cubic, false, SampleFrame::Tsl, 70, 5)).norm() < 1e-12);
        // Monoclinic: with the angles zero the sample's x is a*, its z is c.
        const UnitCell monoclinic{4, 5, 6, 90, 110, 90};
        const Eigen::Matrix3d fromSample = crystalFromDetector({}, monoclinic, true, SampleFrame::Hkl, 70, 0) *
                                           sampleFromDetector(SampleFrame::Hkl, 70, 0).transpose();
        QVERIFY((fromSample.col(0) - monoclinic.reciprocalBasis().col(0).normalized()).norm() < 1e-12);
        QVERIFY((fromSample.col(2) - monoclinic.directBasis().col(2).normalized()).norm() < 1e-12);
    }

    void pixelsAndDirectionsAgree()
    {
        const auto at = pixelSeeing(pc, width, height, 3 * pixelDirection(pc, width, height, 17, 101.25));
        QVERIFY(at && (*at - Eigen::Vector2d(101.25, 17)).norm() < 1e-9);
        QVERIFY(!pixelSeeing(pc, width, height, {0, 0, -1}));
        QVERIFY(!pixelSeeing(pc, width, height, {1, 0, 0}));
    }
};

QTEST_GUILESS_MAIN(TestBandOverlay)
#include "tst_band_overlay.moc"
