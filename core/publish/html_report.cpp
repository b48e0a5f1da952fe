// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/html_report.h"

#include "core/base/markup.h"
#include "core/base/atomic_file.h"

#include <cstdint>

namespace kikuscope::publish {
namespace {

constexpr const char* style = R"(
body { font-family: sans-serif; max-width: 1100px; margin: 2em auto; padding: 0 1em; color: #222; }
figure { display: inline-block; margin: 0 1em 1em 0; vertical-align: top; }
figure img { max-width: 520px; border: 1px solid #ccc; }
figure.wide img { max-width: 100%; max-height: 900px; }
figcaption { font-size: 0.9em; color: #555; }
table { border-collapse: collapse; margin: 1em 0; }
th, td { border: 1px solid #ccc; padding: 0.25em 0.7em; text-align: left; }
th { background: #f2f2f2; }
)";

std::string row(const char* cell, const std::vector<std::string>& texts)
{
    std::string out = "<tr>";
    for (const std::string& text : texts)
        out += std::string("<") + cell + ">" + escapedMarkup(text) + "</" + cell + ">";
    return out + "</tr>\n";
}

} // namespace

HtmlReport::HtmlReport(const std::string& title) : m_title(title) { m_body = "<h1>" + escapedMarkup(title) + "</h1>\n"; }

void HtmlReport::addHeading(const std::string& text) { m_body += "<h2>" + escapedMarkup(text) + "</h2>\n"; }

void HtmlReport::addParagraph(const std::string& text) { m_body += "<p>" + escapedMarkup(text) + "</p>\n"; }

void HtmlReport::addPicture(const std::filesystem::path& png, const std::string& caption)
{
    embed(readTextFile(png), caption, "");
}

void HtmlReport::addPictureBytes(const std::string& png, const std::string& caption)
{
    embed(png, caption, " class=\"wide\"");
}

void HtmlReport::embed(const std::string& png, const std::string& caption, const char* attributes)
{
    m_body += std::string("<figure") + attributes + "><img alt=\"" + escapedMarkup(caption) + "\" src=\"data:image/png;base64," + base64(png) +
              "\"><figcaption>" + escapedMarkup(caption) + "</figcaption></figure>\n";
}

void HtmlReport::addTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows)
{
    m_body += "<table>\n" + row("th", header);
    for (const auto& cells : rows)
        m_body += row("td", cells);
    m_body += "</table>\n";
}

std::string HtmlReport::text() const
{
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escapedMarkup(m_title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" +
           m_body + "</body>\n</html>\n";
}

void HtmlReport::save(const std::filesystem::path& path) const { writeFileAtomically(path, text()); }

} // namespace kikuscope::publish
