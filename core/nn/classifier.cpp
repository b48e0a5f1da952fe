// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/classifier.h"

#include "core/nn/modality.h"
#include "core/nn/networks.h"
#include "core/nn/torch_private.h"
#include "core/nn/torchscript.h"

#include <torch/script.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <sstream>

namespace kikuscope::nn {
namespace {

/// One of our networks with folded normalisation, or a TorchScript module. Read-only after construction, so that
/// clones share it.
class Engine
{
public:
    Engine(const ModelFile& model, const torch::Device& device)
    {
        if (model.network == torchScriptNetwork)
            openScript(model, device);
        else
            openNetwork(model, device);
    }

    torch::Tensor logits(const torch::Tensor& x)
    {
        if (m_network)
            return m_network->forward(x);
        return m_script->forward({x}).toTensor();
    }

private:
    void openNetwork(const ModelFile& model, const torch::Device& device)
    {
        m_network = makeNetwork(model.network, 1, model.outputs());
        loadWeights(model, *m_network);
        m_network->eval();
        m_network->fuse();
        m_network->to(device);
    }

    void openScript(const ModelFile& model, const torch::Device& device)
    {
        const auto& bytes = model.weights.at(0).bytes;
        std::istringstream stream(std::string(reinterpret_cast<const char*>(bytes.data()), bytes.size()));
        m_script = torch::jit::load(stream, device);
        m_script->eval();
    }

    std::shared_ptr<Network> m_network;
    std::optional<torch::jit::Module> m_script;
};

/// A recipe prepared for one pattern size, background and pattern centre, kept from block to block.
struct PreparedRecipe
{
    int height = 0, width = 0;
    Image<float> background;
    std::optional<PatternCentre> centre;
    std::optional<preprocess::RecipeRunner> runner;

    const preprocess::RecipeRunner& forPatterns(const ModelFile& model, int h, int w, const Detector& detector)
    {
        if (runner && height == h && width == w && background == detector.staticBackground && centre == detector.patternCentre)
            return *runner;
        runner.emplace(model.recipe, h, w, detector);
        if (runner->outputHeight() != model.inputSize || runner->outputWidth() != model.inputSize)
            throw Error(ErrorKind::Inconsistent,
                        "The recipe of the model " + model.name + " gives " + std::to_string(runner->outputWidth()) + " x " +
                            std::to_string(runner->outputHeight()) + " pixels, but its network takes " +
                            std::to_string(model.inputSize) + " x " + std::to_string(model.inputSize) +
                            "; the recipe must end with a resize to that size.");
        height = h;
        width = w;
        background = detector.staticBackground;
        centre = detector.patternCentre;
        return *runner;
    }
};

void setTopThree(const float* probability, int classes, Predictions& out, std::size_t at)
{
    std::array<int, 3> best{-1, -1, -1};
    for (int c = 0; c < classes; ++c) {
        int candidate = c;
        for (auto& place : best)
            if (place < 0 || (candidate >= 0 && probability[candidate] > probability[place]))
                std::swap(place, candidate);
    }
    for (std::size_t k = 0; k < best.size(); ++k) {
        out.id[at][k] = static_cast<std::uint16_t>(best[k] + 1);
        out.probability[at][k] = best[k] < 0 ? 0.f : probability[best[k]];
    }
}

} // namespace

struct Classifier::Impl
{
    std::shared_ptr<const ModelFile> model;
    std::string device;
    std::shared_ptr<Engine> engine;
    std::int64_t batch = 64;
    PreparedRecipe recipe;

