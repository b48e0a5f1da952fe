// SPDX-License-Identifier: GPL-3.0-or-later
// The figure around a map: title, legend, scale bar. Sizes in pixels of the figure.
#include "core/draw/map_image.h"
#include "core/draw/text.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kikuscope::draw {
namespace {

constexpr Rgba kPaper{255, 255, 255, 255}, kInk{20, 20, 20, 255};
constexpr int kMargin = 18, kTitleHeight = 16, kTextHeight = 11, kLine = 24, kSwatch = 16, kBarHeight = 6;
constexpr int kMostSide = 16000;
constexpr std::size_t kMostLegendBytes = 48;

/// Where every map pixel goes; hexagonal rows 1, 3, ... are shifted by half a pixel.
struct Layout
{
    double pixelWidth = 1, pixelHeight = 1; // of one map pixel
    double shift = 0;                       // of odd rows
    int width = 1, height = 1;
};

Layout layoutOf(const Image<Rgba>& map, const ScanGrid& grid, int targetWidth)
{
    const bool steps = std::isfinite(grid.stepXUm) && std::isfinite(grid.stepYUm) && grid.stepXUm > 0 && grid.stepYUm > 0;
    const double aspect = steps ? std::clamp(grid.stepYUm / grid.stepXUm, 0.01, 100.) : 1;
    double size = std::max(1., std::floor(static_cast<double>(targetWidth) / map.cols));
    size = std::min({size, static_cast<double>(kMostSide) / (map.cols + 0.5), kMostSide / (map.rows * aspect)});
    Layout layout{size, size * aspect, grid.kind == GridKind::Hexagonal ? size / 2 : 0};
    layout.width = std::max(1, static_cast<int>(std::lround(map.cols * layout.pixelWidth + layout.shift)));
    layout.height = std::max(1, static_cast<int>(std::lround(map.rows * layout.pixelHeight)));
    return layout;
}

Rgba onPaper(Rgba c)
{
    const auto mix = [&](int above, int below) { return static_cast<std::uint8_t>((above * c.a + below * (255 - c.a) + 127) / 255); };
    return {mix(c.r, kPaper.r), mix(c.g, kPaper.g), mix(c.b, kPaper.b), 255};
}

void fillRectangle(Image<Rgba>& image, int x, int y, int width, int height, Rgba colour)
{
    for (int row = std::max(0, y); row < std::min(image.rows, y + height); ++row)
        for (int col = std::max(0, x); col < std::min(image.cols, x + width); ++col)
            image(row, col) = colour;
}

void drawMap(Image<Rgba>& figure, const Image<Rgba>& map, const Layout& layout, int left, int top)
{
    for (int y = 0; y < layout.height; ++y) {
        const int row = std::min(map.rows - 1, static_cast<int>((y + 0.5) / layout.pixelHeight));
        const double shift = row % 2 == 1 ? layout.shift : 0;
        for (int x = 0; x < layout.width; ++x) {
            const double col = std::floor((x + 0.5 - shift) / layout.pixelWidth);
            if (col >= 0 && col < map.cols)
                figure(top + y, left + x) = onPaper(map(row, static_cast<int>(col)));
        }
    }
}

/// Long names are cut between characters, not inside one.
std::string shortened(std::string text)
{
    if (text.size() <= kMostLegendBytes)
        return text;
    std::size_t end = kMostLegendBytes - 3;
    while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0) == 0x80)
        --end;
    return text.substr(0, end) + "...";
}

void drawLegend(Image<Rgba>& figure, const std::vector<LegendEntry>& legend, int left, int top)
{
    for (const auto& [colour, text] : legend) {
        fillRectangle(figure, left, top, kSwatch, kSwatch, kInk);
        fillRectangle(figure, left + 1, top + 1, kSwatch - 2, kSwatch - 2, onPaper(colour));
        drawText(figure, shortened(text), left + kSwatch + 8, top + (kSwatch + kTextHeight) / 2, kTextHeight, kInk);
        top += kLine;
    }
}

