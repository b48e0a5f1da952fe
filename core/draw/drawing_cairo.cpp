// SPDX-License-Identifier: GPL-3.0-or-later
// Drawings by cairo: pixels and PDF. Hinting is off, so that text has the same widths in every format and size.
#include "core/draw/cairo_private.h"
#include "core/draw/drawing.h"

#include "core/base/error.h"
#include "core/base/version.h"

#include <cairo-ft.h>
#include <cairo-pdf.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::draw {

namespace {

constexpr int kMostSide = 32767; // of cairo's image surfaces
constexpr double kPtPerMm = 72 / 25.4;

struct FontOptions
{
    cairo_font_options_t* options = cairo_font_options_create();
    FontOptions()
    {
        cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
        cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
        cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
    }
    ~FontOptions() { cairo_font_options_destroy(options); }
    FontOptions(const FontOptions&) = delete;
    FontOptions& operator=(const FontOptions&) = delete;
};

/// fontconfig gives another family where the wished one is absent; a figure must not change its letters silently.
void checkFamily(cairo_t* cairo, const std::string& family)
{
    cairo_scaled_font_t* font = cairo_get_scaled_font(cairo);
    if (cairo_scaled_font_get_type(font) != CAIRO_FONT_TYPE_FT)
        return;
    const FT_Face face = cairo_ft_scaled_font_lock_face(font);
    const std::string found = face && face->family_name ? face->family_name : "";
    if (face)
        cairo_ft_scaled_font_unlock_face(font);
    if (found != family)
        throw Error(ErrorKind::Unsupported, "The font " + family + " is not installed" + (found.empty() ? "" : " (" + found + " would take its place)") +
                                                "; install it (Debian: fonts-dejavu-core) or name another in the figure.");
}

void selectFont(cairo_t* cairo, const std::string& family, double size, bool bold)
{
    static const FontOptions fontOptions;
    cairo_select_font_face(cairo, family.c_str(), CAIRO_FONT_SLANT_NORMAL, bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, size);
    cairo_set_font_options(cairo, fontOptions.options);
    checkFamily(cairo, family);
}

void setColour(cairo_t* cairo, Rgba c) { cairo_set_source_rgba(cairo, c.r / 255., c.g / 255., c.b / 255., c.a / 255.); }

CairoSurface surfaceOf(const Image<Rgba>& image)
{
    if (image.empty() || image.rows > kMostSide || image.cols > kMostSide)
        throw Error(ErrorKind::Unsupported, "A picture of " + std::to_string(image.cols) + " x " + std::to_string(image.rows) +
                                                " pixels cannot be put into a figure; draw a part of it.");
    CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, image.cols, image.rows));
    checkCairo(cairo_surface_status(surface.get()));
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    for (int row = 0; row < image.rows; ++row) {
        auto* to = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(row) * stride);
        const Rgba* from = image.row(row);
        for (int col = 0; col < image.cols; ++col)
            to[col] = onPaper(from[col]);
    }
    cairo_surface_mark_dirty(surface.get());
    return surface;
}

/// Draws the items of a drawing on one surface.
class Painter
{
public:
    /// `unitsPerMm`: of the surface; `raster`: its units are pixels.
    Painter(cairo_surface_t* surface, const Drawing& drawing, double unitsPerMm, bool raster)
        : m_surface(surface), m_cairo(cairo_create(surface)), m_drawing(drawing), m_unitsPerMm(unitsPerMm), m_raster(raster)
    {
    }

    void paint()
    {
        for (const auto& item : m_drawing.items)
            std::visit([this](const auto& i) { draw(i); }, item);
        checkCairo(cairo_status(m_cairo.get()));
    }

private:
    double units(double mm) const { return mm * m_unitsPerMm; }
    /// Edges on whole pixels, so that nothing is blurred at them.
    Box placed(const Box& box) const
    {
        Box out{units(box.x), units(box.y), units(box.width), units(box.height)};
        if (m_raster) {
            const double right = std::round(out.right()), bottom = std::round(out.bottom());
            out.x = std::round(out.x), out.y = std::round(out.y);
            out.width = std::max(1., right - out.x), out.height = std::max(1., bottom - out.y);
        }
        return out;
    }

    void draw(const FillItem& item)
    {
        const Box box = placed(item.box);
        setColour(m_cairo.get(), item.colour);
        cairo_rectangle(m_cairo.get(), box.x, box.y, box.width, box.height);
        cairo_fill(m_cairo.get());
    }

