// SPDX-License-Identifier: GPL-3.0-or-later
// The two-dimensional lattice of the spots of a pattern, and which of its nodes is the centre (README.md, "Spot patterns").
#pragma once
#include "core/preprocess/spot_finder.h"
#include "core/simulate/spot_classes/zone_net.h"

#include <Eigen/Core>
#include <array>
#include <optional>
#include <vector>

namespace kikuscope::match {

/// All in pixels of the image, x to the right and y down.
struct SpotLattice
{
    Eigen::Vector2d centre = Eigen::Vector2d::Zero(); // the node of the direct beam
    Eigen::Vector2d a = Eigen::Vector2d::Zero(), b = a; // the two shortest vectors, |a| <= |b|, 60 to 90 degrees between them
    double centreErrorPx = 0, aErrorPx = 0, bErrorPx = 0, angleErrorDeg = 0; // standard errors of the least-squares fit
    double residualPx = 0; // rms distance of the explained spots from their nodes
    int explained = 0;     // spots on nodes
    std::vector<std::optional<std::array<int, 2>>> nodes; // of each spot, counted from the centre in a and b; none: not explained

    double ratio() const { return b.norm() / a.norm(); }
    double angleDeg() const;
    simulate::NetShape shape() const { return simulate::netShape(ratio(), angleDeg()); }
    Eigen::Vector2d at(int i, int j) const { return centre + i * a + j * b; }
};

struct SpotLatticeOptions
{
    double nearNode = 0.12;   // a spot belongs to a node nearer than this share of |a| (and than about the spot's own size)
    double leastShare = 0.4;  // of the 60 strongest spots that a lattice must explain, and no fewer than 4
    std::optional<Eigen::Vector2d> centre = {}; // known beforehand: the node next to it
};

/// None where the spots lie on no lattice, such as rings, or in a single row.
std::optional<SpotLattice> latticeOf(const std::vector<preprocess::FoundSpot>& spots, int rows, int cols, const SpotLatticeOptions& options = {});

} // namespace kikuscope::match
