// SPDX-License-Identifier: GPL-3.0-or-later
// The classifier's answer for every pixel.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"
#include "core/map/pattern_source.h"
#include "core/map/scan_grid.h"

#include <array>

namespace kikuscope {

enum class PixelState : std::uint8_t { Pending = 0, Classified = 1, NoPattern = 2 };

/// Top-3 answers for consecutive pixels. probability[i][0] >= [1] >= [2]; id 0 = class does not exist.
/// accepted[i] = 0 where the model says "unknown" (its phase id in the map is then 0).
struct Predictions
{
    PatternRange range;
    std::vector<std::array<std::uint16_t, 3>> id;
    std::vector<std::array<float, 3>> probability;
    std::vector<std::uint8_t> accepted, present;

    void resize(PatternRange r);
};

/// Classes are Phase values: real phases, or lattices/groups where only `bravais`, `pointGroup`, ... are set.
struct PhaseMap
{
    std::string name;
    ScanGrid grid;
    PhaseList phases;
    std::vector<PixelState> state;
    std::vector<std::uint16_t> phaseId;             // 0 = unknown, no pattern or pending (see state)
    std::vector<std::array<std::uint16_t, 3>> topId;
    std::vector<std::array<float, 3>> topProbability; // confidence = topProbability[.][0]
    std::vector<std::uint16_t> rawPhaseId; // where phaseId was cleaned up: what the classifier said; else empty
    Json provenance = Json::object();               // app version, model and input hashes, recipe, seed, device, seconds

    PhaseMap() = default;
    PhaseMap(const ScanGrid& grid, PhaseList phases);
    void set(const Predictions& predictions);
    float confidence(std::int64_t i) const { return topProbability[static_cast<std::size_t>(i)][0]; }
    std::int64_t doneCount() const; // pixels no longer Pending
};

/// Pixels and area fractions per id (index 0 = unknown / not indexed). Fractions of all points and of indexed ones.
struct PhaseFraction
{
    int id = 0;
    std::int64_t pixels = 0;
    double ofAll = 0, ofIndexed = 0;
};
/// Pending and point-less pixels of hexagonal grids do not count. `state` may be empty (all classified).
std::vector<PhaseFraction> phaseFractions(const ScanGrid& grid, int phaseCount, const std::vector<std::uint16_t>& phaseId,
                                          const std::vector<PixelState>& state = {});

} // namespace kikuscope
