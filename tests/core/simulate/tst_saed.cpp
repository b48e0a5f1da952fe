// SPDX-License-Identifier: GPL-3.0-or-later
// Spot patterns from the reciprocal lattice against tables: wavelengths, extinctions, d-spacings, scattering factors,
// Debye-Waller factors, symmetry, and the camera.
#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/simulate/saed/draw.h"
#include "core/simulate/saed/heat.h"
#include "core/simulate/saed/spots.h"
#include "tests/core/simulate/test_phases.h"

#include <Eigen/LU>
#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::simulate;
using std::numbers::pi;

namespace {

// Cells: King (1981) for Al and Fe; silicon, NIST SRM 640c; CsCl, Wyckoff (1963).
Phase cubic(const char* name, double a, int spaceGroup, std::initializer_list<test::Site> sites, double b = 0.5)
{
    return test::phaseOf(name, {a, a, a, 90, 90, 90}, spaceGroup, sites, b);
}
Phase aluminium() { return cubic("Al", 4.0496, 225, {{13, 0, 0, 0}}, 0.86); }
Phase iron() { return cubic("Fe", 2.8665, 229, {{26, 0, 0, 0}}, 0.35); }
Phase silicon() { return cubic("Si", 5.4312, 227, {{14, 0.125, 0.125, 0.125}}, 0.46); }
Phase caesiumChloride() { return cubic("CsCl", 4.123, 221, {{55, 0, 0, 0}, {17, 0.5, 0.5, 0.5}}); }

const SaedSpot* spotOf(const SaedPattern& pattern, int h, int k, int l)
{
    for (const SaedSpot& spot : pattern.spots)
        if (spot.hkl == Eigen::Vector3i(h, k, l))
            return &spot;
    return nullptr;
}

double fromCentre(const SaedPattern& pattern, const SaedSpot& spot)
{
    return std::hypot(spot.x - pattern.geometry.centreX, spot.y - pattern.geometry.centreY);
}

bool isEven(int n) { return n % 2 == 0; }
bool allowedInP(int, int, int) { return true; }
bool allowedInI(int h, int k, int l) { return isEven(h + k + l); }
bool allowedInF(int h, int k, int l) { return isEven(h + k) && isEven(k + l); }
bool allowedInDiamond(int h, int k, int l) { return allowedInF(h, k, l) && (!isEven(h) || (h + k + l) % 4 == 0); }

} // namespace

class TestSaed : public QObject
{
    Q_OBJECT
private slots:
    void wavelengthIsThatOfTables_data();
    void wavelengthIsThatOfTables();
    void standardZonesAreThoseOfThePaper();
    void extinctionsFollowTheLattice_data();
    void extinctionsFollowTheLattice();
    void spotsLieAtTheCameraConstantOverD_data();
    void spotsLieAtTheCameraConstantOverD();
    void indicesRunCounterClockwiseSeenFromTheSource();
    void structureFactorsAreThoseOfTheTables();
    void spotsOfAZoneObeyItsLaw();
    void forbiddenSpotNeedsARouteOfDoubleDiffraction();
    void patternsHaveTheSymmetryOfTheZone_data();
    void patternsHaveTheSymmetryOfTheZone();
    void heatFollowsTheDebyeModel();
    void debyeWallerFactorActsOnSpots();
    void excitationErrorFollowsTheTilt();
    void foilThicknessSetsTheShapeFactor();
    void pixelsAndReciprocalSpaceAreInverse();
    void drawnSpotHasItsPlaceAndLight();
    void diffuseLightIsWhatTheSpotsLose();
    void cameraActsAsSaid();
    void sameSeedSameImage();
    void impossibleRequestsAreRefused();
};

void TestSaed::wavelengthIsThatOfTables_data()
{
    // Williams & Carter, Transmission Electron Microscopy (2009), table 1.2, relativistic, in A
    QTest::addColumn<double>("kv");
    QTest::addColumn<double>("wavelength");
    QTest::newRow("100 kV") << 100. << 0.0370;
    QTest::newRow("200 kV") << 200. << 0.0251;
    QTest::newRow("300 kV") << 300. << 0.0197;
}

