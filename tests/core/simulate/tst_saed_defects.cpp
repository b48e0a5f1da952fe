// SPDX-License-Identifier: GPL-3.0-or-later
// The virtual specimen against the reciprocal lattice on perfect crystals, and lattice defects against the theory of
// elasticity, kinematical scattering theory and each other.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/structure_factors.h"
#include "core/simulate/saed/defect_spots.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/saed/ewald_sum.h"
#include "core/simulate/saed/saed_spec.h"
#include "core/simulate/saed/virtual_specimen.h"
#include "tests/core/simulate/test_phases.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <QTest>
#include <cmath>
#include <complex>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::simulate;
using std::numbers::pi;

namespace {

Phase cubic(const char* name, double a, int spaceGroup, std::initializer_list<test::Site> sites, double b)
{
    return test::phaseOf(name, {a, a, a, 90, 90, 90}, spaceGroup, sites, b);
}
Phase aluminium() { return cubic("Al", 4.0496, 225, {{13, 0, 0, 0}}, 0.86); }
Phase iron() { return cubic("Fe", 2.8665, 229, {{26, 0, 0, 0}}, 0.35); }
Phase silicon() { return cubic("Si", 5.4312, 227, {{14, 0.125, 0.125, 0.125}}, 0.46); }

SaedConditions softFoil(const ZoneAxis& zone)
{
    SaedConditions conditions;
    conditions.zone = zone;
    conditions.shape = "gaussian"; // no side lobes of other Laue zones
    conditions.thicknessNm = 8;
    return conditions;
}

struct Light
{
    double sum = 0, x = 0, y = 0;
};

/// Light within a few pixels of a place, and its centre.
Light lightAt(const Image<float>& image, double x, double y, int reach = 6)
{
    Light light;
    const int c0 = static_cast<int>(std::lround(x)), r0 = static_cast<int>(std::lround(y));
    for (int r = std::max(0, r0 - reach); r <= std::min(image.rows - 1, r0 + reach); ++r)
        for (int c = std::max(0, c0 - reach); c <= std::min(image.cols - 1, c0 + reach); ++c) {
            light.sum += image(r, c);
            light.x += static_cast<double>(c) * image(r, c);
            light.y += static_cast<double>(r) * image(r, c);
        }
    light.x /= light.sum;
    light.y /= light.sum;
    return light;
}

bool isWell(const SaedSpot& spot, const Image<float>& image, int margin = 8)
{
    return !spot.hkl.isZero() && spot.x > margin && spot.y > margin && spot.x < image.cols - 1 - margin && spot.y < image.rows - 1 - margin;
}

double peakAt(const Image<float>& image, double x, double y, int reach = 2)
{
    float peak = 0;
    for (int r = static_cast<int>(std::lround(y)) - reach; r <= std::lround(y) + reach; ++r)
        for (int c = static_cast<int>(std::lround(x)) - reach; c <= std::lround(x) + reach; ++c)
            peak = std::max(peak, image(std::clamp(r, 0, image.rows - 1), std::clamp(c, 0, image.cols - 1)));
    return peak;
}

} // namespace

class TestSaedDefects : public QObject
{
    Q_OBJECT
private slots:
    void fourierSumIsTheSumOverAtoms();
    void enginesAgreeOnPerfectCrystals_data();
    void enginesAgreeOnPerfectCrystals();
    void enginesAgreeUnderTiltRotationAndOffset();
    void strainChangesTheCellAsSaid();
    void strainedSpotsAgreeWithTheSpecimen();
    void heatedSpecimenFollowsDebyeAndWaller();
    void diffuseLightOfTheSpecimenFollowsEinstein();
    void vacanciesLeaveTheSpotsInProportion();
    void substituteAddsItsScattering();
    void relaxationWeakensHighOrders();
    void orderedDefectsMakeSuperlatticeSpots();
    void burgersCircuitClosesWithB();
    void dislocationFieldIsInEquilibrium();
    void dislocationIsInvisibleWhereGDotBIsZero();
    void twinSpotsLieAtTheMirrorPlaces_data();
    void twinSpotsLieAtTheMirrorPlaces();
    void sameSeedSameSpecimen();
    void specificationsRoundTripAndChooseTheEngine();
    void impossibleDefectsAreRefused();
};

