// SPDX-License-Identifier: GPL-3.0-or-later
// The navigation shape of a scan. Row 0 is the top of the map, x to the right, y down.
#pragma once
#include <cstdint>
#include <utility>

namespace kikuscope {

enum class GridKind { Square, Hexagonal };

/// Pixels are numbered row-major over rows x cols. On a hexagonal grid rows 1, 3, 5, ... are shifted right by
/// half a step and may be shorter: their last pixel then has no point (hasPoint() is false).
struct ScanGrid
{
    std::int64_t rows = 0, cols = 0;
    double stepXUm = 1, stepYUm = 1; // micrometre; for hexagonal stepY = stepX sqrt(3)/2
    GridKind kind = GridKind::Square;
    std::int64_t colsShifted = 0; // hexagonal: points in rows 1, 3, ...; cols or cols - 1

    std::int64_t size() const { return rows * cols; }
    std::int64_t index(std::int64_t row, std::int64_t col) const { return row * cols + col; }
    std::int64_t row(std::int64_t index) const { return index / cols; }
    std::int64_t col(std::int64_t index) const { return index % cols; }
    std::int64_t colsInRow(std::int64_t row) const { return kind == GridKind::Hexagonal && row % 2 == 1 ? colsShifted : cols; }
    bool contains(std::int64_t row, std::int64_t col) const { return row >= 0 && row < rows && col >= 0 && col < cols; }
    bool hasPoint(std::int64_t index) const { return col(index) < colsInRow(row(index)); }
    /// Number of measured points (differs from size() on hexagonal grids with short rows).
    std::int64_t pointCount() const;
    /// Pixel of the n-th measured point in acquisition order (row by row, left to right).
    std::int64_t pixelOfPoint(std::int64_t point) const;
    /// Position of a pixel in micrometres from the first point.
    std::pair<double, double> positionUm(std::int64_t index) const;
    bool operator==(const ScanGrid&) const = default;
};

} // namespace kikuscope
