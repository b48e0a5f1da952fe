// SPDX-License-Identifier: GPL-3.0-or-later
// Opens the input as a file with the extension of the target and reads the first patterns.
#include "fuzz_input.h"

#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/sht_file.h"

#include <algorithm>

using namespace kikuscope;

extern const char* const fuzzExtension;

namespace {

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
    const auto path = fuzzFile(fuzzExtension, data, size);
    const auto extension = path.extension();
    if (extension != ".sht")
        refusalsAreFine([&] { readPatterns(io::openScan(path)); });
    if (extension == ".h5")
        refusalsAreFine([&] { io::readPhaseMap(path); });
    if (extension == ".h5")
        refusalsAreFine([&] { io::readMasterPattern(path); });
    if (extension == ".sht") // not readMasterPattern(), whose sums take a second per input
        refusalsAreFine([&] { io::readShtFile(path); });
    return 0;
}
