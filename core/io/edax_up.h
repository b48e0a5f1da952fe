// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: EDAX pattern files as companions of a result file.
#pragma once
#include "core/map/ebsd_scan.h"

#include <filesystem>
#include <string>

namespace kikuscope::io {

/// `shape` is "", or "ROWSxCOLS" for files that do not hold their map's shape. `known` (may be null) is the
/// grid of an indexing that the caller has open; else one is looked for beside the file where the shape is in
/// doubt.
EbsdScan openEdaxUp(const std::filesystem::path& path, const std::string& shape, const ScanGrid* known);

} // namespace kikuscope::io
