// SPDX-License-Identifier: GPL-3.0-or-later
// Expected values of real files: computed with Pillow and numpy (README of the test data).
#include "core/io/formats.h"
#include "core/io/image_names.h"
#include "file_fixture.h"
#include "tests/support/test_data.h"

#include <QTest>
#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

double mean(const Image<float>& image)
{
    double sum = 0;
    for (const float v : image.pixels)
        sum += v;
    return sum / static_cast<double>(image.pixels.size());
}

template <typename T> void append(std::string& bytes, T value, bool bigEndian = false)
{
    std::string raw(reinterpret_cast<const char*>(&value), sizeof value);
    if (bigEndian)
        std::reverse(raw.begin(), raw.end());
    bytes += raw;
}

/// A palette BMP of 8 bits whose palette is inverted grey: index i means the grey value 255 - i.
std::string paletteBmp(int width, int height)
{
    std::string pixels;
    const int stride = (width + 3) / 4 * 4;
    for (int r = height - 1; r >= 0; --r) // stored from the bottom
        for (int c = 0; c < stride; ++c)
            pixels += static_cast<char>(c < width ? 10 * r + c : 0);
    std::string bmp = "BM";
    append<std::uint32_t>(bmp, static_cast<std::uint32_t>(54 + 1024 + pixels.size()));
    append<std::uint32_t>(bmp, 0);
    append<std::uint32_t>(bmp, 54 + 1024);
    append<std::uint32_t>(bmp, 40);
    append<std::int32_t>(bmp, width);
    append<std::int32_t>(bmp, height);
    append<std::uint16_t>(bmp, 1);
    append<std::uint16_t>(bmp, 8);
    for (const std::uint32_t v : {0u, static_cast<std::uint32_t>(pixels.size()), 2835u, 2835u, 256u, 0u})
        append<std::uint32_t>(bmp, v);
    for (int i = 0; i < 256; ++i)
        bmp += std::string(3, static_cast<char>(255 - i)) + '\0';
    return bmp + pixels;
}

/// 32-bit BMP, blue green red and a spare byte.
std::string bmp32(int width, int height, bool coloured)
{
    std::string bmp = "BM";
    append<std::uint32_t>(bmp, static_cast<std::uint32_t>(54 + 4 * width * height));
    append<std::uint32_t>(bmp, 0);
    append<std::uint32_t>(bmp, 54);
    append<std::uint32_t>(bmp, 40);
    append<std::int32_t>(bmp, width);
    append<std::int32_t>(bmp, -height); // from the top
    append<std::uint16_t>(bmp, 1);
    append<std::uint16_t>(bmp, 32);
    for (int i = 0; i < 6; ++i)
        append<std::uint32_t>(bmp, 0);
    for (int i = 0; i < width * height; ++i)
        bmp += {static_cast<char>(i), static_cast<char>(coloured ? 2 * i : i),
                static_cast<char>(coloured ? 3 * i : i), '\0'};
    return bmp;
}

/// Uncompressed grey TIFF; pixel k of page p has the value 7 p + k. Bits 8, 16, or 32 (float).
std::string tiff(int pages, int width, int height, int bits, bool bigEndian, int oddPage = -1)
{
    std::string out = bigEndian ? "MM" : "II";
    append<std::uint16_t>(out, 42, bigEndian);
    append<std::uint32_t>(out, 8, bigEndian);
    for (int p = 0; p < pages; ++p) {
        const int w = p == oddPage ? width + 1 : width;
        const auto data = static_cast<std::uint32_t>(out.size()) + 2 + 10 * 12 + 4,
                   length = static_cast<std::uint32_t>(w * height * bits / 8);
        const std::array<std::array<std::uint32_t, 2>, 10> tags{{{256, static_cast<std::uint32_t>(w)},
                                                                 {257, static_cast<std::uint32_t>(height)},
                                                                 {258, static_cast<std::uint32_t>(bits)},
                                                                 {259, 1},
                                                                 {262, 1},
                                                                 {273, data},
                                                                 {277, 1},
                                                                 {278, static_cast<std::uint32_t>(height)},
                                                                 {279, length},
                                                                 {339, bits == 32 ? 3u : 1u}}};
        append<std::uint16_t>(out, 10, bigEndian);
        for (const auto& [tag, value] : tags) {
            append<std::uint16_t>(out, static_cast<std::uint16_t>(tag), bigEndian);
            append<std::uint16_t>(out, 4, bigEndian); // LONG
            append<std::uint32_t>(out, 1, bigEndian);
            append<std::uint32_t>(out, value, bigEndian);
        }
        append<std::uint32_t>(out, p + 1 < pages ? data + length : 0, bigEndian);
        for (int k = 0; k < w * height; ++k) {
            if (bits == 8)
                append<std::uint8_t>(out, static_cast<std::uint8_t>(7 * p + k), bigEndian);
            else if (bits == 16)
                append<std::uint16_t>(out, static_cast<std::uint16_t>(7 * p + k), bigEndian);
            else
                append<float>(out, static_cast<float>(7 * p + k), bigEndian);
        }
    }
    return out;
}

