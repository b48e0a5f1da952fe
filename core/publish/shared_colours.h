// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of the phases of several maps: a phase keeps the colour it has in an earlier one.
#pragma once
#include "core/crystal/phase.h"
#include "core/base/image.h"

#include <vector>

namespace kikuscope::publish {

class SharedColours
{
public:
    /// By phase id, [0] not indexed.
    std::vector<Rgba> coloursOf(const PhaseList& phases);

private:
    void add(Phase phase);

    PhaseList m_known;
    std::vector<Rgba> m_colours;
};

} // namespace kikuscope::publish
