// SPDX-License-Identifier: GPL-3.0-or-later
// From a specification to a model: samples, optimisation, calibration, measured accuracies.
#include "core/nn/train.h"

#include "core/base/parallel.h"
#include "core/base/version.h"
#include "core/nn/classifier.h"
#include "core/nn/networks.h"
#include "core/nn/pattern_samples.h"
#include "core/nn/real_samples.h"
#include "core/nn/training_loop.h"
#include "core/nn/unseen_materials.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace kikuscope::nn {
namespace {

constexpr std::uint64_t validationSeedStep = 0x9e3779b97f4a7c15ull; // a stream that training never sees
constexpr std::uint64_t thresholdSeedStep = 0xbf58476d1ce4e5b9ull, residualChoiceStep = 0xe7037ed1a0b428dbull;
constexpr double moderateNoise = 1;      // noise / signal up to which the acceptance threshold is chosen
constexpr double acceptedShare = 0.95;   // of the right answers at moderate noise
constexpr double noiseLevels[] = {0, 0.5, 1, 2, 3};

/// Class probabilities of a stream of samples.
struct Answers
{
    int classes = 0;
    std::vector<int> labels;           // 0-based
    std::vector<float> probabilities;  // labels.size() x classes

    const float* row(std::size_t i) const { return probabilities.data() + i * static_cast<std::size_t>(classes); }
    int best(std::size_t i) const { return static_cast<int>(std::max_element(row(i), row(i) + classes) - row(i)); }
    float confidence(std::size_t i) const { return row(i)[best(i)]; }
    bool right(std::size_t i) const { return best(i) == labels[i]; }
    std::vector<std::int64_t> counts() const // by answer
    {
        std::vector<std::int64_t> counts(static_cast<std::size_t>(classes));
        for (std::size_t i = 0; i < labels.size(); ++i)
            ++counts[static_cast<std::size_t>(best(i))];
        return counts;
    }
    double accuracy() const
    {
        std::size_t correct = 0;
        for (std::size_t i = 0; i < labels.size(); ++i)
            correct += right(i);
        return labels.empty() ? 0 : static_cast<double>(correct) / static_cast<double>(labels.size());
    }
};

Answers answer(const Classifier& classifier, const SampleSource& source, std::int64_t count, JobMonitor& job)
{
    constexpr std::int64_t chunk = 64;
    const int side = classifier.model().inputSize;
    const auto pixels = static_cast<std::int64_t>(side) * side;
    Answers answers;
    answers.classes = classifier.model().classes.size();
    answers.labels.resize(static_cast<std::size_t>(count));
    answers.probabilities.resize(static_cast<std::size_t>(count * answers.classes));
    const int threads = classifier.device() == "cpu" ? availableCores() : 1;
    const auto chunks = (count + chunk - 1) / chunk;
    parallelFor(threads, threads, [&](std::int64_t t) {
        Classifier own = classifier.clone();
        const auto worker = source();
        std::vector<float> inputs(static_cast<std::size_t>(chunk * pixels));
        for (std::int64_t c = t; c < chunks; c += threads) {
            if (job.stopRequested())
                throw Stopped{};
            const auto first = c * chunk, n = std::min(chunk, count - first);
            for (std::int64_t i = 0; i < n; ++i)
                answers.labels[static_cast<std::size_t>(first + i)] = worker(static_cast<std::uint64_t>(first + i), inputs.data() + i * pixels);
            const auto values = own.probabilities(inputs.data(), n);
            std::copy(values.begin(), values.end(), answers.probabilities.begin() + first * answers.classes);
        }
    });
    return answers;
}

/// Mean negative log-likelihood after dividing the logits by `temperature` (Guo et al. 2017). Logarithms of
/// probabilities are logits up to a constant.
double negativeLogLikelihood(const Answers& answers, double temperature)
{
    double sum = 0;
    for (std::size_t i = 0; i < answers.labels.size(); ++i) {
        const float* p = answers.row(i);
        const auto logit = [&](int c) { return std::log(std::max(p[c], 1e-30f)) / temperature; };
        double top = logit(answers.best(i)), total = 0;
        for (int c = 0; c < answers.classes; ++c)
            total += std::exp(logit(c) - top);
        sum += top + std::log(total) - logit(answers.labels[i]);
    }
    return sum / static_cast<double>(answers.labels.size());
}

/// Golden-section search over log T in [-2, 2].
double bestTemperature(const Answers& answers)
{
    const double ratio = (std::sqrt(5.) - 1) / 2;
    const auto cost = [&](double logT) { return negativeLogLikelihood(answers, std::exp(logT)); };
    double low = -2, high = 2;
    double a = high - ratio * (high - low), b = low + ratio * (high - low);
    double costA = cost(a), costB = cost(b);
    while (high - low > 1e-3) {
        if (costA < costB) {
            high = b, b = a, costB = costA;
            a = high - ratio * (high - low), costA = cost(a);
        } else {
            low = a, a = b, costA = costB;
            b = low + ratio * (high - low), costB = cost(b);
        }
    }
    return std::exp((low + high) / 2);
}

simulate::RandomConditions withNoise(simulate::RandomConditions conditions, double low, double high)
{
    conditions.noiseToSignal = {low, high};
    return conditions;
}

/// The geometry alone; what the camera adds comes from recorded patterns.
simulate::RandomConditions ofIdealCamera(simulate::RandomConditions c)
{
    for (auto* effect : {&c.blurPx, &c.backgroundWidth, &c.gradient, &c.excessDeficiency, &c.lowFrequency, &c.noiseToSignal, &c.mtf, &c.vignette})
        *effect = {0, 0};
    for (auto* effect : {&c.bandContrast, &c.gamma, &c.gain})
        *effect = {1, 1};
    c.flattenProbability = 0;
    return c;
}

/// Simulated and recorded samples in the shares that the training asks for.
SampleSource trainingSamples(const TrainingSpec& spec, const PatternSamples& samples, const RealPatterns& real)
{
    SampleSource source = samples.source(spec.seed);
    if (real.residuals && real.residualShare > 0) {
        const auto ideal = samples.source(spec.seed, ofIdealCamera(spec.conditions));
        source = mixedSamples(source, withResiduals(ideal, real.residuals, spec.inputSize, spec.seed), real.residualShare, spec.seed + residualChoiceStep);
    }
    if (real.taught)
        source = mixedSamples(source, variedSamples(real.taught, spec.recipe, spec.seed), real.share, spec.seed);
    return source;
}

bool isOther(const ModelFile& model, int label)
{
    return std::find(model.otherClasses.begin(), model.otherClasses.end(), label + 1) != model.otherClasses.end();
}

/// The confidence that `acceptedShare` of the right answers reach, for patterns of known classes.
double acceptanceThreshold(const ModelFile& model, const Answers& answers)
{
    std::vector<float> confidences;
    for (std::size_t i = 0; i < answers.labels.size(); ++i)
        if (answers.right(i) && !isOther(model, answers.labels[i]))
            confidences.push_back(answers.confidence(i));
    if (confidences.empty())
        return 0;
    const auto place = confidences.begin() + static_cast<std::ptrdiff_t>((1 - acceptedShare) * static_cast<double>(confidences.size()));
    std::nth_element(confidences.begin(), place, confidences.end());
    return *place;
}

struct Acceptance
{
    double accepted = 0, rightOfAccepted = 0;
};

Acceptance acceptance(const ModelFile& model, const Answers& answers)
{
    std::size_t accepted = 0, right = 0;
    for (std::size_t i = 0; i < answers.labels.size(); ++i) {
        if (answers.confidence(i) < static_cast<float>(model.minConfidence) || isOther(model, answers.best(i)))
            continue;
        ++accepted;
        right += answers.right(i);
    }
    const auto share = [](std::size_t part, std::size_t whole) { return whole ? static_cast<double>(part) / static_cast<double>(whole) : 0; };
    return {share(accepted, answers.labels.size()), share(right, accepted)};
}

/// Expected calibration error with 15 bins of confidence.
double calibrationError(const Answers& answers)
{
    constexpr std::size_t bins = 15;
    double confidence[bins] = {}, right[bins] = {};
    for (std::size_t i = 0; i < answers.labels.size(); ++i) {
        const auto bin = std::min(bins - 1, static_cast<std::size_t>(answers.confidence(i) * bins));
        confidence[bin] += static_cast<double>(answers.confidence(i));
        right[bin] += answers.right(i);
    }
    double sum = 0;
    for (std::size_t bin = 0; bin < bins; ++bin)
        sum += std::abs(confidence[bin] - right[bin]);
    return answers.labels.empty() ? 0 : sum / static_cast<double>(answers.labels.size());
}

/// Temperature, threshold and the accuracies that the model card states.
void calibrate(ModelFile& model, const TrainingSpec& spec, const PatternSamples& samples, const RealPatterns& real,
               const std::string& device, JobMonitor& job)
{
    job.stage("Calibrating and measuring the model");
    const auto classifierNow = [&] { return Classifier(std::make_shared<ModelFile>(model), device); };
    const auto seed = spec.seed + validationSeedStep;
    const auto count = spec.validationImages;
    const auto moderate = withNoise(spec.conditions, 0, moderateNoise);
    const bool onReal = real.validation != nullptr;
    const auto plain = onReal ? plainSamples(real.validation, spec.recipe) : samples.source(seed);
    const auto forThreshold = onReal ? plain : samples.source(spec.seed + thresholdSeedStep, moderate);
    const auto calibrating = onReal ? static_cast<std::int64_t>(real.validation->labels.size()) : count;
    model.temperature = bestTemperature(answer(classifierNow(), plain, calibrating, job));
    model.minConfidence = acceptanceThreshold(model, answer(classifierNow(), forThreshold, calibrating, job));

    // Measured on images that neither the weights nor the two numbers above were fitted to.
    const auto classifier = classifierNow();
    const auto fresh = answer(classifier, samples.source(seed + 1), count, job);
    Json byNoise = Json::array();
    for (const double noise : noiseLevels) {
        const auto answers = answer(classifier, samples.source(seed + 2, withNoise(spec.conditions, noise, noise)), count, job);
        const auto [accepted, rightOfAccepted] = acceptance(model, answers);
        byNoise.push_back({{"noise_to_signal", noise}, {"images", count}, {"accuracy", answers.accuracy()}, {"accepted", accepted},
                           {"accuracy_of_accepted", rightOfAccepted}});
    }
    model.metrics = {{"what", "simulated patterns, new orientations of the trained phases"},
                     {"training_conditions", {{"images", count}, {"accuracy", fresh.accuracy()}, {"calibration_error", calibrationError(fresh)},
                                              {"negative_log_likelihood", negativeLogLikelihood(fresh, 1)}}},
                     {"by_noise", byNoise},
                     {"min_confidence_rule", onReal ? "95 % of the right answers to recorded patterns are accepted"
                                                   : "95 % of the right answers at noise_to_signal 0 to 1 are accepted"}};
}

std::vector<std::string> structuresOf(const TrainingSpec& spec)
{
    std::vector<std::string> structures;
    for (const auto& entry : spec.classes)
        structures.insert(structures.end(), entry.structures.begin(), entry.structures.end());
    return structures;
}

void checkRecipe(const TrainingSpec& spec)
{
    const preprocess::RecipeRunner runner(spec.recipe, spec.renderSize, spec.renderSize);
    if (runner.outputHeight() != spec.inputSize || runner.outputWidth() != spec.inputSize)
        throw Error(ErrorKind::BadSetting, "The recipe of " + spec.name + " gives " + std::to_string(runner.outputWidth()) + " x " +
                                               std::to_string(runner.outputHeight()) + " pixels, but input_size is " +
                                               std::to_string(spec.inputSize) + "; let it end with a resize to that size.");
}

constexpr std::int64_t trialBatches = 12;

/// Of so many batches of empty images.
double trialSeconds(const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job)
{
    TrainingSpec trial = spec;
    trial.levels.clear();
    trial.patience = 0;
    trial.images = trialBatches * spec.batch;
    trial.validationImages = 1;
    TrainingOptions how = options;
    static_cast<TrainingHooks&>(how) = {};
    const auto pixels = static_cast<std::size_t>(spec.inputSize) * static_cast<std::size_t>(spec.inputSize);
    const SampleSource empty = [pixels] {
        return [pixels](std::uint64_t index, float* out) {
            std::fill_n(out, pixels, static_cast<float>(index % 2));
            return static_cast<int>(index % 2);
        };
    };
    const auto start = std::chrono::steady_clock::now();
    runTraining(trial, empty, empty, how, job);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

bool hasBfloat16()
{
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

} // namespace

ModelFile train(const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job)
{
    return trainWithRealPatterns(spec, {}, options, job);
}

ModelFile trainWithRealPatterns(const TrainingSpec& wanted, const RealPatterns& real, const TrainingOptions& options,
                                JobMonitor& job)
{
    checkRecipe(wanted);
    TrainingSpec spec = wanted;
    if (spec.execution == "auto")
        spec.execution = executionOfCheckpoint(options.checkpoint).value_or("");
    if (spec.execution.empty())
        spec.execution = fastestExecution(wanted, options, job);
    const auto device = resolveDevice(options.device);
    const auto begin = std::chrono::steady_clock::now();
    const PatternSamples samples(spec, job);
    const SampleSource source = trainingSamples(spec, samples, real);
    const auto validation = real.validation ? plainSamples(real.validation, spec.recipe)
                                            : samples.source(spec.seed + validationSeedStep);
    std::vector<ClassGroups> levels;
    for (const auto& level : spec.levels)
        levels.push_back(groupsAt(level, samples.classes()));
    auto trained = runTraining(spec, source, validation, options, job, levels);

    ModelFile model;
    model.name = spec.name;
    model.description = spec.description;
    model.network = spec.network;
    model.inputSize = spec.inputSize;
    model.classes = samples.classes();
    for (std::size_t i = 0; i < spec.classes.size(); ++i)
        if (spec.classes[i].other || spec.classes[i].kind == "noise")
            model.otherClasses.push_back(static_cast<int>(i) + 1);
    model.recipe = spec.recipe;
    model.weights = std::move(trained.weights);
    calibrate(model, spec, samples, real, device, job);
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    model.training = {{"seed", spec.seed}, {"spec", spec.toJson()}, {"history", trained.history}, {"device", device},
                      {"app_version", KIKUSCOPE_VERSION}, {"seconds_of_last_run", seconds}};
    if (!spec.startFrom.empty()) {
        const auto start = loadModelByNameOrPath(spec.startFrom);
        model.training["started_from"] = {{"name", start->name}, {"hash", start->hash}, {"training", start->training}};
    }
    return model;
}

std::int64_t imagesWithin(double minutes, const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job)
{
    const double seconds = trialSeconds(spec, options, job);
    const auto batches = static_cast<std::int64_t>(minutes * 60 * static_cast<double>(trialBatches) / seconds);
    return std::max<std::int64_t>(1, batches) * spec.batch;
}

std::string fastestExecution(const TrainingSpec& spec, const TrainingOptions& options, JobMonitor& job)
{
    job.stage("Choosing how to compute");
    std::string fastest;
    double least = 0;
    for (const auto& execution : executions) {
        if (execution.starts_with("bfloat16") && (!hasBfloat16() || resolveDevice(options.device) != "cpu"))
            continue;
        TrainingSpec trial = spec;
        trial.execution = execution;
        const double seconds = trialSeconds(trial, options, job);
        if (fastest.empty() || seconds < least) {
            fastest = execution;
            least = seconds;
        }
    }
    return fastest;
}

Json evaluateOnSpec(std::shared_ptr<const ModelFile> model, const TrainingSpec& spec, std::int64_t imagesPerClass,
                    const std::vector<double>& noiseToSignal, std::uint64_t seed, const std::string& device, JobMonitor& job)
{
    if (spec.unseen)
        refuseSeenMaterials(*model, structuresOf(spec), "The specification " + spec.name);
    std::vector<int> idOf; // of each class of the specification in the model
    Json rows = Json::array(), columns = Json::array();
    for (const Phase& phase : model->classes.phases)
        columns.push_back(phase.name);
    for (const auto& entry : spec.classes) {
        const int id = model->classes.idOf(entry.name);
        if (id == 0)
            throw Error(ErrorKind::Inconsistent, "The model " + model->name + " has no class \"" + entry.name + "\" of the specification " + spec.name + ".");
        idOf.push_back(id);
        rows.push_back(entry.name);
    }
    TrainingSpec asModel = spec; // the patterns of the specification through the recipe of the model
    asModel.recipe = model->recipe;
    asModel.inputSize = model->inputSize;
    checkRecipe(asModel);
    const PatternSamples samples(asModel, job);
    const Classifier classifier(model, device);
    job.stage("Evaluating the model");
    Json levels = Json::array();
    std::int64_t done = 0;
    const auto total = static_cast<std::int64_t>(noiseToSignal.size() * spec.classes.size());
    for (const double noise : noiseToSignal) {
        const auto conditions = withNoise(spec.conditions, noise, noise);
        Json classes = Json::array(), counts = Json::array();
        double sum = 0;
        for (std::size_t c = 0; c < spec.classes.size(); ++c) {
            job.checkpoint(done++, total);
            auto answers = answer(classifier, samples.sourceOfClass(seed + c, conditions, static_cast<int>(c)), imagesPerClass, job);
            std::fill(answers.labels.begin(), answers.labels.end(), idOf[c] - 1);
            sum += answers.accuracy();
            counts.push_back(answers.counts());
            const auto [accepted, rightOfAccepted] = acceptance(*model, answers);
            classes.push_back({{"name", spec.classes[c].name}, {"accuracy", answers.accuracy()}, {"accepted", accepted},
                               {"accuracy_of_accepted", rightOfAccepted}});
        }
        levels.push_back({{"noise_to_signal", noise}, {"accuracy", sum / static_cast<double>(spec.classes.size())}, {"classes", classes},
                          {"confusion", {{"rows", rows}, {"columns", columns}, {"counts", counts}}}});
    }
    return {{"model", model->name}, {"model_hash", model->hash}, {"specification", spec.name}, {"images_per_class", imagesPerClass},
            {"seed", seed}, {"by_noise", levels}};
}

} // namespace kikuscope::nn
