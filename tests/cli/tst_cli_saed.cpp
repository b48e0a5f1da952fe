// SPDX-License-Identifier: GPL-3.0-or-later
// saed dataset, train, evaluate, classify and robustness as a user runs them, on a tiny specification.
#include "tests/cli/cli_run.h"

#include <QJsonArray>

namespace {

QByteArray tinySpec()
{
    return R"({"name": "tiny", "network": "compact", "input_size": 32,
      "data": {"groups": [225, 229], "size": 48, "pixel_size_mm": 0.45, "offset_px": 2},
      "images": 128, "batch": 32, "validation_images": 32})";
}

QByteArray tinyDataset()
{
    return R"({"data": {"groups": [225, 229], "size": 48, "pixel_size_mm": 0.45, "offset_px": 2}, "images": 6, "part": "held out"})";
}

QByteArray tinyEvaluation() { return R"({"images": 16, "crystals": 4, "patterns_per_crystal": [2], "unknown_images": 4})"; }

QByteArray tinyRobustness() { return R"({"images": 2, "curves": [{"name": "strain", "vary": "axial_strain", "values": [0, 0.05]}]})"; }

} // namespace

class TestCliSaed : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        m_folder.write("tiny.json", tinySpec());
        m_folder.write("dataset.json", tinyDataset());
        m_folder.write("evaluation.json", tinyEvaluation());
        m_folder.write("robustness.json", tinyRobustness());
        COMPARE_EXIT(m_folder.run({"saed", "train", "tiny.json", "-o", "tiny.safetensors", "--json"}), 0);
    }

    void classes()
    {
        const CliRun run = m_folder.run({"saed", "dataset", "--classes", "--json"});
        COMPARE_EXIT(run, 0);
        QVERIFY(run.json()["classes"].toArray().size() > 20);
        QCOMPARE(run.json()["patterns"].toInt(), run.json()["kinds"].toArray().size() * 16);
    }

    void dataset()
    {
        const CliRun run = m_folder.run({"saed", "dataset", "dataset.json", "-o", "images", "--json"});
        COMPARE_EXIT(run, 0);
        QCOMPARE(run.json()["images"].toInt(), 6);
        QFile labels(m_folder.path("images/labels.json"));
        QVERIFY(labels.open(QIODevice::ReadOnly));
        const QJsonArray rows = QJsonDocument::fromJson(labels.readAll()).object()["images"].toArray();
        QCOMPARE(rows.size(), 6);
        for (const auto& row : rows)
            QVERIFY(QFile::exists(m_folder.path("images/" + row.toObject()["file"].toString())));
        QVERIFY(m_folder.run({"saed", "dataset", "dataset.json"}).sentence().contains("--output"));
    }

    void evaluateAndRobustness()
    {
        const CliRun evaluated = m_folder.run({"saed", "evaluate", "evaluation.json", "--model", "tiny.safetensors", "--json"});
        COMPARE_EXIT(evaluated, 0);
        QCOMPARE(evaluated.json()["single"].toObject()["images"].toInt(), 16);
        QCOMPARE(evaluated.json()["space_groups"].toArray().size(), 4);
        const CliRun curve = m_folder.run({"saed", "robustness", "robustness.json", "--model", "tiny.safetensors", "--json"});
        COMPARE_EXIT(curve, 0);
        QCOMPARE(curve.json()["curves"].toArray()[0].toObject()["points"].toArray().size(), 2);
    }

    void classify()
    {
        COMPARE_EXIT(m_folder.run({"saed", "dataset", "dataset.json", "-o", "images"}), 0);
        const CliRun run = m_folder.run({"saed", "classify", "images/0000000.png", "images/0000001.png", "--zones", "001,?", "--model", "tiny.safetensors", "--json"});
        COMPARE_EXIT(run, 0);
        QCOMPARE(run.json()["patterns"].toArray().size(), 2);
        double sum = 0;
        for (const auto& group : run.json()["space_groups"].toArray())
            sum += group.toObject()["probability"].toDouble();
        QVERIFY(std::abs(sum - 1) < 1e-6);
        QVERIFY(m_folder.run({"saed", "classify", "images/0000000.png", "--zones", "999", "--model", "tiny.safetensors"}).sentence().contains("999"));
    }

    void modelsOfTheOtherKind()
    {
        QVERIFY(m_folder.run({"saed", "classify", "images/0000000.png", "--model", "phases-starter"}).sentence().contains("Kikuchi patterns (EBSD)"));
        m_folder.write("scan.json", tinyScanSpec());
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "scan.json", "-o", "scan.h5"}), 0);
        const CliRun run = m_folder.run({"classify", "scan.h5", "--model", "tiny.safetensors", "-o", "map.h5"});
        QCOMPARE(run.exitCode, 1);
        QVERIFY2(run.sentence().contains("spot patterns (SAED)"), run.err.constData());
    }

private:
    CliFolder m_folder;
};

QTEST_GUILESS_MAIN(TestCliSaed)
#include "tst_cli_saed.moc"
