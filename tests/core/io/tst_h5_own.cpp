// SPDX-License-Identifier: GPL-3.0-or-later
// Our own files: scans, results, journals.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"

#include <QTemporaryDir>
#include <QTest>
#include <fstream>
#include <iterator>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::io;

namespace {

Phase phaseNamed(const std::string& name)
{
    Phase phase;
    phase.name = name;
    phase.cell = {4, 4, 4, 90, 90, 90};
    phase.spaceGroup = 225;
    return phase;
}

/// Patterns of any pixel type whose pixel i of pattern p is p + i / 8 (or -p for signed ones); every 5th is
/// absent.
class MadePatterns : public PatternSource
{
public:
    MadePatterns(PixelType type, std::int64_t count, bool gaps) : m_type(type), m_count(count), m_gaps(gaps)
    {
    }
    int height() const override { return 5; }
    int width() const override { return 7; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return m_count; }
    bool has(std::int64_t index) const override { return !m_gaps || index % 5 != 4; }
    PatternBlock read(PatternRange range) const override
    {
        PatternBlock block(range, height(), width());
        for (std::int64_t k = 0; k < range.count; ++k) {
            const std::int64_t p = range.first + k;
            block.present[static_cast<std::size_t>(k)] = has(p);
            for (std::int64_t i = 0; has(p) && i < block.patternSize(); ++i)
                block.pixels[static_cast<std::size_t>(k * block.patternSize() + i)] = value(p, i);
        }
        return block;
    }
    std::int64_t preferredBlock() const override { return 3; }

private:
    float value(std::int64_t p, std::int64_t i) const
    {
        const auto x = static_cast<float>(p + i);
        return m_type == PixelType::U8    ? x
               : m_type == PixelType::U16 ? 1000 * x
               : m_type == PixelType::F32 ? 0.125f * x
                                          : -100 * x;
    }
    PixelType m_type;
    std::int64_t m_count;
    bool m_gaps;
};

EbsdScan madeScan(PixelType type = PixelType::U8, GridKind kind = GridKind::Square)
{
    EbsdScan scan;
    scan.name = "made \xc2\xb5-scan";
    scan.grid.rows = 4;
    scan.grid.cols = 6;
    scan.grid.stepXUm = 0.25;
    scan.grid.stepYUm = 0.2;
    scan.grid.kind = kind;
    scan.grid.colsShifted = kind == GridKind::Hexagonal ? 5 : 0;
    scan.patterns = std::make_shared<MadePatterns>(type, scan.grid.size(), kind == GridKind::Hexagonal);
    scan.detector.patternCentre = PatternCentre{0.4, 0.3, 0.6};
    scan.detector.recordedAs = PatternCentreConvention::Edax;
    scan.detector.sampleTiltDeg = 70;
    scan.detector.energyKeV = 20;
    scan.detector.staticBackground = Image<float>(5, 7, 3.5f);
    auto map = std::make_shared<CrystalMap>();
    map->name = "ground truth";
    map->grid = scan.grid;
    map->frame = SampleFrame::Hkl;
    map->xParallelAStar = true;
    map->phases.phases = {phaseNamed("quartz"), phaseNamed("rutile")};
    for (int i = 0; i < 24; ++i) {
        map->phaseId.push_back(static_cast<std::uint16_t>(i % 3));
        map->orientation.push_back({0.1f * static_cast<float>(i), 0.5f, -0.25f});
    }
    std::vector<float> contrast(24);
    std::iota(contrast.begin(), contrast.end(), 0.5f);
    map->scalars = {{"band contrast", "", contrast}};
    map->warnings = {"chosen by hand"};
    scan.indexing = map;
    scan.indexingIsGroundTruth = scan.simulated = true;
    SemImage image{"SE", Image<float>(3, 4, 9.f), SemImage::Placement{0.1, 0.2, 0.5, 0.25}};
    scan.semImages = {image, {"BSE", Image<float>(2, 2, 1.f), {}}};
    scan.metadata = {{"Operator", "nobody"}, {"kV", "20"}};
    return scan;
}

PhaseMap madeResult()
{
    ScanGrid grid;
    grid.rows = 3;
    grid.cols = 5;
    PhaseList phases;
    phases.phases = {phaseNamed("a"), phaseNamed("b"), phaseNamed("c")};
    PhaseMap map(grid, phases);
    map.name = "made";
    for (std::size_t i = 0; i < 10; ++i) {
        map.state[i] = i == 4 ? PixelState::NoPattern : PixelState::Classified;
        map.phaseId[i] = static_cast<std::uint16_t>(i % 4);
        map.topId[i] = {static_cast<std::uint16_t>(i % 4), 2, 1};
        map.topProbability[i] = {0.7f, 0.2f, 0.1f};
    }
    map.provenance = Json{{"seed", 5}, {"device", "cpu"}};
    return map;
}

Predictions madeBlock(std::int64_t first, std::int64_t count)
{
    Predictions block;
    block.resize({first, count});
    for (std::size_t i = 0; i < block.id.size(); ++i) {
        block.id[i] = {static_cast<std::uint16_t>(first), 2, 3};
        block.probability[i] = {0.5f, 0.25f, static_cast<float>(i)};
        block.accepted[i] = i % 2;
        block.present[i] = 1;
    }
    return block;
}

bool same(const Predictions& a, const Predictions& b)
{
    return a.range.first == b.range.first && a.range.count == b.range.count && a.id == b.id &&
           a.probability == b.probability && a.accepted == b.accepted && a.present == b.present;
}

std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

void setContent(const std::filesystem::path& path, const std::string& content)
{
    std::ofstream(path, std::ios::binary) << content;
}

} // namespace

