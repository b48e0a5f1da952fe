// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/spot_classes/materials.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/crystal/cif.h"
#include "core/crystal/compounds.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"
#include "core/simulate/spot_classes/spot_classes.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace kikuscope::simulate {

namespace {

namespace fs = std::filesystem;

bool hasFactors(const Phase& phase)
{
    if (phase.atoms.empty() || !phase.cell.isValid() || phase.spaceGroup == 0)
        return false;
    try {
        for (const AtomSite& atom : phase.atoms)
            (void)crystal::electronScatteringFactor(atom.atomicNumber);
        return true;
    } catch (const Error&) {
        return false;
    }
}

/// FNV-1a, so that the same text has the same number everywhere.
std::uint64_t hashOf(const std::string& text)
{
    std::uint64_t hash = 0xcbf29ce484222325ull;
    for (const char c : text)
        hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3ull;
    return hash;
}

/// Keeps what is wanted and new.
class Collector
{
public:
    template <class Wanted> void add(const Phase& phase, const Wanted& isWanted)
    {
        if (isWanted(phase.spaceGroup) && hasFactors(phase) && m_known.insert(materialKey(phase)).second)
            m_phases.push_back(phase);
    }
    void know(const std::vector<Phase>& phases)
    {
        for (const Phase& phase : phases)
            m_known.insert(materialKey(phase));
    }
    std::vector<Phase> sorted()
    {
        std::stable_sort(m_phases.begin(), m_phases.end(), [](const Phase& a, const Phase& b) {
            return a.spaceGroup != b.spaceGroup ? a.spaceGroup < b.spaceGroup : a.name < b.name;
        });
        return std::move(m_phases);
    }

private:
    std::set<std::string> m_known;
    std::vector<Phase> m_phases;
};

bool contains(const std::vector<int>& groups, int group) { return std::ranges::find(groups, group) != groups.end(); }

} // namespace

std::string materialKey(const Phase& phase)
{
    const auto content = crystal::cellContent(phase);
    double sum = 0;
    for (const auto& [element, count] : content)
        sum += count;
    std::string key = std::to_string(phase.spaceGroup);
    for (const auto& [element, count] : content) {
        char share[32];
        std::snprintf(share, sizeof share, " %s%.2f", element.c_str(), count / sum);
        key += share;
    }
    return key;
}

std::vector<Phase> materialsOf(const std::vector<int>& groups)
{
    Collector collector;
    const auto isWanted = [&](int group) { return contains(groups, group); };
    for (const auto& compound : crystal::compounds())
        collector.add(compound.phase, isWanted);
    for (const auto& structure : crystal::structureLibrary())
        collector.add(structure.phase, isWanted);
    return collector.sorted();
}

std::vector<Phase> materialsOutside(const std::vector<int>& groups)
{
    std::vector<int> alike;
    for (const int group : groups)
        for (const int other : indistinguishableGroups(group))
            alike.push_back(other);
    Collector collector;
    for (const auto& structure : crystal::structureLibrary())
        collector.add(structure.phase, [&](int group) { return !contains(alike, group); });
    return collector.sorted();
}

SpotMaterials splitByMaterial(const std::vector<Phase>& materials, double heldOutShare, std::uint64_t seed)
{
    std::map<int, std::vector<std::pair<std::uint64_t, const Phase*>>> byGroup;
    for (const Phase& phase : materials)
        byGroup[phase.spaceGroup].emplace_back(Rng::stream(seed, hashOf(materialKey(phase))).next(), &phase);
    std::set<const Phase*> heldOut;
    for (auto& [group, members] : byGroup) {
        std::sort(members.begin(), members.end());
        const auto count = static_cast<std::size_t>(std::lround(heldOutShare * static_cast<double>(members.size())));
        for (std::size_t i = 0; i < std::min(count, members.size()); ++i)
            heldOut.insert(members[i].second);
    }
    SpotMaterials split;
    for (const Phase& phase : materials)
        (heldOut.contains(&phase) ? split.heldOut : split.training).push_back(phase);
    refuseLeaks(split.training, split.heldOut);
    return split;
}

void refuseLeaks(const std::vector<Phase>& training, const std::vector<Phase>& tested)
{
    std::map<std::string, std::string> known;
    for (const Phase& phase : training)
        known.emplace(materialKey(phase), phase.name);
    std::string leaks;
    for (const Phase& phase : tested)
        if (const auto same = known.find(materialKey(phase)); same != known.end())
            leaks += (leaks.empty() ? "" : ", ") + phase.name + (same->second == phase.name ? "" : " (as " + same->second + ")");
    if (!leaks.empty())
        throw Error(ErrorKind::Inconsistent, "These materials teach and test at the same time: " + leaks + "; leave them out of one of the two.");
}

std::vector<Phase> materialsInFolder(const fs::path& folder, const std::vector<int>& groups, const std::vector<Phase>& without,
                                     std::vector<std::string>* skipped)
{
    std::error_code ec;
    if (!fs::is_directory(folder, ec))
        throw Error(ErrorKind::BadFile, "There is no folder " + folder.string() + " with CIF files.");
    std::set<fs::path> files; // in alphabetical order
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".cif")
            files.insert(entry.path());
    Collector collector;
    collector.know(without);
    for (const auto& file : files) {
        try {
            Phase phase = crystal::readCif(file);
            if (phase.name.empty())
                phase.name = file.stem().string();
            collector.add(phase, [&](int group) { return contains(groups, group); });
        } catch (const Error& error) {
            if (skipped)
                skipped->push_back(file.filename().string() + ": " + error.what());
        }
    }
    return collector.sorted();
}

} // namespace kikuscope::simulate
