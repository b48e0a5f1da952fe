// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: what the HDF5 files of the vendors have in common.
#pragma once
#include "core/io/hdf5_file.h"
#include "core/map/ebsd_scan.h"

#include <span>

namespace kikuscope::io {

/// Root groups that hold EBSD/Data, in natural order.
std::vector<std::string> ebsdGroups(const Hdf5File& file);

/// A square grid; steps must be positive except along an axis of one cell. Throws Error(BadFile) naming the
/// data set.
struct GridFields
{
    std::string rows, cols, stepY, stepX; // data set paths
};
ScanGrid readSquareGrid(const Hdf5File& file, const GridFields& fields);

/// Every scalar of a group (one level) as name and value with unit, for display.
void addMetadata(const Hdf5File& file, const std::string& group,
                 std::vector<std::pair<std::string, std::string>>& metadata);

/// All data sets of `count` numbers in a group, except those named.
std::vector<ScalarMap> readScalars(const Hdf5File& file, const std::string& group, std::int64_t count,
                                   const std::vector<std::string>& except);

/// An image of height x width values, stored flat or not; empty (with a warning) where it has another size.
Image<float> readBackground(const Hdf5File& file, const std::string& dataset, int height, int width,
                            std::vector<std::string>& warnings);

/// From the patterns, or where there are none from "Pattern Height" and "Pattern Width" of the header group.
void setPatternShape(EbsdScan& scan, const Hdf5File& file, const std::string& header);

/// Mean of the finite values, all in the vendor's numbers; warns where the points differ much or the centre
/// is impossible, and leaves it out where the detector distance is not positive.
void setPatternCentre(EbsdScan& scan, PatternCentreConvention convention, std::span<const double> x,
                      std::span<const double> y, std::span<const double> z);

/// Single-precision cell angles: what lies within 0.01 degrees of 60, 90 or 120 is meant to be that.
double snappedAngle(double degrees);

/// A value that must be finite to be used.
std::optional<double> finiteNumber(const Hdf5File& file, const std::string& dataset);

} // namespace kikuscope::io
