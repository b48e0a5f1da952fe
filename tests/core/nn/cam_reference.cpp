// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/cam_reference.h"

#include "core/nn/torch_private.h"

namespace kikuscope::nn {

std::vector<float> classActivationMap(const ModelFile& model, const std::vector<float>& input, int classId, int& side)
{
    const torch::NoGradGuard noGrad;
    auto network = makeNetwork(model.network, 1, model.classes.size());
    loadWeights(model, *network);
    network->eval();
    const auto x = torch::tensor(input).view({1, 1, model.inputSize, model.inputSize});
    const auto features = network->features(x);
    const auto row = network->named_parameters()["fc.weight"][classId - 1].view({1, -1, 1, 1});
    const auto cells = static_cast<double>(features.size(2) * features.size(3));
    const auto map = ((features * row).sum(1).relu() / cells).contiguous();
    side = static_cast<int>(map.size(2));
    return {map.data_ptr<float>(), map.data_ptr<float>() + map.numel()};
}

} // namespace kikuscope::nn
