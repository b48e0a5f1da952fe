// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/structure_library.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/crystal/cif.h"
#include "core/crystal/library_text.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cctype>
#include <sstream>
#include <utility>

namespace kikuscope::crystal {

namespace {

namespace fs = std::filesystem;

std::string trimmed(const std::string& text)
{
    const auto first = text.find_first_not_of(" \t\r");
    return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(" \t\r") - first + 1);
}

std::vector<std::string> split(const std::string& text, char separator)
{
    std::vector<std::string> parts;
    std::istringstream stream(text);
    for (std::string part; std::getline(stream, part, separator);)
        if (part = trimmed(part); !part.empty())
            parts.push_back(part);
    return parts;
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char ch) { return static_cast<char>(std::tolower(ch)); });
    return text;
}

/// Reads one file of blocks; see core/crystal/README.md for the format.
class BlockReader
{
public:
    explicit BlockReader(const fs::path& path) : m_path(path) {}

    std::vector<LibraryStructure> read()
    {
        std::istringstream stream(readTextFile(m_path));
        for (std::string text; std::getline(stream, text);) {
            ++m_line;
            text = trimmed(text);
            if (text.empty() || text[0] == '#')
                continue;
            if (text[0] == '[')
                beginBlock(text);
            else
                readField(text);
        }
        endBlock();
        return std::move(m_structures);
    }

private:
    [[noreturn]] void fail(const std::string& problem) const
    {
        throw Error(ErrorKind::BadFile,
                    m_path.string() + ", line " + std::to_string(m_line) + ": " + problem + ".");
    }

    void beginBlock(const std::string& text)
    {
        endBlock();
        if (text.size() < 3 || text.back() != ']')
            fail("a structure begins with its name in brackets");
        m_isOpen = true;
        m_current = {};
        m_current.phase.name = text.substr(1, text.size() - 2);
        m_cell.clear();
    }

    void readField(const std::string& text)
    {
        if (!m_isOpen)
            fail("a field stands before the first [name]");
        const auto end = std::min(text.find_first_of(" \t"), text.size());
        const std::string key = text.substr(0, end), value = trimmed(text.substr(end));
        if (value.empty())
            fail("the field " + key + " is empty");
        if (key == "aliases")
            m_current.aliases = split(value, ',');
        else if (key == "formula")
            m_current.phase.formula = value;
        else if (key == "type")
            m_current.structureType = value;
        else if (key == "group")
            m_current.phase.spaceGroupName = value;
        else if (key == "cell")
            m_cell = numbers(split(value, ' '));
        else if (key == "atom")
            m_current.phase.atoms.push_back(atom(value));
        else if (key == "density")
            m_current.tabulatedDensity = number(value);
        else if (key == "source")
            m_current.phase.source = value;
        else
            fail("\"" + key + "\" is no field of a structure");
    }

    void endBlock()
    {
        if (!m_isOpen)
            return;
        Phase& phase = m_current.phase;
        if (phase.formula.empty() || m_current.structureType.empty() || phase.source.empty() ||
            phase.atoms.empty() || !(m_current.tabulatedDensity > 0))
            fail(phase.name + " lacks a formula, type, atom, density or source");
        try {
            phase.cell = cellOf(phase);
            completeSymmetry(phase);
        } catch (const Error& error) {
            if (error.kind() == ErrorKind::BadFile)
                throw;
            fail(phase.name + ": " + error.what());
        }
        m_structures.push_back(std::move(m_current));
        m_isOpen = false;
    }

    /// The cell line gives the free parameters only; the rest follows from the group.
    UnitCell cellOf(const Phase& phase) const
    {
        Phase bare;
        bare.name = phase.name;
        bare.spaceGroupName = phase.spaceGroupName;
        completeSymmetry(bare);
        const auto& v = m_cell;
        const std::string system = crystalSystemOfSpaceGroup(bare.spaceGroup);
        const bool isRhombohedral = bare.spaceGroupName.ends_with(":R");
        UnitCell cell;
        if (v.size() == 6)
            cell = {v[0], v[1], v[2], v[3], v[4], v[5]};
        else if (v.size() == 1 && system == "cubic")
            cell = {v[0], v[0], v[0]};
        else if (v.size() == 2 && isRhombohedral)
            cell = {v[0], v[0], v[0], v[1], v[1], v[1]};
        else if (v.size() == 2 && (system == "hexagonal" || system == "trigonal"))
            cell = {v[0], v[0], v[1], 90, 90, 120};
        else if (v.size() == 2 && system == "tetragonal")
            cell = {v[0], v[0], v[1]};
        else if (v.size() == 3 && system == "orthorhombic")
            cell = {v[0], v[1], v[2]};
        else if (v.size() == 4 && system == "monoclinic")
            cell = {v[0], v[1], v[2], 90, v[3], 90};
        else
            fail("the cell of " + phase.name + " has " + std::to_string(v.size()) +
                 " numbers, which does not fit a " + system + " group");
        if (!cell.isValid())
            fail("the cell of " + phase.name + " is not possible");
        return cell;
    }

