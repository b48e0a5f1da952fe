// SPDX-License-Identifier: GPL-3.0-or-later
// From a template near the pattern to the best orientation (and pattern centre): damped Gauss-Newton steps on
// the normalised cross-correlation, derivatives by rendering.
#pragma once
#include "core/match/candidates.h"

namespace kikuscope::match {

struct Fit
{
    Eigen::Quaterniond crystalFromDetector = Eigen::Quaterniond::Identity();
    PatternCentre patternCentre;
    double score = -1; // normalised cross-correlation
};

/// Score and derivatives of one template at one place.
struct Linearisation
{
    double score = 0;
    Eigen::VectorXd gradient;  // of the score
    Eigen::MatrixXd curvature; // minus the expected second derivative of the score, divided by the score
};

/// Refines with its own buffers: one per thread.
class Refiner
{
public:
    explicit Refiner(const CandidateView& view);

    /// Maximises over the orientation. `prepared` is a pattern of the view.
    Fit orientation(const float* prepared, int candidate, const Fit& start);
    double score(const float* prepared, int candidate, const Fit& at);
    /// Parameters: rotation vector in the detector frame (rad), then (withCentre) x, y, z of the pattern
    /// centre.
    Linearisation linearise(const float* prepared, int candidate, const Fit& at, bool withCentre);

    static Fit moved(const Fit& from, const Eigen::VectorXd& step);

private:
    double render(const float* prepared, int candidate, const Fit& at, std::vector<float>& out);

    const CandidateView& m_view;
    CandidateView::Workspace m_workspace;
    std::vector<float> m_here, m_other;
    std::vector<std::vector<float>> m_derivatives;
};

} // namespace kikuscope::match
