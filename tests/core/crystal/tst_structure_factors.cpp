// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

#include <QtTest>
#include <cmath>
#include <set>

using namespace kikuscope;
using namespace kikuscope::crystal;

namespace {

double factorAt(int z, double s)
{
    double sum = 0;
    const auto& f = electronScatteringFactor(z);
    for (std::size_t i = 0; i < 5; ++i)
        sum += f.a[i] * std::exp(-f.b[i] * s * s);
    return sum;
}

double absF(const std::string& name, int h, int k, int l)
{
    return std::abs(structureFactor(libraryStructure(name).phase, {h, k, l}));
}

} // namespace

class TestStructureFactors : public QObject
{
    Q_OBJECT

private slots:
    void atomicFactors_data()
    {
        // International Tables C (1992), table 4.3.1.1: f(s) in A from Doyle & Turner / relativistic
        // Hartree-Fock
        QTest::addColumn<int>("z");
        QTest::addColumn<double>("s");
        QTest::addColumn<double>("f");
        QTest::newRow("C 0") << 6 << 0.0 << 2.509;
        QTest::newRow("Al 0") << 13 << 0.0 << 5.889;
        QTest::newRow("Si 0") << 14 << 0.0 << 5.828;
        QTest::newRow("Fe 0") << 26 << 0.0 << 7.165;
        QTest::newRow("Cu 0") << 29 << 0.0 << 5.600;
        QTest::newRow("Au 0") << 79 << 0.0 << 10.573;
    }
    void atomicFactors()
    {
        QFETCH(int, z);
        QFETCH(double, s);
        QFETCH(double, f);
        QVERIFY2(std::abs(factorAt(z, s) / f - 1) < 0.01, qPrintable(QString::number(factorAt(z, s))));
    }

    void largeAngleFollowsMottBethe_data()
    {
        QTest::addColumn<int>("z");
        for (const int z : {6, 13, 26, 47})
            QTest::newRow(elementOf(z).c_str()) << z;
    }
    /// f_e = 0.023934 (Z - f_x)/s^2; at s = 2/A the x-ray factor f_x is a small positive part of Z.
    void largeAngleFollowsMottBethe()
    {
        QFETCH(int, z);
        const double bare = 0.023934 * z / 4, f = factorAt(z, 2.);
        QVERIFY2(f > 0.6 * bare && f < bare, qPrintable(QString("%1 of %2").arg(f).arg(bare)));
    }

    void extinctions_data()
    {
        QTest::addColumn<QString>("name");
        QTest::addColumn<QList<int>>("hkl");
        QTest::addColumn<bool>("isPresent");
        const auto row = [](const char* title, const char* name, QList<int> hkl, bool isPresent) {
            QTest::newRow(title) << QString(name) << hkl << isPresent;
        };
        row("P 100", "CsCl", {1, 0, 0}, true);
        row("I 100", "ferrite", {1, 0, 0}, false);
        row("I 110", "ferrite", {1, 1, 0}, true);
        row("I 111", "ferrite", {1, 1, 1}, false);
        row("F 110", "aluminium", {1, 1, 0}, false);
        row("F 111", "aluminium", {1, 1, 1}, true);
        row("F 200", "aluminium", {2, 0, 0}, true);
        row("diamond 200", "silicon", {2, 0, 0}, false);
        row("diamond 222", "silicon", {2, 2, 2}, false); // spherical atoms
        row("diamond 220", "silicon", {2, 2, 0}, true);
        row("zincblende 200", "GaAs", {2, 0, 0}, true);
        row("hcp 001", "magnesium", {0, 0, 1}, false);
        row("hcp 111 with odd l", "magnesium", {1, 1, 1}, false);
        row("hcp 101", "magnesium", {1, 0, 1}, true);
        row("R 001", "corundum", {0, 0, 3}, false); // R -3 c: 000l only with l = 6n
        row("R 006", "corundum", {0, 0, 6}, true);
        row("R 104", "corundum", {1, 0, 4}, true);
        row("R 101", "corundum", {1, 0, 1}, false);
        row("screw 32 of quartz 001", "quartz", {0, 0, 1}, false);
        row("quartz 003", "quartz", {0, 0, 3}, true);
        row("C of diopside 100", "diopside", {1, 0, 0}, false);
        row("c glide of baddeleyite 001", "baddeleyite", {0, 0, 1}, false);
        row("glide of rutile 100", "rutile", {1, 0, 0}, false);
        row("rutile 110", "rutile", {1, 1, 0}, true);
    }
    void extinctions()
    {
        QFETCH(QString, name);
        QFETCH(QList<int>, hkl);
        const double f = absF(name.toStdString(), hkl[0], hkl[1], hkl[2]);
        const double f000 = absF(name.toStdString(), 0, 0, 0);
        QTEST(f > 1e-3 * f000, "isPresent");
        QVERIFY(f > 1e-3 * f000 || f < 1e-6 * f000);
    }

