// SPDX-License-Identifier: GPL-3.0-or-later
// A model with random weights: the start of training, and a stand-in wherever only shapes and speed matter.
#pragma once
#include "core/nn/model_file.h"

namespace kikuscope::nn {

/// Same seed, same weights. Throws Error(BadSetting) for an unknown network.
ModelFile untrainedModel(const std::string& networkId, int inputSize, const std::vector<std::string>& classNames,
                         std::uint64_t seed = 1);

} // namespace kikuscope::nn
