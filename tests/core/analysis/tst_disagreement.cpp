// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disagreement.h"
#include "tests/core/analysis/planted_maps.h"

#include <QTest>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

/// Digits are class ids.
std::vector<std::uint16_t> digits(const std::vector<const char*>& lines)
{
    std::vector<std::uint16_t> ids;
    for (const std::string line : lines)
        for (const char c : line)
            ids.push_back(static_cast<std::uint16_t>(c - '0'));
    return ids;
}

ComparedMaps drawnMaps(const std::vector<const char*>& reference, const std::vector<const char*>& result)
{
    ComparedMaps maps;
    maps.grid.rows = static_cast<std::int64_t>(reference.size());
    maps.grid.cols = static_cast<std::int64_t>(std::string(reference[0]).size());
    maps.classes = {"unknown", "a", "b", "c"};
    maps.reference = digits(reference);
    maps.result = digits(result);
    return maps;
}

Disagreement disagreementOf(const ComparedMaps& maps, DisagreementOptions options = {})
{
    NullMonitor job;
    return disagreement(maps, options, job);
}

bool close(double a, double b) { return std::abs(a - b) < 1e-9; }

} // namespace

class TestDisagreement : public QObject
{
    Q_OBJECT
private slots:
    void aShiftedBoundaryIsExcused()
    {
        const ComparedMaps maps = drawnMaps({"111222", "111222", "111222"}, {"112222", "111222", "111122"});
        const Disagreement strict = disagreementOf(maps, {.tolerance = 0});
        QCOMPARE(strict.agree, 16);
        QCOMPARE(strict.excused, 0);
        QCOMPARE(strict.regionCount, 2);
        const Disagreement d = disagreementOf(maps);
        QCOMPARE(d.agree, 16);
        QCOMPARE(d.excused, 2);
        QVERIFY(close(d.agreement.value, 16. / 18));
        QVERIFY(close(d.tolerantAgreement.value, 1));
        QCOMPARE(d.regionCount, 0);
        // By hand: class a has 9 pixels in each map, 8 in both; all of them lie within a pixel of the other map's.
        QCOMPARE(d.phases.size(), std::size_t(2));
        QVERIFY(close(d.phases[0].jaccard.value, 8. / 10));
        QCOMPARE((std::pair{d.phases[0].jaccard.low, d.phases[0].jaccard.high}), wilson95(8, 10));
        QVERIFY(close(d.phases[0].tolerantF1, 1));
    }

    void aWrongGrainIsNot()
    {
        // A 3 x 3 grain of b inside a: the boundary of b is nowhere near, not even for its rim.
        const ComparedMaps maps = drawnMaps({"1111111", "1111111", "1111111", "1111111", "1111112"},
                                            {"1111111", "1222111", "1222111", "1222111", "1111112"});
        const Disagreement d = disagreementOf(maps);
        QCOMPARE(d.regionCount, 1);
        QCOMPARE(d.regions[0].pixels, 9);
        QCOMPARE(d.regions[0].reference, 1);
        QCOMPARE(d.regions[0].result, 2);
        QCOMPARE(d.regions[0].pixel, 2 * 7 + 2);
        QVERIFY(close(d.regions[0].score, 9));
        QCOMPARE(d.pixelsOf(maps.grid, d.regions[0]), (std::vector<std::int64_t>{8, 9, 10, 15, 16, 17, 22, 23, 24}));
        // Of ten pixels answered b, one is b in the reference; its pixel is found. Precision 1 / 10, recall 1.
        QVERIFY(close(d.phases[1].tolerantPrecision.value, 0.1));
        QVERIFY(close(d.phases[1].tolerantRecall.value, 1));
        QVERIFY(close(d.phases[1].tolerantF1, 2. * 0.1 / 1.1));
        // Of a only the middle of the grain has no a within a pixel.
        QVERIFY(close(d.phases[0].tolerantRecall.value, 33. / 34));
        QVERIFY(close(d.phases[0].tolerantPrecision.value, 1));
    }

    void confidenceDecidesBetweenEqualSizes()
    {
        ComparedMaps maps = drawnMaps({"11111111", "11111111"}, {"12211331", "12211331"});
        maps.confidence.assign(16, 0.5f);
        maps.confidence[5] = 0.75f;
        const Disagreement d = disagreementOf(maps);
        QCOMPARE(d.regionCount, 2);
        QCOMPARE(d.regions[0].result, 3);
        QVERIFY(close(d.regions[0].meanConfidence, 2.25 / 4));
        QVERIFY(close(d.regions[0].score, 2.25));
        QVERIFY(close(d.regions[1].score, 2));
        QCOMPARE(disagreementOf(maps, {.mostRegions = 1}).regions.size(), std::size_t(1));
        QCOMPARE(disagreementOf(maps, {.mostRegions = 1}).regionCount, 2);
    }

    void silentPixelsCountWhereAskedFor()
    {
        const ComparedMaps maps = drawnMaps({"11100", "11100", "11100"}, {"10100", "11122", "11122"});
        const Disagreement d = disagreementOf(maps);
        QCOMPARE(d.pixels, 15);
        QCOMPARE(d.bothIndexed, 8);
        QCOMPARE(d.agree, 8);
        QCOMPARE(d.regionCount, 0);
        QCOMPARE(d.phases.size(), std::size_t(1)); // b was answered only where the reference says nothing
        QVERIFY(close(d.phases[0].jaccard.value, 8. / 9)); // the unknown pixel was missed
        const Disagreement all = disagreementOf(maps, {.silent = true});
        QCOMPARE(all.regionCount, 2);
        QCOMPARE(all.regions[0].result, 2);
        QCOMPARE(all.regions[0].pixels, 4);
        QCOMPARE(all.regions[1].result, 0);
    }

