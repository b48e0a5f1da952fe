// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/refine.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::match {
namespace {

constexpr double degree = std::numbers::pi / 180;
constexpr double rotationStep = 0.05 * degree, centreStep = 0.0005; // half width of the difference quotients
constexpr int mostSteps = 12, mostHalvings = 3;
constexpr double longestStep = 1.5 * degree, smallestStep = 0.01 * degree;
constexpr double leastScore = 0.02; // below this the curvature says nothing
constexpr double damping = 1e-3;    // of the mean curvature

double dot(const std::vector<float>& a, const float* b)
{
    float lanes[8] = {};
    std::size_t i = 0;
    for (; i + 8 <= a.size(); i += 8)
        for (std::size_t l = 0; l < 8; ++l)
            lanes[l] += a[i + l] * b[i + l];
    double sum = 0;
    for (const float l : lanes)
        sum += l;
    for (; i < a.size(); ++i)
        sum += a[i] * b[i];
    return sum;
}

} // namespace

Refiner::Refiner(const CandidateView& view)
    : m_view(view), m_workspace(view.makeWorkspace()), m_here(view.pixels()), m_other(view.pixels()),
      m_derivatives(6, std::vector<float>(view.pixels()))
{
}

Fit Refiner::moved(const Fit& from, const Eigen::VectorXd& step)
{
    Fit to = from;
    if (const double angle = step.head<3>().norm(); angle > 0)
        to.crystalFromDetector =
            (from.crystalFromDetector * Eigen::AngleAxisd(angle, step.head<3>() / angle)).normalized();
    if (step.size() == 6) {
        to.patternCentre.x += step[3];
        to.patternCentre.y += step[4];
        to.patternCentre.z += step[5];
    }
    return to;
}

double Refiner::render(const float* prepared, int candidate, const Fit& at, std::vector<float>& out)
{
    m_view.render(candidate, at.crystalFromDetector, at.patternCentre, out.data(), m_workspace);
    return dot(out, prepared);
}

double Refiner::score(const float* prepared, int candidate, const Fit& at)
{
    return render(prepared, candidate, at, m_other);
}

Linearisation Refiner::linearise(const float* prepared, int candidate, const Fit& at, bool withCentre)
{
    const int parameters = withCentre ? 6 : 3;
    Linearisation result{render(prepared, candidate, at, m_here), Eigen::VectorXd(parameters),
                         Eigen::MatrixXd(parameters, parameters)};
    for (int i = 0; i < parameters; ++i) {
        Eigen::VectorXd step = Eigen::VectorXd::Zero(parameters);
        step[i] = i < 3 ? rotationStep : centreStep;
        std::vector<float>& derivative = m_derivatives[static_cast<std::size_t>(i)];
        render(prepared, candidate, moved(at, step), derivative);
        // Forward differences find the orientation to half a step; the pattern centre is worth central ones.
        if (withCentre)
            render(prepared, candidate, moved(at, -step), m_other);
        const std::vector<float>& origin = withCentre ? m_other : m_here;
        const auto inverse = static_cast<float>((withCentre ? 0.5 : 1) / step[i]);
        for (std::size_t k = 0; k < derivative.size(); ++k)
            derivative[k] = (derivative[k] - origin[k]) * inverse;
        result.gradient[i] = dot(derivative, prepared);
        for (int j = 0; j <= i; ++j)
            result.curvature(i, j) = result.curvature(j, i) =
                dot(derivative, m_derivatives[static_cast<std::size_t>(j)].data());
    }
    return result;
}

Fit Refiner::orientation(const float* prepared, int candidate, const Fit& start)
{
    Fit best = start;
    for (int step = 0; step < mostSteps; ++step) {
        const Linearisation here = linearise(prepared, candidate, best, false);
        best.score = here.score;
        Eigen::Matrix3d curvature = std::max(here.score, leastScore) * here.curvature;
        curvature.diagonal().array() += damping * curvature.trace();
        Eigen::VectorXd move = curvature.llt().solve(here.gradient.head<3>());
        if (const double length = move.norm(); length > longestStep)
            move *= longestStep / length;
        Fit next = moved(best, move);
        next.score = score(prepared, candidate, next);
        for (int k = 0; k < mostHalvings && next.score <= best.score; ++k) {
            move *= 0.4;
            next = moved(best, move);
            next.score = score(prepared, candidate, next);
        }
        if (next.score <= best.score)
            break;
        best = next;
        if (move.norm() < smallestStep)
            break;
    }
    return best;
}

} // namespace kikuscope::match
