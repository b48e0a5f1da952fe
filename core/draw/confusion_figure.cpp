// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/confusion_figure.h"

#include "core/draw/palette.h"
#include "core/draw/text.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace kikuscope::draw {
namespace {

constexpr Rgba paper{255, 255, 255, 255}, ink{20, 20, 20, 255}, light{255, 255, 255, 255};
constexpr int margin = 18, nameHeight = 12, gap = 8, barWidth = 16, barTextWidth = 80,
              lineHeight = 2 * nameHeight + 4;

/// Large cells for few classes; the whole stays about as wide as a page.
int cellSide(std::size_t classes)
{
    return std::clamp(static_cast<int>(720 / std::max<std::size_t>(1, classes)), 36, 96);
}

/// Reads upwards, its beginning at (x, bottom); x is the middle of the letters.
void drawUpwards(Image<Rgba>& image, const std::string& text, int x, int bottom, int height, Rgba colour)
{
    const int width = textWidth(text, height) + height, tall = 3 * height;
    Image<Rgba> line(tall, width, paper);
    drawText(line, text, 0, 2 * height, height, colour);
    for (int row = 0; row < tall; ++row)
        for (int col = 0; col < width; ++col) {
            const int atX = x - 2 * height + height / 2 + row, atY = bottom - col;
            if (atX >= 0 && atX < image.cols && atY >= 0 && atY < image.rows && line(row, col) != paper)
                image(atY, atX) = line(row, col);
        }
}

int widest(const std::vector<std::string>& texts, int height)
{
    int width = 0;
    for (const auto& text : texts)
        width = std::max(width, textWidth(text, height));
    return width;
}

/// "97", "3.2", "<0.1"; empty for none.
std::string percentText(std::int64_t count, std::int64_t total)
{
    if (count == 0 || total == 0)
        return "";
    const double percent = 100 * static_cast<double>(count) / static_cast<double>(total);
    if (percent < 0.05)
        return "<0.1";
    const auto tenths = std::lround(10 * percent);
    if (tenths >= 100)
        return std::to_string(count == total ? 100 : std::min<std::int64_t>(99, std::lround(percent)));
    return std::to_string(tenths / 10) + "." + std::to_string(tenths % 10);
}

void fill(Image<Rgba>& image, int left, int top, int width, int height, Rgba colour)
{
    for (int y = top; y < top + height; ++y)
        std::fill_n(image.row(y) + left, width, colour);
}

bool isDark(Rgba c) { return 0.299 * c.r + 0.587 * c.g + 0.114 * c.b < 130; }

void drawBar(Image<Rgba>& image, const std::string& colourMap, int left, int top, int height)
{
    for (int y = 0; y < height; ++y)
        fill(image, left, top + y, barWidth, 1,
             colourAt(colourMap, 1 - static_cast<float>(y) / static_cast<float>(height - 1)));
    for (const int percent : {0, 50, 100})
        drawText(image, std::to_string(percent) + " %", left + barWidth + gap,
                 top + (100 - percent) * (height - nameHeight) / 100 + nameHeight, nameHeight, ink);
}

} // namespace

std::int64_t ConfusionTable::total(std::size_t row) const
{
    const auto from = counts.begin() + static_cast<std::ptrdiff_t>(row * columns.size());
    return std::accumulate(from, from + static_cast<std::ptrdiff_t>(columns.size()), std::int64_t{0});
}

ConfusionTable ConfusionTable::withoutEmptyColumns() const
{
    ConfusionTable kept{rows, {}, {}, title};
    std::vector<std::size_t> columnsKept;
    for (std::size_t c = 0; c < columns.size(); ++c) {
        bool answered = std::ranges::find(rows, columns[c]) != rows.end();
        for (std::size_t r = 0; r < rows.size(); ++r)
            answered |= at(r, c) > 0;
        if (answered) {
            columnsKept.push_back(c);
            kept.columns.push_back(columns[c]);
        }
    }
    for (std::size_t r = 0; r < rows.size(); ++r)
        for (const std::size_t c : columnsKept)
            kept.counts.push_back(at(r, c));
    return kept;
}

Image<Rgba> confusionFigure(const ConfusionTable& table, const std::string& colourMap)
{
    const int cell = cellSide(std::max(table.rows.size(), table.columns.size())),
              numberHeight = std::clamp(cell / 5, 8, 14);
    std::vector<std::string> numbers;
    for (std::size_t r = 0; r < table.rows.size(); ++r)
        numbers.push_back("n = " + std::to_string(table.total(r)));
    const int nameWidth = widest(table.rows, nameHeight), countWidth = widest(numbers, nameHeight - 2);
    const int left = margin + lineHeight + nameWidth + gap + countWidth + gap;
    const int top = margin + (table.title.empty() ? 0 : lineHeight) + lineHeight +
                    widest(table.columns, nameHeight) + gap;
    const int width = cell * static_cast<int>(table.columns.size()),
              height = cell * static_cast<int>(table.rows.size());
    const int needed = std::max(left + width + margin + barWidth + barTextWidth,
                                2 * margin + textWidth(table.title, nameHeight));
    Image<Rgba> image(top + height + margin, needed, paper);

    if (!table.title.empty())
        drawText(image, table.title, margin, margin + nameHeight, nameHeight, ink);
    const std::string answered = "answered", truth = "true class";
    drawText(image, answered, left + (width - textWidth(answered, nameHeight)) / 2,
             top - gap - widest(table.columns, nameHeight) - gap, nameHeight, ink);
    drawUpwards(image, truth, margin + nameHeight / 2, top + (height + textWidth(truth, nameHeight)) / 2,
                nameHeight, ink);
    for (std::size_t c = 0; c < table.columns.size(); ++c)
        drawUpwards(image, table.columns[c], left + static_cast<int>(c) * cell + cell / 2, top - gap,
                    nameHeight, ink);
    for (std::size_t r = 0; r < table.rows.size(); ++r) {
        const int y = top + static_cast<int>(r) * cell, baseline = y + (cell + nameHeight) / 2;
        drawText(image, table.rows[r], left - 2 * gap - countWidth - textWidth(table.rows[r], nameHeight),
                 baseline, nameHeight, ink);
        drawText(image, numbers[r], left - gap - textWidth(numbers[r], nameHeight - 2), baseline,
                 nameHeight - 2, ink);
        const std::int64_t total = table.total(r);
        for (std::size_t c = 0; c < table.columns.size(); ++c) {
            const int x = left + static_cast<int>(c) * cell;
            const double share =
                total > 0 ? static_cast<double>(table.at(r, c)) / static_cast<double>(total) : 0;
            const Rgba colour = colourAt(colourMap, static_cast<float>(share));
            fill(image, x, y, cell - 1, cell - 1, colour);
            const std::string text = percentText(table.at(r, c), total);
            if (!text.empty())
                drawText(image, text, x + (cell - 1 - textWidth(text, numberHeight)) / 2,
                         y + (cell + numberHeight) / 2, numberHeight, isDark(colour) ? light : ink);
        }
    }
    drawBar(image, colourMap, left + width + margin, top, std::max(height - 1, 4 * nameHeight));
    return image;
}

} // namespace kikuscope::draw
