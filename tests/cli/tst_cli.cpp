// SPDX-License-Identifier: GPL-3.0-or-later
// Commands that need no network: what they print, which files they write, how they fail.
#include "tests/cli/cli_run.h"
#include "tests/support/test_data.h"

#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>
#include <set>

using namespace kikuscope;

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void helpHasExamples_data();
    void helpHasExamples();
    void wrongUsageExitsWith2_data();
    void wrongUsageExitsWith2();
    void failuresExitWith1AndSayWhy_data();
    void failuresExitWith1AndSayWhy();
    void formatsListsTheTable();
    void structuresCoverAllLattices();
    void infoHasTheAgreedKeys();
    void infoInWordsNamesThePatternSize();
    void infoOnVendorFiles_data();
    void infoOnVendorFiles();
    void patternOfAVendorFile();
    void patternIsSavedUnchanged_data();
    void patternIsSavedUnchanged();
    void patternAfterARecipeHasItsSize();
    void masterPatternCanBeReadBack();
    void renderPlainHasOnePixelPerPoint();
    void renderFigureIsLarger();
    void renderIpfColours();

private:
    CliFolder m_folder;
};

void TestCli::initTestCase()
{
    m_folder.write("tiny.json", tinyScanSpec(8));
    m_folder.write("tiny16.json", tinyScanSpec(16));
    const CliRun made = m_folder.run({"simulate", "scan", "tiny.json", "-o", "tiny.h5", "--json"});
    COMPARE_EXIT(made, 0);
    QCOMPARE(made.json()["rows"].toInt(), 5);
    COMPARE_EXIT(m_folder.run({"simulate", "scan", "tiny16.json", "-o", "tiny16.h5"}), 0);
}

void TestCli::helpHasExamples_data()
{
    QTest::addColumn<QStringList>("command");
    for (const char* name : {"formats", "structures", "info", "pattern", "simulate", "compare", "clean", "render"})
        QTest::newRow(name) << QStringList{name};
    QTest::newRow("simulate master") << QStringList{"simulate", "master"};
    QTest::newRow("simulate scan") << QStringList{"simulate", "scan"};
}

void TestCli::helpHasExamples()
{
    QFETCH(QStringList, command);
    const CliRun run = m_folder.run(command + QStringList{"--help"});
    COMPARE_EXIT(run, 0);
    QVERIFY(run.out.contains("Examples:\n  kikuscope-cli " + command.join(' ').toUtf8()));
    QVERIFY(run.err.isEmpty());
}

void TestCli::wrongUsageExitsWith2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("no command") << QStringList{} << "command is required";
    QTest::newRow("unknown command") << QStringList{"clasify"} << "clasify";
    QTest::newRow("unknown option") << QStringList{"formats", "--jsn"} << "--jsn";
    QTest::newRow("missing file") << QStringList{"info"} << "FILE";
    QTest::newRow("missing output") << QStringList{"pattern", "tiny.h5", "--at", "0,0"} << "--output";
    QTest::newRow("point is not ROW,COL") << QStringList{"pattern", "tiny.h5", "--at", "3", "-o", "p.png"} << "ROW,COL";
    QTest::newRow("negative point") << QStringList{"pattern", "tiny.h5", "--at=-1,0", "-o", "p.png"} << "ROW,COL";
    QTest::newRow("shape is not RxC") << QStringList{"info", "tiny.h5", "--shape", "5by6"} << "ROWSxCOLS";
    QTest::newRow("unknown map") << QStringList{"render", "tiny.h5", "--map", "colour", "-o", "m.png"} << "colour";
    QTest::newRow("size is not a number") << QStringList{"simulate", "master", "nickel", "--size", "big", "-o", "m.h5"} << "--size";
}

void TestCli::wrongUsageExitsWith2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mentions);
    const CliRun run = m_folder.run(arguments);
    COMPARE_EXIT(run, 2);
    QVERIFY2(run.sentence().contains(mentions), run.err.constData());
    QVERIFY(run.out.isEmpty());
}

