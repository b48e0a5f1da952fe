// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/cleanup.h"
#include "core/base/error.h"
#include "tests/core/analysis/planted_maps.h"

#include <QTest>

#include <cmath>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

/// Digits are class ids, 0 unknown; '-' has no pattern. Every pixel is sure by 0.8.
PhaseMap drawnMap(const std::vector<const char*>& lines, GridKind kind = GridKind::Square)
{
    ScanGrid grid;
    grid.rows = static_cast<std::int64_t>(lines.size());
    grid.cols = grid.colsShifted = static_cast<std::int64_t>(std::string(lines[0]).size());
    grid.kind = kind;
    PhaseMap map(grid, {{namedPhase("a"), namedPhase("b"), namedPhase("c"), namedPhase("d"), namedPhase("e")}});
    map.name = "drawn";
    map.provenance = {{"model", "m"}, {"seed", 7}};
    std::size_t i = 0;
    for (const std::string line : lines)
        for (const char c : line) {
            map.state[i] = c == '-' ? PixelState::NoPattern : PixelState::Classified;
            map.phaseId[i] = c == '-' ? std::uint16_t{0} : static_cast<std::uint16_t>(c - '0');
            map.topId[i] = {std::max<std::uint16_t>(1, map.phaseId[i]), 2, 0};
            map.topProbability[i] = {0.8f, 0.1f, 0};
            ++i;
        }
    return map;
}

std::vector<std::string> drawing(const PhaseMap& map)
{
    std::vector<std::string> lines;
    for (std::int64_t row = 0; row < map.grid.rows; ++row) {
        lines.emplace_back();
        for (std::int64_t col = 0; col < map.grid.cols; ++col) {
            const auto i = static_cast<std::size_t>(map.grid.index(row, col));
            lines.back() += map.state[i] == PixelState::NoPattern ? '-' : static_cast<char>('0' + map.phaseId[i]);
        }
    }
    return lines;
}

PhaseMap cleaned(const PhaseMap& map, const CleanupSteps& steps, const std::vector<std::uint32_t>& grains = {})
{
    NullMonitor job;
    return cleanUp(map, steps, job, grains);
}

bool sameMap(const PhaseMap& a, const PhaseMap& b)
{
    return a.name == b.name && a.grid == b.grid && a.state == b.state && a.phaseId == b.phaseId && a.topId == b.topId &&
           a.topProbability == b.topProbability && a.rawPhaseId == b.rawPhaseId && a.provenance == b.provenance;
}

using Lines = std::vector<std::string>;

} // namespace

class TestCleanup : public QObject
{
    Q_OBJECT
private slots:
    void minimumConfidence()
    {
        PhaseMap map = drawnMap({"123"});
        map.topProbability[1] = {0.49f, 0.2f, 0};
        map.topProbability[2] = {0.5f, 0.2f, 0};
        QCOMPARE(drawing(cleaned(map, {.steps = {"min_confidence"}})), Lines{"103"});
    }

    void majorityVotes_data()
    {
        QTest::addColumn<QString>("unknown");
        QTest::addColumn<int>("passes");
        QTest::addColumn<QString>("expected");
        // Raw map 1210/1110/0122/0022, by hand. The 2 of the first row has four 1 around it. The unknown pixel at the end of the
        // second row has two 1 and two 2: a tie, nobody fills it; that above it has two 1.
        QTest::newRow("keep") << "keep" << 1 << "1110/1110/0122/0022";
        QTest::newRow("fill") << "fill" << 1 << "1111/1110/1122/1222";
        QTest::newRow("class") << "class" << 1 << "1110/1110/0122/0022";
    }
    void majorityVotes()
    {
        QFETCH(QString, unknown);
        QFETCH(int, passes);
        QFETCH(QString, expected);
        const PhaseMap map = drawnMap({"1210", "1110", "0122", "0022"});
        const Lines lines = drawing(
            cleaned(map, {.steps = {"majority"}, .majorityPasses = passes, .unknown = unknown.toStdString()}));
        QString joined;
        for (const std::string& line : lines)
            joined += (joined.isEmpty() ? "" : "/") + QString::fromStdString(line);
        QCOMPARE(joined, expected);
    }

    void aTieChangesNothing()
    {
        QCOMPARE(drawing(cleaned(drawnMap({"12"}), {.steps = {"majority"}})), Lines{"12"});
        QCOMPARE(drawing(cleaned(drawnMap({"1322"}), {.steps = {"majority"}})), Lines({"1322"})); // 1, 3, 2: one each
    }

