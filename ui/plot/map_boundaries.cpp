// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_boundaries.h"

#include "ui/plot/map_raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::ui {
namespace {

using analysis::Boundary;

/// A picture's lines [first, last] in device pixels.
class Canvas
{
public:
    Canvas(QImage& picture, int first, int last, QRgb colour)
        : m_picture(picture), m_first(std::max(first, 0)), m_last(std::min(last, picture.height() - 1)),
          m_colour(colour | 0xff000000)
    {
    }
    /// Columns [x, x + width), lines [y, y + height).
    void fill(int x, int y, int width, int height, Boundary kind)
    {
        const int left = std::max(x, 0), right = std::min(x + width, m_picture.width());
        for (int line = std::max(y, m_first); line < std::min(y + height, m_last + 1); ++line) {
            auto* pixels = reinterpret_cast<QRgb*>(m_picture.scanLine(line));
            for (int i = left; i < right; ++i)
                pixels[i] = kind == Boundary::LowAngle ? half(pixels[i]) : m_colour;
        }
    }
    int first() const { return m_first; }
    int last() const { return m_last; }

private:
    QRgb half(QRgb below) const { return ((below ^ m_colour) & 0xfefefefe) / 2 + (below & m_colour); }

    QImage& m_picture;
    int m_first, m_last;
    QRgb m_colour;
};

/// From micrometres to device pixels.
struct Projection
{
    QRectF visible;
    double pixelsPerUmX, pixelsPerUmY;
    Projection(const QRectF& visibleUm, const QImage& picture)
        : visible(visibleUm), pixelsPerUmX(picture.width() / visibleUm.width()),
          pixelsPerUmY(picture.height() / visibleUm.height())
    {
    }
    double x(double um) const { return (um - visible.left()) * pixelsPerUmX; }
    double y(double um) const { return (um - visible.top()) * pixelsPerUmY; }
};

std::pair<std::int64_t, std::int64_t> seenPart(double from, double to, std::int64_t count)
{
    const auto first = static_cast<std::int64_t>(std::floor(std::clamp(from, -1., static_cast<double>(count))));
    const auto last = static_cast<std::int64_t>(std::ceil(std::clamp(to, -1., static_cast<double>(count))));
    return {std::max<std::int64_t>(0, first), std::min(last, count - 1)};
}

/// Every map pixel is at least one picture pixel large: bars of the chosen width, centred on the sides.
void drawSides(const MapBoundaries& b, const Projection& to, Canvas& canvas)
{
    const ScanGrid& grid = b.grid;
    const QRectF area = gridAreaUm(grid);
    const bool hexagonal = grid.kind == GridKind::Hexagonal;
    const auto [firstRow, lastRow] = seenPart((to.visible.top() - area.top()) / grid.stepYUm - 1,
                                              (to.visible.bottom() - area.top()) / grid.stepYUm + 1, grid.rows);
    const auto [firstCol, lastCol] = seenPart((to.visible.left() - area.left()) / grid.stepXUm - 2,
                                              (to.visible.right() - area.left()) / grid.stepXUm + 1, grid.cols);
    if (firstCol > lastCol)
        return;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(lastCol - firstCol + 1));
    const auto at = [](double position) { return static_cast<int>(std::lround(position)); };
    const int before = b.width / 2;
    for (std::int64_t row = firstRow; row <= lastRow; ++row) {
        const double topUm = area.top() + static_cast<double>(row) * grid.stepYUm;
        const int top = at(to.y(topUm)), bottom = at(to.y(topUm + grid.stepYUm));
        if (bottom + b.width < canvas.first() || top - b.width > canvas.last())
            continue;
        b.lookup(row, firstCol, lastCol - firstCol + 1, bytes.data());
        const double shift = hexagonal && row % 2 == 1 ? 0.5 : 0;
        for (std::size_t i = 0; i < bytes.size(); ++i) {
            if (bytes[i] == 0)
                continue;
            const analysis::PixelBoundaries sides = analysis::unpacked(bytes[i]);
            const double col = static_cast<double>(firstCol) + static_cast<double>(i) + shift;
            const int left = at(to.x(area.left() + col * grid.stepXUm)), right = at(to.x(area.left() + (col + 1) * grid.stepXUm));
            const int middle = hexagonal ? at(to.x(area.left() + (col + 0.5) * grid.stepXUm)) : right;
            if (sides.right != Boundary::None)
                canvas.fill(right - before, top - before, b.width, bottom - top + b.width, sides.right);
            if (sides.below != Boundary::None)
                canvas.fill(left - before, bottom - before, middle - left + b.width, b.width, sides.below);
            if (sides.belowRight != Boundary::None)
                canvas.fill(middle - before, bottom - before, right - middle + b.width, b.width, sides.belowRight);
        }
    }
}

