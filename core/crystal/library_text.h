// SPDX-License-Identifier: GPL-3.0-or-later
// What the readers of the text files under resources (structures, compounds) have in common.
#pragma once
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace kikuscope::crystal {

/// A decimal number, or a fraction such as 2/3.
std::optional<double> numberOrFraction(const std::string& text);
/// The .txt files of a folder in alphabetical order.
std::vector<std::filesystem::path> textFiles(const std::filesystem::path& folder);

} // namespace kikuscope::crystal
