// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/fine_tune.h"

#include "core/base/rng.h"
#include "core/base/version.h"
#include "core/nn/calibration.h"
#include "core/nn/linear_head.h"
#include "core/nn/map_regions.h"
#include "core/nn/networks.h"
#include "core/nn/pattern_samples.h"
#include "core/nn/real_samples.h"
#include "core/nn/training_loop.h"

#include <algorithm>
#include <chrono>
#include <numeric>

namespace kikuscope::nn {
namespace {

using analysis::LabelledAnswers;
using PatternSets = std::vector<std::shared_ptr<const LabelledPatterns>>; // of the maps that have any

constexpr double patternsMiB = 1024;   // the chosen patterns stay in memory
constexpr double acceptedShare = 0.95; // of the right answers to validation patterns
constexpr double weightDecays[] = {1e-5, 1e-4, 1e-3, 1e-2,
                                   1e-1}; // frozen: the best on validation patterns is taken
constexpr int batch = 32, otherMasterSize = 151;
constexpr Role roles[] = {Role::Taught, Role::Validation, Role::HeldOut};
constexpr std::uint64_t copiesSeedStep = 0xd1342543de82ef95ull, othersSeedStep = 0x9e3779b97f4a7c15ull;

std::int64_t total(const PatternSets& sets)
{
    return std::accumulate(sets.begin(), sets.end(), std::int64_t{0}, [](std::int64_t n, const auto& set) {
        return n + static_cast<std::int64_t>(set->labels.size());
    });
}

/// The patterns of all maps one after the other, again from the first after the last; `make` gives the
/// samples of one map.
template <class Make> SampleSource inTurn(const PatternSets& sets, const Make& make)
{
    std::vector<SampleSource> sources;
    for (const auto& set : sets)
        sources.push_back(make(set));
    return [=]() -> SampleWorker {
        std::vector<SampleWorker> workers;
        for (const auto& source : sources)
            workers.push_back(source());
        return [=, all = static_cast<std::uint64_t>(total(sets))](std::uint64_t index, float* out) {
            std::uint64_t place = index % all;
            std::size_t map = 0;
            while (place >= sets[map]->labels.size())
                place -= sets[map++]->labels.size();
            return workers[map](index / all * sets[map]->labels.size() + place, out);
        };
    };
}

SampleSource plainInTurn(const PatternSets& sets, const preprocess::PreprocessRecipe& recipe)
{
    return inTurn(sets, [&](const auto& set) { return plainSamples(set, recipe); });
}

PatternSets read(const std::vector<LabelledMap>& maps, const std::vector<ChosenPixels>& chosen)
{
    PatternSets sets;
    for (std::size_t m = 0; m < maps.size(); ++m) {
        if (chosen[m].pixels.empty())
            continue;
        auto set = std::make_shared<LabelledPatterns>();
        set->block = readPixels(*maps[m].scan.patterns, chosen[m].pixels);
        set->labels = chosen[m].labels;
        set->detector = maps[m].scan.detector;
        sets.push_back(std::move(set));
    }
    return sets;
}

void check(const std::vector<LabelledMap>& maps, const FineTuneOptions& options)
{
    checkSettings(options, "fine-tuning");
    if (maps.empty())
        throw Error(ErrorKind::BadSetting, "Fine-tuning needs at least one labelled map.");
    if (options.split == "scans" && maps.size() < 2)
        throw Error(ErrorKind::BadSetting,
                    "Splitting by scans needs at least two maps; split by tiles, or give another map.");
    for (const LabelledMap& map : maps) {
        const ScanGrid &grid = map.scan.grid, &labels = map.labels.grid;
        if (!map.scan.patterns)
            throw Error(ErrorKind::Unsupported,
                        map.scan.name +
                            " has no patterns to learn from; give the pattern file of this scan.");
        if (labels.rows != grid.rows || labels.cols != grid.cols)
            throw Error(ErrorKind::Inconsistent,
                        "The labels of " + map.scan.name + " (" + map.labels.name + ") are a map of " +
                            std::to_string(labels.rows) + " x " + std::to_string(labels.cols) +
                            " points, but the scan has " + std::to_string(grid.rows) + " x " +
                            std::to_string(grid.cols) + ".");
    }
}

Role roleIn(const std::vector<LabelledMap>& maps, std::size_t map, std::int64_t pixel,
            const FineTuneOptions& options)
{
    const Role role = roleOf(maps[map].scan.grid, pixel);
    if (options.split == "tiles")
        return role;
    return map + 1 == maps.size() ? Role::HeldOut : role == Role::Validation ? role : Role::Taught;
}

/// A labelled pixel: map and place in it.
using Place = std::pair<std::size_t, std::int64_t>;

std::vector<Place> drawn(std::vector<Place> places, std::int64_t wanted, Rng rng)
{
    const auto count = std::min(places.size(), static_cast<std::size_t>(wanted));
    for (std::size_t k = 0; k < count; ++k)
        std::swap(places[k], places[k + rng.index(places.size() - k)]);
    places.resize(count);
    std::ranges::sort(places); // maps are read from front to back
    return places;
}

/// Places of [class][role].
using PlacesByClass = std::vector<std::array<std::vector<Place>, std::size(roles)>>;

PlacesByClass labelledPlaces(const std::vector<LabelledMap>& maps, const FineTuneOptions& options,
                             PhaseList& classes)
{
    PlacesByClass places;
    for (std::size_t m = 0; m < maps.size(); ++m) {
        const CrystalMap& labels = maps[m].labels;
        std::vector<int> classOf(static_cast<std::size_t>(labels.phases.size()) + 1, -1);
        for (std::int64_t pixel = 0; pixel < maps[m].scan.grid.size(); ++pixel) {
            const int id = labels.phaseId[static_cast<std::size_t>(pixel)];
            if (id == 0 || !maps[m].scan.patterns->has(pixel))
                continue;
            int& label = classOf[static_cast<std::size_t>(id)];
            if (label < 0) {
                if (classes.idOf(labels.phases[id].name) == 0) {
                    classes.phases.push_back(labels.phases[id]);
                    places.emplace_back();
                }
                label = classes.idOf(labels.phases[id].name) - 1;
            }
            places[static_cast<std::size_t>(label)][static_cast<std::size_t>(roleIn(maps, m, pixel, options))]
                .emplace_back(m, pixel);
        }
    }
    return places;
}

std::int64_t affordablePerClass(const std::vector<LabelledMap>& maps, std::size_t classes,
                                const FineTuneOptions& options, JobMonitor& job)
{
    double patternMiB = 0;
    for (const LabelledMap& map : maps)
        patternMiB =
            std::max(patternMiB, 4. * map.scan.patterns->height() * map.scan.patterns->width() / (1 << 20));
    const double all = patternMiB * static_cast<double>(classes * std::size(roles));
    const auto limit =
        std::max<std::int64_t>(1, static_cast<std::int64_t>(patternsMiB / std::max(all, 1e-9)));
    if (limit < options.perClass)
        job.warn("Only " + std::to_string(limit) +
                 " patterns per class are used, so that they need no more than 1 GiB.");
    return std::min(limit, options.perClass);
}

std::string listed(const std::vector<std::string>& names)
{
    std::string list;
    for (const auto& name : names)
        list += (list.empty() ? "" : ", ") + name;
    return list;
}

bool isOther(const ModelFile& model, int id)
{
    return std::ranges::find(model.otherClasses, id) != model.otherClasses.end();
}

/// The tuned model but for its weights: classes, then those of the start that mean "none of the known ones".
ModelFile modelFor(const ModelFile& start, const FineTuneData& data, const std::vector<LabelledMap>& maps,
                   const FineTuneOptions& options)
{
    ModelFile model;
    model.name = options.name.empty() ? start.name + " tuned on " + maps.front().scan.name : options.name;
    model.description = "Fine-tuned from " + start.name + " on " + std::to_string(maps.size()) +
                        (maps.size() == 1 ? " labelled map." : " labelled maps.");
    model.network = start.network;
    model.inputSize = start.inputSize;
    model.recipe = start.recipe;
    model.classes = data.classes;
    for (int id = 1; id <= data.classes.size(); ++id) // a label such as "no pattern" keeps its meaning
        if (const int same = start.classes.idOf(data.classes[id].name); same > 0 && isOther(start, same))
            model.otherClasses.push_back(id);
    return model;
}

struct Sets
{
    PatternSets taught, validation, heldOut;
};

/// Simulated patterns of what the map cannot show: other structures, and no pattern at all.
struct Others
{
    std::shared_ptr<const PatternSamples> samples; // null: none wanted
    std::vector<int> classOf;                      // of the model, counted from 0

