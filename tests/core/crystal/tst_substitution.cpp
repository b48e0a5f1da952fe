// SPDX-License-Identifier: GPL-3.0-or-later
// Variants with other elements: the parent's group, other elements, plausible distances and densities.
#include "core/base/error.h"
#include "core/crystal/random_crystal.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/substitution.h"
#include "core/crystal/symmetry.h"

#include <QtTest>
#include <set>

using namespace kikuscope;
using namespace kikuscope::crystal;

class TestSubstitution : public QObject
{
    Q_OBJECT
private slots:
    void everyKindOfStructure_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"austenite", "NaCl", "spinel", "cementite", "perovskite", "calcite", "rutile", "Ni3Al", "MgZn2", "albite",
                                 "kaolinite", "monazite", "diopside", "TiSi2", "wadsleyite", "PZT", "heazlewoodite", "tenorite", "ZrH1.66"})
            QTest::newRow(name) << name;
    }
    void everyKindOfStructure()
    {
        QFETCH(QString, name);
        const Phase& parent = libraryStructure(name.toStdString()).phase;
        std::set<std::string> formulas;
        for (std::uint64_t seed = 0; seed < 4; ++seed) {
            const Phase variant = substituted(parent, seed);
            QCOMPARE(findSpaceGroup(variant, 1e-2), parent.spaceGroup);
            QCOMPARE(variant.spaceGroupName, parent.spaceGroupName);
            QCOMPARE(variant.atoms.size(), parent.atoms.size());
            QVERIFY(elementsOf(variant) != elementsOf(parent));
            QCOMPARE(elementsOf(variant).size(), elementsOf(parent).size());
            const double shortest = shortestDistance(variant), volume = variant.cell.volume() / parent.cell.volume();
            QVERIFY2(shortest > 1.14 && shortest < 5, qPrintable(QString::number(shortest)));
            QVERIFY2(volume > 0.2 && volume < 5, qPrintable(QString::number(volume)));
            const double density = densityGramPerCm3(variant);
            QVERIFY2(density > 0.5 && density < 25, qPrintable(QString::number(density)));
            QVERIFY(variant.source.find(parent.name) != std::string::npos);
            formulas.insert(variant.formula);
        }
        QVERIFY(formulas.size() > 1);
    }

    /// Real isotypes: the cell scaled by the rule is within 6 % of the measured one.
    void cellsOfIsotypes_data()
    {
        QTest::addColumn<QString>("parent");
        QTest::addColumn<QString>("formula");
        QTest::addColumn<double>("a");
        QTest::newRow("NaCl to KCl") << "NaCl" << "KCl" << 6.2931;
        QTest::newRow("CaF2 to SrF2") << "fluorite" << "SrF2" << 5.7996;
        QTest::newRow("GaAs to InSb") << "GaAs" << "InSb" << 6.4794;
        QTest::newRow("TiC to ZrC") << "TiC" << "ZrC" << 4.6983;
        QTest::newRow("Mg2Si to Mg2Sn") << "Mg2Si" << "Mg2Sn" << 6.7626;
    }
    void cellsOfIsotypes()
    {
        QFETCH(QString, parent);
        QFETCH(QString, formula);
        QFETCH(double, a);
        const Phase& from = libraryStructure(parent.toStdString()).phase;
        for (std::uint64_t seed = 0; seed < 2000; ++seed)
            if (const Phase variant = substituted(from, seed, {.keep = 0.5, .strain = 0}); variant.formula == formula.toStdString()) {
                QVERIFY2(std::abs(variant.cell.a / a - 1) < 0.06, qPrintable(QString::number(variant.cell.a)));
                return;
            }
        QFAIL("the variant was not drawn");
    }

    void sameSeedSameVariant()
    {
        const Phase& parent = libraryStructure("perovskite").phase;
        const Phase a = substituted(parent, 5), b = substituted(parent, 5);
        QVERIFY(a.cell == b.cell);
        QCOMPARE(a.formula, b.formula);
        QVERIFY(!(substituted(parent, 6).cell == a.cell));
    }

    void impossibleRequestsAreRefused()
    {
        Phase empty;
        empty.name = "nothing";
        QVERIFY_THROWS_EXCEPTION(Error, substituted(empty, 1));
        QVERIFY_THROWS_EXCEPTION(Error, substituted(libraryStructure("LiH").phase, 1, {.keep = 1}));
    }

    void asRandomCrystals()
    {
        RandomCrystalOptions options;
        options.mostAtoms = 30;
        options.substituted = 1;
        for (const auto& lattice : bravaisLattices()) {
            options.lattice = lattice.symbol;
            const Phase phase = randomCrystal(options, 3);
            QCOMPARE(phase.bravais, lattice.symbol);
            QVERIFY2(phase.source.starts_with("generated from "), phase.source.c_str());
        }
        options.lattice.clear();
        options.spaceGroup = 62;
        QCOMPARE(randomCrystal(options, 1).spaceGroup, 62);
        options.spaceGroup = 75; // no bundled structure has it
        QCOMPARE(randomCrystal(options, 1).source, std::string("generated"));
    }

private:
    static std::set<std::string> elementsOf(const Phase& phase)
    {
        std::set<std::string> elements;
        for (const auto& atom : phase.atoms)
            elements.insert(atom.element);
        return elements;
    }
};

QTEST_GUILESS_MAIN(TestSubstitution)
#include "tst_substitution.moc"