void TestSaed::wavelengthIsThatOfTables()
{
    QFETCH(double, kv);
    QFETCH(double, wavelength);
    SaedConditions conditions;
    conditions.voltageKv = kv;
    QVERIFY(std::abs(SaedGeometry(aluminium().cell, conditions).wavelength - wavelength) < 0.00005);
}

void TestSaed::standardZonesAreThoseOfThePaper()
{
    const auto& zones = standardZoneAxes();
    QCOMPARE(zones.size(), std::size_t(16)); // "16 zone axes ranging from [001] to [233]"
    QCOMPARE(zoneName(zones.front()), std::string("[001]"));
    QCOMPARE(zoneName(zones.back()), std::string("[233]"));
    for (ZoneAxis named : {ZoneAxis{0, 1, 1}, {1, 1, 1}, {1, 0, 3}, {1, 0, 2}, {2, 1, 4}, {1, 1, 2}}) { // in their figures
        std::sort(named.begin(), named.end());
        QVERIFY2(std::find(zones.begin(), zones.end(), named) != zones.end(), zoneName(named).c_str());
    }
    QCOMPARE(zoneName({-1, 12, 3}), std::string("[-1 12 3]"));
}

using Rule = bool (*)(int, int, int);

void TestSaed::extinctionsFollowTheLattice_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("P, CsCl") << 0;
    QTest::newRow("I, iron") << 1;
    QTest::newRow("F, aluminium") << 2;
    QTest::newRow("diamond, silicon") << 3;
}

void TestSaed::extinctionsFollowTheLattice()
{
    QFETCH(int, which);
    const Phase phases[] = {caesiumChloride(), iron(), aluminium(), silicon()};
    const Rule rules[] = {allowedInP, allowedInI, allowedInF, allowedInDiamond};
    const SaedCrystal crystal(phases[which], 1.5);
    int seen = 0;
    for (int h = -4; h <= 4; ++h)
        for (int k = -4; k <= 4; ++k)
            for (int l = -4; l <= 4; ++l) {
                const bool isThere = std::abs(crystal.structureFactor({h, k, l})) > 1e-6;
                QCOMPARE(isThere, rules[which](h, k, l));
                seen += isThere;
            }
    QVERIFY(seen > 100);
}

void TestSaed::spotsLieAtTheCameraConstantOverD_data()
{
    // nearest and second spots of [001]; d in A from the cell
    QTest::addColumn<int>("which");
    QTest::addColumn<QList<int>>("hkl");
    QTest::addColumn<double>("d");
    QTest::newRow("Si 220") << 0 << QList<int>{2, 2, 0} << 1.9202;
    QTest::newRow("Si 400") << 0 << QList<int>{4, 0, 0} << 1.3578;
    QTest::newRow("Al 200") << 1 << QList<int>{2, 0, 0} << 2.0248;
    QTest::newRow("Al 220") << 1 << QList<int>{2, 2, 0} << 1.4317;
    QTest::newRow("Fe 110") << 2 << QList<int>{1, 1, 0} << 2.0269;
    QTest::newRow("Fe 200") << 2 << QList<int>{2, 0, 0} << 1.4332;
}

void TestSaed::spotsLieAtTheCameraConstantOverD()
{
    QFETCH(int, which);
    QFETCH(QList<int>, hkl);
    QFETCH(double, d);
    const Phase phases[] = {silicon(), aluminium(), iron()};
    SaedConditions conditions; // 200 kV, 500 mm, 0.1 mm
    const double constant = 0.025079 * 500 / 0.1;
    const SaedPattern pattern = saedSpots(phases[which], conditions);
    QVERIFY(std::abs(pattern.geometry.cameraConstant() - constant) < 0.01);
    int found = 0;
    for (const int sx : {1, -1})
        for (const int sy : {1, -1}) {
            const SaedSpot* spot = spotOf(pattern, sx * hkl[0], sy * hkl[1], hkl[2]);
            QVERIFY(spot);
            QVERIFY(std::abs(fromCentre(pattern, *spot) - constant / d) < 0.05); // px
            ++found;
        }
    QCOMPARE(found, 4);
    const double nearest = fromCentre(pattern, pattern.spots[1]);
    if (QTest::currentDataTag() == std::string("Al 200") || hkl[0] == hkl[1])
        QVERIFY(nearest <= constant / d + 0.05); // nothing stronger and nearer

    conditions.cameraConstantPx = 100;
    const SaedPattern scaled = saedSpots(phases[which], conditions);
    QVERIFY(std::abs(fromCentre(scaled, *spotOf(scaled, hkl[0], hkl[1], hkl[2])) - 100 / d) < 0.05);
}

