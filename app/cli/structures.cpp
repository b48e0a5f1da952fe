// SPDX-License-Identifier: GPL-3.0-or-later
// structures: the bundled crystal structure library.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/crystal/structure_library.h"
#include "core/crystal/symmetry.h"

namespace kikuscope::cli {
namespace {

Json structureJson(const crystal::LibraryStructure& structure)
{
    Json out = phaseJson(structure.phase);
    out["structure_type"] = structure.structureType;
    out["density_g_cm3"] = crystal::densityGramPerCm3(structure.phase);
    out["aliases"] = structure.aliases;
    out["source"] = structure.phase.source;
    return out;
}

void printStructures(const std::string& bravais, bool json)
{
    Json list = Json::array();
    TextTable table({"name", "formula", "lattice", "space group", "type", "source"});
    for (const crystal::LibraryStructure& structure : crystal::structureLibrary()) {
        const Phase& phase = structure.phase;
        if (!bravais.empty() && phase.bravais != bravais)
            continue;
        if (json)
            list.push_back(structureJson(structure));
        else
            table.add({phase.name, phase.formula, phase.bravais,
                       std::to_string(phase.spaceGroup) + " " + phase.spaceGroupName, structure.structureType, phase.source});
    }
    if (json)
        printJson({{"structures", std::move(list)}});
    else
        table.print();
}

} // namespace

Action declareStructures(CLI::App& command)
{
    struct Options
    {
        std::string bravais;
        bool json = false;
    };
    const auto options = std::make_shared<Options>();
    std::vector<std::string> symbols;
    for (const auto& lattice : crystal::bravaisLattices())
        symbols.push_back(lattice.symbol);
    command.add_option("--bravais", options->bravais, "Only structures of this Bravais lattice")->check(CLI::IsMember(symbols));
    addJsonFlag(command, options->json);
    addExamples(command, {"structures", "structures --bravais hP", "structures --json"});
    return [options](JobMonitor&) { printStructures(options->bravais, options->json); };
}

} // namespace kikuscope::cli
