// SPDX-License-Identifier: GPL-3.0-or-later
// figure, reproduce and info of projects, end to end: a figure says what made it and is made again pixel for pixel.
#include "tests/cli/cli_run.h"

#include "core/io/figure_file.h"
#include "core/io/formats.h"
#include "core/io/image_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/project.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QRegularExpression>

using namespace kikuscope;

namespace {

/// A map of 6 x 9 points as text, iron at the left, nickel at the right, one point not indexed.
QByteArray ctfText()
{
    QByteArray text = "Channel Text File\r\nPrj\ttest\r\nAuthor\t\r\nJobMode\tGrid\r\nXCells\t9\r\nYCells\t6\r\nXStep\t0.5\r\nYStep\t0.5\r\nAcqE1\t0\r\nAcqE2\t0\r\nAcqE3\t0\r\n"
                      "Euler angles refer to Sample Coordinate system (CS0)!\tMag\t0\tCoverage\t0\tDevice\t0\tKV\t20\tTiltAngle\t70\tTiltAxis\t0\r\nPhases\t2\r\n"
                      "2.866;2.866;2.866\t90;90;90\tIron bcc\t11\t229\r\n3.524;3.524;3.524\t90;90;90\tNickel\t11\t225\r\n"
                      "Phase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBS\r\n";
    for (int row = 0; row < 6; ++row)
        for (int col = 0; col < 9; ++col) {
            const int phase = row == 2 && col == 3 ? 0 : col < 4 ? 1 : 2;
            text += QString("%1\t%2\t%3\t%4\t0\t10\t20\t30\t0.5\t%5\t200\r\n").arg(phase).arg(0.5 * col).arg(0.5 * row).arg(4 + col % 5).arg(60 + 10 * col + row).toLatin1();
        }
    return text;
}

/// The same map as a result: one point disagrees.
PhaseMap result()
{
    ScanGrid grid;
    grid.rows = 6, grid.cols = 9;
    grid.stepXUm = grid.stepYUm = 0.5;
    PhaseList phases;
    phases.phases.resize(2);
    phases.phases[0].name = "ferrite", phases.phases[0].spaceGroup = 229, phases.phases[0].cell = {2.866, 2.866, 2.866};
    phases.phases[1].name = "nickel", phases.phases[1].spaceGroup = 225, phases.phases[1].cell = {3.524, 3.524, 3.524};
    PhaseMap map(grid, phases);
    map.name = "test";
    for (std::size_t i = 0; i < 54; ++i) {
        map.state[i] = PixelState::Classified;
        map.phaseId[i] = static_cast<std::uint16_t>(i == 0 ? 2 : i % 9 < 4 ? 1 : 2);
        map.topId[i] = {map.phaseId[i], 0, 0};
        map.topProbability[i] = {0.5f + static_cast<float>(i) / 120, 0.1f, 0};
    }
    map.provenance = {{"app_version", "0.1.0"}, {"model_hash", "abcdef0123456789"}};
    return map;
}

QJsonArray inputsOf(const CliRun& run) { return run.json()["inputs"].toArray(); }

} // namespace

class TestCliFigure : public QObject
{
    Q_OBJECT
private:
    /// A folder with a result, an indexing and an electron image.
    static void fill(const CliFolder& folder)
    {
        folder.write("hough.ctf", ctfText());
        io::writePhaseMap(folder.path("result.h5").toStdString(), result());
        Image<Rgba> grey(30, 45);
        for (int r = 0; r < 30; ++r)
            for (int c = 0; c < 45; ++c)
                grey(r, c) = {static_cast<std::uint8_t>(5 * c), static_cast<std::uint8_t>(5 * c), static_cast<std::uint8_t>(5 * c), 255};
        io::writeRgbaPng(folder.path("sem.png").toStdString(), grey);
    }

private slots:
    void threePanels()
    {
        const CliFolder folder;
        fill(folder);
        const CliRun run = folder.run({"figure", "result.h5", "hough.ctf", "sem.png", "--layout", "1x3", "--caption", "Network", "--caption", "Hough",
                                       "--journal", "double", "--dpi", "200", "-o", "fig4.png", "--json"});
        COMPARE_EXIT(run, 0);
        QCOMPARE(run.json()["width_mm"].toDouble(), 175.);
        const Image<Rgba> page = io::readColourImage(folder.path("fig4.png").toStdString());
        QCOMPARE(page.cols, static_cast<int>(std::lround(175 / 25.4 * 200)));
        QCOMPARE(page.rows, static_cast<int>(std::lround(run.json()["height_mm"].toDouble() / 25.4 * 200)));
        QCOMPARE(inputsOf(run).size(), 3);
        // the same again has the same bytes
        const CliRun again = folder.run({"figure", "result.h5", "hough.ctf", "sem.png", "--layout", "1x3", "--caption", "Network", "--caption", "Hough",
                                         "--journal", "double", "--dpi", "200", "-o", "fig4b.png"});
        COMPARE_EXIT(again, 0);
        QFile first(folder.path("fig4.png")), second(folder.path("fig4b.png"));
        QVERIFY(first.open(QIODevice::ReadOnly) && second.open(QIODevice::ReadOnly));
        QVERIFY(first.readAll() == second.readAll());
    }