void TestSaed::indicesRunCounterClockwiseSeenFromTheSource()
{
    SaedConditions conditions;
    for (const ZoneAxis& zone : standardZoneAxes()) {
        conditions.zone = zone;
        const SaedGeometry geometry(aluminium().cell, conditions);
        const Eigen::Vector3d uvw = Eigen::Vector3d(zone[0], zone[1], zone[2]).normalized();
        QVERIFY((geometry.patternFromCrystal * uvw - Eigen::Vector3d::UnitZ()).norm() < 1e-12);
        QVERIFY(std::abs(geometry.patternFromCrystal.determinant() - 1) < 1e-12);
        const Eigen::Vector3d right = geometry.patternFromCrystal * geometry.xReflection.cast<double>();
        QVERIFY(right(0) > 0 && std::abs(right(1)) < 1e-12 && std::abs(right(2)) < 1e-12);
    }
    conditions.zone = {0, 0, 1};
    SaedPattern pattern = saedSpots(aluminium(), conditions);
    QVERIFY(spotOf(pattern, 2, 0, 0)->x > 180 && std::abs(spotOf(pattern, 2, 0, 0)->y - 127.5) < 1e-9);
    QVERIFY(spotOf(pattern, 0, 2, 0)->y < 70); // up, where rows are small
    conditions.rotationDeg = 30;
    conditions.offsetXPx = 3;
    conditions.offsetYPx = -5;
    pattern = saedSpots(aluminium(), conditions);
    const SaedSpot* spot = spotOf(pattern, 2, 0, 0);
    QVERIFY(std::abs(std::atan2(122.5 - spot->y, spot->x - 130.5) * 180 / pi - 30) < 1e-9);
    conditions.zone = {0, 0, 2}; // the same direction
    QCOMPARE(saedSpots(aluminium(), conditions).spots.size(), pattern.spots.size());
}

void TestSaed::structureFactorsAreThoseOfTheTables()
{
    // f(0) in A of Doyle & Turner, Acta Cryst. A24 (1968) 390 (International Tables C, 4.3.1.1)
    QVERIFY(std::abs(std::abs(SaedCrystal(aluminium(), 1).structureFactor({0, 0, 0})) / 4 - 5.889) < 0.02);
    QVERIFY(std::abs(std::abs(SaedCrystal(silicon(), 1).structureFactor({0, 0, 0})) / 8 - 5.828) < 0.02);
    QVERIFY(std::abs(std::abs(SaedCrystal(iron(), 1).structureFactor({0, 0, 0})) / 2 - 7.165) < 0.02);

    SaedConditions conditions;
    conditions.zone = {0, 1, 1};
    for (const Phase& phase : {aluminium(), silicon(), iron(), test::quartz(), test::corundum(), test::galliumArsenide()}) {
        const SaedPattern pattern = saedSpots(phase, conditions);
        QVERIFY(pattern.spots.size() > 10);
        for (const SaedSpot& spot : pattern.spots) // core/crystal sums over the cell with gemmi's table by itself
            if (!spot.hkl.isZero())
                QVERIFY(std::abs(spot.absF - std::abs(crystal::structureFactor(phase, spot.hkl))) < 1e-6);
        const double s1 = pattern.spots[1].intensity, s2 = pattern.spots[4].intensity;
        QVERIFY(s1 == 1 && s2 <= 1);
        const auto shape = [&](const SaedSpot& s) {
            const double x = pi * 100 * s.excitationError;
            return std::pow(std::sin(x) / x, 2);
        };
        const double expected = std::pow(pattern.spots[4].absF / pattern.spots[1].absF, 2) * shape(pattern.spots[4]) / shape(pattern.spots[1]);
        QVERIFY(std::abs(s2 / expected - 1) < 1e-9);
    }
}