void TestSaedDefects::fourierSumIsTheSumOverAtoms()
{
    SaedConditions conditions;
    conditions.voltageKv = 100;
    VirtualSpecimen specimen{{}, SaedGeometry(iron().cell, conditions), 30, 80, 0};
    specimen.kinds = {{26, 0, {}, {}, {}, {}}, {8, 0.7, {}, {}, {}, {}}};
    Rng rng(5);
    for (int i = 0; i < 40; ++i) {
        SpecimenAtoms& kind = specimen.kinds[static_cast<std::size_t>(i % 2)];
        kind.x.push_back(static_cast<float>(rng.uniform(-150, 150))); // also beyond the period of the grid, 1 / step
        kind.y.push_back(static_cast<float>(rng.uniform(-60, 60)));
        kind.z.push_back(static_cast<float>(rng.uniform(-40, 40)));
        kind.weight.push_back(static_cast<float>(rng.uniform(0.2, 1)));
    }
    const EwaldIntensity sphere = ewaldIntensity(specimen, 1.2, 0.006);
    const auto factor = [](int z, double b, double s2) {
        const crystal::ScatteringFactor& table = crystal::electronScatteringFactor(z);
        double f = 0;
        for (std::size_t i = 0; i < 5; ++i)
            f += table.a[i] * std::exp(-table.b[i] * s2);
        return f * std::exp(-b * s2);
    };
    double scale = 0;
    for (const float v : sphere.values)
        scale = std::max(scale, static_cast<double>(v));
    for (const auto& [nx, ny] : {std::pair(0, 0), {13, -7}, {-90, 41}, {150, 150}, {-200, 200}, {199, -3}, {-1, -200}}) {
        const double kx = nx * sphere.step, ky = ny * sphere.step, kz = specimen.geometry.ewaldZ(kx, ky);
        std::complex<double> sum = 0;
        for (const SpecimenAtoms& kind : specimen.kinds)
            for (std::size_t i = 0; i < kind.x.size(); ++i)
                sum += std::polar(kind.weight[i] * factor(kind.atomicNumber, kind.b, (kx * kx + ky * ky + kz * kz) / 4),
                                  -2 * pi * (kx * kind.x[i] + ky * kind.y[i] + kz * kind.z[i]));
        QVERIFY2(std::abs(sphere.at(nx, ny) - std::norm(sum)) < 1e-4 * scale,
                 qPrintable(QString("%1 %2: %3, direct %4").arg(nx).arg(ny).arg(sphere.at(nx, ny)).arg(std::norm(sum))));
    }
}

void TestSaedDefects::enginesAgreeOnPerfectCrystals_data()
{
    QTest::addColumn<int>("which");
    QTest::addColumn<QList<int>>("zone");
    const char* names[] = {"Al", "Fe", "Si", "GaAs"};
    for (int which = 0; which < 4; ++which)
        for (const QList<int>& zone : {QList<int>{0, 0, 1}, {0, 1, 1}, {1, 1, 1}, {1, 1, 2}, {0, 1, 3}})
            QTest::newRow(qPrintable(QString("%1 [%2%3%4]").arg(names[which]).arg(zone[0]).arg(zone[1]).arg(zone[2]))) << which << zone;
}

