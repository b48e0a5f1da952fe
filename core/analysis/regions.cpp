// SPDX-License-Identifier: GPL-3.0-or-later
// Runs and union-find: He, Chao & Suzuki, IEEE Trans. Image Process. 17 (2008) 749.
#include "core/analysis/regions.h"

#include "core/analysis/neighbours.h"
#include "core/base/error.h"

#include <cmath>
#include <limits>
#include <string>

namespace kikuscope::analysis {
namespace {

struct Run
{
    std::int64_t row = 0, first = 0, end = 0; // columns [first, end)
    std::uint32_t label = 0, parent = 0;
};

std::uint32_t rootOf(std::vector<Run>& runs, std::uint32_t run)
{
    while (runs[run].parent != run)
        run = runs[run].parent = runs[runs[run].parent].parent; // halves the path
    return run;
}

/// The earlier run becomes the root, so that roots come in scan order.
void join(std::vector<Run>& runs, std::uint32_t a, std::uint32_t b)
{
    a = rootOf(runs, a);
    b = rootOf(runs, b);
    if (a < b)
        runs[b].parent = a;
    else
        runs[a].parent = b;
}

template <class Label>
void appendRuns(const ScanGrid& grid, std::span<const Label> labels, std::int64_t row, std::vector<Run>& runs)
{
    const Label* line = labels.data() + grid.index(row, 0);
    const std::int64_t cols = grid.colsInRow(row);
    for (std::int64_t col = 0; col < cols;) {
        std::int64_t end = col + 1;
        while (end < cols && line[end] == line[col])
            ++end;
        if (const auto label = static_cast<std::uint32_t>(line[col]); label != noLabel) {
            if (runs.size() >= noRegion)
                throw Error(ErrorKind::Unsupported, "The map has too many regions to be counted.");
            runs.push_back({row, col, end, label, static_cast<std::uint32_t>(runs.size())});
        }
        col = end;
    }
}

/// Joins the runs [upper, lower) of a row with those of the next one, [lower, end).
void joinRows(const ScanGrid& grid, std::vector<Run>& runs, std::size_t upper, std::size_t lower)
{
    std::size_t from = upper;
    for (std::size_t k = lower; k < runs.size(); ++k) {
        const ColumnRange touched =
            touchingColumns(grid, runs[k].row, {runs[k].first, runs[k].end}, Touching::Sides);
        while (from < lower && runs[from].end <= touched.first)
            ++from;
        for (std::size_t u = from; u < lower && runs[u].first < touched.end; ++u)
            if (runs[u].label == runs[k].label)
                join(runs, static_cast<std::uint32_t>(u), static_cast<std::uint32_t>(k));
    }
}

template <class Label> std::vector<Run> joinedRuns(const ScanGrid& grid, std::span<const Label> labels)
{
    std::vector<Run> runs;
    std::size_t upper = 0;
    for (std::int64_t row = 0; row < grid.rows; ++row) {
        const std::size_t lower = runs.size();
        appendRuns(grid, labels, row, runs);
        joinRows(grid, runs, upper, lower);
        upper = lower;
    }
    return runs;
}

struct Centroid
{
    double row = 0, col = 0, nearest = std::numeric_limits<double>::infinity();
};

/// The pixel of every region that lies nearest to its centroid.
void placePixels(const ScanGrid& grid, const std::vector<Run>& runs, const std::vector<std::uint32_t>& regionOfRun,
                 std::vector<Region>& regions)
{
    std::vector<Centroid> centroids(regions.size());
    for (std::size_t k = 0; k < runs.size(); ++k) {
        Centroid& c = centroids[regionOfRun[k]];
        const auto pixels = static_cast<double>(runs[k].end - runs[k].first);
        c.row += pixels * static_cast<double>(runs[k].row);
        c.col += pixels * (static_cast<double>(runs[k].first + runs[k].end - 1) / 2);
    }
    for (std::size_t r = 0; r < regions.size(); ++r) {
        centroids[r].row /= static_cast<double>(regions[r].pixels);
        centroids[r].col /= static_cast<double>(regions[r].pixels);
    }
    for (std::size_t k = 0; k < runs.size(); ++k) {
        Centroid& c = centroids[regionOfRun[k]];
        const std::int64_t col = std::clamp<std::int64_t>(std::llround(c.col), runs[k].first, runs[k].end - 1);
        const double distance = std::hypot(static_cast<double>(runs[k].row) - c.row, static_cast<double>(col) - c.col);
        if (distance < c.nearest) {
            c.nearest = distance;
            regions[regionOfRun[k]].pixel = grid.index(runs[k].row, col);
        }
    }
}

void add(Region& region, const Run& run)
{
    if (region.pixels == 0)
        region = {run.label, 0, run.row, run.row, run.first, run.end - 1, 0};
    region.pixels += run.end - run.first;
    region.lastRow = run.row;
    region.firstCol = std::min(region.firstCol, run.first);
    region.lastCol = std::max(region.lastCol, run.end - 1);
}

template <class Label> Regions regionsOf(const ScanGrid& grid, std::span<const Label> labels)
{
    if (labels.size() != static_cast<std::size_t>(grid.size()))
        throw Error(ErrorKind::Inconsistent, "There are " + std::to_string(labels.size()) + " labels for " +
                                                 std::to_string(grid.size()) + " pixels; give one per pixel.");
    std::vector<Run> runs = joinedRuns(grid, labels);
    Regions result;
    std::vector<std::uint32_t> regionOfRun(runs.size());
    for (std::size_t k = 0; k < runs.size(); ++k) {
        const std::uint32_t root = rootOf(runs, static_cast<std::uint32_t>(k));
        if (root == k) {
            regionOfRun[k] = static_cast<std::uint32_t>(result.regions.size());
            result.regions.emplace_back();
        } else {
            regionOfRun[k] = regionOfRun[root];
        }
        add(result.regions[regionOfRun[k]], runs[k]);
    }
    result.regionOf.assign(labels.size(), noRegion);
    for (std::size_t k = 0; k < runs.size(); ++k)
        std::fill_n(result.regionOf.begin() + grid.index(runs[k].row, runs[k].first), runs[k].end - runs[k].first,
                    regionOfRun[k]);
    placePixels(grid, runs, regionOfRun, result.regions);
    return result;
}

} // namespace

std::vector<std::int64_t> Regions::pixelsOf(const ScanGrid& grid, std::uint32_t region) const
{
    const Region& box = regions[region];
    std::vector<std::int64_t> pixels;
    pixels.reserve(static_cast<std::size_t>(box.pixels));
    for (std::int64_t row = box.firstRow; row <= box.lastRow; ++row)
        for (std::int64_t col = box.firstCol; col <= box.lastCol; ++col)
            if (const std::int64_t i = grid.index(row, col); regionOf[static_cast<std::size_t>(i)] == region)
                pixels.push_back(i);
    return pixels;
}

Regions connectedRegions(const ScanGrid& grid, std::span<const std::uint32_t> labels)
{
    return regionsOf(grid, labels);
}

Regions connectedRegions(const ScanGrid& grid, std::span<const std::uint16_t> labels)
{
    return regionsOf(grid, labels);
}

} // namespace kikuscope::analysis