void TestSaed::spotsOfAZoneObeyItsLaw()
{
    SaedConditions conditions;
    conditions.thicknessNm = 100; // short relrods: the zero-order Laue zone alone
    for (const ZoneAxis& zone : standardZoneAxes()) {
        conditions.zone = zone;
        for (const SaedSpot& spot : saedSpots(iron(), conditions).spots) {
            QCOMPARE(spot.laueZone, spot.hkl.dot(Eigen::Vector3i(zone[0], zone[1], zone[2])));
            if (spot.intensity > 0.01)
                QCOMPARE(spot.laueZone, 0);
        }
    }
}

void TestSaed::forbiddenSpotNeedsARouteOfDoubleDiffraction()
{
    SaedConditions conditions;
    conditions.doubleDiffraction = 0.3;
    QVERIFY(!spotOf(saedSpots(silicon(), conditions), 2, 0, 0)); // [001]: 200 is no sum of two spots of the zone
    conditions.zone = {0, 1, 1};
    const SaedPattern twice = saedSpots(silicon(), conditions);
    const SaedSpot* forbidden = spotOf(twice, 2, 0, 0); // [011]: 1 1 -1 and 1 -1 1
    QVERIFY(forbidden);
    QVERIFY(forbidden->route == SaedRoute::Double);
    QVERIFY(forbidden->intensity > 0.05 && forbidden->absF == 0);
    QVERIFY(std::abs(fromCentre(twice, *forbidden) - twice.geometry.cameraConstant() / (5.4312 / 2)) < 0.05);
    conditions.doubleDiffraction = 0;
    const SaedPattern once = saedSpots(silicon(), conditions);
    QVERIFY(!spotOf(once, 2, 0, 0));
    QVERIFY(spotOf(once, 1, 1, -1));
}

void TestSaed::patternsHaveTheSymmetryOfTheZone_data()
{
    QTest::addColumn<QList<int>>("zone");
    QTest::addColumn<int>("fold"); // of the zero-order Laue zone, m-3m
    QTest::newRow("[001]") << QList<int>{0, 0, 1} << 4;
    QTest::newRow("[111]") << QList<int>{1, 1, 1} << 6;
    QTest::newRow("[011]") << QList<int>{0, 1, 1} << 2;
}

void TestSaed::patternsHaveTheSymmetryOfTheZone()
{
    QFETCH(QList<int>, zone);
    QFETCH(int, fold);
    SaedConditions conditions;
    conditions.zone = {zone[0], zone[1], zone[2]};
    conditions.shape = "gaussian";
    for (const Phase& phase : {aluminium(), iron(), silicon()}) {
        const SaedPattern pattern = saedSpots(phase, conditions);
        const double c = std::cos(2 * pi / fold), s = std::sin(2 * pi / fold);
        int seen = 0;
        for (const SaedSpot& spot : pattern.spots) {
            if (spot.hkl.isZero() || spot.laueZone != 0 || std::hypot(spot.kx, spot.ky) > 0.95)
                continue;
            const double kx = c * spot.kx - s * spot.ky, ky = s * spot.kx + c * spot.ky;
            const bool hasImage = std::any_of(pattern.spots.begin(), pattern.spots.end(), [&](const SaedSpot& other) {
                return std::hypot(other.kx - kx, other.ky - ky) < 1e-9 && std::abs(other.intensity - spot.intensity) < 1e-9;
            });
            QVERIFY(hasImage);
            ++seen;
        }
        QVERIFY(seen >= fold);
        const double turned = pi / fold; // half the angle is no symmetry
        const SaedSpot& first = pattern.spots[1];
        const double kx = std::cos(turned) * first.kx - std::sin(turned) * first.ky, ky = std::sin(turned) * first.kx + std::cos(turned) * first.ky;
        QVERIFY(std::none_of(pattern.spots.begin(), pattern.spots.end(), [&](const SaedSpot& o) { return std::hypot(o.kx - kx, o.ky - ky) < 1e-6; }));
    }
}

