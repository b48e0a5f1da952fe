// SPDX-License-Identifier: GPL-3.0-or-later
// Inputs that a project or a figure has recorded by path and hash: are they still there, and the same?
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::io {

enum class InputState {
    Present, // where it was recorded, with the recorded hash
    Moved,   // elsewhere, with the recorded hash
    Changed, // where it was recorded, with another hash
    Missing
};
/// "present", "moved", "changed", "missing".
const char* toString(InputState state);

struct RecordedInput
{
    std::string role; // "scan", "result", ...; free text
    std::string path; // as recorded, relative to the recording file or absolute
    std::string hash; // of fileHash(); empty where none could be computed (folders)
};

struct FoundInput
{
    InputState state = InputState::Missing;
    std::filesystem::path path; // where it is; empty where it is missing
    std::string hash;           // what is there has; empty where it is missing or a folder
};

/// Looks at the recorded place (relative to `folder`), then beside it in `folder`, then below the `roots` by name, at most
/// 20000 entries and 8 levels each. Only a file with the recorded hash counts as moved.
FoundInput findInput(const RecordedInput& input, const std::filesystem::path& folder, const std::vector<std::filesystem::path>& roots = {});

/// fileHash(), or empty for a folder.
std::string hashOfInput(const std::filesystem::path& path);
/// `path` as it is recorded in a file of `folder`: relative with slashes. Throws Error(BadFile) for names that are no UTF-8.
std::string recordedPath(const std::filesystem::path& path, const std::filesystem::path& folder);
/// "", or (optionally after "sampled:") 64 hexadecimal digits.
bool isRecordedHash(const std::string& text);

} // namespace kikuscope::io
