// SPDX-License-Identifier: GPL-3.0-or-later
// Answers of a model by the plain network, batch normalisation by batch normalisation. Apart, as Qt and LibTorch
// headers must not meet.
#pragma once
#include "core/nn/model_file.h"

namespace kikuscope::nn {

std::vector<float> unfusedProbabilities(const ModelFile& model, std::vector<float> inputs, std::int64_t count);

} // namespace kikuscope::nn
