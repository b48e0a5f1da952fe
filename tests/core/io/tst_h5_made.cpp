// SPDX-License-Identifier: GPL-3.0-or-later
// HDF5 files made here, good and bad: what the small real files do not show.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/io/formats.h"
#include "core/io/lzf_filter.h"
#include "tests/core/io/h5_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <atomic>
#include <fstream>
#include <iterator>
#include <thread>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

bool mentions(const std::vector<std::string>& texts, const std::string& part)
{
    return std::any_of(texts.begin(), texts.end(),
                       [&](const std::string& t) { return t.find(part) != std::string::npos; });
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Opens a scan and reads all of it, as the program would.
void useAll(const std::filesystem::path& path)
{
    const EbsdScan scan = openScan(path);
    if (!scan.patterns)
        return;
    const std::int64_t n = std::min<std::int64_t>(scan.patterns->size(), 64);
    scan.patterns->read({0, n});
    for (std::int64_t i = 0; i < n; ++i)
        scan.patterns->has(i);
}

} // namespace

class TstH5Made : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void lzfStreams_data();
    void lzfStreams();
    void lzfRoundTrip();
    void oxfordFilters_data();
    void oxfordFilters();
    void oxfordContent();
    void oxfordUnprocessed();
    void oxfordOutsideArea();
    void oxfordUnknownPhase();
    void oxfordRefused_data();
    void oxfordRefused();
    void edaxSquare();
    void edaxHexagonal_data();
    void edaxHexagonal();
    void edaxRefused();
    void kikuchipy();
    void kikuchipyRefused();
    void missingChunks();
    void absurdClaims_data();
    void absurdClaims();
    void externalLinksStayClosed();
    void emptyAndForeign();
    void truncated_data();
    void truncated();
    void readFromManyThreads();
};

void TstH5Made::lzfStreams_data() // streams written by hand after the format's description
{
    QTest::addColumn<QByteArray>("stream");
    QTest::addColumn<QByteArray>("expected"); // null: damaged
    const auto bytes = [](std::initializer_list<int> values) {
        QByteArray array;
        for (const int v : values)
            array.append(static_cast<char>(v));
        return array;
    };
    QTest::newRow("literals") << bytes({2, 'a', 'b', 'c'}) << QByteArray("abc");
    QTest::newRow("overlapping copy") << bytes({0, 'a', 3 << 5, 0}) << QByteArray("aaaaaa");
    QTest::newRow("long copy") << bytes({1, 'a', 'b', 7 << 5, 1, 1}) << QByteArray("abababababab");
    QTest::newRow("empty") << QByteArray("") << QByteArray("");
    QTest::newRow("literals cut off") << bytes({5, 'a'}) << QByteArray();
    QTest::newRow("distance cut off") << bytes({0, 'a', 3 << 5}) << QByteArray();
    QTest::newRow("length cut off") << bytes({0, 'a', 7 << 5}) << QByteArray();
    QTest::newRow("before the start") << bytes({0, 'a', 3 << 5, 1}) << QByteArray();
    QTest::newRow("beyond the room") << bytes({0, 'a', 7 << 5, 255, 0}) << QByteArray();
}

void TstH5Made::lzfStreams()
{
    QFETCH(QByteArray, stream);
    QFETCH(QByteArray, expected);
    std::vector<std::uint8_t> out(100);
    const auto size = decodeLzf(
        {reinterpret_cast<const std::uint8_t*>(stream.constData()), static_cast<std::size_t>(stream.size())},
        out);
    QCOMPARE(size.has_value(), !expected.isNull());
    if (size)
        QCOMPARE(QByteArray(reinterpret_cast<const char*>(out.data()), static_cast<qsizetype>(*size)),
                 expected);
}

void TstH5Made::lzfRoundTrip()
{
    Rng rng(7);
    for (int round = 0; round < 60; ++round) {
        std::vector<std::uint8_t> plain(rng.index(9000));
        const std::uint64_t alphabet = 1 + rng.index(round % 2 ? 4 : 256);
        for (auto& byte : plain)
            byte = static_cast<std::uint8_t>(rng.index(alphabet));
        std::vector<std::uint8_t> packed(plain.size() + plain.size() / 32 + 8), back(plain.size());
        const auto packedSize = encodeLzf(plain, packed);
        QVERIFY(packedSize);
        QVERIFY(decodeLzf({packed.data(), *packedSize}, back) == plain.size());
        QVERIFY(back == plain);
    }
}

