// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/networks.h"

#include "core/base/error.h"
#include "core/base/rng.h"
#include "core/nn/networks/network.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::nn {
namespace {

/// Parameter counts follow from three numbers, so that listing the networks builds none of them.
struct NetworkRow
{
    const char* id;
    const char* description;
    int defaultSize;
    std::int64_t bodyParameters;    // all but the stem convolution and the linear layer
    int stemWeightsPerChannel, featureWidth;
    std::shared_ptr<Network> (*make)(int inputChannels, int classes);
};

constexpr NetworkRow rows[] = {
    {"compact", "Small residual network for two CPU cores (blocks of He et al. 2016)", 64, 307104, 400, 128, makeCompact},
    {"resnet18", "ResNet-18 (He et al. 2016)", 128, 11167104, 3136, 512, makeResNet18},
    {"resnet34", "ResNet-34 (He et al. 2016)", 128, 21275264, 3136, 512, makeResNet34},
    {"resnet50", "ResNet-50 (He et al. 2016)", 224, 23498624, 3136, 2048, makeResNet50},
    {"resnet101", "ResNet-101 (He et al. 2016)", 224, 42490752, 3136, 2048, makeResNet101},
    {"resnet152", "ResNet-152 (He et al. 2016)", 224, 58134400, 3136, 2048, makeResNet152},
    {"xception", "Xception (Chollet 2017), used for EBSD by Kaufmann et al. 2020", 224, 20806088, 288, 2048, makeXception},
};

const NetworkRow& rowOf(const std::string& id)
{
    std::string known;
    for (const auto& row : rows) {
        if (id == row.id)
            return row;
        known += (known.empty() ? "" : ", ") + std::string(row.id);
    }
    throw Error(ErrorKind::BadSetting, "There is no network \"" + id + "\"; choose one of: " + known + ".");
}

std::int64_t count(const NetworkRow& row, int inputChannels, int classes)
{
    return row.bodyParameters + std::int64_t{row.stemWeightsPerChannel} * inputChannels +
           (std::int64_t{row.featureWidth} + 1) * classes;
}

} // namespace

const std::vector<NetworkInfo>& networks()
{
    static const std::vector<NetworkInfo> table = [] {
        std::vector<NetworkInfo> infos;
        for (const auto& row : rows)
            infos.push_back({row.id, row.description, row.defaultSize, count(row, 1, 14)});
        return infos;
    }();
    return table;
}

std::int64_t parameterCount(const std::string& networkId, int inputChannels, int classes)
{
    return count(rowOf(networkId), inputChannels, classes);
}

std::shared_ptr<Network> makeNetwork(const std::string& id, int inputChannels, int classes)
{
    return rowOf(id).make(inputChannels, classes);
}

void initialise(Network& network, std::uint64_t seed)
{
    const torch::NoGradGuard noGrad;
    std::uint64_t number = 0;
    for (auto& parameter : network.named_parameters()) {
        auto& tensor = parameter.value();
        if (tensor.dim() == 1)
            continue; // batch normalisation starts at 1 and 0, the bias of the linear layer is set below
        Rng rng = Rng::stream(seed, number++);
        auto* const values = tensor.data_ptr<float>();
        const auto n = tensor.numel();
        if (tensor.dim() == 2) {
            const double bound = 1 / std::sqrt(static_cast<double>(tensor.size(1)));
            for (std::int64_t i = 0; i < n; ++i)
                values[i] = static_cast<float>(rng.uniform(-bound, bound));
            continue;
        }
        const double fanOut = static_cast<double>(tensor.size(0) * tensor.size(2) * tensor.size(3));
        const double sigma = std::sqrt(2 / fanOut);
        for (std::int64_t i = 0; i < n; ++i)
            values[i] = static_cast<float>(sigma * rng.normal());
    }
    network.named_parameters()["fc.bias"].zero_();
}

torch::nn::Conv2d convolution(int in, int out, int kernel, int stride, int padding, int groups)
{
    return torch::nn::Conv2d(torch::nn::Conv2dOptions(in, out, kernel)
                                 .stride(stride)
                                 .padding(padding < 0 ? kernel / 2 : padding)
                                 .groups(groups)
                                 .bias(false));
}

void foldBatchNorm(torch::nn::Conv2dImpl& conv, const torch::nn::BatchNorm2dImpl& bn)
{
    const torch::NoGradGuard noGrad;
    const auto scale = bn.weight / torch::sqrt(bn.running_var + bn.options.eps());
    conv.weight.mul_(scale.reshape({-1, 1, 1, 1}));
    conv.bias = bn.bias - bn.running_mean * scale;
}

void ConvBn::fuse()
{
    foldBatchNorm(*conv, *bn);
    fused = true;
}

torch::Tensor pooledLinear(const torch::Tensor& f, torch::nn::Linear& fc)
{
    return fc->forward(f.mean({2, 3}));
}

} // namespace kikuscope::nn