void TestSaed::heatFollowsTheDebyeModel()
{
    // phi(x): Abramowitz & Stegun, table 27.1 (n = 1)
    QVERIFY(std::abs(debyeFunction(1) - 0.777505) < 1e-6);
    QVERIFY(std::abs(debyeFunction(5) - 0.320876) < 1e-6);
    // zero-point and high-temperature limits: 2873 / (M Theta) and 11492 T / (M Theta^2), Warren (1969)
    QVERIFY(std::abs(debyeB(27, 400, 0) / (2873. / (27 * 400)) - 1) < 0.001);
    QVERIFY(std::abs(debyeB(27, 400, 40000) / (11492. * 40000 / (27 * 400. * 400)) - 1) < 0.002);
    // B of 295 K against Debye temperatures from X-ray diffraction: Al 0.86 (390 to 400 K), Fe 0.35 (430 K), Cu 0.57 (310 to 320 K)
    QVERIFY(std::abs(debyeTemperatureOf(26.98, 0.86) - 395) < 15);
    QVERIFY(std::abs(debyeTemperatureOf(55.85, 0.35) - 420) < 25);
    QVERIFY(std::abs(debyeTemperatureOf(63.55, 0.57) - 315) < 10);
    QVERIFY(std::abs(debyeB(26.98, debyeTemperatureOf(26.98, 0.86), roomTemperatureK) - 0.86) < 1e-6);
    QVERIFY(bAtTemperature(26.98, 0.86, 600) > 1.5 && bAtTemperature(26.98, 0.86, 100) < 0.5);
}

void TestSaed::debyeWallerFactorActsOnSpots()
{
    SaedConditions hot, still;
    still.debyeWaller = false;
    const SaedPattern with = saedSpots(aluminium(), hot), without = saedSpots(aluminium(), still);
    for (const auto& [h, k] : {std::pair(2, 0), {2, 2}, {4, 0}}) {
        const double s2 = (h * h + k * k) / (4.0496 * 4.0496) / 4; // (sin theta / lambda)^2
        const double ratio = std::pow(spotOf(with, h, k, 0)->absF / spotOf(without, h, k, 0)->absF, 2);
        QVERIFY(std::abs(ratio - std::exp(-2 * 0.86 * s2)) < 1e-9);
    }
    hot.temperatureK = 600;
    QVERIFY(spotOf(saedSpots(aluminium(), hot), 4, 0, 0)->absF < 0.95 * spotOf(with, 4, 0, 0)->absF);
}

void TestSaed::excitationErrorFollowsTheTilt()
{
    SaedConditions conditions;
    conditions.tiltXDeg = 0.5;
    const SaedPattern pattern = saedSpots(aluminium(), conditions);
    for (const SaedSpot& spot : pattern.spots) {
        if (spot.hkl(2) != 0 || spot.hkl.isZero())
            continue;
        const double g = spot.hkl.cast<double>().norm() / 4.0496, gy = spot.hkl(1) / 4.0496, lambda = pattern.geometry.wavelength;
        // s = -(2 k.g + g^2) / 2k, Williams & Carter (2009) chapter 12; the crystal turned by 0.5 degrees about x
        QVERIFY(std::abs(spot.excitationError - (gy * std::sin(0.5 * pi / 180) - lambda * g * g / 2)) < 2e-5);
    }
    QVERIFY(spotOf(pattern, 0, 2, 0)->intensity > 1.05 * spotOf(pattern, 0, -2, 0)->intensity);
}

void TestSaed::foilThicknessSetsTheShapeFactor()
{
    SaedConditions conditions;
    conditions.minIntensity = 1e-8;
    const SaedSpot* probe = nullptr;
    SaedPattern pattern = saedSpots(aluminium(), conditions);
    probe = spotOf(pattern, 4, 0, 0);
    conditions.thicknessNm = 0.1 / std::abs(probe->excitationError); // first zero of sinc at t = 1 / s
    pattern = saedSpots(aluminium(), conditions);
    const SaedSpot* dark = spotOf(pattern, 4, 0, 0);
    QVERIFY(!dark || dark->intensity < 1e-6);
    // two-wave kinematical intensity (pi t / xi)^2 at s = 0: xi(200) of Al at 100 kV is 67 nm (Hirsch et al. 1977, table)
    conditions = {};
    conditions.voltageKv = 100;
    conditions.thicknessNm = 6.73;
    conditions.debyeWaller = false;
    pattern = saedSpots(aluminium(), conditions);
    const double x = pi * 67.3 * spotOf(pattern, 2, 0, 0)->excitationError, sinc = std::sin(x) / x;
    QVERIFY(std::abs(pattern.strongest / (sinc * sinc) / std::pow(pi * 0.1, 2) - 1) < 0.12);
}

