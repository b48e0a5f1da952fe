// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/confusion_latex.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::analysis {
namespace {

/// Lines with pixels, the silent line 0 at the end.
std::vector<int> shownLines(const std::vector<std::int64_t>& totals)
{
    std::vector<int> lines;
    for (std::size_t i = 1; i < totals.size(); ++i)
        if (totals[i] > 0)
            lines.push_back(static_cast<int>(i));
    if (totals[0] > 0)
        lines.push_back(0);
    return lines;
}

std::string fixed(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    const auto rounded = std::llround(value * scale);
    std::string digits = std::to_string(std::llabs(rounded));
    if (decimals == 0)
        return (rounded < 0 ? "-" : "") + digits;
    const auto after = static_cast<std::size_t>(decimals);
    if (digits.size() <= after)
        digits.insert(0, after + 1 - digits.size(), '0');
    digits.insert(digits.size() - after, ".");
    return (rounded < 0 ? "-" : "") + digits;
}

std::string percent(double share) { return fixed(100 * share, 1); }

std::string withInterval(const Estimate& e)
{
    return percent(e.value) + " (" + percent(e.low) + "--" + percent(e.high) + ")";
}

struct Totals
{
    std::vector<std::int64_t> rows, columns;
};
Totals totalsOf(const ConfusionMatrix& m)
{
    Totals totals{std::vector<std::int64_t>(m.reference.size()), std::vector<std::int64_t>(m.result.size())};
    for (std::size_t row = 0; row < m.reference.size(); ++row)
        for (std::size_t column = 0; column < m.result.size(); ++column) {
            const std::int64_t count = m.at(static_cast<int>(row), static_cast<int>(column));
            totals.rows[row] += count;
            totals.columns[column] += count;
        }
    return totals;
}

std::string cell(std::int64_t count, std::int64_t rowTotal, std::int64_t columnTotal, TableUnit unit)
{
    if (count == 0)
        return "--";
    if (unit == TableUnit::Counts)
        return std::to_string(count);
    const std::int64_t total = unit == TableUnit::RowPercent ? rowTotal : columnTotal;
    return percent(static_cast<double>(count) / static_cast<double>(total));
}

} // namespace

std::string latexEscaped(const std::string& text)
{
    std::string out;
    for (const char c : text) {
        if (std::string_view("&%$#_{}").find(c) != std::string_view::npos)
            out += '\\';
        if (c == '\\')
            out += "\\textbackslash{}";
        else if (c == '~')
            out += "\\textasciitilde{}";
        else if (c == '^')
            out += "\\textasciicircum{}";
        else
            out += c;
    }
    return out;
}

std::string latexMatrix(const ConfusionMatrix& m, TableUnit unit)
{
    const Totals totals = totalsOf(m);
    const std::vector<int> rows = shownLines(totals.rows), columns = shownLines(totals.columns);
    const auto name = [](const std::vector<std::string>& names, int line) {
        return latexEscaped(names[static_cast<std::size_t>(line)]);
    };
    std::string table = "\\begin{tabular}{l" + std::string(columns.size() + 1, 'r') + "}\n\\toprule\nreference";
    for (const int column : columns)
        table += " & " + name(m.result, column);
    table += " & pixels \\\\\n\\midrule\n";
    for (const int row : rows) {
        table += name(m.reference, row);
        for (const int column : columns)
            table += " & " + cell(m.at(row, column), totals.rows[static_cast<std::size_t>(row)],
                                  totals.columns[static_cast<std::size_t>(column)], unit);
        table += " & " + std::to_string(totals.rows[static_cast<std::size_t>(row)]) + " \\\\\n";
    }
    const char* const caption = unit == TableUnit::Counts       ? "pixels"
                                : unit == TableUnit::RowPercent ? "\\% of the row"
                                                                : "\\% of the column";
    return table + "\\bottomrule\n\\multicolumn{" + std::to_string(columns.size() + 2) + "}{l}{Cells: " + caption +
           ".}\n\\end{tabular}\n";
}

std::string latexTables(const ConfusionMatrix& m, const Agreement& a, TableUnit unit)
{
    std::string table = "% needs \\usepackage{booktabs}\n" + latexMatrix(m, unit) +
                        "\n\\begin{tabular}{lrllll}\n\\toprule\nphase & pixels & precision & recall & $F_1$ & Jaccard "
                        "\\\\\n\\midrule\n";
    for (const ClassScore& s : a.classes)
        if (s.referencePixels + s.answers > 0)
            table += latexEscaped(s.name) + " & " + std::to_string(s.referencePixels) + " & " +
                     withInterval(precisionOf(s)) + " & " + withInterval(recallOf(s)) + " & " + withInterval(f1Of(s)) +
                     " & " + withInterval(jaccardOf(s)) + " \\\\\n";
    return table + "\\bottomrule\n\\multicolumn{6}{l}{Percent with 95\\,\\% intervals. Accuracy " +
           withInterval({a.accuracy, a.accuracyLow, a.accuracyHigh}) + "\\,\\%, $\\kappa$ " + fixed(a.kappa, 3) + " (" +
           fixed(a.kappaLow, 3) + " to " + fixed(a.kappaHigh, 3) + "), " + std::to_string(a.bothIndexed) +
           " pixels indexed in both.}\n\\end{tabular}\n";
}

} // namespace kikuscope::analysis
