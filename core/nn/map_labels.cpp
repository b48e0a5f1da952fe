// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/map_labels.h"

#include "core/base/settings.h"
#include "core/crystal/structure_library.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <optional>
#include <sstream>

namespace kikuscope::nn {
namespace {

std::string trimmed(const std::string& text)
{
    constexpr const char* blanks = " \t\r\n\"";
    const auto from = text.find_first_not_of(blanks), to = text.find_last_not_of(blanks);
    return from == std::string::npos ? "" : text.substr(from, to - from + 1);
}

std::string lowerCase(std::string text)
{
    std::ranges::transform(text, text.begin(),
                           [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::optional<std::int64_t> wholeNumber(const std::string& text)
{
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

Phase phaseCalled(const std::string& label)
{
    const auto* known = crystal::findLibraryStructure(label);
    Phase phase = known ? known->phase : Phase();
    phase.name = label;
    return phase;
}

/// Labels one by one; `where` names the line or entry.
class HandLabels
{
public:
    HandLabels(std::string source, const ScanGrid& grid) : m_source(std::move(source))
    {
        m_map.name = "labels by hand";
        m_map.grid = grid;
        m_map.phaseId.assign(static_cast<std::size_t>(grid.size()), 0);
    }

    [[noreturn]] void fail(const std::string& where, const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_source + (where.empty() ? "" : ", " + where) + ": " + what);
    }

    void add(const std::string& where, std::int64_t row, std::int64_t col, const std::string& label)
    {
        const ScanGrid& grid = m_map.grid;
        if (label.empty())
            fail(where, "the label is empty; give the name of a phase.");
        if (!grid.contains(row, col) || !grid.hasPoint(grid.index(row, col)))
            fail(where, "row " + std::to_string(row) + ", column " + std::to_string(col) +
                            " lies outside the map of " + std::to_string(grid.rows) + " rows and " +
                            std::to_string(grid.cols) + " columns; they count from 0.");
        int id = m_map.phases.idOf(label);
        if (id == 0) {
            m_map.phases.phases.push_back(phaseCalled(label));
            id = m_map.phases.size();
        }
        auto& pixel = m_map.phaseId[static_cast<std::size_t>(grid.index(row, col))];
        if (pixel != 0 && pixel != id)
            fail(where, "row " + std::to_string(row) + ", column " + std::to_string(col) + " is labelled \"" +
                            label + "\" here and \"" + m_map.phases[pixel].name +
                            "\" before; keep one of them.");
        pixel = static_cast<std::uint16_t>(id);
    }

    CrystalMap take()
    {
        if (m_map.phases.size() == 0)
            fail("", "there is no label in it; write lines of row,col,label.");
        return std::move(m_map);
    }

private:
    std::string m_source;
    CrystalMap m_map;
};

void readJson(const std::string& text, const std::string& source, HandLabels& labels)
{
    const Json json = parseJson(text, source);
    if (!json.is_array())
        labels.fail("", "the labels must be a list of {\"row\": 0, \"col\": 0, \"label\": \"...\"}.");
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string where = "entry " + std::to_string(i + 1);
        const Json& entry = json[i];
        const auto has = [&](const char* key, auto kind) {
            return entry.is_object() && entry.contains(key) && (entry[key].*kind)();
        };
        if (!has("row", &Json::is_number_integer) || !has("col", &Json::is_number_integer) ||
            !has("label", &Json::is_string))
            labels.fail(where,
                        "it must be {\"row\": whole number, \"col\": whole number, \"label\": \"name\"}.");
        labels.add(where, entry["row"].get<std::int64_t>(), entry["col"].get<std::int64_t>(),
                   trimmed(entry["label"].get<std::string>()));
    }
}

void readCsv(const std::string& text, HandLabels& labels)
{
    std::istringstream lines(text);
    std::string line;
    for (int number = 1; std::getline(lines, line); ++number) {
        line = trimmed(line);
        if (line.empty() || line[0] == '#')
            continue;
        const auto first = line.find(','),
                   second = first == std::string::npos ? first : line.find(',', first + 1);
        const std::string where = "line " + std::to_string(number);
        if (second == std::string::npos)
            labels.fail(where, "\"" + line.substr(0, 60) + "\" is not row,col,label.");
        const std::string rowText = trimmed(line.substr(0, first)),
                          colText = trimmed(line.substr(first + 1, second - first - 1));
        const auto row = wholeNumber(rowText), col = wholeNumber(colText);
        if (lowerCase(rowText) == "row" && lowerCase(colText) == "col")
            continue;
        if (!row || !col)
            labels.fail(where, "row and column must be whole numbers, not \"" + rowText + "\" and \"" +
                                   colText + "\".");
        labels.add(where, *row, *col, trimmed(line.substr(second + 1)));
    }
}

const ScalarMap& scalarOf(const CrystalMap& map, const std::string& name)
{
    std::string known;
    for (const ScalarMap& scalar : map.scalars) {
        if (lowerCase(scalar.name) == lowerCase(name))
            return scalar;
        known += (known.empty() ? "" : ", ") + scalar.name;
    }
    throw Error(ErrorKind::BadSetting, "The indexing \"" + map.name + "\" has no values \"" + name +
                                           "\" to filter by; it has " + (known.empty() ? "none" : known) +
                                           ".");
}

} // namespace

LabelFilter LabelFilter::fromText(const std::string& text)
{
    const auto at = text.find_first_of("<>");
    const std::string bound = at == std::string::npos || at + 1 >= text.size() || text[at + 1] != '='
                                  ? ""
                                  : trimmed(text.substr(at + 2));
    char* end = nullptr;
    const double value = std::strtod(bound.c_str(), &end);
    LabelFilter filter{at == std::string::npos ? "" : trimmed(text.substr(0, at)),
                       at != std::string::npos && text[at] == '>', value};
    if (filter.scalar.empty() || bound.empty() || *end != '\0' || !std::isfinite(value))
        throw Error(ErrorKind::BadSetting,
                    "The filter \"" + text +
                        "\" is not of the form NAME>=NUMBER or NAME<=NUMBER, such as CI>=0.1 or MAD<=1.");
    return filter;
}

std::string LabelFilter::text() const { return scalar + (atLeast ? ">=" : "<=") + Json(bound).dump(); }

CrystalMap filtered(CrystalMap map, const std::vector<LabelFilter>& filters)
{
    for (const LabelFilter& filter : filters) {
        const ScalarMap& scalar = scalarOf(map, filter.scalar);
        for (std::size_t i = 0; i < map.phaseId.size(); ++i) {
            const auto value =
                static_cast<double>(scalar.values[i]); // as float: 0.1 in the file is not less than 0.1
            const auto bound = static_cast<double>(static_cast<float>(filter.bound));
            if (!(filter.atLeast ? value >= bound : value <= bound))
                map.phaseId[i] = 0;
        }
    }
    return map;
}

CrystalMap handLabels(const std::string& text, const std::string& source, const ScanGrid& grid)
{
    HandLabels labels(source, grid);
    const std::string start = trimmed(text.substr(0, 200));
    if (!start.empty() && (start[0] == '[' || start[0] == '{'))
        readJson(text, source, labels);
    else
        readCsv(text, labels);
    return labels.take();
}

} // namespace kikuscope::nn