    int count() const { return static_cast<int>(classOf.size()); }
    SampleSource relabelled(const SampleSource& source) const
    {
        return [source, ofModel = classOf]() -> SampleWorker {
            return [ofModel, worker = source()](std::uint64_t index, float* out) {
                return ofModel[static_cast<std::size_t>(worker(index, out))];
            };
        };
    }
};

/// Adds their classes to the model, except for those that labels have already.
Others addOthers(ModelFile& model, const ModelFile& start, const std::vector<LabelledMap>& maps,
                 const FineTuneOptions& options, JobMonitor& job)
{
    Others others;
    if (options.otherCrystals == 0)
        return others;
    TrainingSpec spec;
    spec.name = "other structures";
    spec.inputSize = spec.renderSize = start.inputSize;
    spec.recipe = start.recipe;
    spec.classes = {{.name = "other structure", .structures = {}, .kind = "random", .other = true},
                    {.name = "no pattern", .structures = {}, .kind = "noise", .other = true}};
    spec.randomCrystals.count = options.otherCrystals;
    spec.energiesKeV = {std::clamp(maps.front().scan.detector.energyKeV.value_or(20), 5., 40.)};
    spec.masterSize = otherMasterSize;
    others.samples = std::make_shared<PatternSamples>(spec, job);
    for (const Phase& phase : others.samples->classes().phases) {
        int id = model.classes.idOf(phase.name);
        if (id == 0) {
            model.classes.phases.push_back(phase);
            id = model.classes.size();
        }
        if (!isOther(model, id))
            model.otherClasses.push_back(id);
        others.classOf.push_back(id - 1);
    }
    return others;
}

void append(Features& features, const Features& more)
{
    features.values.insert(features.values.end(), more.values.begin(), more.values.end());
    features.labels.insert(features.labels.end(), more.labels.begin(), more.labels.end());
}

/// Softmax regression on the start's features. Returns what it chose.
Json tuneHead(ModelFile& model, const ModelFile& start, const Sets& sets,
              const std::vector<LabelledMap>& maps, const FineTuneOptions& options, JobMonitor& job)
{
    const auto seed = static_cast<std::uint64_t>(options.seed);
    SubMonitor simulating(job, 0, 0.4), computing(job, 0.4, 0.8), fitting(job, 0.8, 0.9);
    const Others others = addOthers(model, start, maps, options, simulating);
    job.stage("Computing features");
    const auto features = [&](const SampleSource& source, std::int64_t count) {
        return featuresOf(start, source, count, options.device, options.threads, computing);
    };
    const auto copies = [&](const auto& set) {
        return variedCopies(set, start.recipe, seed + copiesSeedStep);
    };
    Features taught = features(plainInTurn(sets.taught, start.recipe), total(sets.taught));
    append(taught, features(inTurn(sets.taught, copies), total(sets.taught) * options.copies));
    Features validation = features(plainInTurn(sets.validation, start.recipe), total(sets.validation));
    for (int c = 0; c < others.count(); ++c) {
        const auto simulated = [&](std::uint64_t ofSeed) {
            return others.relabelled(others.samples->sourceOfClass(ofSeed, simulate::RandomConditions(), c));
        };
        append(taught, features(simulated(seed), options.perClass * 2));
        append(validation, features(simulated(seed + othersSeedStep), options.perClass));
    }
    job.stage("Fitting the last layer");
    LinearHead best;
    Json tried = Json::array();
    double bestLoss = 0, bestDecay = 0;
    for (const double decay : weightDecays) {
        fitting.checkpoint(static_cast<std::int64_t>(tried.size()),
                           static_cast<std::int64_t>(std::size(weightDecays)));
        LinearHead head = fitHead(taught, model.classes.size(), decay);
        const double loss = negativeLogLikelihood(head, validation);
        tried.push_back({{"weight_decay", decay}, {"validation_loss", loss}});
        if (best.bias.empty() || loss < bestLoss) {
            best = std::move(head);
            bestLoss = loss;
            bestDecay = decay;
        }
    }
    model.weights = start.weights;
    setHead(model, best);
    return {{"weight_decay", bestDecay}, {"tried", tried}, {"samples", taught.count()}};
}

/// All weights, from those of the start.
Json tuneNetwork(ModelFile& model, const ModelFile& start, const Sets& sets,
                 const std::vector<LabelledMap>& maps, const FineTuneOptions& options, JobMonitor& job)
{
    TrainingSpec spec;
    spec.name = model.name;
    spec.network = start.network;
    spec.inputSize = start.inputSize;
    spec.startFrom = options.startFrom;
    spec.recipe = start.recipe;
    spec.images = options.images;
    spec.batch = batch;
    spec.learningRate = options.learningRate;
    spec.seed = static_cast<std::uint64_t>(options.seed);
    SubMonitor simulating(job, 0, 0.2), training(job, 0.2, 0.9);
    const int known = model.classes.size();
    SampleSource source = variedSamples(sets.taught, start.recipe, spec.seed);
    if (const Others others = addOthers(model, start, maps, options, simulating); others.samples)
        source = mixedSamples(others.relabelled(others.samples->source(spec.seed)), source,
                              static_cast<double>(known) / (known + others.count()), spec.seed);
    for (const Phase& phase : model.classes.phases)
        spec.classes.push_back({.name = phase.name, .structures = {}});
    spec.validationImages = total(sets.validation);
    TrainingOptions how;
    static_cast<TrainingHooks&>(how) = options.hooks;
    how.device = options.device;
    how.threads = options.threads;
    TrainedNetwork trained =
        runTraining(spec, source, plainInTurn(sets.validation, start.recipe), how, training);
    model.weights = std::move(trained.weights);
    return {{"history", trained.history}};
}

Json toJson(const analysis::Estimate& e) { return {e.value, e.low, e.high}; }

/// Accuracies and confusion matrix; the last column is "unknown".
Json measured(const ModelFile& model, const LabelledAnswers& answers, int known)
{
    const int unknown = model.classes.size();
    analysis::ClassCounts counts;
    counts.classes = unknown + 1;
    counts.counts.resize(static_cast<std::size_t>(counts.classes) * static_cast<std::size_t>(counts.classes));
    for (std::int64_t i = 0; i < answers.size(); ++i) {
        const int best = answers.answer(i);
        const bool accepted =
            answers.of(i)[static_cast<std::size_t>(best)] >= static_cast<float>(model.minConfidence) &&
            !isOther(model, best + 1);
        ++counts.counts[static_cast<std::size_t>(answers.truth[static_cast<std::size_t>(i)] * counts.classes +
                                                 (accepted || isOther(model, best + 1) ? best : unknown))];
    }
    Json classes = Json::array(), matrix = Json::array(), columns = Json::array();
    for (const Phase& phase : model.classes.phases)
        columns.push_back(phase.name);
    columns.push_back("unknown");
    const auto figures = analysis::classFigures(counts);
    std::int64_t answered = 0, right = 0;
    for (int c = 0; c < known; ++c) {
        const auto& figure = figures[static_cast<std::size_t>(c)];
        std::int64_t refused = counts.at(c, unknown);
        std::vector<std::int64_t> row;
        for (int column = 0; column <= unknown; ++column) {
            row.push_back(counts.at(c, column));
            refused +=
                column < unknown && isOther(model, column + 1) && column != c ? counts.at(c, column) : 0;
        }
        answered += figure.truths - refused;
        right += figure.hits;
        classes.push_back({{"class", model.classes[c + 1].name},
                           {"patterns", figure.truths},
                           {"right", figure.hits},
                           {"unknown", refused},
                           {"accuracy", toJson(figure.recall)},
                           {"precision", toJson(figure.precision)}});
        matrix.push_back(row);
    }
    Json rows(std::vector<Json>(columns.begin(), columns.begin() + known));
    return {{"patterns", answers.size()},
            {"accuracy", toJson(analysis::proportion(right, answers.size()))},
            {"balanced_accuracy", toJson(analysis::balancedAccuracy(counts))},
            {"right_of_answered", toJson(analysis::proportion(right, answered))},
            {"unknown", answers.size() - answered},
            {"what", "best answer against the label; refused ones count as wrong in accuracy"},
            {"classes", classes},
            {"confusion", {{"rows", rows}, {"columns", columns}, {"counts", matrix}}}};
}

Json provenanceOf(const std::vector<LabelledMap>& maps, const FineTuneData& data)
{
    Json list = Json::array();
    for (std::size_t m = 0; m < maps.size(); ++m) {
        Json entry = maps[m].provenance;
        entry["scan"] = maps[m].scan.name;
        entry["path"] = maps[m].scan.path.string();
        entry["labels"] = maps[m].labels.name;
        entry["simulated"] = maps[m].scan.simulated;
        entry["taught"] = data.taught[m].pixels.size();
        entry["validation"] = data.validation[m].pixels.size();
        entry["held_out"] = data.heldOut[m].pixels.size();
        list.push_back(std::move(entry));
    }
    return list;
}

} // namespace

FineTuneData choosePatterns(const std::vector<LabelledMap>& maps, const FineTuneOptions& options,
                            JobMonitor& job)
{
    check(maps, options);
    FineTuneData data;
    PhaseList all;
    const PlacesByClass places = labelledPlaces(maps, options, all);
    for (auto* part : {&data.taught, &data.validation, &data.heldOut})
        part->resize(maps.size());
    const std::int64_t perClass = affordablePerClass(maps, places.size(), options, job);
    std::vector<std::string> unchecked;
    for (std::size_t c = 0; c < places.size(); ++c) {
        const Phase& phase = all.phases[c];
        const auto inRole = [&](Role role) -> const std::vector<Place>& {
            return places[c][static_cast<std::size_t>(role)];
        };
        const auto teach = static_cast<std::int64_t>(inRole(Role::Taught).size());
        if (teach < options.leastPerClass || inRole(Role::Validation).empty()) {
            data.leftOut.push_back(phase.name + " (" + std::to_string(teach) + " to teach, " +
                                   std::to_string(inRole(Role::Validation).size()) + " to validate)");
            continue;
        }
        if (inRole(Role::HeldOut).empty())
            unchecked.push_back(phase.name);
        data.classes.phases.push_back(phase);
        const int label = data.classes.size() - 1;
        for (const Role role : roles) {
            auto& part = role == Role::Taught       ? data.taught
                         : role == Role::Validation ? data.validation
                                                    : data.heldOut;
            const auto stream = c * std::size(roles) + static_cast<std::size_t>(role);
            for (const auto& [map, pixel] : drawn(
                     inRole(role), perClass, Rng::stream(static_cast<std::uint64_t>(options.seed), stream))) {
                part[map].pixels.push_back(pixel);
                part[map].labels.push_back(label);
            }
        }
    }
    const std::string need = std::to_string(options.leastPerClass);
    if (data.classes.size() == 0)
        throw Error(ErrorKind::Inconsistent,
                    data.leftOut.empty()
                        ? "No pixel of the maps has a label; give labels or a milder filter."
                        : "No class has the " + need +
                              " patterns to teach and one to validate that it needs: " +
                              listed(data.leftOut) + "; label more of the map or filter less.");
    if (!data.leftOut.empty())
        job.warn("Left out for want of patterns (at least " + need +
                 " to teach and one to validate): " + listed(data.leftOut) + ".");
    if (unchecked.size() == static_cast<std::size_t>(data.classes.size()))
        throw Error(ErrorKind::Inconsistent, "No labelled pattern lies in the regions that are held out, so "
                                             "the model could not be checked; label more of the map.");
    if (!unchecked.empty())
        job.warn("No pattern is held out of " + listed(unchecked) +
                 ", so nothing is known of the accuracy there.");
    return data;
}

ModelFile fineTune(const std::vector<LabelledMap>& maps, const FineTuneOptions& options, JobMonitor& job)
{
    const auto begin = std::chrono::steady_clock::now();
    const auto device = resolveDevice(options.device);
    const auto start = loadModelByNameOrPath(options.startFrom);
    job.stage("Reading labelled patterns");
    const FineTuneData data = choosePatterns(maps, options, job);
    ModelFile model = modelFor(*start, data, maps, options);
    const int known = model.classes.size();
    if (known == 1 && options.otherCrystals == 0)
        throw Error(ErrorKind::Inconsistent, "Only the class " + model.classes[1].name +
                                                 " has enough patterns, so there is nothing to tell apart; "
                                                 "label a second phase, or allow other crystals.");
    const Sets sets{read(maps, data.taught), read(maps, data.validation), read(maps, data.heldOut)};

    const bool full = options.mode == "full";
    Json how = full ? tuneNetwork(model, *start, sets, maps, options, job)
                    : tuneHead(model, *start, sets, maps, options, job);
    job.stage("Calibrating and measuring the model");
    const auto answers = [&](const PatternSets& patterns) {
        const Classifier classifier(std::make_shared<ModelFile>(model), options.device);
        return answersTo(classifier, plainInTurn(patterns, model.recipe), total(patterns), options.threads,
                         job);
    };
    // Some hundred patterns cannot show more certainty than the fit has.
    model.temperature = std::max(1., bestTemperature(answers(sets.validation)));
    model.minConfidence = acceptanceThreshold(answers(sets.validation), model.otherClasses, acceptedShare);
    model.metrics = {
        {"what", options.split == "scans" ? "recorded patterns of a scan that did not teach"
                                          : "recorded patterns of regions that did not teach"},
        {"held_out", measured(model, answers(sets.heldOut), known)},
        {"min_confidence_rule", "95 % of the right answers to validation patterns are accepted"}};
    how["options"] = kikuscope::toJson(options);
    how["maps"] = provenanceOf(maps, data);
    how["left_out"] = data.leftOut;
    const double seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
    model.training = {
        {"seed", options.seed},
        {"fine_tune", std::move(how)},
        {"device", device},
        {"app_version", KIKUSCOPE_VERSION},
        {"seconds_of_last_run", seconds},
        {"started_from", {{"name", start->name}, {"hash", start->hash}, {"training", start->training}}}};
    return model;
}

} // namespace kikuscope::nn
