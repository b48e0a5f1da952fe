// SPDX-License-Identifier: GPL-3.0-or-later
// The result against its counterpart, with phases that the user merged counted as one.
#pragma once
#include "core/analysis/confusion_matrix.h"
#include "ui/session/phase_style.h"

#include <vector>

namespace kikuscope::ui {

struct Comparison
{
    analysis::ConfusionMatrix matrix; // as shown
    analysis::Agreement agreement;    // of it

    analysis::ConfusionMatrix counted;  // phase by phase
    std::vector<int> rowOf, columnOf;   // by line of `counted`, the line of `matrix` that it went to; empty: its own
    int shownRow(int row) const { return rowOf.empty() ? row : rowOf[static_cast<std::size_t>(row)]; }
    int shownColumn(int column) const { return columnOf.empty() ? column : columnOf[static_cast<std::size_t>(column)]; }
};

/// `counted` as the styles want it, matched by Auto: line i is phase i of its list.
Comparison mergedComparison(analysis::ConfusionMatrix counted, const PhaseList& reference, const PhaseList& classes,
                            const PhaseStyles& styles);

} // namespace kikuscope::ui
