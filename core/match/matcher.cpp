// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/matcher.h"

#include "core/base/parallel.h"
#include "core/match/orientation_grid.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <numeric>

namespace kikuscope::match {
namespace {

constexpr int hitsPerStart = 5;         // neighbours of one maximum fill the top of the list
constexpr double startSeparation = 1.7; // in units of the spacing
// Less than the mean over a pixel asks for: templates that are too smooth look like those of larger cells
// (README.md).
constexpr double refinedSmoothing = 0.67;
constexpr std::int64_t noisePatterns = 24;
constexpr double floorSigmas = 3;

bool isNear(const Eigen::Quaterniond& q, const std::vector<Eigen::Quaterniond>& others,
            const std::vector<Eigen::Quaterniond>& symmetry, double degrees)
{
    return std::ranges::any_of(others,
                               [&](const auto& o) { return misorientationDeg(q, o, symmetry) < degrees; });
}

PatternBlock noise(const Conditions& conditions)
{
    PatternBlock block({0, noisePatterns}, conditions.height, conditions.width);
    Rng rng(1);
    for (float& pixel : block.pixels)
        pixel = static_cast<float>(100 + 10 * rng.normal());
    std::fill(block.present.begin(), block.present.end(), std::uint8_t{1});
    return block;
}

} // namespace

Matcher::Matcher(const std::vector<Phase>& phases, const Conditions& conditions, const MatchOptions& options,
                 JobMonitor& job)
    : m_options(options), m_phases{phases}
{
    checkSettings(options, "match");
    SubMonitor simulating(job, 0, 0.5), rendering(job, 0.5, 1);
    m_candidates =
        std::make_shared<const Candidates>(simulateCandidates(phases, conditions.energyKeV, simulating));
    m_dictionary =
        std::make_shared<const Dictionary>(*m_candidates, conditions, options.dictionary, rendering);
    m_view = std::make_shared<const CandidateView>(*m_candidates, conditions, options.size, refinedSmoothing);
}

std::vector<Fit> Matcher::coarseFits(const float* coarse, int candidate, const Hit* hits,
                                     Refiner& refiner) const
{
    const auto& symmetry = (*m_candidates)[static_cast<std::size_t>(candidate)].symmetry;
    std::vector<Eigen::Quaterniond> starts;
    std::vector<Fit> fits;
    for (int k = 0; k < m_options.starts * hitsPerStart &&
                    static_cast<int>(starts.size()) < m_options.starts && hits[k].index >= 0;
         ++k) {
        const Eigen::Quaterniond start = m_dictionary->orientation(candidate, hits[k].index).cast<double>();
        if (isNear(start, starts, symmetry, startSeparation * m_options.dictionary.spacingDeg))
            continue;
        starts.push_back(start);
        fits.push_back(refiner.orientation(coarse, candidate, {start, conditions().patternCentre}));
    }
    std::stable_sort(fits.begin(), fits.end(), [](const Fit& a, const Fit& b) { return a.score > b.score; });
    return fits;
}

PatternMatch Matcher::refine(ImageView<const float> pattern, const float* coarse, const Hits& hits,
                             std::int64_t index, Refiner& onCoarse, Refiner& onFine,
                             CandidateView::Workspace& workspace) const
{
    PatternMatch result;
    std::vector<float> fine(m_view->pixels());
    if (!m_view->prepare(pattern, fine.data(), workspace))
        return result;
    std::vector<std::vector<Fit>> starts;
    for (int c = 0; c < m_phases.size(); ++c) {
        starts.push_back(coarseFits(coarse, c, hits.of(index, c), onCoarse));
        result.phases.push_back({c + 1, starts.back().front(), false});
    }
    const auto falling = [](const PhaseMatch& a, const PhaseMatch& b) { return a.fit.score > b.fit.score; };
    std::stable_sort(result.phases.begin(), result.phases.end(), falling);
    auto refined = result.phases.begin() + std::min(m_options.refinedPhases, m_phases.size());
    const double nearest = result.phases.front().fit.score - m_options.refinedGap;
    while (refined != result.phases.end() && refined->fit.score > nearest)
        ++refined;
    for (auto match = result.phases.begin(); match != refined; ++match) {
        match->fit.score = -1;
        for (const Fit& start : starts[static_cast<std::size_t>(match->phase - 1)])
            if (const Fit fit = onFine.orientation(fine.data(), match->phase - 1, start);
                fit.score > match->fit.score)
                match->fit = fit;
        match->refined = true;
    }
    std::stable_sort(result.phases.begin(), refined, falling);
    return result;
}

std::vector<PatternMatch> Matcher::match(const PatternBlock& block, JobMonitor& job) const
{
    const CandidateView& coarseView = m_dictionary->view();
    const std::int64_t count = block.range.count;
    std::vector<float> coarse(static_cast<std::size_t>(count) * coarseView.pixels());
    const auto coarseOf = [&](std::int64_t i) {
        return coarse.data() + static_cast<std::size_t>(i) * coarseView.pixels();
    };
    constexpr std::int64_t perTask = 8;
    const std::int64_t tasks = (count + perTask - 1) / perTask;
    parallelFor(tasks, m_options.dictionary.threads, [&](std::int64_t task) {
        auto workspace = coarseView.makeWorkspace();
        for (std::int64_t i = task * perTask; i < std::min(count, (task + 1) * perTask); ++i)
            if (block.present[static_cast<std::size_t>(i)])
                coarseView.prepare(block.pattern(i), coarseOf(i), workspace);
    });

    SubMonitor searching(job, 0, 0.5), refining(job, 0.5, 1);
    const Hits hits = search(*m_dictionary, coarse.data(), count, m_options.starts * hitsPerStart,
                             m_options.dictionary.threads, searching);
    std::vector<PatternMatch> results(static_cast<std::size_t>(count));
    std::atomic<std::int64_t> done{0};
    parallelFor(tasks, m_options.dictionary.threads, [&](std::int64_t task) {
        Refiner onCoarse(coarseView), onFine(*m_view);
        auto workspace = m_view->makeWorkspace();
        for (std::int64_t i = task * perTask; i < std::min(count, (task + 1) * perTask); ++i) {
            if (block.present[static_cast<std::size_t>(i)])
                results[static_cast<std::size_t>(i)] =
                    refine(block.pattern(i), coarseOf(i), hits, i, onCoarse, onFine, workspace);
            refining.checkpoint(++done, count);
        }
    });
    return results;
}

double Matcher::noiseFloor(JobMonitor& job) const
{
    std::vector<double> scores;
    for (const PatternMatch& match : match(noise(conditions()), job))
        if (!match.phases.empty())
            scores.push_back(match.best().fit.score);
    const double n = static_cast<double>(scores.size()),
                 mean = std::accumulate(scores.begin(), scores.end(), 0.) / n;
    const double variance =
        std::accumulate(scores.begin(), scores.end(), 0.,
                        [&](double sum, double s) { return sum + (s - mean) * (s - mean); }) /
        n;
    return mean + floorSigmas * std::sqrt(variance);
}

} // namespace kikuscope::match
