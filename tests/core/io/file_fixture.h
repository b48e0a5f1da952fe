// SPDX-License-Identifier: GPL-3.0-or-later
// Small files for reader tests, the sentence of an expected error, and a seeded source of damaged copies.
#pragma once
#include "core/base/error.h"
#include "core/base/rng.h"

#include <QTemporaryDir>
#include <QTest>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

namespace kikuscope {

class TestFolder
{
public:
    std::filesystem::path path() const { return m_folder.path().toStdString(); }
    std::filesystem::path write(const std::string& name, const std::string& content) const
    {
        const auto file = path() / name;
        std::filesystem::create_directories(file.parent_path());
        std::ofstream(file, std::ios::binary) << content;
        return file;
    }

private:
    QTemporaryDir m_folder;
};

inline std::string contentOf(const std::filesystem::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// The sentence of the Error that `action` throws; empty if it throws none. Other exceptions fail the test by
/// passing.
template <typename Action> std::string errorOf(Action action)
{
    try {
        action();
    } catch (const Error& error) {
        return error.what();
    }
    return {};
}

inline bool contains(const std::string& text, const std::string& part)
{
    return text.find(part) != std::string::npos;
}

inline bool anyContains(const std::vector<std::string>& texts, const std::string& part)
{
    for (const auto& text : texts)
        if (contains(text, part))
            return true;
    return false;
}

inline QString joined(const std::vector<std::string>& texts)
{
    QString all;
    for (const auto& text : texts)
        all += QString::fromStdString(text) + "\n";
    return all;
}

/// One to four random changes: bytes flipped, replaced by troublesome text, cut out, doubled, or the end cut
/// off.
inline std::string damaged(std::string content, Rng& rng)
{
    static const std::vector<std::string> trouble = {"-1",
                                                     "0",
                                                     "999999999999999999999",
                                                     "nan",
                                                     "inf",
                                                     "1e308",
                                                     "\n",
                                                     "\t",
                                                     "\r",
                                                     ",",
                                                     std::string(4, '\0'),
                                                     "\xFF\xFF\xFF\xFF",
                                                     "\xFF\xFF\xFF\x7F",
                                                     "#",
                                                     "-"};
    for (std::uint64_t changes = 1 + rng.index(4); changes > 0 && !content.empty(); --changes) {
        const auto at = static_cast<std::size_t>(
            rng.index(2) == 0 ? rng.index(content.size()) // headers get half of the damage
                              : rng.index(std::min<std::size_t>(content.size(), 600)));
        const auto length = std::min<std::size_t>(content.size() - at, 1 + rng.index(40));
        switch (rng.index(5)) {
        case 0:
            content[at] = static_cast<char>(rng.index(256));
            break;
        case 1: {
            const auto& text = trouble[rng.index(trouble.size())];
            content.replace(at, std::min(length, text.size()), text);
            break;
        }
        case 2:
            content.erase(at, length);
            break;
        case 3:
            content.insert(at, content.substr(at, length));
            break;
        default:
            content.resize(at);
            break;
        }
    }
    return content;
}

} // namespace kikuscope
