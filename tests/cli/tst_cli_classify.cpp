// SPDX-License-Identifier: GPL-3.0-or-later
// The main job from the command line: classify, stop, go on, compare, evaluate, train, demo.
#include "tests/cli/cli_run.h"
#include "tests/support/test_data.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/model_file.h"
#include "core/nn/train.h"
#include "core/nn/unseen_materials.h"
#include "core/nn/untrained.h"

#include <QDateTime>
#include <QJsonArray>

#include <cmath>
#include <csignal>
#include <functional>

using namespace kikuscope;

namespace {

/// A model with random weights (seed fixed): the command line does not care how good it is.
void saveModel(const QString& path, const char* network, int size)
{
    nn::ModelFile model = nn::untrainedModel(network, size, {"ferrite", "austenite", "nickel"}, 5);
    model.name = "untrained";
    nn::saveModel(path.toStdString(), model);
}

void compareMaps(const PhaseMap& actual, const PhaseMap& expected)
{
    QCOMPARE(actual.doneCount(), expected.doneCount());
    for (std::size_t i = 0; i < expected.topProbability.size(); ++i) {
        QCOMPARE(actual.topId[i][0], expected.topId[i][0]);
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(actual.topProbability[i][k] - expected.topProbability[i][k]) < 1e-5f);
    }
}

} // namespace

class TestCliClassify : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void helpHasExamples_data();
    void helpHasExamples();
    void modelsListsTheBundledOnes();
    void oneModelInFull();
    void classifyWritesResultAndSummary();
    void resultGoesThroughCompareAndRender();
    void explainDrawsEveryClassOfEveryPoint();
    void explainOfManyPatterns();
    void explainWithBands();
    void explainRefuses_data();
    void explainRefuses();
    void vendorFilesAreClassified_data();
    void vendorFilesAreClassified();
    void aModelIsToldThePatternCentre();
    void unknownModelExitsWith1();
    void fileWithoutPatternsExitsWith1();
    void badOptionExitsWith1();
    void interruptedRunGoesOn_data();
    void interruptedRunGoesOn();
    void evaluateOnScanCountsEveryPoint();
    void evaluateOnPatternList();
    void evaluateOnTrainingSpec();
    void evaluationDrawsAndCountsAnswers();
    void seenMaterialsAreRefused_data();
    void seenMaterialsAreRefused();
    void unseenMaterialsAreMeasured();
    void bundledUnseenMaterialsAreUnseen();
    void evaluateOnYardstick();
    void yardstickNeedsATrainedModel();
    void patternListWithoutItsFilesExitsWith1();
    void trainWritesAModelThatClassifies();
    void interruptedTrainingGoesOn();
    void demoLeavesPicturesAndReport();

private:
    qint64 sizeOf(const QString& file) const { return QFileInfo(m_folder.path(file)).size(); } // 0 where it is absent
    /// Starts, waits until `ready`, then sends the signal.
    CliRun interrupt(const QStringList& arguments, const std::function<bool()>& ready, int signal) const;

    CliFolder m_folder;
};

void TestCliClassify::initTestCase()
{
    m_folder.write("tiny.json", tinyScanSpec());
    COMPARE_EXIT(m_folder.run({"simulate", "scan", "tiny.json", "-o", "tiny.h5"}), 0);
    saveModel(m_folder.path("model.safetensors"), "compact", 32);
    m_folder.write("train.json", R"({"name": "two phases", "network": "compact", "input_size": 32, "render_size": 32,
 "classes": [{"name": "ferrite", "structures": ["ferrite"]}, {"name": "nickel", "structures": ["nickel"]}],
 "recipe": [{"step": "resize", "size": 32}, {"step": "standardise"}], "energies_kev": [20], "master_size": 41, "images": 256, "batch": 32,
 "validation_images": 32, "seed": 3})");
}

void TestCliClassify::helpHasExamples_data()
{
    QTest::addColumn<QString>("command");
    for (const char* name : {"models", "train", "finetune", "evaluate", "classify", "explain", "demo"})
        QTest::newRow(name) << QString(name);
}

void TestCliClassify::helpHasExamples()
{
    QFETCH(QString, command);
    const CliRun run = m_folder.run({command, "--help"});
    COMPARE_EXIT(run, 0);
    QVERIFY(run.out.contains("Examples:\n  kikuscope-cli " + command.toUtf8()));
}

