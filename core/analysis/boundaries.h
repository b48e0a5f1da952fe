// SPDX-License-Identifier: GPL-3.0-or-later
// Grain and phase boundaries between the pixels of a map.
#pragma once
#include "core/base/settings.h"
#include "core/jobs/job_monitor.h"
#include "core/map/crystal_map.h"

#include <array>
#include <vector>

namespace kikuscope::analysis {

struct BoundaryOptions
{
    using IsSettings = void;
    double lowDeg = 5;   // noise of Hough indexing is 0.5 to 2 degrees
    double highDeg = 15; // Brandon 1966, Acta Metall. 14, 1479

    template <class V> void visit(V& v)
    {
        v.field("low_deg", lowDeg, {.min = 0.1, .max = 180, .unit = "deg", .help = "Smallest misorientation of a low-angle boundary"});
        v.field("high_deg", highDeg, {.min = 0.1, .max = 180, .unit = "deg", .help = "Smallest misorientation of a high-angle boundary"});
    }
};

/// Between two neighbouring pixels. Not indexed pixels have no boundary among themselves; towards indexed ones it is
/// Phase.
enum class Boundary : std::uint8_t { None = 0, LowAngle = 1, HighAngle = 2, Phase = 3 };

/// The boundaries of a pixel to its right and lower neighbours.
struct PixelBoundaries
{
    Boundary right, below;  // square grids: below; hexagonal: below and to the left
    Boundary belowRight;    // hexagonal grids only
};
constexpr std::uint8_t packed(PixelBoundaries b)
{
    return static_cast<std::uint8_t>(static_cast<int>(b.right) | static_cast<int>(b.below) << 2 | static_cast<int>(b.belowRight) << 4);
}
constexpr PixelBoundaries unpacked(std::uint8_t byte)
{
    return {static_cast<Boundary>(byte & 3), static_cast<Boundary>(byte >> 2 & 3), static_cast<Boundary>(byte >> 4 & 3)};
}

/// One packed byte per pixel.
struct BoundaryMap
{
    ScanGrid grid;
    std::vector<std::uint8_t> pixels;
};

/// Pixels right, below (hexagonal: below left) and below right of one; -1 where there is none.
std::array<std::int64_t, 3> followingNeighbours(const ScanGrid& grid, std::int64_t pixel);

/// Grain and phase boundaries. Phases without known symmetry, and maps without angles, have phase boundaries only.
/// Throws Error(BadSetting) where the angles are out of range or out of order, Error(Inconsistent) where the map has too
/// few values.
BoundaryMap findBoundaries(const CrystalMap& map, const BoundaryOptions& options, JobMonitor& job);

/// Total length in micrometres by kind (index: Boundary).
std::array<double, 4> boundaryLengthUm(const BoundaryMap& boundaries);

} // namespace kikuscope::analysis
