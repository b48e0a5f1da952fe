// SPDX-License-Identifier: GPL-3.0-or-later
// How right a classifier is on patterns whose class is known: pure functions of its class probabilities.
#pragma once
#include "core/analysis/estimate.h"

#include <cstdint>
#include <span>
#include <vector>

namespace kikuscope::analysis {

/// What a model says of patterns whose class is known. Classes count from 0.
struct LabelledAnswers
{
    int classes = 0;
    std::vector<float> probabilities; // patterns x classes
    std::vector<int> truth;           // per pattern
    std::vector<int> material;        // per pattern; empty: every class is one material

    std::int64_t size() const { return static_cast<std::int64_t>(truth.size()); }
    std::span<const float> of(std::int64_t pattern) const;
    /// The class of the largest probability, the first of equal ones.
    int answer(std::int64_t pattern) const;
    /// Throws Error(Inconsistent) where sizes or classes do not fit each other.
    void check() const;
};

/// Classes that count as one, such as all of a lattice: their probabilities are added. groupOf: per class,
/// 0 ... groups - 1.
LabelledAnswers merged(const LabelledAnswers& answers, std::span<const int> groupOf, int groups);

/// One answer for every `patterns` patterns of a material, drawn at random without replacement: the product
/// of their probabilities, normalised. Patterns left over at the end of a material do not count.
LabelledAnswers pooled(const LabelledAnswers& answers, int patterns, std::uint64_t seed);

/// How often the true class is among the `best` most probable ones; of equal ones the first count.
Estimate topAccuracy(const LabelledAnswers& answers, int best);

/// Patterns whose largest probability lies in (from, to]; the means are 0 where there are none.
struct CalibrationBin
{
    double from = 0, to = 0;
    std::int64_t patterns = 0;
    double meanConfidence = 0, accuracy = 0;
};
std::vector<CalibrationBin> calibrationBins(const LabelledAnswers& answers, int bins = 15);
/// Mean of |accuracy - confidence| over the bins, weighted by their patterns.
double expectedCalibrationError(const LabelledAnswers& answers, int bins = 15);

/// counts(row = true class, column = answer).
struct ClassCounts
{
    int classes = 0;
    std::vector<std::int64_t> counts; // classes x classes

    std::int64_t at(int truth, int answer) const
    {
        return counts[static_cast<std::size_t>(truth) * static_cast<std::size_t>(classes) +
                      static_cast<std::size_t>(answer)];
    }
    std::int64_t truths(int ofClass) const;
    std::int64_t answers(int ofClass) const;
    std::int64_t hits() const;
    std::int64_t total() const;
};
ClassCounts countAnswers(const LabelledAnswers& answers);

Estimate accuracy(const ClassCounts& counts);
/// Mean recall over the classes that occur, so that frequent classes do not count more.
Estimate balancedAccuracy(const ClassCounts& counts);
/// Agreement beyond chance, 1 where both sides know one class only.
Estimate cohensKappa(const ClassCounts& counts);

struct ClassFigures
{
    std::int64_t truths = 0, answers = 0, hits = 0;
    Estimate precision, recall;
    double f1 = 0; // 0 where nothing was right
};
std::vector<ClassFigures> classFigures(const ClassCounts& counts);

} // namespace kikuscope::analysis
