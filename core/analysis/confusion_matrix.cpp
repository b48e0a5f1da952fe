// SPDX-License-Identifier: GPL-3.0-or-later
// Intersection over union: Jaccard, Bull. Soc. Vaudoise Sci. Nat. 37 (1901) 547.
#include "core/analysis/confusion_matrix.h"

#include "core/analysis/phase_matching.h"
#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::analysis {
namespace {

/// Rows or columns of the matrix: one per phase, or one per group where several phases share it.
struct Axis
{
    std::vector<std::string> labels, keys;
    std::vector<int> ofId; // row or column of every phase id
};

Axis axisOf(const PhaseList& phases, MatchBy by, const std::string& zero)
{
    Axis axis{{zero}, {std::string()}, {0}};
    for (int id = 1; id <= phases.size(); ++id) {
        const bool grouped = by != MatchBy::Name && by != MatchBy::Auto;
        const auto key = matchKey(phases[id], by);
        const auto known = std::find(axis.keys.begin() + 1, axis.keys.end(), key);
        if (grouped && !key.empty() && known != axis.keys.end()) {
            axis.ofId.push_back(static_cast<int>(known - axis.keys.begin()));
            continue;
        }
        axis.ofId.push_back(static_cast<int>(axis.labels.size()));
        axis.labels.push_back(grouped && !key.empty() ? key : phases[id].name);
        axis.keys.push_back(key);
    }
    return axis;
}

double ratio(std::int64_t part, std::int64_t whole) { return whole > 0 ? static_cast<double>(part) / static_cast<double>(whole) : 0; }

int rowsOf(const ConfusionMatrix& m) { return static_cast<int>(m.reference.size()); }
int columnsOf(const ConfusionMatrix& m) { return static_cast<int>(m.result.size()); }

/// Reference pixels of a result class, over all answers.
std::int64_t referencePixelsOf(const ConfusionMatrix& m, int column)
{
    std::int64_t n = 0;
    for (int row = 1; row < rowsOf(m); ++row)
        for (int c = 0; m.matchOf[static_cast<std::size_t>(row)] == column && c < columnsOf(m); ++c)
            n += m.at(row, c);
    return n;
}

std::int64_t answersOf(const ConfusionMatrix& m, int column)
{
    std::int64_t n = 0;
    for (int row = 1; row < rowsOf(m); ++row)
        n += m.at(row, column);
    return n;
}

std::int64_t hitsOf(const ConfusionMatrix& m, int column)
{
    std::int64_t n = 0;
    for (int row = 1; row < rowsOf(m); ++row)
        if (m.matchOf[static_cast<std::size_t>(row)] == column)
            n += m.at(row, column);
    return n;
}

ClassScore scoreOf(const ConfusionMatrix& m, int column)
{
    const auto hits = hitsOf(m, column), wanted = referencePixelsOf(m, column), given = answersOf(m, column);
    const double precision = ratio(hits, given), recall = ratio(hits, wanted);
    const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    return {m.result[static_cast<std::size_t>(column)], wanted, precision, recall, f1, given, hits};
}

} // namespace

std::int64_t ConfusionMatrix::total() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

MatchedLines matchPhases(const PhaseList& reference, const PhaseList& result, MatchBy by)
{
    Axis rows = axisOf(reference, by, "not indexed"), columns = axisOf(result, by, "unknown");
    std::vector<int> matchOf(rows.labels.size(), 0);
    for (int id = 1; id <= reference.size(); ++id) {
        int& match = matchOf[static_cast<std::size_t>(rows.ofId[static_cast<std::size_t>(id)])];
        const auto key = matchKey(reference[id], by);
        const auto column = std::find(columns.keys.begin() + 1, columns.keys.end(), key);
        if (by == MatchBy::Auto)
            match = autoMatch(reference[id], result);
        else if (!key.empty() && column != columns.keys.end())
            match = static_cast<int>(column - columns.keys.begin());
    }
    return {std::move(rows.labels), std::move(columns.labels), std::move(rows.ofId), std::move(columns.ofId),
            std::move(matchOf)};
}

ConfusionMatrix confusionMatrix(const PhaseMap& result, const CrystalMap& reference, MatchBy by)
{
    const auto& grid = result.grid;
    if (grid.rows != reference.grid.rows || grid.cols != reference.grid.cols)
        throw Error(ErrorKind::Inconsistent,
                    "The maps cannot be compared: " + result.name + " has " + std::to_string(grid.cols) + " x " + std::to_string(grid.rows) +
                        " pixels, " + reference.name + " has " + std::to_string(reference.grid.cols) + " x " +
                        std::to_string(reference.grid.rows) + "; choose two maps of the same scan.");
    const auto size = static_cast<std::size_t>(grid.size());
    if (result.phaseId.size() != size || reference.phaseId.size() != size)
        throw Error(ErrorKind::Inconsistent, "The maps cannot be compared: " + reference.name + " has no phase for every pixel.");

    MatchedLines lines = matchPhases(reference.phases, result.phases, by);
    const std::size_t columns = lines.result.size();
    ConfusionMatrix matrix{std::move(lines.reference), std::move(lines.result), {}, std::move(lines.matchOf)};
    matrix.counts.resize(matrix.reference.size() * columns);
    const auto lineOf = [](const std::vector<int>& line, std::uint16_t id) { return id < line.size() ? line[id] : 0; };
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        if (!grid.hasPoint(i) || (!result.state.empty() && result.state[u] == PixelState::Pending))
            continue;
        const int row = lineOf(lines.rowOf, reference.phaseId[u]), column = lineOf(lines.columnOf, result.phaseId[u]);
        ++matrix.counts[static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column)];
    }
    return matrix;
}

