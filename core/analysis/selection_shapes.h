// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of map pixels from shapes drawn on a map. A pixel belongs to a shape that holds its centre
// (ScanGrid::positionUm: odd rows of hexagonal grids are shifted). Pixels without a point belong to none.
#pragma once
#include "core/map/scan_grid.h"

#include <cstdint>
#include <vector>

namespace kikuscope::analysis {

/// One value per pixel of the grid, row-major: 1 = in the set, 0 = not.
using PixelMask = std::vector<std::uint8_t>;

/// Micrometres from the first point of the scan, x to the right, y down.
struct PointUm
{
    double x = 0, y = 0;
};

/// One pixel; empty where there is none.
PixelMask pixelMask(const ScanGrid& grid, std::int64_t pixel);

/// Pixels whose centres lie between two opposite corners, borders included.
PixelMask rectangleMask(const ScanGrid& grid, PointUm corner, PointUm opposite);

/// Inside by the even-odd rule; the last corner is joined to the first. A centre on the left or upper border
/// is inside, on the right or lower one outside, so that polygons side by side share no pixel. Fewer than
/// three corners hold nothing.
PixelMask polygonMask(const ScanGrid& grid, const std::vector<PointUm>& corners);

/// Pixels that a straight line passes, in order from its start, each once: the cells (as maps are drawn) that
/// hold points of the line half a step apart.
std::vector<std::int64_t> pixelsAlong(const ScanGrid& grid, PointUm from, PointUm to);
/// The same pixels as a set.
PixelMask maskOf(const ScanGrid& grid, const std::vector<std::int64_t>& pixels);

enum class Combination { Replace, Add, Subtract, Intersect };
/// `old` is empty (nothing was selected) or as long as `shape`.
PixelMask combined(const PixelMask& old, PixelMask shape, Combination combination);

std::int64_t countOf(const PixelMask& mask);
/// In ascending order.
std::vector<std::int64_t> pixelsOf(const PixelMask& mask);

} // namespace kikuscope::analysis
