// SPDX-License-Identifier: GPL-3.0-or-later
// adapt from the command line on a simulated scan, whose phases are known: a network that learned enough maps it,
// one that did not is refused and matching does, and the same seed gives the same network.
#include "core/io/kikuscope_h5.h"
#include "core/nn/model_file.h"
#include "tests/cli/cli_run.h"

#include <QJsonArray>

#include <csignal>

using namespace kikuscope;

class TestCliAdapt : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QByteArray spec = tinyScanSpec();
        spec.replace("\"rows\": 5, \"cols\": 6", "\"rows\": 14, \"cols\": 15");
        spec.replace("\"pattern_height\": 24, \"pattern_width\": 24", "\"pattern_height\": 48, \"pattern_width\": 48");
        spec.replace("\"size\": 61", "\"size\": 201");
        m_folder.write("scan.json", spec);
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "scan.json", "-o", "scan.h5"}), 0);
    }

    void networkThatLearnedEnoughMapsTheScan()
    {
        const CliRun run = adapt("12800", "good", {"--labelled", "150"});
        COMPARE_EXIT(run, 0);
        const QJsonObject report = run.json();
        QVERIFY2(report["accepted"].toBool(), run.out.constData());
        QVERIFY(report["held_out"].toObject()["patterns"].toInt() >= 40);
        QVERIFY(report["held_out"].toObject()["agreement"].toDouble() >= 0.98);
        QVERIFY(report["verified"].toObject()["patterns"].toInt() >= 20);
        const CliRun compared = m_folder.run({"compare", "good.h5", "scan.h5", "--json"});
        COMPARE_EXIT(compared, 0);
        QVERIFY2(compared.json()["accuracy"].toDouble() > 0.95, compared.out.constData());
        const auto provenance = io::readPhaseMap(file("good.h5")).provenance;
        QVERIFY(provenance.at("train_for_map").at("accepted").get<bool>());
        QVERIFY(nn::loadModel(file("good.safetensors"))->metrics.contains("held_out_real_patterns"));
    }

    void networkThatLearnedTooLittleIsRefused()
    {
        const CliRun run = adapt("64", "poor", {"--labelled", "60"});
        COMPARE_EXIT(run, 0);
        QVERIFY2(!run.json()["accepted"].toBool(), run.out.constData());
        QVERIFY2(run.err.contains("the whole map is matched"), run.err.constData());
        const CliRun compared = m_folder.run({"compare", "poor.h5", "scan.h5", "--json"});
        COMPARE_EXIT(compared, 0);
        QVERIFY2(compared.json()["accuracy"].toDouble() > 0.95, compared.out.constData());
        QVERIFY(io::readMatching(file("poor.h5")) != nullptr);
    }

    void sameSeedGivesTheSameNetwork()
    {
        COMPARE_EXIT(adapt("64", "again", {"--labelled", "60"}), 0);
        COMPARE_EXIT(adapt("64", "other", {"--labelled", "60", "--seed", "2"}), 0);
        const auto first = nn::loadModel(file("poor.safetensors")), again = nn::loadModel(file("again.safetensors")),
                   other = nn::loadModel(file("other.safetensors"));
        bool differs = false;
        for (std::size_t i = 0; i < first->weights.size(); ++i) {
            QVERIFY2(first->weights[i].bytes == again->weights[i].bytes, first->weights[i].name.c_str());
            differs |= first->weights[i].bytes != other->weights[i].bytes;
        }
        QVERIFY(differs);
    }

    void optionsFileRepeatsTheRun()
    {
        m_folder.write("request.json", R"({"scan": "scan.h5", "phases": ["ferrite", "austenite", "silicon"],
            "training": {"random_crystals": 2, "images": 64, "labelled": 60}})");
        const CliRun run = m_folder.run({"adapt", "--options", "request.json", "-o", "file.h5", "--model", "file.safetensors", "--json"});
        COMPARE_EXIT(run, 0);
        const auto byFlags = nn::loadModel(file("poor.safetensors")), byFile = nn::loadModel(file("file.safetensors"));
        for (std::size_t i = 0; i < byFlags->weights.size(); ++i)
            QVERIFY2(byFlags->weights[i].bytes == byFile->weights[i].bytes, byFlags->weights[i].name.c_str());
        const Json request = io::readPhaseMap(file("file.h5")).provenance.at("request");
        QCOMPARE(request.at("scan").get<std::string>(), std::string("scan.h5"));
        QCOMPARE(request.at("training").at("labelled").get<int>(), 60);
    }

    void badOptionsFiles_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no scan") << QByteArray(R"({"phases": ["ferrite"]})") << "scan is missing";
        QTest::newRow("no phases") << QByteArray(R"({"scan": "scan.h5"})") << "phases must name";
        QTest::newRow("misspelt") << QByteArray(R"({"scan": "scan.h5", "phases": ["ferrite"], "training": {"imges": 3}})") << "training.imges";
        QTest::newRow("centre of two") << QByteArray(R"({"scan": "scan.h5", "phases": ["ferrite"], "pattern_centre": [0.5, 0.5]})")
                                       << "pattern_centre";
        QTest::newRow("energy") << QByteArray(R"({"scan": "scan.h5", "phases": ["ferrite"], "energy_kev": 2})") << "energy_kev";
        QTest::newRow("no JSON") << QByteArray("phases: ferrite") << "not valid JSON";
    }
    void badOptionsFiles()
    {
        QFETCH(QByteArray, content);
        QFETCH(QString, complaint);
        m_folder.write("bad.json", content);
        const CliRun run = m_folder.run({"adapt", "--options", "bad.json", "-o", "bad.h5"});
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().startsWith("bad.json") && run.sentence().contains(complaint), run.err.constData());
    }

    void usageErrors_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("nothing") << QStringList{"adapt", "-o", "x.h5"};
        QTest::newRow("no phases") << QStringList{"adapt", "scan.h5", "-o", "x.h5"};
        QTest::newRow("said twice") << QStringList{"adapt", "--options", "request.json", "--images", "64", "-o", "x.h5"};
    }
    void usageErrors()
    {
        QFETCH(QStringList, arguments);
        COMPARE_EXIT(m_folder.run(arguments), 2);
    }

    void stopsWhenAsked()
    {
        QProcess process;
        m_folder.start(process, arguments("1000000", "stopped") + QStringList{"--labelled", "60"});
        QByteArray said;
        while (process.state() != QProcess::NotRunning && !said.contains("Training")) {
            process.waitForReadyRead(20);
            said += process.readAllStandardError();
        }
        QVERIFY2(process.state() != QProcess::NotRunning, said.constData());
        ::kill(static_cast<pid_t>(process.processId()), SIGINT);
        COMPARE_EXIT(CliFolder::finish(process), 130);
        QVERIFY(!QFile::exists(m_folder.path("stopped.h5")));
    }

private:
    std::filesystem::path file(const char* name) const { return m_folder.path(name).toStdString(); }

    static QStringList arguments(const QString& images, const QString& name)
    {
        return {"adapt", "scan.h5", "--phases", "ferrite,austenite,silicon", "--random-crystals", "2", "--images", images,
                "-o", name + ".h5", "--model", name + ".safetensors"};
    }

    CliRun adapt(const QString& images, const QString& name, const QStringList& more) const
    {
        return m_folder.run(arguments(images, name) + QStringList{"--json"} + more);
    }

    CliFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCliAdapt)
#include "tst_cli_adapt.moc"
