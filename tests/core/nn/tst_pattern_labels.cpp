// SPDX-License-Identifier: GPL-3.0-or-later
// Labels of single patterns as a training set, and many patterns pooled to one answer.
#include "core/base/error.h"
#include "core/nn/classifier.h"
#include "core/nn/map_labels.h"
#include "core/nn/pattern_labels.h"
#include "core/nn/pool_patterns.h"
#include "core/nn/untrained.h"
#include "core/preprocess/recipe.h"

#include <QTest>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

ScanGrid makeGrid()
{
    ScanGrid grid;
    grid.rows = 3;
    grid.cols = 4;
    return grid;
}

const PatternLabels labels{{1, {PatternMark::Labelled, "rutile"}},
                           {6, {PatternMark::Labelled, "Fe3C, cementite"}},
                           {7, {PatternMark::Wrong, {}}},
                           {11, {PatternMark::Excluded, {}}}};

EbsdScan makeScan()
{
    EbsdScan scan;
    scan.grid = makeGrid();
    std::vector<std::uint16_t> pixels(12 * 40 * 40);
    for (std::size_t i = 0; i < pixels.size(); ++i)
        pixels[i] = static_cast<std::uint16_t>((i * 7 + i * i / 31) % 251);
    scan.patterns = std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, 12, 40, 40);
    return scan;
}

} // namespace

class TestPatternLabels : public QObject
{
    Q_OBJECT
private slots:
    void trainingSetIsReadByFineTuning()
    {
        const std::string text = trainingSetText(labels, makeGrid(), "scan.h5");
        QCOMPARE(
            QString::fromStdString(text),
            QString("# training set of scan.h5\nrow,col,label\n0,1,rutile\n1,2,Fe3C, cementite\n# wrong 1,3\n"
                    "# excluded 2,3\n"));
        const CrystalMap map = handLabels(text, "labels.csv", makeGrid());
        QCOMPARE(map.phases.size(), 2);
        QCOMPARE(map.phases[map.phaseId[1]].name, std::string("rutile"));
        QCOMPARE(map.phases[map.phaseId[1]].spaceGroup, 136); // known to the library of structures
        QCOMPARE(map.phases[map.phaseId[6]].name, std::string("Fe3C, cementite"));
        QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 0),
                 10); // wrong and excluded ones teach nothing
    }

    void marksComeBack()
    {
        const std::string text = trainingSetText(labels, makeGrid(), "two\nlines");
        QVERIFY(labelsFromText(text, "labels.csv", makeGrid()) == labels);
    }

    void nothingLabelledIsRefused()
    {
        QVERIFY_EXCEPTION_THROWN(trainingSetText({}, makeGrid(), "scan"), Error);
        QVERIFY_EXCEPTION_THROWN(trainingSetText({{3, {PatternMark::Wrong, {}}}}, makeGrid(), "scan"), Error);
        QVERIFY_EXCEPTION_THROWN(labelsFromText("# wrong 1,3\n", "labels.csv", makeGrid()), Error);
    }

    void pooledPatternsAreThoseOfTheClassifier()
    {
        const EbsdScan scan = makeScan();
        const auto model =
            std::make_shared<const ModelFile>(untrainedModel("compact", 32, {"quartz", "rutile", "gold"}));
        const std::vector<std::int64_t> pixels{0, 1, 5, 11};
        NullMonitor job;
        const PooledPatterns pooled = poolPatterns(scan, model, pixels, job);
        QCOMPARE(pooled.probabilities.patterns, 4);
        QCOMPARE(pooled.average.patterns, 4);
        QCOMPARE(pooled.average.mean.rows, 40);
        // One by one, with the rules written out.
        const preprocess::RecipeRunner recipe(model->recipe, 40, 40, scan.detector.staticBackground);
        Classifier classifier(model);
        const auto classes = static_cast<std::size_t>(model->classes.size());
        std::vector<double> mean(classes, 0.), product(classes, 1.);
        for (const std::int64_t pixel : pixels) {
            const auto p = classifier.probabilities(recipe.apply(scan.patterns->read({pixel, 1})).data(), 1);
            for (std::size_t c = 0; c < classes; ++c) {
                mean[c] += static_cast<double>(p[c]) / 4;
                product[c] *= static_cast<double>(p[c]);
            }
        }
        double total = 0;
        for (const double p : product)
            total += p;
        for (std::size_t c = 0; c < classes; ++c) {
            QVERIFY(std::abs(pooled.probabilities.mean[c + 1] - mean[c]) < 1e-5);
            QVERIFY(std::abs(pooled.probabilities.product[c + 1] - product[c] / total) < 1e-4);
        }
    }
};

QTEST_APPLESS_MAIN(TestPatternLabels)
#include "tst_pattern_labels.moc"
