// SPDX-License-Identifier: GPL-3.0-or-later
// The batched tensor program against the renderer and the recipe that work pattern by pattern.
#include "core/crystal/structure_library.h"
#include "core/nn/tensor_renderer.h"
#include "core/preprocess/recipe.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr int side = 64;
constexpr std::size_t pixels = side * side;

simulate::MasterPattern masterOf(const char* structure, double energyKeV)
{
    simulate::MasterPatternOptions options;
    options.size = 151;
    options.energyKeV = energyKeV;
    NullMonitor job;
    return simulate::simulateMasterPattern(crystal::libraryStructure(structure).phase, options, job);
}

/// Conditions without anything random in the pixels.
std::vector<DrawnSample> drawn(std::size_t count, const simulate::RandomConditions& conditions)
{
    std::vector<DrawnSample> batch(count);
    for (std::size_t i = 0; i < count; ++i) {
        Rng rng = Rng::stream(3, i);
        batch[i] = {.first = i % 3, .second = (i + i / 3) % 3, .drawn = simulate::drawPattern(conditions, rng)};
    }
    return batch;
}

simulate::RandomConditions still()
{
    simulate::RandomConditions conditions;
    conditions.noiseToSignal = conditions.lowFrequency = {0, 0};
    return conditions;
}

double correlation(const float* a, const float* b)
{
    const auto n = static_cast<double>(pixels);
    const double meanA = std::accumulate(a, a + pixels, 0.) / n, meanB = std::accumulate(b, b + pixels, 0.) / n;
    double aa = 0, bb = 0, ab = 0;
    for (std::size_t i = 0; i < pixels; ++i) {
        aa += (a[i] - meanA) * (a[i] - meanA);
        bb += (b[i] - meanB) * (b[i] - meanB);
        ab += (a[i] - meanA) * (b[i] - meanB);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

class TestTensorRenderer : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_masters = {masterOf("nickel", 20), masterOf("quartz", 20), masterOf("quartz", 15)}; // quartz: two unlike hemispheres
    }

    void patternsAndInputsAreThoseOfTheProcessor()
    {
        const TensorRenderer renderer(m_masters, side, "cpu");
        const auto batch = drawn(60, still());
        const auto patterns = renderer.patterns(batch, 1), inputs = renderer.inputs(batch, 1);
        QCOMPARE(patterns.size(), batch.size() * pixels);
        const preprocess::RecipeRunner runner(preprocess::PreprocessRecipe::standard(side), side, side);
        const auto workspace = runner.makeWorkspace();
        std::vector<float> expected(pixels), other(pixels), expectedInput(pixels);
        double worstPattern = 1, worstInput = 1;
        int masked = 0;
        for (std::size_t i = 0; i < batch.size(); ++i) {
            const auto& d = batch[i].drawn;
            simulate::projectMaster(m_masters[batch[i].first], d.crystalFromPixels, d.pc, side, side, expected.data());
            simulate::projectMaster(m_masters[batch[i].second], d.crystalFromPixels, d.pc, side, side, other.data());
            for (std::size_t k = 0; k < pixels; ++k)
                expected[k] += static_cast<float>(d.secondShare) * (other[k] - expected[k]);
            Rng rng(1);
            simulate::applyCamera(d.camera, d.pc, rng, side, side, expected.data());
            runner.apply({expected.data(), side, side}, expectedInput.data(), *workspace);
            worstPattern = std::min(worstPattern, correlation(expected.data(), patterns.data() + i * pixels));
            worstInput = std::min(worstInput, correlation(expectedInput.data(), inputs.data() + i * pixels));
            masked += d.camera.maskRadius > 0;
            float largest = 0;
            for (std::size_t k = 0; k < pixels; ++k)
                largest = std::max(largest, std::abs(expected[k] - patterns[i * pixels + k]));
            QVERIFY2(largest < 2, qPrintable(QString("pattern %1: %2 grey levels").arg(i).arg(static_cast<double>(largest))));
        }
        qInfo("least correlation: patterns %.6f, inputs %.6f (%d with a screen)", worstPattern, worstInput, masked);
        QVERIFY(masked > 5);
        QVERIFY(worstPattern > 0.999);
        QVERIFY(worstInput > 0.999);
    }

    /// Ready images, so that noise of the processor's renderer reaches both recipes: screens in noise, none, blank images.
    void recipeIsThatOfTheProcessor()
    {
        const TensorRenderer renderer(m_masters, side, "cpu");
        const preprocess::RecipeRunner runner(preprocess::PreprocessRecipe::standard(side), side, side);
        const auto workspace = runner.makeWorkspace();
        std::vector<DrawnSample> batch(300);
        std::vector<float> expected(batch.size() * pixels);
        for (std::size_t i = 0; i < batch.size(); ++i) {
            Rng rng = Rng::stream(5, i);
            batch[i].image.assign(pixels, 90);
            if (i > 0)
                simulate::renderRandomPattern(m_masters[i % 3], {}, side, rng, batch[i].image.data());
            runner.apply({batch[i].image.data(), side, side}, expected.data() + i * pixels, *workspace);
        }
        const auto inputs = renderer.inputs(batch, 1);
        for (std::size_t k = 0; k < pixels; ++k)
            QCOMPARE(inputs[k], 0.f);
        double worst = 1;
        int masked = 0;
        for (std::size_t i = 1; i < batch.size(); ++i) {
            worst = std::min(worst, correlation(expected.data() + i * pixels, inputs.data() + i * pixels));
            masked += expected[i * pixels] == 0; // outside a screen
        }
        qInfo("least correlation %.6f (%d with a screen)", worst, masked);
        QVERIFY(masked > 50 && masked < 150);
        QVERIFY(worst > 0.999);
    }

    /// Default conditions: how much noise, fields and the exposure that follows from them leave of the bands, on average.
    void distributionsAreThoseOfTheProcessor()
    {
        const TensorRenderer renderer(m_masters, side, "cpu");
        const auto noisy = drawn(300, {});
        auto clean = noisy;
        for (auto& sample : clean)
            sample.drawn.camera.noiseToSignal = sample.drawn.camera.lowFrequency = 0;
        const auto here = renderer.patterns(noisy, 4), reference = renderer.patterns(clean, 4);
        std::vector<float> there(pixels);
        double similarHere = 0, similarThere = 0, levelHere = 0, levelThere = 0;
        for (std::size_t i = 0; i < noisy.size(); ++i) {
            Rng rng = Rng::stream(6, i);
            simulate::renderPattern(m_masters[noisy[i].first], m_masters[noisy[i].second], noisy[i].drawn, side, rng, there.data());
            const float *own = here.data() + i * pixels, *bare = reference.data() + i * pixels;
            similarHere += correlation(own, bare);
            similarThere += correlation(there.data(), bare);
            levelHere += std::accumulate(own, own + pixels, 0.) / pixels;
            levelThere += std::accumulate(there.begin(), there.end(), 0.) / pixels;
        }
        const auto n = static_cast<double>(noisy.size());
        qInfo("correlation with the clean pattern %.4f, processor %.4f; grey level %.2f, processor %.2f", similarHere / n, similarThere / n,
              levelHere / n, levelThere / n);
        QVERIFY(std::abs(similarHere - similarThere) / n < 0.015);
        QVERIFY(std::abs(levelHere / levelThere - 1) < 0.015);
        QVERIFY(similarThere / n < 0.95); // there is something to agree on
    }

    void theSeedDecides()
    {
        const TensorRenderer renderer(m_masters, side, "cpu");
        const auto batch = drawn(4, {});
        const auto once = renderer.inputs(batch, 7);
        QCOMPARE(renderer.inputs(batch, 7), once);
        QVERIFY(renderer.inputs(batch, 8) != once);
        for (const float v : once)
            QVERIFY(std::isfinite(v));
    }

    void noiseAndFieldsAreAsStated()
    {
        const TensorRenderer renderer(m_masters, side, "cpu");
        std::vector<DrawnSample> one(1);
        one[0].drawn.pc = {0.5, 0.4, 0.6};
        one[0].drawn.crystalFromPixels.setIdentity();
        one[0].drawn.camera.bandContrast = 0.3; // far from black, so that nothing is clipped
        one[0].drawn.camera.gain = 0.5;
        const auto clean = renderer.patterns(one, 1);
        const auto sigmaOf = [](const std::vector<float>& p) {
            const double mean = std::accumulate(p.begin(), p.end(), 0.) / static_cast<double>(pixels);
            double sum = 0;
            for (const float v : p)
                sum += (v - mean) * (v - mean);
            return std::pair(mean, std::sqrt(sum / static_cast<double>(pixels)));
        };
        for (const bool noise : {true, false}) {
            auto other = one;
            (noise ? other[0].drawn.camera.noiseToSignal : other[0].drawn.camera.lowFrequency) = 1.5;
            const auto changed = renderer.patterns(other, 2);
            const double scale = sigmaOf(clean).first / sigmaOf(changed).first; // the brightest pixel sets the exposure
            std::vector<float> difference(pixels);
            for (std::size_t k = 0; k < pixels; ++k)
                difference[k] = static_cast<float>(changed[k] * scale - clean[k]);
            const double measured = sigmaOf(difference).second / sigmaOf(clean).second;
            QVERIFY2(std::abs(measured / 1.5 - 1) < 0.08, qPrintable(QString::number(measured)));
        }
    }

private:
    std::vector<simulate::MasterPattern> m_masters;
};

QTEST_GUILESS_MAIN(TestTensorRenderer)
#include "tst_tensor_renderer.moc"
