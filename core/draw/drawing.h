// SPDX-License-Identifier: GPL-3.0-or-later
// A page of filled boxes, lines, text and pictures in mm, and what it becomes: pixels, PDF, SVG. Origin at the top left.
#pragma once
#include "core/base/image.h"

#include <memory>
#include <span>
#include <string>
#include <variant>
#include <vector>

namespace kikuscope::draw {

inline constexpr double mmPerPt = 25.4 / 72;

struct Box
{
    double x = 0, y = 0, width = 0, height = 0; // mm
    double right() const { return x + width; }
    double bottom() const { return y + height; }
};

struct FillItem { Box box; Rgba colour; };
struct FrameItem { Box box; Rgba colour; double lineMm; };
enum class Anchor { Left, Middle, Right };
struct TextItem
{
    double x = 0, y = 0; // of the anchor, on the baseline
    std::string text;    // UTF-8
    double sizePt = 8;
    bool bold = false;
    Anchor anchor = Anchor::Left;
    Rgba colour{0, 0, 0, 255};
};
/// `smooth`: interpolated as photographs are; else every pixel is a sharp rectangle. Transparency is left out.
struct PictureItem { Box box; std::shared_ptr<const Image<Rgba>> image; bool smooth = false; };

struct Drawing
{
    double widthMm = 0, heightMm = 0;
    std::string font = "DejaVu Sans";
    std::vector<std::variant<FillItem, FrameItem, TextItem, PictureItem>> items; // the first is the lowest
};

/// What a document says of itself. `provenance` is put where readFigureProvenance() of core/io finds it; ASCII.
struct DocumentText { std::string title, provenance; };

/// Advance width in mm. Throws Error(Unsupported) where the family is not installed.
double textWidthMm(const std::string& text, const std::string& font, double sizePt, bool bold = false);

/// White paper. Unsmoothed pictures take every pixel by its nearest source pixel. The same drawing gives the same pixels.
/// Throws Error(BadSetting) beyond 32767 pixels a side.
Image<Rgba> renderPixels(const Drawing& drawing, double dpi);
/// Text as text of the embedded font, no dates: the same drawing gives the same bytes.
std::string renderPdf(const Drawing& drawing, const DocumentText& about);
/// One page per drawing, each of its own size; at least one.
std::string renderPdf(std::span<const Drawing> pages, const DocumentText& about);
std::string renderSvg(const Drawing& drawing, const DocumentText& about);

} // namespace kikuscope::draw
