// SPDX-License-Identifier: GPL-3.0-or-later
// Connected pixels of the same label, by runs of a row joined in a union-find forest: linear in the pixels.
#pragma once
#include "core/map/scan_grid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kikuscope::analysis {

/// Pixels with this label belong to no region.
inline constexpr std::uint32_t noLabel = 0xffffffffu;
/// Region of the pixels that belong to none.
inline constexpr std::uint32_t noRegion = 0xffffffffu;

struct Region
{
    std::uint32_t label = 0;
    std::int64_t pixels = 0;
    std::int64_t firstRow = 0, lastRow = 0, firstCol = 0, lastCol = 0; // bounding box, ends included
    std::int64_t pixel = 0; // of the region, the one nearest to its centroid: where a crosshair goes
};

/// Regions in the order of their first pixel, row by row.
struct Regions
{
    std::vector<Region> regions;
    std::vector<std::uint32_t> regionOf; // per pixel: index into `regions`, or noRegion

    /// In scan order.
    std::vector<std::int64_t> pixelsOf(const ScanGrid& grid, std::uint32_t region) const;
};

/// Pixels that share a side (square grid) or are among six neighbours (hexagonal grid). Pixels without a point
/// and those labelled noLabel belong to none. Throws Error(Inconsistent) unless there is a label per pixel.
Regions connectedRegions(const ScanGrid& grid, std::span<const std::uint32_t> labels);
Regions connectedRegions(const ScanGrid& grid, std::span<const std::uint16_t> labels);

} // namespace kikuscope::analysis