void writePattern(const std::filesystem::path& path, float value, int side = 6)
{
    std::filesystem::create_directories(path.parent_path());
    Image<float> image(side, side, 10);
    image(0, 0) = value;
    writeGreyPng(path, image.view(), 8);
}

std::string ang(int rows, int cols)
{
    std::string text =
        "# x-star 0.5\n# y-star 0.7\n# z-star 0.6\n# Phase 1\n# MaterialName Iron\n# Symmetry 43\n"
        "# LatticeConstants 2.87 2.87 2.87 90 90 90\n# GRID: SqrGrid\n# XSTEP: 0.1\n# YSTEP: 0.1\n# "
        "NCOLS_ODD: " +
        std::to_string(cols) + "\n# NCOLS_EVEN: " + std::to_string(cols) +
        "\n# NROWS: " + std::to_string(rows) + "\n";
    for (int r = 0; r < rows; ++r)
        for (int c = 0; c < cols; ++c)
            text += "1 0.5 0.2 " + std::to_string(0.1 * c) + " " + std::to_string(0.1 * r) + " " +
                    std::to_string(100 * r + c) + " 0.9 0 1 0.5\n";
    return text;
}

std::string named(int row, int col)
{
    return "Steel_x" + std::to_string(10 * col) + "y" + std::to_string(10 * row) + ".png";
}

float firstPixel(const EbsdScan& scan, std::int64_t index)
{
    return scan.patterns->read({index, 1}).pixels[0];
}

} // namespace

class TestImages : public QObject
{
    Q_OBJECT

private slots:
    void realImage_data()
    {
        QTest::addColumn<QString>("file");
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::addColumn<double>("mean");
        QTest::addColumn<double>("first");
        QTest::addColumn<double>("centre");
        QTest::newRow("BMP 8 bit") << "patterns_real/ni_example3.bmp" << 320 << 230 << 111.3941 << 110.0
                                   << 123.0;
        QTest::newRow("BMP raw") << "patterns_real/raw_background_example.bmp" << 320 << 240 << 101.2475
                                 << 26.0 << 201.0;
        QTest::newRow("TIFF 16 bit, PackBits")
            << "patterns_real/si_16bit_pattern1.tif" << 384 << 256 << 22420.9412 << 64587.0 << 65535.0;
        QTest::newRow("TIFF 8 bit, PackBits")
            << "patterns_real/ti_alpha_demo.tif" << 200 << 150 << 86.0063 << 125.0 << 85.0;
        QTest::newRow("PNG 8 bit") << "patterns_sim/al_sim_20kv.png" << 120 << 100 << 78.8934 << 134.0
                                   << 86.0;
        QTest::newRow("PNG 16 bit") << "saed/sim_bcc_fe.png" << 128 << 128 << 3046.6857 << 1377.0 << 62027.0;
        QTest::newRow("TIFF RGB, big-endian") << "saed/Si_210.tif" << 414 << 421 << 43.0729 << 58.0 << 253.0;
        QTest::newRow("TIFF float") << "saed/au_xgrating_20cm.tif" << 256 << 256 << 0.0903 << 0.0
                                    << 62.2104606628418;
        QTest::newRow("TIFF float SEM") << "sem/CoNi_slice381_bse.tif" << 644 << 483 << 0.6929
                                        << 0.16078431904315948 << 0.8156862854957581;
        QTest::newRow("TIFF 8 bit SEM")
            << "sem/CoNi_slice381_ebsd.tif" << 644 << 483 << 123.3151 << 0.0 << 152.0;
    }
    void realImage()
    {
        QFETCH(QString, file);
        QFETCH(int, width);
        QFETCH(int, height);
        QFETCH(double, mean);
        QFETCH(double, first);
        QFETCH(double, centre);
        NEED_TEST_DATA(path, file.toStdString());
        const SemImage image = openSemImage(path);
        QCOMPARE(image.pixels.cols, width);
        QCOMPARE(image.pixels.rows, height);
        QVERIFY2(std::abs(::mean(image.pixels) - mean) < 6e-5,
                 qPrintable(QString::number(::mean(image.pixels))));
        QCOMPARE(image.pixels(0, 0), float(first));
        QCOMPARE(image.pixels(height / 2, width / 2), float(centre));
        QVERIFY(!image.mapInImage);
        const EbsdScan scan = openScan(path); // a single image is a scan of one point
        QCOMPARE(scan.grid.size(), std::int64_t{1});
        QCOMPARE(scan.patterns->read({0, 1}).pixels, image.pixels.pixels);
    }

