// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix as a LaTeX table for a paper.
#pragma once
#include "core/analysis/confusion_matrix.h"

namespace kikuscope::analysis {

enum class TableUnit { Counts, RowPercent, ColumnPercent };

/// A complete tabular (package booktabs): reference down, result across, "not indexed" and "unknown" last; rows and
/// columns without a pixel are left out. Below it precision, recall, F1 and Jaccard of every class with 95 % intervals.
/// Names are escaped.
std::string latexTables(const ConfusionMatrix& matrix, const Agreement& agreement, TableUnit unit = TableUnit::RowPercent);
/// The matrix alone.
std::string latexMatrix(const ConfusionMatrix& matrix, TableUnit unit = TableUnit::RowPercent);
std::string latexEscaped(const std::string& text);

} // namespace kikuscope::analysis
