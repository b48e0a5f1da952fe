// SPDX-License-Identifier: GPL-3.0-or-later
// What commands print: JSON objects, aligned tables, and the JSON form of scans and phases.
#pragma once
#include "core/base/settings.h"
#include "core/map/ebsd_scan.h"

#include <string>
#include <vector>

namespace kikuscope::cli {

void printJson(const Json& object);
/// Text that has its own line ends.
void printText(const std::string& text);
/// One line of text on stdout.
void printLine(const std::string& line);

/// Columns as wide as their widest cell; those of `rightAligned` flush right.
class TextTable
{
public:
    explicit TextTable(std::vector<std::string> header, std::vector<std::size_t> rightAligned = {});
    void add(std::vector<std::string> row);
    void print() const;
    void printMarkdown() const;

private:
    std::vector<std::vector<std::string>> m_rows; // the first is the header
    std::vector<std::size_t> m_rightAligned;
};

/// 0.1234 -> "12.3 %".
std::string percent(double fraction);
/// "0.4 s", "3 min 20 s".
std::string durationText(double seconds);
/// Fixed number of decimals.
std::string number(double value, int decimals);

Json phaseJson(const Phase& phase);
Json phasesJson(const PhaseList& phases);
Json gridJson(const ScanGrid& grid); // rows, cols, grid, step_um
/// All of `info --json`.
Json scanJson(const EbsdScan& scan);

} // namespace kikuscope::cli
