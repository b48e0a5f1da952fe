// SPDX-License-Identifier: GPL-3.0-or-later
// Parts of a map that teach, choose and check: neighbouring pixels show the same grain, so a map is divided
// by tiles.
#pragma once
#include "core/map/pattern_source.h"
#include "core/map/scan_grid.h"

namespace kikuscope::nn {

/// What a labelled pattern is used for. Neighbours have the same one, so that a grain is rarely on both
/// sides.
enum class Role { Taught, Validation, HeldOut };

/// By tiles of a twelfth of the longer side: two of five teach, one validates, two are held out.
Role roleOf(const ScanGrid& grid, std::int64_t pixel);

/// Single patterns as one block, in the order of `pixels`.
PatternBlock readPixels(const PatternSource& source, const std::vector<std::int64_t>& pixels);

} // namespace kikuscope::nn
