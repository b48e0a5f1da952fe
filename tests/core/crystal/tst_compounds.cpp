// SPDX-License-Identifier: GPL-3.0-or-later
// Every compound of the table against its own declaration and against the structure library.
#include "core/crystal/compounds.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

#include <QtTest>
#include <map>
#include <set>

using namespace kikuscope;
using namespace kikuscope::crystal;

class TestCompounds : public QObject
{
    Q_OBJECT

private slots:
    void enoughOfEachGroup()
    {
        std::map<int, int> count;
        std::set<std::string> names;
        for (const auto& compound : compounds()) {
            ++count[compound.phase.spaceGroup];
            QVERIFY2(names.insert(compound.phase.name + " " + std::to_string(compound.phase.spaceGroup)).second, compound.phase.name.c_str());
        }
        for (const auto& [group, n] : count)
            qInfo("space group %d: %d compounds", group, n);
        for (const int group : {221, 225, 227, 229})
            QVERIFY(count[group] >= 50);
        QVERIFY(count[213] >= 20);
    }

    void declaredSymmetryIsFound()
    {
        for (const auto& compound : compounds()) {
            const Phase& phase = compound.phase;
            const bool isFound = findSpaceGroup(phase) == phase.spaceGroup;
            // where atoms share sites at random, the search sees two atoms in one place
            const bool isMixed = std::ranges::any_of(phase.atoms, [](const AtomSite& a) { return a.occupancy < 1; });
            QVERIFY2(isFound || isMixed, qPrintable(QString::fromStdString(phase.name + " " + compound.structureType + " found " + std::to_string(findSpaceGroup(phase)))));
            const double distance = shortestDistance(phase);
            QVERIFY2(isMixed || distance > 1.35, qPrintable(QString::fromStdString(phase.name) + QString(" %1 A").arg(distance)));
        }
    }

    void agreesWithTheLibrary()
    {
        int compared = 0;
        double largest = 0;
        for (const auto& compound : compounds())
            for (const auto& known : structureLibrary())
                if (known.phase.spaceGroup == compound.phase.spaceGroup && known.structureType == compound.structureType &&
                    isSameMaterial(known.phase, compound.phase) && known.phase.name != "austenite" && compound.phase.name != "delta-Fe") {
                    const double off = std::abs(compound.phase.cell.a / known.phase.cell.a - 1);
                    QVERIFY2(off < 0.01, qPrintable(QString::fromStdString(compound.phase.name) + QString(" %1").arg(compound.phase.cell.a)));
                    largest = std::max(largest, off);
                    ++compared;
                }
        qInfo("%d compounds also in the library, edges within %.2f %%", compared, 100 * largest);
        QVERIFY(compared > 60);
    }

    void materials()
    {
        const auto find = [](const std::string& name, int group) {
            for (const auto& compound : compounds())
                if (compound.phase.name == name && compound.phase.spaceGroup == group)
                    return compound.phase;
            return Phase{};
        };
        QVERIFY(isSameMaterial(find("NaCl", 225), libraryStructure("NaCl").phase));
        QVERIFY(!isSameMaterial(find("NaCl", 225), find("KCl", 225)));
        QVERIFY(isSameMaterial(find("delta-Fe", 229), libraryStructure("ferrite").phase)); // the same element in the same group
        QVERIFY(!isSameMaterial(find("delta-Fe", 229), find("gamma-Fe", 225)));
        const auto spinel = cellContent(find("MgAl2O4", 227));
        QCOMPARE(spinel, (std::map<std::string, double>{{"Al", 16}, {"Mg", 8}, {"O", 32}}));
        QCOMPARE(cellContent(find("Li2Pd3B", 213)), (std::map<std::string, double>{{"B", 4}, {"Li", 8}, {"Pd", 12}}));
        QCOMPARE(cellContent(find("LiFe5O8", 213)), (std::map<std::string, double>{{"Fe", 20}, {"Li", 4}, {"O", 32}}));
        QCOMPARE(cellContent(find("SrSi2", 213)), (std::map<std::string, double>{{"Si", 8}, {"Sr", 4}}));
        QCOMPARE(cellContent(find("beta-Mn", 213)), (std::map<std::string, double>{{"Mn", 20}}));
    }
};

QTEST_GUILESS_MAIN(TestCompounds)
#include "tst_compounds.moc"
