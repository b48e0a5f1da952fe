// SPDX-License-Identifier: GPL-3.0-or-later
// From a specification to a model: samples, optimisation, calibration, measured accuracies.
#include "core/nn/train.h"

#include "core/base/parallel.h"
#include "core/base/version.h"
#include "core/nn/calibration.h"
#include "core/nn/estimate_json.h"
#include "core/nn/networks.h"
#include "core/nn/pattern_samples.h"
#include "core/nn/real_samples.h"
#include "core/nn/modality.h"
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

using analysis::LabelledAnswers;

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

struct Acceptance
{
    double accepted = 0, rightOfAccepted = 0;
};

Acceptance acceptance(const ModelFile& model, const LabelledAnswers& answers)
{
    std::int64_t accepted = 0, right = 0;
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const int best = answers.answer(i);
        const bool other = std::ranges::find(model.otherClasses, best + 1) != model.otherClasses.end();
        if (other || answers.of(i)[static_cast<std::size_t>(best)] < static_cast<float>(model.minConfidence))
            continue;
        ++accepted;
        right += best == answers.truth[static_cast<std::size_t>(i)];
    }
    const auto share = [](std::int64_t part, std::int64_t whole) { return whole ? static_cast<double>(part) / static_cast<double>(whole) : 0; };
    return {share(accepted, answers.size()), share(right, accepted)};
}

double accuracyOf(const LabelledAnswers& answers) { return analysis::accuracy(analysis::countAnswers(answers)).value; }

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
    model.temperature = bestTemperature(answersTo(classifierNow(), plain, calibrating, 0, job));
    model.minConfidence = acceptanceThreshold(answersTo(classifierNow(), forThreshold, calibrating, 0, job), model.otherClasses, acceptedShare);

    // Measured on images that neither the weights nor the two numbers above were fitted to.
    const auto classifier = classifierNow();
    const auto fresh = answersTo(classifier, samples.source(seed + 1), count, 0, job);
    Json byNoise = Json::array();
    for (const double noise : noiseLevels) {
        const auto answers = answersTo(classifier, samples.source(seed + 2, withNoise(spec.conditions, noise, noise)), count, 0, job);
        const auto [accepted, rightOfAccepted] = acceptance(model, answers);
        byNoise.push_back({{"noise_to_signal", noise}, {"images", count}, {"accuracy", accuracyOf(answers)}, {"accepted", accepted},
                           {"accuracy_of_accepted", rightOfAccepted}});
    }
    model.metrics = {{"what", "simulated patterns, new orientations of the trained phases"},
                     {"training_conditions", {{"images", count}, {"accuracy", accuracyOf(fresh)}, {"calibration_error", analysis::expectedCalibrationError(fresh)},
                                              {"negative_log_likelihood", negativeLogLikelihood(fresh)}}},
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
    const simulate::ToldCentres any(spec.conditions, 1, 0);
    const preprocess::RecipeRunner runner(spec.recipe, spec.renderSize, spec.renderSize, Detector{.patternCentre = any.centres().front()});
    if (runner.outputHeight() != spec.inputSize || runner.outputWidth() != spec.inputSize)
        throw Error(ErrorKind::BadSetting, "The recipe of " + spec.name + " gives " + std::to_string(runner.outputWidth()) + " x " +
                                               std::to_string(runner.outputHeight()) + " pixels, but input_size is " +
                                               std::to_string(spec.inputSize) + "; let it end with a resize to that size.");
}

