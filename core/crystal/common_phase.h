// SPDX-License-Identifier: GPL-3.0-or-later
// What the phases of a class have in common.
#pragma once
#include "core/crystal/phase.h"

namespace kikuscope::crystal {

/// Formula, cell, space group, point group, Laue group and lattice where all phases agree, else empty. Name,
/// colour and source are left empty, atoms too unless there is only one phase.
Phase commonPhase(const std::vector<Phase>& phases);

} // namespace kikuscope::crystal
