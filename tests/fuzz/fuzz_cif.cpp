// SPDX-License-Identifier: GPL-3.0-or-later
#include "fuzz_input.h"

#include "core/crystal/cif.h"

using namespace kikuscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::vector<std::string> warnings;
    refusalsAreFine([&] { crystal::parseCif(fuzzText(data, size), "input.cif", &warnings); });
    return 0;
}
