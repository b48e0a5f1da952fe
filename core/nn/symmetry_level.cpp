// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/symmetry_level.h"

#include "core/base/error.h"

#include <algorithm>
#include <map>

namespace kikuscope::nn {
namespace {

/// What a phase is called at a level, and the phase that says no more than that.
struct LevelRow
{
    const char* id;
    std::string (*key)(const Phase&);
    void (*describe)(const Phase& member, Phase& group);
};

std::string familyName(char letter)
{
    switch (letter) {
    case 'a': return "triclinic";
    case 'm': return "monoclinic";
    case 'o': return "orthorhombic";
    case 't': return "tetragonal";
    case 'h': return "hexagonal";
    case 'c': return "cubic";
    default: return {};
    }
}

const LevelRow rows[] = {
    {"crystal_family", [](const Phase& p) { return p.bravais.empty() ? std::string() : familyName(p.bravais.front()); },
     [](const Phase&, Phase&) {}},
    {"bravais_lattice", [](const Phase& p) { return p.bravais; }, [](const Phase& p, Phase& group) { group.bravais = p.bravais; }},
    {"laue_group", [](const Phase& p) { return p.laueGroup; }, [](const Phase& p, Phase& group) { group.laueGroup = p.laueGroup; }},
    {"point_group", [](const Phase& p) { return p.pointGroup; },
     [](const Phase& p, Phase& group) {
         group.laueGroup = p.laueGroup;
         group.pointGroup = p.pointGroup;
     }},
    {"space_group", [](const Phase& p) { return p.spaceGroup > 0 ? p.spaceGroupName.substr(0, p.spaceGroupName.find(':')) : std::string(); },
     [](const Phase& p, Phase& group) {
         group.bravais = p.bravais;
         group.laueGroup = p.laueGroup;
         group.pointGroup = p.pointGroup;
         group.spaceGroup = p.spaceGroup;
         group.spaceGroupName = p.spaceGroupName;
     }},
};

const LevelRow& rowOf(const std::string& level)
{
    const auto row = std::ranges::find(rows, level, &LevelRow::id);
    if (row == std::end(rows))
        throw Error(ErrorKind::BadSetting, "There is no level of symmetry \"" + level + "\"; choose one of " + Json(symmetryLevels).dump() + ".");
    return *row;
}

/// Settings of one space group have different names; its number is the same.
std::string groupKey(const LevelRow& row, const Phase& phase)
{
    const std::string name = row.key(phase);
    return name.empty() || row.id != std::string("space_group") ? name : std::to_string(phase.spaceGroup);
}

} // namespace

ClassGroups groupsAt(const std::string& level, const PhaseList& classes)
{
    const LevelRow& row = rowOf(level);
    std::map<std::string, int> numbers;
    ClassGroups groups;
    for (const Phase& phase : classes.phases) {
        const std::string key = groupKey(row, phase);
        groups.push_back(key.empty() ? -1 : numbers.try_emplace(key, static_cast<int>(numbers.size())).first->second);
    }
    return groups;
}

bool knowsLevel(const ModelFile& model, const std::string& level)
{
    return std::ranges::any_of(groupsAt(level, model.classes), [](int group) { return group >= 0; });
}

std::shared_ptr<const ModelFile> atLevel(const ModelFile& model, const std::string& level)
{
    const LevelRow& row = rowOf(level);
    const ClassGroups groups = groupsAt(level, model.classes);
    if (!knowsLevel(model, level))
        throw Error(ErrorKind::BadSetting, "The model " + model.name + " does not know the " + level + " of any of its classes, so it cannot answer with it.");
    auto grouped = std::make_shared<ModelFile>(model);
    grouped->classes.phases.clear();
    grouped->otherClasses.clear();
    std::map<int, int> idOf; // of each group
    std::vector<int> classOf;
    for (int c = 1; c <= model.classes.size(); ++c) {
        const Phase& member = model.classes[c];
        const bool other = std::ranges::find(model.otherClasses, c) != model.otherClasses.end();
        const int group = other ? -1 : groups[static_cast<std::size_t>(c - 1)];
        int id = group < 0 ? 0 : idOf[group];
        if (id == 0) {
            Phase phase = member;
            if (group >= 0) {
                phase = {};
                phase.name = row.key(member);
                row.describe(member, phase);
            }
            grouped->classes.phases.push_back(std::move(phase));
            id = grouped->classes.size();
            if (group >= 0)
                idOf[group] = id;
            if (other)
                grouped->otherClasses.push_back(id);
        }
        classOf.push_back(id);
    }
    grouped->classOfOutput.clear();
    for (int output = 0; output < model.outputs(); ++output)
        grouped->classOfOutput.push_back(classOf[static_cast<std::size_t>(model.classOfOutput.empty() ? output : model.classOfOutput[static_cast<std::size_t>(output)] - 1)]);
    grouped->name = model.name + ", " + level;
    return grouped;
}

} // namespace kikuscope::nn
