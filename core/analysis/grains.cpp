// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/grains.h"

#include "core/analysis/disorientation.h"
#include "core/base/error.h"

#include <array>
#include <cmath>
#include <optional>

namespace kikuscope::analysis {
namespace {

/// The neighbours of a pixel that exist; at most 6.
struct Neighbours
{
    std::array<std::int64_t, 6> pixels{};
    int count = 0;

    Neighbours(const ScanGrid& grid, std::int64_t pixel)
    {
        const std::int64_t row = grid.row(pixel), col = grid.col(pixel);
        add(grid, row, col - 1);
        add(grid, row, col + 1);
        // Odd rows of hexagonal grids lie half a step to the right: their upper and lower neighbours are col
        // and col + 1, those of even rows col - 1 and col.
        const bool hexagonal = grid.kind == GridKind::Hexagonal;
        const std::int64_t from = hexagonal && row % 2 == 0 ? col - 1 : col, to = hexagonal ? from + 1 : from;
        for (std::int64_t c = from; c <= to; ++c) {
            add(grid, row - 1, c);
            add(grid, row + 1, c);
        }
    }
    void add(const ScanGrid& grid, std::int64_t row, std::int64_t col)
    {
        if (row >= 0 && row < grid.rows && col >= 0 && col < grid.colsInRow(row))
            pixels[static_cast<std::size_t>(count++)] = grid.index(row, col);
    }
    const std::int64_t* begin() const { return pixels.data(); }
    const std::int64_t* end() const { return pixels.data() + count; }
};

bool isPoint(const ScanGrid& grid, std::int64_t pixel)
{
    return pixel >= 0 && pixel < grid.size() && grid.hasPoint(pixel);
}

bool sameKind(const PhasesView& map, std::int64_t a, std::int64_t b)
{
    const auto i = static_cast<std::size_t>(a), j = static_cast<std::size_t>(b);
    return (*map.phaseId)[i] == (*map.phaseId)[j] && (!map.state || (*map.state)[i] == (*map.state)[j]);
}

/// Orientations of a map, compared under the symmetry of the phase of each pixel.
class OrientationsOf
{
public:
    OrientationsOf(const CrystalMap& map, double angle) : m_map(map), m_cosHalf(std::cos(angle / 2))
    {
        for (const Phase& phase : map.phases.phases)
            try {
                m_rules.emplace_back(Disorientation(phase, map.xParallelAStar));
            } catch (const Error&) { // the file does not say which symmetry: orientations cannot be compared
                m_rules.emplace_back();
            }
    }
    /// Null where orientations of this pixel mean nothing.
    const Disorientation* ruleOf(std::int64_t pixel) const
    {
        const auto i = static_cast<std::size_t>(pixel);
        if (i >= m_map.orientation.size() || i >= m_map.phaseId.size())
            return nullptr;
        const int id = m_map.phaseId[i];
        if (id < 1 || static_cast<std::size_t>(id) > m_rules.size())
            return nullptr;
        const auto& rule = m_rules[static_cast<std::size_t>(id) - 1];
        return rule ? &*rule : nullptr;
    }
    Eigen::Quaterniond at(std::int64_t pixel) const
    {
        return orientationQuaternion(m_map.orientation[static_cast<std::size_t>(pixel)]);
    }
    int phaseAt(std::int64_t pixel) const { return m_map.phaseId[static_cast<std::size_t>(pixel)]; }
    double cosHalf() const { return m_cosHalf; }

private:
    const CrystalMap& m_map;
    double m_cosHalf;
    std::vector<std::optional<Disorientation>> m_rules; // by id - 1
};

/// A pixel on the border of a growing region, with its orientation where that counts.
struct Front
{
    std::int64_t pixel = 0;
    const Disorientation* rule = nullptr;
    Eigen::Quaterniond orientation = Eigen::Quaterniond::Identity();
};

/// Grows the region of a seed: isFree(pixel) says whether a neighbour may still be taken, enter(pixel) takes it.
template <class IsFree, class Enter>
void grow(const PhasesView& map, const OrientationsOf* orientations, std::int64_t seed,
          std::vector<Front>& stack, IsFree isFree, Enter enter)
{
    const auto frontOf = [&](std::int64_t pixel) {
        Front front{pixel, orientations ? orientations->ruleOf(pixel) : nullptr};
        if (front.rule)
            front.orientation = orientations->at(pixel);
        return front;
    };
    enter(seed);
    stack.push_back(frontOf(seed));
    while (!stack.empty()) {
        const Front here = stack.back();
        stack.pop_back();
        for (const std::int64_t pixel : Neighbours(*map.grid, here.pixel)) {
            if (!sameKind(map, here.pixel, pixel) || !isFree(pixel))
                continue;
            const Front there = frontOf(pixel);
            if (here.rule && there.rule &&
                (orientations->phaseAt(here.pixel) != orientations->phaseAt(pixel) ||
                 !here.rule->isWithin(here.orientation, there.orientation, orientations->cosHalf())))
                continue;
            enter(pixel);
            stack.push_back(there);
        }
    }
}

PixelMask regionOf(const PhasesView& map, const OrientationsOf* orientations, std::int64_t seed)
{
    PixelMask mask(static_cast<std::size_t>(map.grid->size()), std::uint8_t{0});
    std::vector<Front> stack;
    if (isPoint(*map.grid, seed) && !map.phaseId->empty())
        grow(
            map, orientations, seed, stack,
            [&](std::int64_t i) { return mask[static_cast<std::size_t>(i)] == 0; },
            [&](std::int64_t i) { mask[static_cast<std::size_t>(i)] = 1; });
    return mask;
}

} // namespace

PixelMask phaseRegion(const PhasesView& map, std::int64_t seed) { return regionOf(map, nullptr, seed); }

PixelMask grainRegion(const CrystalMap& map, std::int64_t seed, double angle)
{
    const OrientationsOf orientations(map, angle);
    return regionOf(PhasesView(map), &orientations, seed);
}

Grains labelGrains(const PhasesView& map, const PixelMask& selected, const CrystalMap* orientationMap,
                     double angle)
{
    const ScanGrid& grid = *map.grid;
    std::optional<OrientationsOf> orientations;
    if (orientationMap && !orientationMap->orientation.empty())
        orientations.emplace(*orientationMap, angle);
    constexpr std::int32_t unlabelled = -2;
    Grains regions;
    regions.of.assign(static_cast<std::size_t>(grid.size()), -1);
    for (std::int64_t i = 0; i < grid.size(); ++i)
        if (const auto u = static_cast<std::size_t>(i); (selected.empty() || selected[u]) && grid.hasPoint(i))
            regions.of[u] = unlabelled;
    std::vector<Front> stack;
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        if (regions.of[static_cast<std::size_t>(i)] != unlabelled)
            continue;
        const auto label = static_cast<std::int32_t>(regions.sizes.size());
        regions.sizes.push_back(0);
        grow(
            map, orientations ? &*orientations : nullptr, i, stack,
            [&](std::int64_t pixel) { return regions.of[static_cast<std::size_t>(pixel)] == unlabelled; },
            [&](std::int64_t pixel) {
                regions.of[static_cast<std::size_t>(pixel)] = label;
                ++regions.sizes.back();
            });
    }
    return regions;
}

} // namespace kikuscope::analysis
