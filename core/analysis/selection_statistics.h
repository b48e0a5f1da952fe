// SPDX-License-Identifier: GPL-3.0-or-later
// What a set of pixels says together: area fractions, confidence, pooled class probabilities, scalars.
#pragma once
#include "core/analysis/estimate.h"
#include "core/analysis/grains.h"

#include <string>
#include <vector>

namespace kikuscope::analysis {

/// Of finite values; sd with n - 1, 0 below two values.
struct Moments
{
    std::int64_t count = 0;
    double mean = 0, sd = 0, least = 0, most = 0;
};
Moments momentsOf(const std::vector<float>& values, const PixelMask& selected);

/// One phase (id 0: not indexed or unknown) in the selection.
struct AreaShare
{
    int id = 0;
    std::int64_t pixels = 0;
    /// Wilson's 95 % interval as if pixels were independent. Neighbouring pixels are not: they lie in the
    /// same grain, and the interval is too narrow.
    Estimate byPixels;
    /// The same with the number of regions that the pixels are worth, (sum n)^2 / sum n^2 over the regions
    /// (Kish 1965): the honest one where grains are larger than pixels.
    Estimate byRegions;
};

struct Shares
{
    std::int64_t pixels = 0;       // measured and not pending
    std::vector<AreaShare> phases; // by id, from 0
    std::int64_t regions = 0;      // connected regions of one phase, or grains
    double effectiveRegions = 0;
};
/// `orientations`: see labelGrains().
Shares areaShares(const PhasesView& map, int phaseCount, const PixelMask& selected,
                  const CrystalMap* orientations = nullptr);

/// Class probabilities of many patterns taken together, by phase id (index 0 unused).
struct PooledProbabilities
{
    std::int64_t patterns = 0;
    /// Mean rule: the mean over the patterns. Robust: one wrong pattern counts once. How mixed the selection
    /// is.
    std::vector<double> mean;
    /// Product rule: products over the patterns, normalised; equal prior probabilities. What the selection
    /// is, if it is one phase and its patterns are independent views of it. Patterns side by side are not;
    /// the certainty is then overstated.
    std::vector<double> product;
};

/// Adds patterns one by one. Probabilities below 1e-6 count as 1e-6 in the product: no single pattern
/// excludes a class for good.
class ProbabilityPool
{
public:
    explicit ProbabilityPool(int classes);
    /// One value per class.
    void add(const float* probabilities);
    PooledProbabilities pooled() const;

private:
    std::int64_t m_patterns = 0;
    std::vector<double> m_sum, m_logSum;
};

/// What a classification says of a selection. Pending pixels and pixels without a pattern are left out.
struct ResultStatistics
{
    std::int64_t classified = 0;
    Moments confidence;
    std::vector<std::int64_t>
        best; // by class id: pixels whose most probable class it is, accepted or not; [0] none
    PooledProbabilities
        pooled; // from the three stored probabilities; the rest is spread over the other classes
};
ResultStatistics resultStatistics(const PhaseMap& map, const PixelMask& selected);

} // namespace kikuscope::analysis
