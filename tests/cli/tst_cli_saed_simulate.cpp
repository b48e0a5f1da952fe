// SPDX-License-Identifier: GPL-3.0-or-later
// kikuscope-cli saed simulate: options, specification, panels, JSON, and what it refuses.
#include "core/io/image_file.h"
#include "tests/cli/cli_run.h"

#include <QJsonArray>

using namespace kikuscope;

class TestCliSaed : public QObject
{
    Q_OBJECT
private slots:
    void optionsAloneMakeAPattern();
    void bundledSpecificationMakesItsPanels();
    void mistakesAreNamed();
};

void TestCliSaed::optionsAloneMakeAPattern()
{
    const CliFolder folder;
    const QString png = folder.path("si.png");
    const CliRun run = folder.run({"saed", "simulate", "--structure", "silicon", "--zone", "0,1,1", "--voltage", "300", "--size", "200", "-o", png, "--json"});
    QCOMPARE(run.exitCode, 0);
    const QJsonObject pattern = run.json()["patterns"].toArray()[0].toObject();
    QVERIFY(std::abs(pattern["wavelength_angstrom"].toDouble() - 0.0197) < 5e-5);
    QVERIFY(pattern["spots"].toArray().size() > 10);
    const Image<float> image = io::readGreyImage(png.toStdString());
    QCOMPARE(image.rows, 200);
    QVERIFY(image(99, 99) > 250.f);
}

void TestCliSaed::bundledSpecificationMakesItsPanels()
{
    const CliFolder folder;
    const QString png = folder.path("ra.png");
    const CliRun run = folder.run({"saed", "simulate", KIKUSCOPE_SOURCE_DIR "/resources/protocols/saed/ra2021-fig2.saed.json", "-o", png});
    QCOMPARE(run.exitCode, 0);
    const Image<float> image = io::readGreyImage(png.toStdString());
    QCOMPARE(image.rows, 256);
    QCOMPARE(image.cols, 4 * 256 + 3 * 4);
}

void TestCliSaed::mistakesAreNamed()
{
    const CliFolder folder;
    const QString png = folder.path("no.png");
    CliRun run = folder.run({"saed", "simulate", "--structure", "silicon", "--zone", "0,1", "-o", png});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("--zone"));
    run = folder.run({"saed", "simulate", "-o", png});
    QCOMPARE(run.exitCode, 1);
    QVERIFY(run.err.contains("structure"));
    run = folder.run({"saed"});
    QCOMPARE(run.exitCode, 2);
}

QTEST_GUILESS_MAIN(TestCliSaed)
#include "tst_cli_saed_simulate.moc"
