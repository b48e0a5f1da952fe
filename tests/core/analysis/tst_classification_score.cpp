// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values by hand, from papers, or from scikit-learn 1.2 and statsmodels 0.13, as each row says.
#include "core/analysis/classification_score.h"
#include "core/analysis/open_set.h"
#include "core/base/error.h"
#include "core/base/rng.h"

#include <QTest>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

bool close(double value, double expected, double tolerance = 1e-9)
{
    return std::abs(value - expected) < tolerance;
}

/// One row of probabilities per pattern.
LabelledAnswers answersOf(const std::vector<std::vector<float>>& rows, std::vector<int> truth,
                          std::vector<int> material = {})
{
    LabelledAnswers answers{static_cast<int>(rows.front().size()), {}, std::move(truth), std::move(material)};
    for (const auto& row : rows)
        answers.probabilities.insert(answers.probabilities.end(), row.begin(), row.end());
    return answers;
}

const ClassCounts threeClasses{3, {50, 3, 2, 4, 30, 6, 1, 2, 7}};

/// A classifier that is right with probability `right` when asked once.
LabelledAnswers simulated(int patternsPerClass, int classes, double right, std::uint64_t seed)
{
    Rng rng(seed);
    LabelledAnswers answers{classes, {}, {}, {}};
    for (int t = 0; t < classes; ++t)
        for (int i = 0; i < patternsPerClass; ++i) {
            const int given =
                rng.uniform() < right
                    ? t
                    : (t + 1 + static_cast<int>(rng.index(static_cast<std::uint64_t>(classes - 1)))) %
                          classes;
            for (int c = 0; c < classes; ++c)
                answers.probabilities.push_back(
                    static_cast<float>(c == given ? right : (1 - right) / (classes - 1)));
            answers.truth.push_back(t);
        }
    return answers;
}

template <typename Action> bool isRefused(const Action& action)
{
    try {
        action();
    } catch (const Error&) {
        return true;
    }
    return false;
}

} // namespace

class TestClassificationScore : public QObject
{
    Q_OBJECT
private slots:
    void wilson_data()
    {
        QTest::addColumn<int>("hits");
        QTest::addColumn<int>("total");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // Newcombe, Stat. Med. 17 (1998) 857, table I, method 3
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662;
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("none of 20") << 0 << 20 << 0.0 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
        QTest::newRow("all of 10 (statsmodels)") << 10 << 10 << 0.7225 << 1.0;
        QTest::newRow("nothing counted") << 0 << 0 << 0.0 << 1.0;
    }
    void wilson()
    {
        QFETCH(int, hits);
        QFETCH(int, total);
        QFETCH(double, low);
        QFETCH(double, high);
        const Estimate share = proportion(hits, total);
        QVERIFY(close(share.low, low, 6e-5));
        QVERIFY(close(share.high, high, 6e-5));
        QVERIFY(close(share.value, total ? static_cast<double>(hits) / total : 0));
    }

    void accuracies() // value: scikit-learn; interval: the paper's formula in Python
    {
        QVERIFY(close(accuracy(threeClasses).value, 87. / 105));
        const Estimate balanced = balancedAccuracy(threeClasses);
        QVERIFY(close(balanced.value, 0.7863636363636365));
        QVERIFY(close(balanced.low, 0.6681769080330408));
        QVERIFY(close(balanced.high, 0.8770326627202462));
    }

    void classesWithoutPatternsDoNotCount()
    {
        const ClassCounts twoOfThree{3, {8, 2, 0, 0, 0, 0, 1, 0, 9}};
        QVERIFY(close(balancedAccuracy(twoOfThree).value, 0.85));
        QVERIFY(close(balancedAccuracy({2, {10, 0, 0, 10}}).value, 1));
        QVERIFY(balancedAccuracy({2, {10, 0, 0, 10}}).low < 0.9); // 20 patterns do not prove perfection
        QCOMPARE(balancedAccuracy({2, {0, 0, 0, 0}}).high, 1.);
    }

    void balancedIntervalCoversTheTruth()
    {
        int covered = 0;
        for (std::uint64_t seed = 0; seed < 500; ++seed) {
            const Estimate found = balancedAccuracy(countAnswers(simulated(12, 4, 0.9, seed)));
            covered += found.low <= 0.9 && 0.9 <= found.high;
        }
        QVERIFY2(covered >= 460 && covered <= 495, qPrintable(QString::number(covered))); // 95 % are 475
    }