    void hexagonalWindowHasSevenPixels()
    {
        // Around the middle pixel of row 1 (shifted right): columns 1 and 2 above and below, 0 and 2 beside.
        const Lines lines = drawing(cleaned(drawnMap({"3111", "1221", "3111"}, GridKind::Hexagonal), {.steps = {"majority"}}));
        QCOMPARE(lines[1][1], '1'); // 1 1 / 1 . 2 / 1 1: five 1 against two 2
        // On a square grid the 3s would not matter either, but the corner pixel (0,0) sees three neighbours, here two.
        QCOMPARE(lines[0][0], '1'); // neighbours (0,1) = 1 and (1,0) = 1
    }

    void pixelsWithoutAPatternAreLeft()
    {
        const PhaseMap map = drawnMap({"111", "1-1", "111"});
        for (const char* step : {"majority", "absorb", "pool"})
            QCOMPARE(drawing(cleaned(map, {.steps = {step}, .unknown = "fill"})), drawing(map));
    }

    void smallGrainsAreAbsorbed_data()
    {
        QTest::addColumn<int>("pixels");
        QTest::addColumn<QString>("unknown");
        QTest::addColumn<QStringList>("expected");
        // 3 touches 1 on five sides and 2 on one; 4 lies inside 2; the single 0 lies inside 1.
        QTest::newRow("2 pixels") << 2 << "keep" << QStringList{"111222", "113222", "113222", "101222", "111222"};
        QTest::newRow("3 pixels") << 3 << "keep" << QStringList{"111222", "111222", "111222", "101222", "111222"};
        QTest::newRow("unknown too") << 3 << "fill" << QStringList{"111222", "111222", "111222", "111222", "111222"};
        QTest::newRow("nothing is small") << 1 << "keep" << QStringList{"111222", "113222", "113242", "101222", "111222"};
    }
    void smallGrainsAreAbsorbed()
    {
        QFETCH(int, pixels);
        QFETCH(QString, unknown);
        QFETCH(QStringList, expected);
        const PhaseMap map = drawnMap({"111222", "113222", "113242", "101222", "111222"});
        const Lines lines = drawing(
            cleaned(map, {.steps = {"absorb"}, .minGrainPixels = pixels, .unknown = unknown.toStdString()}));
        QStringList got;
        for (const std::string& line : lines)
            got << QString::fromStdString(line);
        QCOMPARE(got, expected);
    }

    void clustersOfSmallGrainsGoFromOutsideIn()
    {
        const PhaseMap map = drawnMap({"1111111", "1111111", "1123211", "1132311", "1123211", "1111111", "1111111"});
        for (const std::string& line : drawing(cleaned(map, {.steps = {"absorb"}, .minGrainPixels = 3})))
            QCOMPARE(line, std::string("1111111"));
        const PhaseMap speckle = drawnMap({"12", "34"}); // nothing large enough to follow
        QCOMPARE(drawing(cleaned(speckle, {.steps = {"absorb"}, .minGrainPixels = 3})), drawing(speckle));
    }

    void poolingAddsLogarithms()
    {
        // Five classes, three pixels given as one grain. By hand, log p of class 1: ln 0.6 + ln 0.6 + ln 0.02;
        // of class 2: ln 0.3 + ln 0.3 + ln 0.9. The third pixel leaves 0.1 to four classes less one named: 0.08 is
        // class 3's, 0.02 is shared by 1, 4 and 5: 0.02 / 3 each.
        PhaseMap map = drawnMap({"112"});
        map.topId = {{{1, 2, 0}, {1, 2, 0}, {2, 3, 0}}};
        map.topProbability = {{{0.6f, 0.3f, 0.f}, {0.6f, 0.3f, 0.f}, {0.9f, 0.08f, 0.f}}};
        const double one = 2 * std::log(0.6) + std::log(0.02 / 3), two = 2 * std::log(0.3) + std::log(0.9);
        QVERIFY(two > one);
        QCOMPARE(drawing(cleaned(map, {.steps = {"pool"}}, {9, 9, 9})), Lines{"222"});
        // Without grains given, the two pixels of class 1 are a grain of their own.
        QCOMPARE(drawing(cleaned(map, {.steps = {"pool"}})), Lines{"112"});
        // Five pixels of class 1 outweigh one of class 2: 5 ln 0.6 + ln 0.0067 > 5 ln 0.3 + ln 0.9 (-7.6, -6.1)? No;
        // with ten they do (-10.1, -12.1).
        for (const int ones : {5, 10}) {
            PhaseMap more = drawnMap({std::string(static_cast<std::size_t>(ones), '1').append("2").c_str()});
            for (auto& p : more.topProbability)
                p = {0.6f, 0.3f, 0};
            for (auto& id : more.topId)
                id = {1, 2, 0};
            more.topId.back() = {2, 3, 0};
            more.topProbability.back() = {0.9f, 0.08f, 0};
            const std::vector<std::uint32_t> grain(static_cast<std::size_t>(ones) + 1, 4);
            QCOMPARE(int(cleaned(more, {.steps = {"pool"}}, grain).phaseId[0]), ones == 5 ? 2 : 1);
        }
    }

