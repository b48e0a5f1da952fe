// SPDX-License-Identifier: GPL-3.0-or-later
// Text tables of gigabytes, line by line: LF, CRLF or CR, optional byte order mark, numbers of any locale.
#pragma once
#include "core/io/binary_file.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace kikuscope::io {

class LineReader
{
public:
    explicit LineReader(const std::filesystem::path& path);
    /// The next line without its end; false at the end of the file. The view lives until the next call.
    /// Throws Error(BadFile) for a line of more than 1 MiB: then it is not a text file.
    bool next(std::string_view& line);
    /// Of the line last returned, counted from 1.
    std::int64_t lineNumber() const { return m_lineNumber; }
    /// The line last returned had an end mark; false: the file was cut off within it, perhaps.
    bool lineWasEnded() const { return m_lineEnded; }
    std::uint64_t fileSize() const { return m_file.size(); }

private:
    bool refill();

    BinaryFile m_file;
    std::string m_buffer;
    std::size_t m_position = 0;
    std::uint64_t m_fileOffset = 0;
    std::int64_t m_lineNumber = 0;
    bool m_lineEnded = true, m_skipLineFeed = false;
};

std::string_view trimmed(std::string_view text);
std::string lowerCase(std::string_view text);
/// Cuts the next field off `rest`: fields are separated by runs of blanks and tabs. Empty at the end.
std::string_view nextField(std::string_view& rest);
std::vector<std::string_view> splitFields(std::string_view line);
/// Fields between tabs, trimmed; empty fields are kept.
std::vector<std::string_view> splitTabs(std::string_view line);

/// A whole field as a number: point or decimal comma, leading '+', nan/inf and "1.#IND" (both give NaN),
/// numbers beyond the range give NaN. None if it is not a number.
std::optional<double> parseNumber(std::string_view field);
std::optional<std::int64_t> parseInteger(std::string_view field);

/// Text as UTF-8: unchanged if it is, else taken as Latin-1.
std::string toUtf8(std::string_view text);

} // namespace kikuscope::io
