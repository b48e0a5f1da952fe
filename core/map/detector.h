// SPDX-License-Identifier: GPL-3.0-or-later
// The EBSD detector: pattern shape, pattern centre and tilts.
#pragma once
#include "core/base/image.h"

#include <Eigen/Core>
#include <optional>
#include <string>

namespace kikuscope {

/// Whose numbers a pattern centre was given in. Inside, Kikuscope uses Bruker's everywhere.
enum class PatternCentreConvention { Bruker, Edax, Oxford, Emsoft5, Emsoft4 };
const char* toString(PatternCentreConvention convention);

/// Bruker convention: x as fraction of pattern width from the left, y as fraction of pattern HEIGHT from the top,
/// z (detector distance) as fraction of pattern height.
struct PatternCentre
{
    double x = 0.5, y = 0.5, z = 0.5;
    bool operator==(const PatternCentre&) const = default;
};

/// Converts vendor numbers for patterns of width x height pixels (formulas: kikuchipy, _ebsd_detector.py).
/// EDAX x*, y*, z*; Oxford PCx, PCy, DD as fractions of the width, y from the bottom. Not for EMsoft (see below).
PatternCentre patternCentreFrom(PatternCentreConvention convention, double x, double y, double z, int width, int height);
/// The reverse, for display and export.
Eigen::Vector3d patternCentreTo(PatternCentreConvention convention, const PatternCentre& pc, int width, int height);
/// EMsoft xpc, ypc in unbinned pixels, L in micrometres, delta = unbinned pixel size in micrometres;
/// `version5` selects the sign of xpc used since EMsoft 5.0.
PatternCentre patternCentreFromEmsoft(bool version5, double xpc, double ypc, double lUm, double deltaUm, int binning, int width, int height);

/// Optional values are empty where the file does not say.
struct Detector
{
    int height = 0, width = 0; // pixels of the stored patterns
    std::optional<PatternCentre> patternCentre = std::nullopt;
    PatternCentreConvention recordedAs = PatternCentreConvention::Bruker; // what the file used
    std::optional<double> sampleTiltDeg = std::nullopt, detectorTiltDeg = std::nullopt; // detectorTilt = camera elevation, positive tilts the screen back
    std::optional<double> azimuthDeg = std::nullopt;
    std::optional<double> energyKeV = std::nullopt;
    std::optional<double> workingDistanceMm = std::nullopt;
    Image<float> staticBackground = {}; // empty where there is none
};

/// Directions of formats.md 7.2: unit vector of pixel (row, col) from the source point in the detector frame
/// (x right in the pattern, y up, z from sample to screen), patterns seen from behind the screen.
Eigen::Vector3d pixelDirection(const PatternCentre& pc, int width, int height, double row, double col);

/// Sample frames of the vendors as seen from the detector: "tsl" (EDAX, EMsoft, kikuchipy) X down the slope,
/// "hkl" (Oxford, Bruker) X right in the pattern. sampleFromDetector * d gives the direction in that sample frame.
enum class SampleFrame { Tsl, Hkl };
Eigen::Matrix3d sampleFromDetector(SampleFrame frame, double sampleTiltDeg, double detectorTiltDeg);

} // namespace kikuscope
