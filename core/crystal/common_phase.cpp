// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/common_phase.h"

#include <algorithm>

namespace kikuscope::crystal {

Phase commonPhase(const std::vector<Phase>& phases)
{
    Phase common;
    if (phases.empty())
        return common;
    const auto share = [&](auto field) {
        const auto& first = phases.front().*field;
        if (std::all_of(phases.begin(), phases.end(), [&](const Phase& p) { return p.*field == first; }))
            common.*field = first;
    };
    share(&Phase::formula);
    share(&Phase::cell);
    share(&Phase::spaceGroup);
    share(&Phase::spaceGroupName);
    share(&Phase::pointGroup);
    share(&Phase::laueGroup);
    share(&Phase::bravais);
    if (phases.size() == 1)
        common.atoms = phases.front().atoms;
    return common;
}

} // namespace kikuscope::crystal
