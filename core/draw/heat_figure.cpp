// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/heat_figure.h"

#include "core/draw/palette.h"
#include "core/draw/text.h"

#include <opencv2/imgproc.hpp>

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

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

constexpr int labelHeight = 9, symbolRadius = 5, shiftBits = 4; // cv: positions in sixteenths of a pixel

cv::Point fixedPoint(double x, double y)
{
    constexpr double ones = 1 << shiftBits;
    return {static_cast<int>(std::lround((x - 0.5) * ones)), static_cast<int>(std::lround((y - 0.5) * ones))};
}

cv::Scalar scalarOf(Rgba c) { return {double(c.r), double(c.g), double(c.b), 255}; }

std::vector<cv::Point> symbolOutline(double x, double y, int order)
{
    const int corners = order < 3 ? 16 : order;
    const double wide = order < 3 ? symbolRadius / 2. : symbolRadius, high = order == 1 ? symbolRadius / 2. : symbolRadius;
    std::vector<cv::Point> outline;
    for (int i = 0; i < corners; ++i) {
        const double angle = 2 * std::numbers::pi * (i + (order == 4 ? 0.5 : 0)) / corners;
        outline.push_back(fixedPoint(x + wide * std::sin(angle), y - high * std::cos(angle)));
    }
    return outline;
}

void drawLabels(Image<Rgba>& part, const std::vector<PanelLabel>& labels, int factor)
{
    cv::Mat canvas(part.rows, part.cols, CV_8UC4, part.pixels.data());
    for (const PanelLabel& label : labels)
        if (label.order > 0) {
            const auto outline = symbolOutline(label.x * factor, label.y * factor, label.order);
            cv::fillPoly(canvas, std::vector{outline}, cv::Scalar(255, 255, 255, 255), cv::LINE_AA, shiftBits);
            cv::polylines(canvas, outline, true, cv::Scalar(0, 0, 0, 255), 1, cv::LINE_AA, shiftBits);
        }
    std::vector<cv::Rect> taken;
    for (const PanelLabel& label : labels) {
        const int x = static_cast<int>(std::lround(label.x * factor)) + (label.order > 0 ? symbolRadius + 3 : 0);
        const int y = static_cast<int>(std::lround(label.y * factor)) + labelHeight / 2;
        const cv::Rect box(x, y - labelHeight, textWidth(label.text, labelHeight), labelHeight + 3);
        const bool fits = box.x >= 0 && box.y >= 0 && box.br().x < part.cols && box.br().y < part.rows;
        if (!fits || std::any_of(taken.begin(), taken.end(), [&](const cv::Rect& other) { return (other & box).area() > 0; }))
            continue;
        taken.push_back(box);
        for (const auto& [dx, dy] : {std::pair(-1, 0), std::pair(1, 0), std::pair(0, -1), std::pair(0, 1)})
            drawText(part, label.text, x + dx, y + dy, labelHeight, {0, 0, 0, 255});
        drawText(part, label.text, x, y, labelHeight, {255, 255, 255, 255});
    }
}

/// Lines and labels stay within the panel.
void drawMarks(Image<Rgba>& figure, const HeatPanel& panel, int factor, int left, int top)
{
    if (panel.lines.empty() && panel.labels.empty())
        return;
    Image<Rgba> part(panel.image.rows * factor, panel.image.cols * factor);
    for (int y = 0; y < part.rows; ++y)
        std::copy_n(figure.row(top + y) + left, part.cols, part.row(y));
    cv::Mat canvas(part.rows, part.cols, CV_8UC4, part.pixels.data());
    for (const PanelLine& line : panel.lines) {
        std::vector<cv::Point> points;
        for (const auto& [x, y] : line.points)
            points.push_back(fixedPoint(x * factor, y * factor));
        cv::polylines(canvas, points, false, scalarOf(line.colour), 1, cv::LINE_AA, shiftBits);
    }
    drawLabels(part, panel.labels, factor);
    for (int y = 0; y < part.rows; ++y)
        std::copy_n(part.row(y), part.cols, figure.row(top + y) + left);
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
            drawMarks(figure, panel, factor, left, top);
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