    void poolingLeavesUnknownGrainsUnlessAsked()
    {
        PhaseMap map = drawnMap({"0011"});
        QCOMPARE(drawing(cleaned(map, {.steps = {"pool"}})), Lines{"0011"});
        QCOMPARE(drawing(cleaned(map, {.steps = {"pool"}, .unknown = "fill"})), Lines{"1111"});
        QCOMPARE(drawing(cleaned(map, {.steps = {"pool"}}, {0, 5, 5, 5})), Lines{"0111"}); // 0: in no grain
    }

    void orderMatters()
    {
        PhaseMap map = drawnMap({"11211"});
        map.topProbability[2] = {0.3f, 0.2f, 0};
        const CleanupSteps doubtFirst{.steps = {"min_confidence", "absorb"}, .minGrainPixels = 2};
        CleanupSteps absorbFirst = doubtFirst;
        std::reverse(absorbFirst.steps.begin(), absorbFirst.steps.end());
        QCOMPARE(drawing(cleaned(map, doubtFirst)), Lines{"11011"}); // unknown is kept
        map.topProbability[2] = {0.6f, 0.2f, 0};
        QCOMPARE(drawing(cleaned(map, absorbFirst)), Lines{"11111"});
    }

    void theRawMapComesBackBitForBit()
    {
        const PlantedMaps maps = plantedMaps(60);
        const CleanupSteps steps{.steps = {"min_confidence", "majority", "absorb", "pool"},
                                 .minConfidence = 0.75,
                                 .majorityPasses = 2,
                                 .minGrainPixels = 6};
        PhaseMap raw = maps.result;
        raw.provenance = {{"model", "m"}};
        const PhaseMap map = cleaned(raw, steps);
        QVERIFY(isCleaned(map) && !isCleaned(raw));
        QVERIFY(map.phaseId != raw.phaseId);
        QVERIFY(map.topProbability == raw.topProbability);
        QVERIFY(sameMap(rawMap(map), raw));
        QCOMPARE(map.provenance["clean_up"]["raw_sha256"].get<std::string>(), mapHash(raw));
        QCOMPARE(map.provenance["model"].get<std::string>(), std::string("m"));
        const auto again = settingsFromJson<CleanupSteps>(map.provenance["clean_up"]["settings"]);
        QVERIFY(sameMap(cleaned(raw, again), map)); // what is written suffices to do it again
        QVERIFY(sameMap(cleaned(map, steps), map)); // steps start from the raw answers, not from cleaned ones
        NullMonitor job;
        const CleanedPhases counted = cleanedPhases(raw, steps, job);
        QCOMPARE(counted.phaseId, map.phaseId);
        QCOMPARE(counted.outcomes.size(), std::size_t(4));
        QCOMPARE(map.provenance["clean_up"]["changed"][1]["changed_pixels"].get<std::int64_t>(), counted.outcomes[1].changed);
        std::int64_t differing = 0;
        for (std::size_t i = 0; i < raw.phaseId.size(); ++i)
            differing += raw.phaseId[i] != map.phaseId[i];
        QCOMPARE(counted.changed, differing);
    }

    void mistakesAreNamed()
    {
        const PhaseMap map = drawnMap({"12"});
        const std::pair<CleanupSteps, const char*> mistakes[] = {
            {{.steps = {"dilate"}}, "dilate"},
            {{.steps = {"majority"}, .majorityPasses = 0}, "majority_passes"},
            {{.minConfidence = 1.5}, "min_confidence"},
            {{.unknown = "drop"}, "unknown"}};
        for (const auto& [steps, word] : mistakes)
            try {
                cleaned(map, steps);
                QFAIL(word);
            } catch (const Error& error) {
                QVERIFY(error.kind() == ErrorKind::BadSetting);
                QVERIFY2(QString(error.what()).contains(word), error.what());
            }
        QVERIFY_THROWS_EXCEPTION(Error, cleaned(map, {.steps = {"pool"}}, {1}));
    }
};

QTEST_GUILESS_MAIN(TestCleanup)
#include "tst_cleanup.moc"
