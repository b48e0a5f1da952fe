// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/phase_json.h"

namespace kikuscope::nn {
namespace {

Json atomToJson(const AtomSite& atom)
{
    Json json = {{"label", atom.label},
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
    atom.label = json.at("label").get<std::string>();
    atom.element = json.at("element").get<std::string>();
    atom.atomicNumber = json.at("atomic_number").get<int>();
    for (int k = 0; k < 3; ++k)
        atom.position[k] = json.at("position").at(static_cast<std::size_t>(k)).get<double>();
    atom.occupancy = json.at("occupancy").get<double>();
    if (json.contains("b_iso"))
        atom.bIso = json["b_iso"].get<double>();
    return atom;
}

std::uint8_t colourPart(const Json& json, std::size_t k)
{
    const int value = json.at(k).get<int>();
    if (value < 0 || value > 255)
        throw std::out_of_range("colour outside 0 ... 255");
    return static_cast<std::uint8_t>(value);
}

void readCell(const Json& json, UnitCell& cell)
{
    double* const fields[] = {&cell.a, &cell.b, &cell.c, &cell.alphaDeg, &cell.betaDeg, &cell.gammaDeg};
    for (std::size_t k = 0; k < std::size(fields); ++k)
        *fields[k] = json.at(k).get<double>();
    if (!cell.isValid())
        throw std::out_of_range("impossible cell");
}

} // namespace

Json phaseToJson(const Phase& phase)
{
    Json json = {{"name", phase.name}};
    const auto text = [&](const char* key, const std::string& value) {
        if (!value.empty())
            json[key] = value;
    };
    text("formula", phase.formula);
    const auto& c = phase.cell;
    if (c.isValid())
        json["cell"] = {c.a, c.b, c.c, c.alphaDeg, c.betaDeg, c.gammaDeg};
    if (phase.spaceGroup > 0)
        json["space_group"] = phase.spaceGroup;
    text("space_group_name", phase.spaceGroupName);
    text("point_group", phase.pointGroup);
    text("laue_group", phase.laueGroup);
    text("bravais", phase.bravais);
    if (phase.colour.a > 0)
        json["colour"] = {phase.colour.r, phase.colour.g, phase.colour.b, phase.colour.a};
    text("source", phase.source);
    for (const auto& atom : phase.atoms)
        json["atoms"].push_back(atomToJson(atom));
    return json;
}

Phase phaseFromJson(const Json& json, const std::string& where)
{
    std::string key = "name";
    try {
        Phase phase;
        phase.name = json.at("name").get<std::string>();
        const auto text = [&](const char* field, std::string& value) {
            key = field;
            value = json.value(field, std::string());
        };
        text("formula", phase.formula);
        text("space_group_name", phase.spaceGroupName);
        text("point_group", phase.pointGroup);
        text("laue_group", phase.laueGroup);
        text("bravais", phase.bravais);
        text("source", phase.source);
        key = "space_group";
        phase.spaceGroup = json.value("space_group", 0);
        if (phase.spaceGroup < 0 || phase.spaceGroup > 230)
            throw std::out_of_range("not 1 ... 230");
        key = "cell";
        if (json.contains(key))
            readCell(json[key], phase.cell);
        key = "colour";
        if (json.contains(key))
            phase.colour = {colourPart(json[key], 0), colourPart(json[key], 1), colourPart(json[key], 2), colourPart(json[key], 3)};
        key = "atoms";
        if (json.contains(key))
            for (const auto& atom : json[key])
                phase.atoms.push_back(atomFromJson(atom));
        return phase;
    } catch (const std::exception& e) {
        throw Error(ErrorKind::BadFile, where + "." + key + " is missing or wrong; the model file is damaged.", e.what());
    }
}

} // namespace kikuscope::nn
