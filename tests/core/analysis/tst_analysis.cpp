// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion_matrix.h"
#include "core/analysis/phase_matching.h"

#include <QTest>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

Phase structure(const std::string& name, int spaceGroup = 0, double a = 0, const std::string& formula = {})
{
    Phase phase;
    phase.name = name;
    phase.spaceGroup = spaceGroup;
    phase.formula = formula;
    if (a > 0)
        phase.cell = {a, a, a, 90, 90, 90};
    return phase;
}

Phase lattice(const std::string& symbol)
{
    Phase phase;
    phase.name = symbol;
    phase.bravais = symbol;
    return phase;
}

struct Maps
{
    PhaseMap result;
    CrystalMap reference;
};

/// pairs: (reference id, result id, number of pixels), all in one row.
Maps mapsOf(PhaseList reference, PhaseList result, const std::vector<std::array<int, 3>>& pairs)
{
    Maps maps;
    for (const auto& [ref, res, count] : pairs)
        for (int k = 0; k < count; ++k) {
            maps.reference.phaseId.push_back(static_cast<std::uint16_t>(ref));
            maps.result.phaseId.push_back(static_cast<std::uint16_t>(res));
        }
    ScanGrid grid;
    grid.rows = 1;
    grid.cols = static_cast<std::int64_t>(maps.reference.phaseId.size());
    auto ids = std::move(maps.result.phaseId);
    maps.result = PhaseMap(grid, std::move(result));
    maps.result.phaseId = std::move(ids);
    std::fill(maps.result.state.begin(), maps.result.state.end(), PixelState::Classified);
    maps.reference.grid = grid;
    maps.reference.phases = std::move(reference);
    return maps;
}

} // namespace

class TestAnalysis : public QObject
{
    Q_OBJECT
private slots:
    void mergedLinesAreCountedTogether();
    void wilson_data()
    {
        QTest::addColumn<int>("hits");
        QTest::addColumn<int>("total");
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        // R: prop.test(x, n, correct = FALSE)$conf.int
        QTest::newRow("81 of 263") << 81 << 263 << 0.2553 << 0.3662; // Newcombe 1998, table I, method 3
        QTest::newRow("15 of 148") << 15 << 148 << 0.0624 << 0.1605;
        QTest::newRow("0 of 20") << 0 << 20 << 0.0000 << 0.1611;
        QTest::newRow("1 of 29") << 1 << 29 << 0.0061 << 0.1718;
        QTest::newRow("none") << 0 << 0 << 0. << 1.;
    }
    void wilson()
    {
        QFETCH(int, hits);
        QFETCH(int, total);
        QFETCH(double, low);
        QFETCH(double, high);
        const auto [a, b] = wilson95(hits, total);
        QVERIFY2(std::abs(a - low) < 6e-5 && std::abs(b - high) < 6e-5, qPrintable(QString("%1 %2").arg(a).arg(b)));
    }

    void kappaOfTheTextbookExample()
    {
        // 50 cases, 20 and 15 on the diagonal, 5 and 10 off it: observed 0.7, by chance 0.5, kappa 0.4
        const PhaseList ab{{structure("a"), structure("b")}};
        const auto maps = mapsOf(ab, ab, {{1, 1, 20}, {1, 2, 5}, {2, 1, 10}, {2, 2, 15}});
        const auto a = agreement(confusionMatrix(maps.result, maps.reference));
        QCOMPARE(a.agree, 35);
        QVERIFY(std::abs(a.accuracy - 0.7) < 1e-12);
        QVERIFY(std::abs(a.kappa - 0.4) < 1e-12);
        QVERIFY(std::abs(a.classes[0].precision - 20. / 30) < 1e-12);
        QVERIFY(std::abs(a.classes[0].recall - 20. / 25) < 1e-12);
        QVERIFY(std::abs(a.classes[0].f1 - 40. / 55) < 1e-12);
    }

