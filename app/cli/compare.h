// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/analysis/confusion_matrix.h"

namespace kikuscope::cli {

/// Confusion matrix, scores per phase and the agreement, as text on stdout.
void printComparison(const analysis::ConfusionMatrix& matrix, const analysis::Agreement& agreement);

} // namespace kikuscope::cli
