// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/image_names.h"

#include "core/io/text_lines.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::io {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view digitsAt(std::string_view text, std::size_t at)
{
    std::size_t end = at;
    while (end < text.size() && isDigit(text[end]))
        ++end;
    return text.substr(at, end - at);
}

std::string_view withoutLeadingZeros(std::string_view digits)
{
    while (digits.size() > 1 && digits.front() == '0')
        digits.remove_prefix(1);
    return digits;
}

/// Length of a number such as 12 or 0.5 (or -3) at the start of `text`; 0 if there is none.
std::size_t numberLength(std::string_view text)
{
    std::size_t length = !text.empty() && text[0] == '-' ? 1 : 0;
    const std::size_t whole = digitsAt(text, length).size();
    if (whole == 0)
        return 0;
    length += whole;
    if (length + 1 < text.size() && text[length] == '.' && isDigit(text[length + 1]))
        length += 1 + digitsAt(text, length + 1).size();
    return length;
}

std::size_t skipSeparators(std::string_view text, std::size_t at)
{
    while (at < text.size() && (text[at] == '_' || text[at] == ' ' || text[at] == '=' || text[at] == ','))
        ++at;
    return at;
}

/// The smallest step of which all differences are multiples, or 0.
double commonStep(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    values.erase(std::unique(values.begin(), values.end()), values.end());
    double step = 0;
    for (std::size_t i = 1; i < values.size(); ++i) {
        const double d = values[i] - values[i - 1];
        step = step == 0 ? d : std::min(step, d);
    }
    for (std::size_t i = 1; i < values.size() && step > 0; ++i)
        if (const double n = (values[i] - values[0]) / step; std::abs(n - std::round(n)) > 0.05)
            return 0;
    return step;
}

std::optional<NamedPlaces> fromCoordinates(const std::vector<NameCoordinates>& coordinates)
{
    std::vector<double> xs, ys;
    for (const auto& c : coordinates) {
        xs.push_back(c.x);
        ys.push_back(c.y);
    }
    const auto [xMin, xMax] = std::minmax_element(xs.begin(), xs.end());
    const auto [yMin, yMax] = std::minmax_element(ys.begin(), ys.end());
    double stepX = commonStep(xs), stepY = commonStep(ys);
    if ((stepX == 0 && *xMax > *xMin) || (stepY == 0 && *yMax > *yMin) || (stepX == 0 && stepY == 0))
        return {};
    stepX = stepX > 0 ? stepX : stepY;
    stepY = stepY > 0 ? stepY : stepX;
    const double cols = std::round((*xMax - *xMin) / stepX) + 1,
                 rows = std::round((*yMax - *yMin) / stepY) + 1;
    if (rows * cols > 4.0 * static_cast<double>(coordinates.size()) + 100)
        return {};
    NamedPlaces places;
    places.hasCoordinates = true;
    places.rows = static_cast<std::int64_t>(rows);
    places.cols = static_cast<std::int64_t>(cols);
    places.firstRow = std::llround(*yMin / stepY);
    places.firstCol = std::llround(*xMin / stepX);
    for (const auto& c : coordinates)
        places.place.push_back(std::llround((c.y - *yMin) / stepY) * places.cols +
                               std::llround((c.x - *xMin) / stepX));
    return places;
}

/// Running numbers: what differs between the names, else the last number in them.
std::vector<std::int64_t> runningNumbers(const std::vector<std::string>& stems, bool afterCommonPrefix)
{
    std::size_t prefix = 0;
    if (afterCommonPrefix) {
        prefix = stems.front().size();
        for (const auto& stem : stems) {
            const auto differs =
                std::mismatch(stem.begin(), stem.end(), stems.front().begin(), stems.front().end()).first;
            prefix = std::min(prefix, static_cast<std::size_t>(differs - stem.begin()));
        }
    }
    std::vector<std::int64_t> numbers;
    for (const auto& stem : stems) {
        std::string_view rest = std::string_view(stem).substr(prefix);
        if (!afterCommonPrefix) {
            std::size_t end = rest.size();
            while (end > 0 && !isDigit(rest[end - 1]))
                --end;
            std::size_t begin = end;
            while (begin > 0 && isDigit(rest[begin - 1]))
                --begin;
            rest = rest.substr(begin, end - begin);
        } else {
            rest = digitsAt(rest, 0);
        }
        const auto number = parseInteger(rest);
        if (!number)
            return {};
        numbers.push_back(*number);
    }
    return numbers;
}

