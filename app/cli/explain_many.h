// SPDX-License-Identifier: GPL-3.0-or-later
// explain over many patterns: which ones, and reports on faithfulness and zone axes.
#pragma once
#include "core/base/settings.h"
#include "core/map/ebsd_scan.h"
#include "core/nn/explain_scan.h"
#include "core/nn/heat_faithfulness.h"
#include "core/nn/zone_axis_heat.h"

namespace kikuscope::cli {

/// "all" or "ROW,COL:ROW,COL" (a rectangle, both corners in it); points with a pattern, rising, at most `most` of them equally
/// spaced. Throws Error naming the option.
std::vector<std::int64_t> pixelsNamed(const EbsdScan& scan, const std::string& text, std::size_t most);

/// Preprocessed patterns, one after the other.
std::vector<float> inputsOf(const EbsdScan& scan, const nn::ModelFile& model, const std::vector<std::int64_t>& pixels);

Json toJson(const nn::HeatFaithfulness& faithfulness, const nn::RandomisationCheck& check);
Json toJson(const nn::ZoneAxisHeat& heat);
void printFaithfulness(const nn::HeatFaithfulness& faithfulness, const nn::RandomisationCheck& check);
void printZoneAxes(const nn::ZoneAxisHeat& heat);

} // namespace kikuscope::cli
