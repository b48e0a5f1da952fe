// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/html_report.h"

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

std::string escaped(const std::string& text)
{
    std::string out;
    for (const char c : text)
        switch (c) {
        case '&': out += "&amp;"; break;
        case '<': out += "&lt;"; break;
        case '>': out += "&gt;"; break;
        case '"': out += "&quot;"; break;
        default: out += c;
        }
    return out;
}

std::string base64(const std::string& bytes)
{
    static constexpr char digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        const auto byte = [&](std::size_t k) { return i + k < bytes.size() ? static_cast<std::uint8_t>(bytes[i + k]) : std::uint8_t{0}; };
        const std::uint32_t word = static_cast<std::uint32_t>(byte(0) << 16 | byte(1) << 8 | byte(2));
        out += digits[word >> 18 & 63];
        out += digits[word >> 12 & 63];
        out += i + 1 < bytes.size() ? digits[word >> 6 & 63] : '=';
        out += i + 2 < bytes.size() ? digits[word & 63] : '=';
    }
    return out;
}

std::string row(const char* cell, const std::vector<std::string>& texts)
{
    std::string out = "<tr>";
    for (const std::string& text : texts)
        out += std::string("<") + cell + ">" + escaped(text) + "</" + cell + ">";
    return out + "</tr>\n";
}

} // namespace

HtmlReport::HtmlReport(const std::string& title) : m_title(title) { m_body = "<h1>" + escaped(title) + "</h1>\n"; }

void HtmlReport::addHeading(const std::string& text) { m_body += "<h2>" + escaped(text) + "</h2>\n"; }

void HtmlReport::addParagraph(const std::string& text) { m_body += "<p>" + escaped(text) + "</p>\n"; }

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
    m_body += std::string("<figure") + attributes + "><img alt=\"" + escaped(caption) + "\" src=\"data:image/png;base64," + base64(png) +
              "\"><figcaption>" + escaped(caption) + "</figcaption></figure>\n";
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
    return "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<title>" + escaped(m_title) + "</title>\n<style>" + style + "</style>\n</head>\n<body>\n" +
           m_body + "</body>\n</html>\n";
}

void HtmlReport::save(const std::filesystem::path& path) const { writeFileAtomically(path, text()); }

} // namespace kikuscope::publish
