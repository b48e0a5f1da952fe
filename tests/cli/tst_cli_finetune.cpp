// SPDX-License-Identifier: GPL-3.0-or-later
// finetune from the command line: labels of every kind, the tuned model classifies, mistakes are one
// sentence.
#include "core/nn/model_file.h"
#include "tests/cli/cli_run.h"

#include <QJsonArray>

using namespace kikuscope;

class TestCliFineTune : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QByteArray spec = tinyScanSpec();
        spec.replace("\"rows\": 5, \"cols\": 6", "\"rows\": 20, \"cols\": 24");
        spec.replace("\"pattern_height\": 24, \"pattern_width\": 24",
                     "\"pattern_height\": 48, \"pattern_width\": 48");
        spec.replace("\"size\": 61", "\"size\": 101");
        m_folder.write("scan.json", spec);
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "scan.json", "-o", "scan.h5"}), 0);
        COMPARE_EXIT(m_folder.run({"classify", "scan.h5", "--model", "phases-starter", "-o", "result.h5"}),
                     0);
    }

    void tunedModelClassifies()
    {
        const CliRun run = tune({"--per-class", "50", "--copies", "1", "-o", "own.safetensors", "--figure",
                                 "confusion.png", "--json"});
        COMPARE_EXIT(run, 0);
        const QJsonObject heldOut = run.json()["metrics"].toObject()["held_out"].toObject();
        // two classes: chance is a half
        QVERIFY2(heldOut["accuracy"].toArray()[1].toDouble() > 0.6, run.out.constData());
        QFile figure(m_folder.path("confusion.png"));
        QVERIFY(figure.open(QIODevice::ReadOnly) && figure.read(8) == QByteArray("\x89PNG\r\n\x1a\n", 8));
        COMPARE_EXIT(m_folder.run({"classify", "scan.h5", "--model", "own.safetensors", "-o", "own.h5"}), 0);
        const CliRun compared = m_folder.run({"compare", "own.h5", "scan.h5", "--json"});
        COMPARE_EXIT(compared, 0);
        QVERIFY2(compared.json()["accuracy"].toDouble() > 0.85, compared.out.constData());
        const auto model = nn::loadModel(m_folder.path("own.safetensors").toStdString());
        QVERIFY(model->classes.idOf("ferrite") > 0 && model->classes.idOf("austenite") > 0);
        QCOMPARE(model->training.at("fine_tune").at("maps")[0].at("hash").get<std::string>().size(),
                 std::size_t{64});
        const CliRun table = tune({"--per-class", "20", "--copies", "0", "-o", "table.safetensors"});
        COMPARE_EXIT(table, 0);
        QVERIFY2(table.out.contains("true class") && table.out.contains("ferrite"), table.out.constData());
    }

    void labelsOfAResultAreFilteredByConfidence()
    {
        const auto labelled = [&](const char* filter) {
            const CliRun run =
                tune({"--labels", "result.h5", "--filter", filter, "--per-class", "20", "--copies", "0",
                      "--least-per-class", "1", "-o", "byresult.safetensors", "--json"});
            const QJsonArray maps = run.json()["fine_tune"].toObject()["maps"].toArray();
            if (run.exitCode != 0 || maps.isEmpty()) {
                qWarning("%s", run.err.constData());
                return -1;
            }
            return maps[0].toObject()["after_filter"].toInt();
        };
        const int all = labelled("confidence>=0"), sure = labelled("confidence>=0.75");
        QVERIFY2(sure > 0 && sure < all, qPrintable(QString::number(sure) + " of " + QString::number(all)));
    }

    void labelsByHand()
    {
        QByteArray text = "row,col,label\n";
        for (int row = 0; row < 20; ++row)
            for (int col = 0; col < 24; ++col)
                text += QByteArray::number(row) + "," + QByteArray::number(col) +
                        (col < 12 ? ",left\n" : ",right\n");
        m_folder.write("hand.csv", text);
        const CliRun run = tune({"--labels", "hand.csv", "--per-class", "20", "--copies", "0", "-o",
                                 "hand.safetensors", "--json"});
        COMPARE_EXIT(run, 0);
        const QJsonArray classes =
            run.json()["metrics"].toObject()["held_out"].toObject()["classes"].toArray();
        QCOMPARE(classes.size(), 2);
        QCOMPARE(classes[0].toObject()["class"].toString(), QString("left"));
        QCOMPARE(classes[0].toObject()["patterns"].toInt(), 20);
    }

    void mistakes_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("bad line") << QStringList{"--labels", "bad.csv"} << "bad.csv, line 2: ";
        QTest::newRow("absent labels") << QStringList{"--labels", "none.csv"} << "none.csv does not exist";
        QTest::newRow("absent scalar") << QStringList{"--filter", "CI>=0.1"} << "no values \"CI\"";
        QTest::newRow("bad filter") << QStringList{"--filter", "CI"} << "not of the form";
        QTest::newRow("two for one") << QStringList{"--labels", "bad.csv", "bad.csv"}
                                     << "--labels names 2 files for 1 maps";
        QTest::newRow("too few") << QStringList{"--labels", "few.csv"} << "left (1 to teach";
        QTest::newRow("one scan") << QStringList{"--split", "scans"} << "at least two maps";
        QTest::newRow("no model") << QStringList{"--start-from", "nobody"} << "There is no model \"nobody\"";
    }
    void mistakes()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, complaint);
        m_folder.write("bad.csv", "0,0,left\nupper,0,left\n");
        m_folder.write("few.csv", "0,0,left\n0,1,right\n");
        const CliRun run = tune(arguments + QStringList{"-o", "never.safetensors"});
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains(complaint), run.err.constData());
        QVERIFY(!QFile::exists(m_folder.path("never.safetensors")));
    }

    void usageErrors()
    {
        COMPARE_EXIT(m_folder.run({"finetune", "scan.h5"}), 2);
        COMPARE_EXIT(tune({"--mode", "thawed", "-o", "x.safetensors"}), 2);
        const CliRun help = m_folder.run({"finetune", "--help"});
        COMPARE_EXIT(help, 0);
        QVERIFY(help.out.contains("--labels") && help.out.contains("Examples"));
    }

private:
    CliRun tune(const QStringList& more) const
    {
        return m_folder.run(QStringList{"finetune", "scan.h5"} + more);
    }

    CliFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCliFineTune)
#include "tst_cli_finetune.moc"
