// SPDX-License-Identifier: GPL-3.0-or-later
// Where the bundled structures, models and demo are.
#pragma once
#include <filesystem>
#include <string>

namespace kikuscope {

/// Full path of a bundled file such as "models/phases-starter.safetensors". Looked for in $KIKUSCOPE_RESOURCES,
/// ../share/kikuscope beside the program, then the source tree. Throws Error(BadFile) if it is nowhere.
std::filesystem::path resourcePath(const std::string& relative);

/// Per-user cache folder ($XDG_CACHE_HOME/kikuscope or ~/.cache/kikuscope), created on demand.
std::filesystem::path cacheFolder();

} // namespace kikuscope
