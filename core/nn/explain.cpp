// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/explain.h"

#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/threads.h"
#include "core/nn/torch_private.h"
#include "core/nn/torchscript.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::nn {
namespace {

using torch::Tensor;

constexpr std::int64_t passBatch = 64;
constexpr int occlusionParts = 8; // covered squares per side; they overlap by half

/// Weights of the feature maps of one stage; activations and gradients are N x F x h x w, the result N x F x 1 x 1.
Tensor mapWeights(ExplainMethod method, const Tensor& activation, const Tensor& gradient)
{
    if (method == ExplainMethod::GradCam)
        return gradient.mean({2, 3}, true);
    // For a score exp(S) the second and third derivatives are powers of the first (Grad-CAM++, equation 19).
    const Tensor square = gradient.square();
    const Tensor below = 2 * square + (activation * square * gradient).sum({2, 3}, true);
    const Tensor alpha = square / torch::where(below.abs() > 1e-12, below, torch::ones_like(below));
    return (alpha * gradient.relu()).sum({2, 3}, true);
}

/// Half-overlapping squares that cover the side.
std::vector<int> patchStarts(int side, int patch)
{
    std::vector<int> starts;
    for (int at = 0; at + patch < side; at += std::max(1, patch / 2))
        starts.push_back(at);
    starts.push_back(side - patch);
    return starts;
}

} // namespace

const std::vector<std::string>& explainMethods()
{
    static const std::vector<std::string> names{"gradcam", "gradcam++", "occlusion"};
    return names;
}

ExplainMethod explainMethod(const std::string& name)
{
    const auto& names = explainMethods();
    const auto it = std::find(names.begin(), names.end(), name);
    if (it == names.end())
        throw Error(ErrorKind::BadSetting, "There is no method \"" + name + "\"; choose gradcam, gradcam++ or occlusion.");
    return static_cast<ExplainMethod>(it - names.begin());
}

float Explanation::peak() const
{
    return heat.empty() ? 0 : *std::max_element(heat.pixels.begin(), heat.pixels.end());
}

Image<float> Explanation::normalised() const
{
    Image<float> result = heat;
    if (const float top = peak(); top > 0)
        for (float& value : result.pixels)
            value /= top;
    return result;
}

double Faithfulness::area(const std::vector<double>& curve)
{
    if (curve.size() < 2)
        return 0;
    const double inner = std::accumulate(curve.begin(), curve.end(), 0.) - (curve.front() + curve.back()) / 2;
    return inner / static_cast<double>(curve.size() - 1);
}

struct Explainer::Impl
{
    std::shared_ptr<const ModelFile> model;
    Classifier classifier;
    torch::Device device;
    std::shared_ptr<Network> network; // null for TorchScript
    int layers = 0;

    Impl(std::shared_ptr<const ModelFile> file, const std::string& wanted)
        : model(file), classifier(std::move(file), wanted), device(torchDevice(classifier.device()))
    {
        if (model->network == torchScriptNetwork)
            return;
        network = makeNetwork(model->network, 1, model->outputs());
        loadWeights(*model, *network);
        network->eval();
        network->fuse();
        network->to(device);
        for (auto& parameter : network->parameters())
            parameter.set_requires_grad(false);
        const torch::NoGradGuard noGrad;
        std::vector<Tensor> stages;
        network->features(torch::zeros({1, 1, model->inputSize, model->inputSize}, device), &stages);
        layers = static_cast<int>(stages.size());
    }

    std::size_t pixels() const { return static_cast<std::size_t>(model->inputSize) * static_cast<std::size_t>(model->inputSize); }

    void check(const ExplainOptions& options) const
    {
        if (options.classId < 0 || options.classId > model->classes.size())
            throw Error(ErrorKind::BadSetting, "The model " + model->name + " has no class " + std::to_string(options.classId) + ".");
        if (options.method == ExplainMethod::Occlusion)
            return;
        if (!network)
            throw Error(ErrorKind::BadSetting, "The model " + model->name + " is TorchScript, which hides its layers; choose the method occlusion.");
        if (options.layer < 0 || options.layer > layers)
            throw Error(ErrorKind::BadSetting, "layer is " + std::to_string(options.layer) + ", but the network " + model->network +
                                                   " has the layers 1 to " + std::to_string(layers) + " (0: the last).");
    }

