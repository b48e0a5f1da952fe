// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/binary_file.h"

#include "core/base/error.h"

#include <cerrno>
#include <fcntl.h>
#include <string>
#include <sys/stat.h>
#include <system_error>
#include <unistd.h>

namespace kikuscope::io {

BinaryFile::BinaryFile(std::filesystem::path path) : m_path(std::move(path))
{
    m_fd = ::open(m_path.c_str(), O_RDONLY | O_CLOEXEC);
    const int failure = errno;
    struct stat status
    {
    };
    if (m_fd < 0 || ::fstat(m_fd, &status) != 0 || !S_ISREG(status.st_mode)) {
        if (m_fd >= 0)
            ::close(m_fd);
        throw Error(ErrorKind::BadFile,
                    m_path.string() + " cannot be read; check that it is a file and may be opened.",
                    std::generic_category().message(failure));
    }
    m_size = static_cast<std::uint64_t>(status.st_size);
}

BinaryFile::~BinaryFile() { ::close(m_fd); }

std::size_t BinaryFile::readUpTo(std::uint64_t offset, std::span<std::uint8_t> bytes) const
{
    std::size_t done = 0;
    while (done < bytes.size()) {
        const auto got =
            ::pread(m_fd, bytes.data() + done, bytes.size() - done, static_cast<off_t>(offset + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            throw Error(ErrorKind::BadFile,
                        m_path.string() + " cannot be read at byte " + std::to_string(offset + done) +
                            "; check the disk or the network drive.",
                        std::generic_category().message(errno));
        if (got == 0)
            break;
        done += static_cast<std::size_t>(got);
    }
    return done;
}

void BinaryFile::read(std::uint64_t offset, std::span<std::uint8_t> bytes) const
{
    const std::size_t got = readUpTo(offset, bytes);
    if (got < bytes.size())
        throw Error(ErrorKind::BadFile, m_path.string() + " ends at byte " + std::to_string(offset + got) +
                                            ", but " + std::to_string(offset + bytes.size()) +
                                            " are needed; is it still being written, or was it cut off?");
}

} // namespace kikuscope::io
