// SPDX-License-Identifier: GPL-3.0-or-later
// Geometry of simulated patterns against images of others: kinematical simulations (aamirmalik-dr/diffraction-structure-
// classifier) and recorded patterns of silicon (kvmani/pycrystallography) and gold (pyxem). Scale and rotation of the
// images are not known and are fitted; what remains to agree are ratios of lengths, angles and extinctions.
#include "core/io/image_file.h"
#include "core/simulate/saed/spots.h"
#include "tests/core/simulate/test_phases.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::simulate;
using std::numbers::pi;

namespace {

std::filesystem::path dataFile(const char* name)
{
    const QByteArray root = qgetenv("KIKUSCOPE_TEST_DATA");
    return root.isEmpty() ? std::filesystem::path() : std::filesystem::path(root.constData()) / "saed" / name;
}

float valueAt(const Image<float>& image, double x, double y)
{
    const int c = static_cast<int>(std::floor(x)), r = static_cast<int>(std::floor(y));
    if (c < 0 || r < 0 || c + 1 >= image.cols || r + 1 >= image.rows)
        return -1;
    const float tx = static_cast<float>(x - c), ty = static_cast<float>(y - r);
    return (1 - ty) * ((1 - tx) * image(r, c) + tx * image(r, c + 1)) + ty * ((1 - tx) * image(r + 1, c) + tx * image(r + 1, c + 1));
}

/// How much brighter than their surroundings the places of spots are, in units of the image's standard deviation; the
/// direct beam does not count.
double contrast(const Image<float>& image, const std::vector<Eigen::Vector2d>& places, double ring)
{
    double sum = 0;
    int count = 0;
    for (const Eigen::Vector2d& p : places) {
        const float here = valueAt(image, p(0), p(1));
        if (here < 0)
            continue;
        double around = 0;
        int n = 0;
        for (int i = 0; i < 12; ++i)
            if (const float v = valueAt(image, p(0) + ring * std::cos(i * pi / 6), p(1) + ring * std::sin(i * pi / 6)); v >= 0) {
                around += v;
                ++n;
            }
        if (n > 6) {
            sum += here - around / n;
            ++count;
        }
    }
    return count ? sum / count : 0;
}

struct Fit
{
    double contrast = -1, pixelsPerInverse = 0, rotation = 0, x = 0, y = 0;
};

std::vector<Eigen::Vector2d> placesOf(const SaedPattern& pattern, const Fit& fit, double kMax)
{
    std::vector<Eigen::Vector2d> places;
    for (const SaedSpot& spot : pattern.spots)
        if (!spot.hkl.isZero() && std::hypot(spot.kx, spot.ky) < kMax && spot.intensity > 0.005) {
            const double c = std::cos(fit.rotation), s = std::sin(fit.rotation);
            places.emplace_back(fit.x + fit.pixelsPerInverse * (c * spot.kx - s * spot.ky), fit.y - fit.pixelsPerInverse * (s * spot.kx + c * spot.ky));
        }
    return places;
}

/// Best scale, rotation (and centre within a pixel or two of the brightest place) of a pattern on an image.
Fit fitted(const Image<float>& image, const SaedPattern& pattern, double cx, double cy, double low, double high, double kMax, double ring)
{
    Fit best;
    for (double scale = low; scale <= high; scale *= 1.01)
        for (double degrees = 0; degrees < 180; degrees += 1) {
            Fit fit{0, scale, degrees * pi / 180, cx, cy};
            fit.contrast = contrast(image, placesOf(pattern, fit, kMax), ring);
            if (fit.contrast > best.contrast)
                best = fit;
        }
    for (int round = 0; round < 3; ++round)
        for (const double dScale : {0.995, 1., 1.005})
            for (const double dAngle : {-0.005, 0., 0.005})
                for (const double dx : {-0.5, 0., 0.5})
                    for (const double dy : {-0.5, 0., 0.5}) {
                        Fit fit{0, best.pixelsPerInverse * dScale, best.rotation + dAngle, best.x + dx, best.y + dy};
                        fit.contrast = contrast(image, placesOf(pattern, fit, kMax), ring);
                        if (fit.contrast > best.contrast)
                            best = fit;
                    }
    return best;
}

SaedPattern patternOf(const Phase& phase, const ZoneAxis& zone)
{
    SaedConditions conditions;
    conditions.zone = zone;
    conditions.cameraConstantPx = 70;
    conditions.thicknessNm = 30;
    conditions.shape = "gaussian"; // the zero-order zone
    conditions.voltageKv = 1000;
    return saedSpots(phase, conditions);
}

/// Share of the places that have a local maximum within `reach` pixels, well above the median of the image.
double foundShare(const Image<float>& image, const std::vector<Eigen::Vector2d>& places, int reach)
{
    std::vector<float> sorted = image.pixels;
    std::nth_element(sorted.begin(), sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2), sorted.end());
    const float median = sorted[sorted.size() / 2];
    int found = 0, count = 0;
    for (const Eigen::Vector2d& p : places) {
        const int c0 = static_cast<int>(std::lround(p(0))), r0 = static_cast<int>(std::lround(p(1)));
        if (c0 < 2 * reach || r0 < 2 * reach || c0 + 2 * reach >= image.cols || r0 + 2 * reach >= image.rows)
            continue;
        ++count;
        float inner = 0, outer = 0;
        for (int r = -2 * reach; r <= 2 * reach; ++r)
            for (int c = -2 * reach; c <= 2 * reach; ++c)
                (std::hypot(r, c) <= reach ? inner : outer) = std::max(std::hypot(r, c) <= reach ? inner : outer, image(r0 + r, c0 + c));
        found += inner > outer && inner > 1.15f * median;
    }
    return count ? static_cast<double>(found) / count : 0;
}

} // namespace

