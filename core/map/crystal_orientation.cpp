// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/crystal_orientation.h"

#include "core/map/orientation_frames.h"

#include <Eigen/Geometry>

namespace kikuscope {
namespace {

constexpr double usualTiltDeg = 70;

} // namespace

Eigen::Matrix3d crystalFromDetector(const EulerAngles& euler, const UnitCell& cell, bool xParallelAStar, SampleFrame frame,
                                    double sampleTiltDeg, double detectorTiltDeg)
{
    const Eigen::Matrix3d vendor = crystalFromSample(euler) * sampleFromDetector(frame, sampleTiltDeg, detectorTiltDeg);
    return xParallelAStar ? Eigen::Matrix3d(aStarAxes(cell) * vendor) : vendor;
}

std::optional<Eigen::Matrix3d> crystalFromDetector(const CrystalMap& map, std::int64_t pixel, const Detector& detector)
{
    const auto i = static_cast<std::size_t>(pixel);
    if (pixel < 0 || i >= map.phaseId.size() || i >= map.orientation.size() || !map.phases.contains(map.phaseId[i]))
        return std::nullopt;
    const UnitCell& cell = map.phases[map.phaseId[i]].cell;
    if (!cell.isValid())
        return std::nullopt;
    return crystalFromDetector(map.orientation[i], cell, map.xParallelAStar, map.frame, detector.sampleTiltDeg.value_or(usualTiltDeg),
                               detector.detectorTiltDeg.value_or(0));
}

std::optional<Eigen::Vector2d> pixelSeeing(const PatternCentre& pc, int width, int height, const Eigen::Vector3d& direction)
{
    if (!(direction.z() > 1e-6 * direction.norm()))
        return std::nullopt;
    const double perZ = pc.z * height / direction.z();
    return Eigen::Vector2d(pc.x * width + direction.x() * perZ - 0.5, pc.y * height - direction.y() * perZ - 0.5);
}

} // namespace kikuscope
