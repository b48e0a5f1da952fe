// SPDX-License-Identifier: GPL-3.0-or-later
// Lambert square, scattering physics, Krylov solver against full diagonalisation, symmetry, cache.
#include "core/base/resources.h"
#include "core/base/rotation.h"
#include "core/crystal/structure_factors.h"
#include "core/simulate/bloch_solver.h"
#include "core/simulate/master_pattern.h"
#include "tests/core/simulate/test_phases.h"

#include <Eigen/LU>
#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

Eigen::Vector3d randomDirection(Rng& rng) { return randomRotation(rng).col(2); }

MasterPattern simulated(const Phase& phase, int size, int threads = 1)
{
    // A shallow signal of large spacings only: no detail finer than these small grids can hold.
    MasterPatternOptions options;
    options.size = size;
    options.threads = threads;
    options.dMin = 1.1;
    options.meanDepthNm = 2;
    NullMonitor job;
    return simulateMasterPattern(phase, options, job);
}

double correlation(const std::vector<double>& a, const std::vector<double>& b)
{
    double ma = 0, mb = 0, ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        ma += a[i] / static_cast<double>(a.size());
        mb += b[i] / static_cast<double>(b.size());
    }
    for (std::size_t i = 0; i < a.size(); ++i) {
        ab += (a[i] - ma) * (b[i] - mb);
        aa += (a[i] - ma) * (a[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

class TestMasterPattern : public QObject
{
    Q_OBJECT
private slots:
    void lambertRoundTrip()
    {
        Rng rng(1);
        for (int i = 0; i < 20000; ++i) {
            Eigen::Vector3d d = randomDirection(rng);
            d.z() = std::abs(d.z());
            const Eigen::Vector2d xy = lambertFromDirection(d);
            QVERIFY(xy.cwiseAbs().maxCoeff() <= 1 + 1e-12);
            QVERIFY((directionFromLambert(xy) - d).norm() < 1e-7);
        }
        QCOMPARE(lambertFromDirection({0, 0, 1}), Eigen::Vector2d(0, 0));
        // formula of Rosca (2010) at hand-computed points: x axis on the equator, corner = 45 degrees
        QVERIFY((lambertFromDirection({1, 0, 0}) - Eigen::Vector2d(1, 0)).norm() < 1e-12);
        QVERIFY((lambertFromDirection({std::sqrt(0.5), std::sqrt(0.5), 0}) - Eigen::Vector2d(1, 1)).norm() <
                1e-12);
        QVERIFY((lambertFromDirection({0, -0.6, 0.8}) - Eigen::Vector2d(0, -std::sqrt(0.2))).norm() < 1e-12);
    }

    void lambertIsEqualArea()
    {
        Rng rng(2);
        for (int i = 0; i < 500; ++i) {
            const Eigen::Vector2d p(rng.uniform(-0.99, 0.99), rng.uniform(-0.99, 0.99));
            if (std::abs(std::abs(p.x()) - std::abs(p.y())) < 1e-3)
                continue; // the map has a kink on the diagonals
            const double h = 1e-5;
            const Eigen::Vector3d dx = directionFromLambert(p + Eigen::Vector2d(h, 0)) -
                                       directionFromLambert(p - Eigen::Vector2d(h, 0));
            const Eigen::Vector3d dy = directionFromLambert(p + Eigen::Vector2d(0, h)) -
                                       directionFromLambert(p - Eigen::Vector2d(0, h));
            const double area = dx.cross(dy).norm() / (4 * h * h);
            QVERIFY2(std::abs(area - std::numbers::pi / 2) < 1e-5,
                     qPrintable(QString::number(area))); // 2 pi over 4
        }
    }

    void electronOptics()
    {
        // Reimer & Kohl, Transmission Electron Microscopy, table of relativistic wavelengths
        QVERIFY(std::abs(electronWavelength(20) - 0.0859) < 1e-4);
        QVERIFY(std::abs(electronWavelength(100) - 0.0370) < 1e-4);
        QVERIFY(std::abs(relativisticFactor(100) - 1.1957) < 1e-4);
    }

    void absorptionVanishesForAColdCrystal()
    {
        // no thermal motion, no thermal diffuse scattering; more motion, more of it
        QVERIFY(std::abs(absorptiveFactor(28, 0.2, 0, 20)) < 1e-9);
        QVERIFY(absorptiveFactor(28, 0.2, 0.3, 20) > 0);
        QVERIFY(absorptiveFactor(28, 0, 0.6, 20) > absorptiveFactor(28, 0, 0.3, 20));
        QVERIFY(absorptiveFactor(79, 0, 0.5, 20) > 10 * absorptiveFactor(13, 0, 0.5, 20)); // grows with Z^2
    }

    void absorptionAgreesWithTheIntegral_data()
    {
        QTest::addColumn<double>("s");
        for (const double s : {0., 0.1, 0.3, 0.8})
            QTest::addRow("s = %g", s) << s;
    }
    void absorptionAgreesWithTheIntegral()
    {
        QFETCH(double, s);
        // Bird & King (1990), eq. for f'(s, M), integrated by brute force on a polar grid
        const double b = 0.5;
        const auto& f = crystal::electronScatteringFactor(28);
        const auto fe = [&](double q2) {
            double sum = 0;
            for (std::size_t i = 0; i < 5; ++i)
                sum += f.a[i] * std::exp(-f.b[i] * q2);
            return sum;
        };
        double integral = 0;
        const double step = 0.01;
        for (double r = step / 2; r < 6; r += step)
            for (int k = 0; k < 180; ++k) {
                const double angle = (k + 0.5) * std::numbers::pi / 90, x = r * std::cos(angle);
                const double plus = s * s / 4 + r * r + s * x, minus = s * s / 4 + r * r - s * x;
                integral += fe(plus) * fe(minus) * (1 - std::exp(-2 * b * (r * r - s * s / 4))) * r * step *
                            std::numbers::pi / 90;
            }
        const double expected =
            2 * relativisticFactor(20) * electronWavelength(20) * std::exp(-b * s * s) * integral;
        QVERIFY(std::abs(absorptiveFactor(28, s, b, 20) - expected) < 2e-3 * std::abs(expected) + 1e-6);
    }

    void depthLawKeepsItsMean()
    {
        const DepthNodes nodes = depthNodes(3, 16);
        double sum = 0, mean = 0;
        for (std::size_t i = 0; i < nodes.depth.size(); ++i) {
            sum += nodes.weight[i];
            mean += nodes.weight[i] * nodes.depth[i];
        }
        QVERIFY(std::abs(sum - 1) < 1e-12);
        QVERIFY(std::abs(mean - 30) < 0.8); // A; the cut tail takes 2 %
        // Ni: 2.7 * 28^0.75 / 8.9 + 0.5
        QVERIFY(std::abs(meanDepthNm(test::nickel()) - 4.19) < 0.03);
    }

    void krylovAgreesWithDiagonalisation_data()
    {
        QTest::addColumn<int>("which");
        for (int i = 0; i < 5; ++i)
            QTest::addRow("%s", phases()[static_cast<std::size_t>(i)].name.c_str()) << i;
    }
    void krylovAgreesWithDiagonalisation()
    {
        QFETCH(int, which);
        const Phase phase = phases()[static_cast<std::size_t>(which)];
        const CrystalPotential potential(phase, 20, 0.6);
        const BlochSolver solver(potential, {}, depthNodes(meanDepthNm(phase), 16));
        BlochSolver::Workspace workspace(solver);
        Rng rng(3);
        double worst = 0;
        for (int i = 0; i < 60; ++i) {
            Eigen::Vector3d d = randomDirection(rng);
            if (i % 4 == 0)
                d = Eigen::Vector3d(d.x(), d.y(), 0)
                        .normalized(); // mirror planes, where the Krylov space closes early
            if (i == 0)
                d = Eigen::Vector3d(0, 0, 1);
            const auto fast = solver.signal(d, workspace);
            const double exact = solver.exactSignal(d, workspace);
            QVERIFY(!fast.fallback);
            worst = std::max(worst, std::abs(fast.signal - exact) / exact);
        }
        qInfo("largest relative difference %.2e", worst);
        QVERIFY2(worst < 0.01, qPrintable(QString::number(worst)));
    }

    void heavyAbsorbersHardlyNeedTheFallback_data()
    {
        QTest::addColumn<Phase>("phase");
        for (const Phase& phase : {test::gold(), test::platinum(), test::tungsten(), test::lead(),
                                   test::tungstenCarbide(), test::uranium()})
            QTest::addRow("%s", phase.name.c_str()) << phase;
    }
    void heavyAbsorbersHardlyNeedTheFallback()
    {
        // A single Chebyshev series over the whole depth is wrong by up to 17 % here and sends every tenth
        // direction to the full diagonalisation.
        QFETCH(Phase, phase);
        const CrystalPotential potential(phase, 20, 0.5);
        const BlochSolver solver(potential, {}, depthNodes(meanDepthNm(phase), 16));
        BlochSolver::Workspace workspace(solver);
        Rng rng(7);
        double worst = 0;
        int fallbacks = 0;
        for (int i = 0; i < 1000; ++i) {
            const Eigen::Vector3d d = i == 0 ? Eigen::Vector3d(0, 0, 1) : randomDirection(rng);
            const auto fast = solver.signal(d, workspace);
            fallbacks += fast.fallback;
            if (i % 25 == 0) { // a full diagonalisation takes up to 0.1 s
                const double exact = solver.exactSignal(d, workspace);
                worst = std::max(worst, std::abs(fast.signal - exact) / exact);
            }
        }
        qInfo("largest relative difference %.2e, %d fall-backs in 1000", worst, fallbacks);
        QVERIFY(fallbacks <= 3);
        QVERIFY2(worst < 0.005, qPrintable(QString::number(worst)));
    }

    void signalDoesNotDependOnEarlierDirections()
    {
        // but for the last digits: the workspace remembers the size of the Krylov space
        const CrystalPotential potential(test::gold(), 20, 0.5);
        const BlochSolver solver(potential, {}, depthNodes(meanDepthNm(test::gold()), 16));
        BlochSolver::Workspace used(solver), fresh(solver);
        Rng rng(8);
        for (int i = 0; i < 100; ++i) {
            const Eigen::Vector3d d = randomDirection(rng);
            const float after = solver.signal(d, used).signal;
            fresh.restart();
            const float alone = solver.signal(d, fresh).signal;
            QVERIFY(std::abs(after - alone) < 5e-3f * alone);
            fresh.restart();
            QCOMPARE(solver.signal(d, fresh).signal, alone); // after a restart to the last bit
        }
    }

    void masterHasThePointGroup_data()
    {
        QTest::addColumn<int>("which");
        for (std::size_t i = 0; i < phases().size(); ++i)
            QTest::addRow("%s", phases()[i].name.c_str()) << static_cast<int>(i);
    }
    void masterHasThePointGroup()
    {
        QFETCH(int, which);
        const Phase phase = phases()[static_cast<std::size_t>(which)];
        const MasterPattern master = simulated(phase, 251);
        QCOMPARE(master.fallbackPixels, 0);
        Rng rng(4);
        std::vector<Eigen::Vector3d> directions;
        std::vector<double> here;
        for (int i = 0; i < 3000; ++i) {
            directions.push_back(randomDirection(rng));
            here.push_back(master.at(directions.back()));
        }
        for (const auto& r : crystal::pointGroupRotations(phase)) {
            std::vector<double> there;
            for (const auto& d : directions)
                there.push_back(master.at(r * d));
            const double ncc = correlation(here, there);
            QVERIFY2(ncc > 0.99, qPrintable(QString::number(ncc))); // 1 but for interpolation
        }
        // What the crystal does not have must be seen: a turn by 17 degrees, and inversion where it is
        // absent.
        std::vector<double> turned, inverted;
        for (const auto& d : directions) {
            turned.push_back(master.at(Eigen::AngleAxisd(0.3, Eigen::Vector3d::UnitZ()) * d));
            inverted.push_back(master.at(-d));
        }
        QVERIFY(correlation(here, turned) < 0.8);
        const double inversion = correlation(here, inverted);
        qInfo("NCC with the inverted master %.4f", inversion);
        QVERIFY(crystal::isCentrosymmetric(phase) ? inversion > 0.99999
                                                  : inversion < 0.9996); // GaAs: Z 31 and 33
    }

    void symmetryReductionChangesNothing_data() { masterHasThePointGroup_data(); }
    void symmetryReductionChangesNothing()
    {
        // The same atoms without any declared symmetry: every pixel of both hemispheres is computed.
        QFETCH(int, which);
        const Phase phase = phases()[static_cast<std::size_t>(which)];
        Phase plain = phase;
        plain.atoms = crystal::expandedSites(phase);
        plain.spaceGroup = 1;
        plain.spaceGroupName.clear();
        const auto values = [](const MasterPattern& m) {
            std::vector<double> v(m.north.pixels.begin(), m.north.pixels.end());
            v.insert(v.end(), m.south.pixels.begin(), m.south.pixels.end());
            return v;
        };
        const double ncc = correlation(values(simulated(phase, 151)), values(simulated(plain, 151)));
        QVERIFY2(ncc > 0.985, qPrintable(QString::number(ncc))); // interpolation in one of them
    }

    void emissionIsFocusedTowardsTheNearNeighbour()
    {
        // Zn emits 14 times as much as O (Z^2), and the O atoms above focus it: 2.5 A above each Zn and 5.5 A below, so
        // the cap of some 8 degrees about +c is the brighter one (forward focusing, as in photoelectron diffraction).
        const auto caps = [](double z) {
            NullMonitor job;
            Phase polar;
            polar.name = "ZnO chains";
            polar.spaceGroup = 99;
            polar.cell = {6, 6, 8, 90, 90, 90};
            for (const auto& [element, number, height] : {std::tuple("Zn", 30, 0.), std::tuple("O", 8, z)}) {
                AtomSite atom;
                atom.element = atom.label = element;
                atom.atomicNumber = number;
                atom.position = {0, 0, height};
                atom.bIso = 0.3;
                polar.atoms.push_back(atom);
            }
            crystal::completeSymmetry(polar);
            MasterPatternOptions options;
            options.size = 201;
            const auto master = simulateMasterPattern(polar, options, job);
            double up = 0, down = 0;
            for (int row = 90; row <= 110; ++row)
                for (int col = 90; col <= 110; ++col)
                    up += master.north(row, col), down += master.south(row, col);
            return std::pair(up, down);
        };
        const auto [up, down] = caps(0.3125);
        QVERIFY2(up > 1.03 * down, qPrintable(QString("%1 %2").arg(up).arg(down)));
        const auto [otherUp, otherDown] = caps(-0.3125);
        QVERIFY2(otherDown > 1.03 * otherUp, qPrintable(QString("%1 %2").arg(otherUp).arg(otherDown)));
    }

    void sameBitsForAnyNumberOfThreads()
    {
        const MasterPattern one = simulated(test::quartz(), 51, 1), four = simulated(test::quartz(), 51, 4);
        QVERIFY(one.north == four.north);
        QVERIFY(one.south == four.south);
    }

    void badRequestsAreRefused()
    {
        NullMonitor job;
        MasterPatternOptions options;
        options.size = 31;
        Phase empty = test::nickel();
        empty.atoms.clear();
        QVERIFY_THROWS_EXCEPTION(Error, simulateMasterPattern(empty, options, job));
        Phase odd = test::nickel();
        odd.atoms[0].atomicNumber = 110; // no scattering factor
        odd.atoms[0].element = "Ds";
        QVERIFY_THROWS_EXCEPTION(Error, simulateMasterPattern(odd, options, job));
        options.size = 30;
        QVERIFY_THROWS_EXCEPTION(Error, simulateMasterPattern(test::nickel(), options, job));
        options.size = 31;
        options.energyKeV = 500;
        QVERIFY_THROWS_EXCEPTION(Error, simulateMasterPattern(test::nickel(), options, job));
    }

    void stopsWhenAsked()
    {
        NullMonitor job;
        job.requestStop();
        MasterPatternOptions options;
        QVERIFY_THROWS_EXCEPTION(Stopped, simulateMasterPattern(test::nickel(), options, job));
    }

    void cacheKeepsAndRepairs()
    {
        QTemporaryDir folder;
        qputenv("XDG_CACHE_HOME", folder.path().toUtf8());
        MasterPatternOptions options;
        options.size = 31;
        NullMonitor job;
        const MasterPattern first = cachedMasterPattern(test::nickel(), options, job);
        const auto masters = cacheFolder() / "masters";
        std::vector<std::filesystem::path> files;
        for (const auto& entry : std::filesystem::directory_iterator(masters))
            files.push_back(entry.path());
        QCOMPARE(files.size(), 1u);

        const auto stamp = std::filesystem::last_write_time(files[0]);
        Phase renamed = test::nickel();
        renamed.name = "nickel, other name";
        const MasterPattern second = cachedMasterPattern(renamed, options, job);
        QVERIFY(second.north == first.north && second.south == first.south);
        QCOMPARE(second.phase.name, renamed.name);
        QVERIFY(std::filesystem::last_write_time(files[0]) == stamp); // read, not computed again

        Phase other = test::nickel();
        other.atoms[0].bIso = 0.36;
        QVERIFY(!(cachedMasterPattern(other, options, job).north == first.north));

        const auto size = std::filesystem::file_size(files[0]);
        for (const auto& damage : {std::string("flip"), std::string("cut"), std::string("empty")}) {
            if (damage == "flip") {
                std::fstream f(files[0], std::ios::in | std::ios::out | std::ios::binary);
                f.seekp(static_cast<std::streamoff>(size / 2));
                f.put('\x5a');
                f.put('\xa5');
            } else {
                std::filesystem::resize_file(files[0], damage == "cut" ? size / 3 : 0);
            }
            QVERIFY(cachedMasterPattern(test::nickel(), options, job).north == first.north);
            QVERIFY(std::filesystem::file_size(files[0]) > 2 * 31 * 31 * sizeof(float)); // repaired on disk
        }
    }

private:
    static std::vector<Phase> phases()
    {
        return {test::nickel(),          test::titanium(), test::corundum(),
                test::galliumArsenide(), test::quartz(),   test::wurtzite()};
    }
};

QTEST_GUILESS_MAIN(TestMasterPattern)
#include "tst_master_pattern.moc"
