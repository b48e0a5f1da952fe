// SPDX-License-Identifier: GPL-3.0-or-later
// Model files: .safetensors = tensors + one JSON text under __metadata__.kikuscope {format version, network, classes,
// recipe, training, seed, metrics, app version}. No pickles. Immutable once loaded, shared between threads.
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"
#include "core/preprocess/recipe.h"

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace kikuscope::nn {

/// A tensor as bytes; dtype as in the format ("F32", "I64", ...).
struct StoredTensor
{
    std::string name, dtype;
    std::vector<std::int64_t> shape;
    std::vector<std::byte> bytes;
};

/// The plain container, checked: header size, JSON, offsets in bounds, without gaps or overlap, sizes = shape x dtype.
struct Safetensors
{
    std::vector<StoredTensor> tensors;
    std::vector<std::pair<std::string, std::string>> metadata;
};
Safetensors readSafetensors(const std::filesystem::path& path);
void writeSafetensors(const std::filesystem::path& path, const Safetensors& content); // atomic

struct ModelFile
{
    std::string name, description;
    std::string network;                    // id of the network table, or "torchscript"
    int inputSize = 64;
    PhaseList classes;                      // last ones may be background classes, see otherClasses
    std::vector<int> otherClasses;          // ids that mean "none of the known ones": reported as unknown
    std::vector<int> classOfOutput;         // id for each output of the network; empty: output i is class i + 1. Not stored,
                                            // see symmetry_level.h
    preprocess::PreprocessRecipe recipe;
    double temperature = 1;                 // calibration of the probabilities
    double minConfidence = 0;               // below: "unknown"
    Json training = Json::object();         // specification, seed, data, history
    Json metrics = Json::object();          // measured accuracies with their conditions
    std::string hash;                       // sha256 of the file
    std::filesystem::path path;
    std::vector<StoredTensor> weights;

    int outputs() const { return classOfOutput.empty() ? classes.size() : static_cast<int>(classOfOutput.size()); }
};

/// Throws Error(BadFile) with the field at fault.
std::shared_ptr<const ModelFile> loadModel(const std::filesystem::path& path);
void saveModel(const std::filesystem::path& path, const ModelFile& model);
/// TorchScript only on explicit request: needs PATH.json beside it with classes and recipe.
std::shared_ptr<const ModelFile> loadTorchScript(const std::filesystem::path& path);
/// Tensors trained elsewhere under the names of torchvision or timm (.safetensors, float32, one input channel): needs
/// PATH.json beside it with network, classes, input_size and recipe.
std::shared_ptr<const ModelFile> loadDescribedWeights(const std::filesystem::path& path);

/// The structures (library names or CIF paths) that a class was trained on, by the model's own specification; empty
/// where it has none.
std::vector<std::string> trainedStructures(const ModelFile& model, const std::string& className);
/// Those of all classes, and of the model that the training started from.
std::vector<std::string> trainedStructures(const ModelFile& model);

/// Bundled models by name ("phases-starter") and any file path.
std::vector<std::string> bundledModels();
std::shared_ptr<const ModelFile> loadModelByNameOrPath(const std::string& nameOrPath);

} // namespace kikuscope::nn
