// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: patterns that lie in one HDF5 data set (points, height, width).
#pragma once
#include "core/io/hdf5_file.h"
#include "core/map/pattern_source.h"
#include "core/map/scan_grid.h"

namespace kikuscope::io {

/// Height and width of the patterns in a data set; throws Error(BadFile) where its shape or type is not that
/// of patterns. Images with colour planes (last axis <= 4) are refused.
struct PatternShape
{
    std::int64_t count = 0;
    int height = 0, width = 0;
};
PatternShape patternShape(const Hdf5File& file, const std::string& dataset);

/// Patterns in the order of the measured points of `grid`. A data set that is too short leaves the last
/// points without pattern, one that is too long has its rest ignored; both are said in `warnings`. `present`
/// (empty, or one flag per pixel) marks pixels whose stored pattern is a filler.
std::shared_ptr<const PatternSource> openPatterns(const std::shared_ptr<const Hdf5File>& file,
                                                  const std::string& dataset, const ScanGrid& grid,
                                                  std::vector<std::string>& warnings,
                                                  std::vector<std::uint8_t> present = {});

} // namespace kikuscope::io
