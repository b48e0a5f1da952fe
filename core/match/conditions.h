// SPDX-License-Identifier: GPL-3.0-or-later
// What matching must know of a scan: geometry, beam energy, background and the shape of the screen.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"

#include <Eigen/Geometry>
#include <optional>

namespace kikuscope::match {

struct Conditions
{
    int height = 0, width = 0;
    PatternCentre patternCentre;
    double sampleTiltDeg = 70, detectorTiltDeg = 0;
    SampleFrame frame = SampleFrame::Tsl; // of the Euler angles that are reported
    double energyKeV = 20;
    double screenRadius = 0; // circular screen as fraction of the shorter side; 0: the whole pattern
    Image<float> staticBackground;

    /// Bunge angles (crystal from sample) of an orientation found by matching.
    EulerAngles eulerAngles(const Eigen::Quaterniond& crystalFromDetector) const;
    Eigen::Quaterniond crystalFromDetector(const EulerAngles& euler) const;
};

/// The scan's own geometry; a given pattern centre counts more than the file's. What the file does not say is
/// chosen and told by a warning, except the pattern centre: throws Error(BadSetting) that says how to give
/// it.
Conditions conditionsOf(const EbsdScan& scan, const std::optional<PatternCentre>& patternCentre,
                        JobMonitor& job);

/// Up to `count` recorded patterns from all over the scan.
PatternBlock spreadPatterns(const PatternSource& source, std::int64_t count);

/// Radius of the circular screen that most of the patterns show (fraction of the shorter side), 0 for none.
double screenRadiusOf(const PatternBlock& patterns);

} // namespace kikuscope::match
