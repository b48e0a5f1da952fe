// SPDX-License-Identifier: GPL-3.0-or-later
// Kappa: Cohen, Educ. Psychol. Meas. 20 (1960) 37.
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

/// Reference pixels of every result class (over all answers or only the indexed ones).
std::int64_t referencePixelsOf(const ConfusionMatrix& m, int column, bool indexedOnly)
{
    std::int64_t n = 0;
    for (int row = 1; row < rowsOf(m); ++row)
        for (int c = indexedOnly ? 1 : 0; m.matchOf[static_cast<std::size_t>(row)] == column && c < columnsOf(m); ++c)
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

double cohensKappa(const ConfusionMatrix& m, std::int64_t agree, std::int64_t both)
{
    double chance = 0;
    for (int column = 1; column < columnsOf(m); ++column)
        chance += ratio(referencePixelsOf(m, column, true), both) * ratio(answersOf(m, column), both);
    const double observed = ratio(agree, both);
    if (both == 0)
        return 0;
    return chance < 1 ? (observed - chance) / (1 - chance) : 1; // one class on both sides
}

ClassScore scoreOf(const ConfusionMatrix& m, int column)
{
    const auto hits = hitsOf(m, column), wanted = referencePixelsOf(m, column, false), given = answersOf(m, column);
    const double precision = ratio(hits, given), recall = ratio(hits, wanted);
    const double f1 = precision + recall > 0 ? 2 * precision * recall / (precision + recall) : 0;
    return {m.result[static_cast<std::size_t>(column)], wanted, precision, recall, f1};
}

} // namespace

std::int64_t ConfusionMatrix::total() const { return std::accumulate(counts.begin(), counts.end(), std::int64_t{0}); }

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

    const Axis rows = axisOf(reference.phases, by, "not indexed"), columns = axisOf(result.phases, by, "unknown");
    ConfusionMatrix matrix{rows.labels, columns.labels, std::vector<std::int64_t>(rows.labels.size() * columns.labels.size()),
                           std::vector<int>(rows.labels.size(), 0)};
    for (int id = 1; id <= reference.phases.size(); ++id) {
        int& match = matrix.matchOf[static_cast<std::size_t>(rows.ofId[static_cast<std::size_t>(id)])];
        const auto key = matchKey(reference.phases[id], by);
        const auto column = std::find(columns.keys.begin() + 1, columns.keys.end(), key);
        if (by == MatchBy::Auto)
            match = autoMatch(reference.phases[id], result.phases);
        else if (!key.empty() && column != columns.keys.end())
            match = static_cast<int>(column - columns.keys.begin());
    }
    const auto lineOf = [](const Axis& axis, std::uint16_t id) { return id < axis.ofId.size() ? axis.ofId[id] : 0; };
    for (std::int64_t i = 0; i < grid.size(); ++i) {
        const auto u = static_cast<std::size_t>(i);
        if (!grid.hasPoint(i) || (!result.state.empty() && result.state[u] == PixelState::Pending))
            continue;
        const int row = lineOf(rows, reference.phaseId[u]), column = lineOf(columns, result.phaseId[u]);
        ++matrix.counts[static_cast<std::size_t>(row) * matrix.result.size() + static_cast<std::size_t>(column)];
    }
    return matrix;
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
    a.kappa = cohensKappa(m, a.agree, a.bothIndexed);
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
    for (const auto& c : a.classes)
        classes.push_back({{"name", c.name}, {"reference_pixels", c.referencePixels}, {"precision", c.precision}, {"recall", c.recall}, {"f1", c.f1}});
    Json json = Json::object();
    json["pixels"] = a.pixels;
    json["both_indexed"] = a.bothIndexed;
    json["agree"] = a.agree;
    json["accuracy"] = a.accuracy;
    json["accuracy_95"] = Json::array({a.accuracyLow, a.accuracyHigh});
    json["accuracy_all"] = a.accuracyAll;
    json["kappa"] = a.kappa;
    json["reference"] = m.reference;
    json["result"] = m.result;
    json["match"] = matches;
    json["counts"] = rows;
    json["classes"] = classes;
    return json;
}

} // namespace kikuscope::analysis
