// SPDX-License-Identifier: GPL-3.0-or-later
// Every bundled structure against its own declaration: symmetry search, tabulated density, distances.
#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

#include <QtTest>
#include <map>
#include <set>

using namespace kikuscope;
using namespace kikuscope::crystal;

class TestStructureLibrary : public QObject
{
    Q_OBJECT

private slots:
    void sizeAndCoverage()
    {
        std::map<std::string, int> perLattice;
        std::set<std::string> names, pointGroups;
        for (const auto& structure : structureLibrary()) {
            ++perLattice[structure.phase.bravais];
            pointGroups.insert(structure.phase.pointGroup);
            QVERIFY2(names.insert(structure.phase.name).second, structure.phase.name.c_str());
            for (const auto& alias : structure.aliases)
                QVERIFY2(names.insert(alias).second, alias.c_str());
        }
        QVERIFY(structureLibrary().size() >= 500);
        for (const auto& lattice : bravaisLattices())
            QVERIFY2(perLattice[lattice.symbol] >= 8, lattice.symbol.c_str());
        for (int group = 1; group <= 230; ++group)
            if (const std::string name = pointGroupOfSpaceGroup(group); name != "4") // README: no example
                QVERIFY2(pointGroups.contains(name), name.c_str());
    }

    void structures_data()
    {
        QTest::addColumn<int>("index");
        int index = 0;
        for (const auto& structure : structureLibrary())
            QTest::newRow(structure.phase.name.c_str()) << index++;
    }
    void structures()
    {
        QFETCH(int, index);
        const auto& structure = structureLibrary()[static_cast<std::size_t>(index)];
        const Phase& phase = structure.phase;
        QCOMPARE(findSpaceGroup(phase, 1e-2), phase.spaceGroup);
        const double density = densityGramPerCm3(phase);
        QVERIFY2(
            std::abs(density / structure.tabulatedDensity - 1) < 0.03,
            qPrintable(QString("density %1, tabulated %2").arg(density).arg(structure.tabulatedDensity)));
        const double shortest = shortestDistance(phase);
        QVERIFY2(shortest > 1.2 && shortest < 4.4, qPrintable(QString("shortest distance %1 A").arg(shortest)));
        for (const auto& site : phase.atoms)
            electronScatteringFactor(site.atomicNumber); // throws if it cannot be simulated
        QVERIFY(!phase.pointGroup.empty() && !phase.laueGroup.empty() && !phase.source.empty());
    }

    void formulas_data() { structures_data(); }
    /// The cell content is a whole multiple of the formula (within the 4 % of refined occupancies).
    void formulas()
    {
        QFETCH(int, index);
        const Phase& phase = structureLibrary()[static_cast<std::size_t>(index)].phase;
        std::map<std::string, double> wanted, found;
        const QRegularExpression part("([A-Z][a-z]?)([0-9.]*)");
        for (auto it = part.globalMatch(QString::fromStdString(phase.formula)); it.hasNext();) {
            const auto match = it.next();
            wanted[match.captured(1).toStdString()] +=
                match.captured(2).isEmpty() ? 1 : match.captured(2).toDouble();
        }
        for (const auto& site : expandedSites(phase))
            found[site.element] += site.occupancy;
        QCOMPARE(found.size(), wanted.size());
        const double units = found.begin()->second / wanted[found.begin()->first];
        for (const auto& [element, count] : found)
            QVERIFY2(std::abs(count / (units * wanted[element]) - 1) < 0.04,
                     qPrintable(QString("%1: %2").arg(element.c_str()).arg(count)));
    }

    void everyNameFindsItself()
    {
        for (const auto& structure : structureLibrary()) {
            QCOMPARE(libraryStructure(structure.phase.name).phase.name, structure.phase.name);
            for (const auto& alias : structure.aliases)
                QCOMPARE(libraryStructure(alias).phase.name, structure.phase.name);
        }
        QCOMPARE(libraryStructure("tin").phase.bravais, std::string("tI"));
        QCOMPARE(libraryStructure("TiN").phase.bravais, std::string("cF"));
    }

    void lookUp()
    {
        QCOMPARE(libraryStructure("Ferrite").phase.name, std::string("ferrite"));
        QCOMPARE(libraryStructure("ALPHA-fe").phase.name, std::string("ferrite"));
        QCOMPARE(libraryStructure("cementite").phase.bravais, std::string("oP"));
        QCOMPARE(phaseFromCifOrName("rutile").spaceGroup, 136);
        QString message;
        try {
            libraryStructure("quarz");
        } catch (const Error& error) {
            QCOMPARE(error.kind(), ErrorKind::BadSetting);
            message = error.what();
        }
        QVERIFY2(message.contains("did you mean quartz"), qPrintable(message));
    }
};

QTEST_GUILESS_MAIN(TestStructureLibrary)
#include "tst_structure_library.moc"
