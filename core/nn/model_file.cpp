// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/model_file.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/base/resources.h"
#include "core/base/sha256.h"
#include "core/base/version.h"
#include "core/crystal/phase_json.h"
#include "core/nn/networks.h"
#include "core/nn/modality.h"
#include "core/nn/torchscript.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace kikuscope::nn {
namespace {

namespace fs = std::filesystem;

constexpr const char* metadataKey = "kikuscope";
constexpr int formatVersion = 1;
constexpr std::uintmax_t scriptLimit = std::uintmax_t{4} << 30;

Json describe(const ModelFile& model)
{
    Json classes = Json::array();
    for (const auto& phase : model.classes.phases)
        classes.push_back(crystal::phaseToJson(phase));
    return {{"format", formatVersion},
            {"app_version", KIKUSCOPE_VERSION},
            {"name", model.name},
            {"description", model.description},
            {"network", model.network},
            {"input_size", model.inputSize},
            {"classes", classes},
            {"other_classes", model.otherClasses},
            {"recipe", model.recipe.toJson()},
            {"temperature", model.temperature},
            {"min_confidence", model.minConfidence},
            {"training", model.training},
            {"metrics", model.metrics}};
}

/// Reads fields of the description; every complaint names the file and the field.
class Description
{
public:
    Description(const Json& json, std::string source) : m_json(json), m_source(std::move(source)) {}

    [[noreturn]] void fail(const std::string& field, const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_source + ": " + field + " " + what + "; this is not a Kikuscope model or it is damaged.");
    }

    const Json& at(const std::string& field) const
    {
        const auto it = m_json.find(field);
        if (it == m_json.end())
            fail(field, "is missing");
        return *it;
    }

    std::string text(const std::string& field) const
    {
        if (!at(field).is_string())
            fail(field, "is not a text");
        return at(field).get<std::string>();
    }

    double number(const std::string& field, double low, double high) const
    {
        const auto& value = at(field);
        if (!value.is_number() || !(value.get<double>() >= low && value.get<double>() <= high))
            fail(field, "is not a number from " + Json(low).dump() + " to " + Json(high).dump());
        return value.get<double>();
    }

    int whole(const Json& value, const std::string& field, int low, int high) const
    {
        if (!value.is_number_integer() || value.get<std::int64_t>() < low || value.get<std::int64_t>() > high)
            fail(field, "is not a whole number from " + std::to_string(low) + " to " + std::to_string(high));
        return value.get<int>();
    }

    Json object(const std::string& field) const
    {
        if (!at(field).is_object())
            fail(field, "is not an object");
        return at(field);
    }

    const Json& list(const std::string& field) const
    {
        if (!at(field).is_array())
            fail(field, "is not a list");
        return at(field);
    }

    const std::string& source() const { return m_source; }

private:
    const Json& m_json;
    std::string m_source;
};

void readClasses(const Description& description, ModelFile& model)
{
    const auto& classes = description.list("classes");
    if (classes.empty() || classes.size() > 10000)
        description.fail("classes", "must have 1 to 10000 entries");
    for (std::size_t i = 0; i < classes.size(); ++i)
        model.classes.phases.push_back(
            crystal::phaseFromJson(classes[i], description.source() + ": classes[" + std::to_string(i) + "]"));
    for (const auto& id : description.list("other_classes"))
        model.otherClasses.push_back(description.whole(id, "other_classes", 1, model.classes.size()));
}

preprocess::PreprocessRecipe readRecipe(const Description& description)
{
    try {
        return preprocess::PreprocessRecipe::fromJson(description.at("recipe"));
    } catch (const Error& e) {
        throw Error(ErrorKind::BadFile, description.source() + ": the recipe cannot be used: " + e.what(), e.details());
    }
}

ModelFile fromDescription(const Json& json, const std::string& source)
{
    const Description description(json, source);
    if (!json.is_object())
        description.fail("description", "is not an object");
    const int format = description.whole(description.at("format"), "format", 1, 1 << 20);
    if (format > formatVersion)
        throw Error(ErrorKind::Unsupported, source + " has model format " + std::to_string(format) +
                                                "; this version reads up to " + std::to_string(formatVersion) +
                                                ", so a newer Kikuscope is needed.");
    ModelFile model;
    model.name = description.text("name");
    model.description = description.text("description");
    model.network = description.text("network");
    model.inputSize = description.whole(description.at("input_size"), "input_size", 16, 1024);
    readClasses(description, model);
    model.recipe = readRecipe(description);
    model.temperature = description.number("temperature", 1e-3, 1e3);
    model.minConfidence = description.number("min_confidence", 0, 1);
    model.training = description.object("training");
    model.metrics = description.object("metrics");
    return model;
}

void checkNetwork(const ModelFile& model, const std::string& source)
{
    const auto& table = networks();
    if (std::none_of(table.begin(), table.end(), [&](const NetworkInfo& n) { return n.id == model.network; }))
        throw Error(ErrorKind::Unsupported,
                    source + " needs the network \"" + model.network + "\", which this version does not know.");
}

std::vector<std::byte> readBytes(const fs::path& path)
{
    std::error_code ec;
    const auto size = fs::file_size(path, ec);
    std::ifstream file(path, std::ios::binary);
    if (ec || !file || size == 0 || size > scriptLimit)
        throw Error(ErrorKind::BadFile, "The TorchScript file " + path.string() + " is absent, empty or larger than 4 GiB.");
    std::vector<std::byte> bytes(size);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size)))
        throw Error(ErrorKind::BadFile, "The TorchScript file " + path.string() + " cannot be read.");
    return bytes;
}

