// SPDX-License-Identifier: GPL-3.0-or-later
// Each step against its formula evaluated the slow way in double, and the whole recipe against its promises.
#include "core/preprocess/output_area.h"
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/recipe.h"
#include "core/preprocess/steps.h"

#include "core/base/rng.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>
#include <numeric>
#include <set>

using namespace kikuscope;
using namespace kikuscope::preprocess;

namespace {

Image<float> run(const Json& steps, const Image<float>& pattern, const Image<float>& background = {})
{
    const Detector detector{.patternCentre = PatternCentre{0.5, 0.35, 0.55}, .staticBackground = background};
    const RecipeRunner runner(PreprocessRecipe::fromJson(steps), pattern.rows, pattern.cols, detector);
    Image<float> out(runner.outputHeight(), runner.outputWidth(), -77.f);
    runner.apply(pattern.view(), out.pixels.data(), *runner.makeWorkspace());
    return out;
}

Image<float> noise(int rows, int cols, std::uint64_t seed = 1, double mean = 100, double spread = 20)
{
    Image<float> image(rows, cols);
    Rng rng(seed);
    for (float& v : image.pixels)
        v = static_cast<float>(mean + spread * rng.normal());
    return image;
}

/// Smooth bright background with bands across it, as detectors record them.
Image<float> bands(int rows, int cols)
{
    Image<float> image(rows, cols);
    for (int y = 0; y < rows; ++y)
        for (int x = 0; x < cols; ++x) {
            const double u = (x + 0.5) / cols - 0.5, v = (y + 0.5) / rows - 0.5;
            const double band = std::exp(-std::pow((u + 0.6 * v) / 0.04, 2)) + std::exp(-std::pow((u - 0.3 * v - 0.1) / 0.05, 2));
            image(y, x) = static_cast<float>(120 * std::exp(-2 * (u * u + v * v)) * (1 + 0.15 * band));
        }
    return image;
}

bool insideCircle(const Image<float>& image, int y, int x, double radius)
{
    return std::hypot(x + 0.5 - image.cols / 2., y + 0.5 - image.rows / 2.) < radius;
}

Image<float> withScreen(Image<float> image, double radius, float outside, double outsideNoise = 0)
{
    Rng rng(3);
    for (int y = 0; y < image.rows; ++y)
        for (int x = 0; x < image.cols; ++x)
            if (!insideCircle(image, y, x, radius))
                image(y, x) = static_cast<float>(outside + outsideNoise * rng.normal());
    return image;
}

bool allFinite(const Image<float>& image)
{
    return std::all_of(image.pixels.begin(), image.pixels.end(), [](float v) { return std::isfinite(v); });
}

bool allZero(const Image<float>& image)
{
    return std::all_of(image.pixels.begin(), image.pixels.end(), [](float v) { return v == 0; });
}

double correlation(const Image<float>& a, const Image<float>& b, const std::function<bool(int, int)>& use)
{
    double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (int y = 0; y < a.rows; ++y)
        for (int x = 0; x < a.cols; ++x)
            if (use(y, x)) {
                const double p = a(y, x), q = b(y, x);
                n += 1, sa += p, sb += q, saa += p * p, sbb += q * q, sab += p * q;
            }
    return (sab - sa * sb / n) / std::sqrt((saa - sa * sa / n) * (sbb - sb * sb / n));
}

QString messageOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Error& e) {
        return e.kind() == ErrorKind::BadSetting ? QString::fromUtf8(e.what()) : QString("wrong kind");
    }
    return {};
}

double normalCdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.)); }

} // namespace

class TestPreprocess : public QObject
{
    Q_OBJECT
private slots:
    void everyStepRunsWithItsDefaults_data()
    {
        QTest::addColumn<QString>("id");
        for (const auto& kind : stepKinds())
            QTest::newRow(kind.id) << QString(kind.id);
    }
    void everyStepRunsWithItsDefaults()
    {
        QFETCH(QString, id);
        Json step = stepKind(id.toStdString()).defaults();
        step["step"] = id.toStdString();
        const Json steps = Json::array({step});
        QVERIFY(PreprocessRecipe::fromJson(steps).toJson() == steps);
        const auto out = run(steps, noise(40, 50), noise(40, 50, 9, 100, 5));
        QVERIFY(allFinite(out));
        QVERIFY(!allZero(out));
    }

