// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/point_grid.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::io {

namespace {

using Coordinates = std::span<const double>;

bool isStep(double step) { return std::isfinite(step) && step > 0; }

std::string number(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", value);
    return text;
}

std::string shape(const ScanGrid& grid)
{
    return std::to_string(grid.rows) + " x " + std::to_string(grid.cols);
}

/// Do the points, in file order, lie where an acquisition over `grid` puts them? A third of a step is
/// tolerated, and what five significant digits lose (Oxford prints 10500. for a step of 0.3).
bool inAcquisitionOrder(const ScanGrid& grid, Coordinates x, Coordinates y)
{
    if (x.empty() || !isStep(grid.stepXUm) || !isStep(grid.stepYUm))
        return false;
    std::int64_t row = 0, col = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double shift = grid.kind == GridKind::Hexagonal && row % 2 == 1 ? 0.5 : 0;
        const double dx = (static_cast<double>(col) + shift) * grid.stepXUm,
                     dy = static_cast<double>(row) * grid.stepYUm;
        if (!(std::abs(x[i] - x[0] - dx) <= 0.3 * grid.stepXUm + 1e-4 * std::abs(x[i])) ||
            !(std::abs(y[i] - y[0] - dy) <= 0.3 * grid.stepYUm + 1e-4 * std::abs(y[i])))
            return false;
        if (++col >= grid.colsInRow(row)) {
            col = 0;
            ++row;
        }
    }
    return true;
}

/// The announced shape with the steps that the points show when taken in file order.
ScanGrid withMeasuredSteps(ScanGrid grid, Coordinates x, Coordinates y)
{
    const auto n = static_cast<std::int64_t>(x.size());
    const auto inFirstRow = static_cast<std::size_t>(std::min(grid.cols, n));
    if (inFirstRow > 1)
        grid.stepXUm = (x[inFirstRow - 1] - x[0]) / static_cast<double>(inFirstRow - 1);
    const std::int64_t lastRow = n > 0 ? grid.row(grid.pixelOfPoint(n - 1)) : 0;
    if (lastRow > 0)
        grid.stepYUm = (y[static_cast<std::size_t>(n - 1)] - y[0]) / static_cast<double>(lastRow);
    if (!isStep(grid.stepXUm) && inFirstRow <= 1)
        grid.stepXUm = grid.stepYUm;
    if (!isStep(grid.stepYUm) && lastRow == 0)
        grid.stepYUm = grid.stepXUm;
    return grid;
}

/// Each point to the nearest pixel; fails where points lie over 0.3 steps off, fall outside, or two on one
/// pixel.
std::optional<std::vector<std::int64_t>> byPosition(const ScanGrid& grid, double x0, double y0, Coordinates x,
                                                    Coordinates y)
{
    constexpr double tolerance = 0.3;
    if (!isStep(grid.stepXUm) || !isStep(grid.stepYUm))
        return {};
    std::vector<std::int64_t> pixel(x.size());
    std::vector<bool> taken(static_cast<std::size_t>(grid.size()));
    for (std::size_t i = 0; i < x.size(); ++i) {
        const double v = (y[i] - y0) / grid.stepYUm, row = std::round(v);
        if (!(row >= 0 && row < static_cast<double>(grid.rows) && std::abs(v - row) <= tolerance))
            return {};
        const auto r = static_cast<std::int64_t>(row);
        const double shift = grid.kind == GridKind::Hexagonal && r % 2 == 1 ? 0.5 : 0;
        const double u = (x[i] - x0) / grid.stepXUm - shift, col = std::round(u);
        if (!(col >= 0 && col < static_cast<double>(grid.colsInRow(r)) && std::abs(u - col) <= tolerance))
            return {};
        pixel[i] = grid.index(r, static_cast<std::int64_t>(col));
        if (taken[static_cast<std::size_t>(pixel[i])])
            return {};
        taken[static_cast<std::size_t>(pixel[i])] = true;
    }
    return pixel;
}

/// Smallest distance between different values, beyond print precision; 0 if all are the same.
double smallestGap(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    const double precision = 1e-5 + 1e-6 * std::max(std::abs(values.front()), std::abs(values.back()));
    double gap = 0;
    for (std::size_t i = 1; i < values.size(); ++i)
        if (const double d = values[i] - values[i - 1]; d > precision && (gap == 0 || d < gap))
            gap = d;
    return gap;
}

struct Lattice
{
    ScanGrid grid;
    double x0 = 0, y0 = 0;
};