Boundary strongest(std::uint8_t byte)
{
    const analysis::PixelBoundaries sides = analysis::unpacked(byte);
    return std::max({sides.right, sides.below, sides.belowRight});
}

/// Several map pixels in one picture pixel.
void drawDots(const MapBoundaries& b, const Projection& to, Canvas& canvas, int width)
{
    const ScanGrid& grid = b.grid;
    const QRectF area = gridAreaUm(grid);
    std::vector<std::int64_t> columns(static_cast<std::size_t>(width) + 1); // where each picture pixel begins
    for (int x = 0; x <= width; ++x) {
        const double um = to.visible.left() + x / to.pixelsPerUmX - area.left();
        columns[static_cast<std::size_t>(x)] = static_cast<std::int64_t>(
            std::clamp(std::floor(um / grid.stepXUm), 0., static_cast<double>(grid.cols)));
    }
    const std::int64_t from = columns.front(), count = columns.back() - from;
    if (count <= 0)
        return;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count));
    std::int64_t previous = -1;
    for (int y = canvas.first(); y <= canvas.last(); ++y) {
        const double row = std::floor((to.visible.top() + (y + 0.5) / to.pixelsPerUmY - area.top()) / grid.stepYUm);
        if (!(row >= 0 && row < static_cast<double>(grid.rows)))
            continue;
        if (const auto r = static_cast<std::int64_t>(row); r != previous) {
            b.lookup(r, from, count, bytes.data());
            previous = r;
        }
        for (int x = 0; x < width; ++x) {
            const auto first = static_cast<std::size_t>(columns[static_cast<std::size_t>(x)] - from);
            const auto end = std::max(first + 1, static_cast<std::size_t>(columns[static_cast<std::size_t>(x) + 1] - from));
            Boundary most = Boundary::None;
            for (std::size_t i = first; i < std::min(end, bytes.size()); ++i)
                if (bytes[i])
                    most = std::max(most, strongest(bytes[i]));
            if (most != Boundary::None)
                canvas.fill(x, y, 1, 1, most);
        }
    }
}

/// differs(a, b) of pixel numbers.
template <class Differs> MapBoundaries betweenPhases(const ScanGrid& grid, QRgb colour, int width, Differs differs)
{
    return {grid,
            [grid, differs](std::int64_t row, std::int64_t col, std::int64_t count, std::uint8_t* bytes) {
                for (std::int64_t i = 0; i < count; ++i) {
                    bytes[i] = 0;
                    if (col + i >= grid.colsInRow(row))
                        continue;
                    const std::int64_t pixel = grid.index(row, col + i);
                    const auto neighbours = analysis::followingNeighbours(grid, pixel);
                    const auto kind = [&](std::int64_t other) {
                        return other >= 0 && differs(static_cast<std::size_t>(pixel), static_cast<std::size_t>(other))
                                   ? Boundary::Phase
                                   : Boundary::None;
                    };
                    bytes[i] = analysis::packed({kind(neighbours[0]), kind(neighbours[1]), kind(neighbours[2])});
                }
            },
            colour, width};
}

} // namespace

MapBoundaries grainBoundaries(std::shared_ptr<const analysis::BoundaryMap> found, QRgb colour, int width)
{
    const ScanGrid grid = found->grid;
    return {grid,
            [found = std::move(found)](std::int64_t row, std::int64_t col, std::int64_t count, std::uint8_t* bytes) {
                std::memcpy(bytes, found->pixels.data() + found->grid.index(row, col), static_cast<std::size_t>(count));
            },
            colour, width};
}

MapBoundaries phaseBoundaries(std::shared_ptr<const PhaseMap> map, QRgb colour, int width)
{
    const ScanGrid grid = map->grid;
    return betweenPhases(grid, colour, width, [map = std::move(map)](std::size_t a, std::size_t b) {
        return map->phaseId[a] != map->phaseId[b] && map->state[a] != PixelState::Pending &&
               map->state[b] != PixelState::Pending;
    });
}

MapBoundaries phaseBoundaries(std::shared_ptr<const CrystalMap> map, QRgb colour, int width)
{
    const ScanGrid grid = map->grid;
    return betweenPhases(grid, colour, width, [map = std::move(map)](std::size_t a, std::size_t b) {
        return map->phaseId[a] != map->phaseId[b];
    });
}

void drawBoundaries(const MapBoundaries& boundaries, const QRectF& visibleUm, QImage& picture, int first, int last)
{
    const Projection to(visibleUm, picture);
    Canvas canvas(picture, first, last, boundaries.colour);
    if (boundaries.grid.stepXUm * to.pixelsPerUmX >= 1 && boundaries.grid.stepYUm * to.pixelsPerUmY >= 1)
        drawSides(boundaries, to, canvas);
    else
        drawDots(boundaries, to, canvas, picture.width());
}

} // namespace kikuscope::ui