class TstH5Own : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;
    std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_folder.path().toStdString()) / name;
    }

private slots:
    void scanRoundTrip();
    void patternTypes_data();
    void patternTypes();
    void hexagonalScan();
    void sameContentSameBytes();
    void stoppedWritingLeavesNothing();
    void resultRoundTrip();
    void resultKeepsWhatMatchingFound();
    void resultRefused();
    void journalRecovers();
    void journalOfAnotherRun();
    void journalInUse();
    void journalCut();
    void journalDamaged();
};

void TstH5Own::scanRoundTrip()
{
    NullMonitor job;
    const EbsdScan scan = madeScan();
    writeScan(file("scan.h5"), scan, Json{{"seed", 1}}, job);
    const EbsdScan back = openScan(file("scan.h5"));
    QCOMPARE(back.format, std::string("kikuscope"));
    QCOMPARE(back.name, scan.name);
    QVERIFY(back.grid == scan.grid);
    QVERIFY(back.simulated && back.indexingIsGroundTruth);
    QVERIFY(back.detector.patternCentre == scan.detector.patternCentre);
    QCOMPARE(back.detector.recordedAs, PatternCentreConvention::Edax);
    QVERIFY(back.detector.energyKeV == scan.detector.energyKeV);
    QVERIFY(!back.detector.detectorTiltDeg && !back.detector.azimuthDeg);
    QVERIFY(back.detector.staticBackground == scan.detector.staticBackground);
    QCOMPARE(back.indexing->name, scan.indexing->name);
    QCOMPARE(back.indexing->frame, SampleFrame::Hkl);
    QVERIFY(back.indexing->xParallelAStar);
    QCOMPARE(back.indexing->phases.size(), 2);
    QVERIFY(back.indexing->phaseId == scan.indexing->phaseId);
    QVERIFY(back.indexing->orientation == scan.indexing->orientation);
    QVERIFY(back.indexing->scalars[0].values == scan.indexing->scalars[0].values);
    QVERIFY(back.indexing->warnings == scan.indexing->warnings);
    QCOMPARE(back.semImages.size(), std::size_t{2});
    QVERIFY(back.semImages[0].pixels == scan.semImages[0].pixels);
    QCOMPARE(back.semImages[0].mapInImage->width, 0.5);
    QVERIFY(!back.semImages[1].mapInImage);
    QVERIFY(back.metadata == scan.metadata);
    QCOMPARE(openCrystalMap(file("scan.h5")).phases[2].name, std::string("rutile"));
}

void TstH5Own::patternTypes_data()
{
    QTest::addColumn<PixelType>("written");
    QTest::addColumn<PixelType>("read");
    QTest::addColumn<int>("gzip");
    QTest::newRow("8 bit") << PixelType::U8 << PixelType::U8 << 0;
    QTest::newRow("8 bit, compressed") << PixelType::U8 << PixelType::U8 << 1;
    QTest::newRow("16 bit, compressed") << PixelType::U16 << PixelType::U16 << 6;
    QTest::newRow("16 bit signed") << PixelType::I16 << PixelType::I16 << 0;
    QTest::newRow("32 bit signed") << PixelType::I32 << PixelType::F32 << 1;
    QTest::newRow("float") << PixelType::F32 << PixelType::F32 << 0;
}

