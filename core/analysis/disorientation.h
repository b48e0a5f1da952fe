// SPDX-License-Identifier: GPL-3.0-or-later
// The smallest rotation between two crystals of one phase: the misorientation angle least over the rotations
// of its Laue group (Friedel's law: EBSD does not see more).
#pragma once
#include "core/base/rotation.h"
#include "core/crystal/phase.h"

#include <Eigen/Geometry>
#include <vector>

namespace kikuscope::analysis {

/// crystalFromSample(euler) as a unit quaternion (either sign).
Eigen::Quaterniond orientationQuaternion(const EulerAngles& euler);

class Disorientation
{
public:
    /// Precomputes the symmetry rotations. `xParallelAStar`: the orientations are in Oxford's crystal frame
    /// (x || a*, z || c) instead of that of phase.h; see CrystalMap. Throws Error(BadSetting) for a phase
    /// whose symmetry is unknown.
    explicit Disorientation(const Phase& phase, bool xParallelAStar = false);

    /// Radians, 0 ... pi.
    double angle(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b) const;
    double angle(const EulerAngles& a, const EulerAngles& b) const;
    /// angle(a, b) <= 2 acos(cosHalf), without the inverse cosine.
    bool isWithin(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b, double cosHalf) const;

    int order() const { return static_cast<int>(m_rotations.size()); }

private:
    double largestCosHalf(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b) const;

    std::vector<Eigen::Quaterniond> m_rotations; // the identity first
};

} // namespace kikuscope::analysis
