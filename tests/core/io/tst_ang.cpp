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

std::string header(const std::string& grid, const std::string& phases = {})
{
    return "# TEM_PIXperUM          1.000000\n# x-star                0.5\n# y-star                0.7\n# "
           "z-star                0.6\n"
           "# WorkingDistance       15.0\n#\n" +
           (phases.empty()
                ? "# Phase 1\n# MaterialName  \tNickel\n# Formula     \tNi\n# Symmetry              43\n"
                  "# LatticeConstants      3.520 3.520 3.520  90.000  90.000  90.000\n# NumberFamilies 0\n"
                : phases) +
           "#\n" + grid + "#\n";
}

std::string grid(const std::string& kind, int rows, int odd, int even, const char* dx = "0.5",
                 const char* dy = "0.5")
{
    return "# GRID: " + kind + "\n# XSTEP: " + dx + "\n# YSTEP: " + dy +
           "\n# NCOLS_ODD: " + std::to_string(odd) + "\n# NCOLS_EVEN: " + std::to_string(even) +
           "\n# NROWS: " + std::to_string(rows) + "\n";
}

std::string point(double x, double y, const std::string& rest = "100.0 0.9 0 1 0.5",
                  const std::string& euler = "1.0 0.5 0.25")
{
    return "  " + euler + " " + std::to_string(x) + " " + std::to_string(y) + " " + rest + "\n";
}

std::string squarePoints(int rows, int cols, double step = 0.5, double x0 = 0,
                         const std::string& rest = "100.0 0.9 0 1 0.5")
{
    std::string text;
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            text +=
                point(x0 + c * step, r * step, rest, std::to_string(0.001 * (r * cols + c)) + " 0.5 0.25");
    return text;
}

const std::string twoPhases =
    "# Phase 2\n# MaterialName  Ferrite\n# Symmetry 43\n# LatticeConstants 2.87 2.87 2.87 90 90 90\n"
    "# Phase 1\n# MaterialName  Cementite\n# Symmetry 22\n# LatticeConstants 5.09 6.74 4.52 90 90 90\n";

double mean(const std::vector<float>& values)
{
    double sum = 0;
    for (const float v : values)
        sum += v;
    return sum / static_cast<double>(values.size());
}

} // namespace

