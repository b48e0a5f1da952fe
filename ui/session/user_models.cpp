// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/user_models.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "core/nn/classifier.h"
#include "ui/widgets/qt_convert.h"

#include <QStandardPaths>
#include <algorithm>

namespace kikuscope::ui {
namespace {

namespace fs = std::filesystem;

bool isScript(const fs::path& path) { return path.extension() == ".pt"; }

fs::path descriptionOf(fs::path model) { return model += ".json"; }

void copyWhole(const fs::path& from, const fs::path& to)
{
    AtomicFile file(to);
    std::error_code failed;
    fs::copy_file(from, file.temporary(), fs::copy_options::overwrite_existing, failed);
    if (failed)
        throw Error(ErrorKind::BadFile, "The file " + from.string() + " cannot be copied to " + to.string() +
                                            ": " + failed.message() + ".");
    file.commit();
}

/// Network and weights must fit each other, not only be readable.
void checkUsable(const std::shared_ptr<const nn::ModelFile>& model)
{
    const nn::Classifier usable(model, "cpu");
}

fs::path copyIntoFolder(const fs::path& source)
{
    const fs::path target = freeModelFile(fromPath(source.stem()), source.extension().string());
    if (isScript(source))
        copyWhole(descriptionOf(source), descriptionOf(target));
    copyWhole(source, target);
    return target;
}

} // namespace

fs::path userModelsFolder()
{
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "models";
}

std::vector<fs::path> userModels()
{
    std::vector<fs::path> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(userModelsFolder(), none))
        if (entry.path().extension() == ".safetensors" || isScript(entry.path()))
            found.push_back(entry.path());
    std::ranges::sort(found);
    return found;
}

fs::path freeModelFile(const QString& name, const std::string& extension)
{
    const QString base = fileNameOf(name);
    const fs::path folder = userModelsFolder();
    std::error_code ignored; // writing the file says what is wrong
    fs::create_directories(folder, ignored);
    fs::path file = folder / toPath(base + toQString(extension));
    for (int n = 2; fs::exists(file); ++n)
        file = folder / toPath(QStringLiteral("%1-%2").arg(base).arg(n) + toQString(extension));
    return file;
}

std::shared_ptr<const nn::ModelFile> loadChosenModel(const std::string& nameOrPath)
{
    const fs::path path = toPath(toQString(nameOrPath));
    std::error_code ignored;
    const bool imported = fs::equivalent(path.parent_path(), userModelsFolder(), ignored);
    return isScript(path) && imported ? nn::loadTorchScript(path) : nn::loadModelByNameOrPath(nameOrPath);
}

fs::path importModel(const fs::path& source)
{
    if (!fs::exists(descriptionOf(source))) {
        checkUsable(nn::loadModel(source));
        return copyIntoFolder(source);
    }
    const auto model = nn::loadDescribedWeights(source);
    checkUsable(model);
    const fs::path target = freeModelFile(toQString(model->name));
    nn::saveModel(target, *model); // from now on in one file
    return target;
}

fs::path importTorchScript(const fs::path& source)
{
    checkUsable(nn::loadTorchScript(source));
    return copyIntoFolder(source);
}

void exportModel(const fs::path& model, const fs::path& target)
{
    if (isScript(model))
        copyWhole(descriptionOf(model), descriptionOf(target));
    copyWhole(model, target);
}

void removeUserModel(const fs::path& model)
{
    std::error_code failed;
    if (!fs::remove(model, failed) || failed)
        throw Error(ErrorKind::BadFile, "The model " + model.string() + " cannot be removed" +
                                            (failed ? ": " + failed.message() : std::string()) + ".");
    fs::remove(descriptionOf(model), failed); // absent for most
}

} // namespace kikuscope::ui
