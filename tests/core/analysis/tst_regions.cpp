// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/neighbours.h"
#include "core/analysis/regions.h"
#include "core/base/error.h"
#include "core/base/rng.h"

#include <QTest>

#include <algorithm>
#include <map>
#include <set>

using namespace kikuscope;
using namespace kikuscope::analysis;

namespace {

ScanGrid gridOf(std::int64_t rows, std::int64_t cols, GridKind kind = GridKind::Square, std::int64_t colsShifted = -1)
{
    ScanGrid grid;
    grid.rows = rows;
    grid.cols = cols;
    grid.kind = kind;
    grid.colsShifted = colsShifted < 0 ? cols : colsShifted;
    return grid;
}

/// From the drawing: one letter per pixel.
std::vector<std::uint16_t> drawn(const std::vector<const char*>& lines)
{
    std::vector<std::uint16_t> labels;
    for (const std::string line : lines)
        for (const char c : line)
            labels.push_back(static_cast<std::uint16_t>(c));
    return labels;
}

/// Do two points lie one step apart? By their positions in the plane, not by the columns that the code computes.
bool touch(const ScanGrid& grid, std::int64_t a, std::int64_t b)
{
    const auto [ax, ay] = grid.positionUm(a);
    const auto [bx, by] = grid.positionUm(b);
    return a != b && std::hypot(ax - bx, ay - by) < 1.01 * grid.stepXUm;
}

/// Flood fill over all pairs of pixels that touch.
std::vector<int> flooded(const ScanGrid& grid, const std::vector<std::uint16_t>& labels)
{
    std::vector<int> region(labels.size(), -1);
    int count = 0;
    for (std::int64_t seed = 0; seed < grid.size(); ++seed) {
        if (!grid.hasPoint(seed) || region[static_cast<std::size_t>(seed)] >= 0)
            continue;
        std::vector<std::int64_t> open{seed};
        region[static_cast<std::size_t>(seed)] = count;
        while (!open.empty()) {
            const std::int64_t at = open.back();
            open.pop_back();
            for (std::int64_t next = 0; next < grid.size(); ++next)
                if (grid.hasPoint(next) && region[static_cast<std::size_t>(next)] < 0 && touch(grid, at, next) &&
                    labels[static_cast<std::size_t>(next)] == labels[static_cast<std::size_t>(seed)]) {
                    region[static_cast<std::size_t>(next)] = count;
                    open.push_back(next);
                }
        }
        ++count;
    }
    return region;
}

} // namespace

class TestRegions : public QObject
{
    Q_OBJECT
private slots:
    void uShapeIsOneRegion()
    {
        const ScanGrid grid = gridOf(4, 5);
        const auto labels = drawn({"a.a.b", "a.a.b", "aaa..", "...aa"});
        const Regions found = connectedRegions(grid, std::span<const std::uint16_t>(labels));
        QCOMPARE(found.regions.size(), std::size_t(6)); // the U, two gaps, b, dots around, aa
        const Region& u = found.regions[0];
        QCOMPARE(u.label, std::uint32_t('a'));
        QCOMPARE(u.pixels, 7);
        QCOMPARE((std::array{u.firstRow, u.lastRow, u.firstCol, u.lastCol}), (std::array<std::int64_t, 4>{0, 2, 0, 2}));
        QCOMPARE(found.pixelsOf(grid, 0), (std::vector<std::int64_t>{0, 2, 5, 7, 10, 11, 12}));
        QCOMPARE(u.pixel, 11); // centroid (1.14, 1.0) lies in the gap, its nearest pixel of the U below it
        QCOMPARE(found.regionOf[12], found.regionOf[0]);
        QVERIFY(found.regionOf[18] != found.regionOf[0]); // touches by its corner only
    }

