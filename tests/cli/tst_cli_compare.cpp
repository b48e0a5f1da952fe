// SPDX-License-Identifier: GPL-3.0-or-later
// compare and clean, on a map with ten planted errors.
#include "tests/cli/cli_run.h"
#include "tests/core/analysis/planted_maps.h"

#include "core/analysis/cleanup.h"
#include "core/io/kikuscope_h5.h"

#include <QJsonArray>

using namespace kikuscope;

class TestCliCompare : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void regionsAreThePlantedErrors();
    void figuresHaveIntervals();
    void textAndLatex();
    void cleanKeepsTheRawResult();
    void cleanBySettingsOfAnotherRun();
    void mistakes_data();
    void mistakes();

private:
    PhaseMap read(const char* name) const { return io::readPhaseMap(m_folder.path(name).toStdString()); }
    CliFolder m_folder;
    PlantedMaps m_maps = plantedMaps();
};

void TestCliCompare::initTestCase()
{
    PhaseMap reference = m_maps.result;
    reference.phaseId = m_maps.reference.phaseId;
    m_maps.result.provenance = {{"model", "planted"}};
    io::writePhaseMap(m_folder.path("result.h5").toStdString(), m_maps.result);
    io::writePhaseMap(m_folder.path("reference.h5").toStdString(), reference);
}

void TestCliCompare::regionsAreThePlantedErrors()
{
    const CliRun run = m_folder.run({"compare", "result.h5", "reference.h5", "--regions", "12", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonObject found = run.json()["disagreement"].toObject();
    QCOMPARE(found["region_count"].toInt(), 10);
    const QJsonArray regions = found["regions"].toArray();
    QCOMPARE(regions.size(), 10);
    for (int k = 0; k < 10; ++k) {
        const PlantedError& error = m_maps.errors[static_cast<std::size_t>(k)];
        const QJsonObject region = regions[k].toObject();
        QCOMPARE(region["pixels"].toInt(), int(error.height * error.width));
        QCOMPARE(region["rows"].toArray()[0].toInt(), int(error.row));
        QCOMPARE(region["cols"].toArray()[1].toInt(), int(error.col + error.width - 1));
    }
    const CliRun strict = m_folder.run({"compare", "result.h5", "reference.h5", "--tolerance", "0", "--json"});
    COMPARE_EXIT(strict, 0);
    QVERIFY(strict.json()["disagreement"].toObject()["region_count"].toInt() > 100);
    QVERIFY(strict.json()["disagreement"].toObject()["regions"].toArray().isEmpty()); // not asked for
}

void TestCliCompare::figuresHaveIntervals()
{
    const QJsonObject json = m_folder.run({"compare", "result.h5", "reference.h5", "--json"}).json();
    const QJsonArray kappa = json["kappa_95"].toArray();
    QVERIFY(kappa[0].toDouble() < json["kappa"].toDouble() && json["kappa"].toDouble() < kappa[1].toDouble());
    const QJsonObject phase = json["classes"].toArray()[0].toObject();
    for (const char* figure : {"precision", "recall", "f1", "jaccard"}) {
        const QJsonArray interval = phase[QString(figure) + "_95"].toArray();
        QVERIFY(interval[0].toDouble() < phase[figure].toDouble() && phase[figure].toDouble() < interval[1].toDouble());
    }
    const QJsonObject d = json["disagreement"].toObject();
    QVERIFY(d["tolerant_agreement"].toDouble() > d["agreement"].toDouble());
    const QJsonObject overlap = d["phases"].toArray()[0].toObject();
    QVERIFY(overlap["boundary_f1"].toDouble() > phase["f1"].toDouble());
}

void TestCliCompare::textAndLatex()
{
    const CliRun text = m_folder.run({"compare", "result.h5", "reference.h5", "--regions", "3"});
    COMPARE_EXIT(text, 0);
    QVERIFY2(text.out.contains("boundary F1") && text.out.contains("10 regions disagree"), text.out.constData());
    QVERIFY(text.out.contains(" 144 ")); // the largest error
    const CliRun latex = m_folder.run({"compare", "result.h5", "reference.h5", "--latex"});
    COMPARE_EXIT(latex, 0);
    QCOMPARE(latex.out.count("\\begin{tabular}"), 2);
    QCOMPARE(latex.out.count("\\end{tabular}"), 2);
    QVERIFY(latex.out.contains("$\\kappa$") && !latex.out.contains("reference \\ result"));
}

void TestCliCompare::cleanKeepsTheRawResult()
{
    const CliRun run =
        m_folder.run({"clean", "result.h5", "--steps", "min-confidence=0.72,majority=2,absorb=30", "-o", "cleaned.h5", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["changed"].toArray().size(), 3);
    NullMonitor job;
    const analysis::CleanupSteps steps{.steps = {"min_confidence", "majority", "absorb"},
                                       .minConfidence = 0.72,
                                       .majorityPasses = 2,
                                       .minGrainPixels = 30};
    const PhaseMap cleaned = read("cleaned.h5");
    QCOMPARE(cleaned.phaseId, analysis::cleanedPhases(m_maps.result, steps, job).phaseId);
    QCOMPARE(cleaned.rawPhaseId, m_maps.result.phaseId);
    QCOMPARE(cleaned.provenance["clean_up"]["raw_sha256"].get<std::string>(), analysis::mapHash(m_maps.result));
    COMPARE_EXIT(m_folder.run({"clean", "cleaned.h5", "--raw", "-o", "raw.h5"}), 0);
    QFile before(m_folder.path("result.h5")), after(m_folder.path("raw.h5"));
    QVERIFY(before.open(QIODevice::ReadOnly) && after.open(QIODevice::ReadOnly));
    QCOMPARE(after.readAll(), before.readAll()); // bit for bit
}

void TestCliCompare::cleanBySettingsOfAnotherRun()
{
    const CliRun first = m_folder.run({"clean", "result.h5", "--steps", "majority,pool", "--unknown", "fill", "-o", "a.h5", "--json"});
    COMPARE_EXIT(first, 0);
    m_folder.write("steps.json", QJsonDocument(first.json()["settings"].toObject()).toJson());
    COMPARE_EXIT(m_folder.run({"clean", "result.h5", "--settings", "steps.json", "-o", "b.h5"}), 0);
    QCOMPARE(read("a.h5").phaseId, read("b.h5").phaseId);
    QVERIFY(read("a.h5").provenance == read("b.h5").provenance);
}

void TestCliCompare::mistakes_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("unknown step") << QStringList{"result.h5", "--steps", "dilate"} << "dilate";
    QTest::newRow("no number") << QStringList{"result.h5", "--steps", "majority=two"} << "majority=two";
    QTest::newRow("out of range") << QStringList{"result.h5", "--steps", "min-confidence=7"} << "min_confidence";
    QTest::newRow("no steps") << QStringList{"result.h5"} << "--steps";
    QTest::newRow("not cleaned") << QStringList{"result.h5", "--raw"} << "not cleaned";
    QTest::newRow("no result") << QStringList{"absent.h5", "--steps", "pool"} << "absent.h5";
}

void TestCliCompare::mistakes()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const CliRun run = m_folder.run(QStringList{"clean"} + arguments + QStringList{"-o", "never.h5"});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains(word), run.err.constData());
    QVERIFY(!QFile::exists(m_folder.path("never.h5")));
}

QTEST_GUILESS_MAIN(TestCliCompare)
#include "tst_cli_compare.moc"
