// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selection_shapes.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::analysis {
namespace {

PixelMask emptyMask(const ScanGrid& grid)
{
    return PixelMask(static_cast<std::size_t>(grid.size()), std::uint8_t{0});
}

double shiftOf(const ScanGrid& grid, std::int64_t row)
{
    return grid.kind == GridKind::Hexagonal && row % 2 == 1 ? grid.stepXUm / 2 : 0;
}

/// A coordinate in steps as a whole number within [0, limit], wherever it lies.
std::int64_t clampedIndex(double steps, std::int64_t limit)
{
    return static_cast<std::int64_t>(std::clamp(steps, 0., static_cast<double>(limit)));
}

/// Columns of a row whose centres lie in [from, to): first and one past the last.
std::pair<std::int64_t, std::int64_t> columnsIn(const ScanGrid& grid, std::int64_t row, double from,
                                                double to)
{
    const double shift = shiftOf(grid, row);
    const auto first = [&](double x) {
        return clampedIndex(std::ceil((x - shift) / grid.stepXUm), grid.colsInRow(row));
    };
    return {first(from), first(to)};
}

void fillColumns(PixelMask& mask, const ScanGrid& grid, std::int64_t row,
                 std::pair<std::int64_t, std::int64_t> columns)
{
    if (columns.first < columns.second)
        std::memset(mask.data() + grid.index(row, columns.first), 1,
                    static_cast<std::size_t>(columns.second - columns.first));
}

/// Where an edge crosses the rows: those with top <= y < bottom.
void addCrossings(std::vector<std::vector<double>>& crossings, const ScanGrid& grid, PointUm a, PointUm b)
{
    if (a.y > b.y)
        std::swap(a, b);
    const std::int64_t first = clampedIndex(std::ceil(a.y / grid.stepYUm), grid.rows),
                       last = clampedIndex(std::ceil(b.y / grid.stepYUm), grid.rows);
    for (std::int64_t row = first; row < last; ++row) {
        const double t = (static_cast<double>(row) * grid.stepYUm - a.y) / (b.y - a.y);
        crossings[static_cast<std::size_t>(row)].push_back(a.x + t * (b.x - a.x));
    }
}

/// The pixel whose cell holds a position, -1 outside.
std::int64_t cellAt(const ScanGrid& grid, double x, double y)
{
    const auto row = static_cast<std::int64_t>(std::floor(y / grid.stepYUm + 0.5));
    if (row < 0 || row >= grid.rows)
        return -1;
    const auto col = static_cast<std::int64_t>(std::floor((x - shiftOf(grid, row)) / grid.stepXUm + 0.5));
    return col >= 0 && col < grid.colsInRow(row) ? grid.index(row, col) : -1;
}

} // namespace

PixelMask pixelMask(const ScanGrid& grid, std::int64_t pixel) { return maskOf(grid, {pixel}); }

PixelMask rectangleMask(const ScanGrid& grid, PointUm a, PointUm b)
{
    const double left = std::min(a.x, b.x), right = std::max(a.x, b.x), top = std::min(a.y, b.y),
                 bottom = std::max(a.y, b.y);
    PixelMask mask = emptyMask(grid);
    const std::int64_t first = clampedIndex(std::ceil(top / grid.stepYUm), grid.rows),
                       last = clampedIndex(std::floor(bottom / grid.stepYUm) + 1, grid.rows);
    for (std::int64_t row = first; row < last; ++row) {
        const double shift = shiftOf(grid, row);
        const std::int64_t columns = grid.colsInRow(row);
        fillColumns(mask, grid, row,
                    {clampedIndex(std::ceil((left - shift) / grid.stepXUm), columns),
                     clampedIndex(std::floor((right - shift) / grid.stepXUm) + 1, columns)});
    }
    return mask;
}

PixelMask polygonMask(const ScanGrid& grid, const std::vector<PointUm>& corners)
{
    PixelMask mask = emptyMask(grid);
    if (corners.size() < 3)
        return mask;
    std::vector<std::vector<double>> crossings(static_cast<std::size_t>(grid.rows));
    for (std::size_t i = 0; i < corners.size(); ++i)
        addCrossings(crossings, grid, corners[i], corners[(i + 1) % corners.size()]);
    for (std::int64_t row = 0; row < grid.rows; ++row) {
        auto& x = crossings[static_cast<std::size_t>(row)];
        std::ranges::sort(x);
        for (std::size_t k = 0; k + 1 < x.size(); k += 2)
            fillColumns(mask, grid, row, columnsIn(grid, row, x[k], x[k + 1]));
    }
    return mask;
}

std::vector<std::int64_t> pixelsAlong(const ScanGrid& grid, PointUm from, PointUm to)
{
    std::vector<std::int64_t> pixels;
    const double length = std::hypot(to.x - from.x, to.y - from.y);
    const auto steps =
        static_cast<std::int64_t>(std::ceil(2 * length / std::min(grid.stepXUm, grid.stepYUm)));
    std::vector<std::uint8_t> seen(static_cast<std::size_t>(grid.size()), std::uint8_t{0});
    for (std::int64_t k = 0; k <= steps; ++k) {
        const double t = steps > 0 ? static_cast<double>(k) / static_cast<double>(steps) : 0;
        const std::int64_t pixel = cellAt(grid, from.x + t * (to.x - from.x), from.y + t * (to.y - from.y));
        if (pixel < 0 || seen[static_cast<std::size_t>(pixel)])
            continue;
        seen[static_cast<std::size_t>(pixel)] = 1;
        pixels.push_back(pixel);
    }
    return pixels;
}

PixelMask maskOf(const ScanGrid& grid, const std::vector<std::int64_t>& pixels)
{
    PixelMask mask = emptyMask(grid);
    for (const std::int64_t pixel : pixels)
        if (pixel >= 0 && pixel < grid.size() && grid.hasPoint(pixel))
            mask[static_cast<std::size_t>(pixel)] = 1;
    return mask;
}

PixelMask combined(const PixelMask& old, PixelMask shape, Combination combination)
{
    const bool nothing = old.empty();
    switch (combination) {
    case Combination::Replace:
        break;
    case Combination::Add:
        for (std::size_t i = 0; i < old.size(); ++i)
            shape[i] = static_cast<std::uint8_t>(shape[i] | (old[i] != 0));
        break;
    case Combination::Subtract:
        for (std::size_t i = 0; i < shape.size(); ++i)
            shape[i] = static_cast<std::uint8_t>(!nothing && old[i] != 0 && shape[i] == 0);
        break;
    case Combination::Intersect:
        for (std::size_t i = 0; i < shape.size(); ++i)
            shape[i] = static_cast<std::uint8_t>(!nothing && old[i] != 0 && shape[i] != 0);
        break;
    }
    return shape;
}

std::int64_t countOf(const PixelMask& mask)
{
    return static_cast<std::int64_t>(mask.size()) - std::ranges::count(mask, std::uint8_t{0});
}

std::vector<std::int64_t> pixelsOf(const PixelMask& mask)
{
    std::vector<std::int64_t> pixels;
    for (std::size_t i = 0; i < mask.size(); ++i)
        if (mask[i])
            pixels.push_back(static_cast<std::int64_t>(i));
    return pixels;
}

} // namespace kikuscope::analysis