    /// Outside the box, so that no pixel of the map is covered.
    void draw(const FrameItem& item)
    {
        const double line = m_raster ? std::max(1., std::round(units(item.lineMm))) : units(item.lineMm);
        const Box box = placed(item.box);
        setColour(m_cairo.get(), item.colour);
        cairo_set_line_width(m_cairo.get(), line);
        cairo_set_line_join(m_cairo.get(), CAIRO_LINE_JOIN_MITER);
        cairo_rectangle(m_cairo.get(), box.x - line / 2, box.y - line / 2, box.width + line, box.height + line);
        cairo_stroke(m_cairo.get());
    }

    void draw(const TextItem& item)
    {
        selectFont(m_cairo.get(), m_drawing.font, units(item.sizePt * mmPerPt), item.bold);
        const double width = units(textWidthMm(item.text, m_drawing.font, item.sizePt, item.bold));
        const double shift = item.anchor == Anchor::Left ? 0 : item.anchor == Anchor::Middle ? width / 2 : width;
        setColour(m_cairo.get(), item.colour);
        cairo_move_to(m_cairo.get(), units(item.x) - shift, units(item.y));
        cairo_show_text(m_cairo.get(), item.text.c_str());
    }

    void draw(const PictureItem& item)
    {
        const Box box = placed(item.box);
        if (m_raster && !item.smooth)
            return copyPixels(box, *item.image);
        const CairoSurface image = surfaceOf(*item.image);
        cairo_save(m_cairo.get());
        cairo_rectangle(m_cairo.get(), box.x, box.y, box.width, box.height);
        cairo_clip(m_cairo.get());
        cairo_translate(m_cairo.get(), box.x, box.y);
        cairo_scale(m_cairo.get(), box.width / item.image->cols, box.height / item.image->rows);
        cairo_set_source_surface(m_cairo.get(), image.get(), 0, 0);
        cairo_pattern_set_filter(cairo_get_source(m_cairo.get()), item.smooth ? CAIRO_FILTER_GOOD : CAIRO_FILTER_NEAREST);
        if (item.smooth && m_raster)
            cairo_pattern_set_extend(cairo_get_source(m_cairo.get()), CAIRO_EXTEND_PAD);
        cairo_paint(m_cairo.get());
        cairo_restore(m_cairo.get());
    }

    /// The pixel whose area holds the centre of each pixel of the page.
    void copyPixels(const Box& box, const Image<Rgba>& image)
    {
        cairo_surface_flush(m_surface);
        unsigned char* data = cairo_image_surface_get_data(m_surface);
        const int stride = cairo_image_surface_get_stride(m_surface);
        const int pageWidth = cairo_image_surface_get_width(m_surface), pageHeight = cairo_image_surface_get_height(m_surface);
        const int left = static_cast<int>(box.x), top = static_cast<int>(box.y);
        const int width = std::min(static_cast<int>(box.width), pageWidth - left), height = std::min(static_cast<int>(box.height), pageHeight - top);
        std::vector<int> sourceCol(static_cast<std::size_t>(std::max(0, width)));
        for (int x = 0; x < width; ++x)
            sourceCol[static_cast<std::size_t>(x)] = std::min(image.cols - 1, static_cast<int>((x + 0.5) * image.cols / box.width));
        int drawnRow = -1;
        for (int y = 0; y < height; ++y) {
            const int sourceRow = std::min(image.rows - 1, static_cast<int>((y + 0.5) * image.rows / box.height));
            auto* to = reinterpret_cast<std::uint32_t*>(data + static_cast<std::ptrdiff_t>(top + y) * stride) + left;
            if (sourceRow == drawnRow) {
                std::memcpy(to, reinterpret_cast<unsigned char*>(to) - stride, static_cast<std::size_t>(width) * sizeof *to);
                continue;
            }
            const Rgba* from = image.row(sourceRow);
            for (int x = 0; x < width; ++x)
                to[x] = onPaper(from[sourceCol[static_cast<std::size_t>(x)]]);
            drawnRow = sourceRow;
        }
        cairo_surface_mark_dirty(m_surface);
    }

    cairo_surface_t* m_surface;
    CairoContext m_cairo;
    const Drawing& m_drawing;
    double m_unitsPerMm;
    bool m_raster;
};

} // namespace