void TestSaedDefects::enginesAgreeOnPerfectCrystals()
{
    QFETCH(int, which);
    QFETCH(QList<int>, zone);
    const Phase phases[] = {aluminium(), iron(), silicon(), test::galliumArsenide()};
    const SaedConditions conditions = softFoil({zone[0], zone[1], zone[2]});
    const SaedPattern lattice = saedSpots(phases[which], conditions);
    const Image<float> spots = spotImage(lattice, conditions);
    const Image<float> atoms = diffract(makeSpecimen(phases[which], conditions), conditions);
    int compared = 0;
    for (const SaedSpot& spot : lattice.spots) {
        if (!isWell(spot, spots) || spot.intensity < 0.01)
            continue;
        const Light a = lightAt(spots, spot.x, spot.y), b = lightAt(atoms, spot.x, spot.y);
        QVERIFY2(std::hypot(a.x - b.x, a.y - b.y) < 0.05, qPrintable(QString::number(std::hypot(a.x - b.x, a.y - b.y)))); // px
        QVERIFY2(std::abs(b.sum / a.sum - 1) < 0.04, qPrintable(QString::number(b.sum / a.sum)));
        ++compared;
    }
    QVERIFY(compared >= 2); // iron [112] and [013] have no more on this image
    double worst = 0;
    for (int r = 0; r < spots.rows; ++r)
        for (int c = 0; c < spots.cols; ++c)
            if (std::hypot(r - 127.5, c - 127.5) > 15)
                worst = std::max(worst, std::abs(static_cast<double>(spots(r, c)) - atoms(r, c)));
    QVERIFY2(worst < 0.04, qPrintable(QString::number(worst)));
}

void TestSaedDefects::enginesAgreeUnderTiltRotationAndOffset()
{
    SaedConditions conditions = softFoil({0, 1, 1});
    conditions.tiltXDeg = 0.8;
    conditions.tiltYDeg = -0.5;
    conditions.rotationDeg = 23;
    conditions.offsetXPx = 12;
    conditions.offsetYPx = -7;
    const SaedPattern lattice = saedSpots(test::galliumArsenide(), conditions);
    const Image<float> spots = spotImage(lattice, conditions), atoms = diffract(makeSpecimen(test::galliumArsenide(), conditions), conditions);
    int compared = 0;
    for (const SaedSpot& spot : lattice.spots) {
        if (!isWell(spot, spots) || spot.intensity < 0.02)
            continue;
        const Light a = lightAt(spots, spot.x, spot.y), b = lightAt(atoms, spot.x, spot.y);
        QVERIFY(std::hypot(a.x - b.x, a.y - b.y) < 0.1);
        QVERIFY2(std::abs(b.sum / a.sum - 1) < 0.06, qPrintable(QString::number(b.sum / a.sum)));
        ++compared;
    }
    QVERIFY(compared >= 6);
}

void TestSaedDefects::strainChangesTheCellAsSaid()
{
    DefectSpec defects;
    const auto angle = [&] {
        const Eigen::Matrix3d f = deformationOf(defects);
        return std::acos(f.col(0).normalized().dot(f.col(1).normalized())) * 180 / pi;
    };
    // Jeong et al. (2024): 0.015 rad is gamma = 89.14 degrees, 0.03 rad 88.28 degrees
    defects.shear = 0.015;
    QVERIFY(std::abs(angle() - 89.14) < 0.005);
    defects.shear = 0.03;
    QVERIFY(std::abs(angle() - 88.28) < 0.005);
    defects.shear = 0;
    defects.axialStrain = 0.05;
    const Eigen::Matrix3d f = deformationOf(defects);
    QVERIFY(std::abs(f(0, 0) - 1.05) < 1e-12 && std::abs(f(1, 1) - (1 - 0.33 * 0.05)) < 1e-12 && f(1, 1) == f(2, 2));
}

