// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/library_text.h"

#include <algorithm>
#include <charconv>

namespace fs = std::filesystem;

namespace kikuscope::crystal {

namespace {

std::optional<double> decimal(const char* first, const char* last)
{
    double value = 0;
    const auto [end, error] = std::from_chars(first, last, value);
    return error == std::errc() && end == last ? std::optional(value) : std::nullopt;
}

} // namespace

std::optional<double> numberOrFraction(const std::string& text)
{
    const char *first = text.data(), *last = first + text.size(), *slash = std::find(first, last, '/');
    const auto above = decimal(first, slash);
    if (!above || slash == last)
        return above;
    const auto below = decimal(slash + 1, last);
    return below && *below != 0 ? std::optional(*above / *below) : std::nullopt;
}

std::vector<fs::path> textFiles(const fs::path& folder)
{
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(folder))
        if (entry.path().extension() == ".txt")
            files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace kikuscope::crystal
