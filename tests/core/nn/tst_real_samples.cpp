// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded patterns as training samples: labels stay with their patterns, classes come equally often, sample i is
// always the same.
#include "core/base/rng.h"
#include "core/nn/real_samples.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr int side = 32;

/// Seven patterns of class 0 with stripes across, one of class 2 with stripes along; class 1 has none.
std::shared_ptr<const LabelledPatterns> striped()
{
    auto patterns = std::make_shared<LabelledPatterns>();
    patterns->block = PatternBlock({0, 8}, side, side);
    for (int i = 0; i < 8; ++i) {
        patterns->labels.push_back(i == 7 ? 2 : 0);
        patterns->block.present[static_cast<std::size_t>(i)] = 1;
        const ImageView<float> pattern = patterns->block.pattern(i);
        for (int row = 0; row < side; ++row)
            for (int col = 0; col < side; ++col)
                pattern.row(row)[col] = static_cast<float>(100 + 50 * std::sin(0.8 * (i == 7 ? col : row) + i));
    }
    return patterns;
}

const preprocess::PreprocessRecipe recipe{{Json{{"step", "flat-field"}, {"degree", 0}}}};

double changeAlong(const std::vector<float>& image, int step)
{
    double sum = 0;
    for (int row = 1; row < side - 1; ++row)
        for (int col = 1; col < side - 1; ++col) {
            const auto at = static_cast<std::size_t>(row * side + col);
            sum += std::abs(static_cast<double>(image[at + static_cast<std::size_t>(step)]) - static_cast<double>(image[at]));
        }
    return sum;
}

} // namespace

class TestRealSamples : public QObject
{
    Q_OBJECT
private slots:
    void classesComeEquallyOftenAndKeepTheirPatterns()
    {
        const SampleWorker worker = variedSamples(striped(), recipe, 5)();
        std::vector<float> image(side * side);
        int ofClass[3] = {};
        for (std::uint64_t i = 0; i < 400; ++i) {
            const int label = worker(i, image.data());
            QVERIFY(label == 0 || label == 2);
            ++ofClass[label];
            const bool stripesAlong = changeAlong(image, 1) > changeAlong(image, side);
            QCOMPARE(stripesAlong, label == 2); // neither turned nor mistaken
        }
        QVERIFY(std::abs(ofClass[0] - ofClass[2]) < 80); // 4 standard deviations
    }

    void sampleIsAPureFunctionOfSeedAndIndex()
    {
        const SampleSource source = variedSamples(striped(), recipe, 5);
        std::vector<float> first(side * side), again(side * side), other(side * side);
        const SampleWorker a = source(), b = source();
        a(3, first.data());
        b(9, again.data());
        b(3, again.data());
        QVERIFY(first == again);
        variedSamples(striped(), recipe, 6)()(3, other.data());
        QVERIFY(first != other);
    }

    void plainOnesFollowEachOther()
    {
        const auto patterns = striped();
        const SampleWorker worker = plainSamples(patterns, recipe)();
        std::vector<float> image(side * side), later(side * side);
        for (std::uint64_t i = 0; i < 8; ++i)
            QCOMPARE(worker(i, image.data()), patterns->labels[i]);
        QCOMPARE(worker(15, later.data()), 2);
        QVERIFY(image == later);
    }

    /// recorded = 0.6 simulated + rest, the rest at right angles to it: both are found, and the rest goes onto other samples.
    void residualsAreFoundAndAdded()
    {
        Rng rng(3);
        std::vector<float> simulated(side * side), rest(side * side), recorded(side * side);
        double product = 0, square = 0;
        for (std::size_t i = 0; i < simulated.size(); ++i) {
            simulated[i] = static_cast<float>(rng.normal());
            rest[i] = static_cast<float>(rng.normal());
            product += static_cast<double>(simulated[i]) * static_cast<double>(rest[i]);
            square += static_cast<double>(simulated[i]) * static_cast<double>(simulated[i]);
        }
        for (std::size_t i = 0; i < simulated.size(); ++i) {
            rest[i] -= static_cast<float>(product / square) * simulated[i];
            recorded[i] = 0.6f * simulated[i] + rest[i];
        }
        auto residuals = std::make_shared<Residuals>();
        residuals->add(recorded, simulated);
        QVERIFY(std::abs(residuals->explained[0] - 0.6f) < 1e-4f);
        for (std::size_t i = 0; i < rest.size(); ++i)
            QVERIFY(std::abs(residuals->rest[i] - rest[i]) < 1e-4f);

        const SampleSource ideal = [] { return [](std::uint64_t, float* out) { std::fill_n(out, side * side, 2.f); return 4; }; };
        const SampleWorker worker = withResiduals(ideal, residuals, side, 9)();
        std::vector<float> image(side * side);
        bool mirrored[4] = {};
        for (std::uint64_t index = 0; index < 40; ++index) {
            QCOMPARE(worker(index, image.data()), 4);
            for (int k = 0; k < 4; ++k) {
                const auto from = [&](int row, int col) { return rest[static_cast<std::size_t>((k / 2 ? side - 1 - row : row) * side + (k % 2 ? side - 1 - col : col))]; };
                bool same = true;
                for (int row = 0; same && row < side; ++row)
                    for (int col = 0; same && col < side; ++col)
                        same = std::abs(image[static_cast<std::size_t>(row * side + col)] - 1.2f - from(row, col)) < 1e-3f;
                mirrored[k] |= same;
            }
        }
        QVERIFY(mirrored[0] && mirrored[1] && mirrored[2] && mirrored[3]); // as it is, mirrored, upside down, both
        QVERIFY(Residuals{}.explained.empty());
    }

    void shareOfTheMixture()
    {
        const auto always = [](int label) { return SampleSource([label] { return [label](std::uint64_t, float*) { return label; }; }); };
        const SampleWorker worker = mixedSamples(always(0), always(1), 0.25, 7)();
        int real = 0;
        for (std::uint64_t i = 0; i < 4000; ++i)
            real += worker(i, nullptr);
        QVERIFY2(std::abs(real - 1000) < 110, qPrintable(QString::number(real))); // 4 standard deviations
    }
};

QTEST_GUILESS_MAIN(TestRealSamples)
#include "tst_real_samples.moc"
