// SPDX-License-Identifier: GPL-3.0-or-later
// One network answers at every level of symmetry: the probability of a lattice (or point group, ...) is that of its
// classes together, so that the answers at all levels agree with each other.
#pragma once
#include "core/nn/model_file.h"

namespace kikuscope::nn {

/// From coarse to fine.
inline const std::vector<std::string> symmetryLevels{"crystal_family", "bravais_lattice", "laue_group", "point_group", "space_group"};

/// The group of each class, counted from 0; -1 where a class has no such symmetry (several lattices, noise).
using ClassGroups = std::vector<int>;
ClassGroups groupsAt(const std::string& level, const PhaseList& classes);
/// Some class has a group at the level.
bool knowsLevel(const ModelFile& model, const std::string& level);

/// The same network with the groups of `level` as its classes; classes without one stay as they are. Temperature and
/// threshold are those of the model. Throws Error(BadSetting) for an unknown level and where no class has a group.
std::shared_ptr<const ModelFile> atLevel(const ModelFile& model, const std::string& level);

} // namespace kikuscope::nn
