// SPDX-License-Identifier: GPL-3.0-or-later
// Rotations: Bunge Euler angles (ZXZ, passive: crystal from sample), quaternions, uniform random ones.
#pragma once
#include "core/base/rng.h"

#include <Eigen/Core>
#include <Eigen/Geometry>

namespace kikuscope {

/// Bunge Euler angles in radians.
struct EulerAngles
{
    float phi1 = 0, Phi = 0, phi2 = 0;
    bool operator==(const EulerAngles&) const = default;
};

/// g(phi1, Phi, phi2): crystal direction = g * sample direction; the rows are the crystal axes in the sample.
Eigen::Matrix3d crystalFromSample(const EulerAngles& euler);
/// Inverse of the above; Phi in [0, pi], phi1 and phi2 in [0, 2 pi).
EulerAngles eulerFromMatrix(const Eigen::Matrix3d& crystalFromSample);
/// Uniform on SO(3) (Shoemake 1992).
Eigen::Matrix3d randomRotation(Rng& rng);

} // namespace kikuscope
