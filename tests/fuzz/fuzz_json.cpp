// SPDX-License-Identifier: GPL-3.0-or-later
// Recipes and phases as they stand in model files and settings.
#include "fuzz_input.h"

#include "core/crystal/phase_json.h"
#include "core/preprocess/recipe.h"

using namespace kikuscope;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    refusalsAreFine([&] {
        const Json json = parseJson(fuzzText(data, size), "input.json");
        refusalsAreFine([&] { preprocess::PreprocessRecipe::fromJson(json); });
        refusalsAreFine([&] { crystal::phasesToJson(crystal::phasesFromJson(json, "input.json")).dump(); });
    });
    return 0;
}
