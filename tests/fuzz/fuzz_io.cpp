// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the input as a file and reads the first patterns. Only Error may come out.
#include "core/base/error.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"

#include <algorithm>
#include <cstdint>
#include <fstream>
#include <unistd.h>

using namespace kikuscope;

namespace {

std::filesystem::path inputFile()
{
    static const auto path = std::filesystem::temp_directory_path() /
                             ("kikuscope-fuzz-" + std::to_string(::getpid()) + KIKUSCOPE_FUZZ_EXTENSION);
    return path;
}

template <typename Use> void refusalsAreFine(const Use& use)
{
    try {
        use();
    } catch (const Error&) {
    }
}

void readPatterns(const EbsdScan& scan)
{
    if (!scan.patterns ||
        static_cast<std::int64_t>(scan.patterns->height()) * scan.patterns->width() > 1 << 22)
        return;
    scan.patterns->read({0, std::min<std::int64_t>(scan.patterns->size(), 4)});
    scan.patterns->has(scan.patterns->size() - 1);
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto path = inputFile();
    std::ofstream(path, std::ios::binary)
        .write(reinterpret_cast<const char*>(data), static_cast<std::streamsize>(size));
    refusalsAreFine([&] { readPatterns(io::openScan(path)); });
    if (path.extension() == ".h5") {
        refusalsAreFine([&] { io::readPhaseMap(path); });
        refusalsAreFine([&] { io::readMasterPattern(path); });
    }
    return 0;
}
