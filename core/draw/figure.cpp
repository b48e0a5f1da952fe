// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/figure.h"

#include "core/base/error.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace kikuscope::draw {
namespace {

constexpr Rgba kInk{0, 0, 0, 255}, kWhite{255, 255, 255, 255}, kVeil{0, 0, 0, 160};
constexpr double kLine = 1.4, kCapital = 0.73; // line height and capital height in em
constexpr double kTallestRowMm = 240, kSmallestRowMm = 3;
constexpr double kBarGapMm = 1.2, kBarWidthMm = 2.5, kTickGapMm = 0.7;
constexpr double kKeyWidthMm = 22;
constexpr int kBarSteps = 256;

double emMm(double pt) { return pt * mmPerPt; }

std::string tickText(double value)
{
    char text[32];
    std::snprintf(text, sizeof text, "%.3g", value);
    return text;
}

/// The text, or its start and an ellipsis, no wider than `widthMm`.
std::string fitted(const std::string& text, const FigureRecipe& recipe, double widthMm)
{
    if (textWidthMm(text, recipe.font, recipe.fontPt) <= widthMm)
        return text;
    std::string start = text;
    while (!start.empty() && textWidthMm(start + "\xE2\x80\xA6", recipe.font, recipe.fontPt) > widthMm) {
        while (!start.empty() && (static_cast<unsigned char>(start.back()) & 0xC0) == 0x80)
            start.pop_back();
        if (!start.empty())
            start.pop_back();
    }
    return start.empty() ? start : start + "\xE2\x80\xA6";
}

std::string panelLetter(const std::string& style, std::size_t index)
{
    if (style == "none")
        return {};
    std::string letter;
    for (std::size_t n = index + 1; n > 0; n = (n - 1) / 26)
        letter.insert(letter.begin(), static_cast<char>((style == "A" ? 'A' : 'a') + (n - 1) % 26));
    return style == "(a)" ? "(" + letter + ")" : letter;
}

double aspectOf(const PanelContent& content)
{
    if (content.pixels.empty())
        throw Error(ErrorKind::BadSetting, "A panel of the figure has no pixels; draw another map.");
    return content.widthUm > 0 && content.heightUm > 0 ? content.widthUm / content.heightUm : static_cast<double>(content.pixels.cols) / content.pixels.rows;
}

/// Builds the drawing from the top down.
class Composer
{
public:
    Composer(const FigureRecipe& recipe, const std::vector<PanelContent>& contents) : m_recipe(recipe), m_contents(contents)
    {
        m_drawing.widthMm = recipe.widthMm;
        m_drawing.font = recipe.font;
        m_y = recipe.marginMm;
    }

    Drawing compose()
    {
        std::size_t first = 0;
        double heightAbove = kTallestRowMm;
        int panelsAbove = 0;
        for (const int count : m_recipe.rows()) {
            if (first > 0)
                m_y += m_recipe.gapMm;
            const double limit = count < panelsAbove ? heightAbove : kTallestRowMm;
            heightAbove = addRow(first, static_cast<std::size_t>(count), limit);
            panelsAbove = count;
            first += static_cast<std::size_t>(count);
        }
        if (m_recipe.legend == "common")
            if (const auto entries = commonLegend(); !entries.empty()) {
                m_y += m_recipe.gapMm / 2 + emMm(m_recipe.fontPt) * 0.3;
                m_y += addLegend(entries, m_recipe.marginMm, m_y, m_recipe.widthMm - 2 * m_recipe.marginMm);
            }
        m_drawing.heightMm = m_y + m_recipe.marginMm;
        return std::move(m_drawing);
    }

private:
    bool hasBar(std::size_t i) const { return m_recipe.colourBars && m_contents[i].colourBar; }

    double barExtraMm(std::size_t i) const
    {
        if (!hasBar(i))
            return 0;
        double widest = 0;
        for (const double value : barTicks(*m_contents[i].colourBar))
            widest = std::max(widest, textWidthMm(tickText(value), m_recipe.font, m_recipe.fontPt));
        return kBarGapMm + kBarWidthMm + kTickGapMm + widest;
    }

    static std::vector<double> barTicks(const ColourBar& bar) { return {bar.low, (bar.low + bar.high) / 2, bar.high}; }

    std::string captionOf(std::size_t i) const
    {
        if (!m_recipe.panels[i].caption.empty())
            return m_recipe.panels[i].caption;
        return hasBar(i) ? m_contents[i].colourBar->label : m_contents[i].label;
    }

