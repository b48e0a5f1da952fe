// SPDX-License-Identifier: GPL-3.0-or-later
// Fine-tuning on a small simulated map: regions do not mix, labels are filtered as told, a fitted last layer
// knows the phases of regions it never saw, and what it was not shown is refused more often.
#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/classifier.h"
#include "core/nn/fine_tune.h"
#include "core/nn/linear_head.h"
#include "core/nn/map_labels.h"
#include "core/nn/map_regions.h"
#include "core/nn/pattern_samples.h"
#include "core/simulate/scan_simulation.h"

#include <QTest>

#include <algorithm>
#include <limits>
#include <set>

using namespace kikuscope;
using namespace kikuscope::nn;

namespace {

EbsdScan simulatedScan(std::uint64_t seed, int rows = 24, int cols = 30)
{
    simulate::ScanSpec spec;
    spec.name = "map " + std::to_string(seed);
    for (const char* structure : {"ferrite", "austenite", "silicon"})
        spec.phases.push_back({.structure = structure, .fraction = 1, .grainUm = 1});
    spec.rows = rows;
    spec.cols = cols;
    spec.patternHeight = spec.patternWidth = 48;
    spec.master.size = 101;
    spec.camera.noiseToSignal = 1;
    spec.seed = seed;
    NullMonitor job;
    return simulate::simulateScan(spec, job);
}

LabelledMap labelledMap(const EbsdScan& scan)
{
    return {scan, *scan.indexing, {{"labels_from", "ground truth"}}};
}

/// A map of 30 x 30 points without patterns that matter: `labels` gives the phase of a pixel.
template <class Labels> LabelledMap plainMap(const Labels& labels)
{
    LabelledMap map;
    map.scan.name = "plain";
    map.scan.grid = {.rows = 30, .cols = 30};
    map.scan.patterns =
        std::make_shared<MemoryPatternSource>(std::vector<std::uint16_t>(900 * 4), PixelType::U8, 900, 2, 2);
    map.labels.grid = map.scan.grid;
    for (const char* name : {"a", "b"}) {
        Phase phase;
        phase.name = name;
        map.labels.phases.phases.push_back(phase);
    }
    for (std::int64_t pixel = 0; pixel < 900; ++pixel)
        map.labels.phaseId.push_back(static_cast<std::uint16_t>(labels(pixel)));
    return map;
}

FineTuneOptions quickOptions()
{
    FineTuneOptions options;
    options.copies = 1;
    options.perClass = 60;
    options.device = "cpu";
    options.otherCrystals = 4;
    return options;
}

std::set<std::int64_t> asSet(const std::vector<std::int64_t>& pixels)
{
    return {pixels.begin(), pixels.end()};
}

} // namespace

class TestFineTune : public QObject
{
    Q_OBJECT
private slots:
    void initTestCase()
    {
        m_scan = simulatedScan(3);
        NullMonitor job;
        m_tuned = fineTune({labelledMap(m_scan)}, quickOptions(), job);
    }

    void everyTileHasOneRole()
    {
        const ScanGrid grid{.rows = 36, .cols = 48}; // tiles of 4 x 4
        std::set<Role> seen;
        for (std::int64_t pixel = 0; pixel < grid.size(); ++pixel) {
            const std::int64_t corner = grid.index(grid.row(pixel) / 4 * 4, grid.col(pixel) / 4 * 4);
            QCOMPARE(roleOf(grid, pixel), roleOf(grid, corner));
            seen.insert(roleOf(grid, pixel));
        }
        QCOMPARE(seen.size(), std::size_t{3});
    }

