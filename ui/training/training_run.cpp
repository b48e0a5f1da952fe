// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_run.h"

#include "core/base/atomic_file.h"
#include "ui/widgets/qt_convert.h"

#include <QStandardPaths>
#include <algorithm>
#include <utility>

namespace kikuscope::ui {
namespace {

namespace fs = std::filesystem;

constexpr std::pair<RunState, const char*> stateNames[] = {
    {RunState::Waiting, "waiting"}, {RunState::Running, "running"}, {RunState::Paused, "paused"},
    {RunState::Stopped, "stopped"}, {RunState::Failed, "failed"},   {RunState::Done, "done"}};

std::string nameOf(RunState state)
{
    return std::ranges::find(stateNames, state, &std::pair<RunState, const char*>::first)->second;
}

/// What is under way in the file was interrupted when the program ended.
RunState stateAfterRestart(const std::string& name)
{
    for (const RunState state : {RunState::Failed, RunState::Done})
        if (name == nameOf(state))
            return state;
    return RunState::Stopped;
}

Json lookJson(const nn::TrainingLook& look)
{
    return {{"classes", look.classes}, {"confusion", look.confusion}, {"history", look.history}};
}

std::shared_ptr<const nn::TrainingLook> lookFrom(const Json& json)
{
    if (!json.is_object())
        return nullptr;
    auto look = std::make_shared<nn::TrainingLook>();
    look->classes = json.at("classes").get<std::vector<std::string>>();
    look->confusion = json.at("confusion").get<std::vector<std::int64_t>>();
    look->history = json.at("history");
    const bool fits = look->confusion.size() == look->classes.size() * look->classes.size();
    return fits ? look : nullptr;
}

TrainingRun readRun(const fs::path& folder)
{
    const Json json = parseJson(readTextFile(folder / "run.json"), "run.json");
    TrainingRun run;
    run.folder = folder;
    run.kind = json.at("kind") == "adapt" ? RunKind::Map : RunKind::Structures;
    run.name = toQString(json.at("name").get<std::string>());
    run.state = stateAfterRestart(json.at("state").get<std::string>());
    run.message = toQString(json.at("message").get<std::string>());
    run.model = toPath(toQString(json.at("model").get<std::string>()));
    run.latest.images = json.at("images").get<std::int64_t>();
    run.latest.total = json.at("total").get<std::int64_t>();
    run.latest.loss = json.at("loss").get<double>();
    run.latest.trainAccuracy = json.at("train_accuracy").get<double>();
    run.latest.validationAccuracy = json.at("validation_accuracy").get<double>();
    run.look = lookFrom(json.at("look"));
    return run;
}

QString quoted(const fs::path& path)
{
    return QLatin1Char('\'') + fromPath(path).replace(QLatin1Char('\''), QLatin1String("'\\''")) +
           QLatin1Char('\'');
}

} // namespace

fs::path trainingsFolder()
{
    return toPath(QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)) / "trainings";
}

fs::path freeRunFolder(const fs::path& root, const QString& name)
{
    const QString base = fileNameOf(name);
    fs::path folder = root / toPath(base);
    for (int n = 2; fs::exists(folder); ++n)
        folder = root / toPath(base + QStringLiteral("-%1").arg(n));
    return folder;
}

TrainingRun createRun(const fs::path& root, const QString& name, RunKind kind, const Json& specification)
{
    TrainingRun run;
    run.name = name;
    run.kind = kind;
    run.folder = freeRunFolder(root, name);
    std::error_code failed;
    fs::create_directories(run.folder, failed);
    if (failed)
        throw Error(ErrorKind::BadFile, "The folder " + run.folder.string() + " cannot be made: " +
                                            failed.message() + "; check the disk and its permissions.");
    writeFileAtomically(run.specification(), specification.dump(2) + "\n");
    writeRun(run);
    return run;
}

void writeRun(const TrainingRun& run)
{
    const Json json = {{"kind", run.kind == RunKind::Map ? "adapt" : "train"},
                       {"name", toStdString(run.name)},
                       {"state", nameOf(run.state)},
                       {"message", toStdString(run.message)},
                       {"model", toStdString(fromPath(run.model))},
                       {"images", run.latest.images},
                       {"total", run.latest.total},
                       {"loss", run.latest.loss},
                       {"train_accuracy", run.latest.trainAccuracy},
                       {"validation_accuracy", run.latest.validationAccuracy},
                       {"look", run.look ? lookJson(*run.look) : Json()}};
    writeFileAtomically(run.folder / "run.json", json.dump(2) + "\n");
}

std::vector<TrainingRun> readRuns(const fs::path& root)
{
    std::vector<std::pair<fs::file_time_type, TrainingRun>> found;
    std::error_code none;
    for (const auto& entry : fs::directory_iterator(root, none)) {
        try {
            found.emplace_back(fs::last_write_time(entry.path() / "spec.json"), readRun(entry.path()));
        } catch (const Error&) {
        } catch (const fs::filesystem_error&) {
        } catch (const nlohmann::json::exception&) {
        }
    }
    std::ranges::stable_sort(found, {}, [](const auto& item) { return item.first; });
    std::vector<TrainingRun> runs;
    for (auto& [time, run] : found)
        runs.push_back(std::move(run));
    return runs;
}

bool isSameFile(const fs::path& a, const fs::path& b)
{
    std::error_code absent;
    return fs::equivalent(a, b, absent);
}

QString replayCommand(RunKind kind, const fs::path& specification)
{
    if (kind == RunKind::Structures)
        return QStringLiteral("kikuscope-cli train %1 -o model.safetensors").arg(quoted(specification));
    return QStringLiteral("kikuscope-cli adapt --options %1 -o result.h5 --model model.safetensors")
        .arg(quoted(specification));
}

} // namespace kikuscope::ui
