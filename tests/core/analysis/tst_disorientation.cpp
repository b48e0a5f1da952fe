// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disorientation.h"
#include "core/base/error.h"

#include <QTest>
#include <cmath>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

constexpr double degree = std::numbers::pi / 180;

Phase phaseOf(int spaceGroup)
{
    Phase phase;
    phase.name = "p";
    phase.spaceGroup = spaceGroup;
    return phase;
}

Eigen::Quaterniond turned(const Eigen::Quaterniond& q, double degrees, const Eigen::Vector3d& crystalAxis)
{
    return Eigen::Quaterniond(Eigen::AngleAxisd(degrees * degree, crystalAxis.normalized())) * q;
}

} // namespace

class TestDisorientation : public QObject
{
    Q_OBJECT
private slots:
    void quaternionIsTheMatrixOfBunge()
    {
        Rng rng(1);
        for (int i = 0; i < 200; ++i) {
            const EulerAngles e = eulerFromMatrix(randomRotation(rng));
            QVERIFY((orientationQuaternion(e).toRotationMatrix() - crystalFromSample(e)).norm() < 1e-6);
        }
    }

    void angles_data()
    {
        QTest::addColumn<int>("spaceGroup");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<QList<double>>("axis");
        QTest::addColumn<double>("expected");
        const QList<double> z{0, 0, 1}, x{1, 0, 0}, d{1, 1, 1}, f{1, 1, 0};
        // Rotations of the group leave nothing; others by hand. Sigma 3: 60 degrees about <111>.
        QTest::newRow("cubic: 90 about [001] is nothing") << 225 << 90. << z << 0.;
        QTest::newRow("cubic: 120 about [111] is nothing") << 225 << 120. << d << 0.;
        QTest::newRow("cubic: 180 about [110] is nothing") << 225 << 180. << f << 0.;
        QTest::newRow("cubic: 60 about [001] is 30") << 225 << 60. << z << 30.;
        QTest::newRow("cubic: 60 about [111], the twin") << 225 << 60. << d << 60.;
        QTest::newRow("cubic: 180 about [111] is the twin") << 225 << 180. << d << 60.;
        QTest::newRow("m-3: 90 about [001] stays") << 205 << 90. << z << 90.;
        QTest::newRow("hexagonal: 60 about c is nothing") << 194 << 60. << z << 0.;
        QTest::newRow("hexagonal: 40 about c is 20") << 194 << 40. << z << 20.;
        QTest::newRow("trigonal: 60 about c stays") << 152 << 60. << z << 60.;
        QTest::newRow("tetragonal: 60 about c is 30") << 136 << 60. << z << 30.;
        QTest::newRow("orthorhombic: 90 about c stays") << 62 << 90. << z << 90.;
        QTest::newRow("orthorhombic: 180 about a is nothing") << 62 << 180. << x << 0.;
        QTest::newRow("triclinic: 180 stays") << 2 << 180. << x << 180.;
    }
    void angles()
    {
        QFETCH(int, spaceGroup);
        QFETCH(double, degrees);
        QFETCH(QList<double>, axis);
        QFETCH(double, expected);
        const Disorientation disorientation(phaseOf(spaceGroup));
        Rng rng(2);
        for (int i = 0; i < 20; ++i) {
            const Eigen::Quaterniond a(randomRotation(rng)), b = turned(a, degrees, {axis[0], axis[1], axis[2]});
            QVERIFY(std::abs(disorientation.angle(a, b) / degree - expected) < 1e-5);
            QVERIFY(std::abs(disorientation.angle(b, a) / degree - expected) < 1e-5);
            QVERIFY(disorientation.isWithin(a, b, std::cos((expected + 0.01) * degree / 2)));
            if (expected > 0.1)
                QVERIFY(!disorientation.isWithin(a, b, std::cos((expected - 0.01) * degree / 2)));
        }
    }

    /// Largest disorientation of random cubic crystals: Mackenzie (1958), 62.80 degrees.
    void cubicLimit()
    {
        const Disorientation disorientation(phaseOf(225));
        Rng rng(3);
        double largest = 0;
        for (int i = 0; i < 20000; ++i)
            largest = std::max(largest, disorientation.angle(Eigen::Quaterniond(randomRotation(rng)),
                                                             Eigen::Quaterniond(randomRotation(rng))));
        QVERIFY2(largest / degree < 62.8001 && largest / degree > 61, qPrintable(QString::number(largest / degree)));
    }

    /// The twofold axes of -3m lie along a; in Oxford's frame, whose x is a*, they are 30 degrees off x.
    void oxfordFrameTurnsTheTwofoldAxes()
    {
        Phase quartz = phaseOf(152);
        for (const bool cellKnown : {false, true}) {
            if (cellKnown)
                quartz.cell = {4.913, 4.913, 5.405, 90, 90, 120};
            const Eigen::Quaterniond a = Eigen::Quaterniond::Identity(), alongX = turned(a, 180, {1, 0, 0}),
                                     alongY = turned(a, 180, {0, 1, 0});
            QVERIFY(Disorientation(quartz).angle(a, alongX) < 1e-6);
            QVERIFY(std::abs(Disorientation(quartz).angle(a, alongY) / degree - 60) < 1e-6);
            QVERIFY(Disorientation(quartz, true).angle(a, alongY) < 1e-6);
            QVERIFY(std::abs(Disorientation(quartz, true).angle(a, alongX) / degree - 60) < 1e-6);
        }
    }

    void unknownSymmetryIsRefused()
    {
        Phase unknown;
        unknown.name = "mystery";
        QVERIFY_EXCEPTION_THROWN(Disorientation{unknown}, Error);
    }
};

QTEST_APPLESS_MAIN(TestDisorientation)
#include "tst_disorientation.moc"
