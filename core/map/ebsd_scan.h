// SPDX-License-Identifier: GPL-3.0-or-later
// An opened scan: a value that shares its pattern source.
#pragma once
#include "core/map/crystal_map.h"
#include "core/map/pattern_source.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <utility>

namespace kikuscope {

/// An electron image that goes with a map. Grey values are kept as recorded (as float).
struct SemImage
{
    std::string name; // "SE", "Electron Image 1", file name, ...
    Image<float> pixels;
    /// Where the map lies in the image, as fractions of the image (x, y of its top-left corner, width, height);
    /// empty where the file does not say.
    struct Placement { double x, y, width, height; };
    std::optional<Placement> mapInImage;
};

/// `patterns` is null for Hough-only files; `indexing` is null where the file has none.
struct EbsdScan
{
    std::string name;                 // file name, or "file: scan group"
    std::filesystem::path path;
    std::string format;               // id of the format table, e.g. "edax-up"
    ScanGrid grid;
    Detector detector;
    std::shared_ptr<const PatternSource> patterns;
    std::shared_ptr<const CrystalMap> indexing;
    bool indexingIsGroundTruth = false; // simulated scans
    bool simulated = false;             // must be shown to the user
    std::vector<SemImage> semImages;
    std::vector<std::pair<std::string, std::string>> metadata; // as read: name, value with unit
    std::vector<std::string> warnings;                         // what the reader had to choose
};

} // namespace kikuscope
