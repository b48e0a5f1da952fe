// SPDX-License-Identifier: GPL-3.0-or-later
// A whole map by matching: a result of its own, or the labels of a network's training.
#pragma once
#include "core/map/phase_map.h"
#include "core/match/groups.h"

namespace kikuscope::match {

/// The classes of the map are the groups of candidates ("nickel / austenite"); confidences are correlations
/// (0 ... 1), not probabilities. Patterns below `noiseFloor` are unknown. 
struct ScanMatch
{
    PhaseMap map;
    std::shared_ptr<const CrystalMap> matching; // phase, orientation, score, lead and runner-up of each pixel
    double noiseFloor = 0;
};

/// One class per group: what its members share.
PhaseList groupClasses(const PhaseList& candidates, const CandidateGroups& groups);

/// Turns matches into answers of a map and keeps phase, orientation, score, lead and runner-up of each pixel.
class MatchRecorder
{
public:
    MatchRecorder(const Matcher& matcher, const CandidateGroups& groups, const ScanGrid& grid,
                  double noiseFloor);

    /// The answer of a pixel as entry `i` of `predictions`.
    void record(std::int64_t pixel, const PatternMatch& match, Predictions& predictions, std::size_t i);
    /// What was recorded; phases are the candidates.
    const std::shared_ptr<CrystalMap>& crystalMap() const { return m_map; }

private:
    const Matcher& m_matcher;
    const CandidateGroups& m_groups;
    double m_noiseFloor;
    std::shared_ptr<CrystalMap> m_map;
};

/// Lead of the best phase over the best one of another group, which becomes `runnerUp` (0: there is none).
double leadOverOtherGroups(const CandidateGroups& groups, const PatternMatch& match, int& runnerUp);

ScanMatch matchScan(const EbsdScan& scan, const Matcher& matcher, const CandidateGroups& groups,
                    JobMonitor& job);

} // namespace kikuscope::match