class TestAng : public QObject
{
    Q_OBJECT
    const MapText m_file{"map.ang"};

private slots:
    void realFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<bool>("hexagonal");
        QTest::addColumn<double>("step");
        QTest::addColumn<int>("notIndexed");
        QTest::addColumn<int>("phase1");
        QTest::addColumn<double>(
            "meanPhi1"); // of all points with a row, as the README gives it; 0: not compared
        QTest::addColumn<double>("meanIq");
        QTest::addColumn<QString>("name1");
        QTest::newRow("hexagonal Mg") << "maps/Mg_hexgrid_scan4.ang" << 122 << 107 << true << 13.0 << 61
                                      << 12993 << 3.05415 << 1647.806 << "Magnesium";
        QTest::newRow("single phase, -1 = not indexed, 36 of 42 rows")
            << "maps/Ni_phase_minus1.ang" << 7 << 6 << false << 0.8 << 12 << 30 << 0.0 << 0.0 << "Nickel";
        QTest::newRow("CRLF, 14 columns, filler values")
            << "maps/bcc_steel_sqr.ang" << 101 << 51 << false << 1.0 << 0 << 5151 << 3.84555 << 134686.565
            << "Iron (Alpha)";
        QTest::newRow("two phases, 8 columns")
            << "maps/sdss_ferrite_austenite.ang" << 100 << 117 << false << 1.5 << 0 << 5657 << 3.20519
            << 27.812 << "austenite/austenite";
        QTest::newRow("hexagonal header on square positions")
            << "maps/ebsdlib/HexHeader.ang" << 4 << 40 << true << 0.25 << 160 << 0 << 12.56637 << 0.0
            << "Nickel";
        QTest::newRow("header entries missing") << "maps/ebsdlib/MissingHeader_1.ang" << 4 << 40 << false
                                                << 0.25 << 160 << 0 << 12.56637 << 0.0 << "Nickel";
        QTest::newRow("fewer rows than announced")
            << "maps/ebsdlib/ShortFile.ang" << 4 << 40 << false << 0.25 << 160 << 0 << 0.0 << 0.0 << "Nickel";
        QTest::newRow("small") << "maps/ebsdlib/Test_1.ang" << 4 << 40 << false << 0.25 << 160 << 0
                               << 12.56637 << 0.0 << "Nickel";
        QTest::newRow("steel") << "patterns_real/steel_bcc_openxy/steel.ang" << 31 << 29 << false << 0.1 << 0
                               << 899 << 3.64266 << 1933.442 << "Ferrite";
        QTest::newRow("version 7, descending phases")
            << "vendor/edax_h5/Hematite_1.ang" << 31 << 31 << false << 0.4 << 0 << 960 << 2.15115 << 5467.558
            << "Fe2 O3 (hematite)";
    }
    void realFile()
    {
        QFETCH(QString, file);
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(bool, hexagonal);
        QFETCH(double, step);
        QFETCH(int, notIndexed);
        QFETCH(int, phase1);
        QFETCH(double, meanPhi1);
        QFETCH(double, meanIq);
        QFETCH(QString, name1);
        NEED_TEST_DATA(path, file.toStdString());
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.grid.rows, std::int64_t{rows});
        QCOMPARE(map.grid.cols, std::int64_t{cols});
        QCOMPARE(map.grid.kind == GridKind::Hexagonal, hexagonal);
        QVERIFY(std::abs(map.grid.stepXUm - step) < 1e-6);
        QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 0), notIndexed);
        QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 1), phase1);
        QCOMPARE(QString::fromStdString(map.phases[1].name), name1);
        QCOMPARE(map.frame, SampleFrame::Tsl);
        QVERIFY(!map.xParallelAStar);
        if (meanPhi1 > 0 && !hexagonal) {
            double sum = 0;
            for (const auto& e : map.orientation)
                sum += e.phi1;
            QVERIFY(std::abs(sum / static_cast<double>(map.orientation.size()) - meanPhi1) < 1e-4);
        }
        if (meanIq > 0 && !hexagonal)
            QVERIFY(std::abs(mean(map.scalar("IQ")->values) - meanIq) < 1e-5 * meanIq + 1e-3);
    }

    void pointsOfHexagonalMapLieInShortRows()
    {
        NEED_TEST_DATA(path, "maps/Mg_hexgrid_scan4.ang");
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.grid.colsShifted, std::int64_t{106});
        QCOMPARE(map.grid.pointCount(), std::int64_t{12993});
        QVERIFY(std::abs(map.grid.stepYUm - 11.25833) < 1e-5);
        const auto pixel =
            static_cast<std::size_t>(map.grid.pixelOfPoint(6496)); // README: row 6496 of the file
        QCOMPARE(map.orientation[pixel], (EulerAngles{2.29161f, 1.59567f, 0.21104f}));
        QCOMPARE(map.scalar("CI")->values[pixel], 0.452f);
        QVERIFY(std::isnan(map.scalar("CI")->values[static_cast<std::size_t>(map.grid.index(1, 106))]));
        QCOMPARE(map.phases[1].laueGroup, std::string("6/mmm"));
        QCOMPARE(map.phases[1].bravais, std::string("hP"));
    }

    void realValuesRowByRow()
    {
        NEED_TEST_DATA(path, "vendor/edax_h5/Hematite_1.ang");
        const EbsdScan scan = openScan(path);
        const CrystalMap& map = *scan.indexing;
        QCOMPARE(scan.format, std::string("ang"));
        QVERIFY(!scan.patterns);
        QCOMPARE(map.phases.size(), 2);
        QCOMPARE(map.phases[1].pointGroup, std::string("-3m"));
        QCOMPARE(map.phases[2].name, std::string("Fe3 O4 (magnetite)"));
        QCOMPARE(map.phases[2].cell.a, 8.396);
        QCOMPARE(map.orientation[480], (EulerAngles{2.36906f, 2.13936f, 3.44409f}));
        QCOMPARE(map.scalars.size(), std::size_t{7});
        QCOMPARE(map.scalar("SEM")->values[480], 8850.f);
        QCOMPARE(map.scalar("Fit")->values[960], 1.101f);
        QCOMPARE(map.scalar("Fit")->unit, std::string("deg"));
        QCOMPARE(map.scalar("PRIAS Top Strip")->values[0], 1306.348999f);
        QVERIFY(std::abs(*scan.detector.sampleTiltDeg - 69.900002) < 1e-9);
        QCOMPARE(*scan.detector.detectorTiltDeg, 8.0);
        QCOMPARE(*scan.detector.workingDistanceMm, 12.8);
    }

    void absurdFillerValuesAreKeptAsTheyAre()
    {
        NEED_TEST_DATA(path, "maps/bcc_steel_sqr.ang");
        const CrystalMap map = openCrystalMap(path);
        QCOMPARE(map.scalar("column 12")->values[0], 413985199910675280000000000000.f);
        QVERIFY(joined(map.warnings).isEmpty());
    }

    void shortFilesSaySo()
    {
        NEED_TEST_DATA(path, "maps/Ni_phase_minus1.ang");
        const CrystalMap map = openCrystalMap(path);
        QVERIFY2(anyContains(map.warnings, "42 points but has 36"), qPrintable(joined(map.warnings)));
        QCOMPARE(map.orientation[18], (EulerAngles{2.92886f, 2.81372f, 5.70941f}));
        QCOMPARE(map.scalar("IQ")->values[35], -1.f); // the values of points that are not indexed are kept
        QVERIFY(std::isnan(map.scalar("IQ")->values[41]));
    }

    void notIndexed_data()
    {
        QTest::addColumn<QString>("phases");
        QTest::addColumn<QString>("rest"); // IQ CI phase SEM fit
        QTest::addColumn<QString>("euler");
        QTest::addColumn<int>("id");
        const QString one = "", two = QString::fromStdString(twoPhases), fine = "1.0 0.5 0.25";
        QTest::newRow("0 is the phase of a single-phase file") << one << "10 0.5 0 1 0.5" << fine << 1;
        QTest::newRow("1 in a single-phase file") << one << "10 0.5 1 1 0.5" << fine << 1;
        QTest::newRow("phase as a float") << one << "10 0.5 1.0 1 0.5" << fine << 1;
        QTest::newRow("-1 in a single-phase file") << one << "10 0.5 -1 1 0.5" << fine << 0;
        QTest::newRow("CI 0 is indexed") << one << "10 0.0 0 1 0.5" << fine << 1;
        QTest::newRow("CI -1") << one << "10 -1 0 1 0.5" << fine << 0;
        QTest::newRow("CI -2") << one << "10 -2 0 1 0.5" << fine << 0;
        QTest::newRow("4 pi") << one << "10 0.1 0 1 0.5"
                              << "12.56637 12.56637 12.56637" << 0;
        QTest::newRow("4.0 of one exporter") << one << "10 0.1 0 1 0.5"
                                             << "4.0 4.0 4.0" << 0;
        QTest::newRow("fit 180") << one << "10 0.1 0 1 180.000" << fine << 0;
        QTest::newRow("NaN angle") << one << "10 0.1 0 1 0.5"
                                   << "nan 0.5 0.25" << 0;
        QTest::newRow("Microsoft's NaN") << one << "10 0.1 0 1 0.5"
                                         << "-1.#IND00 0.5 0.25" << 0;
        QTest::newRow("0 in a multi-phase file") << two << "10 0.5 0 1 0.5" << fine << 0;
        QTest::newRow("multi-phase, 1") << two << "10 0.5 1 1 0.5" << fine << 1;
        QTest::newRow("multi-phase, 2") << two << "10 0.5 2 1 0.5" << fine << 2;
        QTest::newRow("undeclared 7 comes after the declared ones") << two << "10 0.5 7 1 0.5" << fine << 3;
        QTest::newRow("phase by name") << two << "10 0.5 ferrite 1 0.5" << fine << 2;
    }
    void notIndexed()
    {
        QFETCH(QString, phases);
        QFETCH(QString, rest);
        QFETCH(QString, euler);
        QFETCH(int, id);
        const std::string text = header(grid("SqrGrid", 1, 2, 2), phases.toStdString()) +
                                 point(0, 0, rest.toStdString(), euler.toStdString()) +
                                 point(0.5, 0, "10 0.5 1 1 0.5");
        const CrystalMap map = m_file.open(text);
        QCOMPARE(int(map.phaseId[0]), id);
        QCOMPARE(int(map.phaseId[1]), 1);
        QCOMPARE(map.scalar("IQ")->values[0], 10.f);
        if (id == 3) {
            QCOMPARE(map.phases[3].name, std::string("unknown phase 7"));
            QVERIFY2(anyContains(map.warnings, "phase 7 is used but not declared"),
                     qPrintable(joined(map.warnings)));
        }
    }

    void phasesWithoutPhaseLinesAndNotes()
    {
        const std::string phases =
            "# MaterialName Iron\n# Symmetry 43\n# LatticeConstants 2.87 2.87 2.87 90 90 90\n"
            "# MaterialName Quartz\n# Symmetry 32\n# LatticeConstants 4.91 4.91 5.40 90 90 120\n"
            "# VERSION 7\n# NOTES: Start\n# Phase index: 0 for single phase, starting at 1 for multiphase\n"
            "# Phase 9\n# NOTES: End\n# COLUMN_NOTES: Start\n# Phase 8\n# COLUMN_NOTES: End\n";
        const CrystalMap map = m_file.open(header(grid("SqrGrid#", 2, 2, 2), phases) +
                                           squarePoints(2, 2, 0.5, 0, "1 0.5 2 1 0.5"));
        QCOMPARE(map.phases.size(), 2);
        QCOMPARE(map.phases[2].name, std::string("Quartz"));
        QCOMPARE(map.phases[2].laueGroup, std::string("-3m"));
        QCOMPARE(int(map.phaseId[0]), 2);
    }

    void fitBeforePhase()
    {
        std::string text = header(grid("SqrGrid", 1, 2, 2), twoPhases);
        text += point(0, 0, "10 0.5 0.61 2 99") + point(0.5, 0, "10 0.5 1.20 1 98");
        const CrystalMap map = m_file.open(text);
        QCOMPARE(map.phaseId, (std::vector<std::uint16_t>{2, 1}));
        QCOMPARE(map.scalar("Fit")->values[0], 0.61f);
        QVERIFY2(anyContains(map.warnings, "column 9 holds the phase numbers"),
                 qPrintable(joined(map.warnings)));
    }

    void columnCounts_data()
    {
        QTest::addColumn<QString>("rest");
        QTest::addColumn<int>("scalars");
        QTest::newRow("version 1: IQ only") << "10" << 1;
        QTest::newRow("version 2") << "10 0.5" << 2;
        QTest::newRow("version 3") << "10 0.5 0" << 2;
        QTest::newRow("version 4") << "10 0.5 0 1" << 3;
        QTest::newRow("version 5") << "10 0.5 0 1 0.5" << 4;
        QTest::newRow("version 6") << "10 0.5 0 1 0.5 1 2 3 4" << 8;
        QTest::newRow("many EDS columns") << "10 0.5 0 1 0.5 1 2 3 4 5 6 7 8 9 10 11 12" << 16;
    }
    void columnCounts()
    {
        QFETCH(QString, rest);
        QFETCH(int, scalars);
        const CrystalMap map =
            m_file.open(header(grid("SqrGrid", 2, 3, 3)) + squarePoints(2, 3, 0.5, 0, rest.toStdString()));
        QCOMPARE(int(map.scalars.size()), scalars);
        QCOMPARE(map.phaseId, std::vector<std::uint16_t>(6, 1));
        QVERIFY2(map.warnings.empty(), qPrintable(joined(map.warnings)));
    }

    void grids_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::addColumn<double>("step");
        QTest::addColumn<bool>("hexagonal");
        QTest::addColumn<QString>("warning");
        const auto row = [](const char* name, const std::string& text, int rows, int cols, double step,
                            bool hexagonal, const char* warning) {
            QTest::newRow(name) << QString::fromStdString(text) << rows << cols << step << hexagonal
                                << warning;
        };
        const std::string header34 = header(grid("SqrGrid", 3, 4, 4));
        row("as announced", header34 + squarePoints(3, 4), 3, 4, 0.5, false, "");
        row("no final line end",
            header34 + squarePoints(2, 4) +
                "1 0.5 0.2 0 1 1 1 0 1 1\n1 0.5 0.2 0.5 1 1 1 0 1 1\n1 0.5 0.2 1.0 1 1 1 0 1 1\n1 0.5 0.2 "
                "1.5 1 1 1 0 1 1",
            3, 4, 0.5, false, "");
        row("x does not start at 0", header34 + squarePoints(3, 4, 0.5, -17.25), 3, 4, 0.5, false, "");
        row("other step than announced", header34 + squarePoints(3, 4, 0.75), 3, 4, 0.75, false, "0.75");
        row("header without grid", header("") + squarePoints(3, 4), 3, 4, 0.5, false, "found from x and y");
        row("no header at all", squarePoints(3, 4), 3, 4, 0.5, false, "found from x and y");
        row("more points than announced", header34 + squarePoints(4, 4), 4, 4, 0.5, false,
            "more than the 12");
        row("fewer points than announced", header34 + squarePoints(2, 4), 3, 4, 0.5, false, "missing ones");
        row("line scan with step 0 across",
            header(grid("SqrGrid", 1, 5, 5, "0.5", "0.0")) + squarePoints(1, 5), 1, 5, 0.5, false, "");
        row("step 0 announced, positions known",
            header(grid("SqrGrid", 3, 4, 4, "0", "0")) + squarePoints(3, 4), 3, 4, 0.5, false,
            "positions were believed");
        std::string allZero;
        for (int i = 0; i < 12; ++i)
            allZero += point(0.5 * (i % 4), 0);
        row("all y = 0", header34 + allZero, 3, 4, 0.5, false, "order of the file");
        std::string scattered;
        for (int i = 0; i < 7; ++i)
            scattered += point(0.1 * i * i, 0.37 * ((i * 5) % 7) + 0.011 * i);
        row("a list of points", header("") + scattered, 1, 7, 1, false, "one row");
        std::string hex;
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 4 - r % 2; ++c)
                hex += point(0.5 * c + 0.25 * (r % 2), 0.4330127 * r);
        row("hexagonal", header(grid("HexGrid", 3, 4, 3, "0.5", "0.433013")) + hex, 3, 4, 0.5, true, "");
        row("hexagonal without header", header("") + hex, 3, 4, 0.5, true, "found from x and y");
        std::string shortFirst; // the first row begins half a step later, so its first pixel stays empty
        for (int r = 0; r < 2; ++r)
            for (int c = 0; c < 3 + r; ++c)
                shortFirst += point(0.5 * c + 0.25 * (1 - r), 0.4330127 * r);
        row("hexagonal, short row first", header(grid("HexGrid", 2, 3, 4, "0.5", "0.433013")) + shortFirst, 2,
            4, 0.5, true, "found from x and y");
    }
    void grids()
    {
        QFETCH(QString, text);
        QFETCH(int, rows);
        QFETCH(int, cols);
        QFETCH(double, step);
        QFETCH(bool, hexagonal);
        QFETCH(QString, warning);
        const CrystalMap map = m_file.open(text.toStdString());
        QCOMPARE(map.grid.rows, std::int64_t{rows});
        QCOMPARE(map.grid.cols, std::int64_t{cols});
        QVERIFY(std::abs(map.grid.stepXUm - step) < 1e-4);
        QCOMPARE(map.grid.kind == GridKind::Hexagonal, hexagonal);
        QVERIFY2(warningsAre(map.warnings, warning.toStdString()), qPrintable(joined(map.warnings)));
        QCOMPARE(map.phaseId.size(), static_cast<std::size_t>(map.grid.size()));
        QCOMPARE(map.orientation.size(), static_cast<std::size_t>(map.grid.size()));
    }

    void rowsOutOfOrderArePlacedByPosition()
    {
        std::string text = header(grid("SqrGrid", 2, 3, 3));
        for (int i = 5; i >= 0; --i)
            text += point(0.5 * (i % 3), 0.5 * (i / 3), std::to_string(i) + " 0.9 0 1 0.5");
        const CrystalMap map = m_file.open(text);
        QCOMPARE(map.scalar("IQ")->values, (std::vector<float>{0, 1, 2, 3, 4, 5}));
        QVERIFY2(anyContains(map.warnings, "not in row order"), qPrintable(joined(map.warnings)));
    }

    void textVariants_data()
    {
        QTest::addColumn<QByteArray>("from");
        QTest::addColumn<QByteArray>("to");
        QTest::newRow("CRLF") << QByteArray("\n") << QByteArray("\r\n");
        QTest::newRow("CR") << QByteArray("\n") << QByteArray("\r");
        QTest::newRow("tabs") << QByteArray(" ") << QByteArray("\t");
        QTest::newRow("decimal comma") << QByteArray("0.5") << QByteArray("0,5");
        QTest::newRow("Latin-1 name") << QByteArray("Nickel") << QByteArray("Eisenm\xF6hre");
    }
    void textVariants()
    {
        QFETCH(QByteArray, from);
        QFETCH(QByteArray, to);
        QByteArray text =
            QByteArray::fromStdString("\xEF\xBB\xBF" + header(grid("SqrGrid", 3, 4, 4)) + squarePoints(3, 4));
        text.replace(from, to);
        const CrystalMap map = m_file.open(text.toStdString());
        QCOMPARE(map.grid.size(), std::int64_t{12});
        QCOMPARE(map.phaseId, std::vector<std::uint16_t>(12, 1));
        QVERIFY(std::abs(map.orientation[11].phi1 - 0.011f) < 1e-6f);
        QCOMPARE(map.phases[1].name,
                 to.startsWith("Eisen") ? std::string("Eisenm\xC3\xB6hre") : std::string("Nickel"));
    }

    void acomPositionsAreNanometres()
    {
        const CrystalMap map = m_file.open("# File created from ACOM RES results\n" +
                                           header(grid("SqrGrid", 2, 2, 2, "5", "5")) +
                                           squarePoints(2, 2, 5, 0, "310.0 45.5 1 455"));
        QVERIFY(std::abs(map.grid.stepXUm - 0.005) < 1e-9);
        QCOMPARE(map.scalar("reliability")->values[0], 45.5f);
        QVERIFY(anyContains(map.warnings, "nanometres"));
    }

    void badFile_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& text, const char* sentence) {
            QTest::newRow(name) << QByteArray::fromStdString(text) << sentence;
        };
        const std::string good = header(grid("SqrGrid", 3, 4, 4));
        row("empty", "", "empty");
        row("header only", good, "no points");
        row("binary", std::string("\x01\x02\x00\x03garbage", 11), "not recognised");
        row("prose", "This is a letter.\nNot a map.\n", "line 1");
        row("damaged number",
            good + squarePoints(1, 4) + "1.0 0.5 0.x5 0 0.5 1 1 0 1 1\n" + squarePoints(1, 4),
            "line 25: column 3 (phi2)");
        row("numbers run together",
            good + squarePoints(1, 4) + "1.0 0.5 0.5 0 0.5 1235.00.9 0 1 1\n" + squarePoints(1, 4),
            "column 6");
        row("too few columns", good + squarePoints(1, 4) + "1.0 0.5\n" + squarePoints(1, 4),
            "line 25: has 2 columns");
        row("four columns in all", good + "1 2 3 4\n", "has 4 columns");
        row("absurd columns", header(grid("SqrGrid", 3, 2000000000, 2000000000)) + squarePoints(3, 4),
            "ncols_odd");
        row("rows 0", header(grid("SqrGrid", 0, 4, 4)) + squarePoints(3, 4), "nrows");
        row("step NaN", header(grid("SqrGrid", 3, 4, 4, "nan")) + squarePoints(3, 4), "xstep");
        row("step negative", header(grid("SqrGrid", 3, 4, 4, "-1")) + squarePoints(3, 4), "xstep");
        std::string still;
        for (int i = 0; i < 12; ++i)
            still += point(0, 0);
        row("step 0 and positions useless", header(grid("SqrGrid", 3, 4, 4, "0", "0")) + still, "step of 0");
        std::string wild;
        for (int i = 0; i < 200; ++i)
            wild += point(i, 0, "1 0.5 " + std::to_string(i + 10));
        row("a phase column that is none", header("") + wild, "over 100 phase numbers");
        row("a line without end", std::string(3 << 20, '1'), "longer than 1 MB");
    }
    void badFile()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, sentence);
        const std::string message = m_file.failure(text.toStdString());
        QVERIFY2(contains(message, sentence.toStdString()), message.c_str());
        QVERIFY2(contains(message, "map.ang"), message.c_str());
    }

    void cutOffFileKeepsWhatIsThere()
    {
        const std::string whole = header(grid("SqrGrid", 3, 4, 4)) + squarePoints(3, 4);
        const CrystalMap map = m_file.open(whole.substr(0, whole.size() - 20));
        QCOMPARE(std::count(map.phaseId.begin(), map.phaseId.end(), 1), 11);
        QVERIFY2(anyContains(map.warnings, "middle of line"), qPrintable(joined(map.warnings)));
    }

    void absurdGridIsNotAllocated()
    {
        const CrystalMap map =
            m_file.open(header(grid("SqrGrid", 9000000, 9000000, 9000000)) + squarePoints(3, 4));
        QCOMPARE(map.grid.size(), std::int64_t{12});
        QVERIFY2(anyContains(map.warnings, "announces 9000000 x 9000000"), qPrintable(joined(map.warnings)));
    }

    void damagedCopiesOnlyThrowErrors()
    {
        std::string hex;
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 5 - r % 2; ++c)
                hex += point(0.5 * c + 0.25 * (r % 2), 0.4330127 * r, "10 0.5 2 1 0.5");
        const std::vector<std::string> good = {
            header(grid("SqrGrid", 3, 4, 4), twoPhases) + squarePoints(3, 4),
            header(grid("HexGrid", 4, 5, 4, "0.5", "0.433013"), twoPhases) + hex};
        const auto damage = m_file.damage(good, 7);
        QVERIFY2(damage.anonymous.empty(), damage.anonymous.c_str());
        QVERIFY(damage.opened > 100 && damage.refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestAng)
#include "tst_ang.moc"
