// SPDX-License-Identifier: GPL-3.0-or-later
// saed measure on what saed simulate has drawn: the program measures what it was told to simulate.
#include "tests/cli/cli_run.h"

#include <QJsonArray>
#include <cmath>

class TestCliSaedMeasure : public QObject
{
    Q_OBJECT

private slots:
    void simulatedPatternIsMeasured()
    {
        COMPARE_EXIT(m_folder.run({"saed", "simulate", "--structure", "silicon", "--zone", "0,1,1", "--camera-constant", "62", "--thickness", "8", "--rotation", "20",
                                   "--scaling", "gamma", "--bits", "16", "-o", "silicon.png"}),
                     0);
        const CliRun run = m_folder.run({"saed", "measure", "silicon.png", "--camera-constant", "62", "--structure", "silicon", "--json"});
        COMPARE_EXIT(run, 0);
        const QJsonObject out = run.json();
        QVERIFY(std::abs(out["centre_px"].toArray()[0].toDouble() - 127.5) < 0.3);
        const QJsonObject lattice = out["lattice"].toObject();
        QCOMPARE(lattice["shape"].toString(), QString("parallelogram"));
        QVERIFY(std::abs(lattice["angle_deg"].toDouble() - 70.53) < 0.3); // between 1-11 and 11-1
        QVERIFY(std::abs(lattice["rows"].toArray()[0].toObject()["d_angstrom"].toDouble() - 5.4309 / std::sqrt(3.)) < 0.02);
        QCOMPARE(out["zones"].toArray()[0].toObject()["zone"].toArray(), (QJsonArray{0, 1, 1}));
        QVERIFY(out["spots"].toArray().size() > 8);
    }

    void tableSaysTheSame()
    {
        const CliRun run = m_folder.run({"saed", "measure", "silicon.png"});
        COMPARE_EXIT(run, 0);
        QVERIFY(run.out.contains("parallelogram, ratio 1.00"));
    }

    void missingImageIsNamed()
    {
        const CliRun run = m_folder.run({"saed", "measure", "missing.png"});
        COMPARE_EXIT(run, 1);
        QVERIFY(run.sentence().contains("missing.png"));
    }

private:
    CliFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCliSaedMeasure)
#include "tst_cli_saed_measure.moc"