void TstH5Made::oxfordFilters_data()
{
    QTest::addColumn<int>("filter");
    QTest::newRow("contiguous") << 0;
    QTest::newRow("lzf") << lzfFilterId;
    QTest::newRow("deflate") << static_cast<int>(H5Z_FILTER_DEFLATE);
}

void TstH5Made::oxfordFilters()
{
    QFETCH(int, filter);
    samples::writeOxford(file("filters.h5oina"), {.filter = filter});
    const EbsdScan scan = openScan(file("filters.h5oina"));
    const PatternBlock block = scan.patterns->read({0, samples::points});
    const auto expected = samples::patternBytes(samples::points);
    QVERIFY(std::equal(expected.begin(), expected.end(), block.pixels.begin(), block.pixels.end()));
    QVERIFY(std::all_of(block.present.begin(), block.present.end(), [](auto p) { return p == 1; }));
}

void TstH5Made::oxfordContent()
{
    samples::writeOxford(file("content.h5oina"));
    const EbsdScan scan = openScan(file("content.h5oina"));
    QCOMPARE(scan.grid.rows, samples::rows);
    QCOMPARE(scan.grid.cols, samples::cols);
    QCOMPARE(scan.grid.stepYUm, 0.5); // a big-endian double
    QVERIFY(std::abs(scan.detector.sampleTiltDeg.value() - 70) < 1e-4);
    // 8 x 6 patterns: y = 1 - 0.375 * 8/6 = 0.5, z = 0.6 * 8/6 = 0.8
    QVERIFY(std::abs(scan.detector.patternCentre->y - 0.5) < 1e-6);
    QVERIFY(std::abs(scan.detector.patternCentre->z - 0.8) < 1e-6);
    const CrystalMap& map = *scan.indexing;
    QCOMPARE(map.phases.size(), 2);
    QCOMPARE(map.phases[2].name, std::string("Iron fcc (2)")); // a name twice
    QCOMPARE(map.phases[1].cell.alphaDeg, 90.0);               // snapped
    QCOMPARE(map.phases[2].cell.gammaDeg, 120.0);
    QCOMPARE(map.phases[2].laueGroup, std::string("6/mmm"));
    QCOMPARE(map.phaseId[0], 0);
    QCOMPARE(map.phaseId[1], 1);
    QCOMPARE(map.orientation[1].phi2, 0.5f);
    QCOMPARE(scan.semImages.size(), std::size_t{1});
    QCOMPARE(scan.semImages[0].pixels(1, 4), 9.f);
    QCOMPARE(scan.semImages[0].mapInImage->y, 0.5);
    QCOMPARE(scan.semImages[0].mapInImage->width, 0.5);
}

void TstH5Made::oxfordUnprocessed()
{
    samples::writeOxford(file("both.h5oina"), {.unprocessed = true});
    const EbsdScan processed = openScan(file("both.h5oina"));
    QCOMPARE(processed.patterns->pixelType(), PixelType::U8);
    QVERIFY(mentions(processed.warnings, "1 (unprocessed)"));
    const EbsdScan raw = openScan(file("both.h5oina"), "1 (unprocessed)");
    QCOMPARE(raw.patterns->pixelType(), PixelType::I16);
    QCOMPARE(raw.patterns->read({3, 1}).pixels[0], -5.f);
    QCOMPARE(raw.patterns->read({3, 1}).pixels[1], 1000.f);
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("both.h5oina"), "2"));
    samples::writeOxford(file("raw.h5oina"), {.unprocessed = true, .patterns = false});
    QCOMPARE(openScan(file("raw.h5oina")).patterns->pixelType(), PixelType::I16);
}

void TstH5Made::oxfordOutsideArea()
{
    samples::writeOxford(file("nan.h5oina"), {.nanRow = true});
    const EbsdScan scan = openScan(file("nan.h5oina"));
    const PatternBlock block = scan.patterns->read({2, 8});
    for (int i = 0; i < 8; ++i) {
        const bool outside = (2 + i) / samples::cols == 1;
        QCOMPARE(block.present[static_cast<std::size_t>(i)] == 0, outside);
        QCOMPARE(scan.patterns->has(2 + i), !outside);
        QCOMPARE(block.pattern(i)(0, 1), outside ? 0.f : static_cast<float>(10 * (2 + i) + 1));
        if (outside)
            QCOMPARE(scan.indexing->phaseId[static_cast<std::size_t>(2 + i)], 0);
    }
}