void TestSaed::pixelsAndReciprocalSpaceAreInverse()
{
    SaedConditions conditions;
    conditions.offsetXPx = 4.25;
    const SaedGeometry geometry(iron().cell, conditions);
    for (const double kx : {-1., 0., 0.3})
        for (const double ky : {-0.7, 0., 1.2}) {
            const Eigen::Vector2d pixel = geometry.pixelOf(kx, ky), k = geometry.reciprocalAt(pixel(0), pixel(1));
            QVERIFY(std::hypot(k(0) - kx, k(1) - ky) < 1e-12);
            const double r = std::hypot(pixel(0) - geometry.centreX, pixel(1) - geometry.centreY);
            // 2d sin(theta) = lambda with tan(2 theta) = r / L, for a point on the sphere
            const double g = std::sqrt(kx * kx + ky * ky + std::pow(geometry.ewaldZ(kx, ky), 2));
            QVERIFY(std::abs(2 * std::sin(std::atan(r / geometry.cameraPx) / 2) - geometry.wavelength * g) < 1e-12);
        }
}

void TestSaed::drawnSpotHasItsPlaceAndLight()
{
    SaedConditions conditions;
    conditions.zone = {1, 1, 2};
    const SaedPattern pattern = saedSpots(aluminium(), conditions);
    SaedPattern one = pattern;
    one.spots = {pattern.spots[2]};
    const Image<float> image = spotImage(one, conditions);
    double sum = 0, x = 0, y = 0, xx = 0;
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            sum += image(r, c);
            x += static_cast<double>(c) * image(r, c);
            y += static_cast<double>(r) * image(r, c);
        }
    x /= sum, y /= sum;
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c)
            xx += (c - x) * (c - x) * image(r, c) / sum;
    QVERIFY(std::hypot(x - pattern.spots[2].x, y - pattern.spots[2].y) < 0.01);
    QVERIFY(std::abs(xx - (1.5 * 1.5 + 1. / 12)) < 0.01); // Gaussian and pixel
    const double peak = std::pow(std::erf(0.5 / (1.5 * std::numbers::sqrt2)), 2);
    QVERIFY(std::abs(sum * peak / pattern.spots[2].intensity - 1) < 1e-4);
}

void TestSaed::diffuseLightIsWhatTheSpotsLose()
{
    // Einstein model: f^2 (1 - exp(-2 B s^2)) per atom, here at k = 0.8, against the loss of a spot of one atom per cell
    Phase simple = cubic("simple", 3, 221, {{29, 0, 0, 0}}, 1.2);
    SaedConditions conditions;
    conditions.diffuse = true;
    conditions.shape = "foil";
    const SaedPattern pattern = saedSpots(simple, conditions);
    const double k = 40 * pattern.diffuseStep, s2 = k * k / 4;
    const crystal::ScatteringFactor& table = crystal::electronScatteringFactor(29);
    double f = 0;
    for (std::size_t i = 0; i < 5; ++i)
        f += table.a[i] * std::exp(-table.b[i] * s2);
    const SaedSpot& first = pattern.spots[1];
    const double x = pi * 100 * first.excitationError, strongest = std::pow(first.absF * std::sin(x) / x, 2);
    QVERIFY(std::abs(pattern.diffuse[40] / (f * f * (1 - std::exp(-2 * 1.2 * s2)) * 27 / (100 * strongest)) - 1) < 1e-6);
    QVERIFY(spotImage(pattern, conditions)(20, 128) > 0);
}

