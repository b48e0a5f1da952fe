// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/report.h"
#include "core/publish/html_report.h"

#include "core/base/version.h"
#include "core/draw/page_flow.h"

#include <algorithm>
#include <cctype>

namespace kikuscope::publish {
namespace {

constexpr double kPictureDpi = 200;

struct HtmlWriter
{
    HtmlReport& html;

    void operator()(const ReportHeading& block) const { html.addHeading(block.text); }
    void operator()(const ReportText& block) const { html.addParagraph(block.text); }
    void operator()(const ReportTable& block) const { html.addTable(block.header, block.rows); }
    void operator()(const ReportFigure& block) const { html.addPictureBytes(figureBytes(block.figure, io::FigureFormat::Png), block.caption); }
    void operator()(const ReportPicture& block) const { html.addPictureBytes(io::packPng(*block.image, kPictureDpi, {}), block.caption); }
};

struct PdfWriter
{
    draw::PageFlow& pages;

    void operator()(const ReportHeading& block) const { pages.addHeading(block.text); }
    void operator()(const ReportText& block) const { pages.addParagraph(block.text); }
    void operator()(const ReportTable& block) const { pages.addTable(block.header, block.rows); }
    void operator()(const ReportFigure& block) const { pages.addFigure(block.figure.drawing, block.caption); }
    void operator()(const ReportPicture& block) const { pages.addPicture(block.image, block.widthMm, block.caption); }
};

} // namespace

ReportFormat reportFormatOf(const std::filesystem::path& path)
{
    std::string extension = path.extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    if (extension == ".html" || extension == ".htm")
        return ReportFormat::Html;
    if (extension == ".pdf")
        return ReportFormat::Pdf;
    throw Error(ErrorKind::Unsupported, path.string() + ": a report is written as .html or .pdf; choose one of these endings.");
}

std::string reportBytes(const Report& report, ReportFormat format)
{
    if (format == ReportFormat::Html) {
        HtmlReport html("Kikuscope: " + report.title);
        for (const auto& block : report.blocks)
            std::visit(HtmlWriter{html}, block);
        return html.text();
    }
    draw::PageStyle style;
    style.footer = report.title + " \xC2\xB7 Kikuscope " KIKUSCOPE_VERSION;
    draw::PageFlow pages(style);
    pages.addTitle("Kikuscope: " + report.title);
    for (const auto& block : report.blocks)
        std::visit(PdfWriter{pages}, block);
    return draw::renderPdf(pages.pages(), {report.title, report.provenance.dump(-1, ' ', true, Json::error_handler_t::replace)});
}

} // namespace kikuscope::publish
