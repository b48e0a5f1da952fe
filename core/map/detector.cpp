// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/detector.h"

#include "core/base/error.h"

#include <Eigen/Geometry>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope {

const char* toString(PatternCentreConvention c)
{
    switch (c) {
    case PatternCentreConvention::Bruker: return "Bruker";
    case PatternCentreConvention::Edax: return "EDAX";
    case PatternCentreConvention::Oxford: return "Oxford";
    case PatternCentreConvention::Emsoft5: return "EMsoft 5";
    case PatternCentreConvention::Emsoft4: return "EMsoft 4";
    }
    return "?";
}

PatternCentre patternCentreFrom(PatternCentreConvention convention, double x, double y, double z, int width, int height)
{
    const double nx = width, ny = height;
    switch (convention) {
    case PatternCentreConvention::Bruker: return {x, y, z};
    case PatternCentreConvention::Edax: return {x, 1 - y, z * std::min(nx, ny) / ny};
    case PatternCentreConvention::Oxford: return {x, 1 - y * nx / ny, z * nx / ny};
    case PatternCentreConvention::Emsoft5:
    case PatternCentreConvention::Emsoft4: break;
    }
    throw Error(ErrorKind::Internal, "EMsoft pattern centres need L, delta and binning.");
}

Eigen::Vector3d patternCentreTo(PatternCentreConvention convention, const PatternCentre& pc, int width, int height)
{
    const double nx = width, ny = height;
    switch (convention) {
    case PatternCentreConvention::Bruker: return {pc.x, pc.y, pc.z};
    case PatternCentreConvention::Edax: return {pc.x, 1 - pc.y, pc.z * ny / std::min(nx, ny)};
    case PatternCentreConvention::Oxford: return {pc.x, (1 - pc.y) * ny / nx, pc.z * ny / nx};
    case PatternCentreConvention::Emsoft5:
    case PatternCentreConvention::Emsoft4: break;
    }
    throw Error(ErrorKind::Internal, "EMsoft pattern centres need L, delta and binning.");
}

PatternCentre patternCentreFromEmsoft(bool version5, double xpc, double ypc, double lUm, double deltaUm, int binning, int width, int height)
{
    const double nx = width * static_cast<double>(binning), ny = height * static_cast<double>(binning);
    return {0.5 + (version5 ? -1 : 1) * xpc / nx, 0.5 - ypc / ny, lUm / (ny * deltaUm)};
}

Eigen::Vector3d pixelDirection(const PatternCentre& pc, int width, int height, double row, double col)
{
    return Eigen::Vector3d(col + 0.5 - pc.x * width, pc.y * height - (row + 0.5), pc.z * height).normalized();
}

Eigen::Matrix3d sampleFromDetector(SampleFrame frame, double sampleTiltDeg, double detectorTiltDeg)
{
    const double a = (90 - sampleTiltDeg + detectorTiltDeg) * std::numbers::pi / 180;
    const Eigen::Vector3d x0(1, 0, 0), n(0, std::sin(a), std::cos(a)), y0 = n.cross(x0);
    Eigen::Matrix3d m;
    if (frame == SampleFrame::Tsl)
        m << -y0.transpose(), x0.transpose(), n.transpose();
    else
        m << x0.transpose(), y0.transpose(), n.transpose();
    return m;
}

} // namespace kikuscope
