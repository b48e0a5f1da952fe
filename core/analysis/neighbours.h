// SPDX-License-Identifier: GPL-3.0-or-later
// Which pixels of a scan touch each other: 4 (sides) or 8 (sides and corners) on a square grid, always 6 on a
// hexagonal one, whose rows 1, 3, 5, ... are shifted right by half a step.
#pragma once
#include "core/map/scan_grid.h"

#include <algorithm>
#include <cstdlib>

namespace kikuscope::analysis {

enum class Touching { Sides, SidesAndCorners };

/// Columns [first, end) of the row `rowStep` below (-1: above) that touch the run of columns [first, end) of `row`.
struct ColumnRange
{
    std::int64_t first = 0, end = 0;
};
inline ColumnRange touchingColumns(const ScanGrid& grid, std::int64_t row, ColumnRange run, Touching touching)
{
    if (grid.kind == GridKind::Hexagonal)
        return row % 2 == 1 ? ColumnRange{run.first, run.end + 1} : ColumnRange{run.first - 1, run.end};
    return touching == Touching::Sides ? run : ColumnRange{run.first - 1, run.end + 1};
}

/// Calls visit(pixel) for every neighbour that has a point.
template <class Visit>
void forEachNeighbour(const ScanGrid& grid, std::int64_t row, std::int64_t col, Touching touching, Visit&& visit)
{
    if (col > 0)
        visit(grid.index(row, col - 1));
    if (col + 1 < grid.colsInRow(row))
        visit(grid.index(row, col + 1));
    for (const std::int64_t other : {row - 1, row + 1}) {
        if (other < 0 || other >= grid.rows)
            continue;
        const ColumnRange columns = touchingColumns(grid, row, {col, col + 1}, touching);
        const std::int64_t end = std::min(columns.end, grid.colsInRow(other));
        for (std::int64_t c = std::max<std::int64_t>(0, columns.first); c < end; ++c)
            visit(grid.index(other, c));
    }
}

/// Is there a pixel with matches(pixel) at most `distance` steps away, the pixel itself included? Steps go to
/// sides and corners on a square grid (a window of 2 distance + 1), to the six neighbours on a hexagonal one.
template <class Matches>
bool anyWithin(const ScanGrid& grid, std::int64_t row, std::int64_t col, std::int64_t distance, Matches&& matches)
{
    const auto shift = [](std::int64_t r) { return (r - (r & 1)) / 2; };
    for (std::int64_t dr = -distance; dr <= distance; ++dr) {
        const std::int64_t other = row + dr;
        if (other < 0 || other >= grid.rows)
            continue;
        std::int64_t first = col - distance, end = col + distance + 1;
        if (grid.kind == GridKind::Hexagonal) { // axial coordinates: q = column - shift(row)
            const std::int64_t q = col - shift(row) + shift(other);
            first = q + std::max(-distance, -dr - distance);
            end = q + std::min(distance, -dr + distance) + 1;
        }
        end = std::min(end, grid.colsInRow(other));
        for (std::int64_t c = std::max<std::int64_t>(0, first); c < end; ++c)
            if (matches(grid.index(other, c)))
                return true;
    }
    return false;
}

} // namespace kikuscope::analysis
