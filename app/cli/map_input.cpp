// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/map_input.h"

#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"

namespace kikuscope::cli {

PhaseMap openResult(const std::filesystem::path& path)
{
    if (!std::filesystem::exists(path))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the path.");
    if (!io::isResultFile(path))
        throw Error(ErrorKind::Unsupported, path.string() + " is not a result of kikuscope-cli classify; give its output file.");
    return io::readPhaseMap(path);
}

CrystalMap openReference(const std::filesystem::path& path)
{
    return io::isResultFile(path) ? asCrystalMap(io::readPhaseMap(path)) : io::openCrystalMap(path);
}

} // namespace kikuscope::cli
