// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/spot_model.h"

#include "core/base/version.h"
#include "core/nn/calibration.h"
#include "core/nn/classifier.h"
#include "core/nn/estimate_json.h"
#include "core/nn/networks.h"
#include "core/nn/training_loop.h"
#include "core/simulate/spot_classes/materials.h"

#include <algorithm>
#include <chrono>
#include <map>

namespace kikuscope::nn {
namespace {

constexpr const char* spots = "saed";
constexpr std::uint64_t validationSeedStep = 0x9e3779b97f4a7c15ull, fitSeedStep = 0xbf58476d1ce4e5b9ull;
constexpr double acceptedShare = 0.95;

std::vector<std::string> networkIds()
{
    std::vector<std::string> ids;
    for (const auto& network : networks())
        ids.push_back(network.id);
    return ids;
}

struct SpecFields
{
    using IsSettings = void;
    SpotTrainingSpec value;
    Json recipe;
    std::int64_t seed = 1;

    template <class V> void visit(V& v)
    {
        TrainingSpec& l = value.learning;
        v.field("name", value.name);
        v.field("description", value.description);
        v.field("network", l.network, {.choices = networkIds()});
        v.field("input_size", l.inputSize, {.min = 16, .max = 1024, .unit = "px"});
        v.field("data", value.data);
        v.field("recipe", recipe);
        v.field("images", l.images, {.min = 1, .max = 1e12});
        v.field("batch", l.batch, {.min = 2, .max = 4096});
        v.field("optimiser", l.optimiser, {.choices = {"adamw", "sgd", "sgd-steps"}});
        v.field("learning_rate", l.learningRate, {.min = 1e-8, .max = 10});
        v.field("weight_decay", l.weightDecay, {.min = 0, .max = 10});
        v.field("label_smoothing", l.labelSmoothing, {.min = 0, .max = 0.9});
        v.field("momentum", l.momentum, {.min = 0, .max = 0.999});
        v.field("ema", l.ema, {.min = 0, .max = 0.999999});
        v.field("execution", l.execution);
        v.field("validation_images", l.validationImages, {.min = 1, .max = 1e7});
        v.field("seed", seed, {.min = 0, .max = 9e15});
    }
};

/// Kinds of crystals of the training part, with how many materials each has.
Json candidatesJson(const simulate::SpotData& data)
{
    std::map<std::pair<int, std::string>, std::pair<int, int>> kinds; // group, variant -> first member, members
    for (int m = 0; m < data.known(); ++m) {
        auto& [first, count] = kinds.try_emplace({data.materials()[static_cast<std::size_t>(m)].spaceGroup, data.variant(m)}, m, 0).first->second;
        ++count;
    }
    Json list = Json::array();
    for (const auto& [kind, members] : kinds)
        list.push_back({{"group", kind.first}, {"absent", kind.second}, {"materials", members.second},
                        {"class_of_zone", data.classes().classOf[static_cast<std::size_t>(members.first)]}});
    return list;
}

Json materialNames(const simulate::SpotData& data)
{
    Json names = Json::array();
    for (int m = 0; m < data.known(); ++m)
        names.push_back(simulate::materialKey(data.materials()[static_cast<std::size_t>(m)]));
    return names;
}

[[noreturn]] void damaged(const ModelFile& model, const std::string& what)
{
    throw Error(ErrorKind::BadFile, "The model " + model.name + " lacks " + what + "; it is damaged or no model for spot patterns.");
}

} // namespace

preprocess::PreprocessRecipe spotRecipe(int inputSize)
{
    preprocess::PreprocessRecipe recipe;
    recipe.steps = {{{"step", "resize"}, {"size", inputSize}}, {{"step", "standardise"}}};
    return recipe;
}

SpotTrainingSpec SpotTrainingSpec::fromJson(const Json& json, const std::string& source)
{
    try {
        auto fields = settingsFromJson<SpecFields>(json);
        SpotTrainingSpec spec = std::move(fields.value);
        spec.data.check();
        if (spec.name.empty())
            throw Error(ErrorKind::BadSetting, "name is missing.");
        if (std::ranges::find(executions, spec.learning.execution) == executions.end())
            throw Error(ErrorKind::BadSetting, "execution is \"" + spec.learning.execution + "\"; choose among " + Json(executions).dump() + ".");
        spec.learning.name = spec.name;
        spec.learning.seed = static_cast<std::uint64_t>(fields.seed);
        spec.learning.renderSize = spec.data.size;
        spec.learning.recipe = fields.recipe.is_null() ? spotRecipe(spec.learning.inputSize) : preprocess::PreprocessRecipe::fromJson(fields.recipe);
        return spec;
    } catch (const Error& e) {
        throw Error(e.kind(), source + ": " + e.what(), e.details());
    }
}

Json SpotTrainingSpec::toJson() const
{
    SpecFields fields;
    fields.value = *this;
    fields.recipe = learning.recipe.toJson();
    fields.seed = static_cast<std::int64_t>(learning.seed);
    return kikuscope::toJson(fields);
}

SampleSource spotSource(std::shared_ptr<const simulate::SpotData> data, const preprocess::PreprocessRecipe& recipe, std::uint64_t seed)
{
    return [data, recipe, seed]() -> SampleWorker {
        const int size = data->spec().size;
        const auto runner = std::make_shared<preprocess::RecipeRunner>(recipe, size, size);
        const std::shared_ptr<preprocess::RecipeRunner::Workspace> workspace = runner->makeWorkspace();
        return [=](std::uint64_t index, float* out) {
            const auto draw = data->draw(seed, index);
            const auto image = data->image(draw, seed, index);
            runner->apply(image.view(), out, *workspace);
            return draw.label;
        };
    };
}

ModelFile trainSpots(const SpotTrainingSpec& spec, const TrainingOptions& options, JobMonitor& job)
{
    const auto begin = std::chrono::steady_clock::now();
    job.stage("Preparing crystals");
    const auto data = std::make_shared<const simulate::SpotData>(simulate::makeSpotData(spec.data, false));
    const auto heldOut = std::make_shared<const simulate::SpotData>(simulate::makeSpotData(spec.data, true));
    TrainingSpec learning = spec.learning;
    learning.classes.clear();
    for (const auto& label : data->labels())
        learning.classes.push_back({.name = label, .structures = {}, .other = label == "other"});
    const preprocess::RecipeRunner runner(learning.recipe, spec.data.size, spec.data.size);
    if (runner.outputHeight() != learning.inputSize || runner.outputWidth() != learning.inputSize)
        throw Error(ErrorKind::BadSetting, "The recipe of " + spec.name + " does not end with input_size pixels; let it end with a resize to that size.");

    const std::uint64_t seed = learning.seed;
    const auto unseen = spotSource(heldOut, learning.recipe, seed + validationSeedStep);
    job.stage("Training");
    auto trained = runTraining(learning, spotSource(data, learning.recipe, seed), unseen, options, job);

    ModelFile model;
    model.name = spec.name;
    model.description = spec.description;
    model.network = learning.network;
    model.inputSize = learning.inputSize;
    for (const auto& label : data->labels()) {
        Phase phase;
        phase.name = label;
        model.classes.phases.push_back(phase);
        if (label == "other")
            model.otherClasses.push_back(model.classes.size());
    }
    model.recipe = learning.recipe;
    model.weights = std::move(trained.weights);
    model.training = {{"modality", spots}, {"seed", seed}, {"spot_spec", spec.toJson()}, {"history", trained.history},
                      {"candidates", candidatesJson(*data)}, {"class_shares", data->classShares()},
                      {"materials", {{"training", materialNames(*data)}, {"held_out", materialNames(*heldOut)}}},
                      {"app_version", KIKUSCOPE_VERSION}};

    job.stage("Calibrating and measuring the model");
    const std::string device = resolveDevice(options.device);
    const auto answers = [&](const std::shared_ptr<const simulate::SpotData>& from, std::uint64_t ofSeed) {
        const Classifier classifier(std::make_shared<ModelFile>(model), device);
        return answersTo(classifier, spotSource(from, model.recipe, ofSeed), learning.validationImages, options.threads, job);
    };
    model.temperature = bestTemperature(answers(data, seed + fitSeedStep));
    model.minConfidence = acceptanceThreshold(answers(data, seed + fitSeedStep + 1), model.otherClasses, acceptedShare);
    const auto measured = [&](const analysis::LabelledAnswers& a) -> Json {
        return {{"images", a.size()}, {"accuracy", estimateJson(analysis::accuracy(analysis::countAnswers(a)))},
                {"calibration_error", analysis::expectedCalibrationError(a)}, {"log_loss", analysis::logLoss(a)}};
    };
    model.metrics = {{"trained_materials", measured(answers(data, seed + fitSeedStep + 2))}, {"held_out_materials", measured(answers(heldOut, seed + validationSeedStep + 1))}};
    model.training["seconds_of_last_run"] = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    return model;
}

SpotKnowledge spotKnowledge(const ModelFile& model)
{
    requireModality(model, spots);
    SpotKnowledge knowledge;
    try {
        auto& table = knowledge.table;
        const Json& training = model.training;
        table.zones = static_cast<int>(simulate::standardZoneAxes().size());
        table.classes = model.classes.size() - static_cast<int>(model.otherClasses.size());
        for (const Json& entry : training.at("candidates")) {
            const int group = entry.at("group").get<int>();
            const auto place = std::ranges::find(knowledge.groups, group);
            table.groupOf.push_back(static_cast<int>(place - knowledge.groups.begin()));
            if (place == knowledge.groups.end())
                knowledge.groups.push_back(group);
            table.classOf.push_back(entry.at("class_of_zone").get<std::vector<int>>());
            table.prior.push_back(entry.at("materials").get<double>());
            knowledge.variants.push_back(entry.at("absent").get<std::string>());
        }
        table.groups = static_cast<int>(knowledge.groups.size());
        std::vector<double> ofGroup(knowledge.groups.size(), 0);
        for (std::size_t k = 0; k < table.prior.size(); ++k)
            ofGroup[static_cast<std::size_t>(table.groupOf[k])] += table.prior[k];
        for (std::size_t k = 0; k < table.prior.size(); ++k)
            table.prior[k] /= ofGroup[static_cast<std::size_t>(table.groupOf[k])];
        table.classPrior = training.at("class_shares").get<std::vector<double>>();
        table.classPrior.resize(static_cast<std::size_t>(table.classes));
        table.check();
    } catch (const nlohmann::json::exception&) {
        damaged(model, "its table of classes by crystal and zone axis");
    } catch (const Error&) {
        damaged(model, "a fitting table of classes by crystal and zone axis");
    }
    return knowledge;
}

SpotTrainingSpec spotSpecOf(const ModelFile& model)
{
    requireModality(model, spots);
    const auto it = model.training.find("spot_spec");
    if (it == model.training.end())
        damaged(model, "the specification it was trained by");
    return SpotTrainingSpec::fromJson(*it, "The model " + model.name);
}

struct SpotClassifier::Impl
{
    Classifier classifier;
    std::unique_ptr<preprocess::RecipeRunner> runner;
    int height = 0, width = 0;
};

SpotClassifier::SpotClassifier(std::shared_ptr<const ModelFile> model, const std::string& device)
{
    requireModality(*model, spots);
    m_impl = std::make_unique<Impl>(Impl{Classifier(std::move(model), device), nullptr, 0, 0});
}

SpotClassifier::~SpotClassifier() = default;

const ModelFile& SpotClassifier::model() const { return m_impl->classifier.model(); }

std::vector<float> SpotClassifier::probabilities(const Image<float>& image)
{
    auto& [classifier, runner, height, width] = *m_impl;
    if (!runner || height != image.rows || width != image.cols) {
        runner = std::make_unique<preprocess::RecipeRunner>(classifier.model().recipe, image.rows, image.cols);
        height = image.rows;
        width = image.cols;
    }
    const int side = classifier.model().inputSize;
    std::vector<float> input(static_cast<std::size_t>(side) * static_cast<std::size_t>(side));
    const auto workspace = runner->makeWorkspace();
    runner->apply(image.view(), input.data(), *workspace);
    return classifier.probabilities(input.data(), 1);
}

analysis::ZonePattern zonePattern(const std::vector<float>& probabilities, const SpotKnowledge& knowledge, std::optional<int> zone)
{
    analysis::ZonePattern pattern;
    pattern.probabilities.assign(probabilities.begin(), probabilities.begin() + knowledge.table.classes);
    pattern.zone = zone;
    return pattern;
}

} // namespace kikuscope::nn
