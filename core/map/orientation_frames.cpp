// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/orientation_frames.h"

#include "core/crystal/symmetry.h"

namespace kikuscope {
namespace {

bool hasHexagonalAxes(const Phase& phase)
{
    const std::string& known = phase.spaceGroup > 0        ? crystal::pointGroupOfSpaceGroup(phase.spaceGroup)
                               : !phase.pointGroup.empty() ? phase.pointGroup
                                                           : phase.laueGroup;
    const std::string laue = known.empty() ? std::string() : crystal::laueGroupOfPointGroup(known);
    return laue == "-3" || laue == "-3m" || laue == "6/m" || laue == "6/mmm";
}

} // namespace

Eigen::Matrix3d fileFromMapAxes(SampleFrame frame)
{
    if (frame == SampleFrame::Hkl)
        return Eigen::Matrix3d::Identity();
    Eigen::Matrix3d quarterTurn; // X(tsl) = -Y, Y(tsl) = X
    quarterTurn << 0, -1, 0, 1, 0, 0, 0, 0, 1;
    return quarterTurn;
}

Eigen::Matrix3d aStarAxes(const UnitCell& cell)
{
    Eigen::Matrix3d axes; // a* is normal to c
    axes.col(0) = cell.reciprocalBasis().col(0).normalized();
    axes.col(2) = cell.directBasis().col(2).normalized();
    axes.col(1) = axes.col(2).cross(axes.col(0));
    return axes;
}

Eigen::Matrix3d crystalFromFileAxes(const Phase& phase, bool xParallelAStar)
{
    if (!xParallelAStar)
        return Eigen::Matrix3d::Identity();
    return aStarAxes(phase.cell.isValid() ? phase.cell : UnitCell{1, 1, 1, 90, 90, hasHexagonalAxes(phase) ? 120. : 90.});
}

Eigen::Vector3d crystalDirection(const CrystalMap& map, std::size_t pixel, const Eigen::Vector3d& inMapAxes)
{
    const Phase& phase = map.phases[map.phaseId[pixel]];
    return crystalFromFileAxes(phase, map.xParallelAStar) * crystalFromSample(map.orientation[pixel]) *
           fileFromMapAxes(map.frame) * inMapAxes;
}

} // namespace kikuscope
