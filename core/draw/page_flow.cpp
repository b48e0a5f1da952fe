// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/page_flow.h"

#include <algorithm>
#include <numeric>

namespace kikuscope::draw {
namespace {

constexpr Rgba kInk{0, 0, 0, 255}, kGrey{110, 110, 110, 255}, kRule{190, 190, 190, 255}, kHeaderFill{240, 240, 240, 255};
constexpr double kLine = 1.4, kDescent = 0.38, kCellPadMm = 1.2, kRuleMm = 0.15, kLeastColumnMm = 13, kFooterPt = 7;

/// The length of the UTF-8 sequence at `i`; 0 where there is none.
std::size_t sequenceAt(const std::string& text, std::size_t i)
{
    const auto byte = [&](std::size_t k) { return k < text.size() ? static_cast<unsigned char>(text[k]) : 0u; };
    const unsigned first = byte(i);
    const std::size_t length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : first >= 0xF0 && first < 0xF5 ? 4 : 0;
    for (std::size_t k = 1; k < length; ++k)
        if ((byte(i + k) & 0xC0) != 0x80)
            return 0;
    const unsigned second = byte(i + 1); // neither overlong forms, surrogates, nor beyond U+10FFFF
    if ((first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) || (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F))
        return 0;
    return length;
}

/// The letters of a text; what cannot be drawn is replaced.
std::vector<std::string> lettersOf(const std::string& text)
{
    std::vector<std::string> letters;
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = sequenceAt(text, i);
        if (length == 0)
            letters.emplace_back("?");
        else if (length == 1 && static_cast<unsigned char>(text[i]) < 0x20)
            letters.emplace_back(" ");
        else
            letters.push_back(text.substr(i, length));
        i += std::max<std::size_t>(length, 1);
    }
    return letters;
}

/// `item` moved and scaled about the origin.
struct Placed
{
    double scale, dx, dy;

    Box box(const Box& b) const { return {b.x * scale + dx, b.y * scale + dy, b.width * scale, b.height * scale}; }
    std::variant<FillItem, FrameItem, TextItem, PictureItem> operator()(FillItem item) const { return FillItem{box(item.box), item.colour}; }
    std::variant<FillItem, FrameItem, TextItem, PictureItem> operator()(FrameItem item) const { return FrameItem{box(item.box), item.colour, item.lineMm * scale}; }
    std::variant<FillItem, FrameItem, TextItem, PictureItem> operator()(PictureItem item) const { return PictureItem{box(item.box), item.image, item.smooth}; }
    std::variant<FillItem, FrameItem, TextItem, PictureItem> operator()(TextItem item) const
    {
        item.x = item.x * scale + dx;
        item.y = item.y * scale + dy;
        item.sizePt *= scale;
        return item;
    }
};

} // namespace

PageFlow::PageFlow(PageStyle style) : m_style(std::move(style)) { newPage(); }

double PageFlow::lineMm(double pt) const { return pt * mmPerPt * kLine; }

void PageFlow::newPage()
{
    m_pages.emplace_back();
    m_pages.back().widthMm = m_style.widthMm;
    m_pages.back().heightMm = m_style.heightMm;
    m_pages.back().font = m_style.font;
    m_y = m_style.marginMm;
}

void PageFlow::require(double heightMm)
{
    if (m_y + heightMm > bottom() && m_y > m_style.marginMm)
        newPage();
}

/// Advances add up: this cairo interface does not kern.
double PageFlow::textWidth(const std::string& text, double pt, bool bold)
{
    double width = 0;
    for (const std::string& letter : lettersOf(text)) {
        auto it = m_advances.find({letter, bold});
        if (it == m_advances.end())
            it = m_advances.emplace(std::pair{letter, bold}, textWidthMm(letter, m_style.font, 1, bold)).first;
        width += it->second;
    }
    return width * pt;
}

