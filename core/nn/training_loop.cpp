// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/training_loop.h"

#include "core/base/parallel.h"
#include "core/base/rng.h"
#include "core/nn/networks.h"
#include "core/nn/threads.h"
#include "core/nn/torch_private.h"

#include <ATen/autocast_mode.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstring>
#include <numbers>

namespace kikuscope::nn {
namespace {

using Clock = std::chrono::steady_clock;
using torch::Tensor;

constexpr std::int64_t shardSize = 32;       // images per gradient shard on the CPU
constexpr double gradientNormLimit = 5;
constexpr double warmUpFraction = 0.05;
constexpr std::int64_t warmUpLimit = 1000;   // steps
constexpr double finalRate = 0.01;           // of the learning rate
constexpr std::int64_t reports = 50;         // entries of the history
constexpr std::int64_t historyImages = 512;  // validation images per entry
constexpr std::int64_t validationBatch = 64;
constexpr std::int64_t shownInputs = 16;     // of the latest batch, for whoever follows the training
constexpr double progressSeconds = 0.2;
constexpr std::uint64_t batchNoiseStep = 0x94d049bb133111ebull; // of patterns that the device renders

double secondsSince(Clock::time_point start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

bool learns(const Tensor& tensor) { return tensor.dim() > 1; } // weights decay, biases and normalisations do not

/// Moves the tensors of a network into one flat vector each for parameters and running statistics. The whole
/// optimiser then is a handful of vector operations, and a checkpoint a handful of tensors.
Tensor flatten(const std::vector<Tensor>& tensors)
{
    std::vector<Tensor> flat;
    for (const auto& tensor : tensors)
        flat.push_back(tensor.detach().reshape({-1}));
    return torch::cat(flat).contiguous();
}

std::vector<Tensor> viewsInto(const Tensor& flat, const std::vector<Tensor>& like)
{
    std::vector<Tensor> views;
    std::int64_t at = 0;
    for (const auto& tensor : like) {
        views.push_back(flat.narrow(0, at, tensor.numel()).view(tensor.sizes()));
        at += tensor.numel();
    }
    return views;
}

std::vector<Tensor> floatBuffers(const Network& network)
{
    std::vector<Tensor> buffers;
    for (const auto& buffer : network.buffers())
        if (buffer.is_floating_point())
            buffers.push_back(buffer);
    return buffers;
}

/// A network whose parameters look into shared weights, with gradients and running statistics of its own.
struct Replica
{
    std::shared_ptr<Network> network;
    Tensor gradient, statistics;

    Replica(std::shared_ptr<Network> owned, const Tensor& weights) : network(std::move(owned))
    {
        const torch::NoGradGuard noGrad;
        auto parameters = network->parameters();
        gradient = torch::zeros_like(weights);
        const auto values = viewsInto(weights, parameters), gradients = viewsInto(gradient, parameters);
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            parameters[i].set_data(values[i]);
            parameters[i].mutable_grad() = gradients[i];
        }
        auto buffers = floatBuffers(*network);
        statistics = flatten(buffers);
        useStatistics(statistics);
    }

    void useStatistics(const Tensor& flat)
    {
        auto buffers = floatBuffers(*network);
        const auto views = viewsInto(flat, buffers);
        for (std::size_t i = 0; i < buffers.size(); ++i)
            buffers[i].set_data(views[i]);
    }
};

/// Computes in bfloat16 where that is safe, for the calling thread. LibTorch keeps the converted weights until it is told.
class Bfloat16Guard
{
public:
    explicit Bfloat16Guard(bool on) : m_on(on)
    {
        if (!m_on)
            return;
        at::autocast::set_cpu_enabled(true);
        at::autocast::set_autocast_cpu_dtype(at::kBFloat16);
    }
    ~Bfloat16Guard()
    {
        if (!m_on)
            return;
        at::autocast::set_cpu_enabled(false);
        at::autocast::clear_cache();
    }
    Bfloat16Guard(const Bfloat16Guard&) = delete;
    Bfloat16Guard& operator=(const Bfloat16Guard&) = delete;

private:
    const bool m_on;
};

/// One column per group, 1 where a class belongs to it.
Tensor membership(const ClassGroups& groups)
{
    const int count = std::max(0, *std::max_element(groups.begin(), groups.end())) + 1;
    auto matrix = torch::zeros({static_cast<std::int64_t>(groups.size()), count});
    for (std::size_t c = 0; c < groups.size(); ++c)
        if (groups[c] >= 0)
            matrix[static_cast<std::int64_t>(c)][groups[c]] = 1;
    return matrix;
}

struct ShardResult
{
    double loss = 0;
    std::int64_t correct = 0;
};

/// Sums since the last entry of the history.
struct RunningSums
{
    double loss = 0;
    std::int64_t correct = 0, images = 0;
};

class Trainer
{
public:
    Trainer(const TrainingSpec& spec, const TrainingOptions& options, const std::vector<ClassGroups>& levels)
        : m_spec(spec), m_options(options), m_deviceName(resolveDevice(options.device)), m_device(torchDevice(m_deviceName)),
          m_threads(options.threads > 0 ? options.threads : availableCores()),
          m_steps((spec.images + spec.batch - 1) / spec.batch), m_bfloat16(spec.execution.starts_with("bfloat16") && m_device.is_cpu()),
          m_channelsLast(spec.execution.ends_with("channels-last"))
    {
        for (const auto& groups : levels)
            m_levels.push_back({torch::tensor(std::vector<std::int64_t>(groups.begin(), groups.end())).to(m_device),
                                membership(groups).to(m_device)});
        auto first = makeNetwork(spec.network, 1, static_cast<int>(spec.classes.size()));
        initialise(*first, spec.seed);
        if (!spec.startFrom.empty()) {
            std::vector<std::string> names;
            for (const auto& entry : spec.classes)
                names.push_back(entry.name);
            startFrom(*loadModelByNameOrPath(spec.startFrom), *first, names);
        }
        first->to(m_device);
        const auto parameters = first->parameters();
        m_weights = flatten(parameters);
        std::vector<Tensor> decay;
        for (const auto& parameter : parameters)
            decay.push_back(torch::full_like(parameter.detach(), learns(parameter) ? 1. : 0.));
        m_decay = flatten(decay);
        m_firstMoment = torch::zeros_like(m_weights);
        m_secondMoment = torch::zeros_like(m_weights);
        m_average = m_weights.clone();

        const std::int64_t shards = m_device.is_cpu() ? std::max<std::int64_t>(1, spec.batch / shardSize) : 1;
        m_replicas.emplace_back(first, m_weights);
        for (std::int64_t s = 1; s < shards; ++s)
            m_replicas.emplace_back(replicaNetwork(), m_weights);
        m_averageStatistics = m_replicas[0].statistics.clone();
        m_evaluated = std::make_unique<Replica>(replicaNetwork(), m_average);
        m_evaluated->useStatistics(m_averageStatistics);
        m_evaluated->network->eval();
        m_bestAverage = m_average.clone();
        m_bestStatistics = m_averageStatistics.clone();
    }