void TstH5Made::oxfordUnknownPhase()
{
    samples::writeOxford(file("phase.h5oina"), {.phaseOfPoint5 = 77});
    const EbsdScan scan = openScan(file("phase.h5oina"));
    QCOMPARE(scan.indexing->phases.size(), 3);
    QCOMPARE(scan.indexing->phaseId[5], 3);
    QCOMPARE(scan.indexing->phases[3].name, std::string("unknown phase 77"));
    QVERIFY(mentions(scan.indexing->warnings, "77"));
}

void TstH5Made::oxfordRefused_data()
{
    QTest::addColumn<samples::OxfordOptions>("options");
    QTest::addColumn<QString>("word");
    const float none = std::numeric_limits<float>::quiet_NaN();
    QTest::newRow("no columns") << samples::OxfordOptions{.xCells = 0} << "X Cells";
    QTest::newRow("negative rows") << samples::OxfordOptions{.yCells = -3} << "Y Cells";
    QTest::newRow("too many cells") << samples::OxfordOptions{.xCells = 2000000000, .yCells = 2000000000}
                                    << "Cells";
    QTest::newRow("more cells than points") << samples::OxfordOptions{.xCells = 4000} << "Phase";
    QTest::newRow("step 0") << samples::OxfordOptions{.xStep = 0} << "X Step";
    QTest::newRow("step NaN") << samples::OxfordOptions{.xStep = none} << "X Step";
    QTest::newRow("step negative") << samples::OxfordOptions{.xStep = -1} << "X Step";
    QTest::newRow("nothing inside") << samples::OxfordOptions{.phase = false, .patterns = false}
                                    << "neither patterns nor";
    QTest::newRow("flat patterns")
        << samples::OxfordOptions{.patternShape = {samples::points, samples::height * samples::width}}
        << "Processed Patterns";
    QTest::newRow("4 axes") << samples::OxfordOptions{.patternShape = {samples::rows, samples::cols,
                                                                       samples::height, samples::width}}
                            << "Processed Patterns";
    QTest::newRow("colour") << samples::OxfordOptions{.patternShape = {16, 12, 3}} << "Processed Patterns";
    QTest::newRow("cells against patterns")
        << samples::OxfordOptions{.xCells = 2, .phase = false} << "X Cells";
}

void TstH5Made::oxfordRefused()
{
    QFETCH(samples::OxfordOptions, options);
    QFETCH(QString, word);
    const auto path = file("refused.h5oina");
    samples::writeOxford(path, options);
    try {
        useAll(path);
        QFAIL("must be refused");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains("refused.h5oina"), e.what());
        QVERIFY2(QString(e.what()).contains(word), e.what());
    }
}

void TstH5Made::edaxSquare()
{
    samples::writeEdax(file("edax.h5"));
    const EbsdScan scan = openScan(file("edax.h5"));
    QCOMPARE(scan.format, std::string("edax-h5"));
    QCOMPARE(scan.detector.sampleTiltDeg.value(), 70.0);
    QVERIFY(std::abs(scan.detector.patternCentre->z - 0.6) <
            1e-6); // fraction of the smaller side, the height
    const std::vector<std::uint16_t> expected{1, 0, 0, 0, 1, 1, 1, 1, 1, 1, 1, 1};
    QCOMPARE(scan.indexing->phaseId, expected);
    QVERIFY(!scan.patterns->has(3)); // marked invalid
    samples::writeEdax(file("edax2.h5"), {.declaredPhases = 2});
    const std::vector<std::uint16_t> two{0, 0, 0, 0, 1, 2, 0, 1, 2, 0, 1, 2};
    QCOMPARE(openScan(file("edax2.h5")).indexing->phaseId, two);
}

void TstH5Made::edaxHexagonal_data()
{
    QTest::addColumn<int>("stored");
    QTest::addColumn<int>("shifted");
    QTest::newRow("short rows") << 11 << 3; // 4 + 3 + 4
    QTest::newRow("full rows") << 12 << 4;
}

