// SPDX-License-Identifier: GPL-3.0-or-later
// models: the bundled models, or one model in full.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/nn/model_file.h"

namespace kikuscope::cli {
namespace {

Json modelJson(const nn::ModelFile& model, bool full)
{
    Json out = {{"name", model.name}, {"description", model.description}, {"network", model.network},
                {"input_size", model.inputSize}, {"path", model.path.string()}, {"hash", model.hash}};
    Json classes = Json::array();
    for (const Phase& phase : model.classes.phases)
        classes.push_back(full ? phaseJson(phase) : Json(phase.name));
    out["classes"] = std::move(classes);
    out["other_classes"] = model.otherClasses;
    out["min_confidence"] = model.minConfidence;
    out["metrics"] = model.metrics;
    if (full) {
        out["temperature"] = model.temperature;
        out["recipe"] = model.recipe.toJson();
        out["training"] = model.training;
    }
    return out;
}

void printModel(const nn::ModelFile& model)
{
    printLine(model.name + " (" + model.network + ", " + std::to_string(model.inputSize) + " px)");
    printLine(model.description);
    printLine("File: " + model.path.string() + "\nSHA-256: " + model.hash + "\n");
    TextTable classes({"id", "class", "lattice", "space group"}, {0});
    for (int id = 1; id <= model.classes.size(); ++id) {
        const Phase& phase = model.classes[id];
        classes.add({std::to_string(id), phase.name, phase.bravais, phase.spaceGroupName});
    }
    classes.print();
    printLine("\nMeasured: " + model.metrics.dump(2));
}

void showModels(const std::string& nameOrPath, bool json)
{
    if (!nameOrPath.empty()) {
        const auto model = nn::loadModelByNameOrPath(nameOrPath);
        return json ? printJson(modelJson(*model, true)) : printModel(*model);
    }
    Json list = Json::array();
    TextTable table({"name", "network", "input", "classes", "description"}, {2, 3});
    for (const std::string& name : nn::bundledModels()) {
        const auto model = nn::loadModelByNameOrPath(name);
        list.push_back(modelJson(*model, false));
        table.add({name, model->network, std::to_string(model->inputSize) + " px", std::to_string(model->classes.size()), model->description});
    }
    if (json)
        printJson({{"models", std::move(list)}});
    else
        table.print();
}

} // namespace

Action declareModels(CLI::App& command)
{
    struct Options
    {
        std::string model;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    command.add_option("MODEL", options->model, "Bundled name or .safetensors file to show in full");
    addJsonFlag(command, options->json);
    addExamples(command, {"models", "models phases-starter", "models own.safetensors --json"});
    return [options](JobMonitor&) { showModels(options->model, options->json); };
}

} // namespace kikuscope::cli
