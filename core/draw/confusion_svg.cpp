// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/confusion_svg.h"

#include "core/base/markup.h"
#include "core/draw/palette.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::draw {
namespace {

constexpr int cell = 56, fontSize = 13, gap = 8, margin = 14, lineHeight = 20;
constexpr double letterWidth = 0.6; // of the font size, generous for a sans-serif face

int widthOf(const std::string& text)
{
    const auto letters = std::count_if(text.begin(), text.end(), [](char c) { return (c & 0xC0) != 0x80; });
    return static_cast<int>(std::ceil(static_cast<double>(letters) * letterWidth * fontSize));
}

int widest(const std::vector<std::string>& texts)
{
    int width = 0;
    for (const std::string& text : texts)
        width = std::max(width, widthOf(text));
    return width;
}

std::string attribute(const char* name, int value) { return std::string(" ") + name + "=\"" + std::to_string(value) + "\""; }

std::string text(int x, int y, const char* anchor, const std::string& content, const char* fill = "#141414", int turned = 0)
{
    std::string out = "<text" + attribute("x", x) + attribute("y", y) + " text-anchor=\"" + anchor + "\" fill=\"" + fill + "\"";
    if (turned != 0)
        out += " transform=\"rotate(" + std::to_string(turned) + " " + std::to_string(x) + " " + std::to_string(y) + ")\"";
    return out + ">" + escapedMarkup(content) + "</text>\n";
}

std::string hex(Rgba c)
{
    constexpr const char* digits = "0123456789abcdef";
    std::string out = "#";
    for (const int value : {int(c.r), int(c.g), int(c.b)}) {
        out += digits[value / 16];
        out += digits[value % 16];
    }
    return out;
}

bool isDark(Rgba c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b < 130; }

/// One decimal; never 100.0 unless it is all.
std::string percentText(std::int64_t count, std::int64_t total)
{
    const double percent = 100 * static_cast<double>(count) / static_cast<double>(total);
    if (percent < 0.05)
        return "&lt;0.1";
    const auto tenths = count == total ? 1000 : std::min(999L, std::lround(10 * percent));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

} // namespace

std::string confusionSvg(const ConfusionTable& table, const std::string& colourMap)
{
    std::vector<std::string> numbers;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        numbers.push_back("n = " + std::to_string(table.total(r)));
    const int numberWidth = widest(numbers), left = margin + lineHeight + widest(table.rows) + gap + numberWidth + gap;
    const int top = margin + (table.title.empty() ? 0 : lineHeight) + lineHeight + widest(table.columns) + gap;
    const int width = cell * static_cast<int>(table.columns.size()), height = cell * static_cast<int>(table.rows.size());
    const int right = std::max(left + width, margin + widthOf(table.title)) + margin;

    std::string svg = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\"" +
                      attribute("width", right) + attribute("height", top + height + margin) + " viewBox=\"0 0 " +
                      std::to_string(right) + " " + std::to_string(top + height + margin) +
                      "\" font-family=\"Helvetica, Arial, sans-serif\" font-size=\"" + std::to_string(fontSize) +
                      "\">\n<rect width=\"100%\" height=\"100%\" fill=\"#ffffff\"/>\n";
    if (!table.title.empty())
        svg += text(margin, margin + fontSize, "start", table.title);
    svg += text(left + width / 2, top - gap - widest(table.columns) - gap, "middle", "result");
    svg += text(margin + fontSize, top + height / 2, "middle", "reference", "#141414", -90);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        svg += text(left + static_cast<int>(c) * cell + cell / 2 + fontSize / 3, top - gap, "start", table.columns[c],
                    "#141414", -90);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const int y = top + static_cast<int>(r) * cell, baseline = y + cell / 2 + fontSize / 3;
        svg += text(left - 2 * gap - numberWidth, baseline, "end", table.rows[r]);
        svg += text(left - gap, baseline, "end", numbers[r]);
        const std::int64_t total = table.total(r);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const std::int64_t count = table.at(r, c);
            const float share = total > 0 ? static_cast<float>(static_cast<double>(count) / static_cast<double>(total)) : 0;
            const Rgba colour = colourAt(colourMap, share);
            const int x = left + static_cast<int>(c) * cell;
            svg += "<rect" + attribute("x", x) + attribute("y", y) + attribute("width", cell - 1) +
                   attribute("height", cell - 1) + " fill=\"" + hex(colour) + "\"/>\n";
            if (count > 0)
                svg += "<text" + attribute("x", x + cell / 2) + attribute("y", baseline) + " text-anchor=\"middle\" fill=\"" +
                       (isDark(colour) ? "#ffffff" : "#141414") + "\">" + percentText(count, total) + "</text>\n";
        }
    }
    return svg + "</svg>\n";
}

} // namespace kikuscope::draw