    AtomSite atom(const std::string& text) const
    {
        const auto parts = split(text, ' ');
        if (parts.size() < 4 || parts.size() > 6)
            fail("an atom is: element x y z [occupancy] [B]");
        AtomSite site;
        site.element = parts[0];
        site.label = parts[0] + std::to_string(m_current.phase.atoms.size() + 1);
        site.atomicNumber = atomicNumberOf(site.element);
        if (site.atomicNumber == 0)
            fail("\"" + site.element + "\" is no element");
        site.position = {number(parts[1]), number(parts[2]), number(parts[3])};
        if (parts.size() > 4)
            site.occupancy = number(parts[4]);
        if (parts.size() > 5)
            site.bIso = number(parts[5]);
        if (!(site.occupancy > 0 && site.occupancy <= 1))
            fail("an occupancy lies between 0 and 1");
        return site;
    }

    std::vector<double> numbers(const std::vector<std::string>& texts) const
    {
        std::vector<double> values;
        for (const auto& text : texts)
            values.push_back(number(text));
        return values;
    }

    /// A decimal number or a fraction such as 2/3.
    double number(const std::string& text) const
    {
        const auto value = numberOrFraction(text);
        if (!value)
            fail("\"" + text + "\" is no number");
        return *value;
    }

    fs::path m_path;
    int m_line = 0;
    bool m_isOpen = false;
    LibraryStructure m_current;
    std::vector<double> m_cell;
    std::vector<LibraryStructure> m_structures;
};

std::vector<LibraryStructure> readAll()
{
    const fs::path folder = resourcePath("structures");
    std::vector<LibraryStructure> all;
    for (const auto& file : textFiles(folder))
        for (auto& structure : BlockReader(file).read())
            all.push_back(std::move(structure));
    if (all.empty())
        throw Error(ErrorKind::BadFile,
                    "There are no structures in " + folder.string() + "; reinstall the program.");
    return all;
}

std::size_t editDistance(const std::string& a, const std::string& b)
{
    std::vector<std::size_t> row(b.size() + 1);
    for (std::size_t j = 0; j < row.size(); ++j)
        row[j] = j;
    for (std::size_t i = 0; i < a.size(); ++i) {
        std::size_t diagonal = std::exchange(row[0], i + 1);
        for (std::size_t j = 0; j < b.size(); ++j) {
            const std::size_t replaced = diagonal + (a[i] == b[j] ? 0 : 1);
            diagonal = row[j + 1];
            row[j + 1] = std::min({replaced, diagonal + 1, row[j] + 1});
        }
    }
    return row.back();
}

/// Up to five names that contain the text or differ from it by few letters.
std::string closeMatches(const std::string& wanted)
{
    std::vector<std::pair<std::size_t, std::string>> ranked;
    for (const auto& structure : structureLibrary()) {
        auto names = structure.aliases;
        names.push_back(structure.phase.name);
        std::size_t best = wanted.size() / 2 + 1;
        for (const auto& name : names) {
            const bool contains = wanted.size() > 1 && lower(name).find(wanted) != std::string::npos;
            best = std::min(best, contains ? 0 : editDistance(lower(name), wanted));
        }
        if (best <= wanted.size() / 2)
            ranked.emplace_back(best, structure.phase.name);
    }
    std::stable_sort(ranked.begin(), ranked.end(),
                     [](const auto& a, const auto& b) { return a.first < b.first; });
    std::string text;
    for (std::size_t i = 0; i < std::min<std::size_t>(ranked.size(), 5); ++i)
        text += (i == 0 ? "" : ", ") + ranked[i].second;
    return text;
}

template <class Matches> const LibraryStructure* findIf(const Matches& matches)
{
    for (const auto& structure : structureLibrary())
        if (matches(structure.phase.name) ||
            std::any_of(structure.aliases.begin(), structure.aliases.end(), matches))
            return &structure;
    return nullptr;
}

} // namespace

const LibraryStructure* findLibraryStructure(const std::string& name)
{
    const std::string wanted = trimmed(name), any = lower(wanted);
    if (const auto* exact = findIf([&](const std::string& other) { return other == wanted; }))
        return exact; // tin is not TiN
    return findIf([&](const std::string& other) { return lower(other) == any; });
}

const std::vector<LibraryStructure>& structureLibrary()
{
    static const std::vector<LibraryStructure> library = readAll();
    return library;
}

const LibraryStructure& libraryStructure(const std::string& name)
{
    if (const auto* structure = findLibraryStructure(name))
        return *structure;
    const std::string close = closeMatches(lower(trimmed(name)));
    throw Error(ErrorKind::BadSetting, "There is no bundled structure \"" + name + "\"; " +
                                           (close.empty() ? "list them with the structures command."
                                                          : "did you mean " + close + "?"));
}

Phase phaseFromCifOrName(const std::string& cifOrName)
{
    std::error_code ec;
    const fs::path path(cifOrName);
    if (lower(path.extension().string()) == ".cif" || (fs::is_regular_file(path, ec) && !findLibraryStructure(cifOrName)))
        return readCif(path);
    return libraryStructure(cifOrName).phase;
}

} // namespace kikuscope::crystal