    void kappa()
    {
        // Fleiss, Cohen & Everitt's variance on the table of Fleiss (1981), p. 220: kappa 0.68, s.e. 0.088
        const Estimate diagnoses = cohensKappa({3, {75, 1, 4, 5, 4, 1, 0, 0, 10}});
        QVERIFY(close(diagnoses.value, 0.676470588235294));
        QVERIFY(close(diagnoses.low, 0.5045759580860855)); // statsmodels
        QVERIFY(close(diagnoses.high, 0.8483652183845026));
        const Estimate ours = cohensKappa(threeClasses); // statsmodels
        QVERIFY(close(ours.value, 0.7069767441860466));
        QVERIFY(close(ours.low, 0.5895031510675702));
        QVERIFY(close(ours.high, 0.824450337304523));
        QCOMPARE(cohensKappa({2, {5, 0, 0, 0}}).value, 1.);
        QVERIFY(close(cohensKappa({2, {25, 25, 25, 25}}).value, 0));
        QCOMPARE(cohensKappa({2, {0, 0, 0, 0}}).low, -1.);
    }

    void figuresOfClasses() // scikit-learn
    {
        const auto figures = classFigures(threeClasses);
        const double precision[] = {0.9090909090909091, 0.8571428571428571, 0.4666666666666667},
                     recall[] = {0.9090909090909091, 0.75, 0.7}, f1[] = {0.9090909090909091, 0.8, 0.56};
        const std::int64_t truths[] = {55, 40, 10};
        for (std::size_t c = 0; c < 3; ++c) {
            QVERIFY(close(figures[c].precision.value, precision[c]));
            QVERIFY(close(figures[c].recall.value, recall[c]));
            QVERIFY(close(figures[c].f1, f1[c]));
            QCOMPARE(figures[c].truths, truths[c]);
        }
        QCOMPARE(classFigures({2, {0, 5, 0, 5}})[0].f1, 0.);
        QCOMPARE(classFigures({2, {0, 5, 0, 5}})[0].precision.high, 1.); // never answered: nothing is known
    }

    void topK_data() // by hand
    {
        QTest::addColumn<int>("best");
        QTest::addColumn<double>("share");
        QTest::newRow("first") << 1 << 0.2;
        QTest::newRow("first two, one of them a tie") << 2 << 0.8;
        QTest::newRow("all") << 3 << 1.0;
    }
    void topK()
    {
        QFETCH(int, best);
        const auto answers = answersOf({{0.5f, 0.3f, 0.2f},
                                        {0.1f, 0.2f, 0.7f},
                                        {0.4f, 0.4f, 0.2f},
                                        {0.25f, 0.25f, 0.5f},
                                        {0.3f, 0.6f, 0.1f}},
                                       {0, 1, 1, 0, 2});
        QTEST(topAccuracy(answers, best).value, "share");
        QVERIFY(close(topAccuracy(answers, 1).value, accuracy(countAnswers(answers)).value));
    }

    void calibration() // by hand: 3/5 |2/3 - 0.95| + 2/5 |1/2 - 0.65| = 0.23
    {
        const auto answers =
            answersOf({{0.95f, 0.05f}, {0.95f, 0.05f}, {0.05f, 0.95f}, {0.65f, 0.35f}, {0.35f, 0.65f}},
                      {0, 1, 1, 0, 0});
        QVERIFY(close(expectedCalibrationError(answers), 0.23, 1e-6));
        const auto bins = calibrationBins(answers);
        QCOMPARE(bins.size(), std::size_t{15});
        QCOMPARE(bins[14].patterns, std::int64_t{3}); // (14/15, 1]
        QCOMPARE(bins[9].patterns, std::int64_t{2});  // (9/15, 10/15]
        QVERIFY(close(expectedCalibrationError(answers, 1), std::abs(0.6 - 0.83), 1e-6));
        QCOMPARE(calibrationBins(answersOf({{1.f, 0.f}}, {0}), 4)[3].patterns, std::int64_t{1});
        QCOMPARE(calibrationBins(answersOf({{0.5f, 0.5f}}, {0}), 4)[1].patterns,
                 std::int64_t{1}); // at the upper edge
    }

