// SPDX-License-Identifier: GPL-3.0-or-later
// How much two unit cells differ, for whoever asks whether they are the same.
#pragma once
#include "core/crystal/phase.h"

namespace kikuscope::crystal {

/// Largest relative difference of the six numbers; infinite where one of the cells is not valid. Cells in other settings of the
/// same lattice count as different.
double cellDifference(const UnitCell& a, const UnitCell& b);

} // namespace kikuscope::crystal