    void pixelsWithoutLabelOrPointBelongToNone()
    {
        const ScanGrid grid = gridOf(2, 3, GridKind::Hexagonal, 2);
        const std::vector<std::uint32_t> labels{7, noLabel, 7, 7, 7, 7};
        const Regions found = connectedRegions(grid, std::span(labels));
        QCOMPARE(found.regions.size(), std::size_t(1)); // joined through the row below
        QCOMPARE(found.regions[0].pixels, 4);
        QCOMPARE(found.regionOf[1], noRegion);
        QCOMPARE(found.regionOf[5], noRegion);
    }

    void sameAsFloodFill_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<int>("labels");
        QTest::addColumn<int>("shorter");
        for (const int labels : {2, 3, 6}) {
            QTest::addRow("square, %d labels", labels) << int(GridKind::Square) << labels << 0;
            QTest::addRow("hexagonal, %d labels", labels) << int(GridKind::Hexagonal) << labels << 0;
            QTest::addRow("short rows, %d labels", labels) << int(GridKind::Hexagonal) << labels << 1;
        }
    }
    void sameAsFloodFill()
    {
        QFETCH(int, kind);
        QFETCH(int, labels);
        QFETCH(int, shorter);
        ScanGrid grid = gridOf(17, 23, GridKind(kind), 23 - shorter);
        if (grid.kind == GridKind::Hexagonal)
            grid.stepYUm = grid.stepXUm * std::sqrt(3.) / 2;
        Rng rng(5);
        for (int trial = 0; trial < 5; ++trial) {
            std::vector<std::uint16_t> map(static_cast<std::size_t>(grid.size()));
            for (auto& label : map)
                label = static_cast<std::uint16_t>(rng.index(static_cast<std::uint64_t>(labels)));
            const Regions found = connectedRegions(grid, std::span<const std::uint16_t>(map));
            const std::vector<int> expected = flooded(grid, map);
            for (std::size_t i = 0; i < map.size(); ++i) // both number regions in the order of their first pixel
                QCOMPARE(found.regionOf[i] == noRegion ? -1 : int(found.regionOf[i]), expected[i]);
            for (std::uint32_t r = 0; r < found.regions.size(); ++r) {
                QCOMPARE(std::int64_t(found.pixelsOf(grid, r).size()), found.regions[r].pixels);
                QCOMPARE(found.regionOf[static_cast<std::size_t>(found.regions[r].pixel)], r);
            }
        }
    }

    void stepsCountTheSameAsWalking()
    {
        ScanGrid grid = gridOf(9, 9, GridKind::Hexagonal);
        grid.stepYUm = std::sqrt(3.) / 2;
        for (const std::int64_t from : {grid.index(4, 4), grid.index(3, 4), grid.index(0, 0)}) {
            std::map<std::int64_t, int> steps{{from, 0}}; // breadth first
            for (int distance = 0; distance < 3; ++distance)
                for (const auto& [at, walked] : std::map(steps))
                    for (std::int64_t next = 0; walked == distance && next < grid.size(); ++next)
                        if (touch(grid, at, next))
                            steps.emplace(next, distance + 1);
            for (int distance = 0; distance <= 3; ++distance) {
                std::set<std::int64_t> seen;
                anyWithin(grid, grid.row(from), grid.col(from), distance, [&](std::int64_t p) {
                    seen.insert(p);
                    return false;
                });
                const auto near = std::count_if(steps.begin(), steps.end(), [&](const auto& s) { return s.second <= distance; });
                QCOMPARE(std::int64_t(seen.size()), std::int64_t(near));
                for (const std::int64_t p : seen)
                    QVERIFY(steps.contains(p) && steps[p] <= distance);
            }
        }
    }

    void tooFewLabelsAreRefused()
    {
        const std::vector<std::uint16_t> labels(5);
        QVERIFY_THROWS_EXCEPTION(Error, connectedRegions(gridOf(2, 3), std::span<const std::uint16_t>(labels)));
    }
};

QTEST_GUILESS_MAIN(TestRegions)
#include "tst_regions.moc"
