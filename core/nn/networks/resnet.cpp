// SPDX-License-Identifier: GPL-3.0-or-later
// ResNet-18/34/50/101/152 (He, Zhang, Ren & Sun, CVPR 2016) for any number of input channels. Names, strides and
// paddings as torchvision has them (stride on the 3x3 convolution of a bottleneck).
#include "core/nn/networks/network.h"

#include <array>

namespace kikuscope::nn {
namespace {

class ResidualBlockImpl : public torch::nn::Module
{
public:
    ResidualBlockImpl(int in, int width, int stride, bool bottleneck)
    {
        const int out = bottleneck ? 4 * width : width;
        if (bottleneck) {
            append(in, width, 1, 1);
            append(width, width, 3, stride);
            append(width, out, 1, 1);
        } else {
            append(in, width, 3, stride);
            append(width, out, 3, 1);
        }
        if (in == out && stride == 1)
            return;
        m_skip = {convolution(in, out, 1, stride, 0), torch::nn::BatchNorm2d(out)};
        register_module("downsample", torch::nn::Sequential(m_skip.conv, m_skip.bn));
    }

    torch::Tensor forward(const torch::Tensor& x)
    {
        const auto skip = m_skip.conv ? m_skip(x) : x;
        auto y = m_layers[0](x);
        for (std::size_t i = 1; i < m_layers.size(); ++i)
            y = m_layers[i](y.relu_());
        return y.add_(skip).relu_();
    }

    void fuse()
    {
        for (auto& layer : m_layers)
            layer.fuse();
        if (m_skip.conv)
            m_skip.fuse();
    }

private:
    void append(int in, int out, int kernel, int stride)
    {
        const auto number = std::to_string(m_layers.size() + 1);
        m_layers.push_back({register_module("conv" + number, convolution(in, out, kernel, stride)),
                            register_module("bn" + number, torch::nn::BatchNorm2d(out))});
    }

    std::vector<ConvBn> m_layers;
    ConvBn m_skip;
};
TORCH_MODULE(ResidualBlock);

class ResNet : public Network
{
public:
    ResNet(const std::array<int, 4>& blocks, bool bottleneck, int inputChannels, int classes) : m_stageBlocks(blocks)
    {
        m_stem = {register_module("conv1", convolution(inputChannels, 64, 7, 2)),
                  register_module("bn1", torch::nn::BatchNorm2d(64))};
        int in = 64;
        for (std::size_t s = 0; s < blocks.size(); ++s) {
            const int width = 64 << s;
            torch::nn::Sequential stage;
            for (int b = 0; b < blocks[s]; ++b) {
                m_blocks.emplace_back(in, width, s > 0 && b == 0 ? 2 : 1, bottleneck);
                stage->push_back(m_blocks.back());
                in = bottleneck ? 4 * width : width;
            }
            register_module("layer" + std::to_string(s + 1), stage);
        }
        m_fc = register_module("fc", torch::nn::Linear(in, classes));
    }

    torch::Tensor features(const torch::Tensor& x, std::vector<torch::Tensor>* stages) override
    {
        auto y = torch::max_pool2d(m_stem(x).relu_(), 3, 2, 1);
        auto block = m_blocks.begin();
        for (const int blocks : m_stageBlocks) {
            for (int b = 0; b < blocks; ++b)
                y = (*block++)->forward(y);
            if (stages)
                stages->push_back(y);
        }
        return y;
    }

    torch::Tensor head(const torch::Tensor& f) override { return pooledLinear(f, m_fc); }

    void fuse() override
    {
        m_stem.fuse();
        for (auto& block : m_blocks)
            block->fuse();
    }

private:
    std::array<int, 4> m_stageBlocks;
    ConvBn m_stem;
    std::vector<ResidualBlock> m_blocks;
    torch::nn::Linear m_fc{nullptr};
};

std::shared_ptr<Network> make(const std::array<int, 4>& blocks, bool bottleneck, int inputChannels, int classes)
{
    return std::make_shared<ResNet>(blocks, bottleneck, inputChannels, classes);
}

} // namespace

std::shared_ptr<Network> makeResNet18(int channels, int classes) { return make({2, 2, 2, 2}, false, channels, classes); }
std::shared_ptr<Network> makeResNet34(int channels, int classes) { return make({3, 4, 6, 3}, false, channels, classes); }
std::shared_ptr<Network> makeResNet50(int channels, int classes) { return make({3, 4, 6, 3}, true, channels, classes); }
std::shared_ptr<Network> makeResNet101(int channels, int classes) { return make({3, 4, 23, 3}, true, channels, classes); }
std::shared_ptr<Network> makeResNet152(int channels, int classes) { return make({3, 8, 36, 3}, true, channels, classes); }

} // namespace kikuscope::nn