void checkCairo(cairo_status_t status)
{
    if (status != CAIRO_STATUS_SUCCESS)
        throw Error(ErrorKind::Internal, std::string("The figure cannot be drawn: ") + cairo_status_to_string(status) + ".");
}

std::uint32_t onPaper(Rgba c)
{
    const auto mixed = [&c](std::uint8_t value) { return static_cast<std::uint32_t>((value * c.a + 255 * (255 - c.a) + 127) / 255); };
    return c.a == 255 ? static_cast<std::uint32_t>(c.r) << 16 | static_cast<std::uint32_t>(c.g) << 8 | c.b : mixed(c.r) << 16 | mixed(c.g) << 8 | mixed(c.b);
}

std::string packedPng(const Image<Rgba>& image)
{
    const CairoSurface surface = surfaceOf(image);
    std::string bytes;
    checkCairo(cairo_surface_write_to_png_stream(surface.get(), appendBytes, &bytes));
    return bytes;
}

cairo_status_t appendBytes(void* to, const unsigned char* data, unsigned int length)
{
    static_cast<std::string*>(to)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

double textWidthMm(const std::string& text, const std::string& font, double sizePt, bool bold)
{
    constexpr double measuredSize = 100; // any: metrics are not hinted
    const CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_A8, 1, 1));
    const CairoContext cairo(cairo_create(surface.get()));
    selectFont(cairo.get(), font, measuredSize, bold);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo.get(), text.c_str(), &extents);
    checkCairo(cairo_status(cairo.get()));
    return extents.x_advance / measuredSize * sizePt * mmPerPt;
}

Image<Rgba> renderPixels(const Drawing& drawing, double dpi)
{
    const double perMm = dpi / 25.4;
    const double width = std::round(drawing.widthMm * perMm), height = std::round(drawing.heightMm * perMm);
    if (!(width >= 1 && height >= 1 && width <= kMostSide && height <= kMostSide))
        throw Error(ErrorKind::BadSetting, "A figure of " + std::to_string(static_cast<long>(drawing.widthMm)) + " x " +
                                               std::to_string(static_cast<long>(drawing.heightMm)) + " mm at " + std::to_string(static_cast<long>(dpi)) +
                                               " dpi has more than 32767 pixels a side; lower dpi or width_mm.");
    const CairoSurface surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    checkCairo(cairo_surface_status(surface.get()));
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const int stride = cairo_image_surface_get_stride(surface.get());
    std::memset(data, 0xFF, static_cast<std::size_t>(stride) * static_cast<std::size_t>(height));
    cairo_surface_mark_dirty(surface.get());
    Painter(surface.get(), drawing, perMm, true).paint();
    cairo_surface_flush(surface.get());
    Image<Rgba> out(static_cast<int>(height), static_cast<int>(width));
    for (int row = 0; row < out.rows; ++row) {
        const auto* from = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::ptrdiff_t>(row) * stride);
        Rgba* to = out.row(row);
        for (int col = 0; col < out.cols; ++col)
            to[col] = {static_cast<std::uint8_t>(from[col] >> 16), static_cast<std::uint8_t>(from[col] >> 8), static_cast<std::uint8_t>(from[col]), 255};
    }
    return out;
}

std::string renderPdf(const Drawing& drawing, const DocumentText& about) { return renderPdf(std::span(&drawing, 1), about); }

std::string renderPdf(std::span<const Drawing> pages, const DocumentText& about)
{
    if (pages.empty())
        throw Error(ErrorKind::Internal, "A document has no pages.");
    std::string bytes;
    const CairoSurface surface(cairo_pdf_surface_create_for_stream(appendBytes, &bytes, pages[0].widthMm * kPtPerMm, pages[0].heightMm * kPtPerMm));
    cairo_surface_t* pdf = surface.get();
    cairo_pdf_surface_restrict_to_version(pdf, CAIRO_PDF_VERSION_1_4); // its description is not compressed
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, about.title.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Kikuscope " KIKUSCOPE_VERSION);
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_KEYWORDS, about.provenance.c_str());
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z"); // else the time of writing
    for (const Drawing& page : pages) {
        if (&page != &pages[0]) {
            cairo_surface_show_page(pdf);
            cairo_pdf_surface_set_size(pdf, page.widthMm * kPtPerMm, page.heightMm * kPtPerMm);
        }
        Painter(pdf, page, kPtPerMm, false).paint();
    }
    cairo_surface_finish(pdf);
    checkCairo(cairo_surface_status(pdf));
    return bytes;
}

} // namespace kikuscope::draw
