// SPDX-License-Identifier: GPL-3.0-or-later
// Colours of phases and continuous colour maps; safe for colour-vision deficiencies (Okabe & Ito 2008 extended).
#pragma once
#include "core/base/image.h"
#include "core/crystal/phase.h"

#include <string>
#include <vector>

namespace kikuscope::draw {

/// Colour of id: index 0 is "not indexed / unknown" (black), then one per phase (phase.colour where set).
std::vector<Rgba> phaseColours(const PhaseList& phases);

/// Continuous maps: "grey", "viridis", "cividis", "jet". t in [0, 1], NaN gives black.
Rgba colourAt(const std::string& map, float t);
const std::vector<std::string>& colourMaps();

} // namespace kikuscope::draw
