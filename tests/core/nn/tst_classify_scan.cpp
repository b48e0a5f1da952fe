// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/untrained.h"

#include <QTest>

#include <atomic>
#include <functional>
#include <mutex>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

constexpr std::int64_t rows = 12, cols = 10;
constexpr int side = 24;

std::shared_ptr<const ModelFile> model()
{
    static const auto shared = std::make_shared<const ModelFile>(untrainedModel("compact", 24, {"a", "b", "c", "d"}, 8));
    return shared;
}

EbsdScan scanOf(std::shared_ptr<const PatternSource> patterns)
{
    EbsdScan scan;
    scan.name = "made up";
    scan.path = "made-up.h5";
    scan.grid.rows = rows;
    scan.grid.cols = cols;
    scan.grid.colsShifted = cols;
    scan.detector.height = scan.detector.width = side;
    scan.patterns = std::move(patterns);
    return scan;
}

std::shared_ptr<MemoryPatternSource> memorySource()
{
    Rng rng(21);
    std::vector<std::uint16_t> pixels(static_cast<std::size_t>(rows * cols * side * side));
    for (auto& pixel : pixels)
        pixel = static_cast<std::uint16_t>(rng.index(256));
    return std::make_shared<MemoryPatternSource>(std::move(pixels), PixelType::U8, rows * cols, side, side);
}

/// Fails from a pattern on, counts what was read.
class FailingSource : public MemoryPatternSource
{
public:
    FailingSource(const MemoryPatternSource& good, std::int64_t failsFrom) : MemoryPatternSource(good), m_failsFrom(failsFrom) {}
    std::int64_t preferredBlock() const override { return 20; }
    PatternBlock read(PatternRange range) const override
    {
        if (range.end() > m_failsFrom)
            throw Error(ErrorKind::BadFile, "the data end too early");
        m_read += range.count;
        return MemoryPatternSource::read(range);
    }
    std::int64_t patternsRead() const { return m_read; }

private:
    std::int64_t m_failsFrom;
    mutable std::atomic<std::int64_t> m_read{0};
};

ClassifyOptions options(int workers)
{
    ClassifyOptions o;
    o.device = "cpu";
    o.workers = workers;
    o.batch = 8;
    return o;
}

bool sameMap(const PhaseMap& a, const PhaseMap& b)
{
    return a.state == b.state && a.phaseId == b.phaseId && a.topId == b.topId && a.topProbability == b.topProbability;
}

QString messageOf(const std::function<void()>& f)
{
    try {
        f();
    } catch (const Error& e) {
        return QString::fromUtf8(e.what());
    }
    return {};
}

} // namespace