void TestSaedDefects::strainedSpotsAgreeWithTheSpecimen()
{
    const SaedConditions conditions = softFoil({0, 0, 1});
    DefectSpec defects;
    defects.axialStrain = 0.05;
    defects.shear = 0.02;
    const SaedPattern lattice = saedSpots(SaedCrystal(aluminium(), conditions), conditions, defects);
    const Image<float> atoms = diffract(makeSpecimen(aluminium(), conditions, defects), conditions);
    int compared = 0;
    for (const SaedSpot& spot : lattice.spots) {
        if (!isWell(spot, atoms) || spot.intensity < 0.02)
            continue;
        const Light light = lightAt(atoms, spot.x, spot.y);
        QVERIFY(std::hypot(light.x - spot.x, light.y - spot.y) < 0.1);
        ++compared;
    }
    QVERIFY(compared >= 8);
    // 020 of the strained cell: its spacing is b sin(gamma)
    const SaedSpot* spot = nullptr;
    for (const SaedSpot& s : lattice.spots)
        if (s.hkl == Eigen::Vector3i(0, 2, 0))
            spot = &s;
    QVERIFY(spot);
    const double d = 4.0496 * (1 - 0.33 * 0.05) * std::cos(0.02) / 2;
    QVERIFY(std::abs(std::hypot(spot->x - 127.5, spot->y - 127.5) - lattice.geometry.cameraConstant() / d) < 0.05);
}

void TestSaedDefects::heatedSpecimenFollowsDebyeAndWaller()
{
    SaedConditions conditions = softFoil({0, 0, 1});
    conditions.temperatureK = 600;
    DefectSpec frozen;
    frozen.thermalDisplacements = true;
    const SaedPattern lattice = saedSpots(aluminium(), conditions);
    const Image<float> analytic = diffract(makeSpecimen(aluminium(), conditions), conditions);
    const Image<float> displaced = diffract(makeSpecimen(aluminium(), conditions, frozen, {}, 3), conditions);
    conditions.debyeWaller = false;
    const Image<float> still = diffract(makeSpecimen(aluminium(), conditions), conditions);
    double weakened = 1;
    for (const SaedSpot& spot : lattice.spots) {
        if (!isWell(spot, displaced) || spot.intensity < 0.02)
            continue;
        const double a = lightAt(analytic, spot.x, spot.y, 4).sum, b = lightAt(displaced, spot.x, spot.y, 4).sum, c = lightAt(still, spot.x, spot.y, 4).sum;
        QVERIFY2(std::abs(b / a - 1) < 0.1, qPrintable(QString::number(b / a)));
        weakened = std::min(weakened, b / c);
    }
    QVERIFY2(weakened < 0.85, qPrintable(QString::number(weakened))); // 220 against 200
}

void TestSaedDefects::diffuseLightOfTheSpecimenFollowsEinstein()
{
    SaedConditions conditions = softFoil({0, 0, 1});
    conditions.temperatureK = 600;
    DefectSpec frozen;
    frozen.thermalDisplacements = true;
    const SaedPattern lattice = saedSpots(SaedCrystal(aluminium(), conditions), conditions, frozen);
    const Image<float> drawn = spotImage(lattice, conditions);
    double expected = 0, found = 0;
    for (std::uint64_t seed = 1; seed <= 3; ++seed) {
        const Image<float> image = diffract(makeSpecimen(aluminium(), conditions, frozen, {}, seed), conditions);
        for (int r = 10; r < 246; ++r)
            for (int c = 10; c < 246; ++c) {
                bool isBetween = true;
                for (const SaedSpot& spot : lattice.spots)
                    isBetween = isBetween && std::hypot(spot.x - c, spot.y - r) > 16;
                if (isBetween) {
                    expected += drawn(r, c);
                    found += image(r, c);
                }
            }
    }
    QVERIFY(expected > 0);
    QVERIFY2(std::abs(found / expected - 1) < 0.15, qPrintable(QString::number(found / expected)));
}

