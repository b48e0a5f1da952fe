// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"

#include <Eigen/LU>
#include <QtTest>
#include <map>
#include <set>

using namespace kikuscope;
using namespace kikuscope::crystal;

namespace {

AtomSite atom(const std::string& element, double x, double y, double z, std::optional<double> b = {})
{
    return {element, element, atomicNumberOf(element), {x, y, z}, 1, b};
}

Phase makePhase(const std::string& name, const std::string& group, UnitCell cell,
                std::vector<AtomSite> atoms = {})
{
    Phase phase;
    phase.name = name;
    phase.spaceGroupName = group;
    phase.cell = cell;
    phase.atoms = std::move(atoms);
    return phase;
}

Phase nickel() { return makePhase("Ni", "F m -3 m", {3.524, 3.524, 3.524}, {atom("Ni", 0, 0, 0, 0.)}); }
Phase silicon() { return makePhase("Si", "F d -3 m:1", {5.4309, 5.4309, 5.4309}, {atom("Si", 0, 0, 0)}); }
Phase quartz() // Levien, Prewitt & Weidner (1980), American Mineralogist 65, 920
{
    return makePhase("quartz", "P 32 2 1", {4.916, 4.916, 5.4054, 90, 90, 120},
                     {atom("Si", 0.4697, 0, 2. / 3), atom("O", 0.4133, 0.2672, 0.7855)});
}

QString messageOf(const std::function<void()>& body)
{
    try {
        body();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

} // namespace

class TestSymmetry : public QObject
{
    Q_OBJECT

private slots:
    void latticesPartitionTheGroups()
    {
        // counts per lattice from International Tables A
        const std::map<std::string, int> expected{{"aP", 2},  {"mP", 8},  {"mC", 5},  {"oP", 30}, {"oC", 15},
                                                  {"oF", 5},  {"oI", 9},  {"tP", 49}, {"tI", 19}, {"hR", 7},
                                                  {"hP", 45}, {"cP", 15}, {"cF", 11}, {"cI", 10}};
        std::map<std::string, int> counts;
        std::set<std::string> pointGroups, laueGroups;
        for (int number = 1; number <= 230; ++number) {
            ++counts[bravaisOfSpaceGroup(number)];
            pointGroups.insert(pointGroupOfSpaceGroup(number));
            laueGroups.insert(laueGroupOfPointGroup(pointGroupOfSpaceGroup(number)));
        }
        QVERIFY(counts == expected);
        QCOMPARE(pointGroups.size(), 32u);
        QCOMPARE(laueGroups.size(), 11u);
        QCOMPARE(bravaisLattices().size(), 14u);
        for (const auto& lattice : bravaisLattices())
            QVERIFY(counts.contains(lattice.symbol));
    }

    void groups_data()
    {
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("bravais");
        QTest::addColumn<QString>("pointGroup");
        QTest::addColumn<QString>("laue");
        QTest::addColumn<QString>("system");
        QTest::addColumn<int>("order"); // operations of the conventional cell
        QTest::newRow("P-1") << 2 << "aP"
                             << "-1"
                             << "-1"
                             << "triclinic" << 2;
        QTest::newRow("C2/c") << 15 << "mC"
                              << "2/m"
                              << "2/m"
                              << "monoclinic" << 8;
        QTest::newRow("Pna21") << 33 << "oP"
                               << "mm2"
                               << "mmm"
                               << "orthorhombic" << 4;
        QTest::newRow("Amm2") << 38 << "oC"
                              << "mm2"
                              << "mmm"
                              << "orthorhombic" << 8;
        QTest::newRow("Fddd") << 70 << "oF"
                              << "mmm"
                              << "mmm"
                              << "orthorhombic" << 32;
        QTest::newRow("I41/amd") << 141 << "tI"
                                 << "4/mmm"
                                 << "4/mmm"
                                 << "tetragonal" << 32;
        QTest::newRow("I-42d") << 122 << "tI"
                               << "-42m"
                               << "4/mmm"
                               << "tetragonal" << 16;
        QTest::newRow("R-3c") << 167 << "hR"
                              << "-3m"
                              << "-3m"
                              << "trigonal" << 36;
        QTest::newRow("P3221") << 154 << "hP"
                               << "32"
                               << "-3m"
                               << "trigonal" << 6;
        QTest::newRow("P63/mmc") << 194 << "hP"
                                 << "6/mmm"
                                 << "6/mmm"
                                 << "hexagonal" << 24;
        QTest::newRow("Pa-3") << 205 << "cP"
                              << "m-3"
                              << "m-3"
                              << "cubic" << 24;
        QTest::newRow("Im-3m") << 229 << "cI"
                               << "m-3m"
                               << "m-3m"
                               << "cubic" << 96;
        QTest::newRow("Fd-3m") << 227 << "cF"
                               << "m-3m"
                               << "m-3m"
                               << "cubic" << 192;
        QTest::newRow("F-43m") << 216 << "cF"
                               << "-43m"
                               << "m-3m"
                               << "cubic" << 96;
    }
    void groups()
    {
        QFETCH(int, number);
        QTEST(QString::fromStdString(bravaisOfSpaceGroup(number)), "bravais");
        QTEST(QString::fromStdString(pointGroupOfSpaceGroup(number)), "pointGroup");
        QTEST(QString::fromStdString(laueGroupOfPointGroup(pointGroupOfSpaceGroup(number))), "laue");
        QTEST(QString::fromStdString(crystalSystemOfSpaceGroup(number)), "system");
        Phase phase;
        phase.spaceGroup = number;
        QTEST(static_cast<int>(symmetryOperations(phase).size()), "order");
    }

    void allOperationsFormGroups()
    {
        for (int number = 1; number <= 230; ++number) {
            Phase phase;
            phase.spaceGroup = number;
            const auto rotations = pointGroupRotations(phase);
            const auto laue = laueGroupRotations(phase);
            QCOMPARE(laue.size(), rotations.size() * (isCentrosymmetric(phase) ? 1 : 2));
            for (const auto& r : rotations) {
                QVERIFY((r * r.transpose() - Eigen::Matrix3d::Identity()).norm() < 1e-9);
                const bool closed =
                    std::any_of(rotations.begin(), rotations.end(), [&](const Eigen::Matrix3d& other) {
                        return (other - r * rotations.back()).norm() < 1e-9;
                    });
                QVERIFY(closed);
            }
        }
    }

    void namesAndSettings_data()
    {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("setting");
        QTest::addColumn<double>("gamma");
        QTest::newRow("compact") << "Fm-3m" << 225 << "F m -3 m" << 90.;
        QTest::newRow("old cubic") << "F m 3 m" << 225 << "F m -3 m" << 90.;
        QTest::newRow("old Pn3m") << "P n 3 m" << 224 << "P n -3 m:2" << 90.;
        QTest::newRow("old Ia3d") << "Ia3d" << 230 << "I a -3 d" << 90.;
        QTest::newRow("old Fd3m origin 1") << "F d 3 m:1" << 227 << "F d -3 m:1" << 90.;
        QTest::newRow("trailing S") << "F d -3 m S" << 227 << "F d -3 m:2" << 90.;
        QTest::newRow("trailing Z") << "F d -3 m Z" << 227 << "F d -3 m:2" << 90.;
        QTest::newRow("rotation 23 is not old") << "P 21 3" << 198 << "P 21 3" << 90.;
        QTest::newRow("F432") << "F 4 3 2" << 209 << "F 4 3 2" << 90.;
        QTest::newRow("origin default 2") << "I41/amd" << 141 << "I 41/a m d:2" << 90.;
        QTest::newRow("R hexagonal") << "R -3 c" << 167 << "R -3 c:H" << 120.;
        QTest::newRow("unique c") << "P 1 1 2/b" << 13 << "P 1 1 2/b" << 100.;
        QTest::newRow("C 1") << "C 1" << 1 << "C 1" << 90.;
        QTest::newRow("underscores") << "P_63/m_m_c" << 194 << "P 63/m m c" << 120.;
    }
    void namesAndSettings()
    {
        QFETCH(QString, symbol);
        QFETCH(double, gamma);
        Phase phase = makePhase("x", symbol.toStdString(), {5, 5, 5, 90, 90, gamma});
        completeSymmetry(phase);
        QTEST(phase.spaceGroup, "number");
        QTEST(QString::fromStdString(phase.spaceGroupName), "setting");
    }

    void settingsFollowTheCell()
    {
        Phase calcite = makePhase("calcite", "R -3 c", {6.37, 6.37, 6.37, 46.1, 46.1, 46.1});
        completeSymmetry(calcite);
        QCOMPARE(calcite.spaceGroupName, std::string("R -3 c:R"));
        QCOMPARE(symmetryOperations(calcite).size(), 12u);
        Phase monoclinic;
        monoclinic.spaceGroup = 14;
        monoclinic.cell = {5, 6, 7, 90, 90, 105};
        completeSymmetry(monoclinic);
        QCOMPARE(monoclinic.spaceGroupName, std::string("P 1 1 21/a")); // cell choice 1
        QCOMPARE(monoclinic.bravais, std::string("mP"));
    }

    void contradictionsAreNamed_data()
    {
        QTest::addColumn<QString>("symbol");
        QTest::addColumn<int>("number");
        QTest::addColumn<QString>("pointGroup");
        QTest::addColumn<QString>("names");
        QTest::newRow("cell") << "P 63/m m c" << 0 << ""
                              << "contradicts its cell";
        QTest::newRow("number") << "F m -3 m" << 229 << ""
                                << "number 229";
        QTest::newRow("point group") << "F m -3 m" << 0 << "432"
                                     << "point group 432";
        QTest::newRow("unknown") << "Q m m m" << 0 << ""
                                 << "\"Q m m m\"";
        QTest::newRow("no such number") << "" << 231 << ""
                                        << "no space group 231";
    }
    void contradictionsAreNamed()
    {
        QFETCH(QString, symbol);
        QFETCH(int, number);
        QFETCH(QString, pointGroup);
        QFETCH(QString, names);
        Phase phase = makePhase("x", symbol.toStdString(), {4, 4, 4});
        phase.spaceGroup = number;
        phase.pointGroup = pointGroup.toStdString();
        const QString message = messageOf([&] { completeSymmetry(phase); });
        QVERIFY2(message.contains(names), qPrintable(message));
    }

    void laueGroupAloneIsCompleted()
    {
        Phase phase;
        phase.laueGroup = "6/mmm";
        phase.cell = {2.95, 2.95, 4.68, 90, 90, 120};
        completeSymmetry(phase);
        QCOMPARE(phase.bravais, std::string("hP"));
        QCOMPARE(laueGroupRotations(phase).size(), 24u);
        Phase cubic;
        cubic.pointGroup = "m3m";
        completeSymmetry(cubic);
        QCOMPARE(cubic.laueGroup, std::string("m-3m"));
        QCOMPARE(cubic.bravais, std::string()); // P, I or F: not decided
        QCOMPARE(pointGroupRotations(cubic).size(), 48u);
    }

    void expansionAndDensity()
    {
        QCOMPARE(expandedSites(nickel()).size(), 4u);
        QCOMPARE(expandedSites(silicon()).size(), 8u);
        QCOMPARE(expandedSites(quartz()).size(), 9u);
        QVERIFY(std::abs(densityGramPerCm3(nickel()) - 8.91) < 0.01);    // CRC Handbook 8.90
        QVERIFY(std::abs(densityGramPerCm3(silicon()) - 2.329) < 0.003); // CRC Handbook 2.3296
        QVERIFY(std::abs(densityGramPerCm3(quartz()) - 2.648) < 0.01);
        QVERIFY(std::abs(shortestDistance(nickel()) - 3.524 / std::sqrt(2)) < 1e-9);
        QVERIFY(std::abs(shortestDistance(silicon()) - 5.4309 * std::sqrt(3) / 4) < 1e-9);
        QVERIFY(std::abs(meanAtomicNumber(nickel()) - 28) < 1e-12);
        QVERIFY(std::abs(meanAtomicNumber(quartz()) - (14 * 28.0855 + 8 * 2 * 15.999) / 60.0835) < 1e-3);
    }

    void symmetrySearch()
    {
        QCOMPARE(findSpaceGroup(nickel()), 225);
        QCOMPARE(findSpaceGroup(silicon()), 227);
        QCOMPARE(findSpaceGroup(quartz()), 154);
        Phase noAtoms = nickel();
        noAtoms.atoms.clear();
        QCOMPARE(findSpaceGroup(noAtoms), 0);
    }

    void mixedSitesCountOnce()
    {
        Phase alloy = nickel();
        alloy.atoms[0].occupancy = 0.7;
        alloy.atoms.push_back(atom("Fe", 0, 0, 0));
        alloy.atoms[1].occupancy = 0.3;
        QCOMPARE(findSpaceGroup(alloy), 225);
        QVERIFY(std::abs(shortestDistance(alloy) - 3.524 / std::sqrt(2)) < 1e-9);
    }

    void elements()
    {
        QCOMPARE(atomicNumberOf("Fe"), 26);
        QCOMPARE(atomicNumberOf("D"), 1);
        QCOMPARE(atomicNumberOf("Wa"), 0);
        QCOMPARE(atomicNumberOf(""), 0);
        QCOMPARE(elementOf(92), std::string("U"));
        QCOMPARE(elementOf(0), std::string());
        QVERIFY(std::abs(atomicWeight(26) - 55.845) < 1e-3);
    }

    void scatteringFactorsAtZeroAngle_data()
    {
        QTest::addColumn<int>("z");
        QTest::addColumn<double>("f0"); // sum of a_i of International Tables C, table 4.3.2.2
        QTest::newRow("H") << 1 << 0.5288;
        QTest::newRow("C") << 6 << 2.5092;
        QTest::newRow("O") << 8 << 1.9834;
        QTest::newRow("U") << 92 << 19.1163;
    }
    void scatteringFactorsAtZeroAngle()
    {
        QFETCH(int, z);
        QFETCH(double, f0);
        double sum = 0;
        for (const double a : electronScatteringFactor(z).a)
            sum += a;
        QVERIFY2(std::abs(sum - f0) < 1e-3, qPrintable(QString::number(sum)));
        QVERIFY(messageOf([] { electronScatteringFactor(99); }).contains("Es"));
    }

    void nickelFactorsPerCell()
    {
        QVERIFY(std::abs(std::abs(structureFactor(nickel(), {1, 1, 1})) - 11.84) < 0.01); // 4 x 2.96 A
        QVERIFY(std::abs(structureFactor(nickel(), {1, 0, 0})) < 1e-9);
        Phase warm = nickel();
        warm.atoms[0].bIso = 1.;
        const double ratio =
            std::abs(structureFactor(warm, {1, 1, 1})) / std::abs(structureFactor(nickel(), {1, 1, 1}));
        QVERIFY(std::abs(ratio - std::exp(-3 / (4 * 3.524 * 3.524))) < 1e-12);
    }
};

QTEST_GUILESS_MAIN(TestSymmetry)
#include "tst_symmetry.moc"