/// Breaks at spaces, and inside words that are wider than a line.
PageFlow::Lines PageFlow::broken(const std::string& text, double pt, bool bold, double widthMm)
{
    Lines lines;
    std::string line;
    double used = 0;
    std::size_t lastSpace = std::string::npos;
    for (const std::string& letter : lettersOf(text)) {
        const double width = textWidth(letter, pt, bold);
        if (used + width > widthMm && !line.empty()) {
            std::string rest;
            if (letter != " " && lastSpace != std::string::npos && lastSpace > 0) {
                rest = line.substr(lastSpace + 1);
                line.resize(lastSpace);
            }
            lines.push_back(line);
            line = rest;
            used = textWidth(line, pt, bold);
            lastSpace = std::string::npos;
            if (letter == " ")
                continue;
        }
        if (letter == " ")
            lastSpace = line.size();
        line += letter;
        used += width;
    }
    lines.push_back(line);
    return lines;
}

void PageFlow::addLine(double x, const std::string& text, double pt, bool bold)
{
    if (!text.empty())
        m_pages.back().items.emplace_back(TextItem{x, m_y + lineMm(pt) - pt * mmPerPt * kDescent, text, pt, bold, Anchor::Left, kInk});
}

void PageFlow::addLines(const std::string& text, double pt, bool bold)
{
    for (const std::string& line : broken(text, pt, bold, widthMm())) {
        require(lineMm(pt));
        addLine(m_style.marginMm, line, pt, bold);
        m_y += lineMm(pt);
    }
}

void PageFlow::addTitle(const std::string& text)
{
    addLines(text, m_style.titlePt, true);
    m_y += lineMm(m_style.textPt) / 2;
}

void PageFlow::addHeading(const std::string& text)
{
    const double above = m_y > m_style.marginMm ? lineMm(m_style.headingPt) / 2 : 0;
    require(above + lineMm(m_style.headingPt) + 4 * lineMm(m_style.textPt));
    m_y += m_y > m_style.marginMm ? above : 0;
    addLines(text, m_style.headingPt, true);
    m_y += lineMm(m_style.textPt) / 3;
}

void PageFlow::addParagraph(const std::string& text)
{
    addLines(text, m_style.textPt, false);
    m_y += lineMm(m_style.textPt) / 2;
}

