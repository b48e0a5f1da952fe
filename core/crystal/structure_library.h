// SPDX-License-Identifier: GPL-3.0-or-later
// The bundled crystal structures: resources/structures/*.txt, one compact block each with its literature
// source.
#pragma once
#include "core/crystal/phase.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::crystal {

struct LibraryStructure
{
    Phase phase;                 // complete: symmetry, atoms, source
    std::string structureType;   // Strukturbericht or prototype, e.g. "A1", "B1", "C4"; isotypes share it
    double tabulatedDensity = 0; // g/cm^3, from the literature
    std::vector<std::string> aliases;
};

/// Parsed once, in file order. Throws Error(BadFile) naming file and line.
const std::vector<LibraryStructure>& structureLibrary();
/// By name or alias, spelt exactly or else in any case (tin and TiN are two structures); nullptr if there is none.
const LibraryStructure* findLibraryStructure(const std::string& name);
/// The same; throws Error(BadSetting) listing close matches.
const LibraryStructure& libraryStructure(const std::string& name);
/// A CIF path or a library name: what the command line and specifications accept.
Phase phaseFromCifOrName(const std::string& cifOrName);

} // namespace kikuscope::crystal