ConfusionMatrix mergedLines(const ConfusionMatrix& matrix, const std::vector<int>& rowOf, const std::vector<int>& columnOf)
{
    ConfusionMatrix merged{matrix.reference, matrix.result, std::vector<std::int64_t>(matrix.counts.size()),
                           std::vector<int>(matrix.matchOf.size())};
    for (int row = 0; row < rowsOf(matrix); ++row) {
        const auto r = static_cast<std::size_t>(row);
        const auto to = static_cast<std::size_t>(rowOf[r]);
        for (int column = 0; column < columnsOf(matrix); ++column)
            merged.counts[to * matrix.result.size() + static_cast<std::size_t>(columnOf[static_cast<std::size_t>(column)])] += matrix.at(row, column);
        if (const int match = matrix.matchOf[r]; match > 0 && merged.matchOf[to] == 0)
            merged.matchOf[to] = columnOf[static_cast<std::size_t>(match)];
    }
    return merged;
}

ClassCounts indexedCounts(const ConfusionMatrix& m)
{
    std::vector<int> classOf(m.reference.size()); // of every row: the class of its column, or one of its own
    int classes = columnsOf(m) - 1;
    for (std::size_t row = 1; row < classOf.size(); ++row)
        classOf[row] = m.matchOf[row] > 0 ? m.matchOf[row] - 1 : classes++;
    const auto n = static_cast<std::size_t>(classes);
    ClassCounts counts{classes, std::vector<std::int64_t>(n * n)};
    for (int row = 1; row < rowsOf(m); ++row)
        for (int column = 1; column < columnsOf(m); ++column)
            counts.counts[static_cast<std::size_t>(classOf[static_cast<std::size_t>(row)]) * n +
                          static_cast<std::size_t>(column - 1)] += m.at(row, column);
    return counts;
}

Estimate precisionOf(const ClassScore& s) { return proportion(s.hits, s.answers); }
Estimate recallOf(const ClassScore& s) { return proportion(s.hits, s.referencePixels); }
Estimate jaccardOf(const ClassScore& s) { return proportion(s.hits, s.referencePixels + s.answers - s.hits); }
Estimate f1Of(const ClassScore& s) { return f1OfJaccard(jaccardOf(s)); }

Estimate f1OfJaccard(const Estimate& jaccard)
{
    const auto f1 = [](double j) { return 2 * j / (1 + j); };
    return {f1(jaccard.value), f1(jaccard.low), f1(jaccard.high)};
}

Agreement agreement(const ConfusionMatrix& m)
{
    Agreement a;
    a.pixels = m.total();
    std::int64_t indexedInReference = 0;
    for (int row = 1; row < rowsOf(m); ++row)
        indexedInReference += std::accumulate(m.counts.begin() + row * columnsOf(m), m.counts.begin() + (row + 1) * columnsOf(m), std::int64_t{0});
    for (int column = 1; column < columnsOf(m); ++column) {
        a.bothIndexed += answersOf(m, column);
        a.agree += hitsOf(m, column);
        a.classes.push_back(scoreOf(m, column));
    }
    for (int row = 1; row < rowsOf(m); ++row)
        if (m.matchOf[static_cast<std::size_t>(row)] == 0) { // phases the result has no class for
            const auto first = m.counts.begin() + row * columnsOf(m);
            a.classes.push_back({m.reference[static_cast<std::size_t>(row)], std::accumulate(first, first + columnsOf(m), std::int64_t{0}), 0, 0, 0});
        }
    a.accuracy = ratio(a.agree, a.bothIndexed);
    std::tie(a.accuracyLow, a.accuracyHigh) = wilson95(a.agree, a.bothIndexed);
    a.accuracyAll = ratio(a.agree, indexedInReference);
    if (a.bothIndexed > 0) {
        const Estimate kappa = cohensKappa(indexedCounts(m));
        a.kappa = kappa.value;
        a.kappaLow = kappa.low;
        a.kappaHigh = kappa.high;
    }
    return a;
}

Json toJson(const ConfusionMatrix& m, const Agreement& a)
{
    Json rows = Json::array(), classes = Json::array(), matches = Json::array();
    for (int row = 0; row < rowsOf(m); ++row) {
        rows.push_back(std::vector<std::int64_t>(m.counts.begin() + row * columnsOf(m), m.counts.begin() + (row + 1) * columnsOf(m)));
        const int match = m.matchOf[static_cast<std::size_t>(row)];
        matches.push_back(match > 0 ? Json(m.result[static_cast<std::size_t>(match)]) : Json());
    }
    const auto interval = [](const Estimate& e) { return Json::array({e.low, e.high}); };
    for (const auto& c : a.classes)
        classes.push_back({{"name", c.name},
                           {"reference_pixels", c.referencePixels},
                           {"precision", c.precision},
                           {"precision_95", interval(precisionOf(c))},
                           {"recall", c.recall},
                           {"recall_95", interval(recallOf(c))},
                           {"f1", c.f1},
                           {"f1_95", interval(f1Of(c))},
                           {"jaccard", jaccardOf(c).value},
                           {"jaccard_95", interval(jaccardOf(c))}});
    Json json = Json::object();
    json["pixels"] = a.pixels;
    json["both_indexed"] = a.bothIndexed;
    json["agree"] = a.agree;
    json["accuracy"] = a.accuracy;
    json["accuracy_95"] = Json::array({a.accuracyLow, a.accuracyHigh});
    json["accuracy_all"] = a.accuracyAll;
    json["kappa"] = a.kappa;
    json["kappa_95"] = Json::array({a.kappaLow, a.kappaHigh});
    json["reference"] = m.reference;
    json["result"] = m.result;
    json["match"] = matches;
    json["counts"] = rows;
    json["classes"] = classes;
    return json;
}

} // namespace kikuscope::analysis
