// SPDX-License-Identifier: GPL-3.0-or-later
// Which zone axis of a structure a measured spot lattice belongs to, how it is turned, and the spots of the structure laid
// over the image (README.md, "Spot patterns").
#pragma once
#include "core/base/settings.h"
#include "core/crystal/phase.h"
#include "core/jobs/job_monitor.h"
#include "core/match/spots/spot_measurement.h"

namespace kikuscope::match {

struct ZoneSearchOptions
{
    using IsSettings = void;
    double cameraConstantPx = 0;    // A px, spot distance times d; 0: unknown, found from the lattice
    double cameraTolerance = 0.05;  // relative
    double strainTolerance = 0.06;  // of the lattice against the ideal one (distortion of lenses, bad pixels)
    int largestIndex = 4;           // of u, v, w
    int most = 12;                  // candidates returned

    template <class V> void visit(V& v)
    {
        v.field("camera_constant_px", cameraConstantPx, {.min = 0, .max = 1e6, .unit = "A px", .help = "Spot distance times d; 0: unknown"});
        v.field("camera_tolerance", cameraTolerance, {.min = 1e-4, .max = 1});
        v.field("strain_tolerance", strainTolerance, {.min = 1e-4, .max = 0.5});
        v.field("largest_index", largestIndex, {.min = 1, .max = 9, .help = "Of the zone axis"});
        v.field("most", most, {.min = 1, .max = 1000});
    }
};

struct ZoneCandidate
{
    simulate::ZoneAxis zone{};
    double rotationDeg = 0;      // as in SaedConditions
    double cameraConstantPx = 0; // A px, fitted
    double strain = 0;           // what no turn and no scale removes of the measured against the ideal lattice
    double agreement = 0;        // 0 ... 1: cosine between measured and kinematical amplitudes on the nodes
    double score = 0;            // the less the better
};

/// Zone axes whose lattice is the measured one within the tolerances, best first; of equivalent ones the first in the usual
/// order. Throws Error for phases without atoms or with unknown elements.
std::vector<ZoneCandidate> findZones(const Phase& phase, const SpotMeasurement& measured, const ZoneSearchOptions& options, JobMonitor& job);

struct PlacedSpot
{
    Eigen::Vector3i hkl = Eigen::Vector3i::Zero();
    double x = 0, y = 0;     // pixels of the image
    double intensity = 0;    // relative to the strongest
    double dSpacing = 0;     // A; 0: the direct beam
};
/// The spots of the zero-order Laue zone on an image of this size, strongest first, 000 at the front.
std::vector<PlacedSpot> placedSpots(const Phase& phase, const ZoneCandidate& zone, const Eigen::Vector2d& centre, int rows, int cols);

} // namespace kikuscope::match
