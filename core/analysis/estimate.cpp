// SPDX-License-Identifier: GPL-3.0-or-later
// Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
#include "core/analysis/estimate.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::analysis {

std::pair<double, double> wilson95(std::int64_t hits, std::int64_t total)
{
    if (total <= 0)
        return {0, 1};
    constexpr double z = z95;
    const double n = static_cast<double>(total), p = static_cast<double>(hits) / n;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {std::max(0., centre - half), std::min(1., centre + half)};
}

Estimate proportion(std::int64_t hits, std::int64_t total)
{
    const auto [low, high] = wilson95(hits, total);
    return {total > 0 ? static_cast<double>(hits) / static_cast<double>(total) : 0, low, high};
}

} // namespace kikuscope::analysis
