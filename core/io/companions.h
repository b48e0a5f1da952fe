// SPDX-License-Identifier: GPL-3.0-or-later
// Files that belong together: patterns and their indexing, maps and their electron images.
#pragma once
#include "core/io/formats.h"

#include <Eigen/Core>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace kikuscope::io {

/// An indexing found beside patterns.
struct CompanionIndexing
{
    std::filesystem::path path;
    std::shared_ptr<const CrystalMap> map;
    Detector detector;
    std::optional<Eigen::Vector3d>
        patternCentre; // in detector.recordedAs, where the file did not know the pattern shape
    bool groundTruth = false;

    const ScanGrid& grid() const { return map->grid; }
};

/// The first of `candidates` that holds an indexing whose grid is accepted; what was refused goes to
/// `warnings`.
std::optional<CompanionIndexing> findIndexing(const std::vector<std::filesystem::path>& candidates,
                                              const std::function<bool(const ScanGrid&)>& accepts,
                                              std::vector<std::string>& warnings);
/// Files of the same stem beside a pattern file that may hold its indexing.
std::vector<std::filesystem::path> indexingBesideFile(const std::filesystem::path& path);
/// Result files in a folder of images, or beside that folder.
std::vector<std::filesystem::path> indexingBesideFolder(const std::filesystem::path& folder);

/// Gives the scan this indexing and those detector values that the scan itself does not have.
void adopt(EbsdScan& scan, const CompanionIndexing& indexing);

/// "3x4" or "3 x 4" (rows, columns) as given by a user for files that do not hold their shape; none for "".
/// Throws Error(BadSetting) for other text.
std::optional<ScanGrid> gridFromText(const std::string& shape);

/// Sets the grid of a scan whose `count` patterns follow each other in acquisition order without a shape: the
/// asked one
/// ("ROWSxCOLS", must fit), that of an indexing among the candidates (which is adopted), else one row, with a
/// warning.
void chooseGridOfList(EbsdScan& scan, std::int64_t count, const std::string& askedShape,
                      const std::vector<std::filesystem::path>& candidates);

/// A rectangle of a map on a square grid.
CrystalMap croppedMap(const CrystalMap& map, std::int64_t firstRow, std::int64_t firstCol, std::int64_t rows,
                      std::int64_t cols);

} // namespace kikuscope::io
