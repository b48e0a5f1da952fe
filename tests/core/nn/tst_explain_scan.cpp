// SPDX-License-Identifier: GPL-3.0-or-later
// Heat of many patterns: the same as one by one, its mean, faithfulness of a bundled model on simulated patterns, and heat
// at zone axes.
#include "core/analysis/mean_estimate.h"
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/base/rotation.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"
#include "core/nn/crystal_heat.h"
#include "core/nn/explain_scan.h"
#include "core/nn/heat_faithfulness.h"
#include "core/nn/networks.h"
#include "core/nn/untrained.h"
#include "core/nn/zone_axis_heat.h"
#include "core/preprocess/output_area.h"
#include "core/preprocess/recipe.h"
#include "core/simulate/scan_simulation.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

/// Ferrite, nickel and titanium grains, 90 patterns that are not square.
EbsdScan smallScan()
{
    simulate::ScanSpec spec;
    spec.phases = {{"ferrite", 1, 0.6}, {"nickel", 1, 0.6}, {"alpha-titanium", 1, 0.6}};
    spec.rows = 9;
    spec.cols = 10;
    spec.patternHeight = 60;
    spec.patternWidth = 72;
    spec.master.size = 151;
    spec.camera.noiseToSignal = 0.3;
    spec.camera.backgroundWidth = 0.7;
    NullMonitor job;
    return simulate::simulateScan(spec, job);
}

std::vector<std::int64_t> allPixels(const EbsdScan& scan)
{
    std::vector<std::int64_t> pixels(static_cast<std::size_t>(scan.grid.size()));
    std::iota(pixels.begin(), pixels.end(), 0);
    return pixels;
}

float largestDifference(const Image<float>& a, const Image<float>& b)
{
    float most = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        most = std::max(most, std::abs(a.pixels[i] - b.pixels[i]));
    return most;
}

} // namespace

