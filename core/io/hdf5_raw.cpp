// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_raw.h"

#include <algorithm>
#include <deque>
#include <string_view>

namespace kikuscope::io {

namespace {

constexpr std::uint64_t mostBytes = 64u << 20;
constexpr std::uint8_t layoutMessage = 0x08, continuationMessage = 0x10;
constexpr std::uint8_t chunkedLayout = 2;

/// A little-endian number of 1 to 8 bytes; 0 where the text is too short.
std::uint64_t numberAt(std::string_view text, std::size_t at, unsigned bytes)
{
    std::uint64_t value = 0;
    if (bytes > 8 || at > text.size() || bytes > text.size() - at)
        return 0;
    for (unsigned i = bytes; i > 0; --i)
        value = value << 8 | static_cast<std::uint8_t>(text[at + i - 1]);
    return value;
}

bool isEmptyChunk(std::string_view message, const Hdf5Addressing& addressing)
{
    const auto version = numberAt(message, 0, 1);
    std::size_t at = 0;
    std::uint64_t sides = 0;
    unsigned bytes = 4;
    if ((version == 1 || version == 2) && numberAt(message, 2, 1) == chunkedLayout) {
        sides = numberAt(message, 1, 1);
        at = 8 + addressing.addressBytes;
    } else if (version == 3 && numberAt(message, 1, 1) == chunkedLayout) {
        sides = numberAt(message, 2, 1);
        at = 3 + addressing.addressBytes;
    } else if (version == 4 && numberAt(message, 1, 1) == chunkedLayout) {
        sides = numberAt(message, 3, 1);
        bytes = static_cast<unsigned>(numberAt(message, 4, 1));
        at = 5;
    }
    for (std::uint64_t side = 0; side < sides; ++side, at += bytes)
        if (numberAt(message, at, bytes) == 0)
            return true;
    return false;
}

/// Walks the messages of an object header through all its continuation blocks.
class HeaderWalk
{
public:
    HeaderWalk(std::ifstream& in, std::uintmax_t fileSize, const Hdf5Addressing& addressing)
        : m_in(in), m_fileSize(fileSize), m_addressing(addressing)
    {
    }

    bool findsEmptyChunk(std::uint64_t address)
    {
        constexpr int mostBlocks = 1000;
        if (!begin(address))
            return false;
        for (int block = 0; !m_blocks.empty() && block < mostBlocks; ++block) {
            const Block next = m_blocks.front();
            m_blocks.pop_front();
            const auto bytes = bytesAt(m_in, next.offset, next.length, m_fileSize);
            if (bytes && messagesHaveEmptyChunk(*bytes))
                return true;
        }
        return false;
    }

private:
    struct Block
    {
        std::uint64_t offset, length;
    };

    bool begin(std::uint64_t address)
    {
        constexpr std::uint64_t prefix = 16, longPrefix = 34;
        const std::uint64_t offset = address + m_addressing.userBlock;
        const auto head = bytesAt(m_in, offset, prefix, m_fileSize);
        if (!head)
            return false;
        if (!head->starts_with("OHDR")) {
            m_blocks.push_back({offset + prefix, numberAt(*head, 8, 4)});
            return true;
        }
        m_isVersion2 = true;
        const auto flags = static_cast<unsigned>(numberAt(*head, 5, 1));
        m_hasCreationOrder = flags & 4;
        const unsigned at = 6 + (flags & 0x20 ? 16 : 0) + (flags & 0x10 ? 4 : 0),
                       sizeBytes = 1u << (flags & 3);
        const auto size = bytesAt(m_in, offset + at, sizeBytes, m_fileSize);
        if (!size || at + sizeBytes > longPrefix)
            return false;
        m_blocks.push_back({offset + at + sizeBytes, numberAt(*size, 0, sizeBytes)});
        return true;
    }

    bool messagesHaveEmptyChunk(std::string_view block)
    {
        const std::size_t head = m_isVersion2 ? (m_hasCreationOrder ? 6 : 4) : 8;
        while (block.size() >= head) {
            const auto type = numberAt(block, 0, m_isVersion2 ? 1 : 2);
            const auto size = numberAt(block, m_isVersion2 ? 1 : 2, 2);
            const std::string_view message = block.substr(head, size);
            if (type == layoutMessage && isEmptyChunk(message, m_addressing))
                return true;
            if (type == continuationMessage)
                follow(message);
            block.remove_prefix(std::min<std::size_t>(block.size(), head + size));
        }
        return false;
    }

    void follow(std::string_view message)
    {
        constexpr std::uint64_t signature = 4, checksum = 4;
        Block block{numberAt(message, 0, m_addressing.addressBytes) + m_addressing.userBlock,
                    numberAt(message, m_addressing.addressBytes, m_addressing.lengthBytes)};
        if (m_isVersion2 && block.length >= signature + checksum)
            block = {block.offset + signature, block.length - signature - checksum};
        m_blocks.push_back(block);
    }

    std::ifstream& m_in;
    std::uintmax_t m_fileSize;
    const Hdf5Addressing& m_addressing;
    bool m_isVersion2 = false, m_hasCreationOrder = false;
    std::deque<Block> m_blocks;
};

} // namespace

std::optional<std::string> bytesAt(std::ifstream& in, std::uint64_t offset, std::uint64_t length,
                                   std::uintmax_t fileSize)
{
    if (length > mostBytes || offset > fileSize || length > fileSize - offset)
        return std::nullopt;
    std::string bytes(length, '\0');
    in.clear();
    in.seekg(static_cast<std::streamoff>(offset));
    in.read(bytes.data(), static_cast<std::streamsize>(length));
    return in ? std::optional(std::move(bytes)) : std::nullopt;
}

bool hasEmptyChunks(std::ifstream& in, std::uintmax_t fileSize, const Hdf5Addressing& addressing,
                    std::uint64_t address)
{
    return HeaderWalk(in, fileSize, addressing).findsEmptyChunk(address);
}

} // namespace kikuscope::io
