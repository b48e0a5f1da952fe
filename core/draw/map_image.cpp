// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/map_image.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kikuscope::draw {
namespace {

constexpr Rgba kBlack{0, 0, 0, 255}, kTransparent{0, 0, 0, 0};
constexpr std::int64_t kMostPixels = std::int64_t{1} << 31;

void checkSize(const ScanGrid& grid, std::size_t values, const char* what)
{
    if (grid.rows < 0 || grid.cols < 0 || grid.rows > INT32_MAX || grid.cols > INT32_MAX || grid.size() > kMostPixels)
        throw Error(ErrorKind::Internal, "A map of this size cannot be drawn.");
    if (values != static_cast<std::size_t>(grid.size()))
        throw Error(ErrorKind::Internal, std::string("A map to be drawn has the wrong number of ") + what + ".");
}

Image<Rgba> imageFor(const ScanGrid& grid) { return {static_cast<int>(grid.rows), static_cast<int>(grid.cols), kTransparent}; }

std::uint8_t scaled(std::uint8_t value, float factor) { return static_cast<std::uint8_t>(static_cast<float>(value) * factor + 0.5f); }

} // namespace

void updatePhaseMapRows(Image<Rgba>& image, const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId,
                        const std::vector<Rgba>& colours, const std::vector<PixelState>& state, std::int64_t firstRow, std::int64_t lastRow)
{
    checkSize(grid, phaseId.size(), "phases");
    if (!state.empty())
        checkSize(grid, state.size(), "states");
    if (image.rows != grid.rows || image.cols != grid.cols)
        throw Error(ErrorKind::Internal, "The picture and the map to be drawn differ in size.");
    const auto known = static_cast<std::uint16_t>(std::min<std::size_t>(colours.size(), 65535));
    for (std::int64_t row = std::max<std::int64_t>(0, firstRow); row <= std::min(lastRow, grid.rows - 1); ++row) {
        Rgba* out = image.row(static_cast<int>(row));
        const std::uint16_t* id = phaseId.data() + row * grid.cols;
        const std::int64_t points = std::min(grid.cols, grid.colsInRow(row));
        for (std::int64_t col = 0; col < points; ++col)
            out[col] = id[col] < known ? colours[id[col]] : kBlack;
        if (!state.empty())
            for (std::int64_t col = 0; col < points; ++col)
                if (state[static_cast<std::size_t>(row * grid.cols + col)] == PixelState::Pending)
                    out[col] = kTransparent;
        std::fill(out + points, out + grid.cols, kTransparent);
    }
}

Image<Rgba> renderPhaseMap(const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId, const std::vector<Rgba>& colours,
                           const std::vector<PixelState>& state, const std::vector<float>& shade)
{
    checkSize(grid, phaseId.size(), "phases");
    Image<Rgba> image = imageFor(grid);
    updatePhaseMapRows(image, grid, phaseId, colours, state, 0, grid.rows - 1);
    if (shade.empty())
        return image;
    checkSize(grid, shade.size(), "grey values");
    for (std::size_t i = 0; i < shade.size(); ++i) {
        const float factor = std::isfinite(shade[i]) ? std::clamp(shade[i], 0.f, 1.f) : 0.f;
        Rgba& c = image.pixels[i];
        c = {scaled(c.r, factor), scaled(c.g, factor), scaled(c.b, factor), c.a};
    }
    return image;
}

Image<Rgba> renderScalarMap(const ScanGrid& grid, const std::vector<float>& values, float low, float high, const std::string& colourMap)
{
    checkSize(grid, values.size(), "values");
    constexpr int steps = 1024;
    std::array<Rgba, steps> table;
    for (int k = 0; k < steps; ++k)
        table[static_cast<std::size_t>(k)] = colourAt(colourMap, static_cast<float>(k) / (steps - 1));
    const float scale = high > low ? 1 / (high - low) : 0; // all the same: first colour
    Image<Rgba> image = imageFor(grid);
    for (std::int64_t row = 0; row < grid.rows; ++row) {
        const std::int64_t first = row * grid.cols, points = std::min(grid.cols, grid.colsInRow(row));
        for (std::int64_t i = first; i < first + points; ++i) {
            const float value = values[static_cast<std::size_t>(i)];
            const float t = std::clamp((value - low) * scale, 0.f, 1.f);
            image.pixels[static_cast<std::size_t>(i)] =
                std::isnan(value) ? kBlack : table[static_cast<std::size_t>(t * (steps - 1) + 0.5f)];
        }
    }
    return image;
}

} // namespace kikuscope::draw
