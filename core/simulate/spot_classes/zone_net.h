// SPDX-License-Identifier: GPL-3.0-or-later
// The net of spots that a zone axis shows: its two-dimensional lattice, whatever its size and orientation on the image, and
// which of its nodes are empty.
#pragma once
#include "core/simulate/saed/conditions.h"
#include "core/simulate/spot_classes/presence.h"

namespace kikuscope::simulate {

/// Categories of Ra et al. (2021): a centred rectangle counts as oblique, its primitive cell being a parallelogram.
enum class NetShape { Square = 'A', Rectangle = 'B', Hexagonal = 'C', Oblique = 'D' };

struct ZoneNet
{
    NetShape shape = NetShape::Oblique;
    double ratio = 1;           // longer by shorter edge of the reduced cell
    double angleDeg = 90;       // between them, 60 to 90
    double shortest = 0;        // shorter edge, 1/A: a distance in pixels once the camera constant is known
    /// One letter per node up to third order: 1 seen, 0 empty. The same for nets that are turned or mirrored.
    std::string nodes;

    bool isComplete() const { return nodes.find('0') == std::string::npos; }
};

/// The net of the reflections of the zone that are present, without regard to the Ewald sphere.
ZoneNet zoneNet(const Presence& presence, const UnitCell& cell, const ZoneAxis& zone);

/// Shape by tolerance: relative in the ratio, degrees in the angle.
NetShape netShape(double ratio, double angleDeg, double ratioTolerance = 0.02, double angleToleranceDeg = 1);

/// Ratio and angle of the reduced cell of two vectors, and its shorter edge.
struct ReducedCell
{
    Eigen::Vector2d a, b;
    double ratio() const { return b.norm() / a.norm(); }
    double angleDeg() const;
};
ReducedCell reducedCell(Eigen::Vector2d a, Eigen::Vector2d b);

} // namespace kikuscope::simulate
