// SPDX-License-Identifier: GPL-3.0-or-later
// Orientations spread evenly over the part of SO(3) that a crystal's symmetry leaves distinct.
// Super-Fibonacci spirals (M. Alexa, CVPR 2022).
#pragma once
#include "core/crystal/phase.h"

#include <Eigen/Geometry>
#include <vector>

namespace kikuscope::match {

/// The proper rotations of the phase's Laue group (crystal frame): S R looks like R to Friedel-symmetric
/// diffraction.
std::vector<Eigen::Quaterniond> laueRotations(const Phase& phase);

/// Orientations (crystal from anything) about `spacingDeg` apart in the fundamental zone of a rotation group.
std::vector<Eigen::Quaternionf> orientationGrid(const std::vector<Eigen::Quaterniond>& symmetry,
                                                double spacingDeg);

/// How many orientationGrid() will give, nearly.
std::int64_t orientationGridSize(std::size_t symmetryOrder, double spacingDeg);

/// Smallest rotation angle (degrees) between two orientations and their equivalents.
double misorientationDeg(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b,
                         const std::vector<Eigen::Quaterniond>& symmetry);

} // namespace kikuscope::match
