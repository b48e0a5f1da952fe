// SPDX-License-Identifier: GPL-3.0-or-later
// CIF files into phases. Robust against CIFs in the wild (formats.md section 4).
#pragma once
#include "core/crystal/phase.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::crystal {

/// The first data block that has a cell and atoms. Order of trust for the symmetry: operator list, number,
/// symbol. Throws Error(BadFile / Inconsistent) naming the file and the field; `warnings` receives what had
/// to be chosen.
Phase readCif(const std::filesystem::path& path, std::vector<std::string>* warnings = nullptr);
Phase parseCif(const std::string& text, const std::string& source,
               std::vector<std::string>* warnings = nullptr);

} // namespace kikuscope::crystal
