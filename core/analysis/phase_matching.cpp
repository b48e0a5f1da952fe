// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/phase_matching.h"

#include "core/crystal/cell_difference.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace kikuscope::analysis {
namespace {

constexpr double kCellTolerance = 0.03;

using Alias = std::pair<std::string_view, std::string_view>;

/// Single words.
constexpr std::array kWords = std::to_array<Alias>({
    {"aluminium", "al"}, {"aluminum", "al"}, {"chromium", "cr"}, {"cobalt", "co"}, {"copper", "cu"}, {"gold", "au"},
    {"iron", "fe"}, {"lead", "pb"}, {"magnesium", "mg"}, {"manganese", "mn"}, {"molybdenum", "mo"}, {"nickel", "ni"},
    {"niobium", "nb"}, {"platinum", "pt"}, {"silicon", "si"}, {"silver", "ag"}, {"tantalum", "ta"}, {"tin", "sn"},
    {"titanium", "ti"}, {"tungsten", "w"}, {"uranium", "u"}, {"vanadium", "v"}, {"zinc", "zn"}, {"zirconium", "zr"},
    {"\xCE\xB1", "alpha"}, {"\xCE\xB2", "beta"}, {"\xCE\xB3", "gamma"}, {"\xCE\xB4", "delta"}, {"\xCE\xB5", "epsilon"},
});

/// Whole names, words sorted.
constexpr std::array kNames = std::to_array<Alias>({
    {"ferrite", "alpha fe"}, {"bcc fe", "alpha fe"}, {"austenite", "fe gamma"}, {"fcc fe", "fe gamma"},
    {"hcp ti", "alpha ti"}, {"bcc ti", "beta ti"}, {"cementite", "fe3c"}, {"carbide fe", "fe3c"},
    {"halite", "nacl"}, {"periclase", "mgo"}, {"hematite", "fe2o3"}, {"haematite", "fe2o3"}, {"magnetite", "fe3o4"},
    {"wustite", "feo"}, {"corundum", "al2o3"}, {"forsterite", "mg2sio4"}, {"gallium nitride", "gan"},
});

template <std::size_t n>
std::string replaced(const std::array<Alias, n>& table, const std::string& text)
{
    const auto row = std::find_if(table.begin(), table.end(), [&](const Alias& a) { return a.first == text; });
    return row == table.end() ? text : std::string(row->second);
}

bool isWordCharacter(char c)
{
    const auto u = static_cast<unsigned char>(c);
    return (u >= '0' && u <= '9') || (u >= 'a' && u <= 'z') || u >= 0x80;
}

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Small letters, and capitals after the first letter.
bool isFormula(const std::string& word)
{
    const auto capital = [](char c) { return c >= 'A' && c <= 'Z'; };
    const auto small = [](char c) { return c >= 'a' && c <= 'z'; };
    return std::any_of(word.begin(), word.end(), small) && word.size() > 1 && std::any_of(word.begin() + 1, word.end(), capital);
}

std::string bravaisOf(const Phase& phase)
{
    return phase.bravais.empty() && phase.spaceGroup > 0 ? crystal::bravaisOfSpaceGroup(phase.spaceGroup) : phase.bravais;
}

std::string pointGroupOf(const Phase& phase)
{
    return phase.pointGroup.empty() && phase.spaceGroup > 0 ? crystal::pointGroupOfSpaceGroup(phase.spaceGroup) : phase.pointGroup;
}

bool sameStructure(const Phase& a, const Phase& b)
{
    const auto name = canonicalName(a.name), other = canonicalName(b.name);
    if (!name.empty() && (name == other || name == canonicalName(b.formula)))
        return true;
    if (!other.empty() && other == canonicalName(a.formula))
        return true;
    return a.spaceGroup > 0 && a.spaceGroup == b.spaceGroup && crystal::cellDifference(a.cell, b.cell) <= kCellTolerance;
}

bool sameAtLevel(const Phase& reference, const Phase& resultClass, MatchBy level)
{
    const auto key = matchKey(resultClass, level);
    return !key.empty() && key == matchKey(reference, level);
}

} // namespace

std::string canonicalName(const std::string& name)
{
    std::vector<std::string> written(1);
    for (const char c : name) {
        if (isWordCharacter(lower(c)))
            written.back() += c;
        else if (!written.back().empty())
            written.emplace_back();
    }
    std::erase(written, "");
    std::vector<std::string> words;
    for (const auto& word : written) {
        std::string small = word;
        std::transform(small.begin(), small.end(), small.begin(), lower);
        words.push_back(isFormula(word) ? small : replaced(kWords, small)); // TiN is not tin
    }
    std::sort(words.begin(), words.end());
    std::string result;
    for (const auto& word : words)
        result += (result.empty() ? "" : " ") + word;
    return replaced(kNames, result);
}

std::string matchKey(const Phase& phase, MatchBy by)
{
    switch (by) {
    case MatchBy::SpaceGroup: return phase.spaceGroup > 0 ? std::to_string(phase.spaceGroup) : std::string();
    case MatchBy::PointGroup: return pointGroupOf(phase);
    case MatchBy::Bravais: return bravaisOf(phase);
    case MatchBy::Name:
    case MatchBy::Auto: break;
    }
    return canonicalName(phase.name);
}

MatchBy levelOf(const Phase& c)
{
    if (!c.atoms.empty() || !c.formula.empty() || c.cell.isValid())
        return MatchBy::Name;
    if (c.spaceGroup > 0)
        return MatchBy::SpaceGroup;
    if (!c.pointGroup.empty())
        return MatchBy::PointGroup;
    return c.bravais.empty() ? MatchBy::Name : MatchBy::Bravais;
}

int autoMatch(const Phase& reference, const PhaseList& classes)
{
    for (int id = 1; id <= classes.size(); ++id) // the same name comes first, whatever else would match
        if (sameAtLevel(reference, classes[id], MatchBy::Name))
            return id;
    for (const auto level : {MatchBy::Name, MatchBy::SpaceGroup, MatchBy::PointGroup, MatchBy::Bravais})
        for (int id = 1; id <= classes.size(); ++id) {
            if (levelOf(classes[id]) != level)
                continue;
            if (level == MatchBy::Name ? sameStructure(reference, classes[id]) : sameAtLevel(reference, classes[id], level))
                return id;
        }
    return 0;
}

} // namespace kikuscope::analysis
