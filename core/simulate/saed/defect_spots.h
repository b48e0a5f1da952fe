// SPDX-License-Identifier: GPL-3.0-or-later
// Defects whose effect on a spot list is known without atoms: uniform strain (a strained lattice), heat (Debye-Waller
// factor and diffuse background) and a twin boundary (two lattices; the streaks of the boundary are left out). How far
// they agree with the virtual specimen is measured in tests/core/simulate/tst_saed_defects.cpp.
#pragma once
#include "core/simulate/saed/defects.h"
#include "core/simulate/saed/spots.h"

namespace kikuscope::simulate {

/// False where only the virtual specimen will do: point defects, dislocations.
bool hasSpotList(const DefectSpec& defects);

/// Spot list of a crystal with such defects. Twin: half the intensity each; spots that coincide are one. Throws
/// Error(BadSetting) where hasSpotList() is false.
SaedPattern saedSpots(const SaedCrystal& crystal, const SaedConditions& conditions, const DefectSpec& defects, std::uint64_t seed = 1);

} // namespace kikuscope::simulate
