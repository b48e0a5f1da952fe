// SPDX-License-Identifier: GPL-3.0-or-later
// Wilson, J. Am. Stat. Assoc. 22 (1927) 209.
#include "core/analysis/estimate.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::analysis {

Estimate fraction(double value, double count)
{
    if (!(count > 0))
        return {value, 0, 1};
    constexpr double z = z95;
    const double n = count, p = value;
    const double centre = (p + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(p * (1 - p) / n + z * z / (4 * n * n));
    return {p, std::max(0., centre - half), std::min(1., centre + half)};
}

std::pair<double, double> wilson95(std::int64_t hits, std::int64_t total)
{
    const Estimate estimate = proportion(hits, total);
    return {estimate.low, estimate.high};
}

Estimate proportion(std::int64_t hits, std::int64_t total)
{
    if (total <= 0)
        return {0, 0, 1};
    return fraction(static_cast<double>(hits) / static_cast<double>(total), static_cast<double>(total));
}

} // namespace kikuscope::analysis
