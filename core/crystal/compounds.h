// SPDX-License-Identifier: GPL-3.0-or-later
// Compounds by structure type: resources/compounds/*.txt, one line each with the lattice constant and the elements on
// the sites of the type (format: README.md). Many materials for training sets, without a literature block of its own
// for each as in structure_library.h.
#pragma once
#include "core/crystal/phase.h"

#include <map>
#include <string>
#include <vector>

namespace kikuscope::crystal {

struct Compound
{
    Phase phase;               // complete; the name is that of the line, the source that of the type
    std::string structureType; // "B1", "L1_2", ...
};

/// Parsed once, in file order. Throws Error(BadFile) naming file and line.
const std::vector<Compound>& compounds();

/// Atoms per conventional cell by element (a shared site counts by its shares), rounded to 1e-3: with the space group it says
/// whether two structures are one material.
std::map<std::string, double> cellContent(const Phase& phase);

/// Same space group and same composition (as ratios): one material, whoever published it.
bool isSameMaterial(const Phase& a, const Phase& b);

} // namespace kikuscope::crystal