void TestCli::failuresExitWith1AndSayWhy_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("no such file") << QStringList{"info", "absent.up2"} << "absent.up2";
    QTest::newRow("not a scan") << QStringList{"info", "text.bin", "--json"} << "text.bin";
    QTest::newRow("empty file") << QStringList{"info", "empty.up1", "--json"} << "empty.up1";
    QTest::newRow("outside the map") << QStringList{"pattern", "tiny.h5", "--at", "5,0", "-o", "p.png"} << "5 rows";
    QTest::newRow("shape does not fit") << QStringList{"info", "tiny.h5", "--shape", "7x7"} << "30 patterns";
    QTest::newRow("no such structure") << QStringList{"simulate", "master", "unobtainium", "-o", "m.h5"} << "unobtainium";
    QTest::newRow("energy out of range") << QStringList{"simulate", "master", "nickel", "--energy-kev", "1", "-o", "m.h5"} << "energy_kev";
    QTest::newRow("specification is not JSON") << QStringList{"simulate", "scan", "text.bin", "-o", "s.h5"} << "text.bin";
    QTest::newRow("specification with a misspelt field") << QStringList{"simulate", "scan", "misspelt.json", "-o", "s.h5"} << "colums";
    QTest::newRow("result is a scan") << QStringList{"compare", "tiny.h5", "tiny.h5"} << "tiny.h5";
    QTest::newRow("confidence of a reference") << QStringList{"render", "tiny.h5", "--map", "confidence", "-o", "c.png"} << "confidence";
    QTest::newRow("folder does not exist") << QStringList{"render", "tiny.h5", "-o", "nowhere/p.png"} << "nowhere";
}

void TestCli::failuresExitWith1AndSayWhy()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, mentions);
    m_folder.write("text.bin", "this is no scan");
    m_folder.write("empty.up1", "");
    m_folder.write("misspelt.json", R"({"phases": [{"structure": "nickel"}], "colums": 3})");
    const CliRun run = m_folder.run(arguments);
    COMPARE_EXIT(run, 1);
    QVERIFY2(run.sentence().contains(mentions), run.err.constData());
    QVERIFY(run.out.isEmpty());
    QVERIFY(!QFile::exists(m_folder.path("s.h5")) && !QFile::exists(m_folder.path("m.h5")));
}

