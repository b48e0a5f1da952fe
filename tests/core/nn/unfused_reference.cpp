// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/nn/unfused_reference.h"

#include "core/nn/torch_private.h"

namespace kikuscope::nn {

std::vector<float> unfusedProbabilities(const ModelFile& model, std::vector<float> inputs, std::int64_t count)
{
    const auto network = makeNetwork(model.network, 1, model.classes.size());
    loadWeights(model, *network);
    network->eval();
    const torch::NoGradGuard noGrad;
    const auto x = torch::from_blob(inputs.data(), {count, 1, model.inputSize, model.inputSize}, torch::kFloat);
    const auto answers = torch::softmax(network->forward(x) / model.temperature, 1).contiguous();
    const float* first = answers.data_ptr<float>();
    return {first, first + answers.numel()};
}

} // namespace kikuscope::nn
