// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/atomic_file.h"

#include "core/base/error.h"

#include <atomic>
#include <fcntl.h>
#include <fstream>
#include <iterator>
#include <unistd.h>

namespace kikuscope {

AtomicFile::AtomicFile(std::filesystem::path target) : m_target(std::move(target))
{
    static std::atomic<int> counter{0};
    m_temporary = m_target;
    m_temporary += ".tmp-" + std::to_string(::getpid()) + "-" + std::to_string(counter++);
    const auto folder = m_target.has_parent_path() ? m_target.parent_path() : std::filesystem::path(".");
    std::error_code ec;
    if (!std::filesystem::is_directory(folder, ec))
        throw Error(ErrorKind::BadFile, m_target.string() + " cannot be written: the folder " + folder.string() +
                                            " does not exist; create it or choose another place.");
}

AtomicFile::~AtomicFile()
{
    std::error_code ec;
    if (!m_committed)
        std::filesystem::remove(m_temporary, ec);
}

void AtomicFile::commit()
{
    const int fd = ::open(m_temporary.c_str(), O_RDONLY | O_CLOEXEC);
    if (fd >= 0) {
        ::fsync(fd);
        ::close(fd);
    }
    std::error_code ec;
    std::filesystem::rename(m_temporary, m_target, ec);
    if (ec)
        throw Error(ErrorKind::BadFile, m_target.string() + " cannot be written (" + ec.message() +
                                            "); close it elsewhere or choose another place.");
    m_committed = true;
}

void writeFileAtomically(const std::filesystem::path& target, const std::string& content)
{
    AtomicFile file(target);
    {
        std::ofstream out(file.temporary(), std::ios::binary);
        out.write(content.data(), static_cast<std::streamsize>(content.size()));
        out.close();
        if (!out)
            throw Error(ErrorKind::BadFile, target.string() + " cannot be written; check free space and permissions.");
    }
    file.commit();
}

std::string readTextFile(const std::filesystem::path& path, std::uintmax_t limit)
{
    std::error_code ec;
    const auto size = std::filesystem::file_size(path, ec);
    std::ifstream in(path, std::ios::binary);
    if (ec || !in)
        throw Error(ErrorKind::BadFile, path.string() + " cannot be read; check that it exists and may be opened.");
    if (size > limit)
        throw Error(ErrorKind::BadFile, path.string() + " is " + std::to_string(size) + " bytes, more than the " +
                                            std::to_string(limit) + " expected of such a file; is it the right one?");
    return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

} // namespace kikuscope
