// SPDX-License-Identifier: GPL-3.0-or-later
// match from the command line: one point, a map, groups, and what is wrong with the input.
#include "tests/cli/cli_run.h"

#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/match/orientation_grid.h"

#include <QJsonArray>

#include <csignal>

using namespace kikuscope;

class TestCliMatch : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QByteArray spec = tinyScanSpec();
        spec.replace("\"pattern_height\": 24, \"pattern_width\": 24",
                     "\"pattern_height\": 48, \"pattern_width\": 48");
        spec.replace("\"size\": 61", "\"size\": 201");
        m_folder.write("scan.json", spec);
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "scan.json", "-o", "scan.h5"}), 0);
    }

    void onePoint()
    {
        const CliRun run = m_folder.run(
            {"match", "scan.h5", "--phases", "ferrite,austenite,silicon", "--at", "0,0", "--json"});
        COMPARE_EXIT(run, 0);
        const QJsonObject answer = run.json();
        QCOMPARE(answer["phases"].toArray().size(), 3);
        QCOMPARE(answer["euler_convention"].toString(), "Bunge, crystal from sample");
        QVERIFY(answer["above_noise"].toBool());
        QVERIFY(!answer["answer"].toArray().isEmpty());
        const QJsonObject best = answer["phases"].toArray()[0].toObject();
        QCOMPARE(best["euler_deg"].toArray().size(), 3);
        QVERIFY2(best["score"].toDouble() > 0.6, run.out.constData());
    }

    void mapAgreesWithTheTruth()
    {
        COMPARE_EXIT(
            m_folder.run({"match", "scan.h5", "--phases", "ferrite,austenite,silicon", "-o", "result.h5"}),
            0);
        const CliRun compared = m_folder.run({"compare", "result.h5", "scan.h5", "--json"});
        COMPARE_EXIT(compared, 0);
        QVERIFY2(compared.json()["accuracy"].toDouble() > 0.9, compared.out.constData());
        COMPARE_EXIT(m_folder.run({"render", "result.h5", "-o", "map.png"}), 0);

        // orientations are in the file, and those of the simulation
        const auto file = [&](const char* name) { return m_folder.path(name).toStdString(); };
        const auto matching = io::readMatching(file("result.h5"));
        const auto truth = io::openScan(file("scan.h5")).indexing;
        QVERIFY(matching && truth);
        QVERIFY(matching->frame == truth->frame);
        int near = 0;
        const ScalarMap *score = matching->scalar("score"), *margin = matching->scalar("margin");
        QVERIFY(score && margin && matching->scalar("runner-up"));
        for (std::size_t i = 0; i < truth->phaseId.size(); ++i) {
            QVERIFY(score->values[i] > 0.3f && margin->values[i] <= score->values[i]);
            const Eigen::Quaterniond a(crystalFromSample(matching->orientation[i])),
                b(crystalFromSample(truth->orientation[i]));
            near += match::misorientationDeg(a, b, match::laueRotations(truth->phases[1])) < 1;
        }
        QVERIFY2(near >= 27, qPrintable(QString::number(near))); // of 30
    }

    void candidatesThatCannotBeToldApart()
    {
        const CliRun run = m_folder.run({"match", "scan.h5", "--phases", "nickel,austenite,ferrite"});
        COMPARE_EXIT(run, 0);
        QVERIFY2(run.out.contains("nickel / austenite"), run.out.constData());
        QVERIFY2(!run.out.contains("/ ferrite"), run.out.constData());
    }

    /// A scan of ferrite under its own label, as a copy, and under two false ones, of which one is a candidate.
    void listOfLabelledPatterns()
    {
        QByteArray spec = tinyScanSpec();
        spec.replace(", {\"structure\": \"austenite\", \"fraction\": 1, \"grain_um\": 0.6}", "");
        spec.replace("\"rows\": 5, \"cols\": 6", "\"rows\": 2, \"cols\": 3");
        spec.replace("\"pattern_height\": 24, \"pattern_width\": 24", "\"pattern_height\": 48, \"pattern_width\": 48");
        spec.replace("\"size\": 61", "\"size\": 201");
        m_folder.write("ferrite.json", spec);
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "ferrite.json", "-o", "ferrite.h5"}), 0);
        m_folder.write("list.json", R"({"name": "four", "patterns": [{"path": "ferrite.h5", "label": "ferrite"},
            {"path": "ferrite.h5", "label": "ferrite", "copy": true}, {"path": "ferrite.h5", "label": "silicon", "pc": [0.5, 0.3, 0.6]},
            {"path": "ferrite.h5", "label": "quartz"}]})");
        const CliRun run = m_folder.run(
            {"match", "list.json", "--list", "--root", ".", "--phases", "ferrite,silicon", "--spacing", "4", "--json"});
        COMPARE_EXIT(run, 0);
        const QJsonObject report = run.json(), labels = report["labels"].toObject();
        QCOMPARE(report["patterns"].toArray().size(), 24);
        QCOMPARE(labels["all"].toObject()["patterns"].toInt(), 18); // the copy is shown, not counted
        QCOMPARE(labels["ferrite"].toObject()["patterns"].toInt(), 6);
        QVERIFY2(labels["ferrite"].toObject()["right"].toInt() >= 5, run.out.constData());
        QCOMPARE(labels["silicon"].toObject()["right"].toInt(), 0);
        QCOMPARE(labels["quartz"].toObject()["right"].toInt(), 0);
        const QJsonArray cameras = report["cameras"].toArray();
        QCOMPARE(cameras[0].toObject()["pattern_centre_from"].toString(), QString("file"));
        QCOMPARE(cameras[2].toObject()["pattern_centre_from"].toString(), QString("list"));
    }

    void badLists_data()
    {
        QTest::addColumn<QByteArray>("list");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no such file") << QByteArray(R"({"patterns": [{"path": "none.h5", "label": "ferrite"}]})") << "none.h5";
        QTest::newRow("centre") << QByteArray(R"({"patterns": [{"path": "scan.h5", "label": "ferrite", "pc": [1]}]})") << "three numbers";
        QTest::newRow("label") << QByteArray(R"({"patterns": [{"path": "scan.h5", "label": "unobtainium"}]})") << "unobtainium";
        QTest::newRow("empty") << QByteArray("{}") << "at least one entry";
    }
    void badLists()
    {
        QFETCH(QByteArray, list);
        QFETCH(QString, sentence);
        m_folder.write("bad.json", list);
        const CliRun run = m_folder.run({"match", "bad.json", "--list", "--root", ".", "--phases", "ferrite"});
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains(sentence), qPrintable(run.sentence()));
    }

    void wrongInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("point outside")
            << QStringList{"--phases", "ferrite", "--at", "99,0"} << "choose another point";
        QTest::newRow("phase twice") << QStringList{"--phases", "ferrite,ferrite", "--at", "0,0"}
                                     << "listed twice";
        QTest::newRow("no such phase")
            << QStringList{"--phases", "unobtainium", "--at", "0,0"} << "unobtainium";
        QTest::newRow("centre out of range")
            << QStringList{"--phases", "ferrite", "--at", "0,0", "--pc", "0.5,0.5,0"} << "pattern centre";
        QTest::newRow("spacing out of range")
            << QStringList{"--phases", "ferrite", "--at", "0,0", "--spacing", "0"} << "spacing_deg";
    }
    void wrongInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const CliRun run = m_folder.run(QStringList{"match", "scan.h5"} + arguments);
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains(sentence), qPrintable(run.sentence()));
    }

    void interruptedRunExitsWith130()
    {
        QProcess process;
        m_folder.start(process, {"match", "scan.h5", "--phases", "ferrite,cementite,quartz", "--spacing", "2",
                                 "-o", "stopped.h5"});
        QByteArray said;
        while (process.state() != QProcess::NotRunning && !said.contains("Rendering templates")) {
            process.waitForReadyRead(20);
            said += process.readAllStandardError();
        }
        QVERIFY2(process.state() != QProcess::NotRunning, said.constData());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        const CliRun run = CliFolder::finish(process);
        COMPARE_EXIT(run, 130);
        QVERIFY(!QFile::exists(m_folder.path("stopped.h5")));
    }

private:
    CliFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCliMatch)
#include "tst_cli_match.moc"