    void madeAgain_data()
    {
        QTest::addColumn<QString>("name");
        for (const char* name : {"fig.png", "fig.tiff", "fig.pdf", "fig.svg"})
            QTest::newRow(name) << name;
    }
    void madeAgain()
    {
        QFETCH(QString, name);
        const CliFolder folder;
        fill(folder);
        COMPARE_EXIT(folder.run({"figure", "result.h5", "confidence:result.h5", "agreement:result.h5,hough.ctf", "bands:hough.ctf", "sem.png", "--layout", "2+3",
                                 "--dpi", "150", "--name", QString::fromUtf8("steel µ"), "-o", name}), 0);
        const CliRun said = folder.run({"reproduce", name, "--json"});
        COMPARE_EXIT(said, 0);
        QCOMPARE(said.json()["recipe"].toObject()["panels"].toArray().size(), 5);
        QCOMPARE(said.json()["recipe"].toObject()["name"].toString(), QString::fromUtf8("steel µ"));
        QCOMPARE(inputsOf(said).size(), 3);
        for (const auto& input : inputsOf(said))
            QCOMPARE(input.toObject()["state"].toString(), QString("present"));
        const CliRun text = folder.run({"reproduce", name});
        COMPARE_EXIT(text, 0);
        QVERIFY2(text.out.contains("agreement") && text.out.contains("abcdef0123456789"), text.out.constData()); // the model's hash
        QDir().mkpath(folder.path("out"));
        const CliRun again = folder.run({"reproduce", name, "-o", "out/again" + name.mid(3), "--json"}); // another folder: other relative paths
        COMPARE_EXIT(again, 0);
        QCOMPARE(again.json()["again"].toObject()["same_bytes"].toBool(), true);
        if (name.endsWith("png") || name.endsWith("tiff"))
            QVERIFY(io::readColourImage(folder.path(name).toStdString()) == io::readColourImage(folder.path("out/again" + name.mid(3)).toStdString()));
        COMPARE_EXIT(folder.run({"reproduce", "out/again" + name.mid(3)}), 0);
    }

    void changedInputIsRefused()
    {
        const CliFolder folder;
        fill(folder);
        COMPARE_EXIT(folder.run({"figure", "result.h5", "hough.ctf", "-o", "fig.png", "--dpi", "100"}), 0);
        QByteArray other = ctfText();
        other.replace("\t20\t30\t0.5", "\t20\t31\t0.5");
        folder.write("hough.ctf", other);
        for (const QStringList& more : {QStringList(), QStringList{"-o", "again.png"}}) {
            const CliRun run = folder.run(QStringList{"reproduce", "fig.png"} + more);
            COMPARE_EXIT(run, 1);
            QVERIFY2(run.sentence().contains("hough.ctf is not the file"), qPrintable(run.sentence()));
        }
        QVERIFY(!QFileInfo::exists(folder.path("again.png")));
        // the original elsewhere is found by its hash
        QDir().mkpath(folder.path("backup/old"));
        folder.write("backup/old/hough.ctf", ctfText());
        const CliRun found = folder.run({"reproduce", "fig.png", "--root", "backup", "-o", "again.png", "--json"});
        COMPARE_EXIT(found, 0);
        QCOMPARE(found.json()["again"].toObject()["different_pixels"].toInt(), 0);
    }

