// SPDX-License-Identifier: GPL-3.0-or-later
// What a user says of single patterns, and the training set that fine-tuning learns from.
#pragma once
#include "core/map/crystal_map.h"
#include "core/map/scan_grid.h"

#include <cstdint>
#include <map>
#include <string>

namespace kikuscope::nn {

enum class PatternMark {
    Labelled, // it is of the class `label`
    Wrong,    // the answer is wrong, but what it is nobody said: does not teach
    Excluded  // must not teach, e.g. two crystals in one pattern
};

struct PatternLabel
{
    PatternMark mark = PatternMark::Labelled;
    std::string label; // of Labelled: the name of the class, one line
    bool operator==(const PatternLabel&) const = default;
};

/// By pixel.
using PatternLabels = std::map<std::int64_t, PatternLabel>;

/// "row,col,label" lines as handLabels() (map_labels.h) and `finetune --labels` read them; patterns marked
/// wrong or excluded stand in lines that begin with "#" and teach nothing. `scanName` is named in such a
/// line. Throws Error(BadSetting) where nothing is labelled.
std::string trainingSetText(const PatternLabels& labels, const ScanGrid& grid, const std::string& scanName);

/// The labels of a file, with the lines of wrong and excluded patterns. Throws Error(BadFile) like
/// handLabels().
PatternLabels labelsFromText(const std::string& text, const std::string& source, const ScanGrid& grid);

} // namespace kikuscope::nn
