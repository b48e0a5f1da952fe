// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selection_statistics.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::analysis {
namespace {

constexpr double leastProbability = 1e-6;

/// Welford 1962.
class MomentSums
{
public:
    void add(double x)
    {
        ++m_out.count;
        const double d = x - m_out.mean;
        m_out.mean += d / static_cast<double>(m_out.count);
        m_squares += d * (x - m_out.mean);
        m_out.least = m_out.count == 1 ? x : std::min(m_out.least, x);
        m_out.most = m_out.count == 1 ? x : std::max(m_out.most, x);
    }
    Moments moments() const
    {
        Moments out = m_out;
        out.sd = out.count > 1 ? std::sqrt(m_squares / static_cast<double>(out.count - 1)) : 0;
        return out;
    }

private:
    Moments m_out;
    double m_squares = 0;
};

/// Selected pixels that hold an answer: pending ones and those without a point taken out.
PixelMask answered(const PhasesView& map, const PixelMask& selected)
{
    PixelMask mask = selected;
    for (std::int64_t i = 0; i < map.grid->size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        if (mask[u] && (!map.grid->hasPoint(i) || (map.state && (*map.state)[u] == PixelState::Pending)))
            mask[u] = 0;
    }
    return mask;
}

/// The stored top-3 as one value per class. What they leave over is spread over the other classes.
void spreadTop3(const PhaseMap& map, std::size_t i, std::vector<float>& out)
{
    const auto classes = static_cast<std::size_t>(map.phases.size());
    std::size_t named = 0;
    float left = 1;
    for (std::size_t k = 0; k < 3; ++k)
        if (map.phases.contains(map.topId[i][k])) {
            left -= map.topProbability[i][k];
            ++named;
        }
    const float each = classes > named ? std::max(0.f, left) / static_cast<float>(classes - named) : 0.f;
    std::ranges::fill(out, each);
    for (std::size_t k = 0; k < 3; ++k)
        if (map.phases.contains(map.topId[i][k]))
            out[map.topId[i][k] - 1u] = map.topProbability[i][k];
}

} // namespace

Moments momentsOf(const std::vector<float>& values, const PixelMask& selected)
{
    MomentSums sums;
    for (std::size_t i = 0; i < std::min(values.size(), selected.size()); ++i)
        if (selected[i] && std::isfinite(values[i]))
            sums.add(static_cast<double>(values[i]));
    return sums.moments();
}

Shares areaShares(const PhasesView& map, int phaseCount, const PixelMask& selected,
                  const CrystalMap* orientations)
{
    const PixelMask counted = answered(map, selected);
    Shares shares;
    shares.phases.resize(static_cast<std::size_t>(phaseCount) + 1);
    for (std::size_t i = 0; i < counted.size(); ++i)
        if (counted[i]) {
            const int id = (*map.phaseId)[i] <= phaseCount ? (*map.phaseId)[i] : 0;
            ++shares.phases[static_cast<std::size_t>(id)].pixels;
            ++shares.pixels;
        }
    const Grains regions = labelGrains(map, counted, orientations);
    double squares = 0;
    for (const std::int64_t size : regions.sizes)
        squares += static_cast<double>(size) * static_cast<double>(size);
    const auto all = static_cast<double>(shares.pixels);
    shares.regions = static_cast<std::int64_t>(regions.sizes.size());
    shares.effectiveRegions = squares > 0 ? all * all / squares : 0;
    for (std::size_t id = 0; id < shares.phases.size(); ++id) {
        AreaShare& share = shares.phases[id];
        share.id = static_cast<int>(id);
        share.byPixels = proportion(share.pixels, shares.pixels);
        share.byRegions = fraction(share.byPixels.value, shares.effectiveRegions);
    }
    return shares;
}

ProbabilityPool::ProbabilityPool(int classes)
    : m_sum(static_cast<std::size_t>(classes), 0.), m_logSum(static_cast<std::size_t>(classes), 0.)
{
}

void ProbabilityPool::add(const float* probabilities)
{
    ++m_patterns;
    for (std::size_t c = 0; c < m_sum.size(); ++c) {
        const auto p = static_cast<double>(probabilities[c]);
        m_sum[c] += p;
        m_logSum[c] += std::log(std::max(p, leastProbability));
    }
}

PooledProbabilities ProbabilityPool::pooled() const
{
    PooledProbabilities out;
    out.patterns = m_patterns;
    out.mean.assign(m_sum.size() + 1, 0.);
    out.product = out.mean;
    if (m_patterns == 0 || m_sum.empty())
        return out;
    const double best = *std::ranges::max_element(m_logSum);
    double total = 0;
    for (const double l : m_logSum)
        total += std::exp(l - best);
    for (std::size_t c = 0; c < m_sum.size(); ++c) {
        out.mean[c + 1] = m_sum[c] / static_cast<double>(m_patterns);
        out.product[c + 1] = std::exp(m_logSum[c] - best) / total;
    }
    return out;
}

ResultStatistics resultStatistics(const PhaseMap& map, const PixelMask& selected)
{
    ResultStatistics out;
    out.best.assign(static_cast<std::size_t>(map.phases.size()) + 1, 0);
    MomentSums confidence;
    ProbabilityPool pool(map.phases.size());
    std::vector<float> probabilities(static_cast<std::size_t>(map.phases.size()));
    for (std::size_t i = 0; i < std::min(selected.size(), map.state.size()); ++i) {
        if (!selected[i] || map.state[i] != PixelState::Classified)
            continue;
        ++out.classified;
        confidence.add(static_cast<double>(map.topProbability[i][0]));
        ++out.best[map.phases.contains(map.topId[i][0]) ? map.topId[i][0] : 0u];
        spreadTop3(map, i, probabilities);
        pool.add(probabilities.data());
    }
    out.confidence = confidence.moments();
    out.pooled = pool.pooled();
    return out;
}

} // namespace kikuscope::analysis