void TestCliClassify::modelsListsTheBundledOnes()
{
    const CliRun run = m_folder.run({"models", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(static_cast<std::size_t>(run.json()["models"].toArray().size()), nn::bundledModels().size());
}

void TestCliClassify::oneModelInFull()
{
    const CliRun run = m_folder.run({"models", "model.safetensors", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["network"].toString(), QString("compact"));
    QCOMPARE(run.json()["classes"].toArray().size(), 3);
    QCOMPARE(run.json()["hash"].toString().size(), 64);
}

void TestCliClassify::classifyWritesResultAndSummary()
{
    const CliRun run = m_folder.run({"classify", "tiny.h5", "--model", "model.safetensors", "--device", "cpu", "-o", "result.h5", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonObject summary = run.json();
    QCOMPARE(summary["patterns"].toInt(), 30);
    QCOMPARE(summary["stopped"].toBool(), false);
    QVERIFY(summary["patterns_per_second"].toDouble() > 0);
    double sum = summary["unknown_fraction"].toDouble();
    for (const auto& fraction : summary["fractions"].toArray())
        sum += fraction.toObject()["fraction"].toDouble();
    QVERIFY(std::abs(sum - 1) < 1e-9);

    const PhaseMap map = io::readPhaseMap(m_folder.path("result.h5").toStdString());
    QCOMPARE(map.doneCount(), 30);
    QCOMPARE(map.provenance["model"]["hash"].get<std::string>(), nn::loadModel(m_folder.path("model.safetensors").toStdString())->hash);
    QVERIFY(map.provenance.contains("input_hash"));
    QVERIFY(!QFile::exists(m_folder.path("result.h5.partial")));
}

void TestCliClassify::explainDrawsEveryClassOfEveryPoint()
{
    const CliRun run = m_folder.run({"explain", "tiny.h5", "--model", "model.safetensors", "--at", "1,2", "--at", "4,5", "--class", "ferrite",
                                     "--class", "nickel", "--numbers", "heat.csv", "-o", "heat.png", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonArray patterns = run.json()["patterns"].toArray();
    QCOMPARE(patterns.size(), 4);
    const char* names[] = {"ferrite", "nickel", "ferrite", "nickel"};
    const int rows[] = {1, 1, 4, 4};
    for (int k = 0; k < 4; ++k) {
        const QJsonObject one = patterns[k].toObject();
        QCOMPARE(one["class"].toString(), QString(names[k]));
        QCOMPARE(one["row"].toInt(), rows[k]);
        const double deletion = one["deletion_area"].toDouble(-1);
        QVERIFY(deletion >= 0 && deletion <= 1);
    }
    const auto picture = io::openSemImage(m_folder.path("heat.png").toStdString());
    QVERIFY(picture.pixels.cols > picture.pixels.rows); // three panels in each of two rows
    QFile csv(m_folder.path("heat.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const auto lines = csv.readAll().trimmed().split('\n');
    const int side = nn::loadModel(m_folder.path("model.safetensors").toStdString())->inputSize;
    QCOMPARE(lines.size(), 1 + 4 * side * side);
    QCOMPARE(lines[0], QByteArray("map_row,map_col,class,y,x,heat"));
}

void TestCliClassify::explainOfManyPatterns()
{
    const CliRun run = m_folder.run({"explain", "tiny.h5", "--model", "model.safetensors", "--mean", "0,0:2,3", "--class", "nickel", "--faithfulness",
                                     "--zone-axes", "--values", "mean.csv", "-o", "mean.png", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonObject mean = run.json()["means"].toArray()[0].toObject();
    QCOMPARE(mean["patterns"].toInt(), 12);
    QCOMPARE(mean["class"].toString(), QString("nickel"));
    const QJsonObject faithfulness = run.json()["faithfulness"].toObject();
    QCOMPARE(faithfulness["patterns"].toInt(), 12);
    QCOMPARE(faithfulness["deletion"].toObject()["mean"].toArray().size(), 17);
    const double correlation = faithfulness["random_weights"].toObject()["rank_correlation"].toObject()["value"].toDouble(-2);
    QVERIFY(correlation >= -1 && correlation <= 1);
    const QJsonObject axes = run.json()["zone_axes"].toObject();
    QCOMPARE(axes["patterns"].toInt() + axes["left_out"].toInt(), 12);
    double share = 0;
    for (const auto& group : axes["groups"].toArray())
        share += group.toObject()["area_share"].toDouble();
    QCOMPARE(axes["groups"].toArray().isEmpty(), axes["patterns"].toInt() == 0); // a network of random weights may be silent
    QVERIFY(axes["groups"].toArray().isEmpty() || std::abs(share - 1) < 1e-9);
    QFile csv(m_folder.path("mean.csv"));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    QVERIFY(csv.readAll().contains("\n,,\"nickel\",0,0,"));

    const CliRun aligned = m_folder.run({"explain", "tiny.h5", "--model", "model.safetensors", "--crystal", "ferrite", "-o", "crystal.png", "--json"});
    COMPARE_EXIT(aligned, 0);
    QVERIFY(aligned.json()["crystal"].toObject()["patterns"].toInt() > 0);

    const CliRun text = m_folder.run({"explain", "tiny.h5", "--model", "model.safetensors", "--most", "5", "--faithfulness"});
    COMPARE_EXIT(text, 0);
    QVERIFY2(text.out.contains("Faithfulness of 5 patterns"), text.out.constData());
}

void TestCliClassify::explainWithBands()
{
    const CliRun run = m_folder.run({"explain", "tiny.h5", "--model", "model.safetensors", "--at", "0,1", "--against", "3,2", "--bands", "-o", "bands.png", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonArray patterns = run.json()["patterns"].toArray();
    QCOMPARE(patterns.size(), 2);
    const QJsonObject marks = patterns[0].toObject()["marks"].toObject();
    QVERIFY(!marks["bands"].toArray().isEmpty() && !marks["zone_axes"].toArray().isEmpty());
    QVERIFY(marks["zone_axes"].toArray()[0].toObject()["label"].toString().startsWith('['));
    // The same orientation by hand gives the same axes, whatever the point.
    const QStringList byHand{"explain", "tiny.h5", "--model", "model.safetensors", "--euler", "10", "20", "30", "--structure", "nickel", "--bands", "-o",
                             "bands.png", "--json"};
    const CliRun one = m_folder.run(byHand + QStringList{"--at", "0,0"}), other = m_folder.run(byHand + QStringList{"--at", "1,1"});
    COMPARE_EXIT(one, 0);
    QCOMPARE(one.json()["patterns"].toArray()[0].toObject()["marks"], other.json()["patterns"].toArray()[0].toObject()["marks"]);
}

void TestCliClassify::explainRefuses_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("word");
    QTest::newRow("class") << QStringList{"--at", "0,0", "--class", "spam"} << "spam";
    QTest::newRow("layer") << QStringList{"--at", "0,0", "--layer", "9"} << "layers 1 to 4";
    QTest::newRow("point") << QStringList{"--at", "0,99"} << "outside the map";
    QTest::newRow("rectangle") << QStringList{"--mean", "0,0:99,0"} << "outside the map";
    QTest::newRow("mean of what") << QStringList{"--mean", "nickel"} << "rectangle";
    QTest::newRow("phase of the orientations") << QStringList{"--crystal", "spam"} << "spam";
    QTest::newRow("nothing") << QStringList{} << "nothing to explain";
    QTest::newRow("angles without a crystal") << QStringList{"--at", "0,0", "--bands", "--euler", "1", "2", "3"} << "--structure";
}

void TestCliClassify::explainRefuses()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, word);
    const CliRun run = m_folder.run(QStringList{"explain", "tiny.h5", "--model", "model.safetensors", "-o", "refused.png"} + arguments);
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains(word), run.err.constData());
    QVERIFY(!QFile::exists(m_folder.path("refused.png")));
}

void TestCliClassify::resultGoesThroughCompareAndRender()
{
    const CliRun same = m_folder.run({"compare", "result.h5", "result.h5", "--json"});
    COMPARE_EXIT(same, 0);
    const CliRun compared = m_folder.run({"compare", "result.h5", "tiny.h5", "--json"});
    COMPARE_EXIT(compared, 0);
    QVERIFY(!compared.json().isEmpty());
    COMPARE_EXIT(m_folder.run({"compare", "result.h5", "tiny.h5"}), 0);
    for (const char* map : {"phase", "confidence"}) {
        COMPARE_EXIT(m_folder.run({"render", "result.h5", "--map", map, "--plain", "-o", QString(map) + ".png"}), 0);
        const SemImage picture = io::openSemImage(m_folder.path(QString(map) + ".png").toStdString());
        QCOMPARE(picture.pixels.rows, 5);
        QCOMPARE(picture.pixels.cols, 6);
    }
    const CliRun info = m_folder.run({"info", "result.h5", "--json"});
    COMPARE_EXIT(info, 0);
    QCOMPARE(info.json()["format"].toString(), QString("kikuscope-result"));
    QCOMPARE(info.json()["cols"].toInt(), 6);
}

void TestCliClassify::vendorFilesAreClassified_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("more");
    QTest::newRow("EDAX up1") << "vendor/edax_up/edax_binary.up1" << QStringList{"--shape", "3x3"};
    QTest::newRow("Oxford h5oina") << "vendor/oxford/patterns.h5oina" << QStringList{};
    QTest::newRow("EDAX h5") << "vendor/edax_h5/patterns.h5" << QStringList{};
    QTest::newRow("kikuchipy h5") << "vendor/kikuchipy_h5/patterns.h5" << QStringList{};
}

void TestCliClassify::vendorFilesAreClassified()
{
    QFETCH(QString, file);
    QFETCH(QStringList, more);
    NEED_TEST_DATA(path, file.toStdString());
    const CliRun run = m_folder.run(QStringList{"classify", QString::fromStdString(path.string()), "--model", "model.safetensors",
                                                "-o", "vendor.h5", "--json"} + more);
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["patterns"].toInt(), 9);
    QCOMPARE(run.json()["rows"].toInt(), 3);
    COMPARE_EXIT(m_folder.run({"render", "vendor.h5", "--map", "phase", "-o", "vendor.png"}), 0);
    QVERIFY(QFile::exists(m_folder.path("vendor.png")));
}

void TestCliClassify::aModelIsToldThePatternCentre()
{
    const auto classify = [&](const QStringList& more, const char* output) {
        return m_folder.run(QStringList{"classify", "tiny.h5", "--model", "structure-angles", "-o", output} + more);
    };
    COMPARE_EXIT(classify({}, "as-the-file-says.h5"), 0);
    COMPARE_EXIT(classify({"--pc", "0.45,0.5,0.8"}, "as-told.h5"), 0);
    const PhaseMap file = io::readPhaseMap(m_folder.path("as-the-file-says.h5").toStdString()), told = io::readPhaseMap(m_folder.path("as-told.h5").toStdString());
    QCOMPARE(told.provenance["pattern_centre"]["z"].get<double>(), 0.8);
    QVERIFY(file.provenance["pattern_centre"] != told.provenance["pattern_centre"]);
    QVERIFY(file.topProbability != told.topProbability);
    const CliRun wrong = classify({"--pc", "5,5,0.5"}, "nowhere.h5");
    COMPARE_EXIT(wrong, 1);
    QVERIFY2(wrong.sentence().contains("convention"), qPrintable(wrong.sentence()));
}

void TestCliClassify::unknownModelExitsWith1()
{
    const CliRun run = m_folder.run({"classify", "tiny.h5", "--model", "no-such-model", "-o", "none.h5"});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains("no-such-model"), run.err.constData());
    QVERIFY(!QFile::exists(m_folder.path("none.h5")));
}

void TestCliClassify::fileWithoutPatternsExitsWith1()
{
    QByteArray ang = "# GRID: SqrGrid\n# XSTEP: 1.0\n# YSTEP: 1.0\n# NCOLS_ODD: 2\n# NCOLS_EVEN: 2\n# NROWS: 2\n";
    ang.prepend("# TEM_PIXperUM 1.0\n# x-star 0.5\n# y-star 0.5\n# z-star 0.5\n# WorkingDistance 15.0\n#\n# Phase 1\n# MaterialName Nickel\n"
                "# Formula Ni\n# Info\n# Symmetry 43\n# LatticeConstants 3.524 3.524 3.524 90.000 90.000 90.000\n# NumberFamilies 0\n#\n");
    for (const char* point : {"0.0 0.0", "1.0 0.0", "0.0 1.0", "1.0 1.0"})
        ang += "  1.00000   0.50000   2.00000      " + QByteArray(point).replace(" ", "      ") + "  100.0  0.900  1      1  1.000\n";
    m_folder.write("hough.ang", ang);
    const CliRun run = m_folder.run({"classify", "hough.ang", "--model", "model.safetensors", "-o", "none.h5"});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains("no patterns"), run.err.constData());
}

void TestCliClassify::badOptionExitsWith1()
{
    const CliRun run = m_folder.run({"classify", "tiny.h5", "--model", "model.safetensors", "--batch", "0", "-o", "none.h5"});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains("batch"), run.err.constData());
    const CliRun device = m_folder.run({"classify", "tiny.h5", "--model", "model.safetensors", "--device", "abacus", "-o", "none.h5"});
    COMPARE_EXIT(device, 1);
    QVERIFY2(device.sentence().contains("abacus"), device.err.constData());
}

CliRun TestCliClassify::interrupt(const QStringList& arguments, const std::function<bool()>& ready, int signal) const
{
    QProcess process;
    m_folder.start(process, arguments);
    while (process.state() != QProcess::NotRunning && !ready())
        process.waitForFinished(5);
    if (process.state() != QProcess::NotRunning)
        ::kill(static_cast<pid_t>(process.processId()), signal);
    return CliFolder::finish(process);
}

void TestCliClassify::interruptedRunGoesOn_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl-C") << SIGINT;
    QTest::newRow("killed") << SIGKILL;
}

void TestCliClassify::interruptedRunGoesOn()
{
    QFETCH(int, signal);
    // A slow network on small forward passes: fifty blocks of the journal, spread over some seconds.
    if (!QFile::exists(m_folder.path("long.h5"))) {
        saveModel(m_folder.path("slow.safetensors"), "resnet18", 64);
        m_folder.write("long.json", tinyScanSpec().replace("\"rows\": 5, \"cols\": 6", "\"rows\": 10, \"cols\": 10"));
        COMPARE_EXIT(m_folder.run({"simulate", "scan", "long.json", "-o", "long.h5"}), 0);
    }
    const QStringList common{"classify", "long.h5", "--model", "slow.safetensors", "--batch", "2", "--workers", "1", "--json", "-o"};
    const QString partial = "stopped.h5.partial";
    QFile::remove(m_folder.path("stopped.h5"));
    QFile::remove(m_folder.path(partial));

    qint64 firstSize = 0;
    const auto journalGrew = [&] {
        const qint64 size = sizeOf(partial);
        firstSize = firstSize ? firstSize : size;
        return size > firstSize;
    };
    const CliRun stopped = interrupt(common + QStringList{"stopped.h5"}, journalGrew, signal);
    QVERIFY(!QFile::exists(m_folder.path("stopped.h5")));
    QVERIFY(QFile::exists(m_folder.path(partial)));
    if (signal == SIGINT) {
        COMPARE_EXIT(stopped, 130);
        QCOMPARE(stopped.json()["stopped"].toBool(), true);
        QVERIFY2(stopped.err.contains("goes on from there"), stopped.err.constData());
    } else {
        QVERIFY(stopped.crashed);
    }

    const CliRun resumed = m_folder.run(common + QStringList{"stopped.h5"});
    COMPARE_EXIT(resumed, 0);
    const int kept = resumed.json()["resumed_patterns"].toInt();
    QVERIFY2(kept > 0 && kept < 100, QByteArray::number(kept));
    QVERIFY(!QFile::exists(m_folder.path(partial)));

    if (!QFile::exists(m_folder.path("whole.h5")))
        COMPARE_EXIT(m_folder.run(common + QStringList{"whole.h5"}), 0);
    compareMaps(io::readPhaseMap(m_folder.path("stopped.h5").toStdString()), io::readPhaseMap(m_folder.path("whole.h5").toStdString()));
}

void TestCliClassify::evaluateOnScanCountsEveryPoint()
{
    const CliRun run = m_folder.run({"evaluate", "model.safetensors", "tiny.h5", "--json"});
    COMPARE_EXIT(run, 0);
    QVERIFY(!run.json().isEmpty());
}

void TestCliClassify::evaluateOnPatternList()
{
    for (const char* at : {"0,0", "4,5"})
        COMPARE_EXIT(m_folder.run({"pattern", "tiny.h5", "--at", at, "-o", QString("single-%1.png").arg(at)}), 0);
    m_folder.write("list.json", R"({"name": "mine", "patterns": [
        {"path": "single-*.png", "label": "ferrite"},
        {"path": "single-0,0.png", "label": "alpha-Fe", "flip": true, "copy": true},
        {"path": "single-0,0.png", "label": "quartz"}]})");
    const CliRun run = m_folder.run({"evaluate", "model.safetensors", "list.json", "--root", ".", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonArray rows = run.json()["patterns"].toArray();
    QCOMPARE(rows.size(), 4); // two files by the wildcard
    QCOMPARE(rows[2].toObject()["label"].toString(), QString("ferrite")); // by its alias
    QCOMPARE(run.json()["totals"].toObject()["patterns"].toInt(), 3);     // the copy is not counted
    QCOMPARE(rows[0].toObject()["label_in_model"].toBool(), true);
    QCOMPARE(rows[3].toObject()["label_in_model"].toBool(), false);
    for (const auto& row : rows) {
        const QJsonObject answer = row.toObject();
        QCOMPARE(answer["top"].toArray().size(), 3);
        const QString best = answer["top"].toArray()[0].toObject()["class"].toString();
        const bool expected = answer["unknown"].toBool() ? !answer["label_in_model"].toBool() : best == answer["label"].toString();
        QCOMPARE(answer["right"].toBool(), expected);
    }
    const CliRun table = m_folder.run({"evaluate", "model.safetensors", "list.json", "--root", ".", "--markdown"});
    COMPARE_EXIT(table, 0);
    QVERIFY(table.out.startsWith("| pattern | label |"));
}

void TestCliClassify::evaluateOnYardstick()
{
    // phases-starter was trained on nickel and quartz; platinum is an isotype of nickel (A1); wollastonite, a triclinic chain
    // silicate, is of a type it never saw.
    m_folder.write("yardstick.json", R"({"name": "short", "materials": ["nickel", "quartz", "platinum", "wollastonite"],
 "patterns_per_material": 8, "noise_to_signal": [1, 6], "master_size": 41, "outside_masters": "master_sht", "seed": 3})");
    const QStringList arguments{"evaluate", "phases-starter", "yardstick.json", "--root", m_folder.path("."), "--json"};
    const CliRun run = m_folder.run(arguments);
    COMPARE_EXIT(run, 0);
    const QJsonArray protocols = run.json()["protocols"].toArray();
    QStringList ids;
    for (const auto& value : protocols) {
        const QJsonObject protocol = value.toObject();
        ids << protocol["id"].toString();
        for (const auto& level : protocol["by_noise"].toArray()) {
            const QJsonObject lattice = level.toObject()["lattice"].toObject();
            QCOMPARE(lattice["patterns"].toInt(), 8 * protocol["materials"].toInt());
            const QJsonArray accuracy = lattice["accuracy"].toArray();
            QVERIFY(accuracy[1].toDouble() <= accuracy[0].toDouble() && accuracy[0].toDouble() <= accuracy[2].toDouble());
        }
    }
    QCOMPARE(ids, QStringList({"P1", "P2", "P3", "P6"}));
    const auto protocol = [&](int i) { return protocols[i].toObject(); };
    const auto firstOf = [](const QJsonObject& object, const char* list) { return object[QLatin1String(list)].toArray()[0].toObject(); };
    QCOMPARE(protocol(0)["materials"].toInt(), 2);
    const QJsonObject nickel = firstOf(protocol(0), "by_material");
    QCOMPARE(nickel["class"].toString(), QString("nickel"));
    QVERIFY(nickel["class_right"].toInt() + nickel["taken_for"].toObject()["patterns"].toInt() <= nickel["patterns"].toInt());
    QVERIFY(nickel["class_right"].toInt() == nickel["patterns"].toInt() || nickel["taken_for"].toObject()["class"].toString() != "nickel");
    QCOMPARE(firstOf(protocol(1), "by_material")["material"].toString(), QString("platinum"));
    QCOMPARE(firstOf(protocol(2), "by_material")["material"].toString(), QString("wollastonite"));
    QVERIFY(firstOf(protocol(0), "by_noise")["class"].isObject());
    QVERIFY(!firstOf(protocol(2), "by_noise").contains("class")); // no class means it
    QStringList kinds;
    for (const auto& kind : protocol(3)["kinds"].toArray())
        kinds << kind.toObject()["kind"].toString().section(':', 0, 0);
    QCOMPARE(kinds, QStringList({"too noisy to read", "overlap of two phases", "empty", "classes left out", "structure types never trained"}));
    QCOMPARE(run.json()["skipped"].toArray().size(), 2); // P4 and P5 have no data here
    QCOMPARE(m_folder.run(arguments).out, run.out);      // same seed, same report
}

void TestCliClassify::yardstickNeedsATrainedModel()
{
    m_folder.write("yardstick2.json", R"({"name": "short", "render_size": 32, "patterns_per_material": 1})");
    const CliRun run = m_folder.run({"evaluate", "model.safetensors", "yardstick2.json"});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains("does not say which structures"), qPrintable(run.sentence()));
}

void TestCliClassify::patternListWithoutItsFilesExitsWith1()
{
    m_folder.write("lost.json", R"({"patterns": [{"path": "elsewhere/a.png", "label": "nickel"}]})");
    const CliRun run = m_folder.run({"evaluate", "model.safetensors", "lost.json", "--root", "."});
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains("elsewhere/a.png") && run.sentence().contains("--root"), run.err.constData());
}

