// SPDX-License-Identifier: GPL-3.0-or-later
// Damaged copies of small good files, always the same ones: opening and reading them may only succeed or
// throw Error.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/io/formats.h"
#include "core/io/hdf5_file.h"
#include "core/io/kikuscope_h5.h"
#include "tests/core/io/h5_samples.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// One to four bytes changed (by a bit, to an extreme or at random), or the end cut off.
std::string mutated(std::string content, Rng& rng)
{
    if (rng.index(8) == 0) {
        content.resize(rng.index(content.size()));
        return content;
    }
    for (std::uint64_t k = 1 + rng.index(4); k > 0; --k) {
        char& byte = content[rng.index(content.size())];
        switch (rng.index(3)) {
        case 0:
            byte = static_cast<char>(byte ^ (1 << rng.index(8)));
            break;
        case 1:
            byte = rng.index(2) ? '\xff' : '\0';
            break;
        default:
            byte = static_cast<char>(rng.index(256));
        }
    }
    return content;
}

void useScan(const std::filesystem::path& path)
{
    const EbsdScan scan = openScan(path);
    if (!scan.patterns)
        return;
    const std::int64_t n = std::min<std::int64_t>(scan.patterns->size(), 32);
    scan.patterns->read({0, n});
    scan.patterns->has(n - 1);
}

void writeOwnScan(const std::filesystem::path& path)
{
    samples::writeEdax(path);
    const EbsdScan scan = openScan(path);
    std::filesystem::path own = path;
    own += ".own";
    NullMonitor job;
    writeScan(own, scan, Json{{"seed", 1}}, job, 1);
    std::filesystem::rename(own, path);
}

void writeResult(const std::filesystem::path& path)
{
    ScanGrid grid;
    grid.rows = 3;
    grid.cols = 4;
    PhaseList phases;
    phases.phases.resize(2);
    PhaseMap map(grid, phases);
    writePhaseMap(path, map);
}

void writeMaster(const std::filesystem::path& path)
{
    LambertMaster master;
    master.north = master.south = Image<float>(9, 9, 1.f);
    writeMasterPattern(path, master);
}

} // namespace

using Writer = void (*)(const std::filesystem::path&);
using User = void (*)(const std::filesystem::path&);

class TstH5Mutations : public QObject
{
    Q_OBJECT

private slots:
    void onlyErrors_data();
    void onlyErrors();
    void chunksOfSideZero_data();
    void chunksOfSideZero();
};

void TstH5Mutations::onlyErrors_data()
{
    QTest::addColumn<Writer>("write");
    QTest::addColumn<User>("use");
    const auto row = [](const char* name, Writer write, User use) { QTest::newRow(name) << write << use; };
    row(
        "oxford", [](const std::filesystem::path& p) { samples::writeOxford(p, {.unprocessed = true}); },
        useScan);
    row(
        "oxford lzf",
        [](const std::filesystem::path& p) {
            samples::writeOxford(p, {.filter = kikuscope::io::lzfFilterId});
        },
        useScan);
    row(
        "edax", [](const std::filesystem::path& p) { samples::writeEdax(p, {.declaredPhases = 2}); },
        useScan);
    row(
        "edax hexagonal",
        [](const std::filesystem::path& p) { samples::writeEdax(p, {.grid = "HexGrid", .stored = 11}); },
        useScan);
    row(
        "kikuchipy", [](const std::filesystem::path& p) { samples::writeKikuchipy(p); }, useScan);
    row("own scan", writeOwnScan, useScan);
    row("result", writeResult, [](const std::filesystem::path& p) { readPhaseMap(p); });
    row("master pattern", writeMaster, [](const std::filesystem::path& p) { readMasterPattern(p); });
}

void TstH5Mutations::onlyErrors()
{
    QFETCH(Writer, write);
    QFETCH(User, use);
    QTemporaryDir folder;
    const auto good = std::filesystem::path(folder.path().toStdString()) / "good.h5",
               bad = good.parent_path() / "bad.h5";
    write(good);
    use(good);
    const std::string content = contentOf(good);
    int refused = 0, rounds = 400;
    if (const char* more = std::getenv("KIKUSCOPE_MUTATIONS"))
        rounds = std::atoi(more);
    const std::uint64_t seed =
        std::getenv("KIKUSCOPE_SEED") ? std::strtoull(std::getenv("KIKUSCOPE_SEED"), nullptr, 10) : 11;
    for (int round = 0; round < rounds; ++round) {
        Rng rng = Rng::stream(seed, static_cast<std::uint64_t>(round));
        std::ofstream(bad, std::ios::binary) << mutated(content, rng);
        try {
            use(bad);
        } catch (const Error& e) {
            ++refused;
            QVERIFY2(QString(e.what()).contains("bad.h5"), e.what());
        }
    }
    QVERIFY(refused > rounds / 20); // the damage reaches what is read
}

void TstH5Mutations::chunksOfSideZero_data()
{
    QTest::addColumn<int>("userBlock");
    QTest::addColumn<int>("attributes"); // enough of them move the layout to a continuation of the header
    QTest::addColumn<int>("damagedSide");
    QTest::newRow("first side") << 0 << 0 << 0;
    QTest::newRow("second side") << 0 << 0 << 1;
    QTest::newRow("size of an element") << 0 << 0 << 2;
    QTest::newRow("behind a user block") << 512 << 0 << 0;
    QTest::newRow("in a continuation") << 0 << 40 << 0;
}

void TstH5Mutations::chunksOfSideZero() // libhdf5 1.10.8 divides by it while it opens the data set
{
    QFETCH(int, userBlock);
    QFETCH(int, attributes);
    QFETCH(int, damagedSide);
    QTemporaryDir folder;
    const std::filesystem::path path = folder.filePath("a.h5").toStdString();
    const hsize_t sides[2]{37, 41};
    const hid_t creation = H5Pcreate(H5P_FILE_CREATE), chunks = H5Pcreate(H5P_DATASET_CREATE);
    H5Pset_userblock(creation, static_cast<hsize_t>(userBlock));
    H5Pset_chunk(chunks, 2, sides);
    const hid_t file = H5Fcreate(path.c_str(), H5F_ACC_TRUNC, creation, H5P_DEFAULT),
                space = H5Screate_simple(2, sides, nullptr),
                data = H5Dcreate2(file, "a", H5T_STD_U8LE, space, H5P_DEFAULT, chunks, H5P_DEFAULT);
    for (int i = 0; i < attributes; ++i)
        H5Aclose(H5Acreate2(data, std::to_string(i).c_str(), H5T_STD_U8LE, space, H5P_DEFAULT, H5P_DEFAULT));
    for (const hid_t id : {data, space, chunks, creation})
        H5Idec_ref(id);
    H5Fclose(file);
    QVERIFY(Hdf5File::open(path)->isDataset("a"));

    std::string content = contentOf(path);
    const auto at = content.find(std::string("\x25\0\0\0\x29\0\0\0\x01\0\0\0", 12));
    QVERIFY(at != std::string::npos);
    content[at + 4 * static_cast<std::size_t>(damagedSide)] = 0;
    std::ofstream(path, std::ios::binary) << content;
    const auto damaged = Hdf5File::open(path);
    QVERIFY(!damaged->isDataset("a"));
    QVERIFY_EXCEPTION_THROWN(damaged->info("a"), Error);
    QVERIFY_EXCEPTION_THROWN(damaged->dataset("a"), Error);
}

QTEST_GUILESS_MAIN(TstH5Mutations)
#include "tst_h5_mutations.moc"