class TestExplainScan : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        initialiseThreads();
        m_scan = smallScan();
        m_model = loadModelByNameOrPath("phases-starter");
    }

    void manyEqualOneByOne_data()
    {
        QTest::addColumn<QString>("method");
        for (const auto& name : explainMethods())
            QTest::newRow(name.c_str()) << QString::fromStdString(name);
    }
    void manyEqualOneByOne()
    {
        QFETCH(QString, method);
        const ExplainOptions options{explainMethod(method.toStdString())};
        std::vector<std::int64_t> pixels{0, 3, 4, 5, 40, 41, 70, 89};
        const preprocess::RecipeRunner recipe(m_model->recipe, 60, 72);
        Explainer alone(m_model);
        std::vector<std::int64_t> seen;
        NullMonitor job;
        explainScan(m_scan, m_model, pixels, options, "cpu", job, [&](std::int64_t pixel, std::span<const float> input, const Explanation& one) {
            seen.push_back(pixel);
            const auto expected = recipe.apply(m_scan.patterns->read({pixel, 1}));
            QVERIFY(std::equal(input.begin(), input.end(), expected.begin(), expected.end()));
            const Explanation single = alone.explain(expected, options).front();
            QCOMPARE(one.classId, single.classId);
            QVERIFY(largestDifference(one.heat, single.heat) < 1e-4f * std::max(1.f, single.peak()));
        });
        QVERIFY(seen == pixels);
    }

    void meanIsTheMeanOfNormalisedHeats()
    {
        const auto pixels = allPixels(m_scan);
        const int nickel = m_model->classes.idOf("nickel");
        QVERIFY(nickel > 0);
        NullMonitor job;
        const MeanHeat mean = meanHeat(m_scan, m_model, pixels, {ExplainMethod::GradCam, nickel}, "cpu", job);
        QCOMPARE(mean.patterns, std::int64_t{90});
        Image<float> expected(m_model->inputSize, m_model->inputSize);
        Explainer explainer(m_model);
        const preprocess::RecipeRunner recipe(m_model->recipe, 60, 72);
        std::int64_t silent = 0;
        for (const std::int64_t pixel : pixels) {
            const auto one = explainer.explain(recipe.apply(m_scan.patterns->read({pixel, 1})), {ExplainMethod::GradCam, nickel}).front();
            silent += one.peak() == 0;
            for (std::size_t i = 0; i < expected.pixels.size(); ++i)
                expected.pixels[i] += one.normalised().pixels[i] / 90;
        }
        QCOMPARE(mean.silent, silent);
        QVERIFY(largestDifference(mean.heat, expected) < 1e-3f);
    }

    void stopsAndRefuses()
    {
        NullMonitor stopped;
        stopped.requestStop();
        QVERIFY_EXCEPTION_THROWN(meanHeat(m_scan, m_model, {1, 2}, {}, "cpu", stopped), Stopped);
        NullMonitor job;
        QVERIFY_EXCEPTION_THROWN(meanHeat(m_scan, m_model, {1, 90}, {}, "cpu", job), Error);
        QVERIFY_EXCEPTION_THROWN(meanHeat(m_scan, m_model, {2, 1}, {}, "cpu", job), Error);
        QVERIFY_EXCEPTION_THROWN(meanHeat(m_scan, m_model, {}, {}, "cpu", job), Error);
        QVERIFY_EXCEPTION_THROWN(meanHeat(m_scan, m_model, {1}, {ExplainMethod::GradCam, 999}, "cpu", job), Error);
    }

    void sampleIsSpreadEvenly()
    {
        const std::vector<std::int64_t> ten{0, 1, 2, 3, 4, 5, 6, 7, 8, 9};
        QVERIFY(evenSample(ten, 10) == ten);
        QVERIFY(evenSample(ten, 5) == (std::vector<std::int64_t>{0, 2, 4, 6, 8}));
    }

    /// The bundled model on simulated patterns: what Grad-CAM calls important matters more than random parts of the pattern,
    /// and random weights give other maps.
    void bundledModelIsFaithful()
    {
        const preprocess::RecipeRunner recipe(m_model->recipe, 60, 72);
        const auto inputs = recipe.apply(m_scan.patterns->read({0, 90}));
        Explainer explainer(m_model);
        NullMonitor job;
        const HeatFaithfulness f = measureFaithfulness(explainer, inputs, {}, job);
        qInfo("areas: deletion %.3f (random %.3f), insertion %.3f (random %.3f); gains %.3f (%.3f to %.3f), %.3f (%.3f to %.3f)", f.deletion.area.value,
              f.randomDeletion.area.value, f.insertion.area.value, f.randomInsertion.area.value, f.deletionGain.value, f.deletionGain.low,
              f.deletionGain.high, f.insertionGain.value, f.insertionGain.low, f.insertionGain.high);
        QCOMPARE(f.patterns, 90);
        QCOMPARE(f.deletion.mean.size(), std::size_t{17});
        QVERIFY(std::abs(f.deletion.mean.front() - f.randomDeletion.mean.front()) < 1e-6); // the whole pattern
        QVERIFY(f.insertionGain.low > 0);
        QVERIFY(std::abs(f.insertionGain.value - (f.insertion.area.value - f.randomInsertion.area.value)) < 1e-9);
        const RandomisationCheck check = checkRandomisation(explainer, inputs, {}, job);
        qInfo("random weights: rank correlation %.3f (%.3f to %.3f), SSIM %.3f (%.3f to %.3f)", check.rankCorrelation.value, check.rankCorrelation.low,
              check.rankCorrelation.high, check.similarity.value, check.similarity.low, check.similarity.high);
        QVERIFY(check.rankCorrelation.high < 0.5);
        QVERIFY(check.similarity.high < 0.5);
    }

    void rankCorrelationByHand()
    {
        const std::vector<float> a{1, 2, 3, 4}, b{10, 20, 30, 40}, c{4, 3, 2, 1}, ties{1, 1, 2, 3}, flat{5, 5, 5, 5};
        QCOMPARE(rankCorrelation(a, b), 1.);
        QCOMPARE(rankCorrelation(a, c), -1.);
        QCOMPARE(rankCorrelation(a, flat), 0.);
        // ranks 0.5, 0.5, 2, 3 against 0, 1, 2, 3: covariance 4.5, squares 4.5 and 5
        QVERIFY(std::abs(rankCorrelation(ties, a) - 4.5 / std::sqrt(4.5 * 5)) < 1e-12);
    }

    void similarityByHand()
    {
        Image<float> zero(8, 8), one(8, 8, 1.f);
        QCOMPARE(structuralSimilarity(zero, zero), 1.);
        // no variance: (2 * 0 * 1 + c1) / (0 + 1 + c1) with c1 = 1e-4
        QVERIFY(std::abs(structuralSimilarity(zero, one) - 1e-4 / 1.0001) < 1e-12);
    }

    void meanWithInterval()
    {
        // Student's t, two-sided 95 %: 2.776 for 4, 2.262 for 9, 1.984 for 100 degrees of freedom
        QVERIFY(std::abs(analysis::studentT95(4) - 2.776) < 0.01);
        QVERIFY(std::abs(analysis::studentT95(9) - 2.262) < 0.002);
        QVERIFY(std::abs(analysis::studentT95(100) - 1.984) < 0.001);
        const std::vector<double> values{1, 2, 3, 4, 5};
        const auto e = analysis::meanEstimate(values);
        QCOMPARE(e.value, 3.);
        QVERIFY(std::abs(e.high - e.value - 2.776 * std::sqrt(2.5 / 5)) < 0.01);
        QVERIFY(std::isinf(analysis::meanEstimate(std::span(values).first(1)).high));
    }

    /// One axis of order 4 in the middle: heat 3 within three pixels of it, 1 elsewhere.
    void zoneAxesByHand()
    {
        Image<float> heat(20, 20, 1.f);
        int near = 0;
        for (int row = 0; row < 20; ++row)
            for (int col = 0; col < 20; ++col)
                if (std::hypot(row - 10., col - 9.) <= 3) {
                    heat(row, col) = 3;
                    ++near;
                }
        simulate::CrystalMarks marks;
        marks.axes = {{{0, 0, 1}, {0, 0, 1}, 4, 5}, {{1, 1, 1}, {0, 0, 1}, 3, 4}};
        // The heat shows columns 4 ... 44 of a pattern of 40 rows: two recorded pixels per pixel of the heat.
        const preprocess::PatternArea area{4, 0, 40, 40};
        const Eigen::Vector2d at(4 + 2 * 9.5 - 0.5, 2 * 10.5 - 0.5);
        ZoneAxisSum sum({});
        const std::vector<simulate::AxisOnScreen> axes{{1, {1, 1, 1}, at}, {0, {0, 0, 1}, at}};
        sum.add(1, Eigen::Matrix3d::Identity(), heat, area, marks, axes, 6);
        sum.add(1, Eigen::Matrix3d::Identity(), heat, area, marks, axes, 6); // the same grain
        const ZoneAxisHeat result = sum.result();
        QCOMPARE(result.patterns, std::int64_t{2});
        QCOMPARE(result.groups.size(), std::size_t{2});
        const double mean = (400. + 2 * near) / 400;
        QCOMPARE(result.groups[0].order, 4); // the higher order counts
        QVERIFY(std::abs(result.groups[0].heat.value - 3 / mean) < 1e-6);
        QCOMPARE(result.groups[0].grains, std::int64_t{1});
        QVERIFY(std::abs(result.groups[0].areaShare - near / 400.) < 1e-9);
        QCOMPARE(result.groups[1].order, 0);
        QVERIFY(std::abs(result.groups[1].heat.value - 1 / mean) < 1e-6);
    }

    void zoneAxesOfAScan()
    {
        NullMonitor job;
        const ZoneAxisHeat heat = zoneAxisHeat(m_scan, *m_scan.indexing, m_model, allPixels(m_scan), {}, {}, "cpu", job);
        QCOMPARE(heat.patterns + heat.left, std::int64_t{90});
        QVERIFY(heat.patterns > 80 && heat.notes.empty());
        QVERIFY(heat.groups.size() >= 4 && heat.groups.back().order == 0);
        double share = 0, whole = 0;
        for (const auto& group : heat.groups) {
            QVERIFY(group.heat.value >= 0 && group.grains >= 1);
            share += group.areaShare;
            whole += group.areaShare * group.heat.value;
        }
        QVERIFY(std::abs(share - 1) < 1e-9);
        QVERIFY(std::abs(whole - 1) < 0.3); // parts of the mean heat; grains count alike, so only nearly
        CrystalMap without = *m_scan.indexing;
        without.orientation.clear();
        QVERIFY_EXCEPTION_THROWN(zoneAxisHeat(m_scan, without, m_model, allPixels(m_scan), {}, {}, "cpu", job), Error);
    }

    /// Heat along one direction of the crystal, seen in other orientations each time, is at that direction and its equivalents.
    void heatByCrystalDirection()
    {
        const Phase phase = crystal::libraryStructure("nickel").phase;
        const PatternCentre pc{0.5, 0.5, 0.6};
        const int side = 41, px = 48;
        const Eigen::Vector3d hot = Eigen::Vector3d(1, 1, 1).normalized();
        const auto group = crystal::laueGroupRotations(phase);
        CrystalHeatSum sum(group, side);
        Rng rng(4);
        for (int k = 0; k < 200; ++k) {
            const Eigen::Matrix3d rotation = randomRotation(rng);
            Image<float> heat(px, px, 0.1f);
            for (int row = 0; row < px; ++row)
                for (int col = 0; col < px; ++col) {
                    const Eigen::Vector3d d = rotation * pixelDirection(pc, px, px, row, col);
                    for (const auto& r : group)
                        if ((r * hot).dot(d) > std::cos(0.15))
                            heat(row, col) = 1;
                }
            sum.add(rotation, heat, {0, 0, px, px}, pc, px, px);
        }
        const CrystalHeat result = sum.result();
        QCOMPARE(result.patterns, std::int64_t{200});
        QVERIFY(result.coverage > 0.99);
        const auto at = [&](const Eigen::Vector3d& d) {
            const Eigen::Vector3d n = d.normalized();
            return result.heat(static_cast<int>((1 - n.y() / (1 + n.z())) / 2 * side), static_cast<int>((1 + n.x() / (1 + n.z())) / 2 * side));
        };
        for (const Eigen::Vector3d& same : {Eigen::Vector3d(1, 1, 1), Eigen::Vector3d(-1, 1, 1), Eigen::Vector3d(1, -1, 1)})
            QVERIFY(at(same) > 4 * at({0, 0, 1}) && at(same) > 4 * at({0.99, 0, 0.99}));
        QVERIFY(std::isnan(result.heat(0, 0))); // outside the disc
    }

    void areaOfTheInput_data()
    {
        QTest::addColumn<QString>("recipe");
        QTest::addColumn<QList<double>>("area");
        QTest::newRow("standard") << R"([{"step": "resize", "size": 64, "fit": "crop"}])" << QList<double>{6, 0, 60, 60};
        QTest::newRow("stretch") << R"([{"step": "resize", "size": 64, "fit": "stretch"}])" << QList<double>{0, 0, 72, 60};
        QTest::newRow("crop, then resize") << R"([{"step": "crop", "left": 0.25, "top": 0.1, "right": 0.25}, {"step": "resize", "size": 32}])"
                                            << QList<double>{18, 15, 36, 36}; // 36 x 54 from (18, 6), then its middle
        QTest::newRow("nothing") << R"([{"step": "standardise"}])" << QList<double>{0, 0, 72, 60};
    }
    void areaOfTheInput()
    {
        QFETCH(QString, recipe);
        QFETCH(QList<double>, area);
        const auto parsed = preprocess::PreprocessRecipe::fromJson(Json::parse(recipe.toStdString()));
        QVERIFY(preprocess::outputArea(parsed, 60, 72) == (preprocess::PatternArea{area[0], area[1], area[2], area[3]}));
    }

private:
    EbsdScan m_scan;
    std::shared_ptr<const ModelFile> m_model;
};

QTEST_GUILESS_MAIN(TestExplainScan)
#include "tst_explain_scan.moc"
