// SPDX-License-Identifier: GPL-3.0-or-later
// The project file (.kikuscope): JSON with the inputs by relative path and hash, and what was done with them. Sections
// are opaque here: the room that owns one writes and checks it.
#pragma once
#include "core/base/settings.h"
#include "core/io/recorded_input.h"

#include <array>
#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::io {

/// What an input is to a project; several of a role are allowed.
inline constexpr std::array<const char*, 6> projectRoles = {"scan", "reference", "result", "electron-image", "model", "counterpart"};

struct ProjectInput
{
    std::string role;           // of projectRoles
    std::filesystem::path path; // absolute
    std::string hash;           // as recorded; empty: computed when the project is written
};

struct Project
{
    std::string name;
    std::vector<ProjectInput> inputs;
    // objects; empty where there is nothing
    Json registration = Json::object(), phaseStyles = Json::object(), selection = Json::object(), labels = Json::object();
    Json answer = Json::object(), cleanUp = Json::object(), layout = Json::object();
    std::vector<Json> figures; // draw::FigureRecipe as JSON; their paths relative to the project, or "@role"

    /// Null where the project has no such input.
    const ProjectInput* input(const std::string& role) const;
    bool operator==(const Project& other) const;
};

/// By the extension .kikuscope.
bool isProjectFile(const std::filesystem::path& path);
/// Reads text only: the inputs are not opened. Throws Error(BadFile) naming the field, Error(Unsupported) for a later
/// format.
Project readProject(const std::filesystem::path& path);
/// Atomic. Throws Error(BadFile) where an input without hash cannot be read, Error(BadSetting) for an unknown role or a
/// section that is no object.
void writeProject(const std::filesystem::path& path, const Project& project);
/// The same text for autosaving elsewhere: paths are relative to `folder`.
std::string projectText(const Project& project, const std::filesystem::path& folder);

/// Every input with where it is now. Reads the inputs for their hashes.
struct InputReport
{
    std::string role, recorded; // path relative to the project
    std::string hash;
    FoundInput found;
};
std::vector<InputReport> checkInputs(const Project& project, const std::filesystem::path& projectFile,
                                     const std::vector<std::filesystem::path>& roots = {});
/// Points input number `index` to another file and records its hash. Throws Error(BadFile) where that cannot be read.
void repoint(Project& project, std::size_t index, const std::filesystem::path& path);

} // namespace kikuscope::io
