// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/edax_symmetry.h"

#include <array>
#include <iterator>

namespace kikuscope::io {

std::string laueGroupOfEdaxCode(int code)
{
    switch (code) {
    case 1:
        return "-1";
    case 2:  // unique axis c
    case 20: // b
    case 21:
        return "2/m"; // a
    case 22:
        return "mmm";
    case 4:
        return "4/m";
    case 42:
        return "4/mmm";
    case 3:
        return "-3";
    case 32:
        return "-3m";
    case 6:
        return "6/m";
    case 62:
        return "6/mmm";
    case 23:
        return "m-3";
    case 43:
        return "m-3m";
    default:
        return {};
    }
}

std::string pointGroupOfEdaxId(int id)
{
    static constexpr const char* groups[] = {
        "1",     "-1",    "2",   "m",   "2/m",  "222",  "mm2", "mmm", "4",   "-4",  "4/m", "422", "4mm",
        "-42m",  "4/mmm", "3",   "-3",  "32",   "3m",   "-3m", "6",   "-6",  "6/m", "622", "6mm", "-6m2",
        "6/mmm", "23",    "m-3", "432", "-43m", "m-3m", "2",   "m",   "2/m", "2",   "m",   "2/m"};
    const int index = id - 100;
    return index >= 0 && index < static_cast<int>(std::size(groups)) ? groups[index] : std::string();
}

std::string laueGroupOfOxfordIndex(int index)
{
    static constexpr std::array<const char*, 11> groups = {"-1",  "2/m", "mmm",   "4/m", "4/mmm", "-3",
                                                           "-3m", "6/m", "6/mmm", "m-3", "m-3m"};
    return index >= 1 && index <= static_cast<int>(groups.size())
               ? groups[static_cast<std::size_t>(index - 1)]
               : std::string();
}

} // namespace kikuscope::io