void TestSaed::cameraActsAsSaid()
{
    SaedConditions conditions;
    const SaedPattern pattern = saedSpots(aluminium(), conditions);
    const auto at = [](const Image<float>& image, const SaedSpot& spot) {
        return image(static_cast<int>(std::lround(spot.y)), static_cast<int>(std::lround(spot.x)));
    };
    const SaedSpot &strong = pattern.spots[1], &weak = *spotOf(pattern, 2, 2, 0);
    const float linear = at(drawSaed(pattern, conditions), weak);
    conditions.camera.scaling = "gamma";
    QVERIFY(std::abs(at(drawSaed(pattern, conditions), weak) - std::sqrt(linear)) < 1e-5);
    conditions.camera.scaling = "log";
    QVERIFY(std::abs(at(drawSaed(pattern, conditions), weak) - std::log1p(1000 * linear) / std::log1p(1000)) < 1e-5);
    conditions.camera.scaling = "linear";
    conditions.camera.saturation = 0.05;
    QCOMPARE(at(drawSaed(pattern, conditions), strong), 1.f);
    conditions.camera.saturation = 1;
    conditions.camera.centralBeam = 0;
    QVERIFY(drawSaed(pattern, conditions)(127, 127) < 1e-3f);
    conditions.camera.centralBeam = 1;
    conditions.camera.beamStop = "bar";
    conditions.camera.beamStopAngleDeg = 0;
    Image<float> image = drawSaed(pattern, conditions);
    QVERIFY(image(127, 127) < 1e-6f && at(image, *spotOf(pattern, 2, 0, 0)) < 1e-6f); // to the right
    QVERIFY(at(image, *spotOf(pattern, -2, 0, 0)) > 0.5f);
    conditions.camera.beamStop = "disc";
    image = drawSaed(pattern, conditions);
    QVERIFY(image(127, 127) < 1e-6f && at(image, *spotOf(pattern, 2, 0, 0)) > 0.5f);
    conditions.camera.beamStop = "none";
    conditions.camera.background = 0.2;
    image = drawSaed(pattern, conditions);
    const double k = pattern.geometry.reciprocalAt(158, 96).norm(), expected = 0.2 / (1 + std::pow(k / 0.3, 2));
    QVERIFY(std::abs(image(96, 158) - expected) < 1e-3);
    // shot noise: variance = mean / dose
    conditions.camera.background = 0.5;
    conditions.camera.backgroundWidth = 10;
    SaedPattern empty = pattern;
    empty.spots.clear();
    for (const double dose : {20., 1000.}) {
        conditions.camera.dose = dose;
        image = drawSaed(empty, conditions);
        double mean = 0, variance = 0;
        for (const float v : image.pixels)
            mean += v / static_cast<double>(image.pixels.size());
        for (const float v : image.pixels)
            variance += (v - mean) * (v - mean) / static_cast<double>(image.pixels.size());
        QVERIFY(std::abs(mean - 0.4975) < 0.005);
        QVERIFY(std::abs(variance * dose / mean - 1) < 0.05);
    }
}

void TestSaed::sameSeedSameImage()
{
    SaedConditions conditions;
    conditions.camera.dose = 50;
    conditions.camera.readNoise = 0.02;
    const SaedPattern pattern = saedSpots(iron(), conditions);
    QVERIFY(drawSaed(pattern, conditions, 7) == drawSaed(pattern, conditions, 7));
    QVERIFY(drawSaed(pattern, conditions, 7) != drawSaed(pattern, conditions, 8));
}

void TestSaed::impossibleRequestsAreRefused()
{
    SaedConditions conditions;
    conditions.zone = {0, 0, 0};
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(iron(), conditions));
    conditions.zone = {0, 0, 1000};
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(iron(), conditions));
    conditions.zone = {0, 0, 1};
    conditions.thicknessNm = -1;
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(iron(), conditions));
    conditions.thicknessNm = 10;
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(SaedCrystal(iron(), 0.5), conditions));
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(Phase(), conditions));
    conditions.cameraConstantPx = 0.5; // hundreds of reciprocal angstrom
    QVERIFY_THROWS_EXCEPTION(Error, saedSpots(iron(), conditions));
}

QTEST_GUILESS_MAIN(TestSaed)
#include "tst_saed.moc"
