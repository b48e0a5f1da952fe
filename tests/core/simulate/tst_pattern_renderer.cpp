// SPDX-License-Identifier: GPL-3.0-or-later
// Projection geometry, camera model and random training patterns.
#include "core/base/rotation.h"
#include "core/simulate/camera_kernel.h"
#include "core/simulate/pattern_renderer.h"
#include "tests/core/simulate/test_phases.h"

#include <Eigen/LU>
#include <QTest>
#include <algorithm>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

constexpr PatternCentre pc{0.47, 0.31, 0.62};

/// A master whose values are a smooth known function of the direction, different in both hemispheres.
double landscape(const Eigen::Vector3d& d)
{
    return 2 + d.x() + 0.5 * d.y() * d.y() - 0.7 * d.z() + 0.3 * d.x() * d.z();
}

MasterPattern smoothMaster(int size)
{
    MasterPattern m;
    m.north = m.south = Image<float>(size, size);
    const double p = (size - 1) / 2.;
    for (int r = 0; r < size; ++r)
        for (int c = 0; c < size; ++c) {
            Eigen::Vector3d d = directionFromLambert({c / p - 1, r / p - 1});
            m.north(r, c) = static_cast<float>(landscape(d));
            d.z() = -d.z();
            m.south(r, c) = static_cast<float>(landscape(d));
        }
    return m;
}

MasterPattern nickelMaster()
{
    MasterPatternOptions options;
    options.size = 101;
    NullMonitor job;
    return simulateMasterPattern(test::nickel(), options, job);
}

struct Stats
{
    double mean, sigma;
};
Stats statsOf(const std::vector<float>& v)
{
    const double mean = std::accumulate(v.begin(), v.end(), 0.) / static_cast<double>(v.size());
    double sum = 0;
    for (const float x : v)
        sum += (x - mean) * (x - mean);
    return {mean, std::sqrt(sum / static_cast<double>(v.size()))};
}

} // namespace

