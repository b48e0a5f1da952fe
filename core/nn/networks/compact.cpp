// SPDX-License-Identifier: GPL-3.0-or-later
// The default network: a small residual network for 64 px patterns that two CPU cores can train and run.
// A 5x5/2 stem and four stages of basic residual blocks (He et al. 2016) of 16, 32, 64 and 128 channels.
#include "core/nn/networks/network.h"

namespace kikuscope::nn {
namespace {

class BasicBlockImpl : public torch::nn::Module
{
public:
    BasicBlockImpl(int in, int out, int stride)
    {
        m_first = {register_module("conv1", convolution(in, out, 3, stride)),
                   register_module("bn1", torch::nn::BatchNorm2d(out))};
        m_second = {register_module("conv2", convolution(out, out, 3)),
                    register_module("bn2", torch::nn::BatchNorm2d(out))};
        if (in == out && stride == 1)
            return;
        m_skip = {convolution(in, out, 1, stride, 0), torch::nn::BatchNorm2d(out)};
        register_module("downsample", torch::nn::Sequential(m_skip.conv, m_skip.bn));
    }

    torch::Tensor forward(const torch::Tensor& x)
    {
        const auto skip = m_skip.conv ? m_skip(x) : x;
        return m_second(m_first(x).relu_()).add_(skip).relu_();
    }

    void fuse()
    {
        m_first.fuse();
        m_second.fuse();
        if (m_skip.conv)
            m_skip.fuse();
    }

private:
    ConvBn m_first, m_second, m_skip;
};
TORCH_MODULE(BasicBlock);

class Compact : public Network
{
public:
    Compact(int inputChannels, int classes)
    {
        m_stem = {register_module("conv1", convolution(inputChannels, stageWidth[0], 5, 2)),
                  register_module("bn1", torch::nn::BatchNorm2d(stageWidth[0]))};
        int in = stageWidth[0];
        for (std::size_t s = 0; s < std::size(stageWidth); ++s) {
            torch::nn::Sequential stage;
            for (int b = 0; b < stageBlocks[s]; ++b) {
                m_blocks.emplace_back(in, stageWidth[s], s > 0 && b == 0 ? 2 : 1);
                stage->push_back(m_blocks.back());
                in = stageWidth[s];
            }
            register_module("layer" + std::to_string(s + 1), stage);
        }
        m_fc = register_module("fc", torch::nn::Linear(in, classes));
    }

    torch::Tensor features(const torch::Tensor& x, std::vector<torch::Tensor>* stages) override
    {
        auto y = m_stem(x).relu_();
        auto block = m_blocks.begin();
        for (const int blocks : stageBlocks) {
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
    static constexpr int stageWidth[4] = {16, 32, 64, 128};
    static constexpr int stageBlocks[4] = {1, 1, 1, 1};

    ConvBn m_stem;
    std::vector<BasicBlock> m_blocks;
    torch::nn::Linear m_fc{nullptr};
};

} // namespace

std::shared_ptr<Network> makeCompact(int inputChannels, int classes)
{
    return std::make_shared<Compact>(inputChannels, classes);
}

} // namespace kikuscope::nn
