// SPDX-License-Identifier: GPL-3.0-or-later
// A file opened once for reading at any offset by any thread (pread); never mapped or loaded whole.
#pragma once
#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <span>

namespace kikuscope::io {

class BinaryFile
{
public:
    /// Throws Error(BadFile) when the file cannot be opened.
    explicit BinaryFile(std::filesystem::path path);
    ~BinaryFile();
    BinaryFile(const BinaryFile&) = delete;
    BinaryFile& operator=(const BinaryFile&) = delete;

    const std::filesystem::path& path() const { return m_path; }
    /// Size when opened.
    std::uint64_t size() const { return m_size; }
    /// Fills `bytes` or throws Error(BadFile) naming the file, the offset and where it ends.
    void read(std::uint64_t offset, std::span<std::uint8_t> bytes) const;
    /// As many bytes as there are, at most bytes.size(); the number read.
    std::size_t readUpTo(std::uint64_t offset, std::span<std::uint8_t> bytes) const;

private:
    std::filesystem::path m_path;
    int m_fd = -1;
    std::uint64_t m_size = 0;
};

/// A little-endian number at any alignment. The caller has checked that sizeof(T) bytes are there.
template <typename T> T littleEndian(const std::uint8_t* bytes)
{
    static_assert(std::endian::native == std::endian::little, "big-endian hosts need a byte swap here");
    T value;
    std::memcpy(&value, bytes, sizeof(T));
    return value;
}

} // namespace kikuscope::io