    TrainedNetwork run(const SampleSource& samples, const SampleSource& validation, JobMonitor& job, const std::optional<DeviceSamples>& onDevice);

private:
    std::shared_ptr<Network> replicaNetwork() const
    {
        auto network = makeNetwork(m_spec.network, 1, static_cast<int>(m_spec.classes.size()));
        network->to(m_device);
        return network;
    }

    /// Images as the network takes them. With one channel both layouts are the same numbers; the strides tell the layers which one
    /// to go on with.
    Tensor laidOut(const Tensor& images, std::int64_t count) const
    {
        const auto side = std::int64_t{m_spec.inputSize};
        return m_channelsLast ? images.as_strided({count, 1, side, side}, {side * side, 1, side, 1}) : images.view({count, 1, side, side});
    }
    Tensor toDevice(const float* inputs, std::int64_t count) const
    {
        const auto view = laidOut(torch::from_blob(const_cast<float*>(inputs), {count * m_spec.inputSize * m_spec.inputSize}, torch::kFloat), count);
        return m_device.is_cpu() ? view : view.to(m_device);
    }

    /// Of the current step, on the device.
    struct LearnedBatch
    {
        Tensor inputs, labels;
    };
    LearnedBatch uploaded(const Batch& batch) const;
    LearnedBatch rendered(const DeviceSamples& samples) const;

