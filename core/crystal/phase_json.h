// SPDX-License-Identifier: GPL-3.0-or-later
// Phases as JSON: the classes of a model file and the phases of Kikuscope's HDF5 files.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

namespace kikuscope::crystal {

/// Only what is known is written; cell [a, b, c in A, alpha, beta, gamma in degrees], colour [r, g, b, a].
Json phaseToJson(const Phase& phase);
Json phasesToJson(const PhaseList& phases);

/// Nothing is converted, narrowed or guessed: throws Error(BadFile) naming `where` and the field.
Phase phaseFromJson(const Json& json, const std::string& where);
PhaseList phasesFromJson(const Json& json, const std::string& where);

} // namespace kikuscope::crystal