/// Different and nearly without gaps.
bool areRunning(std::vector<std::int64_t> numbers)
{
    if (numbers.empty())
        return false;
    std::sort(numbers.begin(), numbers.end());
    if (std::adjacent_find(numbers.begin(), numbers.end()) != numbers.end())
        return false;
    const auto span = numbers.back() - numbers.front() + 1, count = static_cast<std::int64_t>(numbers.size());
    return span <= count + std::max<std::int64_t>(1, count / 10);
}

} // namespace

bool naturalLess(std::string_view a, std::string_view b)
{
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (isDigit(a[i]) && isDigit(b[j])) {
            const auto da = digitsAt(a, i), db = digitsAt(b, j);
            const auto na = withoutLeadingZeros(da), nb = withoutLeadingZeros(db);
            if (na.size() != nb.size())
                return na.size() < nb.size();
            if (na != nb)
                return na < nb;
            i += da.size();
            j += db.size();
        } else {
            if (a[i] != b[j])
                return a[i] < b[j];
            ++i;
            ++j;
        }
    }
    if (i == a.size() && j == b.size())
        return a < b;
    return i == a.size();
}

bool isSideImage(const std::filesystem::path& path)
{
    const std::string stem = lowerCase(path.stem().string());
    return stem == "area" || stem.starts_with("background") || stem.starts_with("static background") ||
           stem.starts_with("calibration") || stem.starts_with("reference pattern");
}

std::optional<NameCoordinates> coordinatesInName(std::string_view stem)
{
    const std::string lower = lowerCase(stem);
    const std::string_view text(lower);
    for (std::size_t at = text.size(); at-- > 0;) {
        if (text[at] != 'x')
            continue;
        const std::size_t xBegin = skipSeparators(text, at + 1), xLength = numberLength(text.substr(xBegin));
        const std::size_t yAt = skipSeparators(text, xBegin + xLength);
        if (xLength == 0 || yAt >= text.size() || text[yAt] != 'y')
            continue;
        const std::size_t yBegin = skipSeparators(text, yAt + 1), yLength = numberLength(text.substr(yBegin));
        const auto x = parseNumber(text.substr(xBegin, xLength)),
                   y = parseNumber(text.substr(yBegin, yLength));
        if (yLength > 0 && x && y && std::abs(*x) < 1e12 && std::abs(*y) < 1e12)
            return NameCoordinates{*x, *y};
    }
    return {};
}

std::optional<NamedPlaces> placesFromNames(const std::vector<std::string>& stems)
{
    if (stems.empty())
        return {};
    std::vector<NameCoordinates> coordinates;
    for (const auto& stem : stems)
        if (const auto c = coordinatesInName(stem))
            coordinates.push_back(*c);
    std::optional<NamedPlaces> places;
    if (coordinates.size() == stems.size())
        places = fromCoordinates(coordinates);
    if (!places) {
        places.emplace();
        for (const bool afterPrefix : {true, false})
            if (const auto numbers = runningNumbers(stems, afterPrefix);
                places->place.empty() && areRunning(numbers)) {
                const auto first = *std::min_element(numbers.begin(), numbers.end());
                for (const auto number : numbers)
                    places->place.push_back(number - first);
            }
        if (places->place.empty())
            for (std::size_t i = 0; i < stems.size(); ++i)
                places->place.push_back(static_cast<std::int64_t>(i));
        places->rows = 1;
        places->cols = *std::max_element(places->place.begin(), places->place.end()) + 1;
    }
    auto sorted = places->place;
    std::sort(sorted.begin(), sorted.end());
    if (std::adjacent_find(sorted.begin(), sorted.end()) != sorted.end())
        return {};
    return places;
}

} // namespace kikuscope::io
