// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/indexing_file.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/text_lines.h"

#include <cmath>

namespace kikuscope::io {

EbsdScan scanWithoutPatterns(IndexingFile file, const FileProbe& probe)
{
    EbsdScan scan;
    scan.name = probe.path().filename().string();
    scan.path = probe.path();
    scan.grid = file.map.grid;
    scan.detector = file.detector;
    scan.metadata = std::move(file.metadata);
    scan.warnings = file.map.warnings;
    scan.indexing = std::make_shared<const CrystalMap>(std::move(file.map));
    return scan;
}

void PointTable::begin(std::size_t columns, std::size_t xColumn, std::size_t yColumn, std::size_t expected)
{
    m_xColumn = xColumn;
    m_yColumn = yColumn;
    m_columns.resize(columns);
    for (std::size_t c = 0; c < columns; ++c)
        if (c != xColumn && c != yColumn)
            m_columns[c].reserve(expected);
    m_x.reserve(expected);
    m_y.reserve(expected);
}

void PointTable::store(std::size_t column, double value)
{
    if (column == m_xColumn)
        m_x.push_back(value);
    else if (column == m_yColumn)
        m_y.push_back(value);
    else
        m_columns[column].push_back(
            std::abs(value) <= std::numeric_limits<float>::max() ? static_cast<float>(value) : notANumber);
}

void PointTable::takeBack(std::size_t columns)
{
    for (std::size_t c = 0; c < columns; ++c) {
        if (c == m_xColumn)
            m_x.pop_back();
        else if (c == m_yColumn)
            m_y.pop_back();
        else
            m_columns[c].pop_back();
    }
}

std::vector<EulerAngles> PointTable::takeAngles(const std::array<std::size_t, 3>& columns, float radians)
{
    std::vector<EulerAngles> angles(size());
    for (std::size_t i = 0; i < angles.size(); ++i)
        angles[i] = {m_columns[columns[0]][i] * radians, m_columns[columns[1]][i] * radians,
                     m_columns[columns[2]][i] * radians};
    for (const auto c : columns)
        std::vector<float>().swap(m_columns[c]);
    return angles;
}

void PhaseNumbers::declare(int number, Phase phase) { m_declared.insert_or_assign(number, std::move(phase)); }

std::optional<int> PhaseNumbers::numberOf(std::string_view name) const
{
    for (const auto& [number, phase] : m_declared)
        if (lowerCase(phase.name) == lowerCase(name))
            return number;
    return {};
}

void PhaseNumbers::finish()
{
    for (const auto& [number, phase] : m_declared) {
        m_list.phases.push_back(phase);
        m_idOf[number] = static_cast<std::uint16_t>(m_list.size());
    }
}

std::uint16_t PhaseNumbers::idOf(int number, const std::string& source)
{
    if (const auto known = m_idOf.find(number); known != m_idOf.end())
        return known->second;
    if (m_unknown.size() >= 100)
        throw Error(ErrorKind::BadFile,
                    source + " has over 100 phase numbers that its header does not declare (such as " +
                        std::to_string(number) + "); its phase column is something else or damaged.");
    m_unknown.push_back(number);
    Phase phase;
    phase.name = "unknown phase " + std::to_string(number);
    m_list.phases.push_back(std::move(phase));
    return m_idOf[number] = static_cast<std::uint16_t>(m_list.size());
}

void completeVendorPhase(Phase& phase, const std::string& source, std::vector<std::string>& warnings)
{
    if (!phase.cell.isValid()) {
        if (phase.cell != UnitCell{.a = 0, .b = 0, .c = 0})
            warnings.push_back(source + ": the lattice of phase \"" + phase.name +
                               "\" is impossible and was left out.");
        phase.cell = UnitCell{};
    }
    try {
        crystal::completeSymmetry(phase);
    } catch (const Error& contradiction) {
        warnings.push_back(source + ", phase \"" + phase.name + "\": " + contradiction.what());
    }
}

} // namespace kikuscope::io
