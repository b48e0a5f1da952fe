// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/orientation_grid.h"

#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::match {
namespace {

/// No equivalent of q is nearer to the identity. Ties on the border of the zone are kept.
bool inFundamentalZone(const Eigen::Quaternionf& q, const std::vector<Eigen::Quaternionf>& symmetry)
{
    const float own = std::abs(q.w()) + 1e-6f;
    return std::ranges::none_of(symmetry, [&](const Eigen::Quaternionf& s) {
        return std::abs(s.w() * q.w() - s.vec().dot(q.vec())) > own;
    });
}

} // namespace

std::vector<Eigen::Quaterniond> laueRotations(const Phase& phase)
{
    std::vector<Eigen::Quaterniond> rotations;
    for (const Eigen::Matrix3d& m : crystal::laueGroupRotations(phase))
        if (m.determinant() > 0)
            rotations.emplace_back(m);
    return rotations;
}

std::int64_t orientationGridSize(std::size_t symmetryOrder, double spacingDeg)
{
    const double spacing = spacingDeg * std::numbers::pi / 180;
    constexpr double volume =
        8 * std::numbers::pi * std::numbers::pi; // of SO(3), in rad^3 of small rotations
    return std::llround(volume / (spacing * spacing * spacing * static_cast<double>(symmetryOrder)));
}

std::vector<Eigen::Quaternionf> orientationGrid(const std::vector<Eigen::Quaterniond>& symmetry,
                                                double spacingDeg)
{
    std::vector<Eigen::Quaternionf> operations;
    for (const auto& s : symmetry)
        operations.push_back(s.cast<float>());
    const std::int64_t count = std::max<std::int64_t>(1, orientationGridSize(1, spacingDeg));
    constexpr double phi = std::numbers::sqrt2, psi = 1.533751168755204288118041; // psi^4 = psi + 4
    std::vector<Eigen::Quaternionf> grid;
    for (std::int64_t i = 0; i < count; ++i) {
        const double s = static_cast<double>(i) + 0.5, t = s / static_cast<double>(count);
        const double r = std::sqrt(t), big = std::sqrt(1 - t);
        const double alpha = 2 * std::numbers::pi * std::fmod(s / phi, 1),
                     beta = 2 * std::numbers::pi * std::fmod(s / psi, 1);
        const Eigen::Quaternionf q(Eigen::Quaterniond(r * std::sin(alpha), r * std::cos(alpha),
                                                      big * std::sin(beta), big * std::cos(beta)));
        if (inFundamentalZone(q, operations))
            grid.push_back(q);
    }
    return grid;
}

double misorientationDeg(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b,
                         const std::vector<Eigen::Quaterniond>& symmetry)
{
    const Eigen::Quaterniond between = a * b.conjugate();
    double largest = 0;
    for (const Eigen::Quaterniond& s : symmetry)
        largest = std::max(largest, std::abs(s.w() * between.w() - s.vec().dot(between.vec())));
    return 2 * std::acos(std::min(1., largest)) * 180 / std::numbers::pi;
}

} // namespace kikuscope::match
