// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings as SVG 1.1: text stays text that Inkscape and Illustrator can edit. cairo would write outlines of letters.
#include "core/draw/cairo_private.h"
#include "core/draw/drawing.h"

#include "core/base/markup.h"
#include "core/base/version.h"

#include <array>
#include <charconv>
#include <cmath>

namespace kikuscope::draw {
namespace {

std::string number(double value)
{
    char text[32];
    const auto end = std::to_chars(text, text + sizeof text, std::round(value * 1e4) / 1e4, std::chars_format::fixed, 4).ptr;
    std::string out(text, end);
    out.erase(out.find_last_not_of('0') + 1);
    if (out.back() == '.')
        out.pop_back();
    return out == "-0" ? "0" : out;
}

std::string paint(const char* what, Rgba c)
{
    static constexpr char digits[] = "0123456789abcdef";
    std::string out = std::string(" ") + what + "=\"#";
    for (const std::uint8_t value : {c.r, c.g, c.b}) {
        out += digits[value >> 4];
        out += digits[value & 15];
    }
    out += '"';
    return c.a == 255 ? out : out + " " + what + "-opacity=\"" + number(c.a / 255.) + "\"";
}

std::string place(const Box& box)
{
    return " x=\"" + number(box.x) + "\" y=\"" + number(box.y) + "\" width=\"" + number(box.width) + "\" height=\"" + number(box.height) + "\"";
}

struct SvgItem
{
    const std::string& font;

    std::string operator()(const FillItem& item) const { return "<rect" + place(item.box) + paint("fill", item.colour) + "/>\n"; }

    std::string operator()(const FrameItem& item) const
    {
        const double half = item.lineMm / 2;
        const Box around{item.box.x - half, item.box.y - half, item.box.width + item.lineMm, item.box.height + item.lineMm};
        return "<rect" + place(around) + " fill=\"none\"" + paint("stroke", item.colour) + " stroke-width=\"" + number(item.lineMm) + "\"/>\n";
    }

    std::string operator()(const TextItem& item) const
    {
        const char* anchor = item.anchor == Anchor::Left ? "start" : item.anchor == Anchor::Middle ? "middle" : "end";
        return "<text x=\"" + number(item.x) + "\" y=\"" + number(item.y) + "\" font-family=\"" + escapedMarkup(font) + ", Verdana, sans-serif\" font-size=\"" +
               number(item.sizePt * mmPerPt) + "\"" + (item.bold ? " font-weight=\"bold\"" : "") + " text-anchor=\"" + anchor + "\"" +
               paint("fill", item.colour) + " xml:space=\"preserve\">" + escapedMarkup(item.text) + "</text>\n";
    }

    std::string operator()(const PictureItem& item) const
    {
        // crisp-edges for Firefox, pixelated for the others
        const char* rendering = item.smooth ? "" : " image-rendering=\"optimizeSpeed\" style=\"image-rendering:crisp-edges;image-rendering:pixelated\"";
        return "<image" + place(item.box) + " preserveAspectRatio=\"none\"" + rendering + " xlink:href=\"data:image/png;base64," +
               base64(packedPng(*item.image)) + "\"/>\n";
    }
};

} // namespace

std::string renderSvg(const Drawing& drawing, const DocumentText& about)
{
    const std::string width = number(drawing.widthMm), height = number(drawing.heightMm);
    std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" "
                      "xmlns:xlink=\"http://www.w3.org/1999/xlink\" version=\"1.1\" width=\"" +
                      width + "mm\" height=\"" + height + "mm\" viewBox=\"0 0 " + width + " " + height + "\">\n";
    out += "<title>" + escapedMarkup(about.title) + "</title>\n";
    if (!about.provenance.empty())
        out += "<metadata id=\"kikuscope-provenance\">" + escapedMarkup(about.provenance) + "</metadata>\n";
    out += "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n";
    for (const auto& item : drawing.items)
        out += std::visit(SvgItem{drawing.font}, item);
    return out + "</svg>\n";
}

} // namespace kikuscope::draw