class TestPatternRenderer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase() { m_nickel = nickelMaster(); }

    void projectionIsTheMasterAtThePixelDirection()
    {
        const MasterPattern master = smoothMaster(501);
        Rng rng(5);
        for (const auto& [height, width] : {std::pair{48, 48}, std::pair{37, 70}, std::pair{90, 131}}) {
            const Eigen::Matrix3d r = randomRotation(rng);
            std::vector<float> out(static_cast<std::size_t>(height * width));
            projectMaster(master, r, pc, height, width, out.data());
            for (int row = 0; row < height; ++row)
                for (int col = 0; col < width; ++col) {
                    const Eigen::Vector3d d = r * pixelDirection(pc, width, height, row, col);
                    const float value = out[static_cast<std::size_t>(row * width + col)];
                    QVERIFY(std::abs(value - landscape(d)) < 2e-3);
                    QVERIFY(std::abs(value - master.at(d)) < 1e-4f);
                }
        }
    }

    void poleAndEquatorAreNotSpecial()
    {
        const MasterPattern master = smoothMaster(201);
        std::vector<float> out(25);
        for (const Eigen::Vector3d& axis : {Eigen::Vector3d(0, 0, 1), Eigen::Vector3d(0, 0, -1),
                                            Eigen::Vector3d(1, 0, 0), Eigen::Vector3d(0, -1, 0)}) {
            const Eigen::Matrix3d r =
                Eigen::Quaterniond::FromTwoVectors(Eigen::Vector3d::UnitZ(), axis).toRotationMatrix();
            projectMaster(master, r, {0.5, 0.5, 40}, 5, 5,
                          out.data()); // the centre pixel looks exactly along the axis
            for (const float value : out)
                QVERIFY(std::abs(value - landscape(axis)) < 2e-2);
        }
    }

    void sampleFramesOfTheVendors()
    {
        // formats.md 7.2 / kikuchipy, reference_frames tutorial: tilt 70, no elevation, pixel at the pattern
        // centre
        const Eigen::Vector3d centre(0, 0, 1);
        QVERIFY(
            (sampleFromDetector(SampleFrame::Tsl, 70, 0) * centre - Eigen::Vector3d(0.342, 0, 0.940)).norm() <
            1e-3);
        QVERIFY((sampleFromDetector(SampleFrame::Hkl, 70, 0) * centre - Eigen::Vector3d(0, -0.342, 0.940))
                    .norm() < 1e-3);
    }

    void idealCameraKeepsThePattern()
    {
        std::vector<float> pattern(64 * 64);
        projectMaster(m_nickel, Eigen::Matrix3d::Identity(), pc, 64, 64, pattern.data());
        const std::vector<float> before = pattern;
        Rng rng(1);
        applyCamera({}, pc, rng, 64, 64, pattern.data());
        const Stats a = statsOf(before), b = statsOf(pattern);
        QVERIFY(std::abs(*std::max_element(pattern.begin(), pattern.end()) - 255) < 0.01);
        for (std::size_t i = 0; i < pattern.size(); ++i)
            QVERIFY(std::abs((before[i] - a.mean) / a.sigma - (pattern[i] - b.mean) / b.sigma) < 1e-3);
    }

    void noiseIsAsStated_data()
    {
        QTest::addColumn<double>("ratio");
        for (const double ratio : {0.25, 1., 3.})
            QTest::addRow("%g", ratio) << ratio;
    }
    void noiseIsAsStated()
    {
        QFETCH(double, ratio);
        CameraModel camera;
        camera.bandContrast = 0.3; // far from black, so that nothing is clipped
        camera.bits = 16;
        camera.gain = 0.5;
        std::vector<float> clean(128 * 128);
        projectMaster(m_nickel, Eigen::Matrix3d::Identity(), pc, 128, 128, clean.data());
        std::vector<float> noisy = clean;
        Rng rng(2);
        applyCamera(camera, pc, rng, 128, 128, clean.data());
        camera.noiseToSignal = ratio;
        applyCamera(camera, pc, rng, 128, 128, noisy.data());
        // The noise changes the exposure (brightest pixel): bring both to the same mean, which noise keeps.
        const double scale = statsOf(clean).mean / statsOf(noisy).mean;
        std::vector<float> noise(clean.size());
        for (std::size_t i = 0; i < clean.size(); ++i)
            noise[i] = static_cast<float>(noisy[i] * scale - clean[i]);
        const double measured = statsOf(noise).sigma / statsOf(clean).sigma;
        QVERIFY2(std::abs(measured / ratio - 1) < 0.05, qPrintable(QString::number(measured)));
    }

    void lowFrequencyFieldIsAsStated()
    {
        CameraModel camera;
        camera.bandContrast = 0.2;
        std::vector<float> clean(64 * 64);
        projectMaster(m_nickel, Eigen::Matrix3d::Identity(), pc, 64, 64, clean.data());
        std::vector<float> shaded = clean;
        Rng rng(3);
        applyCamera(camera, pc, rng, 64, 64, clean.data());
        camera.lowFrequency = 2;
        applyCamera(camera, pc, rng, 64, 64, shaded.data());
        const double scale = statsOf(clean).mean / statsOf(shaded).mean;
        std::vector<float> field(clean.size());
        for (std::size_t i = 0; i < clean.size(); ++i)
            field[i] = static_cast<float>(shaded[i] * scale - clean[i]);
        QVERIFY(std::abs(statsOf(field).sigma / statsOf(clean).sigma - 2) < 0.1);
        double roughness = 0; // neighbouring pixels differ little
        for (std::size_t i = 1; i < field.size(); ++i)
            if (i % 64)
                roughness += std::pow(field[i] - field[i - 1], 2) / static_cast<double>(field.size());
        QVERIFY(std::sqrt(roughness) < 0.4 * statsOf(field).sigma);
    }

    void excessDeficiencyIsOddAcrossHorizontalBandsOnly()
    {
        // One bright band, horizontal or vertical, on a flat ground.
        for (const bool horizontal : {true, false}) {
            std::vector<float> band(64 * 64, 1.f);
            for (int i = 0; i < 64; ++i)
                for (int k = 28; k < 36; ++k)
                    band[static_cast<std::size_t>(horizontal ? k * 64 + i : i * 64 + k)] = 2;
            std::vector<float> plain = band;
            CameraModel camera;
            camera.bandContrast = 0.5;
            Rng rng(1);
            applyCamera(camera, pc, rng, 64, 64, plain.data());
            camera.excessDeficiency = 1;
            applyCamera(camera, pc, rng, 64, 64, band.data());
            const auto at = [&](int row, int col) { return band[static_cast<std::size_t>(row * 64 + col)]; };
            if (horizontal)
                QVERIFY(at(35, 30) > 1.2f * at(28, 30)); // positive: brighter below
            else
                QVERIFY(std::abs(at(30, 28) - at(30, 35)) < 1e-3f * at(30, 28));
        }
    }

    void maskBlursAndRange()
    {
        CameraModel camera;
        camera.maskRadius = 0.5;
        camera.gain = 0.7;
        camera.bits = 12;
        std::vector<float> pattern(64 * 64);
        projectMaster(m_nickel, Eigen::Matrix3d::Identity(), pc, 64, 64, pattern.data());
        std::vector<float> sharp = pattern;
        Rng rng(1);
        applyCamera(camera, pc, rng, 64, 64, sharp.data());
        QCOMPARE(sharp[0], 0.f);
        QCOMPARE(sharp[63], 0.f);
        QVERIFY(sharp[32 * 64 + 1] > 0);
        QVERIFY(std::abs(*std::max_element(sharp.begin(), sharp.end()) - 0.7 * 4095) < 1);
        camera.blurPx = 3;
        applyCamera(camera, pc, rng, 64, 64, pattern.data());
        const auto roughness = [](const std::vector<float>& p) {
            double sum = 0;
            for (int i = 32 * 64 + 5; i < 32 * 64 + 59; ++i)
                sum += std::abs(p[static_cast<std::size_t>(i + 1)] - p[static_cast<std::size_t>(i)]);
            return sum / *std::max_element(p.begin(), p.end());
        };
        QVERIFY(roughness(pattern) < roughness(sharp));
    }

    void constantInputStaysFinite()
    {
        CameraModel camera;
        camera.excessDeficiency = 1;
        camera.noiseToSignal = 2;
        camera.lowFrequency = 1;
        camera.gamma = 0.6;
        camera.blurPx = 1;
        for (const float value : {0.f, 1.f}) {
            std::vector<float> flat(32 * 32, value);
            Rng rng(1);
            applyCamera(camera, pc, rng, 32, 32, flat.data());
            for (const float x : flat)
                QVERIFY(std::isfinite(x) && x >= 0 && x <= 255);
        }
    }

    void everyProcessorRendersTheSame()
    {
        // what this processor is given, against what every processor can run (the same one where there is no AVX2);
        // fused multiply-adds change the last digits
        for (const auto& size : {std::pair{64, 64}, std::pair{41, 53}}) {
            const int h = size.first, w = size.second;
            const auto result = [&](const CameraKernels& kernels) {
                const auto n = static_cast<std::size_t>(h * w), rows = static_cast<std::size_t>(h), cols = static_cast<std::size_t>(w);
                constexpr int radius = 4;
                std::vector<float> p(n), other(n), weights(rows, 0.5f), line(cols), spare((rows + 2 * radius) * cols + cols + 2 * radius);
                std::vector<float> across(cols), along(rows), tables(2 * waveCount * cols), lowHigh(2), mean(2);
                const std::vector<float> taps{0.3f, 0.2f, 0.1f, 0.04f, 0.01f};
                projectMaster(m_nickel, Eigen::Matrix3d::Identity(), pc, h, w, p.data());
                kernels.range(p.data(), n, lowHigh.data());
                kernels.tone(p.data(), n, lowHigh[0], 1 / (lowHigh[1] - lowHigh[0]), 0.4f);
                kernels.moments(p.data(), n, mean.data());
                kernels.scale(p.data(), n, mean[0], 1 / mean[1]);
                kernels.rowSlopes(p.data(), h, w, 3, weights.data(), line.data(), other.data());
                kernels.combine(p.data(), other.data(), n, 1, 0.2f, 0.1f, -2);
                kernels.blur(p.data(), h, w, taps.data(), radius, spare.data());
                kernels.gaussian(-1.5, 0.06, w, across.data());
                kernels.gaussian(-0.5, 0.06, h, along.data());
                kernels.light({weights.data(), along.data(), across.data(), across.data(), along.data(), 0.3f, h, w}, other.data());
                kernels.illuminate(p.data(), other.data(), n, 0.1f, 0.2f);
                kernels.combine(p.data(), other.data(), n, 1, 1, 0, 0);
                Wave waves[waveCount];
                for (int k = 0; k < waveCount; ++k)
                    waves[k] = {{0.8, 0.6}, {std::cos(0.02 * k), std::sin(0.02 * k)}, {std::cos(0.1), std::sin(0.1)}};
                kernels.waves(waves, h, w, tables.data(), other.data());
                kernels.combine(p.data(), other.data(), n, 1, 0.01f, 0, 0);
                std::uint32_t state[4 * noiseLanes];
                for (std::uint32_t k = 0; k < std::size(state); ++k)
                    state[k] = 12345 + 1000003 * k;
                kernels.noise(p.data(), n, 0.05f, 1, state);
                kernels.expose(p.data(), n, 100, 255);
                return p;
            };
            const auto baseline = result(cameraBaseline), chosen = result(bestCameraKernels());
            QVERIFY(statsOf(baseline).sigma > 1);
            for (std::size_t i = 0; i < baseline.size(); ++i)
                QVERIFY(std::abs(baseline[i] - chosen[i]) < 1e-2f);
        }
    }

    void smoothFieldsAreSumsOfWaves()
    {
        constexpr int h = 21, w = 37;
        Wave waves[waveCount];
        double fx[waveCount], fy[waveCount], phase[waveCount];
        Rng rng(8);
        for (int k = 0; k < waveCount; ++k) {
            fx[k] = rng.uniform(-0.5, 0.5);
            fy[k] = rng.uniform(-0.5, 0.5);
            phase[k] = rng.uniform(0, 6);
            waves[k] = {{std::cos(phase[k]), std::sin(phase[k])}, {std::cos(fx[k]), std::sin(fx[k])}, {std::cos(fy[k]), std::sin(fy[k])}};
        }
        std::vector<float> tables(2 * waveCount * w), out(h * w);
        bestCameraKernels().waves(waves, h, w, tables.data(), out.data());
        for (int r = 0; r < h; ++r)
            for (int c = 0; c < w; ++c) {
                double expected = 0;
                for (int k = 0; k < waveCount; ++k)
                    expected += std::cos(phase[k] + fx[k] * c + fy[k] * r);
                QVERIFY(std::abs(out[static_cast<std::size_t>(r * w + c)] - expected) < 1e-4);
            }
    }

    void noiseIsNearlyNormal()
    {
        std::vector<float> p(100003, 1.f);
        Rng rng(4);
        std::uint32_t state[4 * noiseLanes];
        for (auto& word : state)
            word = static_cast<std::uint32_t>(rng.next());
        bestCameraKernels().noise(p.data(), p.size(), 1, 1, state);
        const Stats s = statsOf(p);
        double fourth = 0, neighbours = 0, lane = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            fourth += std::pow((p[i] - s.mean) / s.sigma, 4);
            neighbours += i > 0 ? (p[i] - s.mean) * (p[i - 1] - s.mean) : 0;
            lane += i >= noiseLanes ? (p[i] - s.mean) * (p[i - noiseLanes] - s.mean) : 0;
        }
        const auto n = static_cast<double>(p.size());
        QVERIFY(std::abs(s.mean - 1) < 0.015 && std::abs(s.sigma - 1) < 0.01);
        QVERIFY(std::abs(fourth / n - 2.7) < 0.06);
        QVERIFY(std::abs(neighbours / n) < 0.015 && std::abs(lane / n) < 0.015);
    }

    void randomPatternsAreReproducible()
    {
        std::vector<float> a(64 * 64), b(64 * 64), c(64 * 64);
        Rng one = Rng::stream(9, 4), two = Rng::stream(9, 4), three = Rng::stream(9, 5);
        renderRandomPattern(m_nickel, {}, 64, one, a.data());
        renderRandomPattern(m_nickel, {}, 64, two, b.data());
        renderRandomPattern(m_nickel, {}, 64, three, c.data());
        QVERIFY(a == b);
        QVERIFY(a != c);
        for (const float x : a)
            QVERIFY(x >= 0 && x <= 255);
    }

    void conditionsAreChecked()
    {
        RandomConditions conditions;
        checkConditions(conditions);
        conditions.blurPx = {1};
        QVERIFY_THROWS_EXCEPTION(Error, checkConditions(conditions));
        conditions.blurPx = {2, 1};
        QVERIFY_THROWS_EXCEPTION(Error, checkConditions(conditions));
    }

    void prefilteringKeepsTheMeanAndRemovesDetail()
    {
        const MasterPattern smooth = prefiltered(m_nickel, 9);
        const Stats a = statsOf(m_nickel.north.pixels), b = statsOf(smooth.north.pixels);
        QVERIFY(std::abs(a.mean - b.mean) < 0.03 * a.mean); // the equator is shared by both squares
        QVERIFY(b.sigma < 0.8 * a.sigma);
        QVERIFY(prefiltered(m_nickel, 0.01).north == m_nickel.north);
        // both hemispheres still meet at the equator
        for (int i = 0; i < 101; ++i)
            QVERIFY(std::abs(smooth.north(0, i) - smooth.south(0, i)) < 1e-3f);
    }

    void prefilteredPatternsAreNearerToPixelsThatAverage()
    {
        // Pixels of a camera collect all light that falls on them: here 8 x 8 samples in each.
        constexpr int size = 64, fine = 8;
        MasterPatternOptions options;
        options.size = 301;
        NullMonitor job;
        const MasterPattern sharp = simulateMasterPattern(test::nickel(), options, job);
        const MasterPattern smooth = prefiltered(sharp, pixelAngleDeg(pc, size));
        Rng rng(6);
        double plain = 0, filtered = 0, variance = 0;
        std::vector<float> large(size * size * fine * fine), a(size * size), b(size * size);
        for (int i = 0; i < 4; ++i) {
            const Eigen::Matrix3d r = randomRotation(rng);
            projectMaster(sharp, r, pc, size * fine, size * fine, large.data());
            projectMaster(sharp, r, pc, size, size, a.data());
            projectMaster(smooth, r, pc, size, size, b.data());
            std::vector<float> truth(size * size, 0.f);
            for (std::size_t k = 0; k < large.size(); ++k)
                truth[k / (size * fine) / fine * size + k % (size * fine) / fine] += large[k] / (fine * fine);
            variance += std::pow(statsOf(truth).sigma, 2) * static_cast<double>(truth.size());
            for (std::size_t k = 0; k < truth.size(); ++k) {
                plain += std::pow(a[k] - truth[k], 2);
                filtered += std::pow(b[k] - truth[k], 2);
            }
        }
        qInfo("rms error / sigma: %.3f plain, %.3f prefiltered", std::sqrt(plain / variance),
              std::sqrt(filtered / variance));
        QVERIFY(filtered < 0.25 * plain); // half the error
        QVERIFY(filtered < 0.01 * variance);
    }

private:
    MasterPattern m_nickel;
};

QTEST_GUILESS_MAIN(TestPatternRenderer)
#include "tst_pattern_renderer.moc"
