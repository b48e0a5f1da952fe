// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of map pixels as short text, for project files: selections of 50 million pixels must fit as well.
#pragma once
#include "core/base/settings.h"
#include "core/nn/pattern_labels.h"
#include "ui/session/pixel_selection.h"

#include <cstdint>
#include <vector>

namespace kikuscope::ui {

/// {"count", "encoding", "data"}: base64 (RFC 4648) of either lengths of runs, beginning with pixels that are not in the set, as
/// LEB128 numbers (seven bits a byte, low ones first), or of one bit per pixel, low bit first; whichever is shorter.
Json pixelSetJson(const std::vector<std::uint8_t>& mask);
/// One value per pixel, 1 = in the set. Throws Error(BadSetting) for damaged text and for sets of more or fewer than `size`
/// pixels of the map; `where` is named in the sentence.
std::vector<std::uint8_t> pixelSetFromJson(const Json& json, std::int64_t size, const std::string& where);

/// {"pixels": the set, "description", "line"}; empty without a selection.
Json selectionJson(const PixelSelection* selection);
/// Null for an empty object. Throws Error(BadSetting).
std::shared_ptr<const PixelSelection> selectionFromJson(const Json& json, const ScanGrid& grid);

/// {"marks": [{"mark", "label", "pixels"}]}; empty without labels.
Json labelsJson(const nn::PatternLabels& labels, const ScanGrid& grid);
nn::PatternLabels labelsFromJson(const Json& json, const ScanGrid& grid);

} // namespace kikuscope::ui