    /// Class to explain (0-based) for every input: the chosen one, else the likeliest.
    std::vector<std::int64_t> targets(const std::vector<float>& probabilities, std::size_t count, int classId) const
    {
        const auto classes = static_cast<std::ptrdiff_t>(model->classes.size());
        std::vector<std::int64_t> result;
        for (std::size_t i = 0; i < count; ++i) {
            const auto row = probabilities.begin() + static_cast<std::ptrdiff_t>(i) * classes;
            result.push_back(classId > 0 ? classId - 1 : std::max_element(row, row + classes) - row);
        }
        return result;
    }

    /// Of the classes: the outputs that make one together count by the logarithm of their summed exponentials.
    Tensor scores(const Tensor& outputs) const
    {
        if (model->classOfOutput.empty())
            return outputs;
        std::vector<Tensor> columns;
        for (int id = 1; id <= model->classes.size(); ++id) {
            std::vector<std::int64_t> members;
            for (std::size_t k = 0; k < model->classOfOutput.size(); ++k)
                if (model->classOfOutput[k] == id)
                    members.push_back(static_cast<std::int64_t>(k));
            columns.push_back(outputs.index_select(1, torch::tensor(members).to(device)).logsumexp(1));
        }
        return torch::stack(columns, 1);
    }

    Tensor camHeat(const float* inputs, const std::vector<std::int64_t>& target, const ExplainOptions& options)
    {
        useTorchThreads(1);
        const torch::AutoGradMode grad(true);
        const auto count = static_cast<std::int64_t>(target.size());
        const auto side = std::int64_t{model->inputSize};
        auto x = torch::from_blob(const_cast<float*>(inputs), {count, 1, side, side}, torch::kFloat).clone().to(device);
        x.set_requires_grad(true);
        std::vector<Tensor> stages;
        const Tensor logits = scores(network->head(network->features(x, &stages)));
        const auto index = torch::tensor(target).to(device).view({count, 1});
        const Tensor activation = stages[static_cast<std::size_t>((options.layer == 0 ? layers : options.layer) - 1)];
        const Tensor gradient = torch::autograd::grad({logits.gather(1, index).sum()}, {activation})[0];
        const torch::NoGradGuard noGrad;
        const Tensor small = (mapWeights(options.method, activation, gradient) * activation).sum(1, true).relu();
        return torch::nn::functional::interpolate(
                   small, torch::nn::functional::InterpolateFuncOptions().size(std::vector<std::int64_t>{side, side}).mode(torch::kBilinear).align_corners(false))
            .to(torch::kCPU)
            .contiguous();
    }

    std::vector<float> occlusionHeat(const float* input, std::int64_t target, float whole)
    {
        const int side = model->inputSize, patch = std::max(1, side / occlusionParts);
        const auto starts = patchStarts(side, patch);
        const float grey = std::accumulate(input, input + pixels(), 0.f) / static_cast<float>(pixels());
        std::vector<float> covered;
        for (const int top : starts)
            for (const int left : starts) {
                const std::size_t at = covered.size();
                covered.insert(covered.end(), input, input + pixels());
                for (int row = top; row < top + patch; ++row)
                    std::fill_n(covered.begin() + static_cast<std::ptrdiff_t>(at) + row * side + left, patch, grey);
            }
        const auto p = classifier.probabilities(covered.data(), static_cast<std::int64_t>(starts.size() * starts.size()));
        std::vector<float> sum(pixels()), times(pixels());
        std::size_t k = 0;
        for (const int top : starts)
            for (const int left : starts) {
                const float lost = whole - p[k++ * static_cast<std::size_t>(model->classes.size()) + static_cast<std::size_t>(target)];
                for (int row = top; row < top + patch; ++row)
                    for (int col = left; col < left + patch; ++col) {
                        sum[static_cast<std::size_t>(row * side + col)] += lost;
                        times[static_cast<std::size_t>(row * side + col)] += 1;
                    }
            }
        for (std::size_t i = 0; i < sum.size(); ++i)
            sum[i] = std::max(0.f, sum[i] / times[i]);
        return sum;
    }

