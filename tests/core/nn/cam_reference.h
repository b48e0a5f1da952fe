// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/nn/model_file.h"

namespace kikuscope::nn {

/// Class activation map of Zhou et al. (CVPR 2016), which Grad-CAM must equal at the last stage of a network that ends
/// in a global average and one linear layer: features weighted by the row of the class, before any enlargement.
std::vector<float> classActivationMap(const ModelFile& model, const std::vector<float>& input, int classId, int& side);

} // namespace kikuscope::nn