void TestSaedDefects::vacanciesLeaveTheSpotsInProportion()
{
    const SaedConditions conditions = softFoil({0, 0, 1});
    DefectSpec defects;
    defects.vacancies = 0.1;
    defects.vacancyRelaxation = 0;
    const SaedPattern lattice = saedSpots(iron(), conditions);
    const VirtualSpecimen perfect = makeSpecimen(iron(), conditions), holes = makeSpecimen(iron(), conditions, defects);
    QVERIFY(std::abs(static_cast<double>(holes.atoms()) / static_cast<double>(perfect.atoms()) - 0.9) < 0.01);
    const Image<float> a = diffract(perfect, conditions), b = diffract(holes, conditions);
    for (const SaedSpot& spot : lattice.spots) // all by (1 - c)^2, so relative to the strongest by nothing
        if (isWell(spot, a) && spot.intensity > 0.02)
            QVERIFY(std::abs(lightAt(b, spot.x, spot.y, 4).sum / lightAt(a, spot.x, spot.y, 4).sum - 1) < 0.08);
    QVERIFY(lightAt(b, 127.5 + 22, 127.5, 3).sum > 10 * lightAt(a, 127.5 + 22, 127.5, 3).sum); // Laue's diffuse scattering
}

void TestSaedDefects::substituteAddsItsScattering()
{
    SaedConditions conditions = softFoil({0, 0, 1});
    DefectSpec defects;
    defects.substitutions = 0.2;
    defects.substituteRelaxation = 0;
    Phase alloy = iron(); // the average atom
    alloy.atoms[0].occupancy = 0.8;
    alloy.atoms.push_back(alloy.atoms[0]);
    alloy.atoms[1].atomicNumber = 79;
    alloy.atoms[1].element = "Au";
    alloy.atoms[1].occupancy = 0.2;
    const SaedPattern lattice = saedSpots(iron(), conditions);
    conditions.debyeWaller = false;
    const Image<float> atoms = diffract(makeSpecimen(iron(), conditions, defects, {}, 4), conditions);
    const SaedPattern average = saedSpots(alloy, conditions);
    const auto lightOf = [&](const Image<float>& image, const SaedSpot& spot) { return lightAt(image, spot.x, spot.y, 4).sum; };
    const Image<float> expected = spotImage(average, conditions);
    for (const SaedSpot& spot : lattice.spots)
        if (isWell(spot, atoms) && spot.intensity > 0.05)
            QVERIFY2(std::abs(lightOf(atoms, spot) / lightOf(expected, spot) - 1) < 0.1, qPrintable(QString::number(lightOf(atoms, spot) / lightOf(expected, spot))));
}

void TestSaedDefects::relaxationWeakensHighOrders()
{
    SaedConditions conditions = softFoil({0, 0, 1});
    conditions.cameraConstantPx = 80;
    conditions.thicknessNm = 2; // 400 is far from the Ewald sphere
    DefectSpec defects;
    defects.vacancies = 1. / 54; // Jeong et al.: 0.14 A at the nearest neighbours in Fe
    const auto ratio = [&](double relaxation) {
        defects.vacancyRelaxation = relaxation;
        const Image<float> image = diffract(makeSpecimen(iron(), conditions, defects), conditions);
        return peakAt(image, 127.5 + 4 * 80 / 2.8665, 127.5) / peakAt(image, 127.5 + 2 * 80 / 2.8665, 127.5);
    };
    // Static Debye-Waller factor: <u^2> = sum over the shells of c n u1^2 (r1/r)^4 is about 0.005 A^2, so 400 / 200 falls by
    // exp(-4/3 pi^2 <u^2> (k_400^2 - k_200^2)) = 0.91.
    const double fall = ratio(-0.14) / ratio(0);
    QVERIFY2(fall < 0.96 && fall > 0.8, qPrintable(QString::number(fall)));
}

