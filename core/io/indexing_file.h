// SPDX-License-Identifier: GPL-3.0-or-later
// Text files with the result of an indexing (.ang, .ctf): what they have in common.
#pragma once
#include "core/io/formats.h"
#include "core/io/point_grid.h"

#include <Eigen/Core>
#include <array>
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

/// The points of such a file, column by column: positions in double precision, all else in single.
class PointTable
{
public:
    static constexpr std::size_t maxColumns = 256;
    static constexpr float notANumber = std::numeric_limits<float>::quiet_NaN();

    /// Once, before the first point; `expected` points are reserved.
    void begin(std::size_t columns, std::size_t xColumn, std::size_t yColumn, std::size_t expected);
    /// The next value of a column; what single precision cannot hold becomes NaN.
    void store(std::size_t column, double value);
    /// Undoes the last store() of the first `columns` columns: the file ends within that point.
    void takeBack(std::size_t columns);

    bool hasBegun() const { return !m_columns.empty(); }
    std::size_t size() const { return m_x.size(); }
    std::size_t columnCount() const { return m_columns.size(); }
    std::vector<double>& x() { return m_x; }
    std::vector<double>& y() { return m_y; }
    /// Empty for the columns of x and y.
    std::vector<float>& operator[](std::size_t column) { return m_columns[column]; }
    const std::vector<float>& operator[](std::size_t column) const { return m_columns[column]; }
    /// phi1, Phi, phi2 of all points times `radians`; the three columns are empty afterwards.
    std::vector<EulerAngles> takeAngles(const std::array<std::size_t, 3>& columns, float radians = 1);

private:
    std::size_t m_xColumn = 0, m_yColumn = 0;
    std::vector<double> m_x, m_y;
    std::vector<std::vector<float>> m_columns;
};

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
