// SPDX-License-Identifier: GPL-3.0-or-later
// Figures with their uncertainty: 95 % confidence intervals of proportions.
#pragma once
#include <cstdint>
#include <utility>

namespace kikuscope::analysis {

/// Standard normal quantile of two-sided 95 %.
inline constexpr double z95 = 1.959963984540054;

/// A figure and its 95 % confidence interval.
struct Estimate
{
    double value = 0, low = 0, high = 1;
};

/// Wilson's interval; [0, 1] where nothing was counted.
std::pair<double, double> wilson95(std::int64_t hits, std::int64_t total);

/// hits / total with Wilson's interval; 0 in [0, 1] where nothing was counted.
Estimate proportion(std::int64_t hits, std::int64_t total);

/// A fraction known from `count` independent observations, which need not be whole (an effective number).
Estimate fraction(double value, double count);

} // namespace kikuscope::analysis
