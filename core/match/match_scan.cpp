// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/match_scan.h"

#include "core/base/error.h"
#include "core/base/version.h"
#include "core/crystal/common_phase.h"

#include <algorithm>
#include <limits>

namespace kikuscope::match {
namespace {

constexpr std::int64_t blockPatterns = 2048; // the dictionary passes through memory once per block
constexpr double blockMiB = 256;
enum Scalar : std::size_t { Score, Margin, RunnerUp };

std::int64_t blockSize(const PatternSource& source)
{
    const double bytes = 4. * source.height() * source.width();
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(blockMiB * 1024 * 1024 / bytes), 1,
                                    blockPatterns);
}

} // namespace

PhaseList groupClasses(const PhaseList& candidates, const CandidateGroups& groups)
{
    PhaseList classes;
    for (const std::vector<int>& ids : groups.groups) {
        if (ids.size() == 1) {
            classes.phases.push_back(candidates[ids.front()]);
            continue;
        }
        std::vector<Phase> members;
        std::string name;
        for (const int id : ids) {
            members.push_back(candidates[id]);
            name += (name.empty() ? "" : " / ") + candidates[id].name;
        }
        Phase shared = crystal::commonPhase(members);
        shared.name = name;
        shared.source = "candidates that cannot be told apart in this map";
        classes.phases.push_back(std::move(shared));
    }
    return classes;
}

double leadOverOtherGroups(const CandidateGroups& groups, const PatternMatch& match, int& runnerUp)
{
    const std::size_t own = groups.of(match.best().phase);
    const auto other = std::ranges::find_if(match.phases, [&](const PhaseMatch& m) { return groups.of(m.phase) != own; });
    runnerUp = other == match.phases.end() ? 0 : other->phase;
    return match.best().fit.score - (runnerUp > 0 ? other->fit.score : 0);
}

MatchRecorder::MatchRecorder(const Matcher& matcher, const CandidateGroups& groups, const ScanGrid& grid,
                             double noiseFloor)
    : m_matcher(matcher), m_groups(groups), m_noiseFloor(noiseFloor), m_map(std::make_shared<CrystalMap>())
{
    const auto size = static_cast<std::size_t>(grid.size());
    m_map->name = "Matching";
    m_map->grid = grid;
    m_map->phases = matcher.phases();
    m_map->phaseId.resize(size);
    m_map->orientation.resize(size);
    m_map->frame = matcher.conditions().frame;
    const std::vector<float> none(size, std::numeric_limits<float>::quiet_NaN());
    m_map->scalars = {{"score", "", none}, {"margin", "", none}, {"runner-up", "", none}};
}

/// The best scores of the classes, falling; a class is as good as its best member.
void MatchRecorder::record(std::int64_t pixel, const PatternMatch& match, Predictions& predictions, std::size_t i)
{
    predictions.present[i] = 1;
    predictions.id[i] = {};
    predictions.probability[i] = {};
    std::size_t found = 0;
    for (const PhaseMatch& phase : match.phases) {
        const auto id = static_cast<std::uint16_t>(m_groups.of(phase.phase) + 1);
        const auto end = predictions.id[i].begin() + static_cast<std::ptrdiff_t>(found);
        if (found == predictions.id[i].size() || std::find(predictions.id[i].begin(), end, id) != end)
            continue;
        const auto score = static_cast<float>(std::clamp(phase.fit.score, 0., 1.));
        // unrefined phases follow the refined ones and may not overtake them
        predictions.probability[i][found] =
            found > 0 ? std::min(score, predictions.probability[i][found - 1]) : score;
        predictions.id[i][found++] = id;
    }
    predictions.accepted[i] = !match.phases.empty() && match.best().fit.score >= m_noiseFloor;
    if (match.phases.empty())
        return;
    const auto p = static_cast<std::size_t>(pixel);
    int runnerUp = 0;
    m_map->scalars[Margin].values[p] = static_cast<float>(leadOverOtherGroups(m_groups, match, runnerUp));
    m_map->scalars[Score].values[p] = static_cast<float>(match.best().fit.score);
    m_map->scalars[RunnerUp].values[p] = static_cast<float>(runnerUp);
    if (!predictions.accepted[i])
        return;
    m_map->phaseId[p] = static_cast<std::uint16_t>(match.best().phase);
    m_map->orientation[p] = m_matcher.conditions().eulerAngles(match.best().fit.crystalFromDetector);
}

ScanMatch matchScan(const EbsdScan& scan, const Matcher& matcher, const CandidateGroups& groups,
                    JobMonitor& job)
{
    if (!scan.patterns)
        throw Error(ErrorKind::BadSetting,
                    scan.name + " holds no patterns to match; give the pattern file of this scan.");
    ScanMatch result;
    result.map = PhaseMap(scan.grid, groupClasses(matcher.phases(), groups));
    result.map.name = scan.name;
    const std::int64_t size = scan.grid.size(), step = blockSize(*scan.patterns);
    NullMonitor quiet;
    result.noiseFloor = matcher.noiseFloor(quiet);
    MatchRecorder recorder(matcher, groups, scan.grid, result.noiseFloor);

    job.stage("Matching patterns");
    for (std::int64_t first = 0; first < size; first += step) {
        const PatternRange range{first, std::min(step, size - first)};
        SubMonitor part(job, static_cast<double>(first) / static_cast<double>(size),
                        static_cast<double>(range.end()) / static_cast<double>(size));
        const std::vector<PatternMatch> matches = matcher.match(scan.patterns->read(range), part);
        Predictions predictions;
        predictions.resize(range);
        for (std::size_t i = 0; i < matches.size(); ++i) {
            const std::int64_t pixel = first + static_cast<std::int64_t>(i);
            if (scan.patterns->has(pixel))
                recorder.record(pixel, matches[i], predictions, i);
        }
        result.map.set(predictions);
    }
    result.matching = recorder.crystalMap();
    const PatternCentre& pc = matcher.conditions().patternCentre;
    result.map.provenance = {{"version", KIKUSCOPE_VERSION},
                             {"method", "matching against dynamical master patterns"},
                             {"confidence", "normalised cross-correlation of the refined match"},
                             {"noise_floor", result.noiseFloor},
                             {"pattern_centre", {pc.x, pc.y, pc.z}},
                             {"energy_kev", matcher.conditions().energyKeV},
                             {"options", toJson(matcher.options())}};
    job.checkpoint(size, size);
    return result;
}

} // namespace kikuscope::match
