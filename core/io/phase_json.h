// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: phases and grids as they stand in our own files (kikuscope_h5.md).
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

namespace kikuscope::io {

Json phaseToJson(const Phase& phase);
Json phasesToJson(const PhaseList& phases);
/// `where` names file and field in errors; throws Error(BadFile).
Phase phaseFromJson(const Json& json, const std::string& where);
PhaseList phasesFromJson(const Json& json, const std::string& where);

} // namespace kikuscope::io