    void badRecipesAreRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("names");
        QTest::newRow("not a list") << R"({"step": "mask"})" << "JSON list";
        QTest::newRow("no name") << R"([{"size": 64}])" << "step 1";
        QTest::newRow("unknown step") << R"([{"step": "sharpen"}])" << "flat-field";
        QTest::newRow("unknown field") << R"([{"step": "mask"}, {"step": "resize", "sizes": 4}])" << "step 2 (resize).sizes";
        QTest::newRow("range") << R"([{"step": "flat-field", "degree": 99}])" << "step 1 (flat-field).degree is 99";
        QTest::newRow("choice") << R"([{"step": "mask", "shape": "square"}])" << "auto, circle, none";
    }
    void badRecipesAreRefused()
    {
        QFETCH(QString, json);
        QFETCH(QString, names);
        const auto message = messageOf([&] { PreprocessRecipe::fromJson(parseJson(json.toStdString(), "test")); });
        QVERIFY2(message.contains(names), qPrintable(message));
    }

    void impossibleSizesAreRefused()
    {
        const auto recipe = PreprocessRecipe::standard();
        QVERIFY(messageOf([&] { RecipeRunner(recipe, 0, 64); }).contains("64 x 0"));
        QVERIFY(messageOf([&] { RecipeRunner(recipe, 64, 100000); }).contains("100000 x 64"));
        QVERIFY(messageOf([&] { RecipeRunner(recipe, 60, 60, Image<float>(61, 60, 1.f)); }).contains("60 x 61"));
    }

    void staticBackground()
    {
        const auto background = bands(30, 40);
        auto pattern = noise(30, 40);
        const double mean = std::accumulate(background.pixels.begin(), background.pixels.end(), 0.) / 1200;
        const auto divided = run(Json::array({{{"step", "static-background"}}}), pattern, background);
        const auto subtracted = run(Json::array({{{"step", "static-background"}, {"mode", "subtract"}}}), pattern, background);
        for (std::size_t i = 0; i < pattern.pixels.size(); ++i) {
            QVERIFY(std::abs(divided.pixels[i] - pattern.pixels[i] * mean / background.pixels[i]) < 1e-3);
            QVERIFY(std::abs(subtracted.pixels[i] - (pattern.pixels[i] - background.pixels[i] + mean)) < 1e-3);
        }
        QCOMPARE(run(Json::array({{{"step", "static-background"}}}), pattern).pixels, pattern.pixels); // none recorded
    }

    void dynamicBackgroundRemovesAConstantExactly()
    {
        // the normalised blur of a linear ramp is the ramp itself far from the border
        Image<float> ramp(64, 64);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                ramp(y, x) = static_cast<float>(50 + x);
        const auto out = run(Json::array({{{"step", "dynamic-background"}, {"sigma_fraction", 0.05}}}), ramp);
        for (int x = 20; x < 44; ++x)
            QVERIFY(std::abs(out(32, x)) < 1e-2);
    }

    void crop()
    {
        Image<float> image(10, 20);
        std::iota(image.pixels.begin(), image.pixels.end(), 0.f);
        const auto out = run(Json::array({{{"step", "crop"}, {"left", 0.1}, {"top", 0.2}, {"right", 0.05}, {"bottom", 0.1}}}), image);
        QCOMPARE(out.rows, 7);
        QCOMPARE(out.cols, 17);
        QCOMPARE(out(0, 0), image(2, 2));
        QCOMPARE(out(6, 16), image(8, 18));
    }

    void resizeByWholeFactorsIsTheMeanOfBlocks()
    {
        const auto image = noise(32, 48);
        const auto out = run(Json::array({{{"step", "resize"}, {"size", 8}}}), image); // centre 32 x 32, blocks of 4 x 4
        for (int y = 0; y < 8; ++y)
            for (int x = 0; x < 8; ++x) {
                double sum = 0;
                for (int k = 0; k < 16; ++k)
                    sum += image(4 * y + k / 4, 8 + 4 * x + k % 4);
                QVERIFY(std::abs(out(y, x) - sum / 16) < 1e-4);
            }
    }

    void resizeKeepsALinearRamp_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        for (const auto& [from, to] : {std::pair{60, 64}, {240, 64}, {156, 64}, {5, 64}, {64, 64}, {65, 64}, {480, 96}})
            QTest::addRow("%d to %d", from, to) << from << to;
    }
    void resizeKeepsALinearRamp()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        Image<float> ramp(from, from);
        for (int y = 0; y < from; ++y)
            for (int x = 0; x < from; ++x)
                ramp(y, x) = static_cast<float>((x + 0.5) / from);
        const auto out = run(Json::array({{{"step", "resize"}, {"size", to}}}), ramp);
        const int margin = from < to ? to / from + 1 : 0; // bilinear enlargement is flat at the border
        for (int x = margin; x < to - margin; ++x)
            QVERIFY2(std::abs(out(to / 2, x) - (x + 0.5) / to) < 2.5e-3, qPrintable(QString::number(x)));
    }

    /// 52 pixels become 64 where some pixel centres fall together but for rounding.
    void resizeTakesTheNearestPixelsWhereRoundingIsInTheWay()
    {
        for (int from = 20; from < 64; ++from) {
            Image<float> ramp(from, from);
            for (int y = 0; y < from; ++y)
                for (int x = 0; x < from; ++x)
                    ramp(y, x) = static_cast<float>(x);
            const Image<float> out = run(Json::array({Json{{"step", "resize"}, {"size", 64}}}), ramp);
            for (int x = 1; x + 1 < 64; ++x) {
                const double want = std::clamp((x + 0.5) * from / 64 - 0.5, 0., from - 1.);
                QVERIFY2(std::abs(static_cast<double>(out(32, x)) - want) < 1e-3, qPrintable(QString("%1 px, column %2: %3").arg(from).arg(x).arg(out(32, x))));
            }
        }
    }

    void stretchUsesTheWholeFieldOfView()
    {
        Image<float> image(8, 16, 1.f);
        for (int y = 0; y < 8; ++y)
            image(y, 0) = 3;
        const auto stretched = run(Json::array({{{"step", "resize"}, {"size", 8}, {"fit", "stretch"}}}), image);
        const auto cropped = run(Json::array({{{"step", "resize"}, {"size", 8}}, {{"step", "crop"}}}), image);
        QCOMPARE(stretched(4, 0), 2.f);
        QCOMPARE(cropped(4, 0), 1.f);
    }

    void flatFieldRemovesAnyPolynomialOfItsDegree_data()
    {
        QTest::addColumn<double>("radius");
        QTest::newRow("whole") << 0.;
        QTest::newRow("circle") << 0.5;
        QTest::newRow("small circle") << 0.3;
    }
    void flatFieldRemovesAnyPolynomialOfItsDegree()
    {
        QFETCH(double, radius);
        Image<float> smooth(60, 72), marked;
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 72; ++x) {
                const double u = x / 36. - 1, v = y / 30. - 1;
                smooth(y, x) = static_cast<float>(1000 + 200 * u - 100 * v * v + 80 * u * u * v + 60 * u * u * v * v - 90 * u * u * u * u);
            }
        marked = smooth;
        marked(30, 36) *= 1.5f;
        Json steps = Json::array();
        if (radius > 0)
            steps.push_back({{"step", "mask"}, {"shape", "circle"}, {"radius", radius}});
        steps.push_back({{"step", "flat-field"}, {"degree", 4}});
        const auto out = run(steps, marked);
        QVERIFY(out(30, 36) > 0.45f && out(30, 36) < 0.51f);
        double worst = 0;
        for (int y = 0; y < 60; ++y)
            for (int x = 0; x < 72; ++x)
                if (std::abs(y - 30) > 6 || std::abs(x - 36) > 6)
                    worst = std::max(worst, std::abs(static_cast<double>(out(y, x))));
        QVERIFY2(worst < 0.02, qPrintable(QString::number(worst)));
        QVERIFY(allZero(run(steps, smooth))); // nothing but background: no contrast
    }

    void flatFieldIsTheLeastSquaresFit()
    {
        // the residual of a least-squares fit is orthogonal to every monomial of the basis
        const auto image = noise(40, 30);
        const auto out = run(Json::array({{{"step", "flat-field"}, {"degree", 2}, {"floor", 1}}}), image); // floor 1: divided by a constant
        double size = 0;
        for (const float v : out.pixels)
            size += std::abs(v);
        for (int i = 0; i <= 2; ++i)
            for (int j = 0; i + j <= 2; ++j) {
                double sum = 0;
                for (int y = 0; y < 40; ++y)
                    for (int x = 0; x < 30; ++x)
                        sum += out(y, x) * std::pow(x / 15. - 1, i) * std::pow(y / 20. - 1, j);
                QVERIFY2(std::abs(sum) < 1e-5 * size, qPrintable(QString("%1 %2: %3").arg(i).arg(j).arg(sum)));
            }
    }

    void localContrastFollowsItsFormula()
    {
        const int size = 24, radius = 3;
        const double screen = 0.45 * size;
        const auto image = withScreen(noise(size, size), screen, 5);
        const auto out = run(Json::array({{{"step", "mask"}, {"shape", "circle"}, {"radius", 0.45}},
                              {{"step", "local-contrast"}, {"radius_fraction", static_cast<double>(radius) / size}}}), image);
        const auto inside = [&](int y, int x) {
            return y >= 0 && x >= 0 && y < size && x < size && insideCircle(image, y, x, screen - 0.5);
        };
        for (int y = 2; y < size; y += 3)
            for (int x = 1; x < size; x += 2) {
                if (!inside(y, x)) {
                    QCOMPARE(out(y, x), 0.f);
                    continue;
                }
                double n = 0, sum = 0, squares = 0; // two windows in succession = triangular weights
                for (int b = -2 * radius; b <= 2 * radius; ++b)
                    for (int a = -2 * radius; a <= 2 * radius; ++a)
                        if (inside(y + b, x + a)) {
                            // windows cut by the border count what is inside the pattern in the first pass too
                            double w = 0;
                            for (int d = -radius; d <= radius; ++d)
                                for (int c = -radius; c <= radius; ++c)
                                    w += y + d >= 0 && y + d < size && x + c >= 0 && x + c < size &&
                                         std::abs(b - d) <= radius && std::abs(a - c) <= radius;
                            n += w, sum += w * image(y + b, x + a), squares += w * image(y + b, x + a) * image(y + b, x + a);
                        }
                const double mean = sum / n, expected = (image(y, x) - mean) / std::sqrt(squares / n - mean * mean);
                QVERIFY2(std::abs(out(y, x) - std::clamp(expected, -3., 3.)) < 2e-3, qPrintable(QString("%1 %2").arg(y).arg(x)));
            }
    }

    void lowPassSmoothsAsAGaussian_data()
    {
        QTest::addColumn<double>("sigma");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("sampled kernel") << 1.2 << 0.01;
        QTest::newRow("windows") << 6.48 << 0.01; // three windows of 13 pixels
    }
    void lowPassSmoothsAsAGaussian()
    {
        QFETCH(double, sigma);
        QFETCH(double, tolerance);
        Image<float> point(81, 81, 0.f);
        point(40, 40) = 1000;
        const auto out = run(Json::array({{{"step", "low-pass"}, {"sigma_px", sigma}}}), point);
        double sum = 0, variance = 0;
        for (int y = 0; y < 81; ++y)
            for (int x = 0; x < 81; ++x)
                sum += out(y, x), variance += out(y, x) * (x - 40.) * (x - 40.);
        QVERIFY(std::abs(sum - 1000) < 1);
        QVERIFY2(std::abs(std::sqrt(variance / sum) / sigma - 1) < tolerance, qPrintable(QString::number(std::sqrt(variance / sum))));
        const auto flat = run(Json::array({{{"step", "low-pass"}, {"sigma_px", sigma}}}), [] {
            Image<float> almost(30, 30, 7.f);
            almost(0, 0) = 7.001f;
            return almost;
        }());
        for (const float v : flat.pixels) // no darkening at the border
            QVERIFY(std::abs(v - 7) < 2e-3);
    }

    void rankGauss()
    {
        auto image = noise(20, 20);
        const auto out = run(Json::array({{{"step", "rank-gauss"}}}), image);
        for (auto& v : image.pixels) // any increasing tone curve gives the same
            v = std::pow(v / 100, 3.f);
        QCOMPARE(run(Json::array({{{"step", "rank-gauss"}}}), image).pixels, out.pixels);
        std::vector<std::size_t> order(400);
        std::iota(order.begin(), order.end(), 0);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return image.pixels[a] < image.pixels[b]; });
        for (std::size_t k = 0; k < 400; ++k) // erfc of the C library is the independent reference
            QVERIFY(std::abs(normalCdf(out.pixels[order[k]]) - (static_cast<double>(k) + 0.5) / 400) < 1e-6);
    }

    void rankGaussOfCrowdedValues()
    {
        // one hot pixel squeezes all others into a corner of the range, which takes the other way to sort
        auto image = noise(40, 40);
        const auto calm = run(Json::array({{{"step", "rank-gauss"}}}), image);
        const auto hottest = std::max_element(image.pixels.begin(), image.pixels.end());
        *hottest = 1e9f;
        QCOMPARE(run(Json::array({{{"step", "rank-gauss"}}}), image).pixels, calm.pixels);
    }

    void rankGaussGivesEqualValuesEqualResults()
    {
        Image<float> image(2, 3);
        image.pixels = {1, -0.f, 0.f, 5, 1, 1};
        const auto out = run(Json::array({{{"step", "rank-gauss"}}}), image);
        QCOMPARE(out.pixels[1], out.pixels[2]);
        QCOMPARE(out.pixels[0], out.pixels[4]);
        QCOMPARE(out.pixels[0], out.pixels[5]);
        QVERIFY(out.pixels[1] < out.pixels[0] && out.pixels[0] < out.pixels[3]);
    }

    void standardise()
    {
        const auto out = run(Json::array({{{"step", "mask"}, {"shape", "circle"}}, {{"step", "standardise"}}}), noise(50, 50));
        double sum = 0, squares = 0, n = 0;
        for (const float v : out.pixels)
            if (v != 0)
                sum += v, squares += v * v, ++n;
        QVERIFY(std::abs(sum / n) < 1e-5);
        QVERIFY(std::abs(squares / n - 1) < 1e-4);
        QCOMPARE(out(0, 0), 0.f);
    }

    void radonSumsAlongLines_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::newRow("as large as the result") << 64 << 64;
        QTest::newRow("smaller") << 45 << 45;
        QTest::newRow("larger") << 150 << 150;
        QTest::newRow("wide") << 60 << 80;
    }
    void radonSumsAlongLines()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        Image<float> image = bands(rows, cols);
        const float mean = std::accumulate(image.pixels.begin(), image.pixels.end(), 0.f) / static_cast<float>(image.pixels.size());
        for (float& v : image.pixels)
            v -= mean;
        const auto at = [&](double x, double y) { // bilinear, pixel centres at +0.5, zero outside
            const double u = x - 0.5, v = y - 0.5;
            const int i = static_cast<int>(std::floor(u)), j = static_cast<int>(std::floor(v));
            const auto pixel = [&](int r, int c) { return r >= 0 && r < rows && c >= 0 && c < cols ? image(r, c) : 0.f; };
            const double a = u - i, b = v - j;
            return (1 - b) * ((1 - a) * pixel(j, i) + a * pixel(j, i + 1)) + b * ((1 - a) * pixel(j + 1, i) + a * pixel(j + 1, i + 1));
        };
        constexpr int size = 64, half = 56;
        const auto out = run(Json::array({{{"step", "radon"}}}), image);
        QCOMPARE(out.rows, size);
        Image<float> expected(size, size);
        const double radius = std::min(rows, cols) / 2., step = 0.2;
        for (int d = 0; d < size; ++d)
            for (int r = 0; r < size; ++r) {
                const double c = std::cos(d * M_PI / half), s = std::sin(d * M_PI / half);
                const double rho = (r + 0.5 - size / 2.) * 2 * radius / size;
                double sum = 0, length = 0;
                for (double t = -2 * radius; t < 2 * radius; t += step) {
                    const double x = cols / 2. + rho * c - t * s, y = rows / 2. + rho * s + t * c;
                    sum += at(x, y);
                    length += x >= 0 && x < cols && y >= 0 && y < rows;
                }
                expected(d, r) = static_cast<float>(sum / std::sqrt(std::max(1., length)));
            }
        const auto inner = [&](int, int r) { return std::abs(r + 0.5 - size / 2.) < 0.8 * size / 2; };
        const double agreement = correlation(out, expected, inner);
        QVERIFY2(agreement > 0.99, qPrintable(QString::number(agreement)));
        for (int d = half; d < size; ++d) // half a turn on
            for (int r = 0; r < size; ++r)
                QCOMPARE(out(d, r), out(d - half, size - 1 - r));
    }

    void spotsOfTheRadonTransformAreLinesOfThePattern()
    {
        const RecipeRunner runner(PreprocessRecipe::bands(64), 80, 100), plain(PreprocessRecipe::standard(64), 80, 100);
        auto withoutLowPass = PreprocessRecipe::standard(64);
        std::erase_if(withoutLowPass.steps, [](const Json& step) { return step["step"] == "low-pass"; });
        QVERIFY(PreprocessRecipe::bands(64).inPlane() == withoutLowPass);
        QVERIFY(PreprocessRecipe::standard(64).inPlane() == PreprocessRecipe::standard(64));
        Image<float> spot(64, 64, 0.f);
        spot(14, 40) = 1; // a quarter turn: 14 of 56 directions = 45 degrees, 8.5 pixels from the centre
        const Image<float> line = runner.onPattern(spot);
        QCOMPARE(line.rows, 64);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x) {
                const double distance = ((x - 31.5) + (y - 31.5)) / std::sqrt(2.) - 8.5;
                QCOMPARE(line(y, x) > 0, std::abs(distance) < 1);
            }
        QVERIFY(plain.onPattern(spot).pixels == spot.pixels);
    }

    void radonLooksAtTheScreenOnly()
    {
        const auto with = [](float outside) {
            return run(Json::array({{{"step", "mask"}, {"shape", "circle"}, {"radius", 0.45}}, {{"step", "standardise"}}, {{"step", "radon"}}}),
                       withScreen(bands(64, 64), 0.45 * 64, outside));
        };
        const auto dark = with(0), bright = with(255);
        QVERIFY(dark.pixels == bright.pixels);
        QCOMPARE(dark(0, 0), 0.f); // no line of the screen lies there
        QVERIFY(dark(0, 32) != 0);
        double squares = 0;
        for (const float v : dark.pixels)
            squares += v * v;
        QVERIFY(std::abs(squares / 4096 - 1) < 1e-4);
    }

    void screensAreFound_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<double>("radius"); // fraction of the shorter side, 0 = no screen
        QTest::addColumn<double>("outside");
        QTest::addColumn<double>("outsideNoise");
        QTest::newRow("black") << 64 << 64 << 0.46 << 0. << 0.;
        QTest::newRow("black inscribed") << 60 << 60 << 0.5 << 0. << 0.;
        QTest::newRow("grey") << 128 << 128 << 0.48 << 100. << 0.;
        QTest::newRow("noisy dark") << 240 << 240 << 0.5 << 6. << 2.;
        QTest::newRow("large") << 96 << 96 << 0.6 << 0. << 0.;
        QTest::newRow("wide pattern") << 128 << 156 << 0.5 << 0. << 0.;
        QTest::newRow("none") << 64 << 64 << 0. << 0. << 0.;
        QTest::newRow("none, wide") << 60 << 80 << 0. << 0. << 0.;
    }
    void screensAreFound()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(double, radius);
        QFETCH(double, outside);
        QFETCH(double, outsideNoise);
        auto pattern = bands(rows, cols);
        Rng rng(11);
        for (float& v : pattern.pixels)
            v += static_cast<float>(6 * rng.normal());
        const double side = std::min(rows, cols);
        if (radius > 0)
            pattern = withScreen(pattern, radius * side, static_cast<float>(outside), outsideNoise);
        const auto out = run(Json::array({{{"step", "mask"}}, {{"step", "standardise"}}}), pattern);
        double area = 0;
        for (const float v : out.pixels)
            area += v != 0;
        if (radius == 0) {
            QVERIFY(area > 0.99 * rows * cols);
            return;
        }
        double expected = 0, beyond = 0;
        for (int y = 0; y < rows; ++y)
            for (int x = 0; x < cols; ++x) {
                expected += insideCircle(pattern, y, x, radius * side);
                beyond += out(y, x) != 0 && !insideCircle(pattern, y, x, radius * side + 0.51);
            }
        QCOMPARE(beyond, 0.);
        QVERIFY2(area > 0.88 * expected, qPrintable(QString("%1 of %2").arg(area).arg(expected)));
    }

    void screenDoesNotChangeTheInside()
    {
        auto open = bands(96, 96);
        const auto grain = noise(96, 96, 5, 0, 2);
        for (std::size_t i = 0; i < open.pixels.size(); ++i)
            open.pixels[i] += grain.pixels[i];
        const auto round = withScreen(open, 0.5 * 96, 0);
        const auto recipe = PreprocessRecipe::standard(64).toJson();
        const auto a = run(recipe, open), b = run(recipe, round);
        const double centre = correlation(a, b, [&](int y, int x) { return insideCircle(a, y, x, 24); });
        const double all = correlation(a, b, [&](int y, int x) { return b(y, x) != 0; });
        QVERIFY2(centre > 0.95 && all > 0.8, qPrintable(QString("%1 %2").arg(centre).arg(all)));
        QCOMPARE(b(0, 0), 0.f);
        QCOMPARE(b(63, 63), 0.f);
    }

    void standardRecipeIgnoresGainToneAndSmoothBackground()
    {
        auto pattern = bands(64, 64);
        const auto recipe = PreprocessRecipe::standard(64).toJson();
        const auto a = run(recipe, pattern);
        for (int y = 0; y < 64; ++y)
            for (int x = 0; x < 64; ++x)
                pattern(y, x) = pattern(y, x) * static_cast<float>(250 * (1 + 0.3 * x / 64. - 0.2 * y * y / 4096.));
        QVERIFY(correlation(a, run(recipe, pattern), [](int, int) { return true; }) > 0.995);
        double sum = 0, squares = 0;
        for (const float v : a.pixels)
            sum += v, squares += v * v;
        QVERIFY(std::abs(sum / 4096) < 1e-4);
        QVERIFY(std::abs(squares / 4096 - 1) < 0.01);
    }

    void sizesFromOnePixelUp_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        for (const auto& [r, c] : {std::pair{1, 1}, {1, 7}, {3, 5}, {8, 8}, {15, 17}, {60, 60}, {128, 156}, {480, 640}, {2000, 2000}})
            QTest::addRow("%d x %d", r, c) << r << c;
    }
    void sizesFromOnePixelUp()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        const auto out = run(PreprocessRecipe::standard(64).toJson(), noise(rows, cols));
        QCOMPARE(out.rows, 64);
        QCOMPARE(out.cols, 64);
        QVERIFY(allFinite(out));
        QCOMPARE(allZero(out), rows == 1 && cols == 1);
    }

    void constantPatternsGiveZeros()
    {
        const auto recipe = PreprocessRecipe::standard(64).toJson();
        for (const float value : {0.f, 1.f, -3.f, 65535.f})
            QVERIFY(allZero(run(recipe, Image<float>(60, 60, value))));
        const auto background = bands(60, 60);
        auto same = background;
        for (float& v : same.pixels)
            v *= 3.3f;
        QVERIFY(allZero(run(recipe, same, background)));
        Image<float> nothing(60, 60, std::nanf(""));
        QVERIFY(allZero(run(recipe, nothing)));
    }

    void missingValuesCountAsTheMean()
    {
        auto pattern = bands(60, 60);
        auto holes = pattern;
        double sum = 0;
        for (std::size_t i = 0; i < holes.pixels.size(); ++i)
            if (i % 97 == 5)
                holes.pixels[i] = i % 2 ? std::nanf("") : std::numeric_limits<float>::infinity();
            else
                sum += holes.pixels[i];
        double count = 0;
        for (const float v : holes.pixels)
            count += std::isfinite(v);
        for (std::size_t i = 5; i < pattern.pixels.size(); i += 97)
            pattern.pixels[i] = static_cast<float>(sum / count);
        const auto recipe = PreprocessRecipe::standard(64).toJson();
        QCOMPARE(run(recipe, holes).pixels, run(recipe, pattern).pixels);
    }

    void theSameBitsOnEveryProcessor()
    {
        // what this processor is given, against what every processor can run (the same one where there is no AVX2)
        for (const auto& size : {std::pair{64, 64}, std::pair{37, 53}, std::pair{5, 7}}) {
            const int h = size.first, w = size.second;
            const auto result = [h, w](const PixelKernels& kernels) {
                const auto n = static_cast<std::size_t>(h * w);
                constexpr int radius = 3, terms = 5;
                Image<float> image = noise(h, w);
                const Image<float> px = noise(terms, w, 2), py = noise(terms, h, 3), inX = noise(h, terms, 4);
                const std::vector<float> taps{0.4f, 0.2f, 0.07f, 0.03f}, weights(n, 0.01f);
                std::vector<float> spare((static_cast<std::size_t>(h) + 2 * radius) * static_cast<std::size_t>(w) +
                                         static_cast<std::size_t>(w) + 2 * radius);
                std::vector<float> sums(n), squares(n), all, fit(n), columns(static_cast<std::size_t>(terms * w)), range(2);
                std::vector<std::uint32_t> keys(n);
                const auto keep = [&](const auto& values) { all.insert(all.end(), values.begin(), values.end()); };
                kernels.columnMoments(image.pixels.data(), h, w, py.pixels.data(), terms, columns.data());
                kernels.polynomial(fit.data(), h, w, px.pixels.data(), inX.pixels.data(), terms);
                keep(columns);
                keep(fit);
                kernels.flatten(image.pixels.data(), fit.data(), n, 30, true);
                keep(fit);
                kernels.filter(image.pixels.data(), h, w, taps.data(), radius, spare.data());
                keep(image.pixels);
                kernels.centre(image.pixels.data(), n, static_cast<float>(kernels.sum(image.pixels.data(), n)) / static_cast<float>(n),
                               sums.data(), squares.data());
                kernels.boxSums(sums.data(), spare.data(), h, w, radius, 2);
                kernels.boxSums(squares.data(), spare.data(), h, w, radius, 1);
                keep(sums);
                keep(squares);
                kernels.normalise(image.pixels.data(), sums.data(), squares.data(), weights.data(), n, 0.1f, 3);
                kernels.multiply(image.pixels.data(), fit.data(), n);
                kernels.range(image.pixels.data(), n, range.data());
                keep(image.pixels);
                keep(range);
                kernels.slices(image.pixels.data(), n, range[0], 1000 / (range[1] - range[0]), 1000, keys.data());
                for (const std::uint32_t key : keys)
                    all.push_back(static_cast<float>(key));
                const Image<float> padded = noise(h, w + 2, 5);
                std::vector<std::int32_t> first(static_cast<std::size_t>(h));
                std::vector<float> share(static_cast<std::size_t>(h)), slanted(static_cast<std::size_t>(h + w + 2));
                for (int y = 0; y < h; ++y) {
                    first[static_cast<std::size_t>(y)] = y;
                    share[static_cast<std::size_t>(y)] = static_cast<float>(y) / static_cast<float>(h);
                }
                kernels.slantSum(padded.pixels.data(), h, w, first.data(), share.data(), slanted.data());
                keep(slanted);
                return all;
            };
            const auto baseline = result(pixelBaseline);
            QVERIFY(std::all_of(baseline.begin(), baseline.end(), [](float v) { return std::isfinite(v); }));
            QCOMPARE(result(pixelKernels()), baseline);
        }
    }

    void theSameBitsInAnyOrderAndFromAnyStride()
    {
        const RecipeRunner runner(PreprocessRecipe::standard(64), 60, 60);
        const auto workspace = runner.makeWorkspace();
        const std::vector<Image<float>> patterns = {bands(60, 60), withScreen(bands(60, 60), 30, 0), noise(60, 60),
                                                    withScreen(noise(60, 60), 27, 10)};
        std::vector<float> alone(4096), mixed(4096), strided(4096);
        for (int round = 0; round < 3; ++round)
            for (std::size_t k = 0; k < patterns.size(); ++k) {
                const auto& p = patterns[(k * 3 + static_cast<std::size_t>(round)) % patterns.size()];
                runner.apply(p.view(), mixed.data(), *workspace);
                runner.apply(p.view(), alone.data(), *runner.makeWorkspace());
                QCOMPARE(mixed, alone);
                Image<float> wide(60, 71, -1.f);
                for (int y = 0; y < 60; ++y)
                    std::copy(p.row(y), p.row(y) + 60, wide.row(y));
                runner.apply({wide.pixels.data(), 60, 60, 71}, strided.data(), *workspace);
                QCOMPARE(strided, alone);
            }
    }

    /// Nodes of a net with falling strengths, some of them empty; the centre in pixels, the direct beam at will.
    static Image<float> spots(int rows, int cols, double x, double y, double edge, double turnDeg, double direct = 4)
    {
        Image<float> image(rows, cols, 0.f);
        const double turn = turnDeg * std::numbers::pi / 180;
        for (int h = -9; h <= 9; ++h)
            for (int k = -9; k <= 9; ++k) {
                if (k == 0 && h % 2)
                    continue;
                const double u = edge * h, v = 1.37 * edge * k, px = x + u * std::cos(turn) - v * std::sin(turn), py = y + u * std::sin(turn) + v * std::cos(turn);
                const double strength = h == 0 && k == 0 ? direct : std::exp(-std::hypot(u, v) / 40);
                for (int r = std::max(0, static_cast<int>(py) - 4); r < std::min(rows, static_cast<int>(py) + 6); ++r)
                    for (int c = std::max(0, static_cast<int>(px) - 4); c < std::min(cols, static_cast<int>(px) + 6); ++c)
                        image(r, c) += static_cast<float>(strength * std::exp(-(std::pow(c - px, 2) + std::pow(r - py, 2)) / 2));
            }
        return image;
    }

    static double likeness(const Image<float>& a, const Image<float>& b)
    {
        return correlation(a, b, [](int, int) { return true; });
    }

    void inversionCentreComesIntoTheMiddle_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("direct");
        QTest::newRow("middle") << 112 << 0. << 0. << 4.;
        QTest::newRow("off") << 112 << 7.3 << -4.6 << 4.;
        QTest::newRow("far off") << 112 << -10.5 << 9.2 << 4.;
        QTest::newRow("behind a beam stop") << 112 << 5.25 << 3.75 << 0.;
        QTest::newRow("odd and oblong") << 97 << -3.4 << 2.2 << 4.;
    }
    void inversionCentreComesIntoTheMiddle()
    {
        QFETCH(int, rows);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, direct);
        const Json step = Json::array({{{"step", "friedel-centre"}, {"reach", 0.12}}});
        const double midX = (112 - 1) / 2., midY = (rows - 1) / 2.;
        const auto moved = run(step, spots(rows, 112, midX + x, midY + y, 13, 25, direct));
        const auto expected = spots(rows, 112, midX, midY, 13, 25, direct);
        Image<float> a(60, 60), b(60, 60); // what is in sight in both
        for (int r = 0; r < 60; ++r)
            for (int c = 0; c < 60; ++c) {
                a(r, c) = moved(rows / 2 - 30 + r, 26 + c);
                b(r, c) = expected(rows / 2 - 30 + r, 26 + c);
            }
        QVERIFY2(likeness(a, b) > 0.97, qPrintable(QString::number(likeness(a, b))));
    }

    void hugePatternsAreNotSearched()
    {
        const QString message = messageOf([] { RecipeRunner(PreprocessRecipe::fromJson(Json::array({{{"step", "friedel-centre"}}})), 1024, 1024); });
        QVERIFY2(message.contains("resize"), qPrintable(message));
    }

    void turnAndScaleShiftTheLogPolarMap()
    {
        const int size = 96, overlap = 16, half = size - overlap;
        const Json step = Json::array({{{"step", "log-polar"}, {"size", size}, {"overlap", overlap}, {"innermost", 0.1}}});
        const double middle = (112 - 1) / 2.;
        const auto plain = run(step, spots(112, 112, middle, middle, 14, 20));
        QCOMPARE(plain.rows, size);
        const int columns = 11, rows = 7;
        const auto turned = run(step, spots(112, 112, middle, middle, 14, 20 + 180. * columns / half));
        Image<float> shifted = plain;
        for (int r = 0; r < size; ++r)
            for (int c = 0; c < size; ++c)
                shifted(r, c) = plain(r, (c - columns + half) % half);
        QVERIFY2(likeness(turned, shifted) > 0.98, qPrintable(QString::number(likeness(turned, shifted))));
        const double scale = std::exp(std::log(10.) * rows / (size - 1));
        const auto scaled = run(step, spots(112, 112, middle, middle, 14 * scale, 20));
        Image<float> a(40, size), b(40, size);
        for (int r = 0; r < 40; ++r)
            for (int c = 0; c < size; ++c) {
                a(r, c) = scaled(40 + rows + r, c);
                b(r, c) = plain(40 + r, c);
            }
        QVERIFY2(likeness(a, b) > 0.85, qPrintable(QString::number(likeness(a, b)))); // spots keep their size
        for (int r = 0; r < size; ++r) // the overlap repeats the first columns
            for (int c = 0; c < overlap; ++c)
                QCOMPARE(plain(r, half + c), plain(r, c));
    }

    void valuesOfTheLogPolarMapLieOnTheirSpots()
    {
        const RecipeRunner runner(PreprocessRecipe::fromJson(Json::array({{{"step", "log-polar"}}})), 112, 112);
        const auto pattern = spots(112, 112, 55.5, 55.5, 14, 20);
        Image<float> map(runner.outputHeight(), runner.outputWidth());
        runner.apply(pattern.view(), map.pixels.data(), *runner.makeWorkspace());
        const auto back = runner.onPattern(map);
        Image<float> a(70, 70), b(70, 70);
        for (int r = 0; r < 70; ++r)
            for (int c = 0; c < 70; ++c) {
                const bool isInner = std::hypot(r - 34.5, c - 34.5) < 6; // no part of the map
                a(r, c) = isInner ? 0 : back(21 + r, 21 + c);
                b(r, c) = isInner ? 0 : pattern(21 + r, 21 + c);
            }
        QVERIFY2(likeness(a, b) > 0.9, qPrintable(QString::number(likeness(a, b))));
        QCOMPARE(back(0, 0), 0.f);
    }

    void gnomonicShowsEveryCameraTheSameAngles_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<double>("x");
        QTest::addColumn<double>("y");
        QTest::addColumn<double>("z");
        QTest::newRow("near") << 240 << 240 << 0.5 << 0.3 << 0.45;
        QTest::newRow("far, off to the side") << 200 << 200 << 0.62 << 0.2 << 0.8;
        QTest::newRow("wide") << 180 << 240 << 0.45 << 0.25 << 0.6;
        QTest::newRow("smaller than the result") << 48 << 48 << 0.5 << 0.4 << 0.6;
    }
    void gnomonicShowsEveryCameraTheSameAngles()
    {
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(double, x);
        QFETCH(double, y);
        QFETCH(double, z);
        // What lies in a direction: a slowly varying function of its gnomonic coordinates, in Bruker's convention of the centre.
        const auto seen = [](double gx, double gy) { return 100 + 30 * std::sin(1.7 * gx + 0.4) + 20 * std::cos(1.3 * gy - 0.8 * gx); };
        Image<float> pattern(rows, cols);
        for (int r = 0; r < rows; ++r)
            for (int c = 0; c < cols; ++c)
                pattern(r, c) = static_cast<float>(seen((c + 0.5 - x * cols) / (z * rows), (r + 0.5 - y * rows) / (z * rows)));
        const int size = 64;
        const double pc[3] = {0.5, 0.35, 0.55};
        const Json steps = Json::array({Json{{"step", "gnomonic"}, {"size", size}, {"pc_x", pc[0]}, {"pc_y", pc[1]}, {"pc_z", pc[2]}}});
        const Detector detector{.patternCentre = PatternCentre{x, y, z}};
        const RecipeRunner runner(PreprocessRecipe::fromJson(steps), rows, cols, detector);
        Image<float> out(size, size, -77.f);
        runner.apply(pattern.view(), out.pixels.data(), *runner.makeWorkspace());
        const RecipeRunner limited(PreprocessRecipe::fromJson(Json::array({steps[0], Json{{"step", "standardise"}}})), rows, cols, detector);
        Image<float> standard(size, size, -77.f);
        limited.apply(pattern.view(), standard.pixels.data(), *limited.makeWorkspace());
        int inside = 0, outside = 0;
        for (int r = 0; r < size; ++r)
            for (int c = 0; c < size; ++c) {
                const double gx = ((c + 0.5) / size - pc[0]) / pc[2], gy = ((r + 0.5) / size - pc[1]) / pc[2];
                const double col = x * cols + gx * z * rows, row = y * rows + gy * z * rows, half = z * rows / pc[2] / size / 2;
                if (const double edge = 1; col - half > edge && col + half < cols - edge && row - half > edge && row + half < rows - edge) {
                    QVERIFY2(std::abs(out(r, c) - seen(gx, gy)) < 0.15, qPrintable(QString("row %1, column %2: %3").arg(r).arg(c).arg(out(r, c))));
                    ++inside;
                } else if (col + half < 0 || col - half > cols || row + half < 0 || row - half > rows) {
                    QCOMPARE(standard(r, c), 0.f); // no camera saw it
                    ++outside;
                }
            }
        QVERIFY(inside > size * size / 4);
        QVERIFY(z < 0.5 || outside > 0);
        const Image<float> placed = limited.onPattern(Image<float>(size, size, 1.f)); // heat of a network lies on the pattern only
        for (std::size_t i = 0; i < placed.pixels.size(); ++i)
            QVERIFY(placed.pixels[i] == 1 || standard.pixels[i] == 0);
        const PatternArea area = outputArea(PreprocessRecipe::fromJson(steps), rows, cols, detector);
        QVERIFY(std::abs(area.left + pc[0] * area.width - x * cols) < 1e-9 && std::abs(area.top + pc[1] * area.height - y * rows) < 1e-9);
    }
    void gnomonicNeedsAPatternCentreThatFits()
    {
        const PreprocessRecipe recipe = PreprocessRecipe::knownBands();
        QVERIFY(recipe.needsPatternCentre());
        QVERIFY(!PreprocessRecipe::bands().needsPatternCentre() && !PreprocessRecipe::standard().needsPatternCentre());
        const auto sentence = [&](const Detector& detector) { return messageOf([&] { RecipeRunner(recipe, 100, 100, detector); }); };
        QVERIFY(sentence({}).contains("pattern centre"));
        QVERIFY(sentence({.patternCentre = PatternCentre{5, 0.5, 0.5}}).contains("convention"));
        QVERIFY(sentence({.patternCentre = PatternCentre{0.5, 0.3, -1}}).contains("convention"));
        QVERIFY(sentence({.patternCentre = PatternCentre{0.5, 0.3, std::nan("")}}).contains("convention"));
        RecipeRunner(recipe, 100, 100, Detector{.patternCentre = PatternCentre{0.5, 0.3, 0.6}});
    }
    /// A crop before it moves the pattern centre within what is left, and a screen goes along.
    void gnomonicAfterOtherSteps()
    {
        const Image<float> pattern = withScreen(bands(120, 120), 57, 3);
        const Detector detector{.patternCentre = PatternCentre{0.5, 0.4, 0.55}};
        const auto through = [&](const Json& steps) {
            const RecipeRunner runner(PreprocessRecipe::fromJson(steps), 120, 120, detector);
            Image<float> out(runner.outputHeight(), runner.outputWidth());
            runner.apply(pattern.view(), out.pixels.data(), *runner.makeWorkspace());
            return out;
        };
        const Json gnomonic = {{"step", "gnomonic"}, {"size", 60}}, standardise = {{"step", "standardise"}};
        const Image<float> whole = through(Json::array({gnomonic, standardise}));
        const Image<float> cut = through(Json::array({Json{{"step", "crop"}, {"left", 0.25}, {"top", 0.1}}, gnomonic, standardise}));
        const Image<float> round = through(Json::array({Json{{"step", "mask"}}, gnomonic, standardise}));
        const auto inside = [](const Image<float>& image) {
            return std::ranges::count_if(image.pixels, [](float v) { return v != 0; });
        };
        QVERIFY2(inside(cut) < inside(whole) && inside(round) < inside(whole), qPrintable(QString("%1, %2, %3").arg(inside(whole)).arg(inside(cut)).arg(inside(round))));
        QCOMPARE(cut(30, 5), 0.f); // cut off on the left
        // The same place of the pattern in both: bright and dark fall together.
        double sum = 0;
        for (std::size_t i = 0; i < cut.pixels.size(); ++i)
            sum += cut.pixels[i] * whole.pixels[i];
        QVERIFY(sum / static_cast<double>(inside(cut)) > 0.8);
    }
    void blocks()
    {
        PatternBlock block({10, 3}, 60, 60);
        const auto pattern = bands(60, 60);
        for (int i = 0; i < 3; ++i)
            std::copy(pattern.pixels.begin(), pattern.pixels.end(), block.pattern(i).data);
        block.present[1] = 0;
        const RecipeRunner runner(PreprocessRecipe::standard(32), 60, 60);
        const auto all = runner.apply(block);
        QCOMPARE(all.size(), std::size_t{3 * 32 * 32});
        std::vector<float> one(32 * 32);
        runner.apply(pattern.view(), one.data(), *runner.makeWorkspace());
        QVERIFY(std::equal(one.begin(), one.end(), all.begin()));
        QVERIFY(std::all_of(all.begin() + 1024, all.begin() + 2048, [](float v) { return v == 0; }));
        QVERIFY(std::equal(one.begin(), one.end(), all.begin() + 2048));
    }
};

QTEST_GUILESS_MAIN(TestPreprocess)
#include "tst_preprocess.moc"