void TstH5Own::patternTypes()
{
    QFETCH(PixelType, written);
    QFETCH(PixelType, read);
    QFETCH(int, gzip);
    NullMonitor job;
    const EbsdScan scan = madeScan(written);
    writeScan(file("types.h5"), scan, {}, job, gzip);
    const EbsdScan back = openScan(file("types.h5"));
    QCOMPARE(back.patterns->pixelType(), read);
    QVERIFY(back.patterns->read({2, 20}).pixels == scan.patterns->read({2, 20}).pixels);
}

void TstH5Own::hexagonalScan()
{
    NullMonitor job;
    const EbsdScan scan = madeScan(PixelType::U8, GridKind::Hexagonal);
    writeScan(file("hex.h5"), scan, {}, job);
    const EbsdScan back = openScan(file("hex.h5"));
    QVERIFY(back.grid == scan.grid);
    const PatternBlock a = scan.patterns->read({0, 24}), b = back.patterns->read({0, 24});
    QVERIFY(a.pixels == b.pixels);
    QVERIFY(a.present == b.present);
    QVERIFY(!back.patterns->has(4) && back.patterns->has(5));
}

void TstH5Own::sameContentSameBytes()
{
    NullMonitor job;
    writeScan(file("a.h5"), madeScan(), {}, job);
    QTest::qSleep(1100); // HDF5 stamps objects with whole seconds
    writeScan(file("b.h5"), madeScan(), {}, job);
    QVERIFY(contentOf(file("a.h5")) == contentOf(file("b.h5")));
}

void TstH5Own::stoppedWritingLeavesNothing()
{
    NullMonitor job;
    job.requestStop();
    QVERIFY_THROWS_EXCEPTION(Stopped, writeScan(file("stopped.h5"), madeScan(), {}, job));
    QVERIFY(!std::filesystem::exists(file("stopped.h5")));
    for (const auto& entry : std::filesystem::directory_iterator(m_folder.path().toStdString()))
        QVERIFY2(entry.path().string().find(".tmp") == std::string::npos, entry.path().c_str());
    NullMonitor other;
    QVERIFY_THROWS_EXCEPTION(Error, writeScan(file("no-folder") / "x.h5", madeScan(), {}, other));
}

void TstH5Own::resultRoundTrip()
{
    const PhaseMap map = madeResult();
    writePhaseMap(file("result.h5"), map);
    QVERIFY(isResultFile(file("result.h5")));
    const PhaseMap back = readPhaseMap(file("result.h5"));
    QVERIFY(back.grid == map.grid);
    QCOMPARE(back.name, map.name);
    QVERIFY(back.state == map.state);
    QVERIFY(back.phaseId == map.phaseId);
    QVERIFY(back.topId == map.topId);
    QVERIFY(back.topProbability == map.topProbability);
    QVERIFY(back.provenance == map.provenance);
    QVERIFY(!readMatching(file("result.h5"))); // as in every file before there was matching
    QCOMPARE(back.phases[3].name, std::string("c"));
    try {
        openScan(file("result.h5"));
        QFAIL("a result is no scan");
    } catch (const Error& e) {
        QVERIFY2(QString(e.what()).contains("classification result"), e.what());
    }
}

void TstH5Own::resultKeepsWhatMatchingFound()
{
    const PhaseMap map = madeResult();
    const auto pixels = static_cast<std::size_t>(map.grid.size());
    CrystalMap matching;
    matching.phases.phases.resize(2);
    matching.phases.phases[1].name = "austenite";
    matching.phaseId.assign(pixels, 2);
    matching.orientation.assign(pixels, {0.1f, 1.5f, 6.1f});
    matching.frame = SampleFrame::Hkl;
    matching.scalars = {{"score", "", std::vector<float>(pixels, 0.5f)}};
    writePhaseMap(file("matched.h5"), map, &matching);
    const auto back = readMatching(file("matched.h5"));
    QVERIFY(back != nullptr);
    QCOMPARE(back->phases[2].name, std::string("austenite"));
    QVERIFY(back->phaseId == matching.phaseId);
    QCOMPARE(back->orientation.back().phi2, 6.1f);
    QVERIFY(back->frame == SampleFrame::Hkl);
    QVERIFY(back->scalar("score")->values == matching.scalars[0].values);

    matching.phaseId[0] = 3; // there are two phases
    writePhaseMap(file("damaged.h5"), map, &matching);
    QVERIFY_THROWS_EXCEPTION(Error, readMatching(file("damaged.h5")));
}

