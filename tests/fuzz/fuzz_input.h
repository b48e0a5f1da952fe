// SPDX-License-Identifier: GPL-3.0-or-later
// The input of a fuzz target as text or as a file. Only Error may come out of a reader.
#pragma once
#include "core/base/error.h"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string>
#include <unistd.h>

namespace kikuscope {

inline std::string fuzzText(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

/// The same file every time, in $TMPDIR; the process keeps it for itself.
inline std::filesystem::path fuzzFile(const std::string& extension, const std::uint8_t* data,
                                      std::size_t size)
{
    static const auto path =
        std::filesystem::temp_directory_path() / ("kikuscope-fuzz-" + std::to_string(::getpid()) + extension);
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    return path;
}

template <typename Use> void refusalsAreFine(const Use& use)
{
    try {
        use();
    } catch (const Error&) {
    }
}

} // namespace kikuscope
