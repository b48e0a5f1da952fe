// SPDX-License-Identifier: GPL-3.0-or-later
// Matching measured on labelled patterns of many cameras: every entry of a list is one camera.
#pragma once
#include "app/cli/match_input.h"

namespace kikuscope::cli {

/// `input.scan.path` is the list; `root`: folder of its files (empty: $KIKUSCOPE_TEST_DATA, else beside the list). Prints a row per
/// pattern and totals per label; patterns marked as copies are not counted. "Right, as a set": the answer is, or
/// holds, a phase that cannot be told from the label at the camera's conditions.
void matchList(const MatchInput& input, const std::filesystem::path& root, const match::MatchOptions& options, bool json,
               JobMonitor& job);

} // namespace kikuscope::cli