void TestSaedDefects::orderedDefectsMakeSuperlatticeSpots()
{
    SaedConditions conditions = softFoil({0, 0, 1});
    DefectSpec defects;
    defects.substitutions = 0.0185;
    defects.pointDefectPeriod = 3; // one in 54 atoms, as in the paper's supercells
    const Image<float> ordered = diffract(makeSpecimen(iron(), conditions, defects), conditions);
    const Image<float> perfect = diffract(makeSpecimen(iron(), conditions), conditions);
    const double third = saedSpots(iron(), conditions).geometry.cameraConstant() / 2.8665 / 3;
    QVERIFY(peakAt(ordered, 127.5 + 4 * third, 127.5) > 20 * peakAt(perfect, 127.5 + 4 * third, 127.5));
    QVERIFY(peakAt(ordered, 127.5 + 4 * third, 127.5) > 3 * peakAt(ordered, 127.5 + 4.5 * third, 127.5 + 0.5 * third));
}

DefectSpec oneDislocation()
{
    DefectSpec defects;
    defects.dislocations = 1;
    return defects;
}

void TestSaedDefects::burgersCircuitClosesWithB()
{
    const Phase phase = aluminium();
    DefectSpec defects = oneDislocation();
    defects.dislocations = 4;
    defects.dislocationSpacingNm = 2;
    const DislocationField field(phase.cell, defects);
    const Eigen::Vector3d b = 4.0496 / 2 * Eigen::Vector3d(-1, 1, 0);
    QVERIFY((field.burgers() - b).norm() < 1e-9);
    QVERIFY(std::abs(field.frame().row(1).dot(Eigen::RowVector3d(1, 1, -1).normalized())) > 1 - 1e-9); // slip plane (11-1)
    const auto inFrame = [&](double x, double y) { return Eigen::Vector3d(field.frame().transpose() * Eigen::Vector3d(x, y, 0)); };
    for (const double radius : {15., 55.}) { // around none of the wall at x = 0, y = -30, -10, 10, 30; around all
        Eigen::Vector3d sum = Eigen::Vector3d::Zero();
        const int steps = 20000;
        int jumps = 0;
        for (int i = 0; i < steps; ++i) {
            const auto at = [&](int j) { return field.displacement(inFrame((radius == 15. ? 40 : 0) + radius * std::cos(2 * pi * j / steps), radius * std::sin(2 * pi * j / steps))); };
            const Eigen::Vector3d du = at(i + 1) - at(i);
            if (du.norm() > 1) // across a cut: a jump by b, which leaves the lattice whole
                ++jumps;
            else
                sum += du;
        }
        QCOMPARE(jumps, radius == 15. ? 0 : 4);
        QVERIFY2((sum - (radius == 15. ? 0 : 4) * b).norm() < 0.05, qPrintable(QString::number(sum.norm())));
    }
}

void TestSaedDefects::dislocationFieldIsInEquilibrium()
{
    // Navier: (1 - 2 nu) laplace u + grad div u = 0
    const DislocationField field(aluminium().cell, oneDislocation());
    const double h = 0.05, nu = 0.33;
    const auto u = [&](double x, double y) -> Eigen::Vector3d {
        return field.frame() * field.displacement(field.frame().transpose() * Eigen::Vector3d(x, y, 0));
    };
    for (const auto& [x, y] : {std::pair(6., 3.), {-5., 7.}, {4., -9.}}) {
        const Eigen::Vector3d c = u(x, y), e = u(x + h, y), w = u(x - h, y), n = u(x, y + h), s = u(x, y - h);
        const Eigen::Vector3d xx = (e + w - 2 * c) / (h * h), yy = (n + s - 2 * c) / (h * h);
        const Eigen::Vector3d xy = (u(x + h, y + h) - u(x + h, y - h) - u(x - h, y + h) + u(x - h, y - h)) / (4 * h * h);
        const double inX = (1 - 2 * nu) * (xx(0) + yy(0)) + xx(0) + xy(1), inY = (1 - 2 * nu) * (xx(1) + yy(1)) + xy(0) + yy(1);
        QVERIFY(std::abs(inX) < 2e-3 * xx.norm() && std::abs(inY) < 2e-3 * yy.norm());
        QVERIFY(std::abs(c(2)) < 1e-12);
    }
}

