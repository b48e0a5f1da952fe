// SPDX-License-Identifier: GPL-3.0-or-later
// Equal-area map between the hemisphere and a square (Rosca, Astron. Astrophys. 520 (2010) A63).
#include "core/simulate/master_pattern.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::simulate {

Eigen::Vector2d lambertFromDirection(const Eigen::Vector3d& unit)
{
    const double radius = std::sqrt(std::max(0., 1 - std::abs(unit.z())));
    const double x = unit.x(), y = unit.y();
    if (x == 0 && y == 0)
        return {0, 0};
    constexpr double eighth = 4 / std::numbers::pi;
    if (std::abs(y) <= std::abs(x))
        return {std::copysign(radius, x), std::copysign(radius, x) * eighth * std::atan(y / x)};
    return {std::copysign(radius, y) * eighth * std::atan(x / y), std::copysign(radius, y)};
}

Eigen::Vector3d directionFromLambert(const Eigen::Vector2d& xy)
{
    const double big = std::max(std::abs(xy.x()), std::abs(xy.y()));
    if (big == 0)
        return {0, 0, 1};
    const double z = 1 - big * big;
    const double inPlane = big * std::sqrt(2 - big * big); // sin of the polar angle
    constexpr double eighth = std::numbers::pi / 4;
    if (std::abs(xy.y()) <= std::abs(xy.x())) {
        const double angle = eighth * xy.y() / xy.x();
        return {std::copysign(inPlane, xy.x()) * std::cos(angle), std::copysign(inPlane, xy.x()) * std::sin(angle), z};
    }
    const double angle = eighth * xy.x() / xy.y();
    return {std::copysign(inPlane, xy.y()) * std::sin(angle), std::copysign(inPlane, xy.y()) * std::cos(angle), z};
}

float MasterPattern::at(const Eigen::Vector3d& direction) const
{
    const Eigen::Vector3d unit = direction.normalized();
    const Image<float>& half = unit.z() >= 0 ? north : south;
    const Eigen::Vector2d xy = lambertFromDirection(unit);
    const double p = (size() - 1) / 2.;
    const double col = (xy.x() + 1) * p, row = (xy.y() + 1) * p;
    const int c = std::clamp(static_cast<int>(col), 0, size() - 2), r = std::clamp(static_cast<int>(row), 0, size() - 2);
    const double u = std::clamp(col - c, 0., 1.), v = std::clamp(row - r, 0., 1.);
    const double top = (1 - u) * half(r, c) + u * half(r, c + 1), bottom = (1 - u) * half(r + 1, c) + u * half(r + 1, c + 1);
    return static_cast<float>((1 - v) * top + v * bottom);
}

} // namespace kikuscope::simulate
