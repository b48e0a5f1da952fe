// SPDX-License-Identifier: GPL-3.0-or-later
// A report: headings, text, tables, figures; one content, written as HTML or PDF. Self-contained: no links, no scripts.
#pragma once
#include "core/publish/figure_maker.h"

#include <variant>

namespace kikuscope::publish {

struct ReportHeading { std::string text; };
struct ReportText { std::string text; };
struct ReportTable { std::vector<std::string> header; std::vector<std::vector<std::string>> rows; };
/// In HTML a PNG that says what made it, as `kikuscope-cli figure` writes it; in PDF its drawing, text as text.
struct ReportFigure { MadeFigure figure; std::string caption; };
struct ReportPicture { std::shared_ptr<const Image<Rgba>> image; double widthMm; std::string caption; };

struct Report
{
    std::string title;
    std::vector<std::variant<ReportHeading, ReportText, ReportTable, ReportFigure, ReportPicture>> blocks;
    Json provenance = Json::object(); // in the description of the PDF
};

enum class ReportFormat { Html, Pdf };
/// By extension: .html .htm .pdf. Throws Error(Unsupported) naming the path and what can be written.
ReportFormat reportFormatOf(const std::filesystem::path& path);
/// The file: the same report gives the same bytes.
std::string reportBytes(const Report& report, ReportFormat format);

} // namespace kikuscope::publish
