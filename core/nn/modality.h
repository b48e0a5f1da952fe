// SPDX-License-Identifier: GPL-3.0-or-later
// Which patterns a model is for.
#pragma once
#include "core/nn/model_file.h"

#include <string>
#include <vector>

namespace kikuscope::nn {

/// "ebsd" (Kikuchi patterns) or "saed" (spot patterns): training.modality of the file; "ebsd" where it does not say.
std::string modalityOf(const ModelFile& model);
/// Throws Error(Inconsistent) where the model is for other patterns.
void requireModality(const ModelFile& model, const std::string& wanted);

/// The bundled models for spot patterns: those whose names begin with "saed-".
std::vector<std::string> bundledSpotModels();

} // namespace kikuscope::nn