    /// Height in mm of the strip above the panels of a row; 0: no letters and captions.
    double stripHeight(std::size_t first, std::size_t count) const
    {
        bool captions = false;
        for (std::size_t i = first; i < first + count; ++i)
            captions = captions || !captionOf(i).empty();
        const double letters = m_recipe.letters == "none" ? 0 : emMm(m_recipe.letterPt);
        const double tallest = std::max(letters, captions ? emMm(m_recipe.fontPt) : 0);
        return tallest * 1.25;
    }

    /// Returns the height of the pictures.
    double addRow(std::size_t first, std::size_t count, double limit)
    {
        double aspects = 0, fixed = m_recipe.gapMm * static_cast<double>(count - 1);
        for (std::size_t i = first; i < first + count; ++i) {
            aspects += aspectOf(m_contents[i]);
            fixed += barExtraMm(i);
        }
        const double height = std::min(limit, (m_recipe.widthMm - 2 * m_recipe.marginMm - fixed) / aspects);
        if (height < kSmallestRowMm)
            throw Error(ErrorKind::BadSetting, std::to_string(count) + " panels in a row leave them less than 3 mm high; choose fewer columns or a wider page.");
        const double strip = stripHeight(first, count), top = m_y + strip;
        double x = m_recipe.marginMm, below = 0;
        for (std::size_t i = first; i < first + count; ++i) {
            const Box box{x, top, height * aspectOf(m_contents[i]), height};
            addStrip(i, box, strip);
            addPicture(i, box);
            if (m_recipe.legend == "panel" && !m_contents[i].legend.empty()) {
                const double gap = emMm(m_recipe.fontPt) * 0.5;
                below = std::max(below, gap + addLegend(m_contents[i].legend, box.x, box.bottom() + gap, box.width));
            }
            if (m_recipe.colourBars && !m_contents[i].keys.empty())
                below = std::max(below, addKeys(m_contents[i].keys, box));
            x = box.right() + barExtraMm(i) + m_recipe.gapMm;
        }
        m_y = top + height + below;
        return height;
    }

    void addText(double x, double y, const std::string& text, double pt, bool bold = false, Anchor anchor = Anchor::Left, Rgba colour = kInk)
    {
        if (!text.empty())
            m_drawing.items.emplace_back(TextItem{x, y, text, pt, bold, anchor, colour});
    }

    void addStrip(std::size_t i, const Box& box, double strip)
    {
        const std::string letter = panelLetter(m_recipe.letters, i);
        const double baseline = box.y - strip * 0.26;
        addText(box.x, baseline, letter, m_recipe.letterPt, true);
        const double indent = letter.empty() ? 0 : textWidthMm(letter, m_recipe.font, m_recipe.letterPt, true) + emMm(m_recipe.fontPt) * 0.6;
        addText(box.x + indent, baseline, fitted(captionOf(i), m_recipe, box.width + barExtraMm(i) - indent), m_recipe.fontPt);
    }

    void addFrame(const Box& box)
    {
        if (m_recipe.linePt > 0)
            m_drawing.items.emplace_back(FrameItem{box, kInk, emMm(m_recipe.linePt)});
    }

    void addPicture(std::size_t i, const Box& box)
    {
        const PanelContent& content = m_contents[i];
        m_drawing.items.emplace_back(PictureItem{box, std::make_shared<const Image<Rgba>>(content.pixels), content.smooth});
        addFrame(box);
        if (m_recipe.scaleBar != "none" && content.widthUm > 0 && !(m_recipe.scaleBar == "first" && m_hasScaleBar))
            addScaleBar(box, content.widthUm);
        if (hasBar(i))
            addColourBar(*content.colourBar, {box.right() + kBarGapMm, box.y, kBarWidthMm, box.height});
    }

    /// White on a dark veil, so that it is seen on every map.
    void addScaleBar(const Box& box, double widthUm)
    {
        const auto [lengthUm, label] = scaleBar(widthUm);
        if (!(lengthUm > 0))
            return;
        m_hasScaleBar = true;
        const double em = emMm(m_recipe.fontPt), pad = em * 0.4, thickness = em * 0.25;
        const double length = lengthUm / widthUm * box.width, text = textWidthMm(label, m_recipe.font, m_recipe.fontPt);
        const double width = std::max(length, text) + 2 * pad, height = thickness + em * kCapital + 3 * pad;
        const Box veil{box.x + pad, box.bottom() - pad - height, width, height};
        m_drawing.items.emplace_back(FillItem{veil, kVeil});
        addText(veil.x + width / 2, veil.y + pad + em * kCapital, label, m_recipe.fontPt, false, Anchor::Middle, kWhite);
        m_drawing.items.emplace_back(FillItem{{veil.x + (width - length) / 2, veil.bottom() - pad - thickness, length, thickness}, kWhite});
    }