/// Shape and steps from the positions alone: rows by their y, columns by the distances within rows.
std::optional<Lattice> latticeOf(Coordinates x, Coordinates y)
{
    const auto finite = [](double v) { return std::isfinite(v); };
    if (x.empty() || !std::all_of(x.begin(), x.end(), finite) || !std::all_of(y.begin(), y.end(), finite))
        return {};
    const auto n = static_cast<std::int64_t>(x.size());
    Lattice lattice;
    ScanGrid& grid = lattice.grid;
    const auto [yMin, yMax] = std::minmax_element(y.begin(), y.end());
    lattice.y0 = *yMin;
    grid.stepYUm = smallestGap({y.begin(), y.end()});
    const double rows = grid.stepYUm > 0 ? std::round((*yMax - *yMin) / grid.stepYUm) + 1 : 1;
    if (!(rows <= static_cast<double>(n)))
        return {};
    grid.rows = static_cast<std::int64_t>(rows);

    const auto rowOf = [&](std::size_t i) {
        return grid.stepYUm > 0 ? static_cast<std::int64_t>(std::round((y[i] - lattice.y0) / grid.stepYUm))
                                : 0;
    };
    std::vector<double> even, odd;
    for (std::size_t i = 0; i < x.size(); ++i)
        (rowOf(i) % 2 == 0 ? even : odd).push_back(x[i]);
    grid.stepXUm = smallestGap(even);
    if (grid.stepXUm == 0)
        grid.stepXUm = odd.empty() ? 0 : smallestGap(odd);
    if (grid.stepXUm == 0 && grid.stepYUm == 0)
        return {};
    if (grid.stepXUm == 0)
        grid.stepXUm = grid.stepYUm;
    if (grid.stepYUm == 0)
        grid.stepYUm = grid.stepXUm;

    const auto [evenMin, evenMax] = std::minmax_element(even.begin(), even.end());
    lattice.x0 = *evenMin;
    double last = *evenMax, shift = 0;
    if (!odd.empty()) {
        const auto [oddMin, oddMax] = std::minmax_element(odd.begin(), odd.end());
        const double offset = (*oddMin - *evenMin) / grid.stepXUm;
        shift = std::abs(offset - std::floor(offset) - 0.5) < 0.2 ? 0.5 * grid.stepXUm : 0;
        lattice.x0 -=
            std::max(0.0, std::ceil((lattice.x0 + shift - *oddMin) / grid.stepXUm - 0.3)) * grid.stepXUm;
        last = std::max(last, *oddMax - shift);
    }
    const double cols = std::round((last - lattice.x0) / grid.stepXUm) + 1;
    if (!(cols <= static_cast<double>(n)) || !isPlausibleGrid(grid.rows, static_cast<std::int64_t>(cols), n))
        return {};
    grid.cols = static_cast<std::int64_t>(cols);
    if (shift > 0) {
        grid.kind = GridKind::Hexagonal;
        const double oddLast = *std::max_element(odd.begin(), odd.end()) - shift;
        grid.colsShifted = grid.cols - (std::round((oddLast - lattice.x0) / grid.stepXUm) + 1 < cols ? 1 : 0);
    }
    return lattice;
}

class Placement
{
public:
    Placement(const AnnouncedGrid& announced, Coordinates x, Coordinates y, const std::string& source)
        : m_announced(announced), m_x(x), m_y(y), m_source(source),
          m_count(static_cast<std::int64_t>(x.size()))
    {
    }

    PlacedPoints run()
    {
        const ScanGrid grid = announcedGrid();
        if (grid.rows > 0 && m_count > grid.pointCount()) {
            m_out.warnings.push_back(m_source + " has " + std::to_string(m_count) +
                                     " points, more than the " + std::to_string(grid.pointCount()) +
                                     " of the " + shape(grid) +
                                     " grid it announces; the header was not used.");
        } else if (grid.rows > 0) {
            if (m_count < grid.pointCount())
                m_out.warnings.push_back(m_source + " announces " + shape(grid) + " = " +
                                         std::to_string(grid.pointCount()) + " points but has " +
                                         std::to_string(m_count) +
                                         "; the missing ones are shown as not indexed.");
            if (asAnnounced(grid))
                return std::move(m_out);
        }
        if (fromPositions())
            return std::move(m_out);
        inFileOrder(grid);
        return std::move(m_out);
    }

private:
    /// The header's grid, or rows = 0 where it has none that can be true.
    ScanGrid announcedGrid()
    {
        ScanGrid grid;
        if (m_announced.rows <= 0 || m_announced.cols <= 0)
            return grid;
        if (!isPlausibleGrid(m_announced.rows, m_announced.cols, m_count)) {
            m_out.warnings.push_back(m_source + " announces " + std::to_string(m_announced.rows) + " x " +
                                     std::to_string(m_announced.cols) + " points but has " +
                                     std::to_string(m_count) + "; the header was not used.");
            return grid;
        }
        grid.rows = m_announced.rows;
        grid.cols = m_announced.cols;
        grid.kind = m_announced.kind;
        grid.colsShifted = m_announced.kind == GridKind::Hexagonal ? m_announced.colsShifted : 0;
        grid.stepXUm = m_announced.stepX.value_or(0);
        grid.stepYUm = m_announced.stepY.value_or(0);
        if (isStep(grid.stepXUm) && !isStep(grid.stepYUm) && grid.rows == 1)
            grid.stepYUm = grid.stepXUm; // a line scan has no step across
        if (isStep(grid.stepYUm) && !isStep(grid.stepXUm) && grid.cols == 1)
            grid.stepXUm = grid.stepYUm;
        return grid;
    }

