// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/phase_json.h"

#include <array>

namespace kikuscope::crystal {

namespace {

/// Reads the fields of one JSON object; every error names the object and the field.
class Fields
{
public:
    Fields(const Json& json, std::string where) : m_json(json), m_where(std::move(where))
    {
        if (!json.is_object())
            throw Error(ErrorKind::BadFile, m_where + " is no JSON object; the file is damaged.");
    }

    [[noreturn]] void fail(const std::string& field, const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_where + "." + field + " " + what + "; the file is damaged.");
    }

    bool has(const std::string& field) const { return m_json.contains(field); }

    const Json& required(const std::string& field) const
    {
        if (!has(field))
            fail(field, "is missing");
        return m_json[field];
    }

    std::string requiredText(const std::string& field) const
    {
        if (!required(field).is_string())
            fail(field, "is no text");
        return m_json[field].get<std::string>();
    }

    std::string text(const std::string& field) const { return has(field) ? requiredText(field) : ""; }

    template <class T>
    T number(const std::string& field, const Json& value, const FieldInfo& range = {}) const
    {
        try {
            return numberFromJson<T>(value, m_where + "." + field, range);
        } catch (const Error& e) {
            const std::string sentence = e.what();
            throw Error(ErrorKind::BadFile,
                        sentence.substr(0, sentence.size() - 1) + "; the file is damaged.");
        }
    }

    template <std::size_t Count> std::array<double, Count> numbers(const std::string& field) const
    {
        const Json& list = required(field);
        if (!list.is_array() || list.size() != Count)
            fail(field, "is no list of " + std::to_string(Count) + " numbers");
        std::array<double, Count> values;
        for (std::size_t k = 0; k < Count; ++k)
            values[k] = number<double>(field, list[k]);
        return values;
    }

private:
    const Json& m_json;
    std::string m_where;
};

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

AtomSite atomFromJson(const Json& json, const std::string& where)
{
    const Fields fields(json, where);
    AtomSite atom;
    atom.label = fields.requiredText("label");
    atom.element = fields.requiredText("element");
    atom.atomicNumber =
        fields.number<int>("atomic_number", fields.required("atomic_number"), {.min = 0, .max = 120});
    const auto position = fields.numbers<3>("position");
    atom.position = {position[0], position[1], position[2]};
    atom.occupancy = fields.number<double>("occupancy", fields.required("occupancy"));
    if (fields.has("b_iso"))
        atom.bIso = fields.number<double>("b_iso", json["b_iso"]);
    return atom;
}

UnitCell readCell(const Fields& fields)
{
    const auto c = fields.numbers<6>("cell");
    const UnitCell cell{c[0], c[1], c[2], c[3], c[4], c[5]};
    if (cell == UnitCell{}) // how the first HDF5 files say that it is unknown
        return cell;
    if (!cell.isValid())
        fields.fail("cell", "is impossible");
    return cell;
}

/// Three channels are an opaque colour, as the first HDF5 files have it.
Rgba readColour(const Fields& fields, const Json& list)
{
    if (!list.is_array() || (list.size() != 3 && list.size() != 4))
        fields.fail("colour", "is no list of three or four numbers");
    std::array<std::uint8_t, 4> channels{0, 0, 0, 255};
    for (std::size_t k = 0; k < list.size(); ++k)
        channels[k] = fields.number<std::uint8_t>("colour", list[k]);
    return {channels[0], channels[1], channels[2], channels[3]};
}

} // namespace

Json phaseToJson(const Phase& phase)
{
    Json json{{"name", phase.name}};
    const auto text = [&](const char* key, const std::string& value) {
        if (!value.empty())
            json[key] = value;
    };
    text("formula", phase.formula);
    const UnitCell& c = phase.cell;
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
    const Fields fields(json, where);
    Phase phase;
    phase.name = fields.requiredText("name");
    phase.formula = fields.text("formula");
    if (fields.has("cell"))
        phase.cell = readCell(fields);
    if (fields.has("space_group"))
        phase.spaceGroup = fields.number<int>("space_group", json["space_group"], {.min = 0, .max = 230});
    phase.spaceGroupName = fields.text("space_group_name");
    phase.pointGroup = fields.text("point_group");
    phase.laueGroup = fields.text("laue_group");
    phase.bravais = fields.text("bravais");
    if (fields.has("colour"))
        phase.colour = readColour(fields, json["colour"]);
    phase.source = fields.text("source");
    if (!fields.has("atoms"))
        return phase;
    if (!json["atoms"].is_array())
        fields.fail("atoms", "is no list");
    for (std::size_t i = 0; i < json["atoms"].size(); ++i)
        phase.atoms.push_back(atomFromJson(json["atoms"][i], where + ".atoms[" + std::to_string(i) + "]"));
    return phase;
}

PhaseList phasesFromJson(const Json& json, const std::string& where)
{
    constexpr std::size_t mostPhases = 65535; // ids have 16 bits
    if (!json.is_array() || json.size() > mostPhases)
        throw Error(ErrorKind::BadFile, where + " is no list of phases; the file is damaged.");
    PhaseList list;
    for (std::size_t i = 0; i < json.size(); ++i)
        list.phases.push_back(phaseFromJson(json[i], where + "[" + std::to_string(i) + "]"));
    return list;
}

} // namespace kikuscope::crystal