class TestClassifyScan : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { initialiseThreads(); }

    void wholeScan()
    {
        NullMonitor job;
        const auto scan = scanOf(memorySource());
        std::int64_t announced = 0;
        std::atomic<int> inside{0};
        bool overlapped = false;
        const auto map = classifyScan(scan, model(), options(3), job, [&](const Predictions& p) {
            overlapped = overlapped || ++inside > 1;
            announced += p.range.count;
            --inside;
        });
        QCOMPARE(map.doneCount(), scan.grid.size());
        QCOMPARE(announced, scan.grid.size());
        QVERIFY(!overlapped);
        QCOMPARE(map.phases.size(), 4);
        for (std::int64_t i = 0; i < scan.grid.size(); ++i)
            QCOMPARE(map.phaseId[static_cast<std::size_t>(i)], map.topId[static_cast<std::size_t>(i)][0]);
        const auto& p = map.provenance;
        QCOMPARE(p["stopped"].get<bool>(), false);
        QCOMPARE(p["device"].get<std::string>(), std::string("cpu"));
        QCOMPARE(p["workers"].get<int>(), 3);
        QCOMPARE(p["patterns"].get<std::int64_t>(), scan.grid.size());
        QCOMPARE(p["input"]["path"].get<std::string>(), std::string("made-up.h5"));
        QVERIFY(p.contains("app_version") && p.contains("recipe") && p["model"].contains("hash") && p["seconds"].get<double>() > 0);
    }

    /// The same answer, bit for bit, whatever the number of workers and the memory allowed.
    void independentOfWorkers()
    {
        NullMonitor job;
        const auto scan = scanOf(memorySource());
        const auto one = classifyScan(scan, model(), options(1), job);
        QVERIFY(sameMap(one, classifyScan(scan, model(), options(2), job)));
        QVERIFY(sameMap(one, classifyScan(scan, model(), options(5), job)));
    }

    void stopKeepsWhatIsDoneAndResumes()
    {
        const auto scan = scanOf(memorySource());
        NullMonitor whole;
        const auto expected = classifyScan(scan, model(), options(2), whole);

        NullMonitor job;
        std::vector<Predictions> done;
        const auto part = classifyScan(scan, model(), options(2), job, [&](const Predictions& p) {
            done.push_back(p);
            if (done.size() == 3)
                job.requestStop();
            if (done.size() >= 3)
                QTest::qSleep(150); // leaves the caller the time to notice
        });
        QVERIFY(part.doneCount() >= 24 && part.doneCount() < scan.grid.size());
        QCOMPARE(part.provenance["stopped"].get<bool>(), true);
        for (std::size_t i = 0; i < part.state.size(); ++i)
            if (part.state[i] != PixelState::Pending)
                QCOMPARE(part.topId[i], expected.topId[i]);

        NullMonitor again;
        std::int64_t recomputed = 0;
        const auto resumed = classifyScan(scan, model(), options(2), again, [&](const Predictions& p) { recomputed += p.range.count; }, done);
        QVERIFY(sameMap(resumed, expected));
        QCOMPARE(recomputed, scan.grid.size() - part.doneCount());
        QCOMPARE(resumed.provenance["stopped"].get<bool>(), false);
    }

    void nothingLeftToDo()
    {
        const auto good = memorySource();
        NullMonitor job;
        std::vector<Predictions> done;
        const auto expected = classifyScan(scanOf(good), model(), options(1), job, [&](const Predictions& p) { done.push_back(p); });
        const auto untouched = std::make_shared<FailingSource>(*good, 0);
        QVERIFY(sameMap(classifyScan(scanOf(untouched), model(), options(1), job, {}, done), expected));
        QCOMPARE(untouched->patternsRead(), std::int64_t{0});
    }

    void readingErrorNamesTheRows()
    {
        NullMonitor job;
        const auto source = std::make_shared<FailingSource>(*memorySource(), 65);
        const QString message = messageOf([&] { classifyScan(scanOf(source), model(), options(2), job); });
        // Three batches of 8 per read: patterns 48 to 71 lie in rows 4 to 7 of 10 columns.
        QVERIFY2(message.contains("rows 4 to 7"), qPrintable(message));
        QVERIFY2(message.contains("made up") && message.contains("end too early"), qPrintable(message));
    }

    void errorOfTheCallbackSurfaces()
    {
        NullMonitor job;
        const auto f = [](const Predictions&) { throw Error(ErrorKind::BadFile, "disk full"); };
        QCOMPARE(messageOf([&] { classifyScan(scanOf(memorySource()), model(), options(2), job, f); }), QString("disk full"));
    }

    void stoppedBeforeTheFirstBlock()
    {
        NullMonitor job;
        job.requestStop();
        const auto map = classifyScan(scanOf(memorySource()), model(), options(1), job);
        QVERIFY(map.doneCount() <= map.grid.size());
        QCOMPARE(map.provenance["stopped"].get<bool>(), map.doneCount() < map.grid.size());
    }

    void patternCentreIsAskedForAndRecorded()
    {
        NullMonitor job;
        auto told = std::make_shared<ModelFile>(*model());
        told->recipe = preprocess::PreprocessRecipe::knownBands(24);
        auto scan = scanOf(memorySource());
        const QString message = messageOf([&] { classifyScan(scan, told, options(1), job); });
        QVERIFY2(message.contains("pattern centre") && message.contains("made up") && message.contains("--pc"), qPrintable(message));
        scan.detector.patternCentre = PatternCentre{0.5, 0.3, 0.6};
        const auto map = classifyScan(scan, told, options(2), job);
        QCOMPARE(map.doneCount(), scan.grid.size());
        QCOMPARE(map.provenance["pattern_centre"]["z"].get<double>(), 0.6);
        scan.detector.patternCentre = PatternCentre{0.4, 0.4, 0.7};
        QVERIFY(!sameMap(map, classifyScan(scan, told, options(2), job)));
        QVERIFY(!classifyScan(scan, model(), options(1), job).provenance.contains("pattern_centre"));
    }

    void impossibleInputs()
    {
        NullMonitor job;
        QVERIFY(messageOf([&] { classifyScan(scanOf(nullptr), model(), options(1), job); }).contains("no patterns"));
        auto scan = scanOf(memorySource());
        scan.grid.rows += 1;
        QVERIFY(messageOf([&] { classifyScan(scan, model(), options(1), job); }).contains("grid"));
        auto bad = options(1);
        bad.batch = 0;
        QVERIFY(messageOf([&] { classifyScan(scanOf(memorySource()), model(), bad, job); }).contains("batch"));
        Predictions outside;
        outside.resize({rows * cols - 2, 4});
        QVERIFY(messageOf([&] { classifyScan(scanOf(memorySource()), model(), options(1), job, {}, {outside}); }).contains("outside"));
    }

    void littleMemoryStillWorks()
    {
        NullMonitor job;
        auto small = options(2);
        small.memoryMiB = 16;
        small.batch = 4096;
        const auto map = classifyScan(scanOf(memorySource()), model(), small, job);
        QCOMPARE(map.doneCount(), map.grid.size());
    }
};

QTEST_GUILESS_MAIN(TestClassifyScan)
#include "tst_classify_scan.moc"