    void friedelPairs()
    {
        for (const char* name : {"GaAs", "quartz", "albite", "ZnO"}) {
            const Phase& phase = libraryStructure(name).phase;
            for (const Eigen::Vector3i& hkl : {Eigen::Vector3i(1, 1, 1), {2, -1, 3}, {0, 2, 1}})
                QVERIFY(std::abs(structureFactor(phase, hkl) - std::conj(structureFactor(phase, -hkl))) <
                        1e-9);
        }
        QVERIFY(std::abs(structureFactor(libraryStructure("rutile").phase, {1, 1, 0}).imag()) <
                1e-9); // centre at 0
    }

    void symmetryEquivalentsAgree_data()
    {
        QTest::addColumn<QString>("name");
        for (const auto& structure : structureLibrary())
            QTest::newRow(structure.phase.name.c_str()) << QString::fromStdString(structure.phase.name);
    }
    void symmetryEquivalentsAgree()
    {
        QFETCH(QString, name);
        const Phase& phase = libraryStructure(name.toStdString()).phase;
        const Eigen::Vector3i hkl(3, 1, 2);
        const double reference = std::abs(structureFactor(phase, hkl));
        const auto operations = symmetryOperations(phase);
        for (std::size_t i = 0; i < operations.size(); i += 1 + operations.size() / 12)
            QVERIFY(std::abs(std::abs(structureFactor(phase, operations[i].rotation.transpose() * hkl)) -
                             reference) < 1e-6);
    }

    void reflectorsOfNickel()
    {
        const auto found = reflectors(libraryStructure("nickel").phase, 1.0);
        // F lattice, a = 3.524 A, d >= 1 A: 111, 200, 220, 311, 222
        QCOMPARE(found.size(), 5u);
        QCOMPARE(found[0].hkl, Eigen::Vector3i(1, 1, 1));
        QVERIFY(std::abs(found[0].dSpacing - 3.524 / std::sqrt(3)) < 1e-9);
        QVERIFY(std::is_sorted(found.begin(), found.end(), [](auto& a, auto& b) { return a.absF > b.absF; }));
    }

    /// Families times their multiplicity fill the sphere of the reciprocal lattice: nothing is lost or
    /// doubled.
    void familiesFillTheSphere_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"CsCl", "alpha-titanium", "quartz", "rutile", "forsterite", "baddeleyite",
                                 "kyanite", "calcite", "pyrope"})
            QTest::newRow(name) << QString(name);
    }
    void familiesFillTheSphere()
    {
        QFETCH(QString, name);
        const Phase& phase = libraryStructure(name.toStdString()).phase;
        const double dMin = 1.5;
        std::set<std::tuple<int, int, int>> fromFamilies;
        for (const auto& reflector : reflectors(phase, dMin, 1e-6))
            for (const auto& op : symmetryOperations(phase))
                for (const int sign : {1, -1}) {
                    const Eigen::Vector3i h = sign * op.rotation.transpose() * reflector.hkl;
                    fromFamilies.insert({h(0), h(1), h(2)});
                }
        std::size_t direct = 0;
        const double strongest = reflectors(phase, dMin).front().absF;
        for (int h = -20; h <= 20; ++h)
            for (int k = -20; k <= 20; ++k)
                for (int l = -20; l <= 20; ++l) {
                    const double g = (phase.cell.reciprocalBasis() * Eigen::Vector3d(h, k, l)).norm();
                    if (g > 0 && g * dMin <= 1 + 1e-9 &&
                        std::abs(structureFactor(phase, {h, k, l})) > 1e-6 * strongest)
                        ++direct;
                }
        QCOMPARE(fromFamilies.size(), direct);
    }

    void badLimitsAreRefused()
    {
        QVERIFY_EXCEPTION_THROWN(reflectors(libraryStructure("nickel").phase, 0), Error);
        QVERIFY_EXCEPTION_THROWN(reflectors(libraryStructure("nickel").phase, 1e-4), Error);
        QVERIFY_EXCEPTION_THROWN(reflectors(libraryStructure("nickel").phase, std::nan("")), Error);
    }
};

QTEST_GUILESS_MAIN(TestStructureFactors)
#include "tst_structure_factors.moc"
