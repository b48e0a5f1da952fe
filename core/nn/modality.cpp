// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/modality.h"

#include "core/base/error.h"
#include "core/base/resources.h"

#include <algorithm>

namespace kikuscope::nn {

std::string modalityOf(const ModelFile& model)
{
    const auto it = model.training.find("modality");
    return it != model.training.end() && it->is_string() ? it->get<std::string>() : "ebsd";
}

void requireModality(const ModelFile& model, const std::string& wanted)
{
    const std::string is = modalityOf(model);
    if (is == wanted)
        return;
    const auto word = [](const std::string& modality) { return modality == "saed" ? "spot patterns (SAED)" : "Kikuchi patterns (EBSD)"; };
    throw Error(ErrorKind::Inconsistent, "The model " + model.name + " is for " + word(is) + " and cannot be used on " + word(wanted) + "; choose another model.");
}

std::vector<std::string> bundledSpotModels()
{
    std::vector<std::string> names;
    try {
        for (const auto& entry : std::filesystem::directory_iterator(resourcePath("models")))
            if (entry.path().extension() == ".safetensors" && entry.path().stem().string().starts_with("saed-"))
                names.push_back(entry.path().stem().string());
    } catch (const Error&) {
        return {}; // an installation without models
    }
    std::sort(names.begin(), names.end());
    return names;
}

} // namespace kikuscope::nn