    void pngRoundTrip_data()
    {
        QTest::addColumn<int>("bits");
        QTest::newRow("8") << 8;
        QTest::newRow("16") << 16;
    }
    void pngRoundTrip()
    {
        QFETCH(int, bits);
        const TestFolder folder;
        const float top = bits == 8 ? 255.f : 65535.f;
        Image<float> image(7, 5);
        for (std::size_t i = 0; i < image.pixels.size(); ++i)
            image.pixels[i] = static_cast<float>(i * (bits == 8 ? 7 : 1871));
        writeGreyPng(folder.path() / "a.png", image.view(), bits);
        QVERIFY(openSemImage(folder.path() / "a.png").pixels == image);
        Image<float> wild(1, 4);
        wild.pixels = {-5, 1e9f, std::numeric_limits<float>::quiet_NaN(), 2.6f};
        writeGreyPng(folder.path() / "b.png", wild.view(), bits);
        QCOMPARE(openSemImage(folder.path() / "b.png").pixels.pixels, (std::vector<float>{0, top, 0, 3}));
        // A view with a stride: the middle columns only.
        writeGreyPng(folder.path() / "c.png", ImageView<const float>(image.pixels.data() + 1, 7, 3, 5), bits);
        QCOMPARE(openSemImage(folder.path() / "c.png").pixels(6, 2), image(6, 3));
        QVERIFY(contains(errorOf([&] { writeGreyPng(folder.path() / "d.png", image.view(), 12); }),
                         "8 or 16 bits"));
        QVERIFY(contains(errorOf([&] { writeGreyPng(folder.path() / "no/such/d.png", image.view(), 8); }),
                         "does not exist"));
    }

    void colourIsTurnedGreyOnlyWhereChannelsDiffer()
    {
        const TestFolder folder;
        Image<Rgba> image(1, 3);
        image.pixels = {{9, 9, 9, 255}, {200, 100, 50, 255}, {7, 7, 7, 0}};
        writeRgbaPng(folder.path() / "a.png", image);
        // ITU-R BT.601: 0.299 * 200 + 0.587 * 100 + 0.114 * 50 = 124.2
        QCOMPARE(openSemImage(folder.path() / "a.png").pixels.pixels, (std::vector<float>{9, 124, 7}));
    }