    void poolingMultipliesProbabilities() // by hand: 0.6 * 0.2 : 0.4 * 0.8 = 3 : 8
    {
        const auto one = pooled(answersOf({{0.6f, 0.4f}, {0.2f, 0.8f}}, {1, 1}), 2, 1);
        QCOMPARE(one.size(), std::int64_t{1});
        QVERIFY(close(one.of(0)[0], 3. / 11, 1e-6));
        QCOMPARE(one.answer(0), 1);
        const auto sure = pooled(answersOf({{1.f, 0.f}, {0.f, 1.f}, {0.f, 1.f}}, {1, 1, 1}), 3, 1);
        QCOMPARE(sure.answer(0), 1); // a zero is no veto, two outvote it
    }

    void poolsKeepToTheirMaterial()
    {
        std::vector<std::vector<float>> rows;
        std::vector<int> truth, material;
        for (int i = 0; i < 23; ++i) { // 5 + 7 + 11 patterns of materials 0, 1 (class 0) and 2 (class 1)
            rows.push_back({i < 12 ? 0.7f : 0.2f, i < 12 ? 0.3f : 0.8f});
            truth.push_back(i < 12 ? 0 : 1);
            material.push_back(i < 5 ? 0 : i < 12 ? 1 : 2);
        }
        const auto pools = pooled(answersOf(rows, truth, material), 4, 3);
        QCOMPARE(pools.truth, (std::vector<int>{0, 0, 1, 1})); // 1 + 1 + 2, the rest left over
        QCOMPARE(pools.material, (std::vector<int>{0, 1, 2, 2}));
        QCOMPARE(accuracy(countAnswers(pools)).value, 1.);
        const auto again = pooled(answersOf(rows, truth, material), 4, 3);
        QCOMPARE(again.probabilities, pools.probabilities);
        QVERIFY(
            isRefused([&] { pooled(answersOf(rows, truth, std::vector<int>(23, 0)), 4, 3); })); // two classes
    }

    void poolingHelps() // four votes of 70 % each among ten classes: hardly ever wrong
    {
        const auto answers = simulated(400, 10, 0.7, 5);
        QVERIFY(close(accuracy(countAnswers(answers)).value, 0.7, 0.03));
        QVERIFY(accuracy(countAnswers(pooled(answers, 4, 1))).value > 0.88);
        QVERIFY(accuracy(countAnswers(pooled(answers, 16, 1))).value > 0.999);
    }

    void mergedClasses()
    {
        const auto answers = answersOf({{0.3f, 0.3f, 0.4f}, {0.1f, 0.5f, 0.4f}}, {0, 2});
        QCOMPARE(answers.answer(0), 2);
        const std::vector<int> groups{0, 0, 1};
        const auto lattices = merged(answers, groups, 2);
        QCOMPARE(lattices.answer(0), 0); // 0.6 : 0.4
        QCOMPARE(lattices.truth, (std::vector<int>{0, 1}));
        QCOMPARE(lattices.material, (std::vector<int>{0, 2}));
        QVERIFY(isRefused([&] { merged(answers, std::vector<int>{0, 0, 2}, 2); }));
        QVERIFY(isRefused([&] { merged(answers, std::vector<int>{0, 0}, 2); }));
    }

    void inconsistentAnswers()
    {
        QVERIFY(isRefused([] { countAnswers({2, {0.5f}, {0}, {}}); }));
        QVERIFY(isRefused([] { countAnswers({2, {0.5f, 0.5f}, {2}, {}}); }));
        QVERIFY(isRefused([] { countAnswers({2, {0.5f, NAN}, {0}, {}}); }));
        QVERIFY(isRefused([] { countAnswers({2, {0.5f, 0.5f}, {0}, {1, 2}}); }));
        QVERIFY(isRefused([] { countAnswers({0, {}, {}, {}}); }));
    }