/// Whether the device renders; where it was asked to and cannot, the processor does, with a warning.
bool rendersOnDevice(const TrainingSpec& spec, const RealPatterns& real, const TrainingOptions& options, const std::string& device,
                     JobMonitor& job)
{
    if (std::find(renderPlaces.begin(), renderPlaces.end(), options.renderOn) == renderPlaces.end())
        throw Error(ErrorKind::BadSetting, "Patterns cannot be rendered on \"" + options.renderOn + "\"; choose auto, device or cpu.");
    if (options.renderOn == "cpu" || (options.renderOn == "auto" && device == "cpu"))
        return false;
    std::string obstacle;
    if (real.taught || real.residuals)
        obstacle = "recorded patterns take part";
    else if (!(spec.recipe == preprocess::PreprocessRecipe::standard(spec.inputSize)) || spec.renderSize != spec.inputSize)
        obstacle = "the device knows only the standard recipe, on patterns of the size of its input";
    if (!obstacle.empty() && options.renderOn == "device")
        job.warn("The processor renders the patterns of " + spec.name + ": " + obstacle + ".");
    return obstacle.empty();
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
    std::unique_ptr<TensorRenderer> renderer;
    std::optional<DeviceSamples> onDevice;
    if (rendersOnDevice(spec, real, options, device, job)) {
        renderer = std::make_unique<TensorRenderer>(samples.masters(), spec.inputSize, device);
        onDevice.emplace(DeviceSamples{*renderer, [&](std::uint64_t index) { return samples.drawn(spec.seed, index); }});
    }
    auto trained = runTraining(spec, source, validation, options, job, levels, onDevice);
    renderer.reset(); // its memory on the device

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
                      {"rendered_on", onDevice ? device : "cpu"}, {"app_version", KIKUSCOPE_VERSION}, {"seconds_of_last_run", seconds}};
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

namespace {

void append(analysis::LabelledAnswers& all, const analysis::LabelledAnswers& more)
{
    all.classes = more.classes;
    all.probabilities.insert(all.probabilities.end(), more.probabilities.begin(), more.probabilities.end());
    all.truth.insert(all.truth.end(), more.truth.begin(), more.truth.end());
}

/// The closed set: single patterns, four of a class together, calibration.
Json knownClasses(const analysis::LabelledAnswers& answers, std::uint64_t seed)
{
    if (answers.size() == 0)
        return nullptr;
    const auto accuracyOf = [](const analysis::LabelledAnswers& some) { return estimateJson(analysis::accuracy(analysis::countAnswers(some))); };
    return {{"accuracy", accuracyOf(answers)}, {"pooled_4", accuracyOf(analysis::pooled(answers, 4, seed))},
            {"calibration_error", analysis::expectedCalibrationError(answers)}};
}

} // namespace

Json evaluateOnSpec(std::shared_ptr<const ModelFile> model, const TrainingSpec& spec, std::int64_t imagesPerClass,
                    const std::vector<double>& noiseToSignal, std::uint64_t seed, const std::string& device, JobMonitor& job)
{
    requireModality(*model, "ebsd");
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
        analysis::LabelledAnswers known; // all patterns of the classes that are no "other"
        for (std::size_t c = 0; c < spec.classes.size(); ++c) {
            job.checkpoint(done++, total);
            auto answers = answersTo(classifier, samples.sourceOfClass(seed + c, conditions, static_cast<int>(c)), imagesPerClass, 0, job);
            std::ranges::fill(answers.truth, idOf[c] - 1);
            const auto table = analysis::countAnswers(answers);
            const double accuracy = analysis::accuracy(table).value;
            sum += accuracy;
            Json row = Json::array();
            for (int answered = 0; answered < answers.classes; ++answered)
                row.push_back(table.answers(answered)); // of this class only, so a column has one entry
            counts.push_back(std::move(row));
            const auto [accepted, rightOfAccepted] = acceptance(*model, answers);
            if (!spec.classes[c].other)
                append(known, answers);
            classes.push_back({{"name", spec.classes[c].name}, {"accuracy", accuracy}, {"accepted", accepted},
                               {"accuracy_of_accepted", rightOfAccepted}});
        }
        levels.push_back({{"noise_to_signal", noise}, {"accuracy", sum / static_cast<double>(spec.classes.size())}, {"classes", classes},
                          {"known", knownClasses(known, seed)},
                          {"confusion", {{"rows", rows}, {"columns", columns}, {"counts", counts}}}});
    }
    return {{"model", model->name}, {"model_hash", model->hash}, {"specification", spec.name}, {"images_per_class", imagesPerClass},
            {"seed", seed}, {"by_noise", levels}};
}

} // namespace kikuscope::nn
