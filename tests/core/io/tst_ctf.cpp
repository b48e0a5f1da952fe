// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values of real files: read from their bytes with independent Python code (README of the test
// data).
#include "map_text.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <algorithm>
#include <cmath>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

const std::string nickel = "3.52;3.52;3.52\t90;90;90\tNickel\t11\t225\t\t\tA source\n";
const std::string columns = "Phase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBS\n";

std::string header(const std::string& cells, const std::string& phases = nickel, int phaseCount = 1,
                   const std::string& names = columns)
{
    return "Channel Text File\nPrj a.cpr\nAuthor\t\nJobMode\tGrid\n" + cells +
           "AcqE1\t0\nAcqE2\t0\nAcqE3\t0\nEuler angles refer to Sample Coordinate system "
           "(CS0)!\tMag\t400\tCoverage\t100\tDevice\t0\t"
           "KV\t20\tTiltAngle\t70\tTiltAxis\t0\nPhases\t" +
           std::to_string(phaseCount) + "\n" + phases + names;
}

std::string cells(const std::string& x, const std::string& y, const std::string& step = "0.5")
{
    return "XCells\t" + x + "\nYCells\t" + y + "\nXStep\t" + step + "\nYStep\t" + step + "\n";
}

std::string points(int rows, int cols, const std::string& phase = "1", double step = 0.5, int firstRow = 0)
{
    std::string text;
    for (int r = firstRow; r < firstRow + rows; ++r)
        for (int c = 0; c < cols; ++c)
            text += phase + "\t" + std::to_string(c * step) + "\t" + std::to_string(r * step) + "\t7\t0\t" +
                    std::to_string(10 * r + c) + "\t45\t30\t0.5\t100\t200\n";
    return text;
}

} // namespace

