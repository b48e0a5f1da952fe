// SPDX-License-Identifier: GPL-3.0-or-later
// Text files with the result of an indexing (.ang, .ctf): what they have in common.
#pragma once
#include "core/io/formats.h"
#include "core/io/point_grid.h"

#include <Eigen/Core>
#include <filesystem>
#include <limits>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace kikuscope::io {

/// What such a file says. The pattern centre stays in the vendor's numbers (detector.recordedAs) until the
/// shape of the patterns is known.
struct IndexingFile
{
    CrystalMap map;
    Detector detector; // tilts, energy, distance; no pattern shape
    std::optional<Eigen::Vector3d> patternCentre;
    std::vector<std::pair<std::string, std::string>> metadata;
};

/// Throw Error(BadFile / Inconsistent) naming file, line and column.
IndexingFile readAng(const std::filesystem::path& path);
IndexingFile readCtf(const std::filesystem::path& path);

EbsdScan scanWithoutPatterns(IndexingFile file, const FileProbe& probe);

/// Ids of a map from the phase numbers of a file: declared numbers in ascending order, then undeclared ones
/// as "unknown phase n".
class PhaseNumbers
{
public:
    void declare(int number, Phase phase);
    bool isDeclared(int number) const { return m_idOf.contains(number); }
    bool empty() const { return m_declared.empty(); }
    std::size_t declaredCount() const { return m_declared.size(); }
    int onlyDeclared() const { return m_declared.begin()->first; }
    /// Number of the phase with this name, case-insensitive.
    std::optional<int> numberOf(std::string_view name) const;
    /// Call once after the last declare().
    void finish();
    /// Registers an undeclared number; throws Error(BadFile) naming `source` after 100 different ones.
    std::uint16_t idOf(int number, const std::string& source);
    const PhaseList& list() const { return m_list; }
    /// Undeclared numbers met by idOf(), for a warning.
    const std::vector<int>& unknown() const { return m_unknown; }

private:
    std::map<int, Phase> m_declared;
    std::map<int, std::uint16_t> m_idOf;
    PhaseList m_list;
    std::vector<int> m_unknown;
};

/// Moves values of points (file order) to pixels; pixels without a point get `missing`.
template <typename T> std::vector<T> onGrid(std::vector<T> values, const PlacedPoints& placed, T missing)
{
    if (placed.pixel.empty() && placed.grid.size() == static_cast<std::int64_t>(values.size()) &&
        placed.grid.kind == GridKind::Square)
        return values;
    std::vector<T> pixels(static_cast<std::size_t>(placed.grid.size()), missing);
    for (std::int64_t i = 0; i < placed.used; ++i)
        pixels[static_cast<std::size_t>(placed.pixelOf(i))] = values[static_cast<std::size_t>(i)];
    return pixels;
}

/// Completes the symmetry of a phase as far as its cell and groups allow; contradictions become warnings.
void completeVendorPhase(Phase& phase, const std::string& source, std::vector<std::string>& warnings);

} // namespace kikuscope::io
