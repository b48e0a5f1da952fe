// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/own_layout.h"

#include "core/base/version.h"

#include <algorithm>

namespace kikuscope::io {

namespace {

constexpr std::int64_t formatVersion = 1;

} // namespace

std::string jsonText(const Json& json) { return json.dump(-1, ' ', false, Json::error_handler_t::replace); }

Json readJson(const Hdf5File& file, const std::string& dataset)
{
    const auto text = file.text(dataset);
    if (!text)
        file.fail(dataset, "is missing or no text; the file is incomplete.");
    return parseJson(*text, file.path().string() + ": \"" + dataset + "\"");
}

void writeHeader(Hdf5Writer& file, const std::string& content)
{
    file.text("Manufacturer", "Kikuscope");
    file.text("Version", KIKUSCOPE_VERSION);
    file.count("Format Version", formatVersion);
    file.text("Content", content);
}

bool hasContent(const Hdf5File& file, const std::string& content)
{
    return file.text("Manufacturer") == "Kikuscope" && file.text("Content") == content;
}

void checkFormatVersion(const Hdf5File& file)
{
    if (file.requiredCount("Format Version", 1, 1000000) > formatVersion)
        throw Error(ErrorKind::Unsupported,
                    file.path().string() + " was written by Kikuscope " + file.text("Version").value_or("?") +
                        " in a later format; open it with that version or a newer one.");
}

void writeGrid(Hdf5Writer& file, const std::string& group, const ScanGrid& grid)
{
    const bool hexagonal = grid.kind == GridKind::Hexagonal;
    file.text(group + "/Kind", hexagonal ? "hexagonal" : "square");
    file.count(group + "/Rows", grid.rows);
    file.count(group + "/Columns", grid.cols);
    if (hexagonal)
        file.count(group + "/Columns of Shifted Rows", grid.colsShifted);
    file.number(group + "/Step X um", grid.stepXUm);
    file.number(group + "/Step Y um", grid.stepYUm);
}

ScanGrid readGrid(const Hdf5File& file, const std::string& group)
{
    constexpr std::int64_t mostPixels = std::int64_t{1} << 40;
    ScanGrid grid;
    const auto kind = file.text(group + "/Kind");
    if (kind != "square" && kind != "hexagonal")
        file.fail(group + "/Kind", "must be \"square\" or \"hexagonal\".");
    grid.rows = file.requiredCount(group + "/Rows", 1, mostPixels);
    grid.cols = file.requiredCount(group + "/Columns", 1, mostPixels / grid.rows);
    if (kind == "hexagonal") {
        grid.kind = GridKind::Hexagonal;
        grid.colsShifted = file.requiredCount(group + "/Columns of Shifted Rows",
                                              std::max<std::int64_t>(grid.cols - 1, 1), grid.cols);
    }
    grid.stepXUm = file.requiredNumber(group + "/Step X um");
    grid.stepYUm = file.requiredNumber(group + "/Step Y um");
    if (grid.stepXUm <= 0 || grid.stepYUm <= 0)
        file.fail(group + "/Step X um", "and \"Step Y um\" must be positive.");
    return grid;
}

} // namespace kikuscope::io
