// SPDX-License-Identifier: GPL-3.0-or-later
// Symmetry codes of the vendors' result files: EDAX (OIM) Symmetry and PointGroupID, Oxford/HKL Laue index.
#pragma once
#include <string>

namespace kikuscope::io {

/// Laue group of an OIM `Symmetry` code, e.g. 43 -> "m-3m"; empty for an unknown code.
std::string laueGroupOfEdaxCode(int code);
/// Point group of an OIM 8 `PointGroupID` (100 ... 137), e.g. 131 -> "m-3m"; empty for an unknown id.
std::string pointGroupOfEdaxId(int id);
/// Laue group of Oxford's index 1 ... 11, e.g. 9 -> "6/mmm"; empty for an unknown index.
std::string laueGroupOfOxfordIndex(int index);

} // namespace kikuscope::io
