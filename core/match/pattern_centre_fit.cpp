// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/pattern_centre_fit.h"

#include "core/base/error.h"
#include "core/base/parallel.h"

#include <Eigen/Cholesky>
#include <Eigen/LU>
#include <algorithm>
#include <array>
#include <limits>

namespace kikuscope::match {
namespace {

constexpr int mostSteps = 15, mostHalvings = 4;
constexpr double smallestStep = 1e-4, longestStep = 0.03, damping = 1e-4;
constexpr double coarseSpacingDeg = 5;
constexpr std::array usualY{0.15, 0.25, 0.35, 0.45};
constexpr std::array usualZ{0.45, 0.55, 0.67, 0.82};

/// A pattern that takes part, and where it is now.
struct Participant
{
    std::vector<float> prepared;
    int candidate;
    Fit fit;
};

struct Normal
{
    Eigen::Matrix3d curvature = Eigen::Matrix3d::Zero();
    Eigen::Vector3d gradient = Eigen::Vector3d::Zero();
};

/// What one pattern says of the centre once its own orientation has been eliminated.
Normal reduced(const Linearisation& at)
{
    const double weight = std::max(at.score, 0.02);
    const Eigen::MatrixXd h = weight * at.curvature;
    const Eigen::Matrix3d coupling = h.block<3, 3>(0, 3);
    const Eigen::Matrix3d solved = h.block<3, 3>(0, 0).ldlt().solve(coupling);
    return {h.block<3, 3>(3, 3) - coupling.transpose() * solved,
            at.gradient.tail<3>() - solved.transpose() * at.gradient.head<3>()};
}

std::vector<Normal> reducedAll(const CandidateView& view, const std::vector<Participant>& participants)
{
    std::vector<Normal> normals(participants.size());
    parallelFor(static_cast<std::int64_t>(participants.size()), 0, [&](std::int64_t i) {
        const Participant& p = participants[static_cast<std::size_t>(i)];
        normals[static_cast<std::size_t>(i)] =
            reduced(Refiner(view).linearise(p.prepared.data(), p.candidate, p.fit, true));
    });
    return normals;
}

Normal sum(const std::vector<Normal>& normals)
{
    Normal total;
    for (const Normal& n : normals) {
        total.curvature += n.curvature;
        total.gradient += n.gradient;
    }
    total.curvature.diagonal().array() += damping * total.curvature.trace();
    return total;
}

/// All orientations refined at a shifted centre.
std::vector<Participant> shifted(const CandidateView& view, std::vector<Participant> participants,
                                 const Eigen::Vector3d& shift)
{
    Eigen::VectorXd step = Eigen::VectorXd::Zero(6);
    step.tail<3>() = shift;
    parallelFor(static_cast<std::int64_t>(participants.size()), 0, [&](std::int64_t i) {
        Participant& p = participants[static_cast<std::size_t>(i)];
        p.fit = Refiner(view).orientation(p.prepared.data(), p.candidate, Refiner::moved(p.fit, step));
    });
    return participants;
}

double meanScore(const std::vector<Participant>& participants)
{
    double total = 0;
    for (const Participant& p : participants)
        total += p.fit.score;
    return total / static_cast<double>(participants.size());
}

std::vector<Participant> participantsOf(const Matcher& matcher, const PatternBlock& patterns,
                                        double leastScore, JobMonitor& job)
{
    const std::vector<PatternMatch> matches = matcher.match(patterns, job);
    auto workspace = matcher.view().makeWorkspace();
    std::vector<Participant> participants;
    for (std::size_t i = 0; i < matches.size(); ++i) {
        if (matches[i].phases.empty() || matches[i].best().fit.score < leastScore)
            continue;
        Participant p{std::vector<float>(matcher.view().pixels()), matches[i].best().phase - 1,
                      matches[i].best().fit};
        matcher.view().prepare(patterns.pattern(static_cast<std::int64_t>(i)), p.prepared.data(), workspace);
        participants.push_back(std::move(p));
    }
    return participants;
}

/// Standard errors by the scatter of the patterns' own wishes ("sandwich"): H^-1 (sum of g g^T) H^-1. NaN for
/// one pattern.
Eigen::Vector3d standardErrors(const std::vector<Normal>& normals)
{
    if (normals.size() < 2)
        return Eigen::Vector3d::Constant(std::numeric_limits<double>::quiet_NaN());
    const Eigen::Matrix3d inverse = sum(normals).curvature.inverse();
    Eigen::Matrix3d scatter = Eigen::Matrix3d::Zero();
    for (const Normal& n : normals)
        scatter += n.gradient * n.gradient.transpose();
    const double n = static_cast<double>(normals.size());
    return (inverse * scatter * inverse).diagonal().cwiseMax(0).cwiseSqrt() * std::sqrt(n / (n - 1));
}

} // namespace

PatternCentreFit fitPatternCentre(const Matcher& matcher, const PatternBlock& patterns, double leastScore,
                                  JobMonitor& job)
{
    job.stage("Fitting the pattern centre");
    SubMonitor matching(job, 0, 0.3), fitting(job, 0.3, 1);
    const CandidateView& view = matcher.view();
    std::vector<Participant> participants = participantsOf(matcher, patterns, leastScore, matching);
    if (participants.empty())
        throw Error(ErrorKind::BadSetting,
                    "No pattern matches a candidate phase well enough to fit the pattern centre; give better "
                    "starting values or other candidates.");
    PatternCentreFit result;
    result.patterns = static_cast<int>(participants.size());
    result.scoreBefore = result.scoreAfter = meanScore(participants);
    for (int step = 0; step < mostSteps; ++step) {
        fitting.checkpoint(step, mostSteps);
        const Normal normal = sum(reducedAll(view, participants));
        Eigen::Vector3d shift = normal.curvature.ldlt().solve(normal.gradient);
        if (shift.norm() > longestStep)
            shift *= longestStep / shift.norm();
        bool better = false;
        for (int k = 0; k <= mostHalvings && !better; ++k, shift *= 0.5) {
            std::vector<Participant> next = shifted(view, participants, shift);
            better = meanScore(next) > result.scoreAfter;
            if (better) {
                participants = std::move(next);
                result.scoreAfter = meanScore(participants);
            }
        }
        if (!better || shift.norm() < smallestStep)
            break;
    }
    result.patternCentre = participants.front().fit.patternCentre;
    result.sigma = standardErrors(reducedAll(view, participants));
    fitting.checkpoint(1, 1);
    return result;
}

PatternCentreFit findPatternCentre(const std::vector<Phase>& phases, const Conditions& conditions,
                                   const MatchOptions& options, const PatternBlock& patterns, JobMonitor& job)
{
    job.stage("Looking for the pattern centre");
    SubMonitor looking(job, 0, 0.6), fitting(job, 0.6, 1);
    const Candidates candidates = simulateCandidates(phases, conditions.energyKeV, looking);
    Conditions at = conditions, best = conditions;
    double highest = -1;
    DictionaryOptions coarse = options.dictionary;
    coarse.spacingDeg = std::max(coarse.spacingDeg, coarseSpacingDeg);
    NullMonitor quiet;
    int done = 0;
    for (const double y : usualY)
        for (const double z : usualZ) {
            looking.checkpoint(done++, static_cast<std::int64_t>(usualY.size() * usualZ.size()));
            at.patternCentre = {0.5, y, z};
            const Dictionary dictionary(candidates, at, coarse, quiet);
            auto workspace = dictionary.view().makeWorkspace();
            Refiner refiner(dictionary.view());
            std::vector<float> prepared(static_cast<std::size_t>(patterns.range.count) *
                                        dictionary.view().pixels());
            for (std::int64_t i = 0; i < patterns.range.count; ++i)
                dictionary.view().prepare(
                    patterns.pattern(i),
                    prepared.data() + static_cast<std::size_t>(i) * dictionary.view().pixels(), workspace);
            const Hits hits = search(dictionary, prepared.data(), patterns.range.count, 1,
                                     options.dictionary.threads, quiet);
            double total = 0;
            for (std::int64_t i = 0; i < patterns.range.count; ++i) {
                double score = 0;
                for (int c = 0; c < dictionary.phases(); ++c)
                    if (const Hit& hit = *hits.of(i, c); hit.index >= 0)
                        score = std::max(
                            score, refiner
                                       .orientation(prepared.data() + static_cast<std::size_t>(i) *
                                                                          dictionary.view().pixels(),
                                                    c,
                                                    {dictionary.orientation(c, hit.index).cast<double>(),
                                                     at.patternCentre})
                                       .score);
                total += score;
            }
            if (total > highest) {
                highest = total;
                best = at;
            }
        }
    const Matcher matcher(phases, best, options, quiet);
    return fitPatternCentre(matcher, patterns, 0, fitting);
}

} // namespace kikuscope::match
