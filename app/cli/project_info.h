// SPDX-License-Identifier: GPL-3.0-or-later
// What a project file holds and where its inputs are.
#pragma once
#include <filesystem>

namespace kikuscope::cli {

/// Table or one JSON object on stdout. Throws Error for a damaged project; moved, changed and missing inputs are listed.
void printProjectInfo(const std::filesystem::path& path, bool json);

} // namespace kikuscope::cli