    std::vector<Explanation> explain(const float* inputs, std::size_t count, const ExplainOptions& options)
    {
        const auto classes = static_cast<std::size_t>(model->classes.size());
        const auto probabilities = classifier.probabilities(inputs, static_cast<std::int64_t>(count));
        const auto target = targets(probabilities, count, options.classId);
        Tensor heat;
        if (options.method != ExplainMethod::Occlusion)
            heat = camHeat(inputs, target, options);
        std::vector<Explanation> result(count);
        for (std::size_t i = 0; i < count; ++i) {
            Explanation& one = result[i];
            one.classId = static_cast<int>(target[i]) + 1;
            const float* p = probabilities.data() + i * classes;
            one.probabilities.assign(p, p + classes);
            one.heat = Image<float>(model->inputSize, model->inputSize);
            if (heat.defined())
                std::copy_n(heat.data_ptr<float>() + i * pixels(), pixels(), one.heat.pixels.begin());
            else
                one.heat.pixels = occlusionHeat(inputs + i * pixels(), target[i], p[target[i]]);
        }
        return result;
    }
};

Explainer::Explainer(std::shared_ptr<const ModelFile> model, const std::string& device)
{
    const std::string name = model->name;
    m_impl = translated("Loading the model " + name, [&] { return std::make_unique<Impl>(std::move(model), device); });
}

Explainer::~Explainer() = default;
Explainer::Explainer(Explainer&&) noexcept = default;

const ModelFile& Explainer::model() const { return *m_impl->model; }
int Explainer::layers() const { return m_impl->layers; }

std::vector<Explanation> Explainer::explain(std::span<const float> inputs, const ExplainOptions& options)
{
    m_impl->check(options);
    const std::size_t pixels = m_impl->pixels(), count = inputs.size() / pixels;
    std::vector<Explanation> all;
    translated("Explaining patterns", [&] {
        for (std::size_t i = 0; i < count; i += passBatch) {
            auto part = m_impl->explain(inputs.data() + i * pixels, std::min<std::size_t>(passBatch, count - i), options);
            std::move(part.begin(), part.end(), std::back_inserter(all));
        }
    });
    return all;
}

Faithfulness Explainer::faithfulness(std::span<const float> input, const Explanation& explanation, int steps)
{
    const std::size_t pixels = m_impl->pixels(), target = static_cast<std::size_t>(explanation.classId - 1);
    const auto classes = static_cast<std::size_t>(model().classes.size());
    std::vector<std::size_t> order(pixels);
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return explanation.heat.pixels[a] > explanation.heat.pixels[b]; });
    const float grey = std::accumulate(input.begin(), input.end(), 0.f) / static_cast<float>(pixels);
    const auto curve = [&](bool inserted) {
        std::vector<float> shown;
        for (int s = 0; s <= steps; ++s) {
            std::vector<float> one(input.begin(), input.end());
            const std::size_t hot = pixels * static_cast<std::size_t>(s) / static_cast<std::size_t>(steps);
            for (std::size_t k = 0; k < pixels; ++k)
                if ((k < hot) != inserted)
                    one[order[k]] = grey;
            shown.insert(shown.end(), one.begin(), one.end());
        }
        const auto p = m_impl->classifier.probabilities(shown.data(), steps + 1);
        std::vector<double> values;
        for (std::size_t s = 0; s <= static_cast<std::size_t>(steps); ++s)
            values.push_back(static_cast<double>(p[s * classes + target]));
        return values;
    };
    return {curve(false), curve(true)};
}

} // namespace kikuscope::nn