    void missingInput()
    {
        const CliFolder folder;
        fill(folder);
        COMPARE_EXIT(folder.run({"figure", "hough.ctf", "-o", "fig.pdf"}), 0);
        QVERIFY(QFile::remove(folder.path("hough.ctf")));
        COMPARE_EXIT(folder.run({"reproduce", "fig.pdf"}), 0); // it still says what made it
        const CliRun run = folder.run({"reproduce", "fig.pdf", "-o", "again.pdf"});
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains("hough.ctf") && run.sentence().contains("--root"), qPrintable(run.sentence()));
    }

    void otherPicture()
    {
        const CliFolder folder;
        fill(folder);
        const CliRun run = folder.run({"reproduce", "sem.png"});
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains("does not say what made it"), qPrintable(run.sentence()));
    }

    /// The phases of both files that mean the same have one colour, and one place in the legend.
    void colourOfAPhaseIsOne()
    {
        const CliFolder folder;
        fill(folder);
        COMPARE_EXIT(folder.run({"figure", "result.h5", "hough.ctf", "-o", "fig.svg"}), 0);
        QFile file(folder.path("fig.svg"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString svg = QString::fromUtf8(file.readAll());
        QVERIFY(svg.contains(">ferrite</text>") && svg.contains(">nickel</text>") && svg.contains(">not indexed</text>"));
        QVERIFY(!svg.contains(">Iron bcc</text>") && !svg.contains(">Nickel</text>"));
    }

    void recipeFile()
    {
        const CliFolder folder;
        fill(folder);
        QDir().mkpath(folder.path("figures"));
        COMPARE_EXIT(folder.run({"figure", "result.h5", "hough.ctf", "--dpi", "100", "-o", "figures/fig.json"}), 0);
        COMPARE_EXIT(folder.run({"figure", "figures/fig.json", "-o", "a.png"}), 0);
        COMPARE_EXIT(folder.run({"figure", "result.h5", "hough.ctf", "--dpi", "100", "-o", "b.png"}), 0);
        QVERIFY(io::readColourImage(folder.path("a.png").toStdString()) == io::readColourImage(folder.path("b.png").toStdString()));
    }

    void project()
    {
        const CliFolder folder;
        fill(folder);
        io::Project project;
        project.name = "steel";
        for (const auto& [role, name] : {std::pair{"result", "result.h5"}, {"reference", "hough.ctf"}, {"electron-image", "sem.png"}})
            project.inputs.push_back({role, folder.path(name).toStdString(), ""});
        io::writeProject(folder.path("steel.kikuscope").toStdString(), project);
        const CliRun info = folder.run({"info", "steel.kikuscope", "--json"});
        COMPARE_EXIT(info, 0);
        QCOMPARE(inputsOf(info).size(), 3);
        QCOMPARE(inputsOf(info)[1].toObject()["state"].toString(), QString("present"));
        COMPARE_EXIT(folder.run({"figure", "steel.kikuscope", "-o", "fig.pdf"}), 0);
        const CliRun said = folder.run({"reproduce", "fig.pdf", "--json"});
        COMPARE_EXIT(said, 0);
        QCOMPARE(said.json()["recipe"].toObject()["panels"].toArray().size(), 3);

        project.figures.push_back({{"name", "Fig. 2"}, {"dpi", 100}, {"panels", Json::array({{{"file", "@reference"}, {"show", "scalar"}, {"scalar", "BC"}}})}});
        io::writeProject(folder.path("steel.kikuscope").toStdString(), project);
        COMPARE_EXIT(folder.run({"figure", "steel.kikuscope", "--figure", "Fig. 2", "-o", "fig2.png"}), 0);
        const CliRun none = folder.run({"figure", "steel.kikuscope", "--figure", "Fig. 9", "-o", "fig9.png"});
        COMPARE_EXIT(none, 1);
        QVERIFY2(none.sentence().contains("it has: Fig. 2"), qPrintable(none.sentence()));
        QVERIFY(QFile::rename(folder.path("sem.png"), folder.path("gone.png")));
        const CliRun text = folder.run({"info", "steel.kikuscope"});
        COMPARE_EXIT(text, 0);
        QVERIFY2(text.out.contains("missing"), text.out.constData());
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("sentence");
        QTest::newRow("no such file") << QStringList{"none.ctf", "-o", "f.png"} << "none.ctf does not exist";
        QTest::newRow("extension") << QStringList{"hough.ctf", "-o", "f.docx"} << ".pdf, .svg, .png, .tiff";
        QTest::newRow("quantity") << QStringList{"beauty:hough.ctf", "-o", "f.png"} << "no quantity \"beauty\"; it has: ";
        QTest::newRow("confidence of an indexing") << QStringList{"confidence:hough.ctf", "-o", "f.png"} << "has no confidence";
        QTest::newRow("one file of two") << QStringList{"agreement:result.h5", "-o", "f.png"} << "agreement:RESULT,REFERENCE";
        QTest::newRow("layout") << QStringList{"hough.ctf", "--layout", "5", "-o", "f.png"} << "holds 5 panels";
        QTest::newRow("journal") << QStringList{"hough.ctf", "--journal", "x", "-o", "f.png"} << "journal is \"x\"";
        QTest::newRow("dpi") << QStringList{"hough.ctf", "--dpi", "100000", "-o", "f.png"} << "dpi is 100000";
        QTest::newRow("captions") << QStringList{"hough.ctf", "--caption", "a", "--caption", "b", "-o", "f.png"} << "more captions than panels";
        QTest::newRow("bad recipe") << QStringList{"bad.json", "-o", "f.png"} << "bad.json: panels must be a list";
    }
    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, sentence);
        const CliFolder folder;
        fill(folder);
        folder.write("bad.json", "{}");
        const CliRun run = folder.run(QStringList{"figure"} + arguments);
        COMPARE_EXIT(run, 1);
        QVERIFY2(run.sentence().contains(sentence), qPrintable(run.sentence()));
        QVERIFY(!QFileInfo::exists(folder.path("f.png")));
    }
};

QTEST_GUILESS_MAIN(TestCliFigure)
#include "tst_cli_figure.moc"