void TstH5Own::resultRefused()
{
    PhaseMap map = madeResult();
    map.phaseId[0] = 9;
    writePhaseMap(file("id.h5"), map);
    QVERIFY_THROWS_EXCEPTION(Error, readPhaseMap(file("id.h5")));
    map = madeResult();
    map.topProbability[3][1] = 2;
    writePhaseMap(file("p.h5"), map);
    QVERIFY_THROWS_EXCEPTION(Error, readPhaseMap(file("p.h5")));
    NullMonitor job;
    writeScan(file("scan.h5"), madeScan(), {}, job);
    QVERIFY(!isResultFile(file("scan.h5")));
    QVERIFY_THROWS_EXCEPTION(Error, readPhaseMap(file("scan.h5")));
    QVERIFY(!isResultFile(file("absent.h5")));
}

void TstH5Own::journalRecovers()
{
    const auto result = file("run.h5");
    const Json key{{"model", "abc"}, {"input", "def"}};
    {
        ResultJournal journal(result, key);
        QVERIFY(journal.recovered().empty());
        for (int k = 0; k < 4; ++k)
            journal.append(madeBlock(10 * k, 10));
    }
    {
        ResultJournal journal(result, key);
        const auto blocks = journal.recovered();
        QCOMPARE(blocks.size(), std::size_t{4});
        for (int k = 0; k < 4; ++k)
            QVERIFY(same(blocks[static_cast<std::size_t>(k)], madeBlock(10 * k, 10)));
        journal.append(madeBlock(40, 7));
    }
    ResultJournal journal(result, key);
    QCOMPARE(journal.recovered().size(), std::size_t{5});
    QVERIFY(std::filesystem::exists(ResultJournal::pathFor(result)));
    journal.remove();
    QVERIFY(!std::filesystem::exists(ResultJournal::pathFor(result)));
}

void TstH5Own::journalOfAnotherRun()
{
    const auto result = file("other.h5");
    {
        ResultJournal(result, Json{{"model", "abc"}}).append(madeBlock(0, 3));
    }
    {
        QVERIFY(ResultJournal(result, Json{{"model", "xyz"}}).recovered().empty());
    }
    {
        QVERIFY(ResultJournal(result, Json{{"model", "abc"}}).recovered().empty());
    } // it was started afresh
    setContent(ResultJournal::pathFor(result), "something else");
    QVERIFY(ResultJournal(result, Json{{"model", "abc"}}).recovered().empty());
}

void TstH5Own::journalInUse()
{
    const auto result = file("used.h5");
    const ResultJournal journal(result, Json{1});
    QVERIFY_THROWS_EXCEPTION(Error, ResultJournal(result, Json{1}));
}

void TstH5Own::journalCut() // killed while writing: at every length the whole blocks before the cut are there
{
    const auto result = file("cut.h5"), path = ResultJournal::pathFor(result);
    const Json key{{"k", 1}};
    std::vector<std::size_t> ends;
    for (int k = 0; k <= 3; ++k) {
        {
            ResultJournal journal(result, key);
            if (k > 0)
                journal.append(madeBlock(5 * k, 5));
        }
        ends.push_back(contentOf(path).size());
    }
    const std::string whole = contentOf(path);
    for (std::size_t length = ends[0]; length <= whole.size(); ++length) {
        setContent(path, whole.substr(0, length));
        const auto expected =
            static_cast<std::size_t>(std::upper_bound(ends.begin(), ends.end(), length) - ends.begin() - 1);
        ResultJournal journal(result, key);
        QCOMPARE(journal.recovered().size(), expected);
    }
    setContent(path, whole.substr(0, ends[2] - 3)); // goes on behind the torn block
    {
        ResultJournal(result, key).append(madeBlock(50, 5));
    }
    const auto blocks = ResultJournal(result, key).recovered();
    QCOMPARE(blocks.size(), std::size_t{2});
    QVERIFY(same(blocks[1], madeBlock(50, 5)));
}

void TstH5Own::journalDamaged() // whatever byte flips, what is recovered is right
{
    const auto result = file("flip.h5"), path = ResultJournal::pathFor(result);
    const Json key{{"k", 1}};
    {
        ResultJournal journal(result, key);
        for (int k = 0; k < 3; ++k)
            journal.append(madeBlock(5 * k, 5));
    }
    const std::string whole = contentOf(path);
    for (std::size_t at = 0; at < whole.size(); ++at) {
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ (1 << (at % 8)));
        setContent(path, damaged);
        const auto blocks = ResultJournal(result, key).recovered();
        QVERIFY(blocks.size() == 2 || blocks.empty()); // one block lost, or the key
        for (const auto& block : blocks)
            QVERIFY(same(block, madeBlock(block.range.first, 5)));
    }
}

QTEST_GUILESS_MAIN(TstH5Own)
#include "tst_h5_own.moc"
