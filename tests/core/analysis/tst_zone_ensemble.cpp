// SPDX-License-Identifier: GPL-3.0-or-later
// Space groups from several spot patterns: the published example, Bayes' rule by hand, and what is refused.
#include "core/analysis/zone_ensemble.h"
#include "core/base/error.h"
#include "core/base/rng.h"

#include <QtTest>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

enum Group { G213, G221, G225, G227, G229 };
enum Zone { Z001, Z103 };

/// Ra et al. (2021), Fig. 7: [001] is one class for 221, 225, 227 and 229, [103] is unique to each group.
ZoneKnowledge published()
{
    ZoneKnowledge k;
    k.classes = 7;
    k.zones = 2;
    k.groups = 5;
    k.classOf = {{1, 2}, {0, 3}, {0, 4}, {0, 5}, {0, 6}};
    k.groupOf = {G213, G221, G225, G227, G229};
    return k;
}

ZonePattern certain(int ofClass, std::optional<int> zone)
{
    ZonePattern p;
    p.probabilities.assign(7, 0);
    p.probabilities[static_cast<std::size_t>(ofClass)] = 1;
    p.zone = zone;
    return p;
}

void compare(const std::vector<double>& values, const std::vector<double>& expected)
{
    QCOMPARE(values.size(), expected.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        QVERIFY2(std::abs(values[i] - expected[i]) < 1e-12, qPrintable(QString("%1: %2").arg(i).arg(values[i])));
}

} // namespace

class TestZoneEnsemble : public QObject
{
    Q_OBJECT

private slots:
    void publishedArithmetic_data()
    {
        QTest::addColumn<bool>("zonesKnown");
        QTest::newRow("zone axes known") << true;
        QTest::newRow("zone axes unknown") << false;
    }

    void publishedArithmetic()
    {
        QFETCH(bool, zonesKnown);
        const auto zone = [&](int z) { return zonesKnown ? std::optional<int>(z) : std::nullopt; };
        const ZonePattern along001 = certain(0, zone(Z001)), along103 = certain(4, zone(Z103));
        compare(pooledByMean(published(), {along001}), {0, 0.25, 0.25, 0.25, 0.25});
        compare(pooledByMean(published(), {along001, along103}), {0, 0.125, 0.625, 0.125, 0.125});
        compare(pooledByMean(published(), {}), {0.2, 0.2, 0.2, 0.2, 0.2});
    }

    void bayesIsSureWhereTheMeanIsNot()
    {
        const BayesOptions noError{.error = 0};
        const ZonePattern along001 = certain(0, Z001), along103 = certain(4, Z103);
        compare(pooledByBayes(published(), {along001}, noError), {0, 0.25, 0.25, 0.25, 0.25});
        compare(pooledByBayes(published(), {along001, along103}, noError), {0, 0, 1, 0, 0});
        // an error of the classifier keeps the others possible: class 4 has likelihood e + (1 - e) 7, the others e
        const double e = 0.01, own = e + (1 - e) * 7;
        const auto pooled = pooledByBayes(published(), {along103}, {.error = e});
        QVERIFY(std::abs(pooled[G225] - own / (own + 4 * e)) < 1e-12);
    }

    void zonesAreMarginalised()
    {
        // two groups, two zones; group 1 shows class 0 along both, group 0 along one only: twice as likely
        ZoneKnowledge k;
        k.classes = 2;
        k.zones = 2;
        k.groups = 2;
        k.classOf = {{0, 1}, {0, 0}};
        k.groupOf = {0, 1};
        ZonePattern pattern;
        pattern.probabilities = {1, 0};
        compare(pooledByBayes(k, {pattern}, {.error = 0}), {1 / 3., 2 / 3.});
        compare(pooledByBayes(k, {pattern}, {.error = 0, .zonePrior = {1, 0}}), {0.5, 0.5});
        compare(groupShares(k, pattern), {0.5, 0.5});
    }

    void classPriorOfTheTrainingIsTakenOut()
    {
        ZoneKnowledge k;
        k.classes = 2;
        k.zones = 1;
        k.groups = 2;
        k.classOf = {{0}, {1}};
        k.groupOf = {0, 1};
        k.classPrior = {3, 1};
        ZonePattern pattern;
        pattern.probabilities = {0.75, 0.25}; // no more than the classifier knew before
        compare(pooledByBayes(k, {pattern}, {.error = 0}), {0.5, 0.5});
    }

    void candidatesOfAGroupStayTogether()
    {
        // group 0 has two kinds of crystals; each pattern alone fits one of them, but no crystal is both
        ZoneKnowledge k;
        k.classes = 4;
        k.zones = 2;
        k.groups = 2;
        k.classOf = {{0, 2}, {1, 3}, {0, 3}};
        k.groupOf = {0, 0, 1};
        ZonePattern first, second;
        first.probabilities = {1, 0, 0, 0};
        first.zone = 0;
        second.probabilities = {0, 0, 0, 1};
        second.zone = 1;
        compare(pooledByBayes(k, {first, second}, {.error = 0}), {0, 1});
        compare(pooledByMean(k, {first, second}), {0.5, 0.5});
    }

    void bayesIsBetterCalibrated()
    {
        // a classifier that is right in 9 of 10 patterns and says so; three patterns of each crystal
        const ZoneKnowledge k = published();
        Rng rng(5);
        LabelledAnswers mean, bayes;
        mean.classes = bayes.classes = k.groups;
        for (int i = 0; i < 3000; ++i) {
            const auto truth = static_cast<int>(rng.index(5));
            std::vector<ZonePattern> patterns;
            for (int p = 0; p < 3; ++p) {
                const auto zone = static_cast<int>(rng.index(2));
                const int own = k.classOf[static_cast<std::size_t>(truth)][static_cast<std::size_t>(zone)];
                ZonePattern pattern;
                pattern.probabilities.assign(7, 0.1 / 6);
                const int said = rng.uniform() < 0.9 ? own : (own + 1 + static_cast<int>(rng.index(6))) % 7;
                pattern.probabilities[static_cast<std::size_t>(said)] = 0.9;
                patterns.push_back(pattern);
            }
            for (auto* answers : {&mean, &bayes}) {
                for (const double p : answers == &mean ? pooledByMean(k, patterns) : pooledByBayes(k, patterns, {.error = 0}))
                    answers->probabilities.push_back(static_cast<float>(p));
                answers->truth.push_back(truth);
            }
        }
        QVERIFY(logLoss(bayes) < 0.7 * logLoss(mean));
        QVERIFY(expectedCalibrationError(bayes) < 0.05);
        QVERIFY(expectedCalibrationError(mean) > 0.15);
    }

    void logLossOfKnownAnswers()
    {
        LabelledAnswers answers;
        answers.classes = 2;
        answers.probabilities = {0.5f, 0.5f, 1.f, 0.f};
        answers.truth = {0, 1};
        QVERIFY(std::abs(logLoss(answers) - (std::log(2.) + std::log(1e6)) / 2) < 1e-6);
    }

    void misfitsAreRefused()
    {
        ZoneKnowledge k = published();
        k.classOf[0][0] = 7;
        QVERIFY_THROWS_EXCEPTION(Error, pooledByBayes(k, {}));
        QVERIFY_THROWS_EXCEPTION(Error, pooledByMean(published(), {certain(0, 2)}));
        ZonePattern few;
        few.probabilities = {1};
        QVERIFY_THROWS_EXCEPTION(Error, groupShares(published(), few));
    }
};

QTEST_GUILESS_MAIN(TestZoneEnsemble)
#include "tst_zone_ensemble.moc"
