// SPDX-License-Identifier: GPL-3.0-or-later
// Orientations as the files have them, in one sample frame and one crystal frame. Map axes: X to the right in the
// map, Y up, Z out of the surface (the "hkl" frame of detector.h). Crystal frame: phase.h (x || a, z || c*).
#pragma once
#include "core/map/crystal_map.h"

#include <Eigen/Core>

namespace kikuscope {

/// Sample direction in the file's frame = fileFromMapAxes * direction in map axes. Hkl: the same; Tsl (X down the
/// slope, Y to the right): a quarter turn about the normal, so that RD of OIM is -Y here and TD is X.
Eigen::Matrix3d fileFromMapAxes(SampleFrame frame);

/// The axes x || a*, y, z || c of Oxford's crystal frame as columns in the frame of phase.h. The cell must be valid.
Eigen::Matrix3d aStarAxes(const UnitCell& cell);

/// Crystal direction in the frame of phase.h = this * direction in the file's crystal frame. Identity unless
/// `xParallelAStar` (Oxford: x || a*, z || c): 30 degrees about c for hexagonal axes. A phase without a cell counts as
/// orthogonal, or hexagonal where its symmetry says so.
Eigen::Matrix3d crystalFromFileAxes(const Phase& phase, bool xParallelAStar);

/// Both together: crystal direction (phase.h) of a direction in map axes at a pixel that is indexed.
Eigen::Vector3d crystalDirection(const CrystalMap& map, std::size_t pixel, const Eigen::Vector3d& inMapAxes);

} // namespace kikuscope
