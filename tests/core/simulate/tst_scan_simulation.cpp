// SPDX-License-Identifier: GPL-3.0-or-later
// Simulated scans: fractions, ground truth against patterns, electron image, reproducibility, bad specifications.
#include "core/base/rotation.h"
#include "core/map/phase_map.h"
#include "core/simulate/grain_structure.h"
#include "core/simulate/scan_simulation.h"

#include <QTemporaryDir>
#include <QTest>
#include <numeric>

using namespace kikuscope;
using namespace kikuscope::simulate;

namespace {

ScanSpec smallSpec()
{
    ScanSpec spec;
    spec.phases = {{"nickel", 0.6, 4, 1}, {"ferrite", 0.4, 3, 5}};
    spec.rows = 30;
    spec.cols = 40;
    spec.patternHeight = spec.patternWidth = 48;
    spec.master.size = 151;
    spec.seed = 11;
    return spec;
}

double correlation(ImageView<const float> a, const std::vector<float>& b)
{
    const double n = static_cast<double>(b.size());
    const double ma = std::accumulate(a.data, a.data + b.size(), 0.) / n, mb = std::accumulate(b.begin(), b.end(), 0.) / n;
    double ab = 0, aa = 0, bb = 0;
    for (std::size_t i = 0; i < b.size(); ++i) {
        ab += (a.data[i] - ma) * (b[i] - mb);
        aa += (a.data[i] - ma) * (a.data[i] - ma);
        bb += (b[i] - mb) * (b[i] - mb);
    }
    return ab / std::sqrt(aa * bb);
}

} // namespace

