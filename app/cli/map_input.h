// SPDX-License-Identifier: GPL-3.0-or-later
// Any file with a phase per pixel: our results and other programs' indexing, in one form for compare and render.
#pragma once
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"
#include "core/publish/figure_input.h"

#include <filesystem>

namespace kikuscope::cli {

/// A result file; throws Error that says what to give instead when it is none.
PhaseMap openResult(const std::filesystem::path& path);
/// A reference: an indexing of any format of the table, or another result file.
CrystalMap openReference(const std::filesystem::path& path);
using publish::asCrystalMap;

} // namespace kikuscope::cli
