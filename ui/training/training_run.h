// SPDX-License-Identifier: GPL-3.0-or-later
// One training and its folder: spec.json (what was asked for, as kikuscope-cli reads it), run.json (how far
// it came), checkpoint.safetensors (to go on from), result.h5 (the map of a "Train for this map").
#pragma once
#include "core/nn/train.h"

#include <QString>
#include <filesystem>
#include <vector>

namespace kikuscope::ui {

enum class RunKind { Structures, Map }; // `kikuscope-cli train` and `kikuscope-cli adapt`
enum class RunState { Waiting, Running, Paused, Stopped, Failed, Done };

struct TrainingRun
{
    int id = 0; // of this session
    RunKind kind = RunKind::Structures;
    QString name;
    std::filesystem::path folder;
    RunState state = RunState::Stopped;
    QString message;             // what came of it, or why it failed
    std::filesystem::path model; // once it is done
    nn::TrainingProgress latest;
    std::shared_ptr<const nn::TrainingLook> look; // null before the first validation

    std::filesystem::path specification() const { return folder / "spec.json"; }
    std::filesystem::path checkpoint() const { return folder / "checkpoint.safetensors"; }
    std::filesystem::path result() const { return folder / "result.h5"; }
    /// The network learns right now: not before (simulating, matching) and not after (calibrating, mapping).
    bool isLearning() const
    {
        return state == RunState::Running && latest.imagesPerSecond > 0 && latest.images < latest.total;
    }
    bool isActive() const
    {
        return state == RunState::Waiting || state == RunState::Running || state == RunState::Paused;
    }
};

/// AppDataLocation/trainings.
std::filesystem::path trainingsFolder();
/// A folder for a run of this name that does not exist yet.
std::filesystem::path freeRunFolder(const std::filesystem::path& root, const QString& name);
/// Makes the folder and writes the specification. Throws Error.
TrainingRun createRun(const std::filesystem::path& root, const QString& name, RunKind kind,
                      const Json& specification);
void writeRun(const TrainingRun& run); // throws Error
/// The runs of earlier sessions, oldest first; one that was under way is stopped. Folders that hold no run,
/// or a damaged one, are left out.
std::vector<TrainingRun> readRuns(const std::filesystem::path& root);
/// Whether two paths name one existing file.
bool isSameFile(const std::filesystem::path& a, const std::filesystem::path& b);
/// The command that repeats a run, to be pasted into a terminal.
QString replayCommand(RunKind kind, const std::filesystem::path& specification);

} // namespace kikuscope::ui
