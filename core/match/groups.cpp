// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/groups.h"

#include "core/base/parallel.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace kikuscope::match {
namespace {

constexpr double farAhead =
    0.08; // leads beyond this were never undone by 1 % in the pattern centre (README.md)

/// Simulated patterns of one candidate in random orientations.
PatternBlock simulatedPatterns(const Matcher& matcher, int candidate, const GroupOptions& options)
{
    const Conditions& c = matcher.conditions();
    PatternBlock block({0, options.patterns}, c.height, c.width);
    simulate::CameraModel camera;
    camera.noiseToSignal = options.noiseToSignal;
    camera.maskRadius = c.screenRadius;
    for (int i = 0; i < options.patterns; ++i) {
        Rng rng = Rng::stream(options.seed, static_cast<std::uint64_t>(candidate) * 1000003u +
                                                static_cast<std::uint64_t>(i));
        float* out = block.pattern(i).data;
        simulate::projectMaster(matcher.candidates()[static_cast<std::size_t>(candidate)].master,
                                randomRotation(rng), c.patternCentre, c.height, c.width, out);
        simulate::applyCamera(camera, c.patternCentre, rng, c.height, c.width, out);
        block.present[static_cast<std::size_t>(i)] = 1;
    }
    return block;
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// Joins the groups of inseparable pairs.
std::vector<std::vector<int>> joined(int phases, const std::vector<PairSeparation>& pairs)
{
    std::vector<int> group(static_cast<std::size_t>(phases) + 1);
    std::iota(group.begin(), group.end(), 0);
    for (const PairSeparation& pair : pairs)
        if (!pair.separable()) {
            const int from = group[static_cast<std::size_t>(pair.other)],
                      to = group[static_cast<std::size_t>(pair.phase)];
            std::replace(group.begin(), group.end(), std::max(from, to), std::min(from, to));
        }
    std::map<int, std::vector<int>> members;
    for (int id = 1; id <= phases; ++id)
        members[group[static_cast<std::size_t>(id)]].push_back(id);
    std::vector<std::vector<int>> groups;
    for (auto& [first, ids] : members)
        groups.push_back(std::move(ids));
    return groups;
}

} // namespace

double centreEffect(const Matcher& matcher, const float* prepared, const PhaseMatch& leader,
                    const PhaseMatch& other)
{
    Refiner refiner(matcher.view());
    const double margin = leader.fit.score - other.fit.score;
    double effect = 0;
    for (int axis = 0; axis < 3; ++axis)
        for (const double sign : {-1., 1.}) {
            Eigen::VectorXd shift = Eigen::VectorXd::Zero(6);
            shift[3 + axis] = sign * centreUncertainty;
            const Fit a = refiner.orientation(prepared, leader.phase - 1, Refiner::moved(leader.fit, shift));
            const Fit b = refiner.orientation(prepared, other.phase - 1, Refiner::moved(other.fit, shift));
            effect = std::max(effect, std::abs(a.score - b.score - margin));
        }
    return effect;
}

Verdict judge(const Matcher& matcher, ImageView<const float> pattern, const PatternMatch& match)
{
    Verdict verdict;
    if (match.phases.empty())
        return verdict;
    std::vector<float> prepared(matcher.view().pixels());
    auto workspace = matcher.view().makeWorkspace();
    matcher.view().prepare(pattern, prepared.data(), workspace);
    verdict.phases = {match.best().phase};
    verdict.margin = match.best().fit.score;
    for (std::size_t k = 1; k < match.phases.size() && match.phases[k].refined; ++k) {
        const double margin = match.margin(k);
        const double effect =
            margin < farAhead ? centreEffect(matcher, prepared.data(), match.best(), match.phases[k]) : 0;
        if (margin <= std::max(effect, leastLead)) {
            verdict.phases.push_back(match.phases[k].phase);
        } else if (margin < verdict.margin) {
            verdict.margin = margin;
            verdict.centreEffect = effect;
        }
    }
    return verdict;
}

std::size_t CandidateGroups::of(int phase) const
{
    const auto found =
        std::ranges::find_if(groups, [&](const auto& g) { return std::ranges::find(g, phase) != g.end(); });
    return static_cast<std::size_t>(found - groups.begin());
}

CandidateGroups candidateGroups(const Matcher& matcher, const GroupOptions& options, JobMonitor& job)
{
    checkSettings(options, "groups");
    job.stage("Which candidates can be told apart");
    const int phases = matcher.phases().size();
    std::map<std::pair<int, int>, std::pair<std::vector<double>, std::vector<double>>>
        found; // margins, effects
    NullMonitor quiet;
    for (int c = 0; c < phases; ++c) {
        job.checkpoint(c, phases);
        const PatternBlock block = simulatedPatterns(matcher, c, options);
        const std::vector<PatternMatch> matches = matcher.match(block, quiet);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const auto own = std::ranges::find(matches[i].phases, c + 1, &PhaseMatch::phase);
            if (own == matches[i].phases.end() || !own->refined)
                continue;
            std::vector<float> prepared(matcher.view().pixels());
            auto workspace = matcher.view().makeWorkspace();
            matcher.view().prepare(block.pattern(static_cast<std::int64_t>(i)), prepared.data(), workspace);
            std::vector<double> effects(matches[i].phases.size(), -1);
            parallelFor(static_cast<std::int64_t>(effects.size()), matcher.options().dictionary.threads,
                        [&](std::int64_t k) {
                            const PhaseMatch& other = matches[i].phases[static_cast<std::size_t>(k)];
                            if (other.refined && other.phase != c + 1 &&
                                own->fit.score - other.fit.score < farAhead)
                                effects[static_cast<std::size_t>(k)] =
                                    centreEffect(matcher, prepared.data(), *own, other);
                        });
            for (std::size_t k = 0; k < effects.size(); ++k)
                if (effects[k] >= 0) {
                    auto& [margins, pairEffects] = found[{c + 1, matches[i].phases[k].phase}];
                    margins.push_back(own->fit.score - matches[i].phases[k].fit.score);
                    pairEffects.push_back(effects[k]);
                }
        }
    }
    CandidateGroups result;
    for (const auto& [pair, values] : found)
        if (2 * values.first.size() >
            static_cast<std::size_t>(options.patterns)) // close in most orientations
            result.pairs.push_back({pair.first, pair.second, median(values.first), median(values.second)});
    result.groups = joined(phases, result.pairs);
    job.checkpoint(phases, phases);
    return result;
}

} // namespace kikuscope::match
