// SPDX-License-Identifier: GPL-3.0-or-later
// The pattern centre that makes many patterns match best, and how well they determine it.
#pragma once
#include "core/match/matcher.h"

namespace kikuscope::match {

struct PatternCentreFit
{
    PatternCentre patternCentre;
    Eigen::Vector3d sigma = Eigen::Vector3d::Zero(); // standard errors of x, y, z from the scatter among the
                                                     // patterns; NaN for one
    double scoreBefore = 0, scoreAfter = 0;          // mean normalised cross-correlation
    int patterns = 0;                                // that took part
};

/// Refines the matcher's pattern centre together with all orientations (of each pattern's best phase).
/// Patterns below `leastScore` do not take part. Throws Error(BadSetting) where fewer than one is left.
PatternCentreFit fitPatternCentre(const Matcher& matcher, const PatternBlock& patterns, double leastScore,
                                  JobMonitor& job);

/// Where nothing is known: the best of a grid of usual centres by coarse dictionaries, then fitted.
PatternCentreFit findPatternCentre(const std::vector<Phase>& phases, const Conditions& conditions,
                                   const MatchOptions& options, const PatternBlock& patterns,
                                   JobMonitor& job);

} // namespace kikuscope::match
