// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/phase_map.h"

#include <algorithm>

namespace kikuscope {

void Predictions::resize(PatternRange r)
{
    range = r;
    const auto n = static_cast<std::size_t>(r.count);
    id.assign(n, {0, 0, 0});
    probability.assign(n, {0, 0, 0});
    accepted.assign(n, 0);
    present.assign(n, 0);
}

PhaseMap::PhaseMap(const ScanGrid& g, PhaseList list) : grid(g), phases(std::move(list))
{
    const auto n = static_cast<std::size_t>(g.size());
    state.assign(n, PixelState::Pending);
    phaseId.assign(n, 0);
    topId.assign(n, {0, 0, 0});
    topProbability.assign(n, {0, 0, 0});
}

void PhaseMap::set(const Predictions& p)
{
    for (std::int64_t k = 0; k < p.range.count; ++k) {
        const auto from = static_cast<std::size_t>(k), to = static_cast<std::size_t>(p.range.first + k);
        state[to] = p.present[from] ? PixelState::Classified : PixelState::NoPattern;
        topId[to] = p.id[from];
        topProbability[to] = p.probability[from];
        phaseId[to] = p.present[from] && p.accepted[from] ? p.id[from][0] : std::uint16_t{0};
    }
}

std::int64_t PhaseMap::doneCount() const
{
    return std::count_if(state.begin(), state.end(), [](PixelState s) { return s != PixelState::Pending; });
}

std::vector<PhaseFraction> phaseFractions(const ScanGrid& grid, int phaseCount, const std::vector<std::uint16_t>& phaseId,
                                          const std::vector<PixelState>& state)
{
    std::vector<PhaseFraction> fractions(static_cast<std::size_t>(phaseCount) + 1);
    std::int64_t all = 0, indexed = 0;
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        if (!grid.hasPoint(i) || (!state.empty() && state[u] == PixelState::Pending))
            continue;
        const int id = phaseId[u] <= phaseCount ? phaseId[u] : 0;
        ++fractions[static_cast<std::size_t>(id)].pixels;
        ++all;
        indexed += id > 0;
    }
    for (std::size_t id = 0; id < fractions.size(); ++id) {
        auto& f = fractions[id];
        f.id = static_cast<int>(id);
        f.ofAll = all ? static_cast<double>(f.pixels) / static_cast<double>(all) : 0;
        f.ofIndexed = id && indexed ? static_cast<double>(f.pixels) / static_cast<double>(indexed) : 0;
    }
    return fractions;
}

} // namespace kikuscope
