// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/indexing_file.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"
#include "core/io/text_lines.h"

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
