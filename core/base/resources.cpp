// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/resources.h"

#include "core/base/error.h"

#include <cstdlib>

namespace kikuscope {

namespace fs = std::filesystem;

fs::path resourcePath(const std::string& relative)
{
    std::error_code ec;
    std::string tried;
    const auto exists = [&](const fs::path& folder) {
        tried += (tried.empty() ? "" : ", ") + folder.string();
        return fs::exists(folder / relative, ec);
    };
    if (const char* folder = std::getenv("KIKUSCOPE_RESOURCES"); folder && exists(folder))
        return fs::path(folder) / relative;
    if (const auto self = fs::read_symlink("/proc/self/exe", ec); !ec) {
        const auto folder = self.parent_path().parent_path() / "share" / "kikuscope";
        if (exists(folder))
            return folder / relative;
    }
    if (exists(KIKUSCOPE_SOURCE_RESOURCES))
        return fs::path(KIKUSCOPE_SOURCE_RESOURCES) / relative;
    throw Error(ErrorKind::BadFile, "The bundled file " + relative + " was not found (looked in " + tried +
                                        "); reinstall, or set KIKUSCOPE_RESOURCES to the resources folder.");
}

fs::path cacheFolder()
{
    fs::path folder;
    if (const char* xdg = std::getenv("XDG_CACHE_HOME"); xdg && *xdg)
        folder = xdg;
    else if (const char* home = std::getenv("HOME"); home && *home)
        folder = fs::path(home) / ".cache";
    else
        folder = fs::temp_directory_path();
    folder /= "kikuscope";
    std::error_code ec;
    fs::create_directories(folder, ec);
    if (ec)
        throw Error(ErrorKind::BadFile, "The cache folder " + folder.string() + " cannot be created (" + ec.message() +
                                            "); set XDG_CACHE_HOME to a writable folder.");
    return folder;
}

} // namespace kikuscope