/// Columns of one table after another; each has widths that fill at most the page.
std::vector<std::vector<PageFlow::Column>> PageFlow::columnsOf(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
{
    std::vector<double> natural(header.size(), 0);
    for (std::size_t c = 0; c < header.size(); ++c) {
        natural[c] = textWidth(header[c], m_style.textPt, true);
        for (const auto& row : rows)
            if (c < row.size())
                natural[c] = std::max(natural[c], textWidth(row[c], m_style.textPt, false));
        natural[c] += 2 * kCellPadMm + 0.1; // never broken for want of a rounding
    }
    const auto least = [&](std::size_t c) { return std::min(natural[c], kLeastColumnMm); };
    std::vector<std::vector<Column>> tables;
    for (std::size_t next = 0; next < header.size();) {
        std::vector<Column> columns{{next, natural[next]}};
        if (!tables.empty()) // the first column again
            columns = {{0, natural[0]}, {next, natural[next]}};
        double narrowest = 0;
        for (const Column& column : columns)
            narrowest += least(column.index);
        for (++next; next < header.size() && narrowest + least(next) <= widthMm(); ++next) {
            columns.push_back({next, natural[next]});
            narrowest += least(next);
        }
        // Columns narrower than an equal share keep their width, the others share what is left.
        double left = widthMm();
        std::vector<Column*> order;
        for (Column& column : columns)
            order.push_back(&column);
        std::stable_sort(order.begin(), order.end(), [](const Column* a, const Column* b) { return a->widthMm < b->widthMm; });
        for (std::size_t k = 0; k < order.size(); ++k) {
            order[k]->widthMm = std::min(order[k]->widthMm, left / static_cast<double>(order.size() - k));
            left -= order[k]->widthMm;
        }
        tables.push_back(std::move(columns));
    }
    return tables;
}

void PageFlow::addRow(const std::vector<Column>& columns, const std::vector<std::string>& cells, bool isHeader, const std::vector<std::string>& header)
{
    const double line = lineMm(m_style.textPt), pad = kCellPadMm / 2;
    std::vector<Lines> texts;
    std::size_t count = 1;
    double width = 0;
    for (const Column& column : columns) {
        texts.push_back(column.index < cells.size() ? broken(cells[column.index], m_style.textPt, isHeader, column.widthMm - 2 * kCellPadMm) : Lines{""});
        count = std::max(count, texts.back().size());
        width += column.widthMm;
    }
    const double all = static_cast<double>(count) * line + 2 * pad, room = bottom() - m_y;
    const bool fitsOnAPage = all < (bottom() - m_style.marginMm) / 2;
    const bool fits = all <= room || (!fitsOnAPage && room > 3 * line);
    if (!isHeader && !fits) {
        newPage();
        addRow(columns, header, true, header);
    }
    if (isHeader)
        m_pages.back().items.emplace_back(FillItem{{m_style.marginMm, m_y, width, all}, kHeaderFill});
    m_y += pad;
    for (std::size_t k = 0; k < count; ++k) {
        if (m_y + line > bottom())
            newPage();
        double x = m_style.marginMm;
        for (std::size_t c = 0; c < columns.size(); ++c) {
            if (k < texts[c].size())
                addLine(x + kCellPadMm, texts[c][k], m_style.textPt, isHeader);
            x += columns[c].widthMm;
        }
        m_y += line;
    }
    m_y += pad;
    m_pages.back().items.emplace_back(FillItem{{m_style.marginMm, m_y, width, kRuleMm}, kRule});
}

void PageFlow::addTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
{
    for (const std::vector<Column>& columns : columnsOf(header, rows)) {
        require(4 * lineMm(m_style.textPt));
        addRow(columns, header, true, header);
        for (const auto& row : rows)
            addRow(columns, row, false, header);
        m_y += lineMm(m_style.textPt) * 0.7;
    }
}

void PageFlow::addCaption(const std::string& caption)
{
    if (!caption.empty())
        addLines(caption, m_style.textPt, false);
    m_y += lineMm(m_style.textPt) * 0.7;
}

void PageFlow::addFigure(const Drawing& figure, const std::string& caption)
{
    const double captionMm = caption.empty() ? 0 : lineMm(m_style.textPt);
    const double scale = std::min({1., widthMm() / figure.widthMm, (bottom() - m_style.marginMm - captionMm) / figure.heightMm});
    require(figure.heightMm * scale + captionMm);
    const Placed placed{scale, m_style.marginMm, m_y};
    for (const auto& item : figure.items)
        m_pages.back().items.push_back(std::visit(placed, item));
    m_y += figure.heightMm * scale;
    addCaption(caption);
}

void PageFlow::addPicture(std::shared_ptr<const Image<Rgba>> image, double width, const std::string& caption)
{
    Drawing figure;
    figure.widthMm = width;
    figure.heightMm = width * image->rows / image->cols;
    figure.items.emplace_back(PictureItem{{0, 0, figure.widthMm, figure.heightMm}, std::move(image), true});
    addFigure(figure, caption);
}

std::vector<Drawing> PageFlow::pages()
{
    std::vector<Drawing> pages = m_pages;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const double y = m_style.heightMm - m_style.marginMm / 2;
        const Lines footer = broken(m_style.footer, kFooterPt, false, widthMm() * 0.85);
        pages[i].items.emplace_back(TextItem{m_style.marginMm, y, footer.front(), kFooterPt, false, Anchor::Left, kGrey});
        pages[i].items.emplace_back(TextItem{m_style.widthMm - m_style.marginMm, y, std::to_string(i + 1) + " / " + std::to_string(pages.size()), kFooterPt, false, Anchor::Right, kGrey});
    }
    return pages;
}

} // namespace kikuscope::draw
