// SPDX-License-Identifier: GPL-3.0-or-later
// Where the labels of a map come from: an indexing whose doubtful pixels are left out, or a list made by
// hand.
#pragma once
#include "core/map/crystal_map.h"

#include <string>
#include <vector>

namespace kikuscope::nn {

/// "CI >= 0.1", "MAD <= 1": which pixels of an indexing count. Names of scalars ignore case.
struct LabelFilter
{
    std::string scalar;
    bool atLeast = true; // else at most
    double bound = 0;

    /// Throws Error(BadSetting) that shows the right form.
    static LabelFilter fromText(const std::string& text);
    std::string text() const;
};

/// Pixels that a filter refuses, or whose value is no number, become not indexed. Throws Error(BadSetting)
/// naming the scalars that the map has.
CrystalMap filtered(CrystalMap map, const std::vector<LabelFilter>& filters);

/// row,col,label by hand. JSON: a list of {"row": 0, "col": 0, "label": "ferrite"}; CSV: one line each, with
/// or without the header row,col,label. Rows and columns count from 0. Labels that name a structure of the
/// library take its symmetry. Throws Error(BadFile) that begins with `source` and names the line or entry.
CrystalMap handLabels(const std::string& text, const std::string& source, const ScanGrid& grid);

} // namespace kikuscope::nn
