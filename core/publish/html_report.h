// SPDX-License-Identifier: GPL-3.0-or-later
// A report in one file: headings, pictures (embedded), tables. No links, no scripts.
#pragma once
#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::publish {

class HtmlReport
{
public:
    explicit HtmlReport(const std::string& title);
    void addHeading(const std::string& text);
    void addParagraph(const std::string& text);
    /// Embeds a PNG file. Throws Error(BadFile).
    void addPicture(const std::filesystem::path& png, const std::string& caption);
    /// As wide as the page. `png`: the bytes of a file.
    void addPictureBytes(const std::string& png, const std::string& caption);
    void addTable(const std::vector<std::string>& header, const std::vector<std::vector<std::string>>& rows);
    std::string text() const;
    /// Written atomically.
    void save(const std::filesystem::path& path) const;

private:
    void embed(const std::string& png, const std::string& caption, const char* attributes);

    std::string m_body, m_title;
};

} // namespace kikuscope::publish