void TestCliClassify::trainWritesAModelThatClassifies()
{
    const CliRun run = m_folder.run({"train", "train.json", "-o", "own.safetensors", "--device", "cpu", "--render", "device", "--json"});
    COMPARE_EXIT(run, 0);
    QVERIFY2(run.err.contains("The processor renders the patterns of two phases"), run.err.constData()); // not the standard recipe
    QCOMPARE(run.json()["classes"].toInt(), 2);
    QVERIFY(!QFile::exists(m_folder.path("own.safetensors.checkpoint")));
    const auto model = nn::loadModel(m_folder.path("own.safetensors").toStdString());
    QCOMPARE(model->classes[1].spaceGroup, 229);
    COMPARE_EXIT(m_folder.run({"classify", "tiny.h5", "--model", "own.safetensors", "-o", "own.h5"}), 0);
}

void TestCliClassify::evaluateOnTrainingSpec()
{
    nn::ModelFile model = nn::untrainedModel("compact", 32, {"ferrite", "nickel"}, 1);
    nn::saveModel(m_folder.path("two.safetensors").toStdString(), model);
    const CliRun run = m_folder.run({"evaluate", "two.safetensors", "train.json", "--images-per-class", "8", "--noise", "0,1", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["by_noise"].toArray().size(), 2);
    const CliRun table = m_folder.run({"evaluate", "two.safetensors", "train.json", "--images-per-class", "8", "--noise", "0"});
    COMPARE_EXIT(table, 0);
    QVERIFY(table.out.contains("ferrite") && table.out.contains("noise 0"));
}

void TestCliClassify::evaluationDrawsAndCountsAnswers()
{
    nn::saveModel(m_folder.path("two.safetensors").toStdString(), nn::untrainedModel("compact", 32, {"ferrite", "nickel"}, 1));
    const QStringList arguments{"evaluate", "two.safetensors", "train.json", "--images-per-class", "8", "--noise", "0", "--json"};
    const CliRun run = m_folder.run(arguments + QStringList{"--figure", "confusion.png"});
    COMPARE_EXIT(run, 0);
    const QJsonObject level = run.json()["by_noise"].toArray()[0].toObject(), confusion = level["confusion"].toObject();
    QCOMPARE(confusion["columns"].toArray(), QJsonArray({"ferrite", "nickel"}));
    for (int row = 0; row < 2; ++row) {
        const QJsonArray counts = confusion["counts"].toArray()[row].toArray();
        QCOMPARE(counts[0].toInt() + counts[1].toInt(), 8);
        QCOMPARE(counts[row].toInt() / 8., level["classes"].toArray()[row].toObject()["accuracy"].toDouble());
    }
    QFile figure(m_folder.path("confusion.png"));
    QVERIFY(figure.open(QIODevice::ReadOnly) && figure.read(4).endsWith("PNG"));
    const CliRun wrong = m_folder.run(arguments + QStringList{"--figure", "confusion.bmp"});
    COMPARE_EXIT(wrong, 1);
    QVERIFY2(wrong.sentence().contains("must end in .png"), qPrintable(wrong.sentence()));
}

void TestCliClassify::seenMaterialsAreRefused_data()
{
    QTest::addColumn<QString>("structures");
    QTest::addColumn<QStringList>("named");
    QTest::addColumn<QStringList>("spared");
    // phases-starter was trained on ferrite (A2, 2.8665 A), silicon (A4, 5.43 A) and TiN, whose cell is 0.7 % larger than that of MgO.
    QTest::newRow("itself") << R"("silicon")" << QStringList{"silicon (the same structure)"} << QStringList{};
    QTest::newRow("alias") << R"("alpha-Fe", "platinum")" << QStringList{"alpha-Fe (the same structure)"} << QStringList{"platinum"};
    QTest::newRow("same type and cell") << R"("chromium", "MgO", "barium")"
                                        << QStringList{"chromium (ferrite: type A2, cell within 1 %)", "MgO (TiN: type B1, cell within 1 %)"} << QStringList{"barium"};
}
void TestCliClassify::seenMaterialsAreRefused()
{
    QFETCH(QString, structures);
    QFETCH(QStringList, named);
    QFETCH(QStringList, spared);
    const QByteArray list = structures.toUtf8();
    m_folder.write("unseen.json", R"({"name": "promise", "unseen": true, "classes": [{"name": "ferrite", "structures": [)" + list +
                                      R"(]}, {"name": "nickel", "structures": ["platinum"]}], "master_size": 41, "render_size": 32})");
    m_folder.write("held.json", R"({"name": "short", "patterns_per_material": 1, "held_out": [)" + list + "]}");
    for (const char* file : {"unseen.json", "held.json"}) {
        const CliRun run = m_folder.run({"evaluate", "phases-starter", file});
        COMPARE_EXIT(run, 1);
        for (const QString& name : named)
            QVERIFY2(run.sentence().contains(name), qPrintable(run.sentence()));
        for (const QString& name : spared)
            QVERIFY2(!run.sentence().contains(name), qPrintable(run.sentence()));
    }
}

void TestCliClassify::unseenMaterialsAreMeasured()
{
    m_folder.write("fair.json", R"({"name": "fair", "unseen": true, "classes": [{"name": "ferrite", "structures": ["barium"]},
 {"name": "nickel", "structures": ["platinum"]}], "master_size": 41, "render_size": 64})");
    COMPARE_EXIT(m_folder.run({"evaluate", "phases-starter", "fair.json", "--images-per-class", "2", "--noise", "1"}), 0);
}

