// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/phase_json.h"

namespace kikuscope::io {

namespace {

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
            throw Error(ErrorKind::BadFile, where + ": space group " + std::to_string(phase.spaceGroup) + " does not exist.");
        return phase;
    } catch (const nlohmann::json::exception& e) {
        throw Error(ErrorKind::BadFile, where + " does not describe a phase; the file is damaged.", e.what());
    }
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
