// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/saed/defects.h"

#include "core/base/rng.h"
#include "core/crystal/symmetry.h"

#include <Eigen/Geometry>
#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::simulate {

namespace {

using Plane = std::array<int, 3>;

/// {hkl} of a cubic crystal, one of each pair of opposite planes.
std::vector<Plane> cubicFamily(Plane plane)
{
    std::vector<Plane> family;
    std::sort(plane.begin(), plane.end());
    do {
        for (int signs = 0; signs < 4; ++signs) // the first index keeps its sign
            family.push_back({plane[0], signs & 1 ? -plane[1] : plane[1], signs & 2 ? -plane[2] : plane[2]});
    } while (std::next_permutation(plane.begin(), plane.end()));
    return family;
}

std::vector<Plane> usualTwinPlanes(const Phase& phase)
{
    const std::string lattice = phase.bravais.empty() ? crystal::bravaisOfSpaceGroup(phase.spaceGroup) : phase.bravais;
    if (lattice == "cF")
        return cubicFamily({1, 1, 1});
    if (lattice == "cI")
        return cubicFamily({1, 1, 2});
    throw Error(ErrorKind::BadSetting, "No usual twin plane is known for " + phase.name +
                                           ", which is neither cF nor cI; give twin_plane.");
}

Plane mostEdgeOn(const std::vector<Plane>& planes, const ZoneAxis& zone)
{
    const auto offZone = [&](const Plane& p) { return std::abs(p[0] * zone[0] + p[1] * zone[1] + p[2] * zone[2]); };
    return *std::min_element(planes.begin(), planes.end(), [&](const Plane& a, const Plane& b) { return offZone(a) < offZone(b); });
}

} // namespace

Eigen::Matrix3d deformationOf(const DefectSpec& defects)
{
    Eigen::Matrix3d axial = Eigen::Matrix3d::Identity(), shear = Eigen::Matrix3d::Identity();
    axial.diagonal() << 1 + defects.axialStrain, 1 - defects.poisson * defects.axialStrain, 1 - defects.poisson * defects.axialStrain;
    shear.col(1) << std::sin(defects.shear), std::cos(defects.shear), 0; // b turns towards a
    return shear * axial;
}

Eigen::Vector3d twinNormal(const Phase& phase, const DefectSpec& defects, const ZoneAxis& zone, std::uint64_t seed)
{
    Rng rng = Rng::stream(seed, 17);
    const auto normalOf = [&](const Plane& p) {
        return Eigen::Vector3d(phase.cell.reciprocalBasis() * Eigen::Vector3d(p[0], p[1], p[2])).normalized();
    };
    if (defects.twinPlane == Plane{0, 0, 0}) {
        const std::vector<Plane> planes = usualTwinPlanes(phase);
        return normalOf(defects.randomVariant ? planes[rng.index(planes.size())] : mostEdgeOn(planes, zone));
    }
    const Eigen::Vector3d normal = normalOf(defects.twinPlane);
    if (!defects.randomVariant)
        return normal;
    const auto rotations = crystal::pointGroupRotations(phase);
    return rotations[rng.index(rotations.size())] * normal;
}

DislocationField::DislocationField(const UnitCell& cell, const DefectSpec& defects, const Eigen::Matrix3d& variant)
    : m_poisson(defects.poisson)
{
    if (defects.dislocations == 0)
        return;
    const auto& l = defects.dislocationLine;
    const Eigen::Vector3d line = variant * cell.directBasis() * Eigen::Vector3d(l[0], l[1], l[2]);
    const Eigen::Vector3d b = variant * cell.directBasis() * Eigen::Vector3d(defects.burgers[0], defects.burgers[1], defects.burgers[2]);
    if (!(line.norm() > 0 && b.norm() > 0 && std::abs(line.dot(b)) < 1e-3 * line.norm() * b.norm()))
        throw Error(ErrorKind::BadSetting, "dislocation_line and burgers must be at right angles in an edge dislocation; "
                                           "for fcc take line [1, 1, 2] and burgers [-0.5, 0.5, 0].");
    const Eigen::Vector3d x = b.normalized(), z = line.normalized();
    m_frame << x.transpose(), z.cross(x).transpose(), z.transpose();
    m_b = b.norm();
    for (int i = 0; i < defects.dislocations; ++i) {
        const double along = 10 * defects.dislocationSpacingNm * (i - (defects.dislocations - 1) / 2.);
        m_places.push_back(defects.dislocationArray == "wall" ? Eigen::Vector2d(0, along) : Eigen::Vector2d(along, 0));
    }
}

Eigen::Vector3d DislocationField::displacement(const Eigen::Vector3d& position) const
{
    const double core = m_b * m_b / 16; // r^2 below which the elastic field ends
    const Eigen::Vector2d place = (m_frame * position).head<2>();
    Eigen::Vector3d u = Eigen::Vector3d::Zero();
    for (const Eigen::Vector2d& centre : m_places) {
        const double x = place(0) - centre(0), y = place(1) - centre(1), r2 = std::max(core, x * x + y * y);
        const double shared = 1 / (4 * (1 - m_poisson));
        u(0) += std::atan2(y, x) + 2 * shared * x * y / r2;
        u(1) -= (1 - 2 * m_poisson) * shared * std::log(r2 / (m_b * m_b)) + shared * (x * x - y * y) / r2;
    }
    return m_b / (2 * std::numbers::pi) * (m_frame.transpose() * u);
}

} // namespace kikuscope::simulate