void TestCliClassify::bundledUnseenMaterialsAreUnseen()
{
    // What `evaluate bravais-starter bravais-unseen.spec.json` asks first, without the simulations that follow.
    const std::string path = KIKUSCOPE_SOURCE_DIR "/resources/models/bravais-unseen.spec.json";
    const auto spec = nn::TrainingSpec::fromJson(parseJson(readTextFile(path), path), path);
    QVERIFY(spec.unseen);
    const auto model = nn::loadModelByNameOrPath("bravais-starter");
    for (const auto& entry : spec.classes)
        for (const std::string& material : nn::materialsSeenBy(*model, entry.structures))
            QFAIL(material.c_str());
}

void TestCliClassify::interruptedTrainingGoesOn()
{
    QFile spec(m_folder.path("train.json"));
    QVERIFY(spec.open(QIODevice::ReadOnly));
    m_folder.write("long-train.json", spec.readAll().replace("\"images\": 256", "\"images\": 2000000"));
    const QStringList command{"train", "long-train.json", "-o", "long.safetensors", "--checkpoint-seconds", "0.2"};
    const CliRun stopped = interrupt(command, [&] { return sizeOf("long.safetensors.checkpoint") > 0; }, SIGINT);
    COMPARE_EXIT(stopped, 130);
    QVERIFY(!QFile::exists(m_folder.path("long.safetensors")));
    QVERIFY2(stopped.err.contains("goes on from"), stopped.err.constData());
    const QString checkpoint = m_folder.path("long.safetensors.checkpoint");
    const QDateTime first = QFileInfo(checkpoint).lastModified();
    const CliRun again = interrupt(command, [&] { return QFileInfo(checkpoint).lastModified() > first; }, SIGINT);
    COMPARE_EXIT(again, 130);
    QVERIFY2(again.err.contains("Resuming the training"), again.err.constData());
}

void TestCliClassify::demoLeavesPicturesAndReport()
{
    const CliRun run = m_folder.run({"demo", "--spec", "tiny.json", "--model", "model.safetensors", "-o", "demo", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonObject files = run.json()["files"].toObject();
    for (const char* name : {"scan", "result", "phases", "truth", "confidence", "electron_image", "report"})
        QVERIFY2(QFileInfo(files[QLatin1String(name)].toString()).size() > 0, name);
    QFile report(files["report"].toString());
    QVERIFY(report.open(QIODevice::ReadOnly));
    const QByteArray html = report.readAll();
    QVERIFY(html.contains("SIMULATED"));
    QCOMPARE(html.count("data:image/png;base64,iVBOR"), 4); // the PNG signature
    QVERIFY(!html.contains("http"));                        // self-contained
}

QTEST_GUILESS_MAIN(TestCliClassify)
#include "tst_cli_classify.moc"
