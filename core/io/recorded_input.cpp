// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/recorded_input.h"

#include "core/base/error.h"
#include "core/base/sha256.h"
#include "core/io/text_lines.h"

#include <algorithm>

namespace kikuscope::io {
namespace fs = std::filesystem;
namespace {

constexpr int kMostEntries = 20000, kDeepestFolder = 8;

bool isThere(const fs::path& path)
{
    std::error_code error;
    return fs::exists(path, error) && !error;
}

bool hasHash(const fs::path& path, const RecordedInput& input)
{
    return isThere(path) && (input.hash.empty() || hashOfInput(path) == input.hash);
}

/// The first entry below `root` of the name and hash.
fs::path searchBelow(const fs::path& root, const RecordedInput& input)
{
    const fs::path name = fs::path(input.path).filename();
    std::error_code error;
    int entries = 0;
    for (fs::recursive_directory_iterator it(root, fs::directory_options::skip_permission_denied, error), end; !error && it != end; it.increment(error)) {
        if (++entries > kMostEntries)
            break;
        if (it.depth() >= kDeepestFolder)
            it.disable_recursion_pending();
        if (it->path().filename() == name && hasHash(it->path(), input))
            return it->path();
    }
    return {};
}

} // namespace

const char* toString(InputState state)
{
    switch (state) {
    case InputState::Present: return "present";
    case InputState::Moved: return "moved";
    case InputState::Changed: return "changed";
    case InputState::Missing: break;
    }
    return "missing";
}

std::string hashOfInput(const fs::path& path)
{
    std::error_code error;
    return fs::is_directory(path, error) ? std::string() : fileHash(path);
}

FoundInput findInput(const RecordedInput& input, const fs::path& folder, const std::vector<fs::path>& roots)
{
    const fs::path recorded = (folder / input.path).lexically_normal(), name = fs::path(input.path).filename();
    if (hasHash(recorded, input))
        return {InputState::Present, recorded, input.hash};
    std::vector<fs::path> places{folder / name};
    for (const fs::path& root : roots) {
        places.push_back(root / input.path);
        places.push_back(root / name);
    }
    for (const fs::path& place : places)
        if (hasHash(place, input))
            return {InputState::Moved, place.lexically_normal(), input.hash};
    for (const fs::path& root : roots)
        if (const fs::path found = searchBelow(root, input); !found.empty())
            return {InputState::Moved, found, input.hash};
    if (isThere(recorded))
        return {InputState::Changed, recorded, hashOfInput(recorded)};
    return {};
}

std::string recordedPath(const fs::path& path, const fs::path& folder)
{
    const fs::path absolute = fs::absolute(path).lexically_normal(), base = fs::absolute(folder.empty() ? "." : folder).lexically_normal();
    const fs::path relative = absolute.lexically_relative(base);
    const std::string text = (relative.empty() ? absolute : relative).generic_string();
    if (toUtf8(text) != text)
        throw Error(ErrorKind::BadFile, "The name of " + path.string() + " is no UTF-8 and cannot be recorded; rename the file.");
    return text;
}

bool isRecordedHash(const std::string& text)
{
    if (text.empty())
        return true;
    constexpr std::string_view sampled = "sampled:";
    const std::string_view digits = std::string_view(text).substr(text.starts_with(sampled) ? sampled.size() : 0);
    return digits.size() == 64 && digits.find_first_not_of("0123456789abcdef") == std::string_view::npos;
}

} // namespace kikuscope::io
