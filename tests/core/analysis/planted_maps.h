// SPDX-License-Identifier: GPL-3.0-or-later
// A map of three phases and a copy with ten planted errors and boundaries that are shifted by a pixel here and there.
#pragma once
#include "core/base/rng.h"
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"

#include <algorithm>
#include <set>
#include <vector>

namespace kikuscope {

struct PlantedError
{
    std::int64_t row, col, height, width;
    std::uint16_t wrong;
    std::set<std::int64_t> pixels(const ScanGrid& grid) const
    {
        std::set<std::int64_t> set;
        for (std::int64_t r = row; r < row + height; ++r)
            for (std::int64_t c = col; c < col + width; ++c)
                set.insert(grid.index(r, c));
        return set;
    }
};

struct PlantedMaps
{
    CrystalMap reference;
    PhaseMap result;
    std::vector<PlantedError> errors; // the largest first
    std::int64_t shifted = 0;         // pixels of shifted boundaries
};

inline Phase namedPhase(const std::string& name)
{
    Phase phase;
    phase.name = name;
    return phase;
}

/// side x side pixels (200 in the issue): three vertical bands with wavy boundaries. Errors lie inside the bands, from
/// 12 x 12 down to 3 x 3 pixels; every boundary pixel is given to the other side with a probability of one half.
inline PlantedMaps plantedMaps(std::int64_t side = 200, std::uint64_t seed = 3)
{
    ScanGrid grid;
    grid.rows = grid.cols = side;
    const PhaseList phases{{namedPhase("ferrite"), namedPhase("austenite"), namedPhase("cementite")}};
    PlantedMaps maps;
    maps.reference.name = "Hough";
    maps.reference.grid = grid;
    maps.reference.phases = phases;
    maps.reference.phaseId.resize(static_cast<std::size_t>(grid.size()));
    maps.result = PhaseMap(grid, phases);
    maps.result.name = "network";
    Rng rng(seed);
    const std::int64_t first = side / 3, second = 2 * side / 3;
    for (std::int64_t row = 0; row < side; ++row)
        for (std::int64_t col = 0; col < side; ++col) {
            const std::int64_t wave = row / 7 % 3;
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            maps.reference.phaseId[i] = static_cast<std::uint16_t>(col < first + wave ? 1 : col < second - wave ? 2 : 3);
            maps.result.state[i] = PixelState::Classified;
        }
    const auto& truth = maps.reference.phaseId;
    maps.result.phaseId = truth;
    for (std::int64_t row = 0; row < side; ++row)
        for (std::int64_t col = 0; col + 1 < side; ++col) {
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            if (truth[i] != truth[i + 1] && rng.index(2) == 0) { // one of the two goes to the other side
                const bool left = rng.index(2) == 0;
                maps.result.phaseId[left ? i : i + 1] = left ? truth[i + 1] : truth[i];
                ++maps.shifted;
            }
        }
    const std::int64_t sizes[10] = {12, 11, 10, 9, 8, 7, 6, 5, 4, 3};
    for (std::int64_t k = 0; k < 10; ++k) {
        const std::int64_t col = (k % 3) * side / 3 + side / 8, row = 8 + (k / 3) * (side / 5);
        const auto right = truth[static_cast<std::size_t>(grid.index(row, col))];
        maps.errors.push_back({row, col, sizes[k], sizes[k], static_cast<std::uint16_t>(right % 3 + 1)});
        for (const std::int64_t pixel : maps.errors.back().pixels(grid))
            maps.result.phaseId[static_cast<std::size_t>(pixel)] = maps.errors.back().wrong;
    }
    for (std::size_t i = 0; i < truth.size(); ++i) {
        const std::uint16_t id = maps.result.phaseId[i];
        maps.result.topId[i] = {id, static_cast<std::uint16_t>(id % 3 + 1), static_cast<std::uint16_t>((id + 1) % 3 + 1)};
        const float best = 0.7f + 0.2f * static_cast<float>(rng.index(100)) / 100;
        maps.result.topProbability[i] = {best, 0.8f * (1 - best), 0.2f * (1 - best)};
    }
    return maps;
}

} // namespace kikuscope