void TstH5Made::edaxHexagonal()
{
    QFETCH(int, stored);
    QFETCH(int, shifted);
    samples::writeEdax(file("hex.h5"), {.grid = "HexGrid", .stored = stored});
    const EbsdScan scan = openScan(file("hex.h5"));
    QCOMPARE(scan.grid.kind, GridKind::Hexagonal);
    QCOMPARE(scan.grid.colsShifted, shifted);
    for (const PatternRange range :
         {PatternRange{0, 12}, PatternRange{5, 4}, PatternRange{7, 1}, PatternRange{8, 4}}) {
        const PatternBlock block = scan.patterns->read(range);
        for (std::int64_t i = 0; i < range.count; ++i) {
            const std::int64_t pixel = range.first + i;
            const std::int64_t point = pixel - (shifted == 3 && pixel >= 8 ? 1 : 0);
            const bool present = scan.grid.hasPoint(pixel) && point != 3;
            QCOMPARE(block.present[static_cast<std::size_t>(i)] == 1, present);
            QCOMPARE(block.pattern(i)(0, 1), present ? static_cast<float>(10 * point + 1) : 0.f);
        }
    }
    QCOMPARE(scan.indexing->phaseId[7], shifted == 3 ? 0 : 1);
    QCOMPARE(scan.indexing->phaseId[11], 1);
    QCOMPARE(std::isnan(scan.indexing->scalar("CI")->values[7]), shifted == 3);
}

void TstH5Made::edaxRefused()
{
    samples::writeEdax(file("short.h5"), {.stored = 7});
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("short.h5")));
    samples::writeEdax(file("grid.h5"), {.grid = "Triangles"});
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("grid.h5")));
    samples::writeEdax(file("step.h5"), {.stepX = 0});
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("step.h5")));
}

void TstH5Made::kikuchipy()
{
    samples::writeKikuchipy(file("kp.h5"));
    const EbsdScan scan = openScan(file("kp.h5"));
    QCOMPARE(scan.patterns->pixelType(), PixelType::U16);
    QCOMPARE(scan.patterns->read({0, 1}).pixels[3], 768.f); // big-endian, deflate
    QCOMPARE(scan.detector.patternCentre->y, 0.25);
    QVERIFY(scan.detector.staticBackground.empty());
    QCOMPARE(scan.indexing->phases[1].cell.a, static_cast<double>(4.05f)); // angstrom stays
    QVERIFY(std::abs(scan.indexing->phases[2].cell.a - 3.52) < 1e-5);      // nm is converted
    QCOMPARE(scan.indexing->phaseId[6], 1);
    QCOMPARE(scan.indexing->phaseId[7], 0);
    QCOMPARE(scan.indexing->orientation[6].Phi, 0.25f);
}

void TstH5Made::kikuchipyRefused()
{
    samples::writeKikuchipy(file("step.h5"), -1);
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("step.h5")));
}

void TstH5Made::missingChunks() // a scan stopped half-way: chunks that were never written are points without
                                // pattern
{
    const auto path = file("stopped.h5oina");
    samples::writeOxford(path, {.patterns = false});
    {
        H5Builder other(file("unused.h5"));
        const hid_t id = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
        const hsize_t shape[] = {samples::points, samples::height, samples::width},
                      chunk[] = {1, samples::height, samples::width};
        const hid_t space = H5Screate_simple(3, shape, nullptr), creation = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_chunk(creation, 3, chunk);
        const hid_t dataset = H5Dcreate2(id, "1/EBSD/Data/Processed Patterns", H5T_STD_U8LE, space,
                                         H5P_DEFAULT, creation, H5P_DEFAULT);
        const hsize_t start[] = {0, 0, 0}, count[] = {5, samples::height, samples::width};
        const hid_t memory = H5Screate_simple(3, count, nullptr);
        H5Sselect_hyperslab(space, H5S_SELECT_SET, start, nullptr, count, nullptr);
        const auto values = samples::patternBytes(5);
        H5Dwrite(dataset, H5T_NATIVE_UCHAR, memory, space, H5P_DEFAULT, values.data());
        for (const hid_t object : {memory, space})
            H5Sclose(object);
        H5Pclose(creation);
        H5Dclose(dataset);
        H5Fclose(id);
    }
    const EbsdScan scan = openScan(path);
    const PatternBlock block = scan.patterns->read({0, samples::points});
    for (int i = 0; i < samples::points; ++i) {
        QCOMPARE(block.present[static_cast<std::size_t>(i)], i < 5 ? 1 : 0);
        QCOMPARE(scan.patterns->has(i), i < 5);
    }
    QCOMPARE(block.pattern(4)(0, 2), 42.f);
}

