// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/disorientation.h"

#include "core/crystal/symmetry.h"
#include "core/map/orientation_frames.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::analysis {
namespace {

bool isThreefoldAboutZ(const Eigen::Matrix3d& m)
{
    return std::abs(m(2, 2) - 1) < 1e-6 && std::abs(m.trace()) < 1e-6;
}

/// The cell, or one that has the angles of the group where a file gives none.
UnitCell cellOf(const Phase& phase, const std::vector<Eigen::Matrix3d>& rotations)
{
    if (phase.cell.isValid())
        return phase.cell;
    return {1, 1, 1, 90, 90, std::ranges::any_of(rotations, isThreefoldAboutZ) ? 120. : 90.};
}

double cosHalfAfter(const Eigen::Quaterniond& s, const Eigen::Quaterniond& between)
{
    return std::abs(s.w() * between.w() - s.vec().dot(between.vec()));
}

} // namespace

Eigen::Quaterniond orientationQuaternion(const EulerAngles& e)
{
    const double half = static_cast<double>(e.Phi) / 2,
                 sum = (static_cast<double>(e.phi1) + static_cast<double>(e.phi2)) / 2,
                 difference = (static_cast<double>(e.phi1) - static_cast<double>(e.phi2)) / 2;
    const double c = std::cos(half), s = std::sin(half);
    return {c * std::cos(sum), -s * std::cos(difference), -s * std::sin(difference), -c * std::sin(sum)};
}

Disorientation::Disorientation(const Phase& phase, bool xParallelAStar)
{
    const std::vector<Eigen::Matrix3d> rotations = crystal::laueGroupRotations(phase);
    const Eigen::Matrix3d frame =
        xParallelAStar ? Eigen::Matrix3d(aStarAxes(cellOf(phase, rotations)).transpose()) : Eigen::Matrix3d::Identity();
    for (const Eigen::Matrix3d& m : rotations)
        if (m.determinant() > 0)
            m_rotations.emplace_back(Eigen::Matrix3d(frame * m * frame.transpose()));
    std::ranges::stable_sort(m_rotations, std::ranges::greater{},
                             [](const Eigen::Quaterniond& q) { return std::abs(q.w()); });
}

double Disorientation::largestCosHalf(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b) const
{
    const Eigen::Quaterniond between = b * a.conjugate();
    double largest = 0;
    for (const Eigen::Quaterniond& s : m_rotations)
        largest = std::max(largest, cosHalfAfter(s, between));
    return largest;
}

double Disorientation::angle(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b) const
{
    return 2 * std::acos(std::min(1., largestCosHalf(a, b)));
}

double Disorientation::angle(const EulerAngles& a, const EulerAngles& b) const
{
    return angle(orientationQuaternion(a), orientationQuaternion(b));
}

bool Disorientation::isWithin(const Eigen::Quaterniond& a, const Eigen::Quaterniond& b, double cosHalf) const
{
    const Eigen::Quaterniond between = b * a.conjugate();
    return std::ranges::any_of(
        m_rotations, [&](const Eigen::Quaterniond& s) { return cosHalfAfter(s, between) >= cosHalf; });
}

} // namespace kikuscope::analysis
