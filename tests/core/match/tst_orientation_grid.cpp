// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/orientation_grid.h"

#include "core/base/rotation.h"
#include "core/crystal/structure_library.h"

#include <QTest>
#include <algorithm>
#include <cmath>

using namespace kikuscope;
using namespace kikuscope::match;

class TestOrientationGrid : public QObject
{
    Q_OBJECT
private slots:
    void laueGroups_data()
    {
        // Orders of the rotation subgroups of the Laue classes, International Tables A.
        QTest::addColumn<QString>("structure");
        QTest::addColumn<int>("order");
        QTest::newRow("cubic m-3m") << "nickel" << 24;
        QTest::newRow("cubic m-3") << "pyrite" << 12;
        QTest::newRow("hexagonal 6/mmm") << "alpha-titanium" << 12;
        QTest::newRow("trigonal -3m") << "quartz" << 6;
        QTest::newRow("tetragonal 4/mmm") << "rutile" << 8;
        QTest::newRow("orthorhombic mmm") << "cementite" << 4;
        QTest::newRow("triclinic -1") << "kyanite" << 1;
    }
    void laueGroups()
    {
        QFETCH(QString, structure);
        QFETCH(int, order);
        QCOMPARE(
            static_cast<int>(laueRotations(crystal::libraryStructure(structure.toStdString()).phase).size()),
            order);
    }

    void everyOrientationHasNeighbours_data()
    {
        QTest::addColumn<QString>("structure");
        QTest::newRow("cubic") << "nickel";
        QTest::newRow("hexagonal") << "alpha-titanium";
        QTest::newRow("orthorhombic") << "cementite";
        QTest::newRow("triclinic") << "kyanite";
    }
    void everyOrientationHasNeighbours()
    {
        QFETCH(QString, structure);
        constexpr double spacingDeg = 8;
        const auto symmetry = laueRotations(crystal::libraryStructure(structure.toStdString()).phase);
        const auto grid = orientationGrid(symmetry, spacingDeg);
        const double expected = static_cast<double>(orientationGridSize(symmetry.size(), spacingDeg));
        QVERIFY(std::abs(static_cast<double>(grid.size()) - expected) < 0.05 * expected + 10);
        Rng rng(3);
        double farthest = 0, sum = 0;
        constexpr int trials = 100;
        for (int i = 0; i < trials; ++i) {
            const Eigen::Quaterniond q(randomRotation(rng));
            double nearest = 180;
            for (const auto& g : grid)
                nearest = std::min(nearest, misorientationDeg(q, g.cast<double>(), symmetry));
            farthest = std::max(farthest, nearest);
            sum += nearest;
        }
        // A simple cubic lattice of this spacing: mean distance 0.48, farthest 0.87 spacings.
        QVERIFY2(farthest < 1.05 * spacingDeg, qPrintable(QString::number(farthest)));
        QVERIFY2(sum / trials < 0.56 * spacingDeg, qPrintable(QString::number(sum / trials)));
    }

    void equivalentsAreTheSameOrientation()
    {
        const auto symmetry = laueRotations(crystal::libraryStructure("alpha-titanium").phase);
        Rng rng(5);
        const Eigen::Quaterniond q(randomRotation(rng));
        const Eigen::Quaterniond turned =
            q * Eigen::Quaterniond(Eigen::AngleAxisd(0.02, Eigen::Vector3d::UnitX()));
        for (const auto& s : symmetry) {
            QVERIFY(misorientationDeg(s * q, q, symmetry) < 1e-3);
            QVERIFY(std::abs(misorientationDeg(s * turned, q, symmetry) - 0.02 * 180 / 3.14159265) < 1e-3);
        }
    }
};

QTEST_GUILESS_MAIN(TestOrientationGrid)
#include "tst_orientation_grid.moc"
