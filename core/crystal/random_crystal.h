// SPDX-License-Identifier: GPL-3.0-or-later
// Random plausible crystals: what a classifier should learn not to mistake for the phases it knows (method:
// README.md).
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

#include <cstdint>
#include <string>

namespace kikuscope::crystal {

struct RandomCrystalOptions
{
    using IsSettings = void;
    int spaceGroup = 0;           // 0: a lattice type drawn uniformly, then one of its space groups
    std::string lattice;          // Pearson symbol of the Bravais lattice; empty: any
    double pseudoSymmetric = 0.2; // share of crystals that nearly have a higher symmetry
    int mostAtoms = 64;           // per primitive cell
    double substituted = 0;       // share of bundled structures with other elements, of the wanted lattice or group
    double largeCells = 0;        // share of crystals with half to all of mostAtoms, most of them oxides

    template <class V> void visit(V& v)
    {
        v.field("space_group", spaceGroup, {.min = 0, .max = 230, .help = "0 = any"});
        v.field("lattice", lattice, {.help = "Bravais lattice, e.g. cF; empty = any"});
        v.field("pseudo_symmetric", pseudoSymmetric,
                {.min = 0, .max = 1, .help = "Share of crystals that nearly have a higher symmetry"});
        v.field("most_atoms", mostAtoms,
                {.min = 4, .max = 500, .help = "Largest number of atoms per primitive cell"});
        v.field("substituted", substituted,
                {.min = 0, .max = 1, .help = "Share of bundled structures with other elements"});
        v.field("large_cells", largeCells,
                {.min = 0, .max = 1, .help = "Share of crystals with half to all of most_atoms"});
    }
};

/// The same options and seed give the same crystal. A symmetry search finds exactly its space group, no two
/// atoms are nearer than atoms are, and its density is that of solids. Throws Error(Unsupported) where no
/// crystal of the group was found within mostAtoms.
Phase randomCrystal(const RandomCrystalOptions& options, std::uint64_t seed);

} // namespace kikuscope::crystal
