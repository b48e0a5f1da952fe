// SPDX-License-Identifier: GPL-3.0-or-later
// The phases that may be in the sample, with all that matching needs of them, and how their patterns look in
// a scan.
#pragma once
#include "core/match/conditions.h"
#include "core/preprocess/recipe.h"
#include "core/simulate/pattern_renderer.h"

#include <memory>
#include <vector>

namespace kikuscope::match {

struct Candidate
{
    simulate::MasterPattern master;           // holds the phase
    std::vector<Eigen::Quaterniond> symmetry; // proper rotations of the Laue group
    const Phase& phase() const { return master.phase; }
};
using Candidates = std::vector<Candidate>;

inline constexpr int defaultMasterSize = 201; // finer than the pixels of the views (Lambert step 0.7 degrees)

/// Master patterns from the cache or simulated. Throws Error(BadSetting) for an empty list or a phase named
/// twice.
Candidates simulateCandidates(const std::vector<Phase>& phases, double energyKeV, JobMonitor& job,
                              int masterSize = defaultMasterSize);

/// Patterns as they are compared: the central square at `size` px, background removed, local contrast
/// normalised, mean 0 and norm 1 over the screen. Recorded patterns and templates go through the same steps.
/// The candidates must outlive it.
class CandidateView
{
public:
    /// `smoothing`: of the templates, in units of what a pixel of the view averages over.
    CandidateView(const Candidates& candidates, const Conditions& conditions, int size, double smoothing);

    int size() const { return m_size; }
    std::size_t pixels() const { return static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size); }
    const Conditions& conditions() const { return m_conditions; }
    const Candidates& candidates() const { return m_candidates; }

    /// One per thread.
    struct Workspace
    {
        std::unique_ptr<preprocess::RecipeRunner::Workspace, preprocess::RecipeRunner::WorkspaceDeleter>
            recorded, rendered;
        std::vector<float> projection;
    };
    Workspace makeWorkspace() const;

    /// A recorded pattern; false (and zeros) where it holds nothing.
    bool prepare(ImageView<const float> pattern, float* out, Workspace& workspace) const;
    /// The template of a candidate (0-based) in an orientation; pattern centre of the whole pattern.
    void render(int candidate, const Eigen::Quaterniond& crystalFromDetector,
                const PatternCentre& patternCentre, float* out, Workspace& workspace) const;

private:
    PatternCentre ofSquare(const PatternCentre& whole) const;
    bool normalise(float* values) const;

    const Candidates& m_candidates;
    Conditions m_conditions;
    int m_size;
    preprocess::RecipeRunner m_recorded, m_rendered;
    std::vector<simulate::MasterPattern> m_masters; // as sharp as the pixels of the view
    std::vector<std::uint8_t> m_inside;             // 1 on the screen
    double m_pixelsInside = 0;
};

} // namespace kikuscope::match
