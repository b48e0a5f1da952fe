// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/regions.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

const float* rowOf(const float* pixels, int width, int y)
{
    return pixels + static_cast<std::size_t>(y) * static_cast<std::size_t>(width);
}

} // namespace

Screen Screen::transformed(double left, double top, double scaleX, double scaleY) const
{
    return {whole, (centreX - left) * scaleX, (centreY - top) * scaleY, radiusX * scaleX, radiusY * scaleY};
}

Region regionOf(const Screen& screen, int height, int width)
{
    Region region{std::vector<RowSpan>(static_cast<std::size_t>(height), {0, width}),
                  static_cast<std::int64_t>(height) * width, screen.whole};
    if (screen.whole)
        return region;
    region.pixels = 0;
    const double rx = std::max(0.5, screen.radiusX - 0.5), ry = std::max(0.5, screen.radiusY - 0.5);
    for (int y = 0; y < height; ++y) {
        const double v = (y + 0.5 - screen.centreY) / ry, half = v * v < 1 ? rx * std::sqrt(1 - v * v) : 0;
        const double left = std::ceil(screen.centreX - half - 0.5), right = std::floor(screen.centreX + half - 0.5) + 1;
        const int begin = static_cast<int>(std::clamp<double>(left, 0, width));
        const int end = half > 0 ? static_cast<int>(std::clamp<double>(right, begin, width)) : begin;
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
    if (region.pixels == 0)
        return 0;
    double sum = 0;
    for (std::size_t y = 0; y < region.rows.size(); ++y) {
        const float* row = rowOf(pixels, width, static_cast<int>(y));
        double lanes[4] = {};
        int x = region.rows[y].begin;
        for (; x + 4 <= region.rows[y].end; x += 4)
            for (int l = 0; l < 4; ++l)
                lanes[l] += row[x + l];
        for (; x < region.rows[y].end; ++x)
            lanes[0] += row[x];
        sum += (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
    }
    return sum / static_cast<double>(region.pixels);
}

double relativeRange(const float* pixels, int width, const Region& region)
{
    constexpr int lanes = 8;
    float low[lanes], high[lanes];
    std::fill_n(low, lanes, 3e38f);
    std::fill_n(high, lanes, -3e38f);
    for (std::size_t y = 0; y < region.rows.size(); ++y) {
        const float* row = rowOf(pixels, width, static_cast<int>(y));
        int x = region.rows[y].begin;
        for (; x + lanes <= region.rows[y].end; x += lanes)
            for (int l = 0; l < lanes; ++l) {
                const float v = row[x + l];
                low[l] = v < low[l] ? v : low[l];
                high[l] = v > high[l] ? v : high[l];
            }
        for (; x < region.rows[y].end; ++x) {
            low[0] = std::min(low[0], row[x]);
            high[0] = std::max(high[0], row[x]);
        }
    }
    const double least = *std::min_element(low, low + lanes), most = *std::max_element(high, high + lanes);
    const double size = std::max(std::abs(least), std::abs(most));
    return region.pixels > 0 && size > 0 ? (most - least) / size : 0;
}

} // namespace kikuscope::preprocess
