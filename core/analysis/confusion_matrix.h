// SPDX-License-Identifier: GPL-3.0-or-later
// Two maps side by side. Not-indexed / unknown pixels have a row and column of their own and are never dropped.
#pragma once
#include "core/analysis/classification_score.h"
#include "core/base/settings.h"
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"

namespace kikuscope::analysis {

/// How phases of the reference are matched with classes of the result. Names ignore case and know common aliases;
/// Auto uses for every class of the result the finest level it carries (structure, else group, else lattice).
enum class MatchBy { Name, SpaceGroup, PointGroup, Bravais, Auto };

/// Rows and columns of two lists of phases, and which of them mean the same. Line 0 = not indexed / unknown.
struct MatchedLines
{
    std::vector<std::string> reference, result; // labels of rows and columns
    std::vector<int> rowOf, columnOf;           // by phase id
    std::vector<int> matchOf;                   // by row the column that means the same (0 none)
};
MatchedLines matchPhases(const PhaseList& reference, const PhaseList& result, MatchBy by = MatchBy::Auto);

/// counts(row = reference id, column = result id); row/column 0 = not indexed / unknown. When matched by space group,
/// point group or Bravais lattice, phases that share it share one row or column. Pending pixels do not count.
struct ConfusionMatrix
{
    std::vector<std::string> reference, result; // labels, [0] = "not indexed" / "unknown"
    std::vector<std::int64_t> counts;           // reference.size() x result.size()
    std::vector<int> matchOf;                   // for every reference id the result id that means the same (0 none)

    std::int64_t at(int ref, int res) const { return counts[static_cast<std::size_t>(ref) * result.size() + static_cast<std::size_t>(res)]; }
    std::int64_t total() const;
};

/// Pixels that the reference did not index say nothing about the result and count nowhere; a pixel that the result
/// calls unknown was missed.
struct ClassScore
{
    std::string name;
    std::int64_t referencePixels;
    double precision, recall, f1;
    std::int64_t answers = 0, hits = 0; // pixels of this class in the result, and those that are right
};
// Wilson's 95 % intervals count every pixel as a draw of its own. Neighbours show the same grain, so that the true
// intervals are wider.
Estimate precisionOf(const ClassScore& score);
Estimate recallOf(const ClassScore& score);
/// Pixels of the class in both maps over pixels of it in either (intersection over union).
Estimate jaccardOf(const ClassScore& score);
/// F1 = 2 J / (1 + J) grows with Jaccard's J, and so do the ends of its interval.
Estimate f1Of(const ClassScore& score);
Estimate f1OfJaccard(const Estimate& jaccard);

/// Wilson 95 % intervals; that of kappa by its large-sample variance. Agreement counts pixels indexed in both maps; accuracyAll counts unknown as wrong.
struct Agreement
{
    std::int64_t pixels = 0, bothIndexed = 0, agree = 0;
    double accuracy = 0, accuracyLow = 0, accuracyHigh = 0; // agree / bothIndexed
    double accuracyAll = 0;                                 // agree / pixels indexed in the reference
    double kappa = 0, kappaLow = -1, kappaHigh = 1;         // Cohen, over bothIndexed
    std::vector<ClassScore> classes;
};

/// Throws Error(Inconsistent) where the grids differ in rows or columns.
ConfusionMatrix confusionMatrix(const PhaseMap& result, const CrystalMap& reference, MatchBy by = MatchBy::Auto);
/// Row r is counted in row rowOf[r], column c in column columnOf[c] (lines that stand for themselves have their own
/// number, 0 always does); lines that went elsewhere stay, empty. A row matches what any of its rows matched.
ConfusionMatrix mergedLines(const ConfusionMatrix& matrix, const std::vector<int>& rowOf, const std::vector<int>& columnOf);
Agreement agreement(const ConfusionMatrix& matrix);
/// Pixels indexed in both maps, over the classes of the result and then the phases it has no class for.
ClassCounts indexedCounts(const ConfusionMatrix& matrix);
Json toJson(const ConfusionMatrix& matrix, const Agreement& agreement);

} // namespace kikuscope::analysis