class TestSaedRecorded : public QObject
{
    Q_OBJECT
private slots:
    void simulationsOfOthersHaveTheSameSpots_data();
    void simulationsOfOthersHaveTheSameSpots();
    void recordedSiliconHasTheSpotsOfItsZone_data();
    void recordedSiliconHasTheSpotsOfItsZone();
    void goldRingsHaveTheRatiosOfFcc();
};

void TestSaedRecorded::simulationsOfOthersHaveTheSameSpots_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<int>("which");
    QTest::newRow("bcc Fe [111]") << "sim_bcc_fe.png" << 0; // zone and cell: the images' own metadata
    QTest::newRow("fcc Cu [011]") << "sim_fcc_cu.png" << 1; // those of hcp Ti do not say c
}

void TestSaedRecorded::simulationsOfOthersHaveTheSameSpots()
{
    QFETCH(QString, file);
    QFETCH(int, which);
    const auto path = dataFile(qPrintable(file));
    if (path.empty() || !std::filesystem::exists(path))
        QSKIP("KIKUSCOPE_TEST_DATA has no saed folder");
    const Phase phases[] = {test::phaseOf("Fe", {2.87543, 2.87543, 2.87543, 90, 90, 90}, 229, {{26, 0, 0, 0}}),
                            test::phaseOf("Cu", {3.68911, 3.68911, 3.68911, 90, 90, 90}, 225, {{29, 0, 0, 0}})};
    const ZoneAxis zones[] = {{1, 1, 1}, {0, 1, 1}};
    const Image<float> image = io::readGreyImage(path);
    const SaedPattern pattern = patternOf(phases[which], zones[which]);
    const Fit fit = fitted(image, pattern, 63.5, 63.5, 15, 80, 1.0, 4);
    const double share = foundShare(image, placesOf(pattern, fit, 40 / fit.pixelsPerInverse), 2);
    qInfo("%s: %.2f px per 1/A, %.1f degrees, %.0f %% of the spots found", qPrintable(file), fit.pixelsPerInverse, fit.rotation * 180 / pi, 100 * share);
    QVERIFY(share > 0.9);
}

void TestSaedRecorded::recordedSiliconHasTheSpotsOfItsZone_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QList<int>>("zone");
    QTest::newRow("[210]") << "Si_210.tif" << QList<int>{2, 1, 0};
    QTest::newRow("[211]") << "Si_211.tif" << QList<int>{2, 1, 1};
}

