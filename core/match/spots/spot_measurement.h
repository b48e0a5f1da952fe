// SPDX-License-Identifier: GPL-3.0-or-later
// A spot pattern measured: spots, lattice, centre and interplanar spacings, from the image alone.
#pragma once
#include "core/match/spots/spot_lattice.h"

namespace kikuscope::match {

struct SpotMeasurement
{
    int rows = 0, cols = 0;
    std::vector<preprocess::FoundSpot> spots;
    std::optional<SpotLattice> lattice;
    /// The lattice's, or where there is none the largest bright spot, or the middle of the image.
    Eigen::Vector2d centre = Eigen::Vector2d::Zero();
};

struct SpotMeasureOptions
{
    preprocess::SpotFinderOptions finder;
    SpotLatticeOptions lattice;
};

/// Throws as findSpots() does.
SpotMeasurement measureSpots(ImageView<const float> image, const SpotMeasureOptions& options = {});
/// The same spots with the centre at the node next to `centre`; without a lattice at `centre` itself.
SpotMeasurement withCentre(const SpotMeasurement& measured, const Eigen::Vector2d& centre);

/// A direction of the lattice as a row of a table.
struct LatticeRow
{
    std::array<int, 2> node{};
    double lengthPx = 0, errorPx = 0;
    double fromADeg = 0;           // counter-clockwise as seen
    std::optional<double> dSpacing; // A, with a camera constant
};
/// a, b, a + b and a - b. `cameraConstantPx` (A px): spot distance times d; 0: unknown.
std::vector<LatticeRow> latticeRows(const SpotLattice& lattice, double cameraConstantPx);

} // namespace kikuscope::match