    void chosenPatternsFollowRegionsAndCounts()
    {
        const LabelledMap map = plainMap([](std::int64_t pixel) { return pixel % 3; }); // 0, a, b
        FineTuneOptions options = quickOptions();
        options.perClass = 25;
        NullMonitor job;
        const FineTuneData data = choosePatterns({map}, options, job);
        QCOMPARE(data.classes.size(), 2);
        const std::pair<const ChosenPixels*, Role> parts[] = {{&data.taught[0], Role::Taught},
                                                              {&data.validation[0], Role::Validation},
                                                              {&data.heldOut[0], Role::HeldOut}};
        for (const auto& [part, role] : parts) {
            QCOMPARE(asSet(part->pixels).size(), part->pixels.size()); // none twice
            for (std::size_t i = 0; i < part->pixels.size(); ++i) {
                QCOMPARE(roleOf(map.scan.grid, part->pixels[i]), role);
                QCOMPARE(part->labels[i] + 1, static_cast<int>(part->pixels[i] % 3));
            }
            for (const int label : {0, 1})
                QCOMPARE(std::ranges::count(part->labels, label), std::ptrdiff_t{25});
        }
        QVERIFY(choosePatterns({map}, options, job).taught[0].pixels == data.taught[0].pixels);
        options.seed = 2;
        QVERIFY(choosePatterns({map}, options, job).taught[0].pixels != data.taught[0].pixels);
    }

    void splittingByScansHoldsTheLastOneOut()
    {
        const LabelledMap map = plainMap([](std::int64_t pixel) { return 1 + pixel % 2; });
        FineTuneOptions options = quickOptions();
        options.split = "scans";
        NullMonitor job;
        const FineTuneData data = choosePatterns({map, map}, options, job);
        QVERIFY(data.heldOut[0].pixels.empty() && data.taught[1].pixels.empty() &&
                data.validation[1].pixels.empty());
        QVERIFY(!data.heldOut[1].pixels.empty() && !data.taught[0].pixels.empty() &&
                !data.validation[0].pixels.empty());
        QVERIFY_EXCEPTION_THROWN(choosePatterns({map}, options, job), Error);
    }