    Tensor lossOf(const Tensor& logits, const Tensor& labels) const;
    void step(const LearnedBatch& batch);
    ShardResult learnShard(Replica& replica, const LearnedBatch& batch, std::int64_t first, std::int64_t count);
    void gatherShards();
    void update();
    void updateAverage();
    double learningRate() const;
    void prepareValidation(const SampleSource& validation);
    double validationAccuracy();
    void record();
    bool isFollowed() const { return static_cast<bool>(m_options.onProgress); }
    std::shared_ptr<const TrainingLook> look(const LearnedBatch& seen) const;
    void report(double accuracy, std::shared_ptr<const TrainingLook> look = nullptr);
    bool isExhausted();
    void waitWhilePaused(JobMonitor& job);
    Json state() const;
    void writeCheckpoint();
    bool readCheckpoint();

    const TrainingSpec& m_spec;
    const TrainingOptions& m_options;
    const std::string m_deviceName;
    const torch::Device m_device;
    const int m_threads;
    const std::int64_t m_steps;
    const bool m_bfloat16, m_channelsLast;

    struct Level
    {
        Tensor groupOf; // of each class, -1: none
        Tensor members; // classes x groups
    };
    std::vector<Level> m_levels;
    std::vector<Replica> m_replicas;
    std::unique_ptr<Replica> m_evaluated;
    Tensor m_weights, m_decay, m_firstMoment, m_secondMoment, m_average, m_averageStatistics;
    std::int64_t m_step = 0;
    RunningSums m_sums;
    Json m_history = Json::array();
    Batch m_validation;
    std::vector<std::int64_t> m_confusion; // of the latest validation: classes (true) x classes (answered)

    Clock::time_point m_started = Clock::now(), m_lastReport = m_started;
    std::int64_t m_startedAt = 0;
    double m_lastLoss = 0, m_lastAccuracy = 0, m_lastValidation = -1;

