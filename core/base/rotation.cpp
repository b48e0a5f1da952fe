// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/rotation.h"

#include <cmath>
#include <numbers>

namespace kikuscope {

Eigen::Matrix3d crystalFromSample(const EulerAngles& e)
{
    const double c1 = std::cos(e.phi1), s1 = std::sin(e.phi1);
    const double c = std::cos(e.Phi), s = std::sin(e.Phi);
    const double c2 = std::cos(e.phi2), s2 = std::sin(e.phi2);
    Eigen::Matrix3d g;
    g << c1 * c2 - s1 * s2 * c, s1 * c2 + c1 * s2 * c, s2 * s, //
        -c1 * s2 - s1 * c2 * c, -s1 * s2 + c1 * c2 * c, c2 * s, //
        s1 * s, -c1 * s, c;
    return g;
}

EulerAngles eulerFromMatrix(const Eigen::Matrix3d& g)
{
    const auto wrap = [](double a) { return static_cast<float>(a < 0 ? a + 2 * std::numbers::pi : a); };
    const double sinPhi = std::hypot(g(2, 0), g(2, 1));
    const double Phi = std::atan2(sinPhi, g(2, 2));
    if (sinPhi < 1e-9) // only phi1 +- phi2 is defined: put it all into phi1
        return {wrap(std::atan2(g(0, 1), g(0, 0))), static_cast<float>(Phi), 0.f};
    return {wrap(std::atan2(g(2, 0), -g(2, 1))), static_cast<float>(Phi), wrap(std::atan2(g(0, 2), g(1, 2)))};
}

Eigen::Matrix3d randomRotation(Rng& rng)
{
    const double u = rng.uniform(), a = 2 * std::numbers::pi * rng.uniform(), b = 2 * std::numbers::pi * rng.uniform();
    const double p = std::sqrt(1 - u), q = std::sqrt(u);
    return Eigen::Quaterniond(q * std::cos(b), p * std::sin(a), p * std::cos(a), q * std::sin(b)).toRotationMatrix();
}

} // namespace kikuscope
