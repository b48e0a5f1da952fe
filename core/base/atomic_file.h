// SPDX-License-Identifier: GPL-3.0-or-later
// Results appear whole or not at all: write to a temporary beside the target, then rename.
#pragma once
#include <filesystem>
#include <string>

namespace kikuscope {

/// Removes its temporary unless commit() was called. Throws Error(BadFile) naming the target.
class AtomicFile
{
public:
    explicit AtomicFile(std::filesystem::path target);
    ~AtomicFile();
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;

    const std::filesystem::path& temporary() const { return m_temporary; }
    void commit();

private:
    std::filesystem::path m_target, m_temporary;
    bool m_committed = false;
};

void writeFileAtomically(const std::filesystem::path& target, const std::string& content);

/// The whole content of a text file of at most `limit` bytes; throws Error(BadFile) beyond that.
std::string readTextFile(const std::filesystem::path& path, std::uintmax_t limit = 64u << 20);

} // namespace kikuscope
