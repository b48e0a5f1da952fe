// SPDX-License-Identifier: GPL-3.0-or-later
// Small structures written down here, so that these tests do not depend on CIF reading.
#pragma once
#include "core/crystal/phase.h"
#include "core/crystal/symmetry.h"

namespace kikuscope::test {

struct Site
{
    int z;
    double x, y, w;
};

inline Phase phaseOf(const char* name, UnitCell cell, int spaceGroup, std::initializer_list<Site> sites,
                     double b = 0.5)
{
    Phase phase;
    phase.name = name;
    phase.cell = cell;
    phase.spaceGroup = spaceGroup;
    for (const Site& s : sites) {
        AtomSite atom;
        atom.atomicNumber = s.z;
        atom.element = crystal::elementOf(s.z);
        atom.position = {s.x, s.y, s.w};
        atom.bIso = b;
        phase.atoms.push_back(atom);
    }
    return phase;
}

// a, B as in the EMsoft file ni_mc_mp_20kv_uint8_gzip_opts9.h5
inline Phase nickel()
{
    return phaseOf("Ni", {3.5236, 3.5236, 3.5236, 90, 90, 90}, 225, {{28, 0, 0, 0}}, 0.35);
}
inline Phase ferrite()
{
    return phaseOf("Fe", {2.8665, 2.8665, 2.8665, 90, 90, 90}, 229, {{26, 0, 0, 0}}, 0.35);
}
inline Phase titanium()
{
    return phaseOf("alpha-Ti", {2.951, 2.951, 4.686, 90, 90, 120}, 194, {{22, 1. / 3, 2. / 3, 0.25}});
}
inline Phase corundum()
{
    return phaseOf("corundum", {4.759, 4.759, 12.991, 90, 90, 120}, 167,
                   {{13, 0, 0, 0.35216}, {8, 0.30624, 0, 0.25}});
}
// Polar and chiral groups: no inversion, so north and south differ.
inline Phase galliumArsenide()
{
    return phaseOf("GaAs", {5.653, 5.653, 5.653, 90, 90, 90}, 216, {{31, 0, 0, 0}, {33, 0.25, 0.25, 0.25}});
}
inline Phase wurtzite()
{
    return phaseOf("ZnO", {3.25, 3.25, 5.207, 90, 90, 120}, 186,
                   {{30, 1. / 3, 2. / 3, 0}, {8, 1. / 3, 2. / 3, 0.3817}});
}
inline Phase quartz()
{
    return phaseOf("quartz", {4.9137, 4.9137, 5.4047, 90, 90, 120}, 154,
                   {{14, 0.4697, 0, 0}, {8, 0.4135, 0.2669, 0.1191}});
}

// Heavy absorbers, after the structures of resources/structures.
inline Phase gold() { return phaseOf("Au", {4.0786, 4.0786, 4.0786, 90, 90, 90}, 225, {{79, 0, 0, 0}}); }
inline Phase platinum() { return phaseOf("Pt", {3.9242, 3.9242, 3.9242, 90, 90, 90}, 225, {{78, 0, 0, 0}}); }
inline Phase tungsten() { return phaseOf("W", {3.1652, 3.1652, 3.1652, 90, 90, 90}, 229, {{74, 0, 0, 0}}); }
inline Phase lead() { return phaseOf("Pb", {4.9502, 4.9502, 4.9502, 90, 90, 90}, 225, {{82, 0, 0, 0}}); }
inline Phase tungstenCarbide()
{
    return phaseOf("WC", {2.9065, 2.9065, 2.8366, 90, 90, 120}, 187,
                   {{74, 0, 0, 0}, {6, 1. / 3, 2. / 3, 0.5}});
}
inline Phase uranium()
{
    return phaseOf("alpha-U", {2.8537, 5.8695, 4.9548, 90, 90, 90}, 63, {{92, 0, 0.1025, 0.25}});
}

} // namespace kikuscope::test
