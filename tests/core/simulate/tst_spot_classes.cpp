// SPDX-License-Identifier: GPL-3.0-or-later
// Classes of spot patterns by appearance against textbook patterns and extinctions.
#include "core/base/error.h"
#include "core/crystal/compounds.h"
#include "core/crystal/structure_library.h"
#include "core/simulate/spot_classes/spot_classes.h"

#include <QtTest>
#include <map>
#include <set>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

Phase named(const std::string& name, int group)
{
    for (const auto& compound : crystal::compounds())
        if (compound.phase.name == name && compound.phase.spaceGroup == group)
            return compound.phase;
    throw Error(ErrorKind::BadSetting, "no compound " + name);
}

ZoneNet netOf(const std::string& name, int group, const ZoneAxis& zone)
{
    const Phase phase = named(name, group);
    return zoneNet(Presence(phase), phase.cell, zone);
}

} // namespace

class TestSpotClasses : public QObject
{
    Q_OBJECT

private slots:
    void textbookNets_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<int>("group");
        QTest::addColumn<QString>("zone");
        QTest::addColumn<char>("shape");
        QTest::addColumn<double>("ratio");
        QTest::addColumn<double>("angle");
        QTest::addColumn<double>("shortest"); // of |hkl|
        // Williams & Carter, Transmission Electron Microscopy (2009), chapter 18: standard patterns
        QTest::newRow("fcc 001: 200, 020") << "Al" << 225 << "001" << 'A' << 1. << 90. << 2.;
        QTest::newRow("fcc 111: 220") << "Al" << 225 << "111" << 'C' << 1. << 60. << std::sqrt(8.);
        QTest::newRow("fcc 011: 111, 11-1 at 70.53") << "Al" << 225 << "011" << 'D' << 1. << 70.5288 << std::sqrt(3.);
        QTest::newRow("fcc 112: 111, 220") << "Al" << 225 << "112" << 'B' << std::sqrt(8 / 3.) << 90. << std::sqrt(3.);
        QTest::newRow("bcc 001: 110") << "alpha-Fe" << 229 << "001" << 'A' << 1. << 90. << std::sqrt(2.);
        QTest::newRow("bcc 111: 110") << "alpha-Fe" << 229 << "111" << 'C' << 1. << 60. << std::sqrt(2.);
        QTest::newRow("bcc 011: 01-1, 200") << "alpha-Fe" << 229 << "011" << 'B' << std::sqrt(2.) << 90. << std::sqrt(2.);
        QTest::newRow("bcc 012: 200, 1-21 at 65.91") << "alpha-Fe" << 229 << "012" << 'D' << std::sqrt(1.5) << 65.9052 << 2.;
        QTest::newRow("P 001: 100") << "CsCl" << 221 << "001" << 'A' << 1. << 90. << 1.;
        QTest::newRow("P 011: 100, 011") << "CsCl" << 221 << "011" << 'B' << std::sqrt(2.) << 90. << 1.;
        QTest::newRow("diamond 001: 220, 200 absent") << "Si" << 227 << "001" << 'A' << 1. << 90. << std::sqrt(8.);
        QTest::newRow("spinel 001: the same") << "MgAl2O4" << 227 << "001" << 'A' << 1. << 90. << std::sqrt(8.);
        QTest::newRow("diamond 112: 111, 220") << "Si" << 227 << "112" << 'B' << std::sqrt(8 / 3.) << 90. << std::sqrt(3.);
    }

    void textbookNets()
    {
        QFETCH(QString, name);
        QFETCH(int, group);
        QFETCH(QString, zone);
        QFETCH(char, shape);
        QFETCH(double, ratio);
        QFETCH(double, angle);
        QFETCH(double, shortest);
        const ZoneAxis axis{zone[0].digitValue(), zone[1].digitValue(), zone[2].digitValue()};
        const ZoneNet net = netOf(name.toStdString(), group, axis);
        QVERIFY2(std::abs(net.ratio - ratio) < 1e-4, qPrintable(QString::number(net.ratio)));
        QVERIFY2(std::abs(net.angleDeg - angle) < 1e-3, qPrintable(QString::number(net.angleDeg)));
        QCOMPARE(static_cast<char>(net.shape), shape);
        const double a = named(name.toStdString(), group).cell.a;
        QVERIFY2(std::abs(net.shortest * a - shortest) < 1e-6, qPrintable(QString::number(net.shortest * a)));
    }

    void emptyNodes()
    {
        QVERIFY(netOf("Al", 225, {0, 1, 1}).isComplete());
        // Si [011]: 200 is absent; it is a node (111 + 1-1-1) of the net
        QVERIFY(!netOf("Si", 227, {0, 1, 1}).isComplete());
        // beta-Mn [001]: the screw axes 4_1 leave every fourth spot of the axes
        const ZoneNet manganese = netOf("beta-Mn", 213, {0, 0, 1});
        QCOMPARE(manganese.shape, NetShape::Square);
        QVERIFY(!manganese.isComplete());
        QVERIFY(Presence(named("beta-Mn", 213)).isPresent({0, 0, 4}));
        QVERIFY(!Presence(named("beta-Mn", 213)).isPresent({0, 0, 2}));
        QVERIFY(Presence(named("beta-Mn", 213)).isPresent({1, 1, 0}));
    }

    void sitesAddExtinctions()
    {
        const Presence silicon(named("Si", 227)), laves(named("MgCu2", 227)), spinel(named("MgAl2O4", 227)), carbide(named("Fe3W3C", 227));
        QVERIFY(!silicon.isPresent({2, 2, 2})); // atoms at 8a: h + k + l = 4n + 2 absent
        QVERIFY(laves.isPresent({2, 2, 2}));
        QVERIFY(spinel.isPresent({4, 2, 2}) && laves.isPresent({4, 2, 2}) && silicon.isPresent({4, 2, 2}));
        QVERIFY(!laves.isPresent({4, 4, 2})); // neither 8a (h + k + l = 4n + 2) nor 16d
        QVERIFY(!spinel.isPresent({4, 4, 2})); // only by the small shift of the oxygens from 1/4: too weak to be seen
        QVERIFY(carbide.isPresent({4, 4, 2})); // general positions
        for (const auto* presence : {&silicon, &laves, &spinel, &carbide})
            QVERIFY(!presence->isPresent({2, 0, 0})); // d glide
        // equal scatterers: KCl is nearly primitive with half the edge, CsI nearly body-centred
        QVERIFY(!Presence(named("KCl", 225)).isPresent({1, 1, 1}));
        QVERIFY(Presence(named("NaCl", 225)).isPresent({1, 1, 1}));
        QVERIFY(!Presence(named("CsI", 221)).isPresent({1, 0, 0}));
        QVERIFY(Presence(named("CsCl", 221)).isPresent({1, 0, 0}));
        QVERIFY_THROWS_EXCEPTION(Error, Presence(crystal::libraryStructure("alpha-titanium").phase));
    }

    void groupsThatLookAlike()
    {
        // Ra et al. (2021), section 3.1, who leave out 207, 209 and 203
        QCOMPARE(indistinguishableGroups(229), (std::vector<int>{197, 199, 204, 211, 217, 229}));
        QCOMPARE(indistinguishableGroups(225), (std::vector<int>{196, 202, 209, 216, 225}));
        QCOMPARE(indistinguishableGroups(221), (std::vector<int>{195, 200, 207, 215, 221}));
        QCOMPARE(indistinguishableGroups(213), (std::vector<int>{212, 213}));
        QCOMPARE(indistinguishableGroups(227), (std::vector<int>{203, 227}));
        QVERIFY_THROWS_EXCEPTION(Error, indistinguishableGroups(194));
    }

    void classesOfTheSevenKinds()
    {
        const std::vector<Phase> kinds{named("beta-Mn", 213), named("CsCl", 221), named("NaCl", 225), named("Si", 227),
                                       named("MgCu2", 227), named("Fe3W3C", 227), named("alpha-Fe", 229)};
        const auto& zones = standardZoneAxes();
        QCOMPARE(zones.size(), std::size_t{16});
        const SpotClasses classes = spotClasses(kinds, zones);
        std::set<int> used;
        for (std::size_t p = 0; p < kinds.size(); ++p) {
            QString line = QString::fromStdString(kinds[p].name).leftJustified(9);
            for (std::size_t z = 0; z < zones.size(); ++z) {
                const int c = classes.classOf[p][z];
                used.insert(c);
                line += " " + QString::fromStdString(classes.classes[static_cast<std::size_t>(c)].label).leftJustified(6);
            }
            qInfo("%s", qPrintable(line));
        }
        qInfo("%d x %d = %d patterns, %d classes", int(kinds.size()), int(zones.size()), int(kinds.size() * zones.size()), int(used.size()));
        for (const auto& c : classes.classes)
            qInfo("%s ratio %.4f angle %.2f", c.label.c_str(), c.net.ratio, c.net.angleDeg);
        QCOMPARE(used.size(), classes.classes.size());
        const auto at001 = [&](std::size_t p) { return classes.classOf[p][0]; };
        for (const std::size_t p : {2u, 3u, 4u, 5u, 6u})
            QCOMPARE(at001(p), at001(1)); // the published example: 221, 225, 227, 229 along [001] are one class
        QVERIFY(at001(0) != at001(1));    // and 213 is another
    }
};

QTEST_GUILESS_MAIN(TestSpotClasses)
#include "tst_spot_classes.moc"
