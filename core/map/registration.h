// SPDX-License-Identifier: GPL-3.0-or-later
// Where the pixels of an electron image lie on the sample, from points that were recognised in both.
#pragma once
#include "core/base/settings.h"

#include <Eigen/Core>
#include <vector>

namespace kikuscope {

/// One feature, in the image (pixels, (0, 0) = outer corner of the top-left pixel) and on the map (micrometres from the
/// first point, y down).
struct TiePoint
{
    double imageX = 0, imageY = 0, xUm = 0, yUm = 0;
    bool operator==(const TiePoint&) const = default;
};

enum class TransformKind { Affine, Homography };
const char* toString(TransformKind kind); // "affine", "homography"
/// Points that determine the transform: 3, 4.
int pointsNeeded(TransformKind kind);

struct Registration
{
    TransformKind kind = TransformKind::Affine;
    std::vector<TiePoint> points;
    Eigen::Matrix3d sampleFromImage = Eigen::Matrix3d::Identity(); // (x, y, w) in um ~ matrix * (imageX, imageY, 1)
    std::vector<double> residualsUm;                               // by point
    double rmsUm = 0; // sqrt(mean of squares); 0 without meaning where there are no more points than needed
    bool operator==(const Registration&) const = default;
};

/// Least squares in the sample (affine), or the normalised direct linear transform (homography; Hartley & Zisserman
/// 2004, algorithm 4.2). Throws Error(BadSetting) for too few points, coordinates that are no numbers, points (nearly) on
/// one line, and a homography that folds the image over.
Registration registerImage(const std::vector<TiePoint>& points, TransformKind kind);

Eigen::Vector2d sampleOfImagePoint(const Eigen::Matrix3d& sampleFromImage, double imageX, double imageY);

Json toJson(const Registration& registration);
/// The transform is computed anew from the points. Throws Error(BadSetting).
Registration registrationFromJson(const Json& json);

} // namespace kikuscope