void TestSaedDefects::dislocationIsInvisibleWhereGDotBIsZero()
{
    // Seen along b = [-110]/2: 224 along the line has g.b = 0 and no component along the slip plane's normal; 11-1 is that normal.
    SaedConditions conditions = softFoil({-1, 1, 0});
    conditions.cameraConstantPx = 80;
    conditions.thicknessNm = 3; // 224 is far from the Ewald sphere
    DefectSpec defects = oneDislocation();
    defects.dislocations = 4;
    const Phase phase = aluminium();
    const SaedPattern lattice = saedSpots(phase, conditions);
    const Image<float> perfect = diffract(makeSpecimen(phase, conditions), conditions), defective = diffract(makeSpecimen(phase, conditions, defects), conditions);
    const auto remaining = [&](const Eigen::Vector3i& hkl) {
        for (const SaedSpot& spot : lattice.spots)
            if (spot.hkl == hkl)
                return (peakAt(defective, spot.x, spot.y, 1) / peakAt(defective, 127.5, 127.5, 1)) / (peakAt(perfect, spot.x, spot.y, 1) / peakAt(perfect, 127.5, 127.5, 1));
        return -1.;
    };
    const double alongLine = remaining({2, 2, 4}), alongNormal = remaining({2, 2, -2});
    QVERIFY2(alongLine > 0.85 && alongNormal > 0 && alongNormal < 0.8, qPrintable(QString("%1 %2").arg(alongLine).arg(alongNormal)));
    conditions.zone = {1, 1, 2}; // along the line: g = 2-20 || b
    const Image<float> perfect2 = diffract(makeSpecimen(phase, conditions), conditions), defective2 = diffract(makeSpecimen(phase, conditions, defects), conditions);
    for (const SaedSpot& spot : saedSpots(phase, conditions).spots)
        if (spot.hkl == Eigen::Vector3i(2, -2, 0)) {
            const double r = (peakAt(defective2, spot.x, spot.y, 1) / peakAt(defective2, 127.5, 127.5, 1)) / (peakAt(perfect2, spot.x, spot.y, 1) / peakAt(perfect2, 127.5, 127.5, 1));
            QVERIFY2(r < 0.7, qPrintable(QString::number(r)));
        }
}

void TestSaedDefects::twinSpotsLieAtTheMirrorPlaces_data()
{
    QTest::addColumn<bool>("isFcc");
    QTest::addColumn<QList<int>>("zone");
    QTest::newRow("Al (111), [011]") << true << QList<int>{0, 1, 1};
    QTest::newRow("Fe (112), [011]") << false << QList<int>{0, 1, 1};
}

void TestSaedDefects::twinSpotsLieAtTheMirrorPlaces()
{
    QFETCH(bool, isFcc);
    QFETCH(QList<int>, zone);
    const Phase phase = isFcc ? aluminium() : iron();
    const SaedConditions conditions = softFoil({zone[0], zone[1], zone[2]});
    DefectSpec defects;
    defects.twin = true;
    const SaedPattern matrix = saedSpots(phase, conditions), both = saedSpots(SaedCrystal(phase, conditions), conditions, defects);
    const Eigen::Vector3d n3 = matrix.geometry.patternFromCrystal * twinNormal(phase, defects, conditions.zone);
    QVERIFY(std::abs(n3(2)) < 1e-9); // the boundary is edge-on
    const Eigen::Vector2d n = n3.head<2>();
    const Image<float> image = diffract(makeSpecimen(phase, conditions, defects), conditions), drawn = spotImage(both, conditions);
    const Image<float> perfect = diffract(makeSpecimen(phase, conditions), conditions);
    int onNew = 0;
    for (const SaedSpot& spot : matrix.spots) {
        const Eigen::Vector2d k(spot.kx, spot.ky), mirrored = k - 2 * n.dot(k) * n;
        const Eigen::Vector2d pixel = matrix.geometry.pixelOf(mirrored(0), mirrored(1));
        SaedSpot atTwin = spot;
        atTwin.x = pixel(0), atTwin.y = pixel(1);
        if (!isWell(atTwin, image) || !isWell(spot, image) || spot.intensity < 0.1)
            continue;
        QVERIFY(std::any_of(both.spots.begin(), both.spots.end(), [&](const SaedSpot& s) { return std::hypot(s.x - pixel(0), s.y - pixel(1)) < 1e-6; }));
        // matrix and twin spots are equally bright in both engines, half (in light) of the spots that they share
        const double own = lightAt(image, spot.x, spot.y).sum, its = lightAt(image, pixel(0), pixel(1)).sum;
        QVERIFY2(std::abs(own / its - 1) < 0.15, qPrintable(QString::number(own / its)));
        const double listOwn = lightAt(drawn, spot.x, spot.y).sum;
        if (std::hypot(spot.x - pixel(0), spot.y - pixel(1)) > 10) {
            ++onNew;
            if (peakAt(perfect, pixel(0), pixel(1)) < 0.01)
                QVERIFY(peakAt(image, pixel(0), pixel(1)) > 0.03);
        }
        QVERIFY(listOwn > 0);
    }
    QVERIFY(onNew >= 2);
}

