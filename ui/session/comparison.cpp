// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/comparison.h"

#include <algorithm>
#include <functional>
#include <map>
#include <string>

namespace kikuscope::ui {
namespace {

/// Every line goes to the first one with its key.
std::vector<int> firstWithSameKey(std::size_t lines, const std::function<std::string(int line)>& keyOf)
{
    std::vector<int> first(lines, 0);
    std::map<std::string, int> byKey;
    for (std::size_t i = 1; i < lines; ++i)
        first[i] = byKey.try_emplace(keyOf(static_cast<int>(i)), static_cast<int>(i)).first->second;
    return first;
}

} // namespace

Comparison mergedComparison(analysis::ConfusionMatrix counted, const PhaseList& reference, const PhaseList& classes,
                            const PhaseStyles& styles)
{
    Comparison comparison;
    comparison.counted = std::move(counted);
    const auto& matrix = comparison.counted;
    const auto keyOf = [&](const Phase& phase) { return styles.shownKey(phaseKey(phase)); };
    const bool anyMerged = std::ranges::any_of(styles.all(), [](const PhaseStyle& s) { return !s.mergedInto.empty(); });
    if (!anyMerged) { // phases that only bear one name stay apart
        comparison.matrix = matrix;
    } else {
        comparison.columnOf = firstWithSameKey(matrix.result.size(), [&](int column) { return keyOf(classes[column]); });
        comparison.rowOf = firstWithSameKey(matrix.reference.size(), [&](int row) { // a matched phase goes by its class
            const int match = matrix.matchOf[static_cast<std::size_t>(row)];
            return keyOf(match > 0 ? classes[match] : reference[row]);
        });
        comparison.matrix = analysis::mergedLines(matrix, comparison.rowOf, comparison.columnOf);
    }
    comparison.agreement = analysis::agreement(comparison.matrix);
    return comparison;
}

} // namespace kikuscope::ui
