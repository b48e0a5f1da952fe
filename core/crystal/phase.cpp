// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/phase.h"

#include <Eigen/LU>
#include <cmath>
#include <numbers>

namespace kikuscope {

bool UnitCell::isValid() const
{
    for (const double x : {a, b, c})
        if (!(std::isfinite(x) && x > 0.5 && x < 1000))
            return false;
    for (const double x : {alphaDeg, betaDeg, gammaDeg})
        if (!(x > 5 && x < 175))
            return false;
    return volume() > 1e-3 * a * b * c;
}

double UnitCell::volume() const
{
    const double r = std::numbers::pi / 180;
    const double ca = std::cos(alphaDeg * r), cb = std::cos(betaDeg * r), cg = std::cos(gammaDeg * r);
    const double s = 1 - ca * ca - cb * cb - cg * cg + 2 * ca * cb * cg;
    return s > 0 ? a * b * c * std::sqrt(s) : 0;
}

Eigen::Matrix3d UnitCell::directBasis() const
{
    const double r = std::numbers::pi / 180;
    const auto cosExact = [&](double deg) {
        return deg == 90 ? 0. : deg == 120 ? -0.5 : deg == 60 ? 0.5 : std::cos(deg * r);
    };
    const double ca = cosExact(alphaDeg), cb = cosExact(betaDeg), cg = cosExact(gammaDeg);
    const double sg = std::sqrt(1 - cg * cg);
    Eigen::Matrix3d m;
    m << a, b * cg, c * cb,                 //
        0, b * sg, c * (ca - cb * cg) / sg, //
        0, 0, volume() / (a * b * sg);
    return m;
}

Eigen::Matrix3d UnitCell::reciprocalBasis() const { return directBasis().inverse().transpose(); }

int PhaseList::idOf(const std::string& name) const
{
    for (int id = 1; id <= size(); ++id)
        if ((*this)[id].name == name)
            return id;
    return 0;
}

} // namespace kikuscope
