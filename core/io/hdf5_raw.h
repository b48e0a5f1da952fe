// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: parts of an HDF5 file read from its bytes, because libhdf5 1.10 trusts them too much.
// HDF5 File Format Specification 3.0.
#pragma once
#include <cstdint>
#include <fstream>
#include <optional>
#include <string>

namespace kikuscope::io {

template <typename T> T littleEndian(const char* bytes)
{
    T value = 0;
    for (std::size_t i = sizeof(T); i > 0; --i)
        value = static_cast<T>(value << 8 | static_cast<std::uint8_t>(bytes[i - 1]));
    return value;
}

/// `length` bytes at `offset`; none beyond the end of the file or for more than 64 MB.
std::optional<std::string> bytesAt(std::ifstream& in, std::uint64_t offset, std::uint64_t length,
                                   std::uintmax_t fileSize);

/// How a file writes addresses and lengths, from its superblock.
struct Hdf5Addressing
{
    std::uint64_t userBlock = 0; // bytes before address 0
    unsigned addressBytes = 8, lengthBytes = 8;

    bool isPlain() const { return userBlock == 0 && addressBytes == 8 && lengthBytes == 8; }
};

/// Whether the object header (IV.A) at `address` describes chunks (IV.A.2.i) with a side of 0, by which
/// libhdf5 1.10 divides while it opens the object.
bool hasEmptyChunks(std::ifstream& in, std::uintmax_t fileSize, const Hdf5Addressing& addressing,
                    std::uint64_t address);

} // namespace kikuscope::io
