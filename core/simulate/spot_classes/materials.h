// SPDX-License-Identifier: GPL-3.0-or-later
// The materials of a set of spot patterns, and their division into those that teach and those that test.
#pragma once
#include "core/crystal/phase.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::simulate {

struct SpotMaterials
{
    std::vector<Phase> training, heldOut;
};

/// What makes a material: space group and composition, such as "225 Cl0.500 Na0.500". Equal for all structures of it.
std::string materialKey(const Phase& phase);

/// Crystals of these space groups from the compound table and the structure library, one for each material, by group and
/// name. Structures without scattering factors are left out.
std::vector<Phase> materialsOf(const std::vector<int>& groups);
/// Crystals of all other space groups in the structure library, one for each material; groups that look like one of these
/// (indistinguishableGroups()) are left out.
std::vector<Phase> materialsOutside(const std::vector<int>& groups);

/// Divides by material: of every space group this share is held out, chosen by the seed. The choice does not depend on the
/// order, and a material added or removed moves few others.
SpotMaterials splitByMaterial(const std::vector<Phase>& materials, double heldOutShare, std::uint64_t seed);

/// Throws Error(Inconsistent) naming every material of `tested` that is in `training`.
void refuseLeaks(const std::vector<Phase>& training, const std::vector<Phase>& tested);

/// Crystals of these groups among the CIF files of a folder, one for each material that is not in `without`. Files that
/// cannot be read, or have unknown atoms, are named in `skipped`.
std::vector<Phase> materialsInFolder(const std::filesystem::path& folder, const std::vector<int>& groups, const std::vector<Phase>& without,
                                     std::vector<std::string>* skipped = nullptr);

} // namespace kikuscope::simulate