void TestSaedRecorded::recordedSiliconHasTheSpotsOfItsZone()
{
    QFETCH(QString, file);
    QFETCH(QList<int>, zone);
    const auto path = dataFile(qPrintable(file));
    if (path.empty() || !std::filesystem::exists(path))
        QSKIP("KIKUSCOPE_TEST_DATA has no saed folder");
    const Image<float> image = io::readGreyImage(path);
    const Phase silicon = test::phaseOf("Si", {5.4312, 5.4312, 5.4312, 90, 90, 90}, 227, {{14, 0.125, 0.125, 0.125}});
    const double cx = (image.cols - 1) / 2., cy = (image.rows - 1) / 2.;
    const auto contrastOf = [&](const ZoneAxis& axis) { return fitted(image, patternOf(silicon, axis), cx, cy, 100, 400, 0.8, 9); };
    const Fit own = contrastOf({zone[0], zone[1], zone[2]});
    qInfo("%s: %.1f px per 1/A, %.1f degrees, contrast %.1f", qPrintable(file), own.pixelsPerInverse, own.rotation * 180 / pi, own.contrast);
    for (const ZoneAxis& other : {ZoneAxis{0, 0, 1}, {1, 1, 1}, {0, 1, 1}}) {
        const Fit fit = contrastOf(other);
        qInfo("   %s: contrast %.1f", zoneName(other).c_str(), fit.contrast);
        QVERIFY(own.contrast > fit.contrast);
    }
}

void TestSaedRecorded::goldRingsHaveTheRatiosOfFcc()
{
    const auto path = dataFile("au_xgrating_20cm.tif");
    if (path.empty() || !std::filesystem::exists(path))
        QSKIP("KIKUSCOPE_TEST_DATA has no saed folder");
    const Image<float> image = io::readGreyImage(path);
    double x = 0, y = 0, sum = 0; // centre: of the brightest light
    for (int r = 100; r < 156; ++r)
        for (int c = 100; c < 156; ++c)
            if (image(r, c) > 20) {
                x += static_cast<double>(c) * image(r, c), y += static_cast<double>(r) * image(r, c), sum += image(r, c);
            }
    x /= sum, y /= sum;
    std::vector<double> profile(250, 0), weight(250, 0); // half pixels
    for (int r = 0; r < image.rows; ++r)
        for (int c = 0; c < image.cols; ++c) {
            const auto i = static_cast<std::size_t>(2 * std::hypot(c - x, r - y));
            if (i < profile.size()) {
                profile[i] += std::log1p(100. * std::max(0.f, image(r, c)));
                weight[i] += 1;
            }
        }
    for (std::size_t i = 0; i < profile.size(); ++i)
        profile[i] /= std::max(1., weight[i]);
    // Rings of fcc as our reflections give them: the scale is fitted on all, only ratios are tested.
    const Phase gold = test::gold();
    const SaedCrystal crystal(gold, 1.0);
    std::vector<double> rings;
    for (const auto& [h, k, l] : {std::tuple(1, 1, 1), {2, 2, 0}, {3, 1, 1}}) { // 200 is a shoulder of 111
        QVERIFY(std::abs(crystal.structureFactor({h, k, l})) > 1);
        rings.push_back(std::sqrt(h * h + k * k + l * l) / gold.cell.a);
    }
    double best = -1e9, bestScale = 0;
    for (double scale = 40; scale < 320; scale *= 1.002) { // px per 1/A
        double score = 0;
        for (const double k : rings) {
            const auto i = static_cast<std::size_t>(2 * k * scale);
            if (i + 8 >= profile.size() || i < 10) {
                score = -1e9;
                break;
            }
            score += std::max({profile[i - 1], profile[i], profile[i + 1]}) - (profile[i - 6] + profile[i + 6]) / 2;
        }
        if (score > best)
            best = score, bestScale = scale;
    }
    qInfo("gold: %.1f px per 1/A, 111 at %.1f px", bestScale, rings[0] * bestScale);
    for (const double k : rings) { // each is a maximum of its own within a pixel
        const auto at = static_cast<std::size_t>(2 * k * bestScale);
        std::size_t top = at;
        for (std::size_t i = at - 5; i <= at + 5; ++i)
            if (profile[i] > profile[top])
                top = i;
        QVERIFY2(top + 3 >= at && top <= at + 3, qPrintable(QString("ring at %1, maximum at %2 half pixels").arg(at).arg(top)));
    }
}

QTEST_GUILESS_MAIN(TestSaedRecorded)
#include "tst_saed_recorded.moc"
