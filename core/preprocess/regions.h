// SPDX-License-Identifier: GPL-3.0-or-later
// The part of a pattern that carries signal: all of it, or an elliptical screen, as one run of columns per row.
#pragma once
#include "core/base/image.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace kikuscope::preprocess {

/// An ellipse in pixels of the current pattern (pixel centres at +0.5), or the whole pattern; of either, what lies
/// within the limits.
struct Screen
{
    bool whole = true;
    double centreX = 0, centreY = 0, radiusX = 0, radiusY = 0;
    double left = -infinite, top = -infinite, right = infinite, bottom = infinite;

    static constexpr double infinite = 1e9; // px

    /// The same screen after cutting columns off on the left and rows at the top and then scaling.
    Screen transformed(double columns, double rows, double scaleX, double scaleY) const;
};

struct RowSpan
{
    int begin = 0, end = 0; // columns [begin, end)
};

struct Region
{
    std::vector<RowSpan> rows;
    std::int64_t pixels = 0;
    bool whole = true;
};

/// Calls f(index of the first pixel, count) for every run of pixels inside; one run where all are.
template <class F> void forRuns(const Region& region, int width, const F& f)
{
    if (region.whole) {
        f(std::size_t{0}, static_cast<std::size_t>(region.pixels));
        return;
    }
    std::size_t row = 0;
    for (const auto [begin, end] : region.rows) {
        if (end > begin)
            f(row + static_cast<std::size_t>(begin), static_cast<std::size_t>(end - begin));
        row += static_cast<std::size_t>(width);
    }
}

/// Pixels whose centres lie at least half a pixel inside the screen.
Region regionOf(const Screen& screen, int height, int width);
std::vector<Region> regionsOf(const std::vector<Screen>& screens, int height, int width);

/// Sets all pixels outside the region.
void fillOutside(float* pixels, int width, const Region& region, float value);
double meanOf(const float* pixels, int width, const Region& region);

struct FloatRange
{
    float low, high;
    float magnitude() const { return std::max(std::abs(low), std::abs(high)); }
};
/// Smallest and largest value inside; low > high where there are no pixels.
FloatRange rangeOf(const float* pixels, int width, const Region& region);
/// Largest minus smallest value inside, as a fraction of the largest magnitude.
double relativeRange(const float* pixels, int width, const Region& region);

/// Differences below this fraction of the signal are rounding errors of float32, not contrast.
inline constexpr double kNoContrast = 1e-5;

} // namespace kikuscope::preprocess
