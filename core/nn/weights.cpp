// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/torch_private.h"
#include "core/nn/untrained.h"

#include <cstring>
#include <map>

namespace kikuscope::nn {
namespace {

std::vector<std::pair<std::string, torch::Tensor>> namedState(const Network& network)
{
    std::vector<std::pair<std::string, torch::Tensor>> state;
    for (const auto& item : network.named_parameters())
        state.emplace_back(item.key(), item.value());
    for (const auto& item : network.named_buffers())
        state.emplace_back(item.key(), item.value());
    return state;
}

constexpr const char* lastLayer = "fc."; // of every network of the table

const char* dtypeOf(const torch::Tensor& tensor) { return tensor.scalar_type() == torch::kLong ? "I64" : "F32"; }

} // namespace

std::vector<StoredTensor> weightsOf(const Network& network)
{
    std::vector<StoredTensor> weights;
    for (const auto& [name, tensor] : namedState(network)) {
        const auto plain = tensor.detach().to(torch::kCPU).contiguous();
        StoredTensor stored{name, dtypeOf(plain), plain.sizes().vec(), {}};
        stored.bytes.resize(static_cast<std::size_t>(plain.nbytes()));
        std::memcpy(stored.bytes.data(), plain.data_ptr(), stored.bytes.size());
        weights.push_back(std::move(stored));
    }
    return weights;
}

void loadWeights(const ModelFile& model, Network& network)
{
    const torch::NoGradGuard noGrad;
    const std::string source = model.path.empty() ? "The model" : model.path.filename().string();
    const auto fail = [&](const std::string& name, const std::string& what) {
        throw Error(ErrorKind::BadFile, source + ": the tensor \"" + name + "\" " + what + ", so it does not fit the network " +
                                            model.network + ".");
    };
    std::map<std::string, const StoredTensor*> stored;
    for (const auto& tensor : model.weights)
        stored[tensor.name] = &tensor;
    for (auto& [name, tensor] : namedState(network)) {
        const auto it = stored.find(name);
        if (it == stored.end())
            fail(name, "is missing");
        const StoredTensor& from = *it->second;
        if (from.dtype != dtypeOf(tensor) || from.shape != tensor.sizes().vec() || from.bytes.size() != tensor.nbytes())
            fail(name, "has another shape or type");
        std::memcpy(tensor.data_ptr(), from.bytes.data(), from.bytes.size());
        if (!torch::isfinite(tensor).all().item<bool>())
            fail(name, "holds values that are not numbers");
        stored.erase(it);
    }
    if (!stored.empty())
        fail(stored.begin()->first, "is superfluous");
}

void startFrom(const ModelFile& model, Network& network, const std::vector<std::string>& classNames)
{
    const torch::NoGradGuard noGrad;
    auto trained = makeNetwork(model.network, 1, model.classes.size());
    loadWeights(model, *trained);
    std::map<std::string, torch::Tensor> from;
    for (auto& [name, tensor] : namedState(*trained))
        from[name] = tensor;
    for (auto& [name, tensor] : namedState(network)) {
        const torch::Tensor source = from[name];
        const bool same = source.defined() && source.dim() == tensor.dim();
        if (same && source.sizes() == tensor.sizes() && !name.starts_with(lastLayer)) {
            tensor.copy_(source);
        } else if (same && name.starts_with(lastLayer) && source.sizes().slice(1) == tensor.sizes().slice(1)) {
            for (std::size_t c = 0; c < classNames.size(); ++c)
                if (const int id = model.classes.idOf(classNames[c]); id > 0)
                    tensor[static_cast<std::int64_t>(c)].copy_(source[id - 1]);
        } else {
            throw Error(ErrorKind::Inconsistent, "start_from: the model " + model.name + " has the network " + model.network +
                                                     ", which does not fit the network to train; choose a model of the same network.");
        }
    }
}

ModelFile untrainedModel(const std::string& networkId, int inputSize, const std::vector<std::string>& classNames,
                         std::uint64_t seed)
{
    ModelFile model;
    model.name = "untrained";
    model.network = networkId;
    model.inputSize = inputSize;
    for (const auto& name : classNames) {
        Phase phase;
        phase.name = name;
        model.classes.phases.push_back(phase);
    }
    model.recipe = preprocess::PreprocessRecipe::standard(inputSize);
    model.training = {{"seed", seed}, {"images", 0}};
    const auto network = makeNetwork(networkId, 1, model.classes.size());
    initialise(*network, seed);
    model.weights = weightsOf(*network);
    return model;
}

} // namespace kikuscope::nn
