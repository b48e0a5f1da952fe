// SPDX-License-Identifier: GPL-3.0-or-later
// The container of a model file: what is accepted is written and read again.
#include "fuzz_input.h"

#include "core/nn/model_file.h"

#include <cstdlib>

using namespace kikuscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto path = fuzzFile(".safetensors", data, size);
    refusalsAreFine([&] {
        const nn::Safetensors content = nn::readSafetensors(path);
        nn::writeSafetensors(path, content);
        if (nn::readSafetensors(path).tensors.size() != content.tensors.size())
            std::abort();
    });
    return 0;
}