void TstH5Made::absurdClaims_data()
{
    QTest::addColumn<QString>("dataset");
    QTest::addColumn<QList<qulonglong>>("shape");
    QTest::newRow("phases") << "1/EBSD/Data/Phase" << QList<qulonglong>{1ull << 40};
    QTest::newRow("overflow") << "1/EBSD/Data/Phase" << QList<qulonglong>{1ull << 40, 1ull << 40};
    QTest::newRow("patterns") << "1/EBSD/Data/Processed Patterns" << QList<qulonglong>{1ull << 40, 60, 60};
    QTest::newRow("huge patterns") << "1/EBSD/Data/Processed Patterns" << QList<qulonglong>{1, 20000, 20000};
}

void TstH5Made::absurdClaims()
{
    QFETCH(QString, dataset);
    QFETCH(QList<qulonglong>, shape);
    const bool phase = dataset.endsWith("Phase");
    const auto path = file("claim.h5oina");
    std::filesystem::remove(path);
    samples::writeOxford(path, {.phase = false, .patterns = false});
    {
        const hid_t id = H5Fopen(path.c_str(), H5F_ACC_RDWR, H5P_DEFAULT);
        std::vector<hsize_t> sizes(shape.begin(), shape.end()), chunk(sizes.size(), 1);
        const hid_t space = H5Screate_simple(static_cast<int>(sizes.size()), sizes.data(), nullptr),
                    creation = H5Pcreate(H5P_DATASET_CREATE);
        H5Pset_chunk(creation, static_cast<int>(chunk.size()), chunk.data());
        H5Dclose(H5Dcreate2(id, dataset.toUtf8().constData(), phase ? H5T_STD_I32LE : H5T_STD_U8LE, space,
                            H5P_DEFAULT, creation, H5P_DEFAULT));
        H5Pclose(creation);
        H5Sclose(space);
        H5Fclose(id);
    }
    try {
        useAll(path);
        QFAIL("must be refused");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains(dataset), e.what());
    }
}

void TstH5Made::externalLinksStayClosed()
{
    samples::writeOxford(file("secret.h5oina"));
    {
        H5Builder builder(file("link.h5oina"));
        builder.text("Manufacturer", "Oxford Instruments");
        builder.text("Format Version", "5.0");
        builder.externalLink("1", file("secret.h5oina").string(), "1");
    }
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("link.h5oina")));
}

void TstH5Made::emptyAndForeign()
{
    std::ofstream(file("empty.h5oina")).close();
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("empty.h5oina")));
    std::ofstream(file("text.h5oina")) << "hello";
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("text.h5oina")));
    {
        H5Builder nothing(file("nothing.h5"));
    }
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("nothing.h5")));
    QVERIFY_THROWS_EXCEPTION(Error, openScan(file("absent.h5")));
}

void TstH5Made::truncated_data()
{
    QTest::addColumn<int>("permille");
    for (const int permille : {0, 1, 5, 10, 100, 300, 500, 700, 900, 990, 999})
        QTest::addRow("%d/1000", permille) << permille;
}

void TstH5Made::truncated()
{
    QFETCH(int, permille);
    samples::writeOxford(file("whole.h5oina"));
    std::string content = contentOf(file("whole.h5oina"));
    content.resize(content.size() * static_cast<std::size_t>(permille) / 1000);
    std::ofstream(file("cut.h5oina"), std::ios::binary) << content;
    QVERIFY_THROWS_EXCEPTION(Error, useAll(file("cut.h5oina")));
}

void TstH5Made::readFromManyThreads()
{
    samples::writeOxford(file("threads.h5oina"), {.filter = lzfFilterId});
    const EbsdScan scan = openScan(file("threads.h5oina"));
    const auto expected = samples::patternBytes(samples::points);
    std::atomic<int> wrong{0};
    const auto work = [&](std::uint64_t seed) {
        Rng rng(seed);
        for (int round = 0; round < 300; ++round) {
            const auto first = static_cast<std::int64_t>(rng.index(samples::points));
            const auto count =
                static_cast<std::int64_t>(1 + rng.index(static_cast<std::uint64_t>(samples::points - first)));
            const PatternBlock block = scan.patterns->read({first, count});
            const auto from = expected.begin() + first * block.patternSize();
            wrong += !std::equal(block.pixels.begin(), block.pixels.end(), from,
                                 from + count * block.patternSize());
        }
    };
    std::thread one(work, 1), two(work, 2);
    for (int k = 0; k < 20; ++k) // opening goes on meanwhile
        wrong += openScan(file("threads.h5oina")).grid.rows != samples::rows;
    one.join();
    two.join();
    QCOMPARE(wrong.load(), 0);
}

QTEST_GUILESS_MAIN(TstH5Made)
#include "tst_h5_made.moc"
