// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/candidates.h"

#include "core/base/error.h"
#include "core/match/orientation_grid.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::match {
namespace {

Json mask(double radius)
{
    return radius > 0 ? Json{{"step", "mask"}, {"shape", "circle"}, {"radius", radius}}
                      : Json{{"step", "mask"}, {"shape", "none"}};
}

/// Templates have neither background nor other pixels than those compared; everything else is the same.
preprocess::PreprocessRecipe recipe(const Conditions& conditions, int size, bool recorded)
{
    preprocess::PreprocessRecipe r;
    r.steps.push_back(mask(conditions.screenRadius));
    if (recorded) {
        r.steps.push_back({{"step", "static-background"}});
        r.steps.push_back({{"step", "resize"}, {"size", size}});
    }
    r.steps.push_back({{"step", "flat-field"}, {"degree", 4}});
    r.steps.push_back({{"step", "local-contrast"}});
    return r;
}

/// Which pixels the recipe leaves (it sets the others to exactly 0).
std::vector<std::uint8_t> insideOf(double screenRadius, int size)
{
    preprocess::PreprocessRecipe r;
    r.steps = {mask(screenRadius), Json{{"step", "flat-field"}, {"degree", 0}}};
    const preprocess::RecipeRunner runner(r, size, size);
    Image<float> checks(size, size);
    for (int y = 0; y < size; ++y)
        for (int x = 0; x < size; ++x)
            checks(y, x) =
                static_cast<float>(10 + (x + y) % 2) + 0.01f * static_cast<float>(y); // no pixel has the mean
    std::vector<float> out(checks.pixels.size());
    const auto workspace = runner.makeWorkspace();
    runner.apply(checks.view(), out.data(), *workspace);
    std::vector<std::uint8_t> inside(out.size());
    std::transform(out.begin(), out.end(), inside.begin(),
                   [](float v) { return static_cast<std::uint8_t>(v != 0); });
    return inside;
}

} // namespace

Candidates simulateCandidates(const std::vector<Phase>& phases, double energyKeV, JobMonitor& job,
                              int masterSize)
{
    if (phases.empty())
        throw Error(ErrorKind::BadSetting,
                    "There are no candidate phases to match against; name at least one.");
    simulate::MasterPatternOptions options;
    options.energyKeV = energyKeV;
    options.size = masterSize;
    Candidates candidates;
    for (std::size_t i = 0; i < phases.size(); ++i) {
        for (const Candidate& before : candidates)
            if (before.phase().name == phases[i].name)
                throw Error(ErrorKind::BadSetting, "The candidate phase " + phases[i].name +
                                                       " is listed twice; list each phase once.");
        job.stage("Simulating " + phases[i].name);
        SubMonitor part(job, static_cast<double>(i) / static_cast<double>(phases.size()),
                        static_cast<double>(i + 1) / static_cast<double>(phases.size()));
        Candidate c;
        c.master = simulate::cachedMasterPattern(phases[i], options, part);
        c.symmetry = laueRotations(phases[i]);
        candidates.push_back(std::move(c));
    }
    return candidates;
}

CandidateView::CandidateView(const Candidates& candidates, const Conditions& conditions, int size,
                             double smoothing)
    : m_candidates(candidates), m_conditions(conditions),
      m_size(std::min({size, conditions.height, conditions.width})),
      m_recorded(recipe(conditions, m_size, true), conditions.height, conditions.width,
                 conditions.staticBackground),
      m_rendered(recipe(conditions, m_size, false), m_size, m_size),
      m_inside(insideOf(conditions.screenRadius, m_size))
{
    const double pixelAngle = simulate::pixelAngleDeg(ofSquare(conditions.patternCentre), m_size);
    for (const Candidate& c : candidates)
        m_masters.push_back(simulate::prefiltered(c.master, smoothing * pixelAngle));
    m_pixelsInside = static_cast<double>(std::count(m_inside.begin(), m_inside.end(), 1));
}

CandidateView::Workspace CandidateView::makeWorkspace() const
{
    return {m_recorded.makeWorkspace(), m_rendered.makeWorkspace(), std::vector<float>(pixels())};
}

PatternCentre CandidateView::ofSquare(const PatternCentre& whole) const
{
    const double side = std::min(m_conditions.height, m_conditions.width), h = m_conditions.height,
                 w = m_conditions.width;
    return {(whole.x * w - (w - side) / 2) / side, (whole.y * h - (h - side) / 2) / side, whole.z * h / side};
}

bool CandidateView::normalise(float* values) const
{
    double sum = 0, squares = 0;
    for (std::size_t i = 0; i < m_inside.size(); ++i)
        sum += values[i]; // 0 outside
    const float mean = static_cast<float>(sum / m_pixelsInside);
    for (std::size_t i = 0; i < m_inside.size(); ++i) {
        values[i] = m_inside[i] ? values[i] - mean : 0;
        squares += static_cast<double>(values[i]) * values[i];
    }
    if (!(squares > 0))
        return false;
    const float scale = static_cast<float>(1 / std::sqrt(squares));
    for (std::size_t i = 0; i < m_inside.size(); ++i)
        values[i] *= scale;
    return true;
}

bool CandidateView::prepare(ImageView<const float> pattern, float* out, Workspace& workspace) const
{
    m_recorded.apply(pattern, out, *workspace.recorded);
    return normalise(out);
}

void CandidateView::render(int candidate, const Eigen::Quaterniond& crystalFromDetector,
                           const PatternCentre& patternCentre, float* out, Workspace& workspace) const
{
    simulate::projectMaster(m_masters[static_cast<std::size_t>(candidate)],
                            crystalFromDetector.toRotationMatrix(), ofSquare(patternCentre), m_size, m_size,
                            workspace.projection.data());
    const ImageView<const float> projection(workspace.projection.data(), m_size, m_size);
    m_rendered.apply(projection, out, *workspace.rendered);
    normalise(out);
}

} // namespace kikuscope::match