    void pendingPixelsAreNotCompared()
    {
        PlantedMaps maps = plantedMaps(40);
        maps.result.state[0] = PixelState::Pending;
        const Disagreement d = disagreementOf(comparedMaps(maps.result, maps.reference));
        QCOMPARE(d.pixels, 1599);
    }

    void classesOfTheReferenceAreMatched()
    {
        CrystalMap reference;
        reference.grid.rows = 1;
        reference.grid.cols = 4;
        reference.phases = {{namedPhase("Iron (Alpha)"), namedPhase("MnS")}};
        reference.phaseId = {1, 1, 2, 9};
        PhaseMap result(reference.grid, {{namedPhase("austenite"), namedPhase("ferrite")}});
        result.state.assign(4, PixelState::Classified);
        result.phaseId = {2, 1, 1, 1};
        const ComparedMaps maps = comparedMaps(result, reference);
        QCOMPARE(maps.classes, (std::vector<std::string>{"unknown", "austenite", "ferrite", "MnS"}));
        QCOMPARE(maps.reference, (std::vector<std::uint16_t>{2, 2, 3, 0}));
        QCOMPARE(maps.result, (std::vector<std::uint16_t>{2, 1, 1, 1}));
        reference.grid.cols = 2;
        QVERIFY_THROWS_EXCEPTION(Error, comparedMaps(result, reference));
    }

    void sameFiguresAsTheConfusionMatrix()
    {
        const PlantedMaps maps = plantedMaps(120);
        const Disagreement d = disagreementOf(comparedMaps(maps.result, maps.reference));
        const Agreement a = agreement(confusionMatrix(maps.result, maps.reference));
        QCOMPARE(d.agree, a.agree);
        QVERIFY(close(d.kappa.value, a.kappa) && close(d.kappa.low, a.kappaLow) && close(d.kappa.high, a.kappaHigh));
        for (std::size_t c = 0; c < 3; ++c)
            QVERIFY(close(d.phases[c].jaccard.value, jaccardOf(a.classes[c]).value));
    }

    void tenPlantedErrorsComeFirst_data()
    {
        QTest::addColumn<quint64>("seed");
        for (const quint64 seed : {1, 2, 3, 4, 5})
            QTest::addRow("seed %d", int(seed)) << seed;
    }
    void tenPlantedErrorsComeFirst()
    {
        QFETCH(quint64, seed);
        const PlantedMaps maps = plantedMaps(200, seed);
        QVERIFY(maps.shifted > 150);
        const ComparedMaps compared = comparedMaps(maps.result, maps.reference);
        const Disagreement strict = disagreementOf(compared, {.tolerance = 0});
        QVERIFY(strict.regionCount > 100); // what a user would have to click through
        const Disagreement d = disagreementOf(compared);
        QVERIFY(d.regions.size() >= 10);
        for (std::size_t k = 0; k < 10; ++k) {
            const auto pixels = d.pixelsOf(compared.grid, d.regions[k]);
            QCOMPARE(std::set(pixels.begin(), pixels.end()), maps.errors[k].pixels(compared.grid));
        }
        QCOMPARE(d.regionCount, 10); // nothing of the boundaries is left
        QCOMPARE(d.excused, maps.shifted);
        QCOMPARE(toJson(d, compared.grid, 3)["regions"].size(), std::size_t(3));
    }

    void badToleranceIsRefused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, disagreementOf(drawnMaps({"1"}, {"1"}), {.tolerance = 21}));
    }

    void intervals()
    {
        // Kappa 0.4 of 50 cases. Standard error 0.126996 by the other form of the variance: A + B - C with
        // A = sum p_ii (1 - (p_i. + p_.i)(1 - k))^2, B = (1 - k)^2 sum p_ij (p_.i + p_j.)^2, C = (k - p_e (1 - k))^2.
        ConfusionMatrix m{{"not indexed", "a", "b"}, {"unknown", "a", "b"}, {0, 0, 0, 0, 20, 5, 0, 10, 15}, {0, 1, 2}};
        const Agreement a = agreement(m);
        QVERIFY(close(a.kappa, 0.4));
        QVERIFY(a.kappaLow < 0.4 && a.kappaHigh > 0.4);
        QVERIFY(std::abs((a.kappaHigh - a.kappaLow) / 2 / z95 - 0.126996) < 1e-6);
        QVERIFY(close(f1Of(a.classes[0]).value, a.classes[0].f1));
        QVERIFY(close(jaccardOf(a.classes[0]).value, 20. / 35));
        QCOMPARE((std::pair{recallOf(a.classes[0]).low, recallOf(a.classes[0]).high}), wilson95(20, 25));
        QVERIFY(close(f1Of(a.classes[0]).low, 2 * wilson95(20, 35).first / (1 + wilson95(20, 35).first)));
    }
};

QTEST_GUILESS_MAIN(TestDisagreement)
#include "tst_disagreement.moc"
