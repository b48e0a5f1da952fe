// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values of real files: computed from their bytes with independent Python code (README of the test
// data).
#include "core/base/parallel.h"
#include "core/io/formats.h"
#include "file_fixture.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <atomic>
#include <cstring>
#include <numbers>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

template <typename T> void append(std::string& bytes, T value)
{
    bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
}

struct Up
{
    std::uint32_t version = 3, width = 4, height = 3;
    std::uint32_t offset = 42;
    bool extra = false, hexagonal = false;
    std::uint32_t cols = 5, rows = 4;
    double stepX = 0.5, stepY = 0.5;
    int bytes = 2, count = 20;
    std::size_t trailing = 0;
};

/// Pixel k of pattern p has the value 13 p + k (mod 256 in 8-bit files).
std::string content(const Up& up)
{
    std::string out;
    if (up.version > 0)
        append(out, up.version);
    append(out, up.width);
    append(out, up.height);
    if (up.version > 0)
        append(out, up.offset);
    if (up.version >= 2) {
        append(out, std::uint8_t(up.extra));
        append(out, up.cols);
        append(out, up.rows);
        append(out, std::uint8_t(up.hexagonal));
        append(out, up.stepX);
        append(out, up.stepY);
    }
    if (up.version > 0 && out.size() < up.offset && up.offset < 4096)
        out.resize(up.offset, '\x55');
    for (int p = 0; p < up.count; ++p)
        for (std::uint32_t k = 0; k < up.width * up.height; ++k) {
            const auto value = static_cast<std::uint16_t>(13 * p + static_cast<int>(k));
            out.append(reinterpret_cast<const char*>(&value), static_cast<std::size_t>(up.bytes));
        }
    return out + std::string(up.trailing, 'x');
}

std::string ang(int rows, int odd, int even, bool hexagonal)
{
    std::string text = "# x-star 0.51\n# y-star 0.72\n# z-star 0.53\n# SampleTiltAngle 70\n# "
                       "CameraElevationAngle 5\n# Phase 1\n# MaterialName Nickel\n"
                       "# Symmetry 43\n# LatticeConstants 3.52 3.52 3.52 90 90 90\n# GRID: " +
                       std::string(hexagonal ? "HexGrid" : "SqrGrid") +
                       "\n# XSTEP: 0.5\n# YSTEP: " + (hexagonal ? "0.433013" : "0.5") +
                       "\n# NCOLS_ODD: " + std::to_string(odd) + "\n# NCOLS_EVEN: " + std::to_string(even) +
                       "\n# NROWS: " + std::to_string(rows) + "\n";
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < (r % 2 ? even : odd); ++c)
            text += "1 0.5 0.2 " + std::to_string(0.5 * c + (hexagonal && r % 2 ? 0.25 : 0)) + " " +
                    std::to_string(r * (hexagonal ? 0.433013 : 0.5)) + " 100 0.9 0 1 0.5\n";
    return text;
}

std::int64_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::int64_t total = 0, resident = 0;
    statm >> total >> resident;
    return resident * 4096;
}

} // namespace

