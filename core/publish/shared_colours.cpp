// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/shared_colours.h"

#include "core/analysis/phase_matching.h"
#include "core/draw/palette.h"

#include <algorithm>
#include <set>

namespace kikuscope::publish {
namespace {

bool meanTheSame(const Phase& a, const Phase& b)
{
    return analysis::autoMatch(a, PhaseList{{b}}) == 1 || analysis::autoMatch(b, PhaseList{{a}}) == 1;
}

} // namespace

std::vector<Rgba> SharedColours::coloursOf(const PhaseList& phases)
{
    std::vector<Rgba> colours{draw::phaseColours(PhaseList())[0]};
    std::set<std::size_t> taken; // two phases of one file stay apart even where an earlier file has one lattice for both
    for (const Phase& phase : phases.phases) {
        std::size_t known = 0;
        while (known < m_known.phases.size() && (taken.contains(known) || !meanTheSame(phase, m_known.phases[known])))
            ++known;
        if (known == m_known.phases.size())
            add(phase);
        taken.insert(known);
        colours.push_back(m_colours[known]);
    }
    return colours;
}

void SharedColours::add(Phase phase)
{
    if (std::find(m_colours.begin(), m_colours.end(), phase.colour) != m_colours.end())
        phase.colour.a = 0; // the file's own colour is another phase's already
    m_known.phases.push_back(std::move(phase));
    m_colours.push_back(draw::phaseColours(m_known).back());
}

} // namespace kikuscope::publish
