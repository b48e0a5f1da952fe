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
    std::vector<std::uint16_t> phaseId; // best candidate (id in Matcher::phases()), 0 where unknown
    std::vector<EulerAngles>
        orientation; // Bunge, radians, frame of the conditions; meaningless where phaseId = 0
    double noiseFloor = 0;
};

/// One class per group: what its members share.
PhaseList groupClasses(const PhaseList& candidates, const CandidateGroups& groups);

ScanMatch matchScan(const EbsdScan& scan, const Matcher& matcher, const CandidateGroups& groups,
                    JobMonitor& job);

} // namespace kikuscope::match