    void notIndexedPixelsAreNeverDropped()
    {
        const auto maps = mapsOf({{structure("nickel"), structure("gold")}}, {{structure("Gold"), structure("NICKEL")}},
                                 {{0, 0, 3}, {0, 1, 2}, {1, 0, 4}, {1, 2, 8}, {1, 1, 1}, {2, 1, 5}});
        const auto m = confusionMatrix(maps.result, maps.reference);
        QCOMPARE(m.total(), 23);
        QCOMPARE(m.reference[0], std::string("not indexed"));
        QCOMPARE(m.result[0], std::string("unknown"));
        QCOMPARE(m.at(0, 0), 3);
        QCOMPARE(m.at(0, 1), 2);
        QCOMPARE(m.at(1, 0), 4);
        QCOMPARE(m.at(1, 2), 8);
        QCOMPARE(m.matchOf, (std::vector<int>{0, 2, 1}));
        const auto a = agreement(m);
        QCOMPARE(a.pixels, 23);
        QCOMPARE(a.bothIndexed, 14);
        QCOMPARE(a.agree, 13);
        QVERIFY(std::abs(a.accuracyAll - 13. / 18) < 1e-12); // unknown counts as wrong
        QCOMPARE(a.classes[1].referencePixels, 13);
        const auto json = toJson(m, a);
        QCOMPARE(json["counts"][1][2].get<int>(), 8);
        QCOMPARE(json["match"][1].get<std::string>(), std::string("NICKEL"));
        QVERIFY(json["match"][0].is_null());
    }

    void pendingAndMissingPixels()
    {
        auto maps = mapsOf({{structure("nickel")}}, {{structure("nickel")}}, {{1, 1, 4}});
        maps.result.state[0] = PixelState::Pending;
        maps.result.state[1] = PixelState::NoPattern;
        maps.result.phaseId[1] = 0;
        maps.reference.phaseId[2] = 77; // not in the list: as good as not indexed
        const auto m = confusionMatrix(maps.result, maps.reference);
        QCOMPARE(m.total(), 3);
        QCOMPARE(m.at(1, 0), 1);
        QCOMPARE(m.at(0, 1), 1);
        QCOMPARE(m.at(1, 1), 1);
    }

