// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps of a network that learned stripes in one quarter of an image of noise: they must point at the quarter, with
// learned weights only, and the pixels they name must matter.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/explain.h"
#include "core/nn/networks.h"
#include "core/nn/training_loop.h"
#include "core/nn/untrained.h"
#include "tests/core/nn/cam_reference.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr int side = 64, half = side / 2;

struct Sample
{
    std::vector<float> image = std::vector<float>(side * side);
    int label = 0, quarter = 0; // label: stripes along or across
};

Sample sample(std::uint64_t index)
{
    Rng rng = Rng::stream(11, index);
    Sample s;
    s.label = static_cast<int>(rng.index(2));
    s.quarter = static_cast<int>(rng.index(4));
    const double phase = rng.uniform(0, 6);
    for (int row = 0; row < side; ++row)
        for (int col = 0; col < side; ++col) {
            const bool inside = (row >= half) == (s.quarter >= 2) && (col >= half) == (s.quarter % 2 == 1);
            const double stripes = inside ? 1.5 * std::sin(phase + 0.9 * (s.label == 0 ? row : col)) : 0;
            s.image[static_cast<std::size_t>(row * side + col)] = static_cast<float>(stripes + 0.5 * rng.normal());
        }
    return s;
}

SampleSource samples(std::uint64_t first)
{
    return [first]() -> SampleWorker {
        return [first](std::uint64_t index, float* out) {
            const Sample s = sample(first + index);
            std::copy(s.image.begin(), s.image.end(), out);
            return s.label;
        };
    };
}

std::shared_ptr<const ModelFile> learned()
{
    TrainingSpec spec;
    spec.name = "stripes in a quarter";
    spec.inputSize = side;
    spec.classes = {{"along", {"x"}}, {"across", {"x"}}};
    spec.recipe = preprocess::PreprocessRecipe::standard(side);
    spec.images = 64 * 40;
    spec.ema = 0.9;
    spec.validationImages = 32;
    spec.labelSmoothing = 0;
    TrainingOptions options;
    options.device = "cpu";
    NullMonitor job;
    auto model = untrainedModel("compact", side, {"along", "across"});
    model.weights = runTraining(spec, samples(0), samples(1 << 20), options, job).weights;
    return std::make_shared<ModelFile>(std::move(model));
}

double shareInQuarter(const Image<float>& heat, int quarter)
{
    double inside = 0, all = 0;
    for (int row = 0; row < side; ++row)
        for (int col = 0; col < side; ++col) {
            const auto value = static_cast<double>(heat(row, col));
            all += value;
            if ((row >= half) == (quarter >= 2) && (col >= half) == (quarter % 2 == 1))
                inside += value;
        }
    return all > 0 ? inside / all : 0;
}

} // namespace

