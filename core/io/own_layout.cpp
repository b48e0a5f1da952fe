// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/own_layout.h"

#include "core/base/version.h"

#include <algorithm>
#include <array>

namespace kikuscope::io {

namespace {

constexpr std::int64_t formatVersion = 1;
constexpr int gzip = 4;

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

void writeCrystalMap(Hdf5Writer& file, const std::string& group, const CrystalMap& map, bool groundTruth)
{
    const auto points = static_cast<std::int64_t>(map.phaseId.size());
    const std::array<std::int64_t, 1> perPoint{points};
    const std::array<std::int64_t, 2> triples{points, 3};
    file.text(group + "/Name", map.name);
    file.text(group + "/Phases", jsonText(phasesToJson(map.phases)));
    file.text(group + "/Sample Frame", map.frame == SampleFrame::Tsl ? "tsl" : "hkl");
    file.count(group + "/X Parallel a-star", map.xParallelAStar);
    file.count(group + "/Ground Truth", groundTruth);
    file.text(group + "/Warnings", jsonText(map.warnings));
    file.write<std::uint16_t>(group + "/Phase", perPoint, map.phaseId, gzip);
    if (!map.orientation.empty()) {
        std::vector<float> angles;
        angles.reserve(map.orientation.size() * 3);
        for (const EulerAngles& e : map.orientation)
            angles.insert(angles.end(), {e.phi1, e.Phi, e.phi2});
        file.write<float>(group + "/Euler rad", triples, angles, gzip);
    }
    for (std::size_t k = 0; k < map.scalars.size(); ++k) {
        const std::string scalar = group + "/Scalars/" + std::to_string(k + 1);
        const std::array<std::int64_t, 1> size{static_cast<std::int64_t>(map.scalars[k].values.size())};
        file.text(scalar + "/Name", map.scalars[k].name);
        file.text(scalar + "/Unit", map.scalars[k].unit);
        file.write<float>(scalar + "/Values", size, map.scalars[k].values, gzip);
    }
}

std::shared_ptr<const CrystalMap> readCrystalMap(const Hdf5File& file, const std::string& group,
                                               const ScanGrid& grid)
{
    auto map = std::make_shared<CrystalMap>();
    map->name = file.text(group + "/Name").value_or("");
    map->grid = grid;
    map->phases = phasesFromJson(readJson(file, group + "/Phases"),
                                 file.path().string() + ": \"" + group + "/Phases\"");
    map->frame = file.text(group + "/Sample Frame") == "hkl" ? SampleFrame::Hkl : SampleFrame::Tsl;
    map->xParallelAStar = file.number(group + "/X Parallel a-star").value_or(0) != 0;
    map->phaseId = file.read<std::uint16_t>(group + "/Phase", grid.size());
    for (const auto id : map->phaseId)
        if (id > map->phases.size())
            file.fail(group + "/Phase", "names phase " + std::to_string(id) + ", but only " +
                                            std::to_string(map->phases.size()) +
                                            " are described; the file is damaged.");
    if (file.isDataset(group + "/Euler rad")) {
        const auto angles = file.read<float>(group + "/Euler rad", grid.size() * 3);
        map->orientation.resize(map->phaseId.size());
        for (std::size_t i = 0; i < map->orientation.size(); ++i)
            map->orientation[i] = {angles[3 * i], angles[3 * i + 1], angles[3 * i + 2]};
    }
    for (const std::string& name : file.children(group + "/Scalars")) {
        const std::string scalar = group + "/Scalars/" + name;
        map->scalars.push_back({file.text(scalar + "/Name").value_or(name),
                                file.text(scalar + "/Unit").value_or(""),
                                file.read<float>(scalar + "/Values", grid.size())});
    }
    if (file.isDataset(group + "/Warnings"))
        for (const Json& warning : readJson(file, group + "/Warnings"))
            if (warning.is_string())
                map->warnings.push_back(warning.get<std::string>());
    return map;
}

} // namespace kikuscope::io