class TestCtf : public QObject
{
    Q_OBJECT
    const MapText m_file{"map.ctf"};

private slots:
    void realFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<bool>("hexagonal");
        QTest::addColumn<QList<int>>(
            "phaseCounts"); // 0 = not indexed, from the README (missing points added)
        QTest::addColumn<int>("pixel");
        QTest::addColumn<QList<double>>("euler"); // degrees
        QTest::addColumn<double>("bandContrast");
        QTest::newRow("twins") << "maps/Mg_twins.ctf" << 137 << 167 << false << QList<int>{46, 22833} << 11439
                               << QList<double>{161.51, 100.03, 38.736} << 85.0;
        QTest::newRow("three phases")
            << "maps/U720_superalloy_3phase.ctf" << 200 << 200 << false << QList<int>{9395, 24000, 6563, 42}
            << 20000 << QList<double>{230.1490, 42.3406, 87.6392} << 149.0;
        QTest::newRow("points with a phase and an error")
            << "maps/defdap_ni.ctf" << 25 << 25 << false << QList<int>{0, 625} << 312
            << QList<double>{3.5746, 29.863, 11.077} << 123.0;
        QTest::newRow("four minerals, cut off")
            << "maps/glaucophane_4phase_truncated.ctf" << 426 << 1330 << false
            << QList<int>{28015 + 426 * 1330 - 49981, 13855, 4603, 3213, 295} << 24990
            << QList<double>{58.545, 43.024, 111.80} << 100.0;
        QTest::newRow("hexagonal export, 10 of 11 columns")
            << "maps/mtex_testdata_hex.ctf" << 30 << 30 << true << QList<int>{0, 900} << 450
            << QList<double>{63.15, 56.90, 87.86} << 1.0;
        QTest::newRow("two of 500 points")
            << "maps/ebsdlib/ShortFile.ctf" << 5 << 100 << false << QList<int>{499, 1} << 1
            << QList<double>{103.85, 40.207, 29.394} << 98.0;
        for (const char* file : {"maps/ebsdlib/Test_US_1.ctf", "maps/ebsdlib/Test_European_1.ctf"})
            QTest::newRow(file) << file << 5 << 40 << false << QList<int>{10, 190} << 100
                                << QList<double>{112.72, 56.517, 8.4316} << 104.0;
    }
    void realFile()
    {
        QFETCH(QString, file);
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(bool, hexagonal);
        QFETCH(QList<int>, phaseCounts);
        QFETCH(int, pixel);
        QFETCH(QList<double>, euler);
        QFETCH(double, bandContrast);
        NEED_TEST_DATA(path, file.toStdString());
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.grid.rows, std::int64_t{rows});
        QCOMPARE(map.grid.cols, std::int64_t{cols});
        QCOMPARE(map.grid.kind == GridKind::Hexagonal, hexagonal);
        for (int id = 0; id < phaseCounts.size(); ++id)
            QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), id), phaseCounts[id]);
        QCOMPARE(map.frame, SampleFrame::Hkl);
        QVERIFY(map.xParallelAStar);
        const auto& angles = map.orientation[static_cast<std::size_t>(pixel)];
        const double degrees = 180 / std::numbers::pi;
        QVERIFY(std::abs(angles.phi1 * degrees - euler[0]) < 1e-3);
        QVERIFY(std::abs(angles.Phi * degrees - euler[1]) < 1e-3);
        QVERIFY(std::abs(angles.phi2 * degrees - euler[2]) < 1e-3);
        QCOMPARE(map.scalar("BC")->values[static_cast<std::size_t>(pixel)], float(bandContrast));
    }

    void channelTextEqualsTheReadmeMeans()
    {
        NEED_TEST_DATA(path, "maps/U720_superalloy_3phase.ctf");
        const CrystalMap map = openCrystalMap(path);
        const auto mean = [](const std::vector<float>& values) {
            double sum = 0;
            for (const float v : values)
                sum += v;
            return sum / static_cast<double>(values.size());
        };
        QVERIFY(std::abs(mean(map.scalar("MAD")->values) - 0.5830) < 1e-4);
        QVERIFY(std::abs(mean(map.scalar("BC")->values) - 150.6123) < 1e-4);
        QVERIFY(std::abs(mean(map.scalar("Error")->values) - 0.7046) < 1e-4);
        QCOMPARE(map.phases[2].name, std::string("Ni3Al"));
        QCOMPARE(map.phases[2].spaceGroup, 221);
        QCOMPARE(map.phases[2].bravais, std::string("cP"));
        QCOMPARE(map.phases[3].bravais, std::string("cF"));
        QCOMPARE(map.phases[3].cell.a, 4.6);
        QVERIFY2(map.warnings.empty(), qPrintable(joined(map.warnings)));
    }

    void geometryOfTheHeader()
    {
        NEED_TEST_DATA(path, "maps/U720_superalloy_3phase.ctf");
        const EbsdScan scan = openScan(path);
        QCOMPARE(*scan.detector.energyKeV, 15.0);
        QCOMPARE(*scan.detector.sampleTiltDeg, 70.0);
        QVERIFY(std::abs(*scan.detector.detectorTiltDeg - 5.7413) < 1e-9);
        QCOMPARE(*scan.detector.workingDistanceMm, 8.8293);
        QCOMPARE(scan.grid.stepXUm, 0.1);
    }

    void spaceGroupAgainstLaueGroup()
    {
        NEED_TEST_DATA(path, "maps/glaucophane_4phase_truncated.ctf");
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.phases[2].spaceGroup, 11); // epidote: both say 2/m
        QCOMPARE(map.phases[2].bravais, std::string("mP"));
        QCOMPARE(map.phases[3].spaceGroup, 0); // pyrope: cubic cell, Laue m-3m, but space group 11
        QCOMPARE(map.phases[3].laueGroup, std::string("m-3m"));
        QVERIFY2(anyContains(map.warnings, "space group 11 contradicts the Laue group m-3m"),
                 qPrintable(joined(map.warnings)));
        QVERIFY2(anyContains(map.warnings, "566580 points but has 49981"), qPrintable(joined(map.warnings)));
    }

    void hexagonalExportIsRecognisedByItsPositions()
    {
        NEED_TEST_DATA(path, "maps/mtex_testdata_hex.ctf");
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.grid.colsShifted, std::int64_t{30});
        QVERIFY(std::abs(map.grid.stepYUm - std::sqrt(0.75)) < 1e-3);
        QVERIFY(!map.scalar("BS")); // the tenth field is BC, the eleventh is not there
        QVERIFY2(anyContains(map.warnings, "names 11 columns but its points have 10 fields"),
                 qPrintable(joined(map.warnings)));
        QVERIFY2(anyContains(map.warnings, "every second row is shifted"), qPrintable(joined(map.warnings)));
    }

    void variants_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<int>("indexed");
        QTest::addColumn<QString>("warning");
        const auto row = [](const char* name, const std::string& text, int rows, int cols, int indexed,
                            const char* warning) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << rows << cols << indexed << warning;
        };
        const std::string c = cells("4", "3");
        row("plain", header(c) + points(3, 4), 3, 4, 12, "");
        row("byte order mark", "\xEF\xBB\xBF" + header(c) + points(3, 4), 3, 4, 12, "");
        row("line scan, step 0 across", header("XCells\t4\nYCells\t1\nXStep\t0.5\nYStep\t0\n") + points(1, 4),
            1, 4, 4, "");
        row("not indexed", header(c) + points(2, 4) + points(1, 4, "0", 0.5, 2), 3, 4, 8, "");
        row("minus one", header(c) + points(3, 4, "-1"), 3, 4, 0, "below 0");
        row("above the declared phases", header(c) + points(3, 4, "2"), 3, 4, 12,
            "phase 2 is used but only 1");
        row("more points", header(c) + points(5, 4), 5, 4, 20, "more than the 12");
        row("fewer points", header(c) + points(2, 4), 3, 4, 8, "missing ones");
        row("cells absent", header("XStep\t0.5\nYStep\t0.5\n") + points(3, 4), 3, 4, 12,
            "found from x and y");
        row("three layers", header("ZCells\t3\n" + c) + points(3, 4) + points(3, 4) + points(3, 4), 3, 4, 12,
            "first is shown");
        std::string noGroups = header(c, "3.52;3.52;3.52\t90;90;90\t\tNickel\t11\t0\t\t\t\n") + points(3, 4);
        row("empty field before the phase name", noGroups, 3, 4, 12, "");
        row("column named twice",
            header(c, nickel, 1, "Phase\tX\tY\tBands\tError\tEuler1\tEuler2\tEuler3\tMAD\tBC\tBC\n") +
                points(3, 4),
            3, 4, 12, "two columns named");
        const std::string cut = header(c) + points(3, 4);
        row("cut off in the last line", cut.substr(0, cut.size() - 12), 3, 4, 11, "middle of line");
        std::string list = header("XStep\t0\nYStep\t0\nNoMeas\t5\n");
        list.replace(list.find("Grid"), 4, "Interactive");
        for (int i = 0; i < 5; ++i)
            list += "1\t" + std::to_string(3 * std::sqrt(i)) + "\t" + std::to_string(5 * std::sin(3.0 * i)) +
                    "\t7\t0\t1\t2\t3\t0.5\t1\t2\n";
        row("interactive list", list, 1, 5, 5, "one row");
    }
    void variants()
    {
        QFETCH(QByteArray, text);
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(int, indexed);
        QFETCH(QString, warning);
        const CrystalMap map = m_file.open(text.toStdString());
        QCOMPARE(map.grid.rows, std::int64_t{rows});
        QCOMPARE(map.grid.cols, std::int64_t{cols});
        QCOMPARE(static_cast<int>(map.phaseId.size()) -
                     static_cast<int>(std::count(map.phaseId.begin(), map.phaseId.end(), 0)),
                 indexed);
        QCOMPARE(map.phases[1].name, std::string("Nickel"));
        QVERIFY2(warningsAre(map.warnings, warning.toStdString()), qPrintable(joined(map.warnings)));
    }

    void columnsAreFoundByName()
    {
        const std::string names = "X\tY\tEuler1\tEuler2\tEuler3\tGrainIndex\tPhase\tZ\n";
        const CrystalMap map = m_file.open(header(cells("2", "1"), nickel, 1, names) +
                                           "0\t0\t90\t45\t180\t17\t1\t5\n0.5\t0\t90\t45\t180\t18\t0\t5\n");
        QCOMPARE(map.phaseId, (std::vector<std::uint16_t>{1, 0}));
        QVERIFY(std::abs(map.orientation[0].phi1 - std::numbers::pi_v<float> / 2) < 1e-6f);
        QCOMPARE(map.scalar("GrainIndex")->values[1], 18.f);
    }

    void badFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& text, const char* sentence) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << sentence;
        };
        const std::string c = cells("4", "3");
        row("empty", "", "empty");
        row("wrong first line", "Channel 5 project\n", "line 1");
        row("first line only", "Channel Text File\n", "ends before the \"Phases\" line");
        row("ends in the phases", header(c, "", 2, ""), "ends before the last phase line");
        row("ends before the columns", header(c, nickel, 1, ""),
            "ends before the line with the column names");
        row("no points", header(c), "no points");
        row("absurd XCells", header(cells("123456789123456789", "3")) + points(3, 4),
            "\"XCells\" is \"123456789123456789\"");
        row("XCells beyond 64 bits", header(cells("99999999999999999999999", "3")) + points(3, 4),
            "\"XCells\"");
        row("YCells 0", header(cells("4", "0")) + points(3, 4), "\"YCells\" is \"0\"");
        row("step NaN", header(cells("4", "3", "NaN")) + points(3, 4), "\"XStep\"");
        row("a million phases", header(c, nickel, 1000000) + points(3, 4), "\"Phases\" is \"1000000\"");
        row("more phases than lines", header(c, nickel, 2) + points(3, 4), "line 15: is not the phase line");
        row("fewer phases than lines", header(c, nickel + nickel, 1) + points(3, 4),
            "should name the columns");
        row("no Euler3", header(c, nickel, 1, "Phase\tX\tY\tEuler1\tEuler2\n") + "1\t0\t0\t1\t2\n",
            "\"Euler3\" is missing");
        row("too few fields", header(c) + "1\t0\t0\t7\n", "has 4 fields");
        row("damaged number",
            header(c) + points(1, 4) + "1\t0\t0.5\t7\t0\t1o\t2\t3\t0.5\t1\t2\n" + points(1, 4),
            "column Euler1");
        row("broken phase number", header(c) + "1.5\t0\t0.5\t7\t0\t1\t2\t3\t0.5\t1\t2\n" + points(1, 4),
            "column Phase");
        row("short line", header(c) + points(1, 4) + "1\t0\n" + points(1, 4),
            "has 2 fields where the first point has 11");
    }
    void badFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        const std::string message = m_file.failure(text.toStdString());
        QVERIFY2(contains(message, sentence.toStdString()), message.c_str());
        QVERIFY2(contains(message, "map.ctf"), message.c_str());
    }

    void damagedCopiesOnlyThrowErrors()
    {
        const std::string good =
            header(cells("4", "3"), nickel + "4.9;4.9;5.4\t90;90;120\tQuartz\t7\t152\t\t\t\n", 2) +
            points(2, 4) + points(1, 4, "2", 0.5, 2);
        const auto damage = m_file.damage({good}, 11);
        QVERIFY2(damage.anonymous.empty(), damage.anonymous.c_str());
        QVERIFY(damage.opened > 100 && damage.refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestCtf)
#include "tst_ctf.moc"
