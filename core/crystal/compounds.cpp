// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/compounds.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/crystal/library_text.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <filesystem>
#include <sstream>

namespace kikuscope::crystal {

namespace {

namespace fs = std::filesystem;

struct TypeSite
{
    std::string occupant; // a role "1", "2", ... or an element
    std::array<std::string, 3> coordinates;
};

struct StructureType
{
    std::string name, group, source;
    std::map<std::string, double> parameters;
    std::vector<TypeSite> sites;
};

struct Share
{
    std::string element;
    double occupancy = 1;
};

/// Reads one file of types and their compounds.
class CompoundReader
{
public:
    explicit CompoundReader(const fs::path& path) : m_path(path) {}

    std::vector<Compound> read()
    {
        std::istringstream stream(readTextFile(m_path));
        for (std::string text; std::getline(stream, text);) {
            ++m_line;
            std::istringstream words(text);
            std::vector<std::string> line;
            for (std::string word; words >> word;)
                line.push_back(word);
            if (line.empty() || line[0][0] == '#')
                continue;
            readLine(line, text);
        }
        return std::move(m_compounds);
    }

private:
    [[noreturn]] void fail(const std::string& problem) const
    {
        throw Error(ErrorKind::BadFile, m_path.string() + ", line " + std::to_string(m_line) + ": " + problem + ".");
    }

    void readLine(const std::vector<std::string>& line, const std::string& text)
    {
        const std::string& key = line[0];
        const auto rest = [&] { return text.substr(std::min(text.size(), text.find(key) + key.size() + 1)); };
        if (key[0] == '[' && key.back() == ']')
            m_type = {key.substr(1, key.size() - 2), {}, {}, {}, {}};
        else if (m_type.name.empty())
            fail("a line stands before the first [type]");
        else if (key == "group")
            m_type.group = rest();
        else if (key == "source")
            m_type.source = rest();
        else if (key == "parameter" && line.size() == 3)
            m_type.parameters[line[1]] = plainNumber(line[2]);
        else if (key == "site" && line.size() == 5)
            m_type.sites.push_back({line[1], {line[2], line[3], line[4]}});
        else
            addCompound(line);
    }

    void addCompound(const std::vector<std::string>& line)
    {
        if (m_type.group.empty() || m_type.source.empty() || m_type.sites.empty())
            fail("the type " + m_type.name + " lacks a group, source or site");
        if (line.size() < 3)
            fail("a compound is: name, lattice constant, elements on sites 1, 2, ... and parameters such as u=0.26");
        std::map<std::string, double> parameters = m_type.parameters;
        std::vector<std::vector<Share>> roles;
        for (std::size_t i = 2; i < line.size(); ++i) {
            const auto equals = line[i].find('=');
            if (equals == std::string::npos)
                roles.push_back(sharesOf(line[i]));
            else if (const auto known = parameters.find(line[i].substr(0, equals)); known != parameters.end())
                known->second = plainNumber(line[i].substr(equals + 1));
            else
                fail(line[i] + " is no parameter of the type " + m_type.name);
        }
        Compound compound;
        compound.structureType = m_type.name;
        Phase& phase = compound.phase;
        phase.name = line[0];
        phase.formula = line[0].substr(line[0].find('-') == std::string::npos ? 0 : line[0].find('-') + 1);
        phase.spaceGroupName = m_type.group;
        phase.source = "type " + m_type.name + ": " + m_type.source;
        const double a = plainNumber(line[1]);
        phase.cell = {a, a, a};
        if (!phase.cell.isValid())
            fail("the lattice constant of " + line[0] + " is not possible");
        for (const TypeSite& site : m_type.sites)
            addSite(site, roles, parameters, phase);
        try {
            completeSymmetry(phase);
        } catch (const Error& error) {
            fail(line[0] + ": " + error.what());
        }
        m_compounds.push_back(std::move(compound));
    }