    bool accept(const ScanGrid& grid, std::vector<std::int64_t> pixel = {})
    {
        m_out.grid = grid;
        m_out.pixel = std::move(pixel);
        m_out.used = m_count;
        return true;
    }

    void warnOfSteps(const ScanGrid& grid)
    {
        m_out.warnings.push_back(m_source + " announces steps of " + number(m_announced.stepX.value_or(0)) +
                                 " and " + number(m_announced.stepY.value_or(0)) +
                                 " um, but its points lie " + number(grid.stepXUm) + " and " +
                                 number(grid.stepYUm) + " um apart; the positions were believed.");
    }

    bool asAnnounced(const ScanGrid& grid)
    {
        if (inAcquisitionOrder(grid, m_x, m_y))
            return accept(grid);
        const ScanGrid measured = withMeasuredSteps(grid, m_x, m_y);
        if (inAcquisitionOrder(measured, m_x, m_y)) {
            if (m_announced.stepX || m_announced.stepY)
                warnOfSteps(measured);
            return accept(measured);
        }
        return asOtherKind(grid, measured) || outOfOrder(grid);
    }

    bool asOtherKind(const ScanGrid& grid, ScanGrid other)
    {
        if (grid.kind == GridKind::Hexagonal) {
            other.kind = GridKind::Square;
            if (grid.colsShifted != grid.cols || !inAcquisitionOrder(other, m_x, m_y))
                return false;
            m_out.warnings.push_back(m_source +
                                     " announces a hexagonal grid, but every second row is not shifted; "
                                     "it was taken as hexagonal all the same.");
            return accept(grid);
        }
        other.kind = GridKind::Hexagonal;
        other.colsShifted = other.cols;
        if (!inAcquisitionOrder(other, m_x, m_y))
            return false;
        m_out.warnings.push_back(m_source +
                                 " announces a square grid, but every second row is shifted by half a step; "
                                 "it was taken as hexagonal.");
        return accept(other);
    }

    /// The announced grid with points in any order; the grid may begin anywhere.
    bool outOfOrder(const ScanGrid& grid)
    {
        const double x0 = *std::min_element(m_x.begin(), m_x.end()),
                     y0 = *std::min_element(m_y.begin(), m_y.end());
        auto pixel = byPosition(grid, x0, y0, m_x, m_y);
        if (!pixel)
            return false;
        m_out.warnings.push_back(m_source +
                                 ": its points are not in row order; they were placed by their x and y.");
        return accept(grid, std::move(*pixel));
    }

    bool fromPositions()
    {
        const auto lattice = latticeOf(m_x, m_y);
        if (!lattice)
            return false;
        auto pixel = byPosition(lattice->grid, lattice->x0, lattice->y0, m_x, m_y);
        if (!pixel || lattice->grid.size() > 4 * m_count + 16)
            return false;
        m_out.warnings.push_back(m_source + ": the grid of " + shape(lattice->grid) + " points, step " +
                                 number(lattice->grid.stepXUm) + " x " + number(lattice->grid.stepYUm) +
                                 " um, was found from x and y.");
        return accept(lattice->grid, std::move(*pixel));
    }

    void inFileOrder(ScanGrid grid)
    {
        if (grid.rows > 0 && m_count <= grid.pointCount()) {
            const bool zero = (m_announced.stepX && !isStep(*m_announced.stepX) && grid.cols > 1) ||
                              (m_announced.stepY && !isStep(*m_announced.stepY) && grid.rows > 1);
            if (zero)
                throw Error(ErrorKind::Inconsistent,
                            m_source + " announces a step of 0 and x, y do not show the true one; correct "
                                       "the step in its header.");
            m_out.warnings.push_back(m_source + ": x and y do not form the announced " + shape(grid) +
                                     " grid; the points were taken in the order of the file.");
        } else {
            grid = ScanGrid{.rows = 1, .cols = m_count};
            m_out.warnings.push_back(m_source + ": no grid fits its " + std::to_string(m_count) +
                                     " points; they are shown as one row in the order of the file.");
        }
        if (!isStep(grid.stepXUm))
            grid.stepXUm = isStep(m_announced.stepX.value_or(0)) ? *m_announced.stepX : 1;
        if (!isStep(grid.stepYUm))
            grid.stepYUm = isStep(m_announced.stepY.value_or(0)) ? *m_announced.stepY : grid.stepXUm;
        accept(grid);
    }

    const AnnouncedGrid& m_announced;
    Coordinates m_x, m_y;
    const std::string& m_source;
    std::int64_t m_count;
    PlacedPoints m_out;
};

} // namespace

bool isPlausibleGrid(std::int64_t rows, std::int64_t cols, std::int64_t points)
{
    constexpr std::int64_t side = 10'000'000;
    return rows > 0 && cols > 0 && rows <= side && cols <= side && rows * cols <= 100 * points + 4096;
}

PlacedPoints placePoints(const AnnouncedGrid& announced, std::span<const double> x, std::span<const double> y,
                         const std::string& source)
{
    return Placement(announced, x, y, source).run();
}

} // namespace kikuscope::io