    void rocArea() // area: scikit-learn; DeLong's variance by its definition over all pairs in Python
    {
        const std::vector<double> known{0.9, 0.8, 0.8, 0.7, 0.55, 0.4, 0.95, 0.6},
            unknown{0.1, 0.8, 0.3, 0.4, 0.6, 0.2};
        const Estimate area = areaUnderRoc(known, unknown);
        QVERIFY(close(area.value, 0.8333333333333334));
        QVERIFY(close(area.low, 0.48752002214274354));
        QVERIFY(close(area.high, 0.9633430348145496));
        const Estimate mirrored = areaUnderRoc(unknown, known);
        QVERIFY(close(mirrored.value, 1 - area.value) && close(mirrored.low, 1 - area.high));
    }

    void rocAreaAtItsEnds() // Newcombe's method 5 solved with scipy's brentq
    {
        const std::vector<double> high(20, 1.), low(15, 0.), same(10, 0.5);
        const Estimate perfect = areaUnderRoc(high, low);
        QCOMPARE(perfect.value, 1.);
        QVERIFY(close(perfect.low, 0.8817158840059881, 1e-8));
        QCOMPARE(perfect.high, 1.);
        QVERIFY(close(areaUnderRoc(low, high).high,
                      areaUnderRoc(std::vector<double>(15, 0.), std::vector<double>(20, 1.)).high));
        const Estimate blind = areaUnderRoc(same, same);
        QCOMPARE(blind.value, 0.5);
        QVERIFY(close(blind.low, 0.27351558818989397, 1e-8));
        QVERIFY(close(blind.high, 0.726484411810106, 1e-8));
        QCOMPARE(areaUnderRoc({}, same).value, 0.5);
        QCOMPARE(areaUnderRoc({}, same).high, 1.);
        QVERIFY(isRefused([&] { areaUnderRoc(same, std::vector<double>{NAN}); }));
    }

    void rocIntervalCoversTheTruth() // two normal distributions 1.5 apart: area Phi(1.5 / sqrt 2) = 0.85558
    {
        Rng rng(4);
        int covered = 0;
        for (int trial = 0; trial < 500; ++trial) {
            std::vector<double> known, unknown;
            for (int i = 0; i < 40; ++i) {
                known.push_back(rng.normal() + 1.5);
                unknown.push_back(rng.normal());
            }
            const Estimate area = areaUnderRoc(known, unknown);
            covered += area.low <= 0.8555784 && 0.8555784 <= area.high;
        }
        QVERIFY2(covered >= 460 && covered <= 490, qPrintable(QString::number(covered))); // 95 % are 475
    }

    void falseAcceptance_data() // by hand; known scores 1 ... 10
    {
        QTest::addColumn<double>("acceptance");
        QTest::addColumn<double>("threshold");
        QTest::addColumn<double>("falseAccepts"); // of 1.5, 2, 5, 11
        QTest::newRow("90 %") << 0.9 << 2.0 << 0.75;
        QTest::newRow("all") << 1.0 << 1.0 << 1.0;
        QTest::newRow("half") << 0.5 << 6.0 << 0.25;
        QTest::newRow("a little more than half") << 0.51 << 5.0 << 0.5;
    }
    void falseAcceptance()
    {
        QFETCH(double, acceptance);
        const std::vector<double> known{10, 1, 9, 2, 8, 3, 7, 4, 6, 5}, unknown{1.5, 2, 5, 11};
        const FalseAccepts found = falseAccepts(known, unknown, acceptance);
        QTEST(found.threshold, "threshold");
        QTEST(found.rate.value, "falseAccepts");
        QVERIFY(found.acceptance >= acceptance);
        QCOMPARE(found.rate.high, proportion(static_cast<std::int64_t>(4 * found.rate.value), 4).high);
    }

    void falseAcceptanceWithTies()
    {
        const std::vector<double> known{1, 1, 1, 1}, unknown{1, 0};
        QCOMPARE(falseAccepts(known, unknown).acceptance, 1.);
        QCOMPARE(falseAccepts(known, unknown).rate.value, 0.5);
        QVERIFY(isRefused([&] { falseAccepts({}, unknown); }));
        QVERIFY(isRefused([&] { falseAccepts(known, unknown, 0); }));
        QCOMPARE(falseAccepts(known, {}).rate.high, 1.); // nothing is known of no patterns
    }
};

QTEST_GUILESS_MAIN(TestClassificationScore)
#include "tst_classification_score.moc"