    void addSite(const TypeSite& site, const std::vector<std::vector<Share>>& roles, const std::map<std::string, double>& parameters, Phase& phase)
    {
        std::vector<Share> shares{{site.occupant, 1}};
        if (std::isdigit(static_cast<unsigned char>(site.occupant[0]))) {
            const auto role = static_cast<std::size_t>(plainNumber(site.occupant));
            if (role < 1 || role > roles.size())
                fail("the compound has no element on site " + site.occupant);
            shares = roles[role - 1];
        }
        for (const Share& share : shares) {
            AtomSite atom;
            atom.element = share.element;
            atom.atomicNumber = atomicNumberOf(share.element);
            if (atom.atomicNumber == 0)
                fail("\"" + share.element + "\" is no element");
            atom.label = share.element + std::to_string(phase.atoms.size() + 1);
            atom.occupancy = share.occupancy;
            for (int k = 0; k < 3; ++k)
                atom.position[k] = coordinate(site.coordinates[static_cast<std::size_t>(k)], parameters);
            phase.atoms.push_back(std::move(atom));
        }
    }

    /// "Fe", "Fe0.5Mg0.5" (shared at random), "Ag0.1667" (partly empty).
    std::vector<Share> sharesOf(const std::string& text) const
    {
        std::vector<Share> shares;
        double sum = 0;
        for (std::size_t i = 0; i < text.size();) {
            if (!std::isupper(static_cast<unsigned char>(text[i])))
                fail("\"" + text + "\" is no element or mixture of elements");
            std::size_t end = i + 1;
            while (end < text.size() && std::islower(static_cast<unsigned char>(text[end])))
                ++end;
            std::size_t after = end;
            while (after < text.size() && !std::isupper(static_cast<unsigned char>(text[after])))
                ++after;
            shares.push_back({text.substr(i, end - i), after > end ? plainNumber(text.substr(end, after - end)) : 1});
            sum += shares.back().occupancy;
            i = after;
        }
        if (!(sum > 0 && sum < 1.001) && shares.size() > 0)
            fail("the shares of \"" + text + "\" do not add up to at most 1");
        return shares;
    }

    /// A number, a fraction, a parameter, or a parameter plus one of the former.
    double coordinate(const std::string& text, const std::map<std::string, double>& parameters) const
    {
        const auto plus = text.find('+');
        const auto named = parameters.find(text.substr(0, plus));
        if (named == parameters.end())
            return plainNumber(text);
        return named->second + (plus == std::string::npos ? 0 : plainNumber(text.substr(plus + 1)));
    }

    double plainNumber(const std::string& text) const
    {
        const auto value = numberOrFraction(text);
        if (!value)
            fail("\"" + text + "\" is no number");
        return *value;
    }

    fs::path m_path;
    int m_line = 0;
    StructureType m_type;
    std::vector<Compound> m_compounds;
};

std::vector<Compound> readAll()
{
    std::vector<Compound> all;
    for (const auto& file : textFiles(resourcePath("compounds")))
        for (auto& compound : CompoundReader(file).read())
            all.push_back(std::move(compound));
    return all;
}

} // namespace

const std::vector<Compound>& compounds()
{
    static const std::vector<Compound> all = readAll();
    return all;
}

std::map<std::string, double> cellContent(const Phase& phase)
{
    std::map<std::string, double> content;
    for (const AtomSite& site : expandedSites(phase))
        content[site.element] += site.occupancy;
    for (auto& [element, count] : content)
        count = std::round(count * 1e3) / 1e3;
    return content;
}

bool isSameMaterial(const Phase& a, const Phase& b)
{
    if (a.spaceGroup != b.spaceGroup)
        return false;
    const auto ofA = cellContent(a), ofB = cellContent(b);
    if (ofA.size() != ofB.size() || ofA.empty())
        return false;
    const double scale = ofA.begin()->second / ofB.begin()->second;
    return std::ranges::all_of(ofA, [&](const auto& entry) {
        const auto other = ofB.find(entry.first);
        return other != ofB.end() && std::abs(entry.second - scale * other->second) < 0.02 * entry.second;
    });
}

} // namespace kikuscope::crystal
