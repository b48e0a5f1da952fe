// SPDX-License-Identifier: GPL-3.0-or-later
// Patterns against candidate phases: dictionary, search, refinement of the best. The teacher of "Train for
// this map".
#pragma once
#include "core/match/refine.h"
#include "core/match/search.h"

namespace kikuscope::match {

struct MatchOptions
{
    using IsSettings = void;
    DictionaryOptions dictionary;
    int size = 60;  // side of the patterns in refinement
    int starts = 3; // refined orientations per phase
    int refinedPhases = 4; // at least so many phases are refined at full size
    /// Further ones are refined while their score at the size of the dictionary is so near that of the best one:
    /// noisy patterns need it, clear ones are far beyond it (README.md).
    double refinedGap = 0.2;

    template <class V> void visit(V& v)
    {
        v.field("dictionary", dictionary);
        v.field("size", size,
                {.min = 16, .max = 480, .unit = "px", .help = "Side of the patterns in refinement"});
        v.field("starts", starts, {.min = 1, .max = 32, .help = "Orientations refined per phase"});
        v.field("refined_phases", refinedPhases,
                {.min = 1, .max = 1000, .help = "Phases refined of every pattern, best first"});
        v.field("refined_gap", refinedGap,
                {.min = 0,
                 .max = 2,
                 .help = "Further phases are refined while their score in the search is so near that of the best"});
    }
};

struct PhaseMatch
{
    int phase = 0; // id in Matcher::phases()
    Fit fit;       // score, orientation
    bool refined = false;
};

/// The refined phases by falling score, then the others. Empty for a pattern that holds nothing.
struct PatternMatch
{
    std::vector<PhaseMatch> phases;

    const PhaseMatch& best() const { return phases.front(); }
    /// Lead of the best over the n-th next phase.
    double margin(std::size_t next = 1) const
    {
        return next < phases.size() ? best().fit.score - phases[next].fit.score : best().fit.score;
    }
};

class Matcher
{
public:
    /// Simulates the candidates and renders the dictionary. Throws Error(BadSetting).
    Matcher(const std::vector<Phase>& phases, const Conditions& conditions, const MatchOptions& options,
            JobMonitor& job);

    const PhaseList& phases() const { return m_phases; }
    const Conditions& conditions() const { return m_dictionary->view().conditions(); }
    const Candidates& candidates() const { return *m_candidates; }
    const Dictionary& dictionary() const { return *m_dictionary; }
    const CandidateView& view() const { return *m_view; } // of the refinement
    const MatchOptions& options() const { return m_options; }

    /// One result per pattern of the block; absent ones give empty results. Uses all cores; throws Stopped.
    std::vector<PatternMatch> match(const PatternBlock& block, JobMonitor& job) const;

    /// Best score that patterns of pure noise reach: a match below it says nothing.
    double noiseFloor(JobMonitor& job) const;

private:
    PatternMatch refine(ImageView<const float> pattern, const float* coarse, const Hits& hits,
                        std::int64_t index, Refiner& onCoarse, Refiner& onFine,
                        CandidateView::Workspace& workspace) const;
    /// From the best templates to the best orientations at the size of the dictionary, falling score.
    std::vector<Fit> coarseFits(const float* coarse, int candidate, const Hit* hits, Refiner& refiner) const;

    MatchOptions m_options;
    PhaseList m_phases;
    std::shared_ptr<const Candidates> m_candidates;
    std::shared_ptr<const Dictionary> m_dictionary;
    std::shared_ptr<const CandidateView> m_view;
};

} // namespace kikuscope::match