class TestExplain : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initialiseThreads();
        m_model = learned();
        for (std::uint64_t i = 0; i < count; ++i) {
            m_samples.push_back(sample((2 << 20) + i));
            m_inputs.insert(m_inputs.end(), m_samples.back().image.begin(), m_samples.back().image.end());
        }
    }

    void pointsAtWhatWasLearned_data()
    {
        QTest::addColumn<QString>("method");
        for (const auto& name : explainMethods())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void pointsAtWhatWasLearned()
    {
        QFETCH(QString, method);
        const ExplainOptions options{explainMethod(method.toStdString())};
        const double trained = meanShare(m_model, options, true);
        QVERIFY2(trained > 0.55, qPrintable(QString::number(trained))); // a quarter by chance
        // Sanity check of Adebayo et al. (2018): a network that learned nothing has nothing to show.
        const auto random = std::make_shared<ModelFile>(untrainedModel("compact", side, {"along", "across"}, 5));
        const double untrained = meanShare(random, options, false);
        QVERIFY2(untrained < trained - 0.15, qPrintable(QString::number(untrained)));
    }

    /// The hot pixels carry the answer: taking them away first lowers the probability sooner than showing them raises it.
    void heatIsFaithful()
    {
        Explainer explainer(m_model);
        const auto all = explainer.explain(m_inputs, {});
        double deletion = 0, insertion = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Faithfulness f = explainer.faithfulness(m_samples[i].image, all[i]);
            QCOMPARE(f.deletion.size(), std::size_t{17});
            QVERIFY(std::abs(f.deletion.front() - f.insertion.back()) < 1e-4); // both: the whole pattern
            deletion += Faithfulness::area(f.deletion);
            insertion += Faithfulness::area(f.insertion);
        }
        QVERIFY2(insertion > deletion + 0.1 * count, qPrintable(QString("%1 %2").arg(deletion).arg(insertion)));
    }

    void gradCamOfTheLastStageIsTheClassActivationMap()
    {
        Explainer explainer(m_model);
        for (const int classId : {1, 2}) {
            const auto one = explainer.explain(m_samples[0].image, {ExplainMethod::GradCam, classId})[0];
            QCOMPARE(one.classId, classId);
            int cells = 0;
            const auto reference = classActivationMap(*m_model, m_samples[0].image, classId, cells);
            const int step = side / cells; // the corners of the enlarged map keep the values of the corner cells
            const float corners[] = {reference.front(), reference.back()};
            const float found[] = {one.heat(0, 0), one.heat(side - 1, side - 1)};
            QVERIFY(step > 1);
            for (int k = 0; k < 2; ++k)
                QVERIFY(std::abs(found[k] - corners[k]) < 1e-4f * std::max(1.f, corners[k]));
            const float top = *std::max_element(reference.begin(), reference.end());
            QVERIFY(one.peak() <= top * 1.0001f && one.peak() > 0.8f * top);
        }
    }

    void everyLayerAnswers()
    {
        Explainer explainer(m_model);
        QCOMPARE(explainer.layers(), 4);
        std::vector<Image<float>> heats;
        for (int layer = 1; layer <= 4; ++layer)
            heats.push_back(explainer.explain(m_samples[0].image, {ExplainMethod::GradCam, 0, layer})[0].heat);
        QVERIFY(heats[3] == explainer.explain(m_samples[0].image, {})[0].heat);
        for (int layer = 0; layer < 3; ++layer)
            QVERIFY(heats[static_cast<std::size_t>(layer)] != heats[3]);
    }

    void stagesOfEveryNetwork_data()
    {
        QTest::addColumn<QString>("network");
        QTest::addColumn<int>("layers");
        QTest::newRow("resnet18") << "resnet18" << 4;
        QTest::newRow("resnet50") << "resnet50" << 4;
        QTest::newRow("xception") << "xception" << 13; // 12 blocks and the exit
    }
    void stagesOfEveryNetwork()
    {
        QFETCH(QString, network);
        const auto model = std::make_shared<ModelFile>(untrainedModel(network.toStdString(), side, {"a", "b", "c"}));
        Explainer explainer(model);
        QTEST(explainer.layers(), "layers");
        const auto one = explainer.explain(m_samples[0].image, {ExplainMethod::GradCam, 2, 1})[0];
        QCOMPARE(one.classId, 2);
        QCOMPARE(one.probabilities.size(), std::size_t{3});
        QVERIFY(std::all_of(one.heat.pixels.begin(), one.heat.pixels.end(), [](float v) { return v >= 0 && std::isfinite(v); }));
    }

    void normalisedReachesOne()
    {
        const auto one = Explainer(m_model).explain(m_samples[0].image, {})[0];
        const auto heat = one.normalised();
        QCOMPARE(*std::max_element(heat.pixels.begin(), heat.pixels.end()), 1.f);
        Explanation nothing;
        nothing.heat = Image<float>(2, 2);
        QVERIFY(nothing.normalised() == nothing.heat);
    }

    void refusals()
    {
        Explainer explainer(m_model);
        const auto refuses = [&](const ExplainOptions& options, const char* word) {
            try {
                explainer.explain(m_samples[0].image, options);
            } catch (const Error& e) {
                return QString::fromUtf8(e.what()).contains(word);
            }
            return false;
        };
        QVERIFY(refuses({ExplainMethod::GradCam, 3}, "no class 3"));
        QVERIFY(refuses({ExplainMethod::GradCam, 0, 5}, "layers 1 to 4"));
        QVERIFY_EXCEPTION_THROWN(explainMethod("lime"), Error);
    }

private:
    static constexpr std::uint64_t count = 40;

    double meanShare(const std::shared_ptr<const ModelFile>& model, const ExplainOptions& options, bool mustBeRight) const
    {
        Explainer explainer(model);
        const auto all = explainer.explain(m_inputs, options);
        double share = 0;
        int right = 0;
        for (std::size_t i = 0; i < all.size(); ++i) {
            share += shareInQuarter(all[i].heat, m_samples[i].quarter);
            right += all[i].classId == m_samples[i].label + 1;
        }
        if (mustBeRight && right < static_cast<int>(count) * 9 / 10)
            return -right; // the heat of a network that did not learn says nothing
        return share / static_cast<double>(count);
    }

    std::shared_ptr<const ModelFile> m_model;
    std::vector<Sample> m_samples;
    std::vector<float> m_inputs;
};

QTEST_GUILESS_MAIN(TestExplain)
#include "tst_explain.moc"