/// A model file may hold anything here, so nothing is taken for granted.
const Json* member(const Json& object, const char* key)
{
    const auto it = object.is_object() ? object.find(key) : object.end();
    return it == object.end() ? nullptr : &*it;
}

const Json* member(const Json* object, const char* key) { return object ? member(*object, key) : nullptr; }

/// Of one class, or of all where `className` is null.
void collectStructures(const Json& training, const std::string* className, std::vector<std::string>& names)
{
    const Json* classes = member(member(training, "spec"), "classes");
    if (!classes || !classes->is_array())
        return;
    for (const Json& entry : *classes) {
        const Json* name = member(entry, "name");
        const Json* structures = member(entry, "structures");
        if (!structures || !structures->is_array() || (className && !(name && *name == *className)))
            continue;
        for (const Json& structure : *structures)
            if (structure.is_string())
                names.push_back(structure.get<std::string>());
    }
}

/// A model whose description stands in a file of its own, PATH.json; `network`: empty where that names it.
ModelFile describedBeside(const fs::path& path, const std::string& network)
{
    fs::path description = path;
    description += ".json";
    if (!fs::exists(description))
        throw Error(ErrorKind::BadFile, path.filename().string() + " needs " + description.filename().string() +
                                            " beside it with " + (network.empty() ? "network, " : "") +
                                            "classes, input_size and recipe.");
    const std::string source = description.filename().string();
    Json json = {{"format", formatVersion},  {"name", path.stem().string()}, {"description", ""},
                 {"other_classes", Json::array()}, {"temperature", 1},       {"min_confidence", 0},
                 {"training", Json::object()}, {"metrics", Json::object()}};
    const Json given = parseJson(readTextFile(description), source);
    if (!given.is_object())
        throw Error(ErrorKind::BadFile, source + " must hold a JSON object.");
    json.update(given);
    if (!network.empty())
        json["network"] = network;
    ModelFile model = fromDescription(json, source);
    model.path = path;
    model.hash = fileHash(path);
    return model;
}

} // namespace

std::shared_ptr<const ModelFile> loadModel(const fs::path& path)
{
    const std::string source = path.filename().string();
    if (path.extension() == ".pt" || path.extension() == ".pth")
        throw Error(ErrorKind::Unsupported, source + " may run code when it is opened; open a .safetensors model, or ask "
                                                     "for TorchScript explicitly if you trust the file.");
    auto content = readSafetensors(path);
    const auto text = std::find_if(content.metadata.begin(), content.metadata.end(),
                                   [](const auto& entry) { return entry.first == metadataKey; });
    if (text == content.metadata.end())
        throw Error(ErrorKind::BadFile, source + " holds tensors but no Kikuscope model (no __metadata__.kikuscope).");
    auto model = std::make_shared<ModelFile>(fromDescription(parseJson(text->second, source), source));
    checkNetwork(*model, source);
    model->path = path;
    model->hash = fileHash(path);
    model->weights = std::move(content.tensors);
    return model;
}

void saveModel(const fs::path& path, const ModelFile& model)
{
    writeSafetensors(path, {model.weights, {{"format", "pt"}, {metadataKey, describe(model).dump()}}});
}

std::shared_ptr<const ModelFile> loadTorchScript(const fs::path& path)
{
    auto model = std::make_shared<ModelFile>(describedBeside(path, torchScriptNetwork));
    auto bytes = readBytes(path);
    const auto size = static_cast<std::int64_t>(bytes.size());
    model->weights.push_back({torchScriptNetwork, "U8", {size}, std::move(bytes)});
    return model;
}

std::shared_ptr<const ModelFile> loadDescribedWeights(const fs::path& path)
{
    auto model = std::make_shared<ModelFile>(describedBeside(path, {}));
    checkNetwork(*model, path.filename().string() + ".json");
    model->weights = readSafetensors(path).tensors;
    return model;
}

std::vector<std::string> bundledModels()
{
    std::vector<std::string> names;
    fs::path folder;
    try {
        folder = resourcePath("models");
    } catch (const Error&) {
        return names; // an installation without models
    }
    for (const auto& entry : fs::directory_iterator(folder)) // those for spot patterns: bundledSpotModels()
        if (entry.path().extension() == ".safetensors" && !entry.path().stem().string().starts_with("saed-"))
            names.push_back(entry.path().stem().string());
    std::sort(names.begin(), names.end());
    return names;
}

std::vector<std::string> trainedStructures(const ModelFile& model, const std::string& className)
{
    std::vector<std::string> names;
    collectStructures(model.training, &className, names);
    return names;
}

std::vector<std::string> trainedStructures(const ModelFile& model)
{
    std::vector<std::string> names;
    for (const Json* training = &model.training; training; training = member(member(*training, "started_from"), "training"))
        collectStructures(*training, nullptr, names);
    return names;
}

std::shared_ptr<const ModelFile> loadModelByNameOrPath(const std::string& nameOrPath)
{
    auto names = bundledModels();
    const auto forSpots = bundledSpotModels();
    names.insert(names.end(), forSpots.begin(), forSpots.end());
    if (std::find(names.begin(), names.end(), nameOrPath) != names.end())
        return loadModel(resourcePath("models/" + nameOrPath + ".safetensors"));
    if (fs::exists(nameOrPath))
        return loadModel(nameOrPath);
    std::string known;
    for (const auto& name : names)
        known += (known.empty() ? "" : ", ") + name;
    throw Error(ErrorKind::BadFile, "There is no model \"" + nameOrPath + "\": neither a file nor one of the bundled models (" +
                                        (known.empty() ? "none installed" : known) + ").");
}

} // namespace kikuscope::nn
