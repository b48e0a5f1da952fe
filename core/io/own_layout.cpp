// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/own_layout.h"

#include "core/base/version.h"

#include <array>

namespace kikuscope::io {

namespace {

constexpr std::int64_t formatVersion = 1;

Json atomToJson(const AtomSite& atom)
{
    Json json{{"label", atom.label},
              {"element", atom.element},
              {"atomic_number", atom.atomicNumber},
              {"position", {atom.position.x(), atom.position.y(), atom.position.z()}},
              {"occupancy", atom.occupancy}};
    if (atom.bIso)
        json["b_iso"] = *atom.bIso;
    return json;
}

AtomSite atomFromJson(const Json& json)
{
    AtomSite atom;
    atom.label = json.value("label", "");
    atom.element = json.value("element", "");
    atom.atomicNumber = json.value("atomic_number", 0);
    const auto position = json.at("position").get<std::array<double, 3>>();
    atom.position = {position[0], position[1], position[2]};
    atom.occupancy = json.value("occupancy", 1.0);
    if (const auto it = json.find("b_iso"); it != json.end())
        atom.bIso = it->get<double>();
    return atom;
}

Phase readPhase(const Json& json)
{
    Phase phase;
    phase.name = json.at("name").get<std::string>();
    phase.formula = json.value("formula", "");
    const auto cell = json.at("cell").get<std::array<double, 6>>();
    phase.cell = {cell[0], cell[1], cell[2], cell[3], cell[4], cell[5]};
    phase.spaceGroup = json.value("space_group", 0);
    phase.spaceGroupName = json.value("space_group_name", "");
    phase.pointGroup = json.value("point_group", "");
    phase.laueGroup = json.value("laue_group", "");
    phase.bravais = json.value("bravais", "");
    phase.source = json.value("source", "");
    if (const auto it = json.find("colour"); it != json.end()) {
        const auto rgb = it->get<std::array<int, 3>>();
        const auto channel = [](int v) { return static_cast<std::uint8_t>(v & 255); };
        phase.colour = {channel(rgb[0]), channel(rgb[1]), channel(rgb[2]), 255};
    }
    for (const Json& atom : json.value("atoms", Json::array()))
        phase.atoms.push_back(atomFromJson(atom));
    return phase;
}

} // namespace

Json phaseToJson(const Phase& phase)
{
    const UnitCell& c = phase.cell;
    Json json{{"name", phase.name},
              {"formula", phase.formula},
              {"cell", {c.a, c.b, c.c, c.alphaDeg, c.betaDeg, c.gammaDeg}},
              {"space_group", phase.spaceGroup},
              {"space_group_name", phase.spaceGroupName},
              {"point_group", phase.pointGroup},
              {"laue_group", phase.laueGroup},
              {"bravais", phase.bravais},
              {"source", phase.source}};
    if (phase.colour.a)
        json["colour"] = {phase.colour.r, phase.colour.g, phase.colour.b};
    for (const AtomSite& atom : phase.atoms)
        json["atoms"].push_back(atomToJson(atom));
    return json;
}

Json phasesToJson(const PhaseList& phases)
{
    Json list = Json::array();
    for (const Phase& phase : phases.phases)
        list.push_back(phaseToJson(phase));
    return list;
}

Phase phaseFromJson(const Json& json, const std::string& where)
{
    try {
        Phase phase = readPhase(json);
        if (phase.spaceGroup < 0 || phase.spaceGroup > 230)
            throw Error(ErrorKind::BadFile,
                        where + ": space group " + std::to_string(phase.spaceGroup) + " does not exist.");
        return phase;
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadFile, where + " does not describe a phase; the file is damaged.", e.what());
    }
}

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

PhaseList phasesFromJson(const Json& json, const std::string& where)
{
    if (!json.is_array() || json.size() > 65535)
        throw Error(ErrorKind::BadFile, where + " is no list of phases; the file is damaged.");
    PhaseList list;
    for (const Json& phase : json)
        list.phases.push_back(phaseFromJson(phase, where));
    return list;
}

} // namespace kikuscope::io
