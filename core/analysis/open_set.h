// SPDX-License-Identifier: GPL-3.0-or-later
// How well a score tells patterns of known classes (high) from unknown ones (low).
#pragma once
#include "core/analysis/estimate.h"

#include <span>

namespace kikuscope::analysis {

/// Area under the ROC curve: the probability that a known pattern scores above an unknown one, ties half.
/// 0.5 in [0, 1] where one side is empty. Throws Error(Inconsistent) for scores that are no numbers.
Estimate areaUnderRoc(std::span<const double> known, std::span<const double> unknown);

/// What passes as known, were the threshold set so that at least `acceptance` of the known patterns pass.
struct FalseAccepts
{
    double threshold = 0;  // a score passes from here on
    double acceptance = 0; // of the known patterns, with ties more than asked for
    Estimate rate;         // of the unknown patterns that pass
};
FalseAccepts falseAccepts(std::span<const double> known, std::span<const double> unknown,
                          double acceptance = 0.9);

} // namespace kikuscope::analysis
