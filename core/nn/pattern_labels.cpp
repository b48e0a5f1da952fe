// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/pattern_labels.h"

#include "core/base/error.h"
#include "core/nn/map_labels.h"

#include <algorithm>
#include <cstdio>
#include <sstream>

namespace kikuscope::nn {
namespace {

constexpr const char *wrongLine = "# wrong %lld,%lld", *excludedLine = "# excluded %lld,%lld";

std::string oneLine(std::string text)
{
    std::ranges::replace_if(
        text, [](char c) { return c == '\n' || c == '\r' || c == '"'; }, ' ');
    return text;
}

std::string markLine(const char* format, std::int64_t row, std::int64_t col)
{
    char line[80];
    std::snprintf(line, sizeof line, format, static_cast<long long>(row), static_cast<long long>(col));
    return std::string(line) + "\n";
}

} // namespace

std::string trainingSetText(const PatternLabels& labels, const ScanGrid& grid, const std::string& scanName)
{
    std::string text = "# training set of " + oneLine(scanName) + "\nrow,col,label\n";
    bool any = false;
    for (const auto& [pixel, label] : labels) {
        const std::int64_t row = grid.row(pixel), col = grid.col(pixel);
        if (label.mark == PatternMark::Labelled) {
            text += std::to_string(row) + "," + std::to_string(col) + "," + oneLine(label.label) + "\n";
            any = true;
        } else {
            text += markLine(label.mark == PatternMark::Wrong ? wrongLine : excludedLine, row, col);
        }
    }
    if (!any)
        throw Error(ErrorKind::BadSetting,
                    "No pattern is labelled yet; mark patterns as right or give them a class before saving.");
    return text;
}

PatternLabels labelsFromText(const std::string& text, const std::string& source, const ScanGrid& grid)
{
    const CrystalMap map = handLabels(text, source, grid);
    PatternLabels labels;
    for (std::size_t i = 0; i < map.phaseId.size(); ++i)
        if (map.phaseId[i] > 0)
            labels[static_cast<std::int64_t>(i)] = {PatternMark::Labelled, map.phases[map.phaseId[i]].name};
    std::istringstream lines(text);
    std::string line;
    while (std::getline(lines, line)) {
        long long row = 0, col = 0;
        const bool wrong = std::sscanf(line.c_str(), wrongLine, &row, &col) == 2;
        if ((wrong || std::sscanf(line.c_str(), excludedLine, &row, &col) == 2) && grid.contains(row, col))
            labels[grid.index(row, col)] = {wrong ? PatternMark::Wrong : PatternMark::Excluded, {}};
    }
    return labels;
}

} // namespace kikuscope::nn