    void classesWithTooFewPatternsAreNamed()
    {
        NullMonitor job;
        const FineTuneData data =
            choosePatterns({plainMap([](std::int64_t pixel) { return pixel == 0 || pixel == 1 ? 2 : 1; })},
                           quickOptions(), job);
        QCOMPARE(data.classes.size(), 1);
        QCOMPARE(data.leftOut.size(), std::size_t{1});
        QCOMPARE(job.warnings().size(), std::size_t{1});
        QVERIFY(job.warnings()[0].find("b (2 to teach") != std::string::npos);
        try {
            choosePatterns({plainMap([](std::int64_t pixel) { return pixel < 2 ? 1 + pixel : 0; })},
                           quickOptions(), job);
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString(e.what()).contains("a (1 to teach") &&
                         QString(e.what()).contains("b (1 to teach"),
                     e.what());
        }
        QVERIFY_EXCEPTION_THROWN(
            choosePatterns({plainMap([](std::int64_t) { return 0; })}, quickOptions(), job), Error);
    }

    void filterCountsLabels_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<int>("left");
        QTest::newRow("at least") << "CI>=0.5" << 2; // 0.5 and 0.9; what is no number does not count
        QTest::newRow("at most") << "ci <= 0.5" << 2;
        QTest::newRow("as stored in float") << "CI>=0.9" << 1;
        QTest::newRow("all") << "CI>=-1" << 3;
    }
    void filterCountsLabels()
    {
        QFETCH(QString, filter);
        QFETCH(int, left);
        CrystalMap map;
        map.grid = {.rows = 1, .cols = 4};
        map.phases.phases.resize(1);
        map.phaseId = {1, 1, 1, 1};
        map.scalars = {{"CI", "", {0.1f, 0.5f, 0.9f, std::numeric_limits<float>::quiet_NaN()}}};
        const CrystalMap kept = filtered(map, {LabelFilter::fromText(filter.toStdString())});
        QCOMPARE(std::ranges::count(kept.phaseId, std::uint16_t{1}), static_cast<std::ptrdiff_t>(left));
    }

    void badFilters_data()
    {
        QTest::addColumn<QString>("filter");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("no sign") << "CI"
                                 << "not of the form";
        QTest::newRow("no number") << "CI>=much"
                                   << "not of the form";
        QTest::newRow("strictly") << "CI>0.1"
                                  << "not of the form";
        QTest::newRow("absent") << "MAD<=1"
                                << "it has CI";
    }
    void badFilters()
    {
        QFETCH(QString, filter);
        QFETCH(QString, complaint);
        CrystalMap map;
        map.scalars = {{"CI", "", {}}};
        try {
            filtered(map, {LabelFilter::fromText(filter.toStdString())});
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString(e.what()).contains(complaint), e.what());
        }
    }

    void handLabelsAreRead_data()
    {
        QTest::addColumn<QString>("text");
        QTest::newRow("CSV with header") << "row,col,label\n0,1,ferrite\r\n# a remark\n1,0,My phase\n";
        QTest::newRow("CSV without") << "0,1,ferrite\n1,0,\"My phase\"";
        QTest::newRow("JSON")
            << R"([{"row": 0, "col": 1, "label": "ferrite"}, {"row": 1, "col": 0, "label": "My phase"}])";
    }
    void handLabelsAreRead()
    {
        QFETCH(QString, text);
        const CrystalMap map = handLabels(text.toStdString(), "labels", {.rows = 2, .cols = 2});
        QVERIFY((map.phaseId == std::vector<std::uint16_t>{0, 1, 2, 0}));
        QCOMPARE(map.phases[1].spaceGroup, 229); // of the library
        QCOMPARE(map.phases[2].name, std::string("My phase"));
        QCOMPARE(map.phases[2].spaceGroup, 0);
    }

    void badHandLabels_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("complaint");
        QTest::newRow("empty") << ""
                               << "there is no label";
        QTest::newRow("header alone") << "row,col,label\n"
                                      << "there is no label";
        QTest::newRow("two fields") << "0,0,a\n0,a\n"
                                    << "line 2: \"0,a\" is not row,col,label";
        QTest::newRow("words") << "zero,0,a"
                               << "line 1: row and column must be whole numbers";
        QTest::newRow("outside") << "2,0,a"
                                 << "line 1: row 2, column 0 lies outside";
        QTest::newRow("negative") << "0,-1,a"
                                  << "column -1 lies outside";
        QTest::newRow("no name") << "0,0, "
                                 << "line 1: the label is empty";
        QTest::newRow("contradiction") << "0,0,a\n0,0,b"
                                       << "line 2: row 0, column 0 is labelled \"b\" here and \"a\" before";
        QTest::newRow("JSON cut off") << "[{\"row\": 0"
                                      << "not valid JSON";
        QTest::newRow("JSON object") << "{\"row\": 0}"
                                     << "must be a list";
        QTest::newRow("JSON half") << R"([{"row": 0.5, "col": 0, "label": "a"}])"
                                   << "entry 1: it must be";
        QTest::newRow("JSON number") << R"([{"row": 0, "col": 0, "label": "a"}, 3])"
                                     << "entry 2: it must be";
    }
    void badHandLabels()
    {
        QFETCH(QString, text);
        QFETCH(QString, complaint);
        try {
            handLabels(text.toStdString(), "labels.csv", {.rows = 2, .cols = 2});
            QFAIL("accepted");
        } catch (const Error& e) {
            QVERIFY2(QString(e.what()).startsWith("labels.csv") && QString(e.what()).contains(complaint),
                     e.what());
        }
    }

    void frozenHeadKnowsRegionsItNeverSaw()
    {
        const Json& heldOut = m_tuned.metrics.at("held_out");
        qInfo("%s", heldOut.dump().c_str());
        QVERIFY(heldOut.at("patterns").get<int>() > 100);
        QVERIFY(heldOut.at("accuracy")[1].get<double>() >
                0.55); // lower end of the interval; chance is a third
        QCOMPARE(heldOut.at("classes").size(), std::size_t{3});
        int counted = 0;
        for (const Json& row : heldOut.at("confusion").at("counts"))
            for (const Json& count : row)
                counted += count.get<int>();
        QCOMPARE(counted, heldOut.at("patterns").get<int>());
        const Json& told = m_tuned.training.at("fine_tune");
        QCOMPARE(told.at("maps")[0].at("labels_from").get<std::string>(), std::string("ground truth"));
        QCOMPARE(told.at("options").at("seed").get<int>(), 1);
        QVERIFY(!m_tuned.training.at("started_from").at("hash").get<std::string>().empty());
    }

    void sameSeedGivesTheSameWeights()
    {
        NullMonitor job;
        FineTuneOptions options = quickOptions();
        options.threads = 1;
        const LinearHead first = headOf(m_tuned),
                         again = headOf(fineTune({labelledMap(m_scan)}, options, job));
        QVERIFY(first.weight == again.weight && first.bias == again.bias);
        options.seed = 2;
        QVERIFY(headOf(fineTune({labelledMap(m_scan)}, options, job)).weight != first.weight);
    }

    void whatWasNotTaughtIsRefusedMoreOften()
    {
        LabelledMap map = labelledMap(m_scan);
        const int left = map.labels.phases.idOf("silicon");
        QVERIFY(left > 0);
        std::ranges::replace(map.labels.phaseId, static_cast<std::uint16_t>(left), std::uint16_t{0});
        NullMonitor job;
        Classifier classifier(std::make_shared<ModelFile>(fineTune({map}, quickOptions(), job)), "cpu");
        const Predictions answers = classifier.predict(m_scan.patterns->read({0, m_scan.grid.size()}));
        double known = 0, knownAccepted = 0, other = 0, otherAccepted = 0;
        for (std::size_t i = 0; i < answers.accepted.size(); ++i) {
            const bool isOther = m_scan.indexing->phaseId[i] == left;
            (isOther ? other : known) += 1;
            (isOther ? otherAccepted : knownAccepted) += answers.accepted[i];
        }
        int emptyAccepted = 0;
        PatternBlock empty({0, 100}, 48, 48);
        for (int i = 0; i < 100; ++i) {
            Rng rng = Rng::stream(5, static_cast<std::uint64_t>(i));
            renderFeatureless(rng, 48, i % 5 == 0, empty.pattern(i).data);
            empty.present[static_cast<std::size_t>(i)] = 1;
        }
        for (const std::uint8_t accepted : classifier.predict(empty).accepted)
            emptyAccepted += accepted;
        qInfo("accepted: known %.3f, a class left out %.3f, empty screens %d of 100", knownAccepted / known,
              otherAccepted / other, emptyAccepted);
        QVERIFY(knownAccepted / known > 0.8);
        QVERIFY(otherAccepted / other < 0.5);
        QVERIFY(emptyAccepted < 20);
    }

    void everyWeightLearnsInFullMode()
    {
        FineTuneOptions options = quickOptions();
        options.mode = "full";
        options.images = 1280;
        options.learningRate = 1e-3;
        NullMonitor job;
        const ModelFile model = fineTune({labelledMap(m_scan)}, options, job);
        QVERIFY(model.metrics.at("held_out").at("accuracy")[1].get<double>() > 0.4); // chance is a third
        QCOMPARE(model.otherClasses.size(), std::size_t{2}); // other structure, no pattern
        const auto start = loadModelByNameOrPath("phases-starter");
        QVERIFY(model.weights[0].name == start->weights[0].name &&
                model.weights[0].bytes != start->weights[0].bytes);
        const ModelFile again = fineTune({labelledMap(m_scan)}, options, job);
        for (std::size_t i = 0; i < model.weights.size(); ++i)
            QVERIFY2(model.weights[i].bytes == again.weights[i].bytes, model.weights[i].name.c_str());
    }

private:
    EbsdScan m_scan;
    ModelFile m_tuned;
};

QTEST_GUILESS_MAIN(TestFineTune)
#include "tst_fine_tune.moc"
