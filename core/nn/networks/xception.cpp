// SPDX-License-Identifier: GPL-3.0-or-later
// Xception (Chollet, CVPR 2017), the network of Kaufmann et al. 2020. Names, strides and paddings as timm's
// "xception" has them.
#include "core/nn/networks/network.h"

namespace kikuscope::nn {
namespace {

/// A depthwise 3x3 convolution, then a pointwise one; the batch normalisation that follows folds into the latter.
class SeparableConvImpl : public torch::nn::Module
{
public:
    SeparableConvImpl(int in, int out)
        : m_depthwise(register_module("conv1", convolution(in, in, 3, 1, 1, in))),
          m_pointwise(register_module("pointwise", convolution(in, out, 1, 1, 0)))
    {
    }

    torch::Tensor forward(const torch::Tensor& x) { return m_pointwise(m_depthwise(x)); }
    torch::nn::Conv2dImpl& pointwise() { return *m_pointwise; }

private:
    torch::nn::Conv2d m_depthwise, m_pointwise;
};
TORCH_MODULE(SeparableConv);

struct SeparableBn
{
    SeparableConv conv{nullptr};
    torch::nn::BatchNorm2d bn{nullptr};
    bool fused = false;

    torch::Tensor operator()(const torch::Tensor& x) { return fused ? conv->forward(x) : bn->forward(conv->forward(x)); }
    void fuse()
    {
        foldBatchNorm(conv->pointwise(), *bn);
        fused = true;
    }
};

/// How the number of channels grows along the separable convolutions of a block.
enum class Growth { First, Last };

class XceptionBlockImpl : public torch::nn::Module
{
public:
    XceptionBlockImpl(int in, int out, int repeats, int stride, bool startWithRelu, Growth growth)
        : m_stride(stride), m_startWithRelu(startWithRelu)
    {
        // "rep" counts activations, convolutions, normalisations and the pooling alike: indices as published.
        torch::nn::Sequential rep;
        for (int i = 0; i < repeats; ++i) {
            const bool last = i == repeats - 1;
            const int from = growth == Growth::First ? (i == 0 ? in : out) : in;
            const int to = growth == Growth::First ? out : (last ? out : in);
            if (i > 0 || startWithRelu)
                rep->push_back(torch::nn::ReLU());
            m_layers.push_back({SeparableConv(from, to), torch::nn::BatchNorm2d(to)});
            rep->push_back(m_layers.back().conv);
            rep->push_back(m_layers.back().bn);
        }
        register_module("rep", rep);
        if (in != out || stride != 1)
            m_skip = {register_module("skip", convolution(in, out, 1, stride, 0)),
                      register_module("skipbn", torch::nn::BatchNorm2d(out))};
    }

    torch::Tensor forward(const torch::Tensor& x)
    {
        auto y = x;
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            if (i > 0)
                y = y.relu_();
            else if (m_startWithRelu)
                y = y.relu(); // not in place: the skip path still needs x
            y = m_layers[i](y);
        }
        if (m_stride != 1)
            y = torch::max_pool2d(y, 3, m_stride, 1);
        return y.add_(m_skip.conv ? m_skip(x) : x);
    }

    void fuse()
    {
        for (auto& layer : m_layers)
            layer.fuse();
        if (m_skip.conv)
            m_skip.fuse();
    }

private:
    int m_stride;
    bool m_startWithRelu;
    std::vector<SeparableBn> m_layers;
    ConvBn m_skip;
};
TORCH_MODULE(XceptionBlock);

class Xception : public Network
{
public:
    Xception(int inputChannels, int classes)
    {
        m_conv1 = {register_module("conv1", convolution(inputChannels, 32, 3, 2, 0)),
                   register_module("bn1", torch::nn::BatchNorm2d(32))};
        m_conv2 = {register_module("conv2", convolution(32, 64, 3, 1, 0)),
                   register_module("bn2", torch::nn::BatchNorm2d(64))};
        append(64, 128, 2, 2, false, Growth::First);
        append(128, 256, 2, 2, true, Growth::First);
        append(256, 728, 2, 2, true, Growth::First);
        for (int i = 0; i < 8; ++i)
            append(728, 728, 3, 1, true, Growth::First);
        append(728, 1024, 2, 2, true, Growth::Last);
        m_conv3 = {register_module("conv3", SeparableConv(1024, 1536)),
                   register_module("bn3", torch::nn::BatchNorm2d(1536))};
        m_conv4 = {register_module("conv4", SeparableConv(1536, 2048)),
                   register_module("bn4", torch::nn::BatchNorm2d(2048))};
        m_fc = register_module("fc", torch::nn::Linear(2048, classes));
    }

    /// Stages: every block (the entry, middle and exit flow of the paper), then the last two convolutions.
    torch::Tensor features(const torch::Tensor& x, std::vector<torch::Tensor>* stages) override
    {
        auto y = m_conv2(m_conv1(x).relu_()).relu_();
        for (auto& block : m_blocks) {
            y = block->forward(y);
            if (stages)
                stages->push_back(y);
        }
        y = m_conv4(m_conv3(y).relu_()).relu_();
        if (stages)
            stages->push_back(y);
        return y;
    }

    torch::Tensor head(const torch::Tensor& f) override { return pooledLinear(f, m_fc); }

    void fuse() override
    {
        m_conv1.fuse();
        m_conv2.fuse();
        for (auto& block : m_blocks)
            block->fuse();
        m_conv3.fuse();
        m_conv4.fuse();
    }

private:
    void append(int in, int out, int repeats, int stride, bool startWithRelu, Growth growth)
    {
        m_blocks.emplace_back(in, out, repeats, stride, startWithRelu, growth);
        register_module("block" + std::to_string(m_blocks.size()), m_blocks.back());
    }

    ConvBn m_conv1, m_conv2;
    std::vector<XceptionBlock> m_blocks;
    SeparableBn m_conv3, m_conv4;
    torch::nn::Linear m_fc{nullptr};
};

} // namespace

std::shared_ptr<Network> makeXception(int inputChannels, int classes)
{
    return std::make_shared<Xception>(inputChannels, classes);
}

} // namespace kikuscope::nn