class TestEdaxUp : public QObject
{
    Q_OBJECT

private slots:
    void realFile_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<QString>("shape");
        QTest::addColumn<int>("pixels");
        QTest::addColumn<int>("pattern");
        QTest::addColumn<double>("mean");
        QTest::addColumn<int>("first");
        QTest::addColumn<int>("last");
        for (const char* file : {"vendor/edax_up/edax_binary.up1", "vendor/edax_up/edax_binary.up2"}) {
            QTest::addRow("%s 0", file) << file << "" << 9 << 0 << 145.44139 << 90 << 27;
            QTest::addRow("%s 4", file) << file << "" << 9 << 4 << 146.11861 << 89 << 25;
            QTest::addRow("%s 8", file) << file << "" << 9 << 8 << 146.11417 << 89 << 28;
        }
        QTest::newRow("up2 5") << "vendor/edax_up/edax_binary.up2"
                               << "" << 9 << 5 << 146.48194 << 90 << 29;
        QTest::newRow("up1 with its shape") << "vendor/edax_up/edax_binary.up1"
                                            << "3x3" << 9 << 8 << 146.11417 << 89 << 28;
    }
    void realFile()
    {
        QFETCH(QString, file);
        QFETCH(QString, shape);
        QFETCH(int, pixels);
        QFETCH(int, pattern);
        QFETCH(double, mean);
        QFETCH(int, first);
        QFETCH(int, last);
        NEED_TEST_DATA(path, file.toStdString());
        const EbsdScan scan = openScan(path, shape.toStdString());
        QCOMPARE(scan.format, std::string("edax-up"));
        QCOMPARE(scan.patterns->size(), std::int64_t{pixels});
        QCOMPARE(scan.detector.width, 60);
        const PatternBlock block = scan.patterns->read({pattern, 1});
        double sum = 0;
        for (const float v : block.pixels)
            sum += v;
        QVERIFY(std::abs(sum / 3600 - mean) < 1e-5);
        QCOMPARE(block.pixels.front(), float(first));
        QCOMPARE(block.pixels.back(), float(last));
        QCOMPARE(scan.grid.rows, std::int64_t{file.endsWith("up2") || !shape.isEmpty() ? 3 : 1});
    }

    void realHexagonalFileHasOnePatternTooMany()
    {
        NEED_TEST_DATA(path, "vendor/edax_up/edax_binary.up2");
        const EbsdScan scan = openScan(path);
        QCOMPARE(scan.grid.kind, GridKind::Hexagonal);
        QCOMPARE(scan.patterns->pixelType(), PixelType::U16);
        QVERIFY(std::abs(scan.grid.stepXUm - std::numbers::pi) < 1e-12);
        QVERIFY(std::abs(scan.grid.stepYUm - std::numbers::pi / 2) < 1e-12);
        QVERIFY2(anyContains(scan.warnings, "holds 10 patterns for 9 map points"),
                 qPrintable(joined(scan.warnings)));
    }

    void withoutShapeItSaysHowToGiveOne()
    {
        NEED_TEST_DATA(path, "vendor/edax_up/edax_binary.up1");
        const EbsdScan scan = openScan(path);
        QCOMPARE(scan.grid.rows, std::int64_t{1}); // no square root is guessed
        QCOMPARE(scan.grid.cols, std::int64_t{9});
        QVERIFY2(anyContains(scan.warnings, "Give the shape as ROWSxCOLUMNS"),
                 qPrintable(joined(scan.warnings)));
        QVERIFY(contains(errorOf([&] { openScan(path, "2x4"); }), "are not 2 x 4"));
        QVERIFY(contains(errorOf([&] { openScan(path, "three"); }), "no map shape"));
    }

    void versions_data()
    {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("offset");
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("cols");
        QTest::newRow("0, no version word") << 0 << 8 << 1 << 20;
        QTest::newRow("1") << 1 << 16 << 1 << 20;
        QTest::newRow("1, data further on") << 1 << 100 << 1 << 20;
        QTest::newRow("2") << 2 << 42 << 4 << 5;
        QTest::newRow("3") << 3 << 42 << 4 << 5;
        QTest::newRow("3, data further on") << 3 << 1001 << 4 << 5;
        QTest::newRow("4") << 4 << 42 << 4 << 5;
        QTest::newRow("5") << 5 << 64 << 4 << 5;
    }
    void versions()
    {
        QFETCH(int, version);
        QFETCH(int, offset);
        QFETCH(int, rows);
        QFETCH(int, cols);
        for (const int bytes : {1, 2}) {
            const TestFolder folder;
            Up up{.version = static_cast<std::uint32_t>(version),
                  .width = 12,
                  .height = 11,
                  .offset = static_cast<std::uint32_t>(offset)};
            up.bytes = bytes;
            const EbsdScan scan = openScan(folder.write(bytes == 1 ? "a.up1" : "a.up2", content(up)));
            QCOMPARE(scan.grid.rows, std::int64_t{rows});
            QCOMPARE(scan.grid.cols, std::int64_t{cols});
            const PatternBlock block = scan.patterns->read({18, 2});
            QCOMPARE(block.pixels[0], float(13 * 18 % (bytes == 1 ? 256 : 65536)));
            QCOMPARE(block.pixels.back(), float((13 * 19 + 131) % (bytes == 1 ? 256 : 65536)));
            if (version >= 2)
                QVERIFY2(scan.warnings.empty(), qPrintable(joined(scan.warnings)));
        }
    }

    void countsAndShapes_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("hexagonal");
        QTest::addColumn<bool>("extra");
        QTest::addColumn<int>("trailing");
        QTest::addColumn<int>("present");   // pixels with a pattern
        QTest::addColumn<int>("lastValue"); // first pixel of pattern at row 3, col 3; -1: none
        QTest::addColumn<QString>("warning");
        QTest::newRow("complete") << 20 << false << false << 0 << 20 << 13 * 18 << "";
        QTest::newRow("stopped early")
            << 17 << false << false << 0 << 17 << -1 << "17 patterns for 20 map points";
        QTest::newRow("too many") << 23 << false << false << 0 << 20 << 13 * 18 << "the last 3 were left out";
        QTest::newRow("trailing bytes") << 20 << false << false << 5 << 20 << 13 * 18 << "ends with 5 bytes";
        QTest::newRow("hexagonal, short rows") << 18 << true << false << 0 << 18 << 13 * 17 << "";
        QTest::newRow("hexagonal, extra patterns") << 20 << true << true << 0 << 20 << 13 * 18 << "";
    }
    void countsAndShapes()
    {
        QFETCH(int, count);
        QFETCH(bool, hexagonal);
        QFETCH(bool, extra);
        QFETCH(int, trailing);
        QFETCH(int, present);
        QFETCH(int, lastValue);
        QFETCH(QString, warning);
        const TestFolder folder;
        const Up up{.extra = extra,
                    .hexagonal = hexagonal,
                    .count = count,
                    .trailing = static_cast<std::size_t>(trailing)};
        const EbsdScan scan = openScan(folder.write("a.up2", content(up)));
        QCOMPARE(scan.grid.rows, std::int64_t{4});
        QCOMPARE(scan.grid.cols, std::int64_t{5});
        const PatternBlock all = scan.patterns->read({0, 20});
        int found = 0;
        for (std::int64_t i = 0; i < 20; ++i) {
            QCOMPARE(all.present[static_cast<std::size_t>(i)] != 0, scan.patterns->has(i));
            found += scan.patterns->has(i);
        }
        QCOMPARE(found, present);
        QCOMPARE(scan.patterns->has(18), lastValue >= 0);
        QCOMPARE(all.pattern(18)(0, 0), float(std::max(lastValue, 0)));
        if (warning.isEmpty())
            QVERIFY2(scan.warnings.empty(), qPrintable(joined(scan.warnings)));
        else
            QVERIFY2(anyContains(scan.warnings, warning.toStdString()), qPrintable(joined(scan.warnings)));
    }

    void indexingBesideGivesShapeAndGeometry()
    {
        const TestFolder folder;
        folder.write("a.ang", ang(4, 5, 5, false));
        for (const std::uint32_t version : {1u, 3u}) {
            const EbsdScan scan = openScan(folder.write(
                "a.up2",
                content({.version = version, .width = 8, .height = 4, .offset = version == 1 ? 16u : 42u})));
            QCOMPARE(scan.grid.rows, std::int64_t{4});
            QVERIFY(scan.indexing);
            QCOMPARE(scan.indexing->phases[1].name, std::string("Nickel"));
            QCOMPARE(*scan.detector.sampleTiltDeg, 70.0);
            QCOMPARE(*scan.detector.detectorTiltDeg, 5.0);
            // formats.md 7.1: y = 1 - y*, z = z* min(Nx, Ny) / Ny
            QVERIFY(std::abs(scan.detector.patternCentre->x - 0.51) < 1e-12);
            QVERIFY(std::abs(scan.detector.patternCentre->y - 0.28) < 1e-12);
            QVERIFY(std::abs(scan.detector.patternCentre->z - 0.53) < 1e-12);
            QVERIFY2(anyContains(scan.warnings, "taken from a.ang"), qPrintable(joined(scan.warnings)));
        }
    }

    void openingTheResultFindsThePatterns()
    {
        const TestFolder folder;
        folder.write("a.up1", content({.version = 1, .width = 12, .height = 12, .offset = 16, .bytes = 1}));
        const EbsdScan scan = openScan(folder.write("a.ang", ang(4, 5, 5, false)));
        QVERIFY(scan.patterns);
        QCOMPARE(scan.patterns->size(), std::int64_t{20});
        QCOMPARE(scan.detector.width, 12);
        QVERIFY(scan.detector.patternCentre.has_value());
        QVERIFY(scan.indexing);
    }

    void otherCountsAreNotPaired()
    {
        const TestFolder folder;
        folder.write("a.ang", ang(4, 4, 4, false));
        const EbsdScan scan = openScan(folder.write("a.up2", content({})));
        QVERIFY(!scan.indexing);
        QVERIFY2(anyContains(scan.warnings, "a.ang was not used"), qPrintable(joined(scan.warnings)));
    }

    void hexagonalIndexingWithShortRows_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<bool>("extra");
        QTest::addColumn<int>("valueInRow2"); // first pixel of row 2, col 0
        QTest::newRow("stored without extra patterns") << 18 << false << 13 * 9;
        QTest::newRow("stored with extra patterns") << 20 << true << 13 * 10;
    }
    void hexagonalIndexingWithShortRows()
    {
        QFETCH(int, count);
        QFETCH(bool, extra);
        QFETCH(int, valueInRow2);
        const TestFolder folder;
        folder.write("a.ang", ang(4, 5, 4, true));
        const EbsdScan scan =
            openScan(folder.write("a.up2", content({.extra = extra, .hexagonal = true, .count = count})));
        QVERIFY2(scan.indexing != nullptr, qPrintable(joined(scan.warnings)));
        QCOMPARE(scan.grid.pointCount(), std::int64_t{18});
        QVERIFY(!scan.patterns->has(9));
        QCOMPARE(scan.patterns->read({10, 1}).pixels[0], float(valueInRow2));
    }

    void renamedFilesAreNoticed()
    {
        NEED_TEST_DATA(up1, "vendor/edax_up/edax_binary.up1");
        NEED_TEST_DATA(up2, "vendor/edax_up/edax_binary.up2");
        const TestFolder folder;
        const std::string as16 = errorOf([&] { openScan(folder.write("a.up2", contentOf(up1))); });
        QVERIFY2(contains(as16, "a.up2") && contains(as16, "8-bit") && contains(as16, ".up1"), as16.c_str());
        const std::string as8 = errorOf([&] { openScan(folder.write("b.up1", contentOf(up2))); });
        QVERIFY2(contains(as8, "b.up1") && contains(as8, "16-bit") && contains(as8, ".up2"), as8.c_str());
        // Without a shape and with an even number the size fits both: only the bytes tell.
        std::string version1 = contentOf(up2).substr(0, 16) + contentOf(up2).substr(42);
        version1[0] = 1;
        version1[12] = 16;
        const EbsdScan doubtful = openScan(folder.write("c.up1", version1));
        QVERIFY2(anyContains(doubtful.warnings, "16-bit"), qPrintable(joined(doubtful.warnings)));
        const EbsdScan half = openScan(folder.write("d.up2", contentOf(up1).substr(0, 16 + 8 * 3600)));
        QVERIFY2(anyContains(half.warnings, "8-bit"), qPrintable(joined(half.warnings)));
        const EbsdScan right = openScan(folder.write("e.up2", version1));
        QVERIFY2(!anyContains(right.warnings, "8-bit"), qPrintable(joined(right.warnings)));
    }

    void badFile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* name, const std::string& bytes, const char* sentence) {
            QTest::newRow(name) << QByteArray::fromStdString(bytes) << sentence;
        };
        row("empty", "", "empty");
        row("five bytes", "abcde", "has only 5 bytes");
        row("header alone", content({.count = 0}), "no complete pattern");
        row("half a pattern", content({.count = 1}).substr(0, 50), "no complete pattern");
        row("offset past the end", content({.offset = 4000000000u}), "first pattern at byte 4000000000");
        row("offset inside the header", content({.offset = 3}), "first pattern at byte 3");
        row("width 0", content({.width = 0}), "0 x 3 pixels");
        row("absurd width", content({.width = 4000000000u, .count = 0}), "4000000000 x 3 pixels");
        row("all ones", std::string(500, '\xFF'), "4294967295 x 4294967295 pixels");
        row("text", "This is a text file of no instrument, but it is long enough.",
            "pixels, so its header is damaged");
    }
    void badFile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, sentence);
        const TestFolder folder;
        const std::string message = errorOf([&] { openScan(folder.write("bad.up2", bytes.toStdString())); });
        QVERIFY2(contains(message, sentence.toStdString()) && contains(message, "bad.up2"), message.c_str());
    }

    void absurdMapIsNotBelieved()
    {
        const TestFolder folder;
        const EbsdScan scan = openScan(folder.write("a.up2", content({.cols = 900000, .rows = 900000})));
        QCOMPARE(scan.grid.size(), std::int64_t{20});
        const EbsdScan steps = openScan(folder.write("b.up2", content({.stepX = std::nan(""), .stepY = -1})));
        QCOMPARE(steps.grid.stepXUm, 1.0);
        QVERIFY2(anyContains(steps.warnings, "no usable step"), qPrintable(joined(steps.warnings)));
    }

    void fileThatShrinksWhileOpenIsAnError()
    {
        const TestFolder folder;
        const auto path = folder.write("a.up2", content({}));
        const EbsdScan scan = openScan(path);
        std::filesystem::resize_file(path, 200);
        const std::string message = errorOf([&] { scan.patterns->read({0, 20}); });
        QVERIFY2(contains(message, "a.up2 ends at byte 200"), message.c_str());
    }

    void twentyGigabytesOpenWithTheirHeaderOnly()
    {
        const TestFolder folder;
        constexpr std::uint32_t side = 480;
        constexpr std::int64_t patternBytes = std::int64_t{side} * side * 2, rows = 200, cols = 220;
        const auto path = folder.write(
            "large.up2", content({.width = side, .height = side, .cols = cols, .rows = rows, .count = 0}));
        std::filesystem::resize_file(path, 42 + static_cast<std::uintmax_t>(rows * cols * patternBytes));
        QVERIFY(std::filesystem::file_size(path) > std::uintmax_t{20'000'000'000});
        {
            std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
            const std::uint16_t value = 4711;
            file.seekp(42 + (rows * cols - 1) * patternBytes);
            file.write(reinterpret_cast<const char*>(&value), 2);
        }
        const std::int64_t before = residentBytes();
        const EbsdScan scan = openScan(path);
        QVERIFY(residentBytes() - before < 50'000'000);
        QCOMPARE(scan.patterns->size(), rows * cols);
        QCOMPARE(scan.patterns->read({rows * cols - 1, 1}).pixels[0], 4711.f); // beyond 2 and 4 GiB
        QVERIFY(residentBytes() - before < 50'000'000);
    }

    void manyThreadsReadAtOnce()
    {
        const TestFolder folder;
        const EbsdScan scan = openScan(folder.write(
            "a.up2", content({.width = 16, .height = 16, .cols = 50, .rows = 20, .count = 1000})));
        std::atomic<int> wrong{0};
        parallelFor(400, 8, [&](std::int64_t i) {
            const std::int64_t first = (i * 37) % 990;
            const PatternBlock block = scan.patterns->read({first, 7});
            for (std::int64_t k = 0; k < 7; ++k)
                wrong += block.pattern(k)(0, 0) != float((13 * (first + k)) % 65536);
        });
        QCOMPARE(wrong.load(), 0);
    }

    void damagedCopiesOnlyThrowErrors()
    {
        const TestFolder folder;
        Rng rng(3);
        int opened = 0, refused = 0;
        for (int i = 0; i < 2000; ++i) {
            Up up{.version = static_cast<std::uint32_t>(i % 5)};
            up.offset = up.version == 1 ? 16 : 42;
            up.hexagonal = i % 3 == 0;
            std::string bytes = content(up);
            if (rng.index(2) == 0) // sizes, offset and flags in particular
                bytes[rng.index(std::min<std::size_t>(42, bytes.size()))] = static_cast<char>(rng.index(256));
            else
                bytes = damaged(bytes, rng);
            const std::string message = errorOf([&] {
                const EbsdScan scan = openScan(folder.write("a.up2", bytes));
                QVERIFY(scan.grid.size() < 1'000'000);
                scan.patterns->read({0, std::min<std::int64_t>(scan.patterns->size(), 50)});
            });
            (message.empty() ? opened : refused)++;
            QVERIFY2(message.empty() || contains(message, "a.up2"), message.c_str());
        }
        QVERIFY(opened > 100 && refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestEdaxUp)
#include "tst_edax_up.moc"