    /// One pass. Softmax in double on the host, so that rows sum to 1 closely.
    void forward(const float* inputs, std::int64_t count, float* probabilities)
    {
        const c10::InferenceMode inference;
        const auto side = std::int64_t{model->inputSize};
        const int classes = model->classes.size(), outputs = model->outputs();
        // from_blob only looks at the caller's memory; it does not outlive this call.
        auto x = torch::from_blob(const_cast<float*>(inputs), {count, 1, side, side}, torch::kFloat).to(torchDevice(device));
        // LibTorch hands a single small image to its slow convolution (Convolution.cpp, use_mkldnn): a pair is faster.
        if (count == 1 && x.is_cpu())
            x = torch::cat({x, x});
        const auto logits = engine->logits(x).to(torch::kCPU, torch::kFloat).contiguous();
        if (logits.dim() != 2 || logits.size(0) != x.size(0) || logits.size(1) != outputs)
            throw Error(ErrorKind::Inconsistent, "The network of the model " + model->name + " does not answer with " +
                                                     std::to_string(outputs) + " numbers per pattern.");
        const float* row = logits.data_ptr<float>();
        std::vector<float> each(static_cast<std::size_t>(model->classOfOutput.empty() ? 0 : outputs));
        for (std::int64_t i = 0; i < count; ++i, row += outputs, probabilities += classes) {
            if (each.empty()) {
                softmax(row, classes, probabilities);
                continue;
            }
            softmax(row, outputs, each.data());
            std::fill_n(probabilities, classes, 0.f);
            for (std::size_t k = 0; k < each.size(); ++k)
                probabilities[model->classOfOutput[k] - 1] += each[k];
        }
    }

    void softmax(const float* row, int classes, float* out) const
    {
        const double top = *std::max_element(row, row + classes);
        if (!std::isfinite(top))
            throw Error(ErrorKind::BadFile, "The model " + model->name + " gives values that are not numbers; it is damaged.");
        double sum = 0;
        for (int c = 0; c < classes; ++c)
            sum += std::exp((row[c] - top) / model->temperature);
        for (int c = 0; c < classes; ++c)
            out[c] = static_cast<float>(std::exp((row[c] - top) / model->temperature) / sum);
    }

    bool accepts(int id, float confidence) const
    {
        const auto& others = model->otherClasses;
        return confidence >= static_cast<float>(model->minConfidence) &&
               std::find(others.begin(), others.end(), id) == others.end();
    }
};

Classifier::Classifier(std::shared_ptr<const ModelFile> model, const std::string& device)
    : m_impl(std::make_unique<Impl>())
{
    m_impl->model = std::move(model);
    m_impl->device = resolveDevice(device);
    m_impl->engine = translated("Loading the model " + m_impl->model->name, [&] {
        return std::make_shared<Engine>(*m_impl->model, torchDevice(m_impl->device));
    });
}

Classifier::~Classifier() = default;
Classifier::Classifier(Classifier&&) noexcept = default;

Classifier::Classifier(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}

Classifier Classifier::clone() const
{
    auto copy = std::make_unique<Impl>();
    copy->model = m_impl->model;
    copy->device = m_impl->device;
    copy->engine = m_impl->engine;
    copy->batch = m_impl->batch;
    return Classifier(std::move(copy));
}

void Classifier::setBatch(std::int64_t patterns) { m_impl->batch = std::max<std::int64_t>(patterns, 1); }

const ModelFile& Classifier::model() const { return *m_impl->model; }
const std::string& Classifier::device() const { return m_impl->device; }

std::vector<float> Classifier::probabilities(const float* inputs, std::int64_t count)
{
    const auto pixels = std::int64_t{m_impl->model->inputSize} * m_impl->model->inputSize;
    const auto classes = std::int64_t{m_impl->model->classes.size()};
    std::vector<float> result(static_cast<std::size_t>(count * classes));
    translated("Classifying patterns on " + m_impl->device, [&] {
        const auto batch = m_impl->batch;
        for (std::int64_t i = 0; i < count; i += batch)
            m_impl->forward(inputs + i * pixels, std::min(batch, count - i), result.data() + i * classes);
    });
    return result;
}

Predictions Classifier::predict(const PatternBlock& block, const Detector& detector)
{
    const auto& model = *m_impl->model;
    requireModality(model, "ebsd");
    const auto& runner = m_impl->recipe.forPatterns(model, block.height, block.width, detector);
    const auto inputs = runner.apply(block);
    const auto all = probabilities(inputs.data(), block.range.count);
    const int classes = model.classes.size();
    Predictions predictions;
    predictions.resize(block.range);
    for (std::size_t i = 0; i < predictions.id.size(); ++i) {
        if (!block.present[i])
            continue;
        setTopThree(all.data() + i * static_cast<std::size_t>(classes), classes, predictions, i);
        predictions.present[i] = 1;
        predictions.accepted[i] = m_impl->accepts(predictions.id[i][0], predictions.probability[i][0]);
    }
    return predictions;
}

} // namespace kikuscope::nn
