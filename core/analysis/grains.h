// SPDX-License-Identifier: GPL-3.0-or-later
// Connected regions of a map: of one phase, and grains (one phase, neighbours within a misorientation angle).
// Neighbours are the 4 pixels beside, above and below on square grids, the 6 nearest on hexagonal ones.
#pragma once
#include "core/analysis/selection_shapes.h"
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"

#include <vector>

namespace kikuscope::analysis {

/// Usual limit between a grain and its neighbour: 5 degrees.
inline constexpr double grainAngle = 0.08726646259971647; // rad

/// What a map says of every pixel, without owning it. `state` may be null (nothing is pending); pixels that
/// differ in it are not connected.
struct PhasesView
{
    const ScanGrid* grid = nullptr;
    const std::vector<std::uint16_t>* phaseId = nullptr;
    const std::vector<PixelState>* state = nullptr;

    PhasesView() = default;
    explicit PhasesView(const PhaseMap& map) : grid(&map.grid), phaseId(&map.phaseId), state(&map.state) {}
    explicit PhasesView(const CrystalMap& map) : grid(&map.grid), phaseId(&map.phaseId) {}
};

/// The pixels connected with `seed` by pixels of its phase id (0, not indexed, is one too). Empty where the
/// seed is outside.
PixelMask phaseRegion(const PhasesView& map, std::int64_t seed);

/// The grain of `seed`: neighbours of its phase within `angle` (radians) of each other. Without orientations,
/// where the symmetry of the phase is unknown or the seed is not indexed: phaseRegion().
PixelMask grainRegion(const CrystalMap& map, std::int64_t seed, double angle = grainAngle);

/// Every pixel of `selected` (empty: all with a point) in one region of one phase, regions counted from 0, in
/// row order; -1 elsewhere. With `orientations` (a map of the same grid) grains: neighbours of the same phase
/// in it must also lie within `angle`.
struct Grains
{
    std::vector<std::int32_t> of;    // one per pixel
    std::vector<std::int64_t> sizes; // pixels of each region
};
Grains labelGrains(const PhasesView& map, const PixelMask& selected = {},
                     const CrystalMap* orientations = nullptr, double angle = grainAngle);

} // namespace kikuscope::analysis
