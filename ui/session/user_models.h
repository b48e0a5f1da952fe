// SPDX-License-Identifier: GPL-3.0-or-later
// The models of this user: trained here or imported, one file each in AppDataLocation/models.
#pragma once
#include "core/nn/model_file.h"

#include <QString>
#include <filesystem>
#include <vector>

namespace kikuscope::ui {

std::filesystem::path userModelsFolder();
/// Every model file there (.safetensors, imported TorchScript .pt), by name.
std::vector<std::filesystem::path> userModels();
/// A file there that does not exist yet.
std::filesystem::path freeModelFile(const QString& name, const std::string& extension = ".safetensors");

/// A bundled model by name, or any by path; TorchScript only from this folder, where it came by an explicit
/// import. Throws Error.
std::shared_ptr<const nn::ModelFile> loadChosenModel(const std::string& nameOrPath);

/// Checks the file by loading it, then copies it. Weights of other programs with a description PATH.json
/// beside them become one file of ours. Throws Error.
std::filesystem::path importModel(const std::filesystem::path& source);
/// As importModel, for a TorchScript file that the user trusts: it may run code.
std::filesystem::path importTorchScript(const std::filesystem::path& source);
/// Throws Error. A TorchScript file takes its description along.
void exportModel(const std::filesystem::path& model, const std::filesystem::path& target);
void removeUserModel(const std::filesystem::path& model);

} // namespace kikuscope::ui
