// SPDX-License-Identifier: GPL-3.0-or-later
// The mean of independent values with its 95 % interval (Student's t).
#pragma once
#include "core/analysis/estimate.h"

#include <cmath>
#include <limits>
#include <numeric>
#include <span>

namespace kikuscope::analysis {

/// Two-sided 95 % quantile of Student's t (Abramowitz & Stegun 26.7.5); better than 1 % from 3 degrees of freedom on.
inline double studentT95(double freedom)
{
    constexpr double z = z95, z3 = z * z * z, z5 = z3 * z * z, z7 = z5 * z * z;
    const double v = freedom;
    return z + (z3 + z) / (4 * v) + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v) + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
}

/// With fewer than two values the interval is without limits; NaN without any.
inline Estimate meanEstimate(std::span<const double> values)
{
    constexpr double infinity = std::numeric_limits<double>::infinity();
    if (values.empty())
        return {std::numeric_limits<double>::quiet_NaN(), -infinity, infinity};
    const double n = static_cast<double>(values.size()), mean = std::accumulate(values.begin(), values.end(), 0.) / n;
    if (values.size() < 2)
        return {mean, -infinity, infinity};
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double half = studentT95(n - 1) * std::sqrt(squares / (n - 1) / n);
    return {mean, mean - half, mean + half};
}

} // namespace kikuscope::analysis
