// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/unseen_materials.h"

#include "core/crystal/cell_difference.h"
#include "core/crystal/structure_library.h"

#include <filesystem>
#include <set>

namespace kikuscope::nn {
namespace {

constexpr double cellSlack = 0.01;

struct Material
{
    std::string name, type; // type: empty for CIF files
    int spaceGroup = 0;
    UnitCell cell;
};

/// A CIF file that is no longer there keeps its path as its name.
Material materialOf(const std::string& cifOrName)
{
    if (const auto* known = crystal::findLibraryStructure(cifOrName))
        return {known->phase.name, known->structureType, known->phase.spaceGroup, known->phase.cell};
    if (!std::filesystem::exists(cifOrName))
        return {cifOrName, {}, 0, {}};
    const Phase phase = crystal::phaseFromCifOrName(cifOrName);
    return {cifOrName, {}, phase.spaceGroup, phase.cell};
}

/// How the two are equal, empty where they are not.
std::string equality(const Material& asked, const Material& learned)
{
    if (asked.name == learned.name)
        return "the same structure";
    if (crystal::cellDifference(asked.cell, learned.cell) > cellSlack)
        return "";
    if (!asked.type.empty() && !learned.type.empty())
        return asked.type == learned.type ? learned.name + ": type " + asked.type + ", cell within 1 %" : "";
    return asked.spaceGroup > 0 && asked.spaceGroup == learned.spaceGroup
               ? learned.name + ": same space group, cell within 1 %"
               : "";
}

std::vector<Material> learnedBy(const ModelFile& model)
{
    std::vector<Material> learned;
    for (const std::string& name : trainedStructures(model))
        learned.push_back(materialOf(name));
    for (const Phase& phase :
         model.classes.phases) // what labelled maps taught has no structure in a specification
        if (phase.cell.isValid() && trainedStructures(model, phase.name).empty())
            learned.push_back({phase.name, {}, phase.spaceGroup, phase.cell});
    return learned;
}

} // namespace

std::vector<std::string> materialsSeenBy(const ModelFile& model, const std::vector<std::string>& structures)
{
    const std::vector<Material> learned = learnedBy(model);
    std::vector<std::string> seen;
    std::set<std::string> done;
    for (const std::string& structure : structures) {
        const Material asked = materialOf(structure);
        if (!done.insert(asked.name).second)
            continue;
        for (const Material& other : learned)
            if (const std::string how = equality(asked, other); !how.empty()) {
                seen.push_back(structure + " (" + how + ")");
                break;
            }
    }
    return seen;
}

void refuseSeenMaterials(const ModelFile& model, const std::vector<std::string>& structures,
                         const std::string& source)
{
    std::string list;
    for (const std::string& material : materialsSeenBy(model, structures))
        list += (list.empty() ? "" : ", ") + material;
    if (!list.empty())
        throw Error(ErrorKind::Inconsistent,
                    source + " promises materials that the model has not seen, but " + model.name +
                        " was trained on " + list + "; take these out, or leave out the promise.");
}

} // namespace kikuscope::nn