void TestSaedDefects::sameSeedSameSpecimen()
{
    const SaedConditions conditions = softFoil({0, 0, 1});
    DefectSpec defects;
    defects.vacancies = 0.02;
    defects.thermalDisplacements = true;
    SpecimenOptions small;
    small.beamSigmaNm = 1;
    const Image<float> first = simulateSaed(iron(), conditions, defects, small, 9);
    QVERIFY(first == simulateSaed(iron(), conditions, defects, small, 9));
    QVERIFY(first != simulateSaed(iron(), conditions, defects, small, 10));
}

void TestSaedDefects::specificationsRoundTripAndChooseTheEngine()
{
    SaedSpec spec;
    spec.structure = "aluminium";
    spec.conditions.zone = {1, 1, 2};
    spec.defects.axialStrain = 0.02;
    const SaedSpec again = settingsFromJson<SaedSpec>(toJson(spec));
    QVERIFY(again.conditions.zone == spec.conditions.zone);
    QVERIFY(toJson(again) == toJson(spec));
    const SaedImage fast = simulateSaed(again);
    QVERIFY(fast.spots && fast.atoms == 0);
    spec.defects.dislocations = 2;
    spec.specimen.beamSigmaNm = 1;
    const SaedImage slow = simulateSaed(spec);
    QVERIFY(!slow.spots && slow.atoms > 1000);
    QCOMPARE(slow.image.rows, 256);
}

void TestSaedDefects::impossibleDefectsAreRefused()
{
    const SaedConditions conditions;
    DefectSpec defects = oneDislocation();
    defects.burgers = {0.5, 0.5, 0}; // not at right angles to [112]
    QVERIFY_THROWS_EXCEPTION(Error, makeSpecimen(aluminium(), conditions, defects));
    defects = {};
    defects.twin = true;
    QVERIFY_THROWS_EXCEPTION(Error, makeSpecimen(test::titanium(), conditions, defects)); // no usual plane
    defects = {};
    defects.substitutions = 0.1;
    defects.substitute = "Xx";
    QVERIFY_THROWS_EXCEPTION(Error, makeSpecimen(aluminium(), conditions, defects));
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(SaedCrystal(aluminium(), conditions), conditions, defects));
    defects.substitutions = -1;
    QVERIFY_THROWS_EXCEPTION(Error, makeSpecimen(aluminium(), conditions, defects));
    SaedConditions thick;
    thick.thicknessNm = 1000;
    SpecimenOptions wide;
    wide.beamSigmaNm = 20;
    QVERIFY_THROWS_EXCEPTION(Error, makeSpecimen(aluminium(), thick, {}, wide));
}

QTEST_GUILESS_MAIN(TestSaedDefects)
#include "tst_saed_defects.moc"
