// SPDX-License-Identifier: GPL-3.0-or-later
// What every network family offers inside this room. Names of parameters follow torchvision / timm, so that their
// weights can be carried over tensor by tensor.
#pragma once
#include <torch/torch.h>

#include <memory>
#include <string>

namespace kikuscope::nn {

/// features() and head() are apart because LibTorch has no forward hooks: class activation maps need this cut.
class Network : public torch::nn::Module
{
public:
    /// N x C x H x W -> N x F x h x w, after the last activation. Where asked for, `stages` gets the output of every
    /// stage in order; the last one is what is returned.
    virtual torch::Tensor features(const torch::Tensor& x, std::vector<torch::Tensor>* stages = nullptr) = 0;
    /// N x F x h x w -> N x classes (logits).
    virtual torch::Tensor head(const torch::Tensor& f) = 0;
    torch::Tensor forward(const torch::Tensor& x) { return head(features(x)); }

    /// Folds every batch normalisation into its convolution. For inference only, and only once.
    virtual void fuse() = 0;
};

/// A convolution followed by its batch normalisation. The two modules are registered by the owner under the names
/// of the published networks.
struct ConvBn
{
    torch::nn::Conv2d conv{nullptr};
    torch::nn::BatchNorm2d bn{nullptr};
    bool fused = false;

    torch::Tensor operator()(const torch::Tensor& x) { return fused ? conv->forward(x) : bn->forward(conv->forward(x)); }
    void fuse();
};

/// Square kernel without bias; padding = kernel / 2 unless told.
torch::nn::Conv2d convolution(int in, int out, int kernel, int stride = 1, int padding = -1, int groups = 1);

/// Folds `bn` into `conv` (running statistics): conv gets a bias, bn must no longer be applied.
void foldBatchNorm(torch::nn::Conv2dImpl& conv, const torch::nn::BatchNorm2dImpl& bn);

/// Global average over the image, then a linear layer.
torch::Tensor pooledLinear(const torch::Tensor& f, torch::nn::Linear& fc);

/// The rows of the network table; each family is one file.
std::shared_ptr<Network> makeCompact(int inputChannels, int classes);
std::shared_ptr<Network> makeResNet18(int inputChannels, int classes);
std::shared_ptr<Network> makeResNet34(int inputChannels, int classes);
std::shared_ptr<Network> makeResNet50(int inputChannels, int classes);
std::shared_ptr<Network> makeResNet101(int inputChannels, int classes);
std::shared_ptr<Network> makeResNet152(int inputChannels, int classes);
std::shared_ptr<Network> makeXception(int inputChannels, int classes);

/// A network of the table with arbitrary weights. Throws Error(BadSetting) listing the known ids.
std::shared_ptr<Network> makeNetwork(const std::string& id, int inputChannels, int classes);
/// He initialisation (2015, fan-out) by our own generator: the same seed gives the same weights with every LibTorch.
void initialise(Network& network, std::uint64_t seed);

} // namespace kikuscope::nn
