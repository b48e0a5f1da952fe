// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/heat_figure.h"

#include "core/draw/palette.h"
#include "core/draw/text.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kikuscope::draw {
namespace {

constexpr Rgba paper{255, 255, 255, 255}, ink{20, 20, 20, 255};
constexpr int margin = 16, captionHeight = 11, captionLine = 26, barWidth = 14, barTextWidth = 30;

/// Enlarged by a whole factor.
void drawEnlarged(Image<Rgba>& figure, const Image<Rgba>& image, int factor, int left, int top)
{
    for (int y = 0; y < image.rows * factor; ++y)
        for (int x = 0; x < image.cols * factor; ++x)
            figure(top + y, left + x) = image(y / factor, x / factor);
}

void drawBar(Image<Rgba>& figure, const std::string& colourMap, int left, int top, int height)
{
    for (int y = 0; y < height; ++y)
        std::fill_n(figure.row(top + y) + left, barWidth, colourAt(colourMap, 1 - static_cast<float>(y) / static_cast<float>(height - 1)));
    drawText(figure, "1", left + barWidth + 6, top + captionHeight, captionHeight, ink);
    drawText(figure, "0", left + barWidth + 6, top + height, captionHeight, ink);
}

} // namespace

Image<Rgba> greyImage(const Image<float>& pattern)
{
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (const float value : pattern.pixels)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    Image<Rgba> image(pattern.rows, pattern.cols, Rgba{0, 0, 0, 255});
    for (std::size_t i = 0; i < pattern.pixels.size(); ++i)
        if (const float value = pattern.pixels[i]; std::isfinite(value) && high > low) {
            const auto grey = static_cast<std::uint8_t>(std::lround(255 * (value - low) / (high - low)));
            image.pixels[i] = {grey, grey, grey, 255};
        }
    return image;
}

Image<Rgba> heatOverlay(const Image<float>& pattern, const Image<float>& heat, const std::string& colourMap, double opacity)
{
    Image<Rgba> image = greyImage(pattern);
    for (std::size_t i = 0; i < std::min(image.pixels.size(), heat.pixels.size()); ++i) {
        const Rgba colour = colourAt(colourMap, heat.pixels[i]);
        const auto mix = [&](std::uint8_t under, std::uint8_t over) {
            return static_cast<std::uint8_t>(std::lround((1 - opacity) * under + opacity * over));
        };
        Rgba& pixel = image.pixels[i];
        pixel = {mix(pixel.r, colour.r), mix(pixel.g, colour.g), mix(pixel.b, colour.b), 255};
    }
    return image;
}

Image<Rgba> heatFigure(const std::vector<std::vector<HeatPanel>>& rows, const std::string& colourMap, int side)
{
    const auto factorOf = [side](const Image<Rgba>& image) { return std::max(1, side / std::max(1, std::max(image.rows, image.cols))); };
    int width = 0, height = margin;
    for (const auto& row : rows) {
        int rowWidth = margin, rowHeight = 0;
        for (const HeatPanel& panel : row) {
            rowWidth += std::max(panel.image.cols * factorOf(panel.image), textWidth(panel.caption, captionHeight)) + margin;
            rowHeight = std::max(rowHeight, panel.image.rows * factorOf(panel.image));
        }
        width = std::max(width, rowWidth);
        height += rowHeight + captionLine + margin;
    }
    if (width == 0)
        return {};
    Image<Rgba> figure(height, width + barWidth + barTextWidth, paper);
    int top = margin, barEnd = margin;
    for (const auto& row : rows) {
        int left = margin, rowHeight = 0;
        for (const HeatPanel& panel : row) {
            const int factor = factorOf(panel.image), panelHeight = panel.image.rows * factor;
            drawEnlarged(figure, panel.image, factor, left, top);
            drawText(figure, panel.caption, left, top + panelHeight + captionHeight + 8, captionHeight, ink);
            left += std::max(panel.image.cols * factor, textWidth(panel.caption, captionHeight)) + margin;
            rowHeight = std::max(rowHeight, panelHeight);
        }
        if (top == margin)
            barEnd = margin + rowHeight;
        top += rowHeight + captionLine + margin;
    }
    drawBar(figure, colourMap, width, margin, std::max(2 * captionHeight + 4, barEnd - margin));
    return figure;
}

} // namespace kikuscope::draw