    void names_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("canonical");
        QTest::newRow("case") << "NICKEL" << "ni";
        QTest::newRow("tin") << "Tin" << "sn";
        QTest::newRow("TiN is not tin") << "TiN" << "tin";
        QTest::newRow("EDAX") << "Iron (Alpha)" << "alpha fe";
        QTest::newRow("steel") << "Ferrite" << "alpha fe";
        QTest::newRow("bcc") << "Iron bcc" << "alpha fe";
        QTest::newRow("Oxford") << "Iron fcc" << "fe gamma";
        QTest::newRow("austenite") << "austenite" << "fe gamma";
        QTest::newRow("greek") << "\xCE\xB1-Ti" << "alpha ti";
        QTest::newRow("hcp") << "Titanium (hcp)" << "alpha ti";
        QTest::newRow("formula") << "Cementite" << "fe3c";
        QTest::newRow("underscore") << "MgO_periclase" << "mgo periclase";
        QTest::newRow("empty") << " - " << "";
    }
    void names()
    {
        QFETCH(QString, name);
        QTEST(QString::fromStdString(canonicalName(name.toStdString())), "canonical");
    }

    void autoMatching_data()
    {
        QTest::addColumn<int>("reference");
        QTest::addColumn<int>("match");
        QTest::newRow("same name") << 0 << 1;
        QTest::newRow("alias") << 1 << 2;
        QTest::newRow("formula is the name") << 2 << 3;
        QTest::newRow("space group and cell") << 3 << 1;
        QTest::newRow("space group, other cell") << 4 << 0;
        QTest::newRow("lattice of the space group") << 5 << 4;
        QTest::newRow("lattice given") << 6 << 4;
        QTest::newRow("nothing known") << 7 << 0;
    }
    void autoMatching()
    {
        QFETCH(int, reference);
        QFETCH(int, match);
        const PhaseList classes{{structure("nickel", 225, 3.524, "Ni"), structure("Ferrite", 229, 2.866, "Fe"),
                                 structure("quartz", 154, 4.91, "SiO2"), lattice("tI")}};
        const std::array phases = {structure("Nickel"), structure("Iron (Alpha)", 229, 2.87), structure("SiO2"),
                                   structure("Ni-superalloy", 225, 3.57), structure("aluminium", 225, 4.05), structure("anatase", 141),
                                   lattice("tI"), structure("phase 3")};
        QCOMPARE(autoMatch(phases[static_cast<std::size_t>(reference)], classes), match);
    }

    void coarserLevelsShareRowsAndColumns()
    {
        const PhaseList both{{structure("nickel", 225, 3.52), structure("aluminium", 225, 4.05), structure("iron", 229, 2.87)}};
        const auto maps = mapsOf(both, both, {{1, 2, 10}, {2, 2, 5}, {3, 3, 7}, {3, 1, 2}});
        QCOMPARE(agreement(confusionMatrix(maps.result, maps.reference, MatchBy::Name)).agree, 12);
        const auto m = confusionMatrix(maps.result, maps.reference, MatchBy::Bravais);
        QCOMPARE(m.reference, (std::vector<std::string>{"not indexed", "cF", "cI"}));
        QCOMPARE(m.at(1, 1), 15);
        QCOMPARE(agreement(m).agree, 22);
        QCOMPARE(agreement(confusionMatrix(maps.result, maps.reference, MatchBy::PointGroup)).agree, 24);
        QCOMPARE(confusionMatrix(maps.result, maps.reference, MatchBy::SpaceGroup).result, (std::vector<std::string>{"unknown", "225", "229"}));
    }

    void aPhaseWithoutCounterpartIsListed()
    {
        const auto maps = mapsOf({{structure("nickel"), structure("TiC")}}, {{structure("nickel")}}, {{1, 1, 4}, {2, 1, 6}});
        const auto a = agreement(confusionMatrix(maps.result, maps.reference));
        QCOMPARE(a.agree, 4);
        QCOMPARE(a.classes.size(), std::size_t{2});
        QCOMPARE(a.classes[1].name, std::string("TiC"));
        QCOMPARE(a.classes[1].referencePixels, 6);
        QCOMPARE(a.classes[1].recall, 0.);
    }

    void otherGridsAreRefused()
    {
        auto maps = mapsOf({{structure("a")}}, {{structure("a")}}, {{1, 1, 6}});
        maps.reference.grid.cols = 3;
        try {
            confusionMatrix(maps.result, maps.reference);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY(e.kind() == ErrorKind::Inconsistent);
            QVERIFY(QString(e.what()).contains("6 x 1") && QString(e.what()).contains("3 x 1"));
        }
    }
};

void TestAnalysis::mergedLinesAreCountedTogether()
{
    PhaseList three;
    three.phases = {structure("alpha", 194), structure("beta", 229), structure("gamma", 225)};
    const Maps maps = mapsOf(three, three, {{1, 1, 5}, {1, 2, 3}, {2, 2, 4}, {2, 0, 1}, {3, 3, 7}, {3, 1, 2}, {0, 2, 6}});
    const ConfusionMatrix whole = confusionMatrix(maps.result, maps.reference);
    const ConfusionMatrix one = mergedLines(whole, {0, 1, 1, 3}, {0, 1, 1, 3}); // beta into alpha
    QCOMPARE(one.total(), whole.total());
    QCOMPARE(one.at(1, 1), std::int64_t(12));
    QCOMPARE(one.at(1, 0), std::int64_t(1));
    QCOMPARE(one.at(3, 1), std::int64_t(2));
    QCOMPARE(one.at(0, 1), std::int64_t(6));
    for (int i = 0; i < 4; ++i)
        QVERIFY(one.at(2, i) == 0 && one.at(i, 2) == 0);
    QCOMPARE(one.matchOf[1], 1);
    QCOMPARE(agreement(one).agree, std::int64_t(19));
    const ConfusionMatrix same = mergedLines(whole, {0, 1, 2, 3}, {0, 1, 2, 3});
    QCOMPARE(same.counts, whole.counts);
    QCOMPARE(same.matchOf, whole.matchOf);
    // only the column is merged: the row still matches where its match went
    QCOMPARE(mergedLines(whole, {0, 1, 2, 3}, {0, 1, 1, 3}).matchOf[2], 1);
}

QTEST_GUILESS_MAIN(TestAnalysis)
#include "tst_analysis.moc"
