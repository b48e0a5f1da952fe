// SPDX-License-Identifier: GPL-3.0-or-later
// Phases (the classes of a model) as JSON in the model file.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

namespace kikuscope::nn {

Json phaseToJson(const Phase& phase);
/// Throws Error(BadFile) naming `where` and the field.
Phase phaseFromJson(const Json& json, const std::string& where);

} // namespace kikuscope::nn