void drawScaleBar(Image<Rgba>& figure, const ScanGrid& grid, const Layout& layout, int left, int top)
{
    const auto [length, label] = scaleBar(static_cast<double>(grid.cols) * grid.stepXUm);
    if (!(length > 0))
        return;
    const int width = std::max(1, static_cast<int>(std::lround(length / grid.stepXUm * layout.pixelWidth)));
    fillRectangle(figure, left, top, width, kBarHeight, kInk);
    drawText(figure, label, left, top + kBarHeight + kTextHeight + 6, kTextHeight, kInk);
}

} // namespace

std::pair<double, std::string> scaleBar(double widthUm)
{
    if (!std::isfinite(widthUm) || widthUm <= 0)
        return {0, ""};
    const double wanted = widthUm / 5, decade = std::pow(10, std::floor(std::log10(wanted)));
    double length = decade;
    for (const double step : {2., 5., 10.})
        if (std::abs(std::log(step * decade / wanted)) < std::abs(std::log(length / wanted)))
            length = step * decade;
    const auto [factor, unit] = length >= 1000 ? std::pair{1e-3, "mm"} : length >= 1 ? std::pair{1., "\xC2\xB5m"} : std::pair{1e3, "nm"};
    char label[48];
    std::snprintf(label, sizeof label, "%.6g %s", length * factor, unit);
    return {length, label};
}

Image<Rgba> mapFigure(const Image<Rgba>& map, const ScanGrid& grid, const std::vector<LegendEntry>& legend, const std::string& title, int targetWidth)
{
    if (map.empty())
        return {};
    const Layout layout = layoutOf(map, grid, std::clamp(targetWidth, 16, kMostSide));
    int legendWidth = 0;
    for (const auto& entry : legend)
        legendWidth = std::max(legendWidth, kSwatch + 8 + textWidth(shortened(entry.text), kTextHeight) + kMargin);
    const int top = kMargin + (title.empty() ? 0 : kTitleHeight + kMargin);
    const int below = kMargin / 2 + kBarHeight + kTextHeight + 14;
    const int mapAndLegend = std::max(layout.height, static_cast<int>(legend.size()) * kLine);
    const int width = std::max(kMargin + layout.width + kMargin + legendWidth, title.empty() ? 0 : textWidth(title, kTitleHeight) + 2 * kMargin);
    Image<Rgba> figure(top + std::max(layout.height + below, mapAndLegend + kMargin), width, kPaper);
    if (!title.empty())
        drawText(figure, title, kMargin, kMargin + kTitleHeight, kTitleHeight, kInk);
    drawMap(figure, map, layout, kMargin, top);
    drawScaleBar(figure, grid, layout, kMargin, top + layout.height + kMargin / 2);
    drawLegend(figure, legend, kMargin + layout.width + kMargin, top);
    return figure;
}

std::vector<LegendEntry> phaseLegend(const PhaseList& phases, const std::vector<Rgba>& colours, const std::vector<PhaseFraction>& fractions)
{
    const auto colourOf = [&](int id) { return static_cast<std::size_t>(id) < colours.size() ? colours[static_cast<std::size_t>(id)] : Rgba{}; };
    const auto fractionOf = [&](int id) {
        for (const auto& f : fractions)
            if (f.id == id)
                return f;
        return PhaseFraction{id};
    };
    const auto textOf = [&](const std::string& name, int id) {
        char percent[32];
        std::snprintf(percent, sizeof percent, "  %.1f %%", 100 * fractionOf(id).ofAll);
        return fractions.empty() ? name : name + percent;
    };
    std::vector<LegendEntry> legend;
    const auto isAbsent = [&](int id) { // counted, and nowhere in the map
        return std::any_of(fractions.begin(), fractions.end(), [id](const PhaseFraction& f) { return f.id == id && f.pixels == 0; });
    };
    for (int id = 1; id <= phases.size(); ++id)
        if (!isAbsent(id))
            legend.push_back({colourOf(id), textOf(phases[id].name, id)});
    if (fractions.empty() || fractionOf(0).pixels > 0)
        legend.push_back({colourOf(0), textOf("not indexed", 0)});
    return legend;
}

} // namespace kikuscope::draw
