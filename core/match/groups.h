// SPDX-License-Identifier: GPL-3.0-or-later
// Which candidates can be told apart: a lead counts only if it is larger than what +-1 % in the pattern
// centre does to it.
#pragma once
#include "core/match/matcher.h"

#include <algorithm>

namespace kikuscope::match {

inline constexpr double centreUncertainty = 0.01; // of x, y and z
/// A smaller lead says nothing: energy and lattice parameter are not known well enough (README.md).
inline constexpr double leastLead = 0.012;

/// Largest change of the lead of one fit over another when the pattern centre is shifted by +-1 % in x, y or
/// z and both orientations are refined again. `prepared` is a pattern of the matcher's view.
double centreEffect(const Matcher& matcher, const float* prepared, const PhaseMatch& leader,
                    const PhaseMatch& other);

/// The best phase and those whose gap to it is not larger than the effect of the pattern centre.
struct Verdict
{
    std::vector<int> phases; // ids, the best first; several: a set that cannot be told apart
    double margin = 0;       // lead over the best phase outside the set
    double centreEffect = 0; // on that lead; 0 where the lead is far beyond it
};
Verdict judge(const Matcher& matcher, ImageView<const float> pattern, const PatternMatch& match);

/// How well two candidates are told apart on simulated patterns of the first at the map's conditions.
struct PairSeparation
{
    int phase = 0, other = 0;
    double margin = 0, centreEffect = 0; // medians
    bool separable() const { return margin > std::max(centreEffect, leastLead); }
};

struct CandidateGroups
{
    std::vector<std::vector<int>> groups; // ids; every candidate is in one, most alone
    std::vector<PairSeparation> pairs;    // those close enough to be examined
    /// Index of the group of a phase.
    std::size_t of(int phase) const;
};

struct GroupOptions
{
    using IsSettings = void;
    int patterns = 4; // simulated per candidate
    double noiseToSignal = 1;
    std::uint64_t seed = 1;

    template <class V> void visit(V& v)
    {
        v.field("patterns", patterns, {.min = 1, .max = 1000, .help = "Simulated patterns per candidate"});
        v.field("noise_to_signal", noiseToSignal,
                {.min = 0, .max = 50, .help = "Noise of the simulated patterns"});
        v.field("seed", seed);
    }
};

CandidateGroups candidateGroups(const Matcher& matcher, const GroupOptions& options, JobMonitor& job);

} // namespace kikuscope::match
