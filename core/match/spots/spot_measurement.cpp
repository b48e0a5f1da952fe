// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/spots/spot_measurement.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::match {

SpotMeasurement measureSpots(ImageView<const float> image, const SpotMeasureOptions& options)
{
    SpotMeasurement measured;
    measured.rows = image.rows;
    measured.cols = image.cols;
    measured.spots = preprocess::findSpots(image, options.finder);
    measured.lattice = latticeOf(measured.spots, image.rows, image.cols, options.lattice);
    const auto brightest = std::max_element(measured.spots.begin(), measured.spots.end(),
                                            [](const auto& l, const auto& r) { return l.intensity < r.intensity; });
    if (options.lattice.centre)
        measured.centre = *options.lattice.centre;
    else if (brightest != measured.spots.end())
        measured.centre = {brightest->x, brightest->y};
    else
        measured.centre = {(image.cols - 1) / 2., (image.rows - 1) / 2.};
    if (measured.lattice)
        measured.centre = measured.lattice->centre;
    return measured;
}

SpotMeasurement withCentre(const SpotMeasurement& measured, const Eigen::Vector2d& centre)
{
    SpotMeasurement moved = measured;
    moved.centre = centre;
    if (moved.lattice) {
        SpotLatticeOptions options;
        options.centre = centre;
        if (auto lattice = latticeOf(measured.spots, measured.rows, measured.cols, options)) {
            moved.lattice = std::move(lattice);
            moved.centre = moved.lattice->centre;
        }
    }
    return moved;
}

std::vector<LatticeRow> latticeRows(const SpotLattice& lattice, double cameraConstantPx)
{
    std::vector<LatticeRow> rows;
    for (const auto& [i, j] : {std::pair(1, 0), {0, 1}, {1, 1}, {1, -1}}) {
        const Eigen::Vector2d v = i * lattice.a + j * lattice.b;
        LatticeRow row;
        row.node = {i, j};
        row.lengthPx = v.norm();
        row.errorPx = std::hypot(i * lattice.aErrorPx, j * lattice.bErrorPx);
        const double sine = -(lattice.a.x() * v.y() - lattice.a.y() * v.x()); // y runs down
        row.fromADeg = std::atan2(sine, lattice.a.dot(v)) * 180 / std::numbers::pi;
        if (cameraConstantPx > 0)
            row.dSpacing = cameraConstantPx / row.lengthPx;
        rows.push_back(row);
    }
    return rows;
}

} // namespace kikuscope::match
