// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/regions.h"

#include "core/preprocess/pixel_kernel.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
Screen Screen::transformed(double columns, double rows, double scaleX, double scaleY) const
{
    const auto x = [&](double v) { return (v - columns) * scaleX; };
    const auto y = [&](double v) { return (v - rows) * scaleY; };
    return {whole, x(centreX), y(centreY), radiusX * scaleX, radiusY * scaleY, x(left), y(top), x(right), y(bottom)};
}

namespace {

constexpr double rounding = 1e-6; // px

/// Whole pixels between two limits.
RowSpan within(double from, double to, int size)
{
    const int begin = static_cast<int>(std::clamp<double>(std::ceil(from - rounding), 0, size));
    return {begin, static_cast<int>(std::clamp<double>(std::floor(to + rounding), begin, size))};
}

} // namespace

Region regionOf(const Screen& screen, int height, int width)
{
    const RowSpan rows = within(screen.top, screen.bottom, height), columns = within(screen.left, screen.right, width);
    const bool limited = rows.end - rows.begin < height || columns.end - columns.begin < width;
    Region region{std::vector<RowSpan>(static_cast<std::size_t>(height), columns), static_cast<std::int64_t>(height) * width,
                  screen.whole && !limited};
    if (region.whole)
        return region;
    region.pixels = 0;
    if (screen.whole) {
        for (int y = 0; y < height; ++y) {
            RowSpan& row = region.rows[static_cast<std::size_t>(y)];
            if (y < rows.begin || y >= rows.end)
                row = {};
            region.pixels += row.end - row.begin;
        }
        return region;
    }
    const double rx = std::max(0.5, screen.radiusX - 0.5), ry = std::max(0.5, screen.radiusY - 0.5);
    for (int y = 0; y < height; ++y) {
        const double v = (y + 0.5 - screen.centreY) / ry, half = v * v < 1 ? rx * std::sqrt(1 - v * v) : 0;
        const double left = std::ceil(screen.centreX - half - 0.5), right = std::floor(screen.centreX + half - 0.5) + 1;
        const int begin = static_cast<int>(std::clamp<double>(left, columns.begin, columns.end));
        const bool seen = half > 0 && y >= rows.begin && y < rows.end;
        const int end = seen ? static_cast<int>(std::clamp<double>(right, begin, columns.end)) : begin;
        region.rows[static_cast<std::size_t>(y)] = {begin, end};
        region.pixels += end - begin;
    }
    return region;
}

std::vector<Region> regionsOf(const std::vector<Screen>& screens, int height, int width)
{
    std::vector<Region> regions;
    regions.reserve(screens.size());
    for (const auto& screen : screens)
        regions.push_back(regionOf(screen, height, width));
    return regions;
}

void fillOutside(float* pixels, int width, const Region& region, float value)
{
    if (region.whole)
        return;
    for (const auto [begin, end] : region.rows) {
        std::fill(pixels, pixels + begin, value);
        std::fill(pixels + end, pixels + width, value);
        pixels += width;
    }
}

double meanOf(const float* pixels, int width, const Region& region)
{
    double sum = 0;
    forRuns(region, width, [&](std::size_t first, std::size_t count) { sum += pixelKernels().sum(pixels + first, count); });
    return region.pixels > 0 ? sum / static_cast<double>(region.pixels) : 0;
}

FloatRange rangeOf(const float* pixels, int width, const Region& region)
{
    FloatRange range{3e38f, -3e38f};
    forRuns(region, width, [&](std::size_t first, std::size_t count) {
        float lowHigh[2];
        pixelKernels().range(pixels + first, count, lowHigh);
        range = {std::min(range.low, lowHigh[0]), std::max(range.high, lowHigh[1])};
    });
    return range;
}

double relativeRange(const float* pixels, int width, const Region& region)
{
    const FloatRange range = rangeOf(pixels, width, region);
    const double size = range.magnitude();
    return region.pixels > 0 && size > 0 ? (static_cast<double>(range.high) - range.low) / size : 0;
}

} // namespace kikuscope::preprocess