    void addColourBar(const ColourBar& bar, const Box& box)
    {
        auto ramp = std::make_shared<Image<Rgba>>(kBarSteps, 1);
        for (int step = 0; step < kBarSteps; ++step)
            (*ramp)(step, 0) = colourAt(bar.colourMap, 1 - static_cast<float>(step) / (kBarSteps - 1));
        m_drawing.items.emplace_back(PictureItem{box, std::move(ramp), false});
        addFrame(box);
        const double capital = emMm(m_recipe.fontPt) * kCapital;
        const auto ticks = barTicks(bar);
        for (std::size_t k = 0; k < ticks.size(); ++k) { // baselines from the lower edge to the upper
            const double t = static_cast<double>(k) / static_cast<double>(ticks.size() - 1);
            addText(box.right() + kTickGapMm, box.bottom() - t * (box.height - capital), tickText(ticks[k]), m_recipe.fontPt);
        }
    }

    /// Pictures with their headings below a panel, as many beside each other as there is room; returns their height.
    double addKeys(const std::vector<KeyPicture>& keys, const Box& panel)
    {
        const double em = emMm(m_recipe.fontPt), gap = em * 0.5;
        double x = panel.x, y = panel.bottom() + gap, tallest = 0;
        for (const KeyPicture& key : keys) {
            const double width = std::min(kKeyWidthMm, panel.width), height = width * key.image.rows / key.image.cols;
            if (x > panel.x && x + width > panel.right()) {
                x = panel.x;
                y += tallest + gap;
                tallest = 0;
            }
            addText(x, y + em, fitted(key.title, m_recipe, width), m_recipe.fontPt);
            m_drawing.items.emplace_back(PictureItem{{x, y + em * kLine, width, height}, std::make_shared<const Image<Rgba>>(key.image), true});
            tallest = std::max(tallest, em * kLine + height);
            x += width + 2 * gap;
        }
        return y + tallest - panel.bottom();
    }

    /// One entry per colour, in the order of the panels.
    std::vector<LegendEntry> commonLegend() const
    {
        std::vector<LegendEntry> entries;
        for (const PanelContent& content : m_contents)
            for (const LegendEntry& entry : content.legend)
                if (std::none_of(entries.begin(), entries.end(), [&](const LegendEntry& e) { return e.colour == entry.colour; }))
                    entries.push_back(entry);
        return entries;
    }

    /// Entries one after the other, in as many lines as they need; returns their height.
    double addLegend(const std::vector<LegendEntry>& entries, double left, double top, double width)
    {
        const double em = emMm(m_recipe.fontPt), swatch = em * 0.9, spacing = em * 0.4, between = em * 1.4;
        double x = left, y = top;
        for (const LegendEntry& entry : entries) {
            const std::string text = fitted(entry.text, m_recipe, width - swatch - spacing);
            const double needed = swatch + spacing + textWidthMm(text, m_recipe.font, m_recipe.fontPt);
            if (x > left && x + needed > left + width) {
                x = left;
                y += em * kLine;
            }
            const Box box{x, y, swatch, swatch};
            m_drawing.items.emplace_back(FillItem{box, entry.colour});
            addFrame(box);
            addText(x + swatch + spacing, y + swatch / 2 + em * kCapital / 2, text, m_recipe.fontPt);
            x += needed + between;
        }
        return y + swatch - top;
    }

    const FigureRecipe& m_recipe;
    const std::vector<PanelContent>& m_contents;
    Drawing m_drawing;
    double m_y = 0;
    bool m_hasScaleBar = false;
};

/// Twice as many columns, rows 1, 3, 5, ... shifted by one of them.
Image<Rgba> shiftedRows(const Image<Rgba>& map)
{
    Image<Rgba> out(map.rows, 2 * map.cols + 1, Rgba{0, 0, 0, 0});
    for (int row = 0; row < map.rows; ++row)
        for (int col = 0; col < map.cols; ++col)
            out(row, 2 * col + row % 2) = out(row, 2 * col + row % 2 + 1) = map(row, col);
    return out;
}

} // namespace

PanelContent mapPanel(const Image<Rgba>& map, const ScanGrid& grid)
{
    PanelContent content;
    const bool hexagonal = grid.kind == GridKind::Hexagonal;
    content.pixels = hexagonal ? shiftedRows(map) : map;
    content.widthUm = (static_cast<double>(grid.cols) + (hexagonal ? 0.5 : 0)) * grid.stepXUm;
    content.heightUm = static_cast<double>(grid.rows) * grid.stepYUm;
    return content;
}

Drawing composeFigure(const FigureRecipe& recipe, const std::vector<PanelContent>& contents)
{
    recipe.check();
    if (contents.size() != recipe.panels.size())
        throw Error(ErrorKind::Internal, "A figure got another number of pictures than it has panels.");
    return Composer(recipe, contents).compose();
}

} // namespace kikuscope::draw
