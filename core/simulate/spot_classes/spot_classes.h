// SPDX-License-Identifier: GPL-3.0-or-later
// Classes of spot patterns by appearance: what looks the same has one label, whatever crystal and zone axis it comes
// from (after Ra et al., RSC Adv. 11 (2021) 38307, section 3.1; our algorithm: README.md, "Spot classes").
#pragma once
#include "core/simulate/spot_classes/zone_net.h"

namespace kikuscope::simulate {

struct SpotClassOptions
{
    using IsSettings = void;
    double ratioTolerance = 0.02;    // relative; geometries nearer than both tolerances are one
    double angleToleranceDeg = 1;
    double weakest = 0.004;          // kinds of reflections weaker than this share of the strongest are not seen

    template <class V> void visit(V& v)
    {
        v.field("ratio_tolerance", ratioTolerance, {.min = 0, .max = 0.2});
        v.field("angle_tolerance_deg", angleToleranceDeg, {.min = 0, .max = 10, .unit = "deg"});
        v.field("weakest", weakest, {.min = 0, .max = 0.5});
    }
};

struct SpotClass
{
    std::string label; // A1-0: shape, number of the geometry by rising ratio and angle, number of the empty nodes (0: none)
    ZoneNet net;       // of its first member
};

/// The classes of a set of crystals and zone axes.
struct SpotClasses
{
    std::vector<SpotClass> classes;             // by label
    std::vector<std::vector<int>> classOf;      // [phase][zone]
    std::vector<std::string> variants;          // [phase]: reflections that its sites make absent, Presence::variant()
};

/// Throws Error(Unsupported) for phases that are not cubic.
SpotClasses spotClasses(const std::vector<Phase>& phases, const std::vector<ZoneAxis>& zones, const SpotClassOptions& options = {});

/// Space groups of the same set whose crystals cannot be told apart by spot positions and extinctions of any zone axis (those
/// with the same reflection conditions and Laue class m-3m or m-3 in projection); cubic groups only, one list each, the
/// given one included: 229 -> 197, 199, 204, 211, 217, 229.
std::vector<int> indistinguishableGroups(int spaceGroup);

} // namespace kikuscope::simulate
