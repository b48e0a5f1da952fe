// SPDX-License-Identifier: GPL-3.0-or-later
// An indexing result as text (.ang, .ctf), opened from a folder of its own, whole or damaged.
#pragma once
#include "core/io/formats.h"
#include "file_fixture.h"

namespace kikuscope {

class MapText
{
public:
    explicit MapText(std::string fileName) : m_fileName(std::move(fileName)) {}

    CrystalMap open(const std::string& content) const
    {
        return io::openCrystalMap(m_folder.write(m_fileName, content));
    }
    /// The sentence of the error, empty where the content opens.
    std::string failure(const std::string& content) const
    {
        return errorOf([&] { open(content); });
    }

    struct Damage
    {
        int opened = 0, refused = 0;
        std::string anonymous; // the last error that does not name the file
    };
    /// Opens damaged copies of the contents in turn.
    Damage damage(const std::vector<std::string>& good, std::uint64_t seed) const
    {
        Damage damage;
        Rng rng(seed);
        for (std::size_t i = 0; i < 1500; ++i) {
            const std::string message = failure(damaged(good[i % good.size()], rng));
            (message.empty() ? damage.opened : damage.refused)++;
            if (!message.empty() && !contains(message, m_fileName))
                damage.anonymous = message;
        }
        return damage;
    }

private:
    TestFolder m_folder;
    std::string m_fileName;
};

/// No warning at all where `expected` is empty.
inline bool warningsAre(const std::vector<std::string>& warnings, const std::string& expected)
{
    return expected.empty() ? warnings.empty() : anyContains(warnings, expected);
}

} // namespace kikuscope
