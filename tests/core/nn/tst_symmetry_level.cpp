// SPDX-License-Identifier: GPL-3.0-or-later
// One network at every level of symmetry.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/structure_library.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/symmetry_level.h"
#include "core/nn/untrained.h"

#include <QTest>

#include <cmath>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

/// nickel and TiC (cF, 225), silicon (cF, 227), ferrite (cI), quartz (hP) and a class of no symmetry.
ModelFile model()
{
    auto model = untrainedModel("compact", 32, {"nickel", "TiC", "silicon", "ferrite", "quartz", "no pattern"});
    for (std::size_t i = 0; i < 5; ++i)
        model.classes.phases[i] = crystal::libraryStructure(model.classes.phases[i].name).phase;
    model.otherClasses = {6};
    return model;
}

QStringList namesOf(const PhaseList& classes)
{
    QStringList names;
    for (const Phase& phase : classes.phases)
        names += QString::fromStdString(phase.name);
    return names;
}

} // namespace

class TestSymmetryLevel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initialiseThreads(); }

    void groups_data()
    {
        QTest::addColumn<QString>("level");
        QTest::addColumn<QStringList>("names");
        // Space, point and Laue groups of the five structures: International Tables A.
        QTest::newRow("family") << "crystal_family" << QStringList{"cubic", "hexagonal", "no pattern"};
        QTest::newRow("lattice") << "bravais_lattice" << QStringList{"cF", "cI", "hP", "no pattern"};
        QTest::newRow("Laue") << "laue_group" << QStringList{"m-3m", "-3m", "no pattern"};
        QTest::newRow("point") << "point_group" << QStringList{"m-3m", "32", "no pattern"};
        QTest::newRow("space") << "space_group" << QStringList{"F m -3 m", "F d -3 m", "I m -3 m", "P 32 2 1", "no pattern"};
    }

    void groups()
    {
        QFETCH(QString, level);
        QFETCH(QStringList, names);
        const auto grouped = atLevel(model(), level.toStdString());
        QCOMPARE(namesOf(grouped->classes), names);
        QCOMPARE(grouped->otherClasses, std::vector<int>{static_cast<int>(names.size())});

        Classifier fine(std::make_shared<ModelFile>(model())), coarse(grouped);
        std::vector<float> input(3 * 32 * 32);
        Rng rng(4);
        for (float& value : input)
            value = static_cast<float>(rng.normal());
        const auto each = fine.probabilities(input.data(), 3), together = coarse.probabilities(input.data(), 3);
        QCOMPARE(together.size(), static_cast<std::size_t>(3 * names.size()));
        for (std::size_t pattern = 0; pattern < 3; ++pattern)
            for (std::size_t g = 0; g < static_cast<std::size_t>(names.size()); ++g) {
                float sum = 0;
                for (std::size_t c = 0; c < 6; ++c)
                    if (grouped->classOfOutput[c] == static_cast<int>(g) + 1)
                        sum += each[pattern * 6 + c];
                QVERIFY(std::abs(together[pattern * static_cast<std::size_t>(names.size()) + g] - sum) < 1e-6f);
            }
    }

    void aCoarserLevelOfAFinerOne()
    {
        const auto spaceGroups = atLevel(model(), "space_group");
        const auto lattices = atLevel(*spaceGroups, "bravais_lattice");
        QCOMPARE(namesOf(lattices->classes), namesOf(atLevel(model(), "bravais_lattice")->classes));
        QCOMPARE(lattices->classOfOutput, (std::vector<int>{1, 1, 1, 2, 3, 4}));
    }

    void refused()
    {
        QVERIFY_THROWS_EXCEPTION(Error, atLevel(model(), "colour"));
        const auto nameless = untrainedModel("compact", 32, {"a", "b"});
        try {
            atLevel(nameless, "bravais_lattice");
            QFAIL("a model without lattices answered with them");
        } catch (const Error& e) {
            QVERIFY(QString(e.what()).contains("bravais_lattice"));
        }
    }
};

QTEST_GUILESS_MAIN(TestSymmetryLevel)
#include "tst_symmetry_level.moc"
