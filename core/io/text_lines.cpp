// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/text_lines.h"

#include "core/base/error.h"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <cmath>
#include <limits>

namespace kikuscope::io {

namespace {

constexpr std::size_t blockSize = 256 * 1024;
constexpr std::size_t maxLineLength = 1024 * 1024;

bool isBlank(char c) { return c == ' ' || c == '\t'; }

/// Length of the UTF-8 sequence that starts at text[0], 0 if there is none.
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    const std::size_t length = byte(0) < 0x80   ? 1
                               : byte(0) < 0xC2 ? 0
                               : byte(0) < 0xE0 ? 2
                               : byte(0) < 0xF0 ? 3
                               : byte(0) < 0xF5 ? 4
                                                : 0;
    if (length == 0 || length > text.size())
        return 0;
    for (std::size_t i = 1; i < length; ++i)
        if ((byte(i) & 0xC0) != 0x80)
            return 0;
    return length;
}

bool isUtf8(std::string_view text)
{
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            return false;
        text.remove_prefix(length);
    }
    return true;
}

/// Notations of "no value" that std::from_chars does not know: 1.#IND, -1.#QNAN, 1.#INF00.
bool isMicrosoftNan(std::string_view field) { return field.find(".#") != std::string_view::npos; }

} // namespace

LineReader::LineReader(const std::filesystem::path& path) : m_file(path)
{
    refill();
    if (m_buffer.starts_with("\xEF\xBB\xBF"))
        m_position = 3;
}

bool LineReader::refill()
{
    m_buffer.erase(0, m_position);
    m_position = 0;
    const std::size_t kept = m_buffer.size();
    m_buffer.resize(kept + blockSize);
    const std::size_t got =
        m_file.readUpTo(m_fileOffset, {reinterpret_cast<std::uint8_t*>(m_buffer.data()) + kept, blockSize});
    m_buffer.resize(kept + got);
    m_fileOffset += got;
    return got > 0;
}

bool LineReader::next(std::string_view& line)
{
    if (m_skipLineFeed && (m_position < m_buffer.size() || refill()) && m_buffer[m_position] == '\n')
        ++m_position;
    m_skipLineFeed = false;
    std::size_t searched = 0; // bytes from m_position that hold no line end
    for (;;) {
        const auto begin = m_buffer.begin() + static_cast<std::ptrdiff_t>(m_position);
        const auto end = std::find_if(begin + static_cast<std::ptrdiff_t>(searched), m_buffer.end(),
                                      [](char c) { return c == '\n' || c == '\r'; });
        const auto length = static_cast<std::size_t>(end - begin);
        if (length > maxLineLength)
            throw Error(ErrorKind::BadFile,
                        m_file.path().string() + " line " + std::to_string(m_lineNumber + 1) +
                            " is longer than 1 MB, so this is not a text table; is it the right file?");
        m_lineEnded = end != m_buffer.end();
        if (m_lineEnded || !refill()) { // a refill moves the line to the front of the buffer
            if (!m_lineEnded && length == 0)
                return false;
            line = std::string_view(m_buffer).substr(m_position, length);
            m_position += length;
            if (m_lineEnded)
                m_skipLineFeed = m_buffer[m_position++] == '\r';
            ++m_lineNumber;
            return true;
        }
        searched = length;
    }
}

std::string_view trimmed(std::string_view text)
{
    while (!text.empty() && isBlank(text.front()))
        text.remove_prefix(1);
    while (!text.empty() && isBlank(text.back()))
        text.remove_suffix(1);
    return text;
}

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return lower;
}

std::string_view nextField(std::string_view& rest)
{
    std::size_t begin = 0;
    while (begin < rest.size() && isBlank(rest[begin]))
        ++begin;
    std::size_t end = begin;
    while (end < rest.size() && !isBlank(rest[end]))
        ++end;
    const auto field = rest.substr(begin, end - begin);
    rest.remove_prefix(end);
    return field;
}

std::vector<std::string_view> splitFields(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (auto field = nextField(line); !field.empty(); field = nextField(line))
        fields.push_back(field);
    return fields;
}

std::vector<std::string_view> splitTabs(std::string_view line)
{
    std::vector<std::string_view> fields;
    for (;;) {
        const auto tab = line.find('\t');
        fields.push_back(trimmed(line.substr(0, tab)));
        if (tab == std::string_view::npos)
            return fields;
        line.remove_prefix(tab + 1);
    }
}

std::optional<double> parseNumber(std::string_view field)
{
    if (!field.empty() && field.front() == '+')
        field.remove_prefix(1);
    if (field.empty())
        return {};
    double value = 0;
    const auto [stop, failure] = std::from_chars(field.data(), field.data() + field.size(), value);
    constexpr double nan = std::numeric_limits<double>::quiet_NaN();
    if (failure == std::errc::invalid_argument)
        return {};
    if (stop == field.data() + field.size())
        return failure == std::errc() && std::isfinite(value) ? value : nan;
    if (*stop == ',' && field.size() < 64) {
        char copy[64];
        std::copy(field.begin(), field.end(), copy);
        copy[stop - field.data()] = '.';
        const auto again = std::from_chars(copy, copy + field.size(), value);
        if (again.ptr == copy + field.size())
            return again.ec == std::errc() ? value : nan;
    }
    return isMicrosoftNan(field) ? std::optional(nan) : std::nullopt;
}

std::optional<std::int64_t> parseInteger(std::string_view field)
{
    if (!field.empty() && field.front() == '+')
        field.remove_prefix(1);
    std::int64_t value = 0;
    const auto [stop, failure] = std::from_chars(field.data(), field.data() + field.size(), value);
    if (failure != std::errc() || stop != field.data() + field.size())
        return {};
    return value;
}

std::string toUtf8(std::string_view text)
{
    if (isUtf8(text))
        return std::string(text);
    std::string utf8;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80) {
            utf8 += c;
        } else {
            utf8 += static_cast<char>(0xC0 | byte >> 6);
            utf8 += static_cast<char>(0x80 | (byte & 0x3F));
        }
    }
    return utf8;
}

} // namespace kikuscope::io