    void bitmapVariants()
    {
        const TestFolder folder;
        const Image<float> palette = openSemImage(folder.write("p.bmp", paletteBmp(5, 4))).pixels;
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 5; ++c)
                QCOMPARE(palette(r, c), float(255 - (10 * r + c))); // the palette's grey, not its index
        const Image<float> plain = openSemImage(folder.write("g.bmp", bmp32(5, 4, false))).pixels;
        QCOMPARE(plain(3, 4), 19.f);
        const Image<float> coloured = openSemImage(folder.write("c.bmp", bmp32(5, 4, true))).pixels;
        QCOMPARE(coloured(1, 0), std::round(5 * (0.114f + 2 * 0.587f + 3 * 0.299f)));
    }

    void badImage_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QString>("name");
        QTest::addColumn<QString>("sentence");
        const auto row = [](const char* title, const std::string& bytes, const char* name,
                            const char* sentence) {
            QTest::newRow(title) << QByteArray::fromStdString(bytes) << name << sentence;
        };
        std::string png = "\x89PNG\r\n\x1a\n";
        png += std::string("\0\0\0\rIHDR", 8);
        std::string huge = png, wide = png, overflowing = png;
        append<std::uint32_t>(huge, 100000, true);
        append<std::uint32_t>(huge, 100000, true);
        append<std::uint32_t>(wide, 16000, true);
        append<std::uint32_t>(wide, 16000, true);
        append<std::uint32_t>(overflowing, 2499805183, true); // found by the fuzzer
        append<std::uint32_t>(overflowing, 4287071822, true);
        for (auto* text : {&huge, &wide, &overflowing})
            *text += std::string("\x10\0\0\0\0\0\0\0\0", 9);
        row("empty", "", "a.png", "is empty");
        row("no image", "hello, this is text", "a.png", "no PNG, TIFF, BMP or JPEG");
        row("PNG signature only", "\x89PNG\r\n\x1a\n", "a.png", "ends at byte 8");
        row("PNG whose pixels overflow 64 bits", overflowing, "a.png", "pixels, more than 16384");
        row("PNG of 10 gigapixels", huge, "a.png", "100000 x 100000 pixels, more than 16384");
        row("a decompression bomb", wide, "a.png", "announces 16000 x 16000 pixels but is only");
        row("BMP cut off", paletteBmp(50, 40).substr(0, 1200), "a.bmp", "a.bmp");
        row("JPEG start only", "\xFF\xD8\xFF\xE0 nothing else follows here", "a.jpg", "no JPEG frame header");
        row("TIFF directory past the end", tiff(1, 4, 4, 8, false).substr(0, 60), "a.tif", "past the end");
        row("BMP without its last rows", paletteBmp(5, 4).substr(0, 54 + 1024 + 20), "a.bmp",
            "before its last pixel");
        row("TIFF without its last pixels", tiff(1, 4, 4, 16, false).substr(0, 150), "a.tif", "past the end");
        std::string zero = tiff(1, 4, 4, 8, false);
        zero[8 + 2 + 8] = 0;
        row("TIFF without width", zero, "a.tif", "no width");
    }
    void badImage()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QString, name);
        QFETCH(QString, sentence);
        const TestFolder folder;
        const auto path = folder.write(name.toStdString(), bytes.toStdString());
        const std::string message = errorOf([&] { openSemImage(path); });
        QVERIFY2(contains(message, sentence.toStdString()) && contains(message, name.toStdString()),
                 message.c_str());
        QVERIFY(contains(errorOf([&] { openScan(path).patterns->read({0, 1}); }), name.toStdString()));
    }

    void cutOffImagesAreRefused()
    {
        NEED_TEST_DATA(jpeg, "patterns_real/steel_bcc_openxy/patterns/Steel_x60y30.jpg");
        NEED_TEST_DATA(png, "patterns_sim/al_sim_20kv.png");
        const TestFolder folder;
        const std::string half = contentOf(jpeg).substr(0, std::filesystem::file_size(jpeg) /
                                                               2); // decoders would fill up with grey
        QVERIFY(contains(errorOf([&] { openSemImage(folder.write("a.jpg", half)); }), "no JPEG end marker"));
        const std::string most = contentOf(png).substr(0, std::filesystem::file_size(png) - 30);
        QVERIFY(
            contains(errorOf([&] { openSemImage(folder.write("a.png", most)); }), "before its last chunk"));
    }

    void multiPageTiff_data()
    {
        QTest::addColumn<int>("bits");
        QTest::addColumn<bool>("bigEndian");
        QTest::newRow("8 bit") << 8 << false;
        QTest::newRow("16 bit") << 16 << false;
        QTest::newRow("16 bit big-endian") << 16 << true;
        QTest::newRow("32 bit float") << 32 << false;
        QTest::newRow("32 bit float big-endian") << 32 << true;
    }
    void multiPageTiff()
    {
        QFETCH(int, bits);
        QFETCH(bool, bigEndian);
        const TestFolder folder;
        const auto path = folder.write("stack.tif", tiff(6, 5, 4, bits, bigEndian));
        const EbsdScan scan = openScan(path, "2x3");
        QCOMPARE(scan.format, std::string("tiff-stack"));
        QCOMPARE(scan.grid.rows, std::int64_t{2});
        QCOMPARE(scan.patterns->pixelType(), bits == 8    ? PixelType::U8
                                             : bits == 16 ? PixelType::U16
                                                          : PixelType::F32);
        const PatternBlock block = scan.patterns->read({4, 2});
        QCOMPARE(block.pattern(0)(0, 0), 28.f);
        QCOMPARE(block.pattern(1)(3, 4), 35.f + 19);
        const EbsdScan line = openScan(path);
        QCOMPARE(line.grid.rows, std::int64_t{1});
        QVERIFY2(anyContains(line.warnings, "shown as one row"), qPrintable(joined(line.warnings)));
        folder.write("stack.ang", ang(3, 2));
        const EbsdScan paired = openScan(path);
        QCOMPARE(paired.grid.rows, std::int64_t{3});
        QVERIFY(paired.indexing);
    }

    void badStack()
    {
        const TestFolder folder;
        const std::string odd = errorOf([&] { openScan(folder.write("a.tif", tiff(4, 5, 4, 8, false, 2))); });
        QVERIFY2(contains(odd, "page 3 is 6 x 4"), odd.c_str());
        std::string loop = tiff(3, 5, 4, 8, false);
        loop.replace(8 + 2 + 120, 4, std::string("\x08\0\0\0", 4)); // the first directory follows itself
        const std::string message = errorOf([&] { openScan(folder.write("b.tif", loop)); });
        QVERIFY2(contains(message, "loop"), message.c_str());
    }

    void names_data()
    {
        QTest::addColumn<QStringList>("stems");
        QTest::addColumn<bool>("coordinates");
        QTest::addColumn<QList<qint64>>("place");
        QTest::newRow("x y") << QStringList{"Steel_x0y0", "Steel_x0y10", "Steel_x10y0", "Steel_x10y10"}
                             << true << QList<qint64>{0, 2, 1, 3};
        QTest::newRow("window") << QStringList{"a_x40y10", "a_x50y10", "a_x40y20", "a_x50y20"} << true
                                << QList<qint64>{0, 1, 2, 3};
        QTest::newRow("x_y_ with decimals")
            << QStringList{"X0.5_Y1.0", "X1.0_Y1.0", "X1.5_Y1.0"} << true << QList<qint64>{0, 1, 2};
        QTest::newRow("map name ends with a digit")
            << QStringList{"Project191", "Project192", "Project199", "Project193", "Project194",
                           "Project195", "Project196", "Project197", "Project198", "Project1910"}
            << false << QList<qint64>{0, 1, 8, 2, 3, 4, 5, 6, 7, 9};
        QTest::newRow("from 0, zero padded")
            << QStringList{"p000", "p001", "p002"} << false << QList<qint64>{0, 1, 2};
        QTest::newRow("one missing") << QStringList{"p1", "p2", "p4"} << false << QList<qint64>{0, 1, 3};
        QTest::newRow("no numbers") << QStringList{"alpha", "beta", "gamma"} << false
                                    << QList<qint64>{0, 1, 2};
        QTest::newRow("numbers far apart")
            << QStringList{"p1", "p50", "p9000"} << false << QList<qint64>{0, 1, 2};
    }
    void names()
    {
        QFETCH(QStringList, stems);
        QFETCH(bool, coordinates);
        QFETCH(QList<qint64>, place);
        std::vector<std::string> names;
        for (const auto& stem : stems)
            names.push_back(stem.toStdString());
        const auto places = placesFromNames(names);
        QVERIFY(places.has_value());
        QCOMPARE(places->hasCoordinates, coordinates);
        QCOMPARE(QList<qint64>(places->place.begin(), places->place.end()), place);
    }

    void naturalOrder()
    {
        std::vector<std::string> names = {"p10", "p2", "p1", "p02", "q1", "p2a", "x100y2", "x9y10"};
        std::sort(names.begin(), names.end(), naturalLess);
        QCOMPARE(names, (std::vector<std::string>{"p1", "p02", "p2", "p2a", "p10", "q1", "x9y10", "x100y2"}));
        QVERIFY(isSideImage("Calibration (294,532).bmp"));
        QVERIFY(isSideImage("Background acquisition pattern.bmp"));
        QVERIFY(!isSideImage("Steel_x0y0.jpg"));
    }

    void realFolderIsAWindowOfItsMap()
    {
        NEED_TEST_DATA(folder, "patterns_real/steel_bcc_openxy/patterns");
        const EbsdScan scan = openScan(folder);
        QCOMPARE(scan.format, std::string("image-folder"));
        QCOMPARE(scan.grid.rows, std::int64_t{5});
        QCOMPARE(scan.grid.cols, std::int64_t{5});
        QVERIFY(std::abs(scan.grid.stepXUm - 0.1) < 1e-12);
        QVERIFY2(scan.indexing != nullptr, qPrintable(joined(scan.warnings)));
        QVERIFY2(anyContains(scan.warnings, "rows 0 to 4, columns 4 to 8 of steel.ang"),
                 qPrintable(joined(scan.warnings)));
        // README: row index in the .ang = row * 29 + col; the pattern centre is EDAX 0.5017 0.7189 0.5342.
        const CrystalMap whole = openCrystalMap(folder.parent_path() / "steel.ang");
        for (std::int64_t row = 0; row < 5; ++row)
            for (std::int64_t col = 0; col < 5; ++col)
                QCOMPARE(scan.indexing->orientation[static_cast<std::size_t>(row * 5 + col)],
                         whole.orientation[static_cast<std::size_t>(row * 29 + col + 4)]);
        QVERIFY(std::abs(scan.detector.patternCentre->y - 0.2811) < 1e-9);
        QCOMPARE(scan.patterns->width(), 480);
        const Image<float> image = openSemImage(folder / "Steel_x60y30.jpg").pixels;
        QCOMPARE(scan.patterns->read({3 * 5 + 2, 1}).pixels, image.pixels);
    }

    void folderWithCoordinates_data()
    {
        QTest::addColumn<int>("angRows"); // 0: no .ang
        QTest::addColumn<bool>("extraImage");
        QTest::addColumn<QString>("warning");
        QTest::newRow("alone") << 0 << false << "steps of 1 um";
        QTest::newRow("with its result") << 4 << false << "taken from map.ang";
        QTest::newRow("one image too many, alone") << 0 << true << "outside the map";
        QTest::newRow("one image too many, with its result") << 4 << true << "outside the map";
    }
    void folderWithCoordinates()
    {
        QFETCH(int, angRows);
        QFETCH(bool, extraImage);
        QFETCH(QString, warning);
        const TestFolder folder;
        for (int r = 0; r < 4; ++r)
            for (int c = 0; c < 12; ++c)
                writePattern(folder.path() / "images" / named(r, c), static_cast<float>(20 * r + c));
        if (extraImage)
            writePattern(folder.path() / "images" / named(4, 0), 99);
        if (angRows > 0)
            folder.write("map.ang", ang(angRows, 12));
        const EbsdScan scan = openScan(folder.path() / "images");
        QCOMPARE(scan.grid.rows, std::int64_t{4});
        QCOMPARE(scan.grid.cols, std::int64_t{12});
        QCOMPARE(firstPixel(scan, 2 * 12 + 11), 51.f);
        QVERIFY2(anyContains(scan.warnings, warning.toStdString()), qPrintable(joined(scan.warnings)));
        QCOMPARE(scan.indexing != nullptr, angRows > 0);
    }

    void folderWithNumbers()
    {
        const TestFolder folder;
        for (int i = 1; i <= 12; ++i)
            writePattern(folder.path() / ("img" + std::to_string(i) + ".png"), static_cast<float>(i));
        writePattern(folder.path() / "Calibration (12,7).png", 200);
        writePattern(folder.path() / "Background acquisition pattern.png", 200);
        const EbsdScan line = openScan(folder.path());
        QCOMPARE(line.grid.rows, std::int64_t{1});
        QCOMPARE(line.grid.cols, std::int64_t{12});
        QCOMPARE(firstPixel(line, 9), 10.f);
        QVERIFY2(anyContains(line.warnings, "2 images that are named as no map pattern"),
                 qPrintable(joined(line.warnings)));
        QVERIFY2(anyContains(line.warnings, "shown as one row"), qPrintable(joined(line.warnings)));
        QCOMPARE(openScan(folder.path(), "3x4").grid.rows, std::int64_t{3});
        QVERIFY(contains(errorOf([&] { openScan(folder.path(), "3x5"); }), "are not 3 x 5"));
        folder.write("other.ang", ang(5, 5));
        folder.write("right.ang", ang(4, 3));
        const EbsdScan paired = openScan(folder.path());
        QCOMPARE(paired.grid.rows, std::int64_t{4});
        QCOMPARE(firstPixel(paired, 11), 12.f);
        QVERIFY2(anyContains(paired.warnings, "other.ang was not used"), qPrintable(joined(paired.warnings)));
        std::filesystem::remove(folder.path() / "img12.png");
        folder.write("right.ang", ang(2, 5));
        QVERIFY2(anyContains(openScan(folder.path()).warnings, "one image more than the result file"),
                 "899 of 900");
    }

    void oddImagesAreLeftOutByName()
    {
        const TestFolder folder;
        for (int i = 0; i < 20; ++i)
            writePattern(folder.path() / ("p" + std::to_string(i) + ".png"), static_cast<float>(i));
        writePattern(folder.path() / "p20.png", 0, 9);
        const EbsdScan scan = openScan(folder.path());
        QCOMPARE(scan.patterns->size(), std::int64_t{20});
        QVERIFY2(anyContains(scan.warnings, "of another size than the rest (p20.png)"),
                 qPrintable(joined(scan.warnings)));
        for (int i = 0; i < 9; ++i)
            writePattern(folder.path() / ("p" + std::to_string(i) + ".png"), 0, 9);
        const std::string message = errorOf([&] { openScan(folder.path()); });
        QVERIFY2(contains(message, "mixes images of 2 sizes") && contains(message, "p0.png"),
                 message.c_str());
    }

    void missingImagesStayVisible()
    {
        const TestFolder folder;
        for (int r = 0; r < 3; ++r)
            for (int c = 0; c < 3; ++c)
                if (r != 1 || c != 1)
                    writePattern(folder.path() / named(r, c), static_cast<float>(20 * r + c));
        const EbsdScan scan = openScan(folder.path());
        QCOMPARE(scan.grid.size(), std::int64_t{9});
        QVERIFY(!scan.patterns->has(4));
        const PatternBlock block = scan.patterns->read({3, 3});
        QCOMPARE(block.present, (std::vector<std::uint8_t>{1, 0, 1}));
        QVERIFY2(anyContains(scan.warnings, "no image for 1 of 9"), qPrintable(joined(scan.warnings)));
    }

    void folderWithoutImages()
    {
        const TestFolder folder;
        folder.write("notes.txt", "nothing here");
        const std::string message = errorOf([&] { openScan(folder.path()); });
        QVERIFY2(contains(message, "holds no pattern images"), message.c_str());
    }

    void electronImagesBesideTheFile()
    {
        const TestFolder folder;
        writePattern(folder.path() / "map_SEM.png", 1);
        writePattern(folder.path() / "map-bse 2.png", 1);
        writePattern(folder.path() / "map_phase.png", 1);
        writePattern(folder.path() / "mapper_sem.png", 1);
        const EbsdScan scan = openScan(folder.write("map.ang", ang(3, 3)));
        QCOMPARE(scan.semImages.size(), std::size_t{2});
        QCOMPARE(scan.semImages[0].name, std::string("map-bse 2.png"));
        QVERIFY2(anyContains(scan.warnings, "map_SEM.png beside the file"),
                 qPrintable(joined(scan.warnings)));
    }

    void damagedCopiesOnlyThrowErrors()
    {
        const TestFolder folder;
        writePattern(folder.path() / "good.png", 3, 12);
        const std::string good[] = {contentOf(folder.path() / "good.png"), tiff(3, 5, 4, 16, false),
                                    tiff(2, 5, 4, 8, true), paletteBmp(9, 7), bmp32(6, 5, true)};
        const std::string names[] = {"a.png", "a.tif", "a.tif", "a.bmp", "a.bmp"};
        Rng rng(5);
        int opened = 0, refused = 0;
        for (std::size_t i = 0; i < 1500; ++i) {
            const auto path = folder.write(names[i % 5], damaged(good[i % 5], rng));
            const std::string message = errorOf([&] {
                const EbsdScan scan = openScan(path);
                scan.patterns->read({0, std::min<std::int64_t>(3, scan.patterns->size())});
            });
            (message.empty() ? opened : refused)++;
            QVERIFY2(message.empty() || contains(message, path.string()), message.c_str());
        }
        QVERIFY(opened > 100 && refused > 100);
    }
};

QTEST_GUILESS_MAIN(TestImages)
#include "tst_images.moc"