    // Early stop: the best validation so far, and what the average was then.
    double m_best = -1;
    int m_sinceBest = 0;
    Tensor m_bestAverage, m_bestStatistics;
};

/// Cross entropy of the classes, and of their groups at every level: a group has the probabilities of its classes together,
/// so that answers at all levels agree with each other. Sum over the batch.
Tensor Trainer::lossOf(const Tensor& logits, const Tensor& labels) const
{
    auto loss = torch::nn::functional::cross_entropy(
        logits, labels,
        torch::nn::functional::CrossEntropyFuncOptions().reduction(torch::kSum).label_smoothing(m_spec.labelSmoothing));
    if (m_levels.empty())
        return loss;
    constexpr double least = 1e-6; // probability, so that the logarithm stays finite
    const auto probabilities = logits.softmax(1);
    for (const auto& level : m_levels) {
        const auto groups = level.groupOf.index_select(0, labels);
        const auto counted = groups.ge(0).nonzero().squeeze(1);
        const auto own = probabilities.matmul(level.members).index_select(0, counted).gather(1, groups.index_select(0, counted).unsqueeze(1));
        loss = loss - m_spec.levelWeight * own.clamp_min(least).log().sum();
    }
    return loss;
}

/// A view of the batch where the device is the CPU.
Trainer::LearnedBatch Trainer::uploaded(const Batch& batch) const
{
    const auto count = static_cast<std::int64_t>(batch.labels.size());
    return {toDevice(batch.inputs.data(), count), torch::tensor(batch.labels).to(m_device)};
}

Trainer::LearnedBatch Trainer::rendered(const DeviceSamples& samples) const
{
    std::vector<DrawnSample> drawn;
    std::vector<std::int64_t> labels;
    for (std::int64_t i = 0; i < m_spec.batch; ++i) {
        drawn.push_back(samples.draw(static_cast<std::uint64_t>(m_step * m_spec.batch + i)));
        labels.push_back(drawn.back().label);
    }
    const auto noiseSeed = Rng::stream(m_spec.seed + batchNoiseStep, static_cast<std::uint64_t>(m_step)).next();
    return {laidOut(samples.renderer.deviceInputs(drawn, noiseSeed), m_spec.batch), torch::tensor(labels).to(m_device)};
}

ShardResult Trainer::learnShard(Replica& replica, const LearnedBatch& batch, std::int64_t first, std::int64_t count)
{
    useTorchThreads(1);
    const torch::AutoGradMode grad(true);
    const auto inputs = batch.inputs.narrow(0, first, count), labels = batch.labels.narrow(0, first, count);
    replica.gradient.zero_();
    Tensor logits;
    {
        const Bfloat16Guard reduced(m_bfloat16);
        logits = replica.network->forward(inputs);
    }
    logits = logits.to(torch::kFloat);
    const auto loss = lossOf(logits, labels);
    (loss / static_cast<double>(m_spec.batch)).backward();
    const torch::NoGradGuard noGrad;
    return {loss.item<double>(), logits.argmax(1).eq(labels).sum().item<std::int64_t>()};
}

/// Shards are cut and summed in the same order whatever the number of threads.
void Trainer::step(const LearnedBatch& batch)
{
    const auto shards = static_cast<std::int64_t>(m_replicas.size());
    std::vector<ShardResult> results(m_replicas.size());
    parallelFor(shards, static_cast<int>(std::min<std::int64_t>(shards, m_threads)), [&](std::int64_t s) {
        const std::int64_t first = s * m_spec.batch / shards, end = (s + 1) * m_spec.batch / shards;
        const auto k = static_cast<std::size_t>(s);
        results[k] = learnShard(m_replicas[k], batch, first, end - first);
    });
    RunningSums sums;
    for (const auto& result : results) {
        sums.loss += result.loss;
        sums.correct += result.correct;
    }
    sums.images = m_spec.batch;
    m_lastLoss = sums.loss / static_cast<double>(sums.images);
    m_lastAccuracy = static_cast<double>(sums.correct) / static_cast<double>(sums.images);
    if (!std::isfinite(m_lastLoss))
        throw Error(ErrorKind::BadSetting, "The training diverged after " + std::to_string(m_step * m_spec.batch) +
                                               " images (the loss is not a number); lower learning_rate and start again.");
    m_sums.loss += sums.loss;
    m_sums.correct += sums.correct;
    m_sums.images += sums.images;

    const torch::NoGradGuard noGrad;
    gatherShards();
    update();
    updateAverage();
    ++m_step;
}

void Trainer::gatherShards()
{
    auto& gradient = m_replicas[0].gradient;
    auto& statistics = m_replicas[0].statistics;
    for (std::size_t s = 1; s < m_replicas.size(); ++s) {
        gradient.add_(m_replicas[s].gradient);
        statistics.add_(m_replicas[s].statistics);
    }
    if (m_replicas.size() > 1) {
        statistics.div_(static_cast<double>(m_replicas.size()));
        for (std::size_t s = 1; s < m_replicas.size(); ++s)
            m_replicas[s].statistics.copy_(statistics);
    }
    const double norm = gradient.norm().item<double>();
    if (norm > gradientNormLimit)
        gradient.mul_(gradientNormLimit / norm);
}

double Trainer::learningRate() const
{
    if (m_spec.optimiser == "sgd-steps") {
        constexpr std::int64_t epochs = 25, epochsPerStep = 7; // Ra et al. 2021
        return m_spec.learningRate * std::pow(0.1, static_cast<double>(m_step * epochs / m_steps / epochsPerStep));
    }
    const auto warmUp = std::min(warmUpLimit, static_cast<std::int64_t>(warmUpFraction * static_cast<double>(m_steps)));
    if (m_step < warmUp)
        return m_spec.learningRate * static_cast<double>(m_step + 1) / static_cast<double>(warmUp);
    const double progress = static_cast<double>(m_step - warmUp) / static_cast<double>(std::max<std::int64_t>(1, m_steps - warmUp));
    return m_spec.learningRate * (finalRate + (1 - finalRate) * 0.5 * (1 + std::cos(std::numbers::pi * progress)));
}

void Trainer::update()
{
    const auto& gradient = m_replicas[0].gradient;
    const double rate = learningRate();
    if (m_spec.optimiser.starts_with("sgd")) {
        m_firstMoment.mul_(m_spec.momentum).add_(gradient).addcmul_(m_decay, m_weights, m_spec.weightDecay);
        m_weights.add_(m_firstMoment, -rate);
        return;
    }
    // AdamW (Loshchilov & Hutter 2019)
    constexpr double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    const double n = static_cast<double>(m_step + 1);
    m_firstMoment.mul_(beta1).add_(gradient, 1 - beta1);
    m_secondMoment.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
    m_weights.addcmul_(m_decay, m_weights, -rate * m_spec.weightDecay);
    const auto scale = (m_secondMoment / (1 - std::pow(beta2, n))).sqrt_().add_(epsilon);
    m_weights.addcdiv_(m_firstMoment, scale, -rate / (1 - std::pow(beta1, n)));
}

void Trainer::updateAverage()
{
    // A short memory at first, so that the random start is soon forgotten.
    const double n = static_cast<double>(m_step);
    const double keep = m_spec.ema > 0 ? std::min(m_spec.ema, (1 + n) / (10 + n)) : 0;
    m_average.mul_(keep).add_(m_weights, 1 - keep);
    m_averageStatistics.mul_(keep).add_(m_replicas[0].statistics, 1 - keep);
}

void Trainer::prepareValidation(const SampleSource& validation)
{
    const auto pixels = std::int64_t{m_spec.inputSize} * m_spec.inputSize;
    const auto count = std::min(m_spec.validationImages, historyImages);
    m_validation.inputs.resize(static_cast<std::size_t>(count * pixels));
    m_validation.labels.resize(static_cast<std::size_t>(count));
    const auto worker = validation();
    for (std::int64_t i = 0; i < count; ++i)
        m_validation.labels[static_cast<std::size_t>(i)] =
            worker(static_cast<std::uint64_t>(i), m_validation.inputs.data() + i * pixels);
}

double Trainer::validationAccuracy()
{
    const torch::NoGradGuard noGrad;
    const auto count = static_cast<std::int64_t>(m_validation.labels.size());
    if (count == 0)
        return -1;
    const auto pixels = std::int64_t{m_spec.inputSize} * m_spec.inputSize;
    const auto classes = m_spec.classes.size();
    std::int64_t correct = 0;
    m_confusion.assign(classes * classes, 0);
    for (std::int64_t i = 0; i < count; i += validationBatch) {
        const auto n = std::min(validationBatch, count - i);
        const auto answers = m_evaluated->network->forward(toDevice(m_validation.inputs.data() + i * pixels, n)).argmax(1).to(torch::kCPU);
        const auto answered = answers.accessor<std::int64_t, 1>();
        for (std::int64_t k = 0; k < n; ++k) {
            const auto label = m_validation.labels[static_cast<std::size_t>(i + k)];
            correct += answered[k] == label;
            ++m_confusion[static_cast<std::size_t>(label) * classes + static_cast<std::size_t>(answered[k])];
        }
    }
    return static_cast<double>(correct) / static_cast<double>(count);
}

void Trainer::record()
{
    m_lastValidation = validationAccuracy();
    const double images = static_cast<double>(m_sums.images);
    m_history.push_back({{"images", m_step * m_spec.batch},
                         {"loss", m_sums.loss / images},
                         {"train_accuracy", static_cast<double>(m_sums.correct) / images},
                         {"validation_accuracy", m_lastValidation}});
    m_sums = {};
}

/// To be asked after every validation.
bool Trainer::isExhausted()
{
    if (m_spec.patience == 0)
        return false;
    const torch::NoGradGuard noGrad;
    if (m_lastValidation > m_best) {
        m_best = m_lastValidation;
        m_sinceBest = 0;
        m_bestAverage.copy_(m_average);
        m_bestStatistics.copy_(m_averageStatistics);
        return false;
    }
    return ++m_sinceBest >= m_spec.patience;
}

std::shared_ptr<const TrainingLook> Trainer::look(const LearnedBatch& seen) const
{
    if (!isFollowed())
        return nullptr;
    auto look = std::make_shared<TrainingLook>();
    for (const auto& entry : m_spec.classes)
        look->classes.push_back(entry.name);
    look->confusion = m_confusion;
    look->side = m_spec.inputSize;
    if (seen.labels.defined()) {
        const auto count = std::min(shownInputs, seen.labels.size(0));
        const auto inputs = seen.inputs.narrow(0, 0, count).to(torch::kCPU).contiguous(torch::MemoryFormat::Contiguous);
        const auto labels = seen.labels.narrow(0, 0, count).to(torch::kCPU);
        look->inputs.assign(inputs.data_ptr<float>(), inputs.data_ptr<float>() + inputs.numel());
        look->labels.assign(labels.data_ptr<std::int64_t>(), labels.data_ptr<std::int64_t>() + count);
    }
    look->history = m_history;
    return look;
}

/// The training thread sleeps, and the rendering threads do once they are far enough ahead.
void Trainer::waitWhilePaused(JobMonitor& job)
{
    if (!m_options.pause || !m_options.pause->isPaused())
        return;
    const auto since = Clock::now();
    writeCheckpoint();
    m_options.pause->wait(job);
    m_started += Clock::now() - since; // a pause does not slow the training down
}

void Trainer::report(double accuracy, std::shared_ptr<const TrainingLook> look)
{
    m_lastReport = Clock::now();
    if (!isFollowed())
        return;
    TrainingProgress progress;
    progress.images = m_step * m_spec.batch;
    progress.total = m_steps * m_spec.batch;
    progress.loss = m_sums.images ? m_sums.loss / static_cast<double>(m_sums.images) : m_lastLoss;
    progress.trainAccuracy = m_sums.images ? static_cast<double>(m_sums.correct) / static_cast<double>(m_sums.images) : m_lastAccuracy;
    progress.validationAccuracy = accuracy;
    const double seconds = secondsSince(m_started);
    progress.imagesPerSecond = seconds > 0 ? static_cast<double>((m_step - m_startedAt) * m_spec.batch) / seconds : 0;
    if (progress.imagesPerSecond > 0)
        progress.secondsLeft = static_cast<double>(progress.total - progress.images) / progress.imagesPerSecond;
    progress.look = std::move(look);
    m_options.onProgress(progress);
}

// --- checkpoints -----------------------------------------------------------------------------------------------

constexpr const char* checkpointKey = "kikuscope_checkpoint";
constexpr int checkpointFormat = 1;

StoredTensor stored(const std::string& name, const Tensor& tensor)
{
    const auto plain = tensor.to(torch::kCPU).contiguous();
    StoredTensor out{name, "F32", plain.sizes().vec(), {}};
    out.bytes.resize(static_cast<std::size_t>(plain.nbytes()));
    std::memcpy(out.bytes.data(), plain.data_ptr(), out.bytes.size());
    return out;
}

Json Trainer::state() const
{
    return {{"format", checkpointFormat}, {"spec", m_spec.toJson()},     {"shards", m_replicas.size()},
            {"step", m_step},             {"history", m_history},        {"loss_sum", m_sums.loss},
            {"correct_sum", m_sums.correct}, {"image_sum", m_sums.images}, {"best", m_best},
            {"since_best", m_sinceBest}};
}

void Trainer::writeCheckpoint()
{
    if (m_options.checkpoint.empty())
        return;
    std::vector<StoredTensor> tensors{stored("weights", m_weights), stored("average", m_average), stored("first_moment", m_firstMoment),
                                      stored("second_moment", m_secondMoment), stored("statistics", m_replicas[0].statistics),
                                      stored("average_statistics", m_averageStatistics)};
    if (m_spec.patience > 0) {
        tensors.push_back(stored("best_average", m_bestAverage));
        tensors.push_back(stored("best_statistics", m_bestStatistics));
    }
    writeSafetensors(m_options.checkpoint, {std::move(tensors), {{checkpointKey, state().dump()}}});
}

void restore(const Safetensors& file, const std::string& name, Tensor& into, const std::string& source)
{
    for (const auto& tensor : file.tensors) {
        if (tensor.name != name)
            continue;
        if (tensor.dtype != "F32" || tensor.shape != into.sizes().vec())
            break;
        auto values = torch::empty(into.sizes(), torch::kFloat);
        std::memcpy(values.data_ptr(), tensor.bytes.data(), tensor.bytes.size());
        into.copy_(values);
        return;
    }
    throw Error(ErrorKind::BadFile, "The checkpoint " + source + " lacks a fitting tensor \"" + name + "\"; delete it to start afresh.");
}

/// What state() wrote.
Json stateIn(const Safetensors& file, const std::string& source)
{
    if (file.metadata.empty() || file.metadata.front().first != checkpointKey)
        throw Error(ErrorKind::BadFile, source + " is not a training checkpoint; choose another --checkpoint.");
    return parseJson(file.metadata.front().second, source);
}

bool Trainer::readCheckpoint()
{
    if (m_options.checkpoint.empty() || !std::filesystem::exists(m_options.checkpoint))
        return false;
    const std::string source = m_options.checkpoint.filename().string();
    const auto file = readSafetensors(m_options.checkpoint);
    const Json json = stateIn(file, source);
    if (json.value("spec", Json()) != m_spec.toJson() || json.value("shards", std::size_t{0}) != m_replicas.size())
        throw Error(ErrorKind::Inconsistent, "The checkpoint " + source + " belongs to another training specification or device; "
                                             "delete it to start afresh, or choose another checkpoint file.");
    const torch::NoGradGuard noGrad;
    restore(file, "weights", m_weights, source);
    restore(file, "average", m_average, source);
    restore(file, "first_moment", m_firstMoment, source);
    restore(file, "second_moment", m_secondMoment, source);
    for (auto& replica : m_replicas)
        restore(file, "statistics", replica.statistics, source);
    restore(file, "average_statistics", m_averageStatistics, source);
    if (m_spec.patience > 0) {
        restore(file, "best_average", m_bestAverage, source);
        restore(file, "best_statistics", m_bestStatistics, source);
    }
    try {
        m_step = json.at("step").get<std::int64_t>();
        m_history = json.at("history");
        m_best = json.at("best").get<double>();
        m_sinceBest = json.at("since_best").get<int>();
        m_sums = {json.at("loss_sum").get<double>(), json.at("correct_sum").get<std::int64_t>(), json.at("image_sum").get<std::int64_t>()};
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadFile, "The checkpoint " + source + " is damaged; delete it to start afresh.", e.what());
    }
    return true;
}

TrainedNetwork Trainer::run(const SampleSource& samples, const SampleSource& validation, JobMonitor& job,
                            const std::optional<DeviceSamples>& onDevice)
{
    useTorchThreads(1);
    const bool resumed = readCheckpoint();
    if (resumed)
        job.stage("Resuming the training");
    prepareValidation(validation);
    m_startedAt = m_step;
    if (resumed && isFollowed()) {
        m_lastValidation = validationAccuracy();
        report(m_lastValidation, look({}));
    }
    m_started = Clock::now();
    auto lastCheckpoint = m_started;
    const auto pixels = std::int64_t{m_spec.inputSize} * m_spec.inputSize;
    bool exhausted = m_spec.patience > 0 && m_sinceBest >= m_spec.patience;
    {
        std::optional<BatchQueue> queue;
        if (!onDevice)
            queue.emplace(samples, m_step, m_spec.batch, pixels, m_threads);
        job.stage("Training");
        while (m_step < m_steps && !exhausted) {
            try {
                waitWhilePaused(job);
                job.checkpoint(m_step * m_spec.batch, m_steps * m_spec.batch);
            } catch (const Stopped&) {
                writeCheckpoint();
                throw;
            }
            const Batch host = queue ? queue->next() : Batch{};
            const LearnedBatch batch = queue ? uploaded(host) : rendered(*onDevice);
            step(batch);
            if (m_step * reports / m_steps != (m_step - 1) * reports / m_steps) {
                record();
                exhausted = isExhausted();
                report(m_lastValidation, look(batch));
            } else if (secondsSince(m_lastReport) > progressSeconds) {
                report(-1);
            }
            if (secondsSince(lastCheckpoint) > m_options.checkpointSeconds) {
                writeCheckpoint();
                lastCheckpoint = Clock::now();
            }
        }
    }
    writeCheckpoint();
    if (m_spec.patience > 0) {
        const torch::NoGradGuard noGrad;
        m_average.copy_(m_bestAverage);
        m_averageStatistics.copy_(m_bestStatistics);
    }
    return {weightsOf(*m_evaluated->network), m_history};
}

} // namespace

std::optional<std::string> executionOfCheckpoint(const std::filesystem::path& checkpoint)
{
    if (checkpoint.empty() || !std::filesystem::exists(checkpoint))
        return std::nullopt;
    const std::string source = checkpoint.filename().string();
    const Json state = stateIn(readSafetensors(checkpoint), source);
    const auto spec = state.find("spec");
    return spec != state.end() && spec->is_object() ? std::optional(spec->value("execution", executions.front())) : std::nullopt;
}

TrainedNetwork runTraining(const TrainingSpec& spec, const SampleSource& samples, const SampleSource& validation,
                           const TrainingOptions& options, JobMonitor& job, const std::vector<ClassGroups>& levels,
                           const std::optional<DeviceSamples>& onDevice)
{
    return translated("Training", [&] {
        Trainer trainer(spec, options, levels);
        return trainer.run(samples, validation, job, onDevice);
    });
}

} // namespace kikuscope::nn
