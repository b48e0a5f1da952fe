// SPDX-License-Identifier: GPL-3.0-or-later
// The specification of a training as JSON, checked strictly: a misspelt key must not cost a night.
#include "core/nn/networks.h"
#include "core/nn/train.h"

#include <algorithm>
#include <set>

namespace kikuscope::nn {
namespace {

struct ClassFields
{
    using IsSettings = void;
    TrainingClass value;
    template <class V> void visit(V& v)
    {
        v.field("name", value.name);
        v.field("structures", value.structures);
        v.field("kind", value.kind, {.choices = {"structures", "noise", "random"}});
        v.field("other", value.other);
        v.field("generated", value.generated, {.min = 0, .max = 1e5});
    }
};

std::vector<std::string> networkIds()
{
    std::vector<std::string> ids;
    for (const auto& network : networks())
        ids.push_back(network.id);
    return ids;
}

std::vector<std::string> executionChoices()
{
    auto choices = executions;
    choices.push_back("auto");
    return choices;
}

/// The seed is read signed, so that a negative one is refused instead of wrapped.
struct SpecFields
{
    using IsSettings = void;
    TrainingSpec value;
    std::int64_t seed = 1;
    Json classes = Json::array(), recipe = Json();

    template <class V> void visit(V& v)
    {
        v.field("name", value.name);
        v.field("description", value.description);
        v.field("network", value.network, {.choices = networkIds()});
        v.field("input_size", value.inputSize, {.min = 16, .max = 1024, .unit = "px"});
        v.field("start_from", value.startFrom, {.help = "Model whose features the training starts from"});
        v.field("classes", classes);
        v.field("random_crystals", value.randomCrystals);
        v.field("recipe", recipe);
        v.field("conditions", value.conditions);
        v.field("energies_kev", value.energiesKeV);
        v.field("depth_scales", value.depthScales);
        v.field("master_size", value.masterSize, {.min = 11, .max = 2001, .unit = "px"});
        v.field("render_size", value.renderSize, {.min = 16, .max = 1024, .unit = "px"});
        v.field("images", value.images, {.min = 1, .max = 1e12});
        v.field("batch", value.batch, {.min = 2, .max = 4096});
        v.field("optimiser", value.optimiser, {.choices = {"adamw", "sgd", "sgd-steps"}});
        v.field("learning_rate", value.learningRate, {.min = 1e-8, .max = 10});
        v.field("weight_decay", value.weightDecay, {.min = 0, .max = 10});
        v.field("label_smoothing", value.labelSmoothing, {.min = 0, .max = 0.9});
        v.field("momentum", value.momentum, {.min = 0, .max = 0.999});
        v.field("ema", value.ema, {.min = 0, .max = 0.999999});
        v.field("levels", value.levels);
        v.field("level_weight", value.levelWeight, {.min = 0, .max = 10});
        v.field("patience", value.patience, {.min = 0, .max = 1000});
        v.field("execution", value.execution, {.choices = executionChoices()});
        v.field("validation_images", value.validationImages, {.min = 1, .max = 1e7});
        v.field("seed", seed, {.min = 0, .max = 9e15});
        v.field("unseen", value.unseen);
    }
};

[[noreturn]] void fail(const std::string& what) { throw Error(ErrorKind::BadSetting, what); }

void checkValues(const std::string& name, const std::vector<double>& values, double low, double high)
{
    if (values.empty())
        fail(name + " must have at least one value.");
    for (const double value : values)
        if (!(value >= low && value <= high))
            fail(name + " holds " + Json(value).dump() + ", but its values must lie between " + Json(low).dump() + " and " + Json(high).dump() + ".");
}

/// Every list in RandomConditions is a range [low, high].
struct RangeChecker
{
    void field(const char* name, const std::vector<double>& range, const FieldInfo& = {}) const
    {
        if (range.size() != 2 || !(range[0] <= range[1]))
            fail(std::string("conditions.") + name + " must be two numbers, the smaller one first.");
    }
    void field(const char*, double, const FieldInfo& = {}) const {}
};

std::vector<TrainingClass> readClasses(const Json& json)
{
    if (!json.is_array() || json.size() < 2)
        fail("classes must be a list of at least two classes.");
    std::vector<TrainingClass> classes;
    std::set<std::string> names;
    for (std::size_t i = 0; i < json.size(); ++i) {
        const std::string where = "classes[" + std::to_string(i) + "]";
        auto entry = settingsFromJson<ClassFields>(json[i], where).value;
        if (entry.name.empty())
            fail(where + ".name is missing.");
        if (!names.insert(entry.name).second)
            fail(where + ".name: there are two classes \"" + entry.name + "\".");
        if (entry.structures.empty() != (entry.kind != "structures"))
            fail(where + ".structures must name at least one structure, except for the kinds \"noise\" and \"random\", which have none.");
        if (entry.generated > 0 && entry.kind != "structures")
            fail(where + ".generated goes with structures, whose lattice the generated crystals take.");
        classes.push_back(std::move(entry));
    }
    return classes;
}

/// Random crystals need a class to be in.
void placeRandomCrystals(TrainingSpec& spec)
{
    const bool placed = std::any_of(spec.classes.begin(), spec.classes.end(), [](const auto& c) { return c.kind == "random"; });
    if (placed && spec.randomCrystals.count == 0)
        fail("random_crystals.count must be at least 1, because a class has the kind \"random\".");
    if (!placed && spec.randomCrystals.count > 0)
        spec.classes.push_back({.name = "other structure", .structures = {}, .kind = "random", .other = true});
}

Json classToJson(const TrainingClass& entry)
{
    Json json = {{"name", entry.name}, {"structures", entry.structures}};
    if (entry.kind != "structures")
        json["kind"] = entry.kind;
    if (entry.other)
        json["other"] = true;
    if (entry.generated > 0)
        json["generated"] = entry.generated;
    return json;
}

TrainingSpec read(const Json& json)
{
    auto fields = settingsFromJson<SpecFields>(json);
    TrainingSpec spec = std::move(fields.value);
    spec.seed = static_cast<std::uint64_t>(fields.seed);
    spec.classes = readClasses(fields.classes);
    placeRandomCrystals(spec);
    spec.recipe = fields.recipe.is_null() ? preprocess::PreprocessRecipe::standard(spec.inputSize)
                                          : preprocess::PreprocessRecipe::fromJson(fields.recipe);
    RangeChecker ranges;
    spec.conditions.visit(ranges);
    checkValues("energies_kev", spec.energiesKeV, 5, 40);
    for (const auto& level : spec.levels)
        if (std::ranges::find(symmetryLevels, level) == symmetryLevels.end())
            fail("levels holds \"" + level + "\"; choose among " + Json(symmetryLevels).dump() + ".");
    checkValues("depth_scales", spec.depthScales, 0.1, 10);
    if (spec.masterSize % 2 == 0)
        fail("master_size is " + std::to_string(spec.masterSize) + ", but must be odd.");
    if (spec.name.empty())
        fail("name is missing.");
    return spec;
}

} // namespace

TrainingSpec TrainingSpec::fromJson(const Json& json, const std::string& source)
{
    try {
        return read(json);
    } catch (const Error& e) {
        throw Error(e.kind(), source + ": " + e.what(), e.details());
    }
}

Json TrainingSpec::toJson() const
{
    SpecFields fields;
    fields.value = *this;
    fields.seed = static_cast<std::int64_t>(seed);
    for (const auto& entry : classes)
        fields.classes.push_back(classToJson(entry));
    fields.recipe = recipe.toJson();
    Json json = kikuscope::toJson(fields);
    if (!unseen)
        json.erase("unseen"); // as checkpoints and models from before it have it
    return json;
}

} // namespace kikuscope::nn
