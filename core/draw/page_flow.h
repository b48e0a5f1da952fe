// SPDX-License-Identifier: GPL-3.0-or-later
// Text, tables and figures one below the other on as many pages as they need: the layout of printed reports.
#pragma once
#include "core/draw/drawing.h"

#include <map>

namespace kikuscope::draw {

struct PageStyle
{
    double widthMm = 210, heightMm = 297, marginMm = 17; // A4
    std::string font = "DejaVu Sans";
    double textPt = 8.5, headingPt = 12, titlePt = 16;
    std::string footer; // at the left below each page; the page's number stands at the right
};

/// Bytes that are no UTF-8 are drawn as "?", line breaks in texts as spaces.
class PageFlow
{
public:
    explicit PageFlow(PageStyle style);

    void addTitle(const std::string& text);
    /// Never the last thing on a page.
    void addHeading(const std::string& text);
    void addParagraph(const std::string& text);
    /// Columns as wide as their text, narrower ones with broken lines where that is too wide for the page; a table of many
    /// columns is continued below with the first column repeated. The header is repeated on each page.
    void addTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);
    /// As it is, scaled down where it is larger than a page.
    void addFigure(const Drawing& figure, const std::string& caption);
    void addPicture(std::shared_ptr<const Image<Rgba>> image, double widthMm, const std::string& caption);

    /// The pages, numbered; at least one.
    std::vector<Drawing> pages();

private:
    struct Column { std::size_t index; double widthMm; };
    using Lines = std::vector<std::string>;

    double widthMm() const { return m_style.widthMm - 2 * m_style.marginMm; }
    double bottom() const { return m_style.heightMm - m_style.marginMm; }
    double lineMm(double pt) const;
    void newPage();
    void require(double heightMm);
    double textWidth(const std::string& text, double pt, bool bold);
    Lines broken(const std::string& text, double pt, bool bold, double widthMm);
    void addLine(double x, const std::string& text, double pt, bool bold);
    void addLines(const std::string& text, double pt, bool bold);
    std::vector<std::vector<Column>> columnsOf(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);
    void addRow(const std::vector<Column>& columns, const std::vector<std::string>& cells, bool isHeader, const std::vector<std::string>& header);
    void addCaption(const std::string& caption);

    PageStyle m_style;
    std::vector<Drawing> m_pages;
    double m_y = 0;
    std::map<std::pair<std::string, bool>, double> m_advances; // of a letter, mm at 1 pt
};

} // namespace kikuscope::draw
