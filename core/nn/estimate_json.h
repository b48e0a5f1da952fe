// SPDX-License-Identifier: GPL-3.0-or-later
// Estimates in reports.
#pragma once
#include "core/analysis/estimate.h"
#include "core/base/settings.h"

namespace kikuscope::nn {

/// {"value", "low", "high"}.
inline Json estimateJson(const analysis::Estimate& e) { return {{"value", e.value}, {"low", e.low}, {"high", e.high}}; }

} // namespace kikuscope::nn
