// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/linear_head.h"

#include "core/base/parallel.h"
#include "core/nn/networks.h"
#include "core/nn/threads.h"
#include "core/nn/torch_private.h"

#include <algorithm>
#include <cstring>

namespace kikuscope::nn {
namespace {

using torch::Tensor;

constexpr const char *weightName = "fc.weight", *biasName = "fc.bias"; // of every network of the table
constexpr std::int64_t chunk = 64;                                     // samples per forward pass
constexpr int mostSteps = 200;                                         // of L-BFGS
constexpr double leastDeviation = 1e-6;                                // of a feature that varies

/// Looks at the caller's memory while the copy is made.
Tensor asDouble(const std::vector<float>& values, at::IntArrayRef shape)
{
    return torch::from_blob(const_cast<float*>(values.data()), shape, torch::kFloat).to(torch::kDouble);
}

std::vector<float> asFloats(const Tensor& tensor)
{
    const auto plain = tensor.detach().to(torch::kFloat).contiguous();
    return {plain.data_ptr<float>(), plain.data_ptr<float>() + plain.numel()};
}

const StoredTensor& tensorOf(const ModelFile& model, const std::string& name, std::size_t dimensions)
{
    for (const auto& tensor : model.weights)
        if (tensor.name == name && tensor.dtype == "F32" && tensor.shape.size() == dimensions)
            return tensor;
    throw Error(ErrorKind::BadFile, "The model " + model.name + " has no last layer \"" + name +
                                        "\", so it cannot be tuned; choose a model of the network table.");
}

std::vector<float> valuesOf(const StoredTensor& tensor)
{
    std::vector<float> values(tensor.bytes.size() / sizeof(float));
    std::memcpy(values.data(), tensor.bytes.data(), tensor.bytes.size());
    return values;
}

void store(ModelFile& model, const std::string& name, const std::vector<std::int64_t>& shape,
           const std::vector<float>& values)
{
    for (auto& tensor : model.weights)
        if (tensor.name == name) {
            tensor.shape = shape;
            tensor.bytes.resize(values.size() * sizeof(float));
            std::memcpy(tensor.bytes.data(), values.data(), tensor.bytes.size());
        }
}

/// 1 / (classes x samples of the class), so that the weights add up to 1.
Tensor classWeights(const std::vector<int>& labels)
{
    std::vector<double> count(static_cast<std::size_t>(*std::ranges::max_element(labels)) + 1);
    for (const int label : labels)
        ++count[static_cast<std::size_t>(label)];
    const auto classes = static_cast<double>(std::ranges::count_if(count, [](double n) { return n > 0; }));
    const auto weights = torch::empty({static_cast<std::int64_t>(labels.size())}, torch::kDouble);
    for (std::size_t i = 0; i < labels.size(); ++i)
        weights.data_ptr<double>()[i] = 1 / (classes * count[static_cast<std::size_t>(labels[i])]);
    return weights;
}

Tensor labelTensor(const std::vector<int>& labels)
{
    return torch::from_blob(const_cast<int*>(labels.data()), {static_cast<std::int64_t>(labels.size())},
                            torch::kInt)
        .to(torch::kLong);
}

Tensor logitsOf(const LinearHead& head, const Tensor& features)
{
    return features.matmul(asDouble(head.weight, {head.rows(), head.width}).t()) +
           asDouble(head.bias, {head.rows()});
}

Tensor weightedLoss(const Tensor& logits, const Tensor& labels, const Tensor& weights)
{
    return -(torch::log_softmax(logits, 1).gather(1, labels.unsqueeze(1)).squeeze(1) * weights).sum();
}

} // namespace

LinearHead headOf(const ModelFile& model)
{
    const StoredTensor &weight = tensorOf(model, weightName, 2), &bias = tensorOf(model, biasName, 1);
    if (weight.shape[0] != bias.shape[0] || weight.shape[0] != model.classes.size())
        throw Error(ErrorKind::BadFile, "The last layer of the model " + model.name +
                                            " does not fit its classes; the file is damaged.");
    return {weight.shape[1], valuesOf(weight), valuesOf(bias)};
}

void setHead(ModelFile& model, const LinearHead& head)
{
    store(model, weightName, {head.rows(), head.width}, head.weight);
    store(model, biasName, {head.rows()}, head.bias);
}

Features featuresOf(const ModelFile& model, const SampleSource& source, std::int64_t count,
                    const std::string& device, int threads, JobMonitor& job)
{
    return translated("Computing features", [&] {
        const std::string resolved = resolveDevice(device);
        const auto place = torchDevice(resolved);
        const auto network = makeNetwork(model.network, 1, model.classes.size());
        loadWeights(model, *network);
        network->eval();
        network->fuse();
        network->to(place);
        const auto side = std::int64_t{model.inputSize}, pixels = side * side;
        Features features;
        features.width = headOf(model).width;
        features.labels.resize(static_cast<std::size_t>(count));
        features.values.resize(static_cast<std::size_t>(count * features.width));
        const int workers = resolved != "cpu" ? 1 : threads > 0 ? threads : availableCores();
        const std::int64_t chunks = (count + chunk - 1) / chunk;
        parallelFor(workers, workers, [&](std::int64_t worker) {
            useTorchThreads(1);
            const c10::InferenceMode inference;
            const SampleWorker sample = source();
            std::vector<float> inputs(static_cast<std::size_t>(chunk * pixels));
            for (std::int64_t c = worker; c < chunks; c += workers) {
                if (job.stopRequested())
                    throw Stopped{};
                const std::int64_t first = c * chunk, n = std::min(chunk, count - first);
                for (std::int64_t i = 0; i < n; ++i)
                    features.labels[static_cast<std::size_t>(first + i)] =
                        sample(static_cast<std::uint64_t>(first + i), inputs.data() + i * pixels);
                // Always a full batch: a shorter one could take another way through LibTorch's kernels.
                const auto x =
                    torch::from_blob(inputs.data(), {chunk, 1, side, side}, torch::kFloat).to(place);
                const auto averaged = network->features(x).mean({2, 3}).to(torch::kCPU).contiguous();
                std::copy_n(averaged.data_ptr<float>(), n * features.width,
                            features.values.begin() + first * features.width);
            }
        });
        return features;
    });
}

LinearHead fitHead(const Features& taught, int classes, double weightDecay)
{
    return translated("Fitting the last layer", [&] {
        useTorchThreads(1);
        const torch::AutoGradMode grad(true);
        const Tensor features = asDouble(taught.values, {taught.count(), taught.width});
        const std::vector<std::int64_t> samples{0}; // the dimension
        const Tensor mean = features.mean(samples);
        const Tensor deviation = (features - mean).square().mean(samples).sqrt().clamp_min(leastDeviation);
        const Tensor standard = (features - mean) / deviation;
        const Tensor labels = labelTensor(taught.labels), weights = classWeights(taught.labels);
        Tensor weight = torch::zeros({classes, taught.width}, torch::kDouble).requires_grad_();
        Tensor bias = torch::zeros({classes}, torch::kDouble).requires_grad_();
        torch::optim::LBFGS optimiser(
            std::vector<Tensor>{weight, bias},
            torch::optim::LBFGSOptions(1).max_iter(mostSteps).line_search_fn("strong_wolfe"));
        optimiser.step([&] {
            optimiser.zero_grad();
            const Tensor logits = standard.matmul(weight.t()) + bias;
            Tensor loss = weightedLoss(logits, labels, weights) + 0.5 * weightDecay * weight.square().sum();
            loss.backward();
            return loss;
        });
        const torch::NoGradGuard noGrad;
        const Tensor ofRaw = weight / deviation;
        return LinearHead{taught.width, asFloats(ofRaw), asFloats(bias - ofRaw.matmul(mean))};
    });
}

double negativeLogLikelihood(const LinearHead& head, const Features& features)
{
    const torch::NoGradGuard noGrad;
    return weightedLoss(logitsOf(head, asDouble(features.values, {features.count(), features.width})),
                        labelTensor(features.labels), classWeights(features.labels))
        .item<double>();
}

} // namespace kikuscope::nn
