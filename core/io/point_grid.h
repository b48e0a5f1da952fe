// SPDX-License-Identifier: GPL-3.0-or-later
// From a list of measured points to a scan grid: the header of a result file against its own coordinates.
#pragma once
#include "core/map/scan_grid.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace kikuscope::io {

/// What a file's header says of the grid; rows = 0: nothing.
struct AnnouncedGrid
{
    std::int64_t rows = 0, cols = 0, colsShifted = 0;
    GridKind kind = GridKind::Square;
    std::optional<double> stepX, stepY;
};

struct PlacedPoints
{
    ScanGrid grid;
    std::vector<std::int64_t> pixel; // of point i; empty: points fill the grid in acquisition order
    std::int64_t used = 0;           // the first `used` points have a pixel
    std::vector<std::string> warnings;

    std::int64_t pixelOf(std::int64_t point) const
    {
        return pixel.empty() ? grid.pixelOfPoint(point) : pixel[static_cast<std::size_t>(point)];
    }
};

/// Whether a header's grid is worth allocating for so many points; guards against absurd numbers.
bool isPlausibleGrid(std::int64_t rows, std::int64_t cols, std::int64_t points);

/// The grid of the points at x, y (micrometre, NaN where unreadable). Order of trust: the header where number
/// and positions of the points agree with it, the positions, a list (one row) with a warning. `source` names
/// the file. Throws Error(Inconsistent) where a step is announced as 0 and the positions do not help.
PlacedPoints placePoints(const AnnouncedGrid& announced, std::span<const double> x, std::span<const double> y,
                         const std::string& source);

} // namespace kikuscope::io
