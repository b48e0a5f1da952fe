// SPDX-License-Identifier: GPL-3.0-or-later
// Spot patterns of one crystal along several zone axes, pooled into probabilities of its space group: by the mean of Ra et
// al., RSC Adv. 11 (2021) 38307 (section 3.2, Fig. 7), and by Bayes' rule. Pure functions (formulas: README.md).
#pragma once
#include "core/analysis/classification_score.h"

#include <optional>

namespace kikuscope::analysis {

/// What is known beforehand. A candidate is a kind of crystal whose patterns have one class per zone axis, such as a space
/// group or, in 227, diamond and spinel; several candidates may have one group. All indices count from 0.
struct ZoneKnowledge
{
    int classes = 0, zones = 0, groups = 0;
    std::vector<std::vector<int>> classOf;  // [candidate][zone]
    std::vector<int> groupOf;               // [candidate]
    std::vector<double> prior;              // [candidate]; need not be normalised; empty: groups alike, candidates of a group alike
    std::vector<double> classPrior;         // how often the classifier met each class in training; empty: alike

    /// Throws Error(Inconsistent) where sizes or indices do not fit each other.
    void check() const;
};

/// Class probabilities of one pattern, and its zone axis where that is known.
struct ZonePattern
{
    std::vector<double> probabilities;
    std::optional<int> zone;
};

/// Ra et al.: the probability of a class is shared alike among the groups that show it (along the zone axis, where known).
/// What belongs to no group is shared among all.
std::vector<double> groupShares(const ZoneKnowledge& knowledge, const ZonePattern& pattern);
/// Their ensemble: the mean of groupShares() over the patterns. No patterns: all groups alike.
std::vector<double> pooledByMean(const ZoneKnowledge& knowledge, const std::vector<ZonePattern>& patterns);

struct BayesOptions
{
    double error = 0.01;        // share of patterns about which the classifier is wrong altogether
    std::vector<double> zonePrior = {}; // [zone]; empty: alike
};
/// P(group | patterns) = sum over its candidates of prior x product over the patterns of P(pattern | candidate), where
/// P(pattern | candidate) = sum over zones (or the known one) of P(zone) q(class of candidate along zone) / classPrior.
std::vector<double> pooledByBayes(const ZoneKnowledge& knowledge, const std::vector<ZonePattern>& patterns, const BayesOptions& options = {});

/// Mean of -log of the probability of the true class; probabilities below 1e-6 count as that.
double logLoss(const LabelledAnswers& answers);

} // namespace kikuscope::analysis