class TestScanSimulation : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        QVERIFY(m_cache.isValid());
        qputenv("XDG_CACHE_HOME", m_cache.path().toUtf8());
        m_scan = simulateScan(smallSpec(), m_job);
    }

    void describesItself()
    {
        QVERIFY(m_scan.simulated && m_scan.indexingIsGroundTruth);
        QCOMPARE(m_scan.grid.size(), 1200);
        QCOMPARE(m_scan.patterns->size(), 1200);
        QCOMPARE(m_scan.detector.height, 48);
        QVERIFY(m_scan.detector.patternCentre == smallSpec().pc);
        QCOMPARE(m_scan.indexing->name, std::string("ground truth (simulated)"));
        QCOMPARE(m_scan.indexing->frame, SampleFrame::Tsl);
        QCOMPARE(m_scan.indexing->phases.size(), 2);
        QVERIFY(m_scan.indexing->scalar("relative band contrast"));
    }

    void areaFractionsAreAsWanted()
    {
        const auto fractions = phaseFractions(m_scan.grid, 2, m_scan.indexing->phaseId);
        QVERIFY2(std::abs(fractions[1].ofAll - 0.6) < 0.03, qPrintable(QString::number(fractions[1].ofAll)));
    }

    void grainsHaveTheWantedSizeAndShape()
    {
        Rng rng(5);
        const GrainStructure structure({{0.7, 5, 1}, {0.3, 4, 8}}, 100, 80, 10, rng);
        std::vector<double> area(structure.grains().size(), 0.);
        for (int r = 0; r < 320; ++r)
            for (int c = 0; c < 400; ++c)
                area[static_cast<std::size_t>(structure.grainAt(c * 0.25, r * 0.25))] += 0.0625;
        double sum = 0, count = 0, share = 0;
        for (std::size_t i = 0; i < area.size(); ++i) {
            if (structure.grains()[i].phaseId == 2)
                share += area[i] / 8000;
            else if (area[i] > 0) {
                sum += area[i];
                ++count;
            }
        }
        QVERIFY(std::abs(share - 0.3) < 0.01);
        QVERIFY2(std::abs(std::sqrt(sum / count) - 5) < 1, qPrintable(QString::number(std::sqrt(sum / count))));
        // needles: a step along the long axis stays in the grain more often than one across
        int along = 0, across = 0;
        for (std::size_t i = 0; i < area.size(); ++i) {
            const Grain& g = structure.grains()[i];
            if (g.phaseId != 2 || structure.grainAt(g.x, g.y) != static_cast<int>(i))
                continue;
            along += structure.grainAt(g.x + 3 * g.along[0], g.y + 3 * g.along[1]) == static_cast<int>(i);
            across += structure.grainAt(g.x - 3 * g.along[1], g.y + 3 * g.along[0]) == static_cast<int>(i);
        }
        QVERIFY(along > 4 * across);
    }

    void patternsFitTheGroundTruth()
    {
        // Rendered anew from phase and Euler angles of the map through the documented chain (formats.md 7.2).
        const CrystalMap& truth = *m_scan.indexing;
        const PatternBlock block = m_scan.patterns->read({0, m_scan.grid.size()});
        std::vector<MasterPattern> masters;
        for (const Phase& phase : truth.phases.phases)
            masters.push_back(prefiltered(cachedMasterPattern(phase, smallSpec().master, m_job), pixelAngleDeg(smallSpec().pc, 48)));
        const ScalarMap& contrast = *truth.scalar("relative band contrast");
        std::vector<float> expected(48 * 48);
        int checked = 0;
        for (std::int64_t i = 0; i < m_scan.grid.size(); i += 7) {
            const auto k = static_cast<std::size_t>(i);
            if (contrast.values[k] < 1)
                continue; // two grains under the beam
            for (std::size_t p = 0; p < 2; ++p) {
                projectMaster(masters[p], crystalFromSample(truth.orientation[k]) * sampleFromDetector(SampleFrame::Tsl, 70, 0),
                              smallSpec().pc, 48, 48, expected.data());
                const double ncc = correlation(block.pattern(i), expected);
                if (truth.phaseId[k] == p + 1)
                    QVERIFY2(ncc > 0.95, qPrintable(QString::number(ncc)));
                else
                    QVERIFY(ncc < 0.8);
            }
            ++checked;
        }
        QVERIFY(checked > 30);
    }

    void electronImageShowsTheMap()
    {
        QCOMPARE(m_scan.semImages.size(), 1u);
        const SemImage& image = m_scan.semImages[0];
        QVERIFY(image.mapInImage);
        QVERIFY(image.pixels.cols > 2 * 40); // finer than the map
        // mean grey of the two phases inside the map: nickel (Z 28) brighter than iron (Z 26)
        double sum[3] = {}, count[3] = {};
        for (int r = 0; r < 30; ++r)
            for (int c = 0; c < 40; ++c) {
                const double x = (image.mapInImage->x + (c + 0.5) / 40 * image.mapInImage->width) * image.pixels.cols;
                const double y = (image.mapInImage->y + (r + 0.5) / 30 * image.mapInImage->height) * image.pixels.rows;
                const auto id = m_scan.indexing->phaseId[static_cast<std::size_t>(r * 40 + c)];
                sum[id] += image.pixels(static_cast<int>(y), static_cast<int>(x));
                ++count[id];
            }
        QVERIFY(sum[1] / count[1] > sum[2] / count[2] + 3);
    }

    void threadsDoNotChangeAnything()
    {
        ScanSpec spec = smallSpec();
        spec.camera.noiseToSignal = 1;
        spec.rows = 8;
        spec.master.threads = 1;
        const EbsdScan one = simulateScan(spec, m_job);
        spec.master.threads = 4;
        const EbsdScan four = simulateScan(spec, m_job);
        QVERIFY(one.patterns->read({0, 320}).pixels == four.patterns->read({0, 320}).pixels);
        QVERIFY(one.semImages[0].pixels == four.semImages[0].pixels);
        spec.seed = 12;
        QVERIFY(one.patterns->read({0, 320}).pixels != simulateScan(spec, m_job).patterns->read({0, 320}).pixels);
    }

    void unindexedPixelsLieAtBoundaries()
    {
        ScanSpec spec = smallSpec();
        spec.unindexedFraction = 0.1;
        const EbsdScan scan = simulateScan(spec, m_job);
        const auto& contrast = scan.indexing->scalar("relative band contrast")->values;
        int missing = 0, lowContrast = 0;
        for (std::size_t i = 0; i < contrast.size(); ++i)
            if (scan.indexing->phaseId[i] == 0) {
                ++missing;
                lowContrast += contrast[i] < 1;
            }
        QCOMPARE(missing, 120);
        QVERIFY(lowContrast > 110);
    }

    void sixteenBitPatterns()
    {
        ScanSpec spec = smallSpec();
        spec.rows = spec.cols = 3;
        spec.camera.bits = 12;
        const EbsdScan scan = simulateScan(spec, m_job);
        QCOMPARE(scan.patterns->pixelType(), PixelType::U16);
        const PatternBlock block = scan.patterns->read({0, 9});
        QCOMPARE(*std::max_element(block.pixels.begin(), block.pixels.end()), 4095.f);
    }

    void jsonRoundTrip()
    {
        const ScanSpec spec = smallSpec();
        QCOMPARE(ScanSpec::fromJson(spec.toJson(), "test").toJson().dump(), spec.toJson().dump());
    }

    void badSpecificationsAreRefused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::newRow("no phases") << R"({})";
        QTest::newRow("unknown key") << R"({"phases":[{"structure":"nickel"}],"colour":1})";
        QTest::newRow("unknown key in a phase") << R"({"phases":[{"structure":"nickel","size":1}]})";
        QTest::newRow("wrong type") << R"({"phases":[{"structure":"nickel"}],"rows":"many"})";
        QTest::newRow("zero fractions") << R"({"phases":[{"structure":"nickel","fraction":0}]})";
        QTest::newRow("negative rows") << R"({"phases":[{"structure":"nickel"}],"rows":-4})";
        QTest::newRow("too much memory") << R"({"phases":[{"structure":"nickel"}],"rows":90000,"cols":90000})";
        QTest::newRow("pc of two numbers") << R"({"phases":[{"structure":"nickel"}],"pc":[0.5,0.5]})";
        QTest::newRow("not an object") << R"([1])";
    }
    void badSpecificationsAreRefused()
    {
        QFETCH(QString, json);
        QVERIFY_THROWS_EXCEPTION(Error, ScanSpec::fromJson(Json::parse(json.toStdString()), "test.json"));
    }

    void stopsWhenAsked()
    {
        NullMonitor job;
        job.requestStop();
        QVERIFY_THROWS_EXCEPTION(Stopped, simulateScan(smallSpec(), job));
    }

private:
    QTemporaryDir m_cache;
    NullMonitor m_job;
    EbsdScan m_scan;
};

QTEST_GUILESS_MAIN(TestScanSimulation)
#include "tst_scan_simulation.moc"
