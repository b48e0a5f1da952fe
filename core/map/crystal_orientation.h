// SPDX-License-Identifier: GPL-3.0-or-later
// From the Euler angles of an indexing, in its vendor's frames, to the crystal as the detector sees it.
#pragma once
#include "core/map/crystal_map.h"

#include <optional>

namespace kikuscope {

/// Takes directions of the detector frame (see pixelDirection()) into the crystal frame of phase.h. `xParallelAStar`: the
/// angles belong to a crystal frame with x || a*, z || c (Oxford) instead.
Eigen::Matrix3d crystalFromDetector(const EulerAngles& euler, const UnitCell& cell, bool xParallelAStar, SampleFrame frame,
                                    double sampleTiltDeg, double detectorTiltDeg);

/// The same for a pixel of a map. A sample tilt that is not known counts as 70 degrees, a detector tilt as 0. Empty where the
/// pixel is not indexed, or the map holds no orientations or no cell of the phase.
std::optional<Eigen::Matrix3d> crystalFromDetector(const CrystalMap& map, std::int64_t pixel, const Detector& detector);

/// The reverse of pixelDirection(): (column, row) of the pixel that sees a direction, (0, 0) in the middle of the top left
/// pixel. Empty for directions that do not go towards the screen.
std::optional<Eigen::Vector2d> pixelSeeing(const PatternCentre& pc, int width, int height, const Eigen::Vector3d& direction);

} // namespace kikuscope