void TestCli::formatsListsTheTable()
{
    const CliRun run = m_folder.run({"formats", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonArray formats = run.json()["formats"].toArray();
    QCOMPARE(static_cast<std::size_t>(formats.size()), io::scanFormats().size());
    std::set<QString> extensions;
    for (const auto& format : formats)
        for (const auto& extension : format.toObject()["extensions"].toArray())
            extensions.insert(extension.toString());
    for (const char* wanted : {".up1", ".up2", ".h5oina", ".h5", ".oh5", ".ang", ".ctf"})
        QVERIFY2(extensions.contains(wanted), wanted);
}

void TestCli::structuresCoverAllLattices()
{
    const CliRun run = m_folder.run({"structures", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonArray structures = run.json()["structures"].toArray();
    QVERIFY(structures.size() >= 60);
    std::set<QString> lattices;
    for (const auto& structure : structures) {
        lattices.insert(structure.toObject()["bravais"].toString());
        QVERIFY2(!structure.toObject()["source"].toString().isEmpty(), qPrintable(structure.toObject()["name"].toString()));
    }
    const std::set<QString> all = {"aP", "mP", "mC", "oP", "oC", "oI", "oF", "tP", "tI", "hR", "hP", "cP", "cI", "cF"};
    QCOMPARE(lattices, all);
}

void TestCli::infoHasTheAgreedKeys()
{
    const CliRun run = m_folder.run({"info", "tiny.h5", "--json"});
    COMPARE_EXIT(run, 0);
    const QJsonObject info = run.json();
    for (const char* key : {"format", "rows", "cols", "grid", "step_um", "pattern", "phases", "detector", "sem_images"})
        QVERIFY2(info.contains(QLatin1String(key)), key);
    QCOMPARE(info["rows"].toInt(), 5);
    QCOMPARE(info["cols"].toInt(), 6);
    QCOMPARE(info["grid"].toString(), QString("square"));
    QCOMPARE(info["step_um"].toArray(), QJsonArray({0.25, 0.25}));
    QCOMPARE(info["pattern"].toObject(), QJsonObject({{"height", 24}, {"width", 24}, {"dtype", "uint8"}}));
    QCOMPARE(info["phases"].toArray().size(), 2);
    QCOMPARE(info["phases"].toArray()[0].toObject()["space_group"].toInt(), 229); // ferrite, International Tables A
    QVERIFY(info["detector"].toObject().contains("pattern_centre"));
    const CliRun told = m_folder.run({"info", "tiny.h5", "--pc", "0.4,0.2,0.7", "--json"});
    COMPARE_EXIT(told, 0);
    const QJsonObject centre = told.json()["detector"].toObject()["pattern_centre"].toObject();
    QCOMPARE(centre["x"].toDouble() * 100 + centre["y"].toDouble() * 10 + centre["z"].toDouble(), 42.7);
    QVERIFY(info["simulated"].toBool());
    QVERIFY(!info["sem_images"].toArray().isEmpty());
}

void TestCli::infoInWordsNamesThePatternSize()
{
    const CliRun run = m_folder.run({"info", "tiny.h5"});
    COMPARE_EXIT(run, 0);
    QVERIFY2(run.out.contains("24 x 24 px, uint8"), run.out.constData());
    QVERIFY2(run.out.contains("ferrite"), run.out.constData());
}

void TestCli::infoOnVendorFiles_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QStringList>("more");
    QTest::addColumn<QList<int>>("shape"); // rows, cols, pattern height, width (0: none)
    QTest::addColumn<QString>("dtype");
    // Facts of the files' own documentation (kikuchipy, OpenXY, pycrystallography).
    QTest::newRow("EDAX up1") << "vendor/edax_up/edax_binary.up1" << QStringList{"--shape", "3x3"} << QList<int>{3, 3, 60, 60} << "uint8";
    QTest::newRow("Oxford h5oina") << "vendor/oxford/patterns.h5oina" << QStringList{} << QList<int>{3, 3, 60, 60} << "uint8";
    QTest::newRow("EDAX h5") << "vendor/edax_h5/patterns.h5" << QStringList{} << QList<int>{3, 3, 60, 60} << "uint8";
    QTest::newRow("kikuchipy h5") << "vendor/kikuchipy_h5/patterns.h5" << QStringList{} << QList<int>{3, 3, 60, 60} << "uint8";
    QTest::newRow("EDAX oh5 without patterns") << "vendor/edax_h5/Hematite_1.oh5" << QStringList{} << QList<int>{31, 31, 0, 0} << "";
    QTest::newRow("ang") << "patterns_real/steel_bcc_openxy/steel.ang" << QStringList{} << QList<int>{31, 29, 0, 0} << "";
}

void TestCli::infoOnVendorFiles()
{
    QFETCH(QString, file);
    QFETCH(QStringList, more);
    QFETCH(QList<int>, shape);
    QFETCH(QString, dtype);
    NEED_TEST_DATA(path, file.toStdString());
    const CliRun run = m_folder.run(QStringList{"info", QString::fromStdString(path.string()), "--json"} + more);
    COMPARE_EXIT(run, 0);
    const QJsonObject info = run.json();
    QCOMPARE(info["rows"].toInt(), shape[0]);
    QCOMPARE(info["cols"].toInt(), shape[1]);
    QCOMPARE(info["grid"].toString(), QString("square"));
    if (shape[2] == 0)
        QVERIFY(info["pattern"].isNull());
    else
        QCOMPARE(info["pattern"].toObject(), QJsonObject({{"height", shape[2]}, {"width", shape[3]}, {"dtype", dtype}}));
}

void TestCli::patternOfAVendorFile()
{
    NEED_TEST_DATA(path, "vendor/edax_up/edax_binary.up1");
    const CliRun run = m_folder.run({"pattern", QString::fromStdString(path.string()), "--shape", "3x3", "--at", "2,2", "-o", "ni.png"});
    COMPARE_EXIT(run, 0);
    const SemImage saved = io::openSemImage(m_folder.path("ni.png").toStdString());
    // The ninth pattern read by numpy from the file: mean 146.11417, first 89, last 28.
    QCOMPARE(saved.pixels.pixels.front(), 89.f);
    QCOMPARE(saved.pixels.pixels.back(), 28.f);
    double sum = 0;
    for (const float value : saved.pixels.pixels)
        sum += static_cast<double>(value);
    QVERIFY(std::abs(sum / static_cast<double>(saved.pixels.pixels.size()) - 146.11417) < 1e-5);
}

void TestCli::patternIsSavedUnchanged_data()
{
    QTest::addColumn<QString>("scan");
    QTest::addColumn<int>("bits");
    QTest::newRow("8 bit") << "tiny.h5" << 8;
    QTest::newRow("16 bit") << "tiny16.h5" << 16;
}

void TestCli::patternIsSavedUnchanged()
{
    QFETCH(QString, scan);
    QFETCH(int, bits);
    const CliRun run = m_folder.run({"pattern", scan, "--at", "2,3", "-o", "p.png", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["bits"].toInt(), bits);

    const EbsdScan opened = io::openScan(m_folder.path(scan).toStdString());
    const PatternBlock recorded = opened.patterns->read({opened.grid.index(2, 3), 1});
    const SemImage saved = io::openSemImage(m_folder.path("p.png").toStdString());
    QCOMPARE(saved.pixels.pixels, recorded.pixels);
    const float brightest = *std::max_element(recorded.pixels.begin(), recorded.pixels.end());
    QVERIFY(bits == 8 ? brightest <= 255 : brightest > 255);
}

void TestCli::patternAfterARecipeHasItsSize()
{
    m_folder.write("recipe.json", R"([{"step": "resize", "size": 16}, {"step": "standardise"}])");
    const CliRun run = m_folder.run({"pattern", "tiny.h5", "--at", "0,0", "--recipe", "recipe.json", "-o", "r.png", "--json"});
    COMPARE_EXIT(run, 0);
    const SemImage saved = io::openSemImage(m_folder.path("r.png").toStdString());
    QCOMPARE(saved.pixels.rows, 16);
    QCOMPARE(saved.pixels.cols, 16);
    const auto [low, high] = std::minmax_element(saved.pixels.pixels.begin(), saved.pixels.pixels.end());
    QCOMPARE(*low, 0.f); // stretched to the whole range
    QCOMPARE(*high, 255.f);
}

void TestCli::masterPatternCanBeReadBack()
{
    const CliRun run = m_folder.run({"simulate", "master", "nickel", "--energy-kev", "20", "--size", "41", "-o", "ni.h5", "--json"});
    COMPARE_EXIT(run, 0);
    QCOMPARE(run.json()["phase"].toObject()["space_group"].toInt(), 225);
    const io::LambertMaster master = io::readMasterPattern(m_folder.path("ni.h5").toStdString());
    QCOMPARE(master.north.rows, 41);
    QCOMPARE(master.energyKeV, 20.);
    QCOMPARE(master.phase.spaceGroup, 225);
    const auto [low, high] = std::minmax_element(master.north.pixels.begin(), master.north.pixels.end());
    QVERIFY(*high > *low);
}

void TestCli::renderPlainHasOnePixelPerPoint()
{
    COMPARE_EXIT(m_folder.run({"render", "tiny.h5", "--map", "phase", "--plain", "-o", "plain.png"}), 0);
    const SemImage picture = io::openSemImage(m_folder.path("plain.png").toStdString());
    QCOMPARE(picture.pixels.rows, 5);
    QCOMPARE(picture.pixels.cols, 6);
    const CrystalMap truth = io::openCrystalMap(m_folder.path("tiny.h5").toStdString());
    // Points of one phase share a grey value, points of different phases do not.
    for (std::size_t i = 1; i < truth.phaseId.size(); ++i)
        QCOMPARE(picture.pixels.pixels[i] == picture.pixels.pixels[0], truth.phaseId[i] == truth.phaseId[0]);
}

void TestCli::renderIpfColours()
{
    COMPARE_EXIT(m_folder.run({"render", "tiny.h5", "--map", "ipf-z", "--plain", "-o", "ipf.png"}), 0);
    const SemImage picture = io::openSemImage(m_folder.path("ipf.png").toStdString());
    const CrystalMap truth = io::openCrystalMap(m_folder.path("tiny.h5").toStdString());
    QCOMPARE(picture.pixels.rows, 5);
    for (std::size_t i = 1; i < truth.phaseId.size(); ++i) {
        QVERIFY(picture.pixels.pixels[i] > 0); // indexed: not black
        if (truth.phaseId[i] == truth.phaseId[i - 1] && truth.orientation[i] == truth.orientation[i - 1])
            QCOMPARE(picture.pixels.pixels[i], picture.pixels.pixels[i - 1]);
    }
    const CliRun figure = m_folder.run({"render", "tiny.h5", "--map", "ipf-x", "-o", "ipf_figure.png", "--json"});
    COMPARE_EXIT(figure, 0);
    QVERIFY(figure.json()["width"].toInt() > 900); // the key stands beside the map
}

void TestCli::renderFigureIsLarger()
{
    const CliRun run = m_folder.run({"render", "tiny.h5", "--map", "phase", "-o", "figure.png", "--json"});
    COMPARE_EXIT(run, 0);
    QVERIFY(run.json()["width"].toInt() > 300);
    QVERIFY(QFile::exists(m_folder.path("figure.png")));
}

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
