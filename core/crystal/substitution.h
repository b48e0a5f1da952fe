// SPDX-License-Identifier: GPL-3.0-or-later
// Variants of a known structure with other elements in the same roles (method: README.md).
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"

#include <cstdint>

namespace kikuscope::crystal {

struct SubstitutionOptions
{
    using IsSettings = void;
    double keep = 0.25;   // chance of an element to stay
    double strain = 0.02; // sigma of ln(edge) where the symmetry leaves the edges free

    template <class V> void visit(V& v)
    {
        v.field("keep", keep, {.min = 0, .max = 0.9, .help = "Chance of an element to stay"});
        v.field("strain", strain,
                {.min = 0, .max = 0.1, .help = "Relative change of edges that the symmetry leaves free"});
    }
};

/// The same options and seed give the same variant. It has the parent's space group and setting (a symmetry search
/// finds exactly that group) and at least one other element; the cell is scaled with the sizes of the atoms that touch.
/// Throws Error(Unsupported) for a phase without atoms or where no plausible variant was found.
Phase substituted(const Phase& parent, std::uint64_t seed, const SubstitutionOptions& options = {});

} // namespace kikuscope::crystal
