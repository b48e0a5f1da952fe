// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/tiff_pages.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>

namespace kikuscope::io {

namespace {

enum Tag : std::uint16_t {
    ImageWidth = 256,
    ImageLength = 257,
    BitsPerSample = 258,
    Compression = 259,
    Photometric = 262,
    StripOffsets = 273,
    SamplesPerPixel = 277,
    RowsPerStrip = 278,
    StripByteCounts = 279,
    TileWidth = 322,
    TileOffsets = 324,
    TileByteCounts = 325,
    SampleFormat = 339
};

class TiffReader
{
public:
    TiffReader(const BinaryFile& file, std::size_t maxPages) : m_file(file), m_maxPages(maxPages) {}

    TiffPages read()
    {
        std::array<std::uint8_t, 16> head{};
        const std::size_t length = m_file.readUpTo(0, head);
        if (!isTiff(head.data(), length))
            fail("is no TIFF file");
        m_big = head[0] == 'M';
        m_wide = number(head.data() + 2, 2) == 43;
        if (m_wide && (length < 16 || number(head.data() + 4, 2) != 8))
            fail("has a damaged BigTIFF header");
        std::uint64_t offset = m_wide ? number(head.data() + 8, 8) : number(head.data() + 4, 4);
        TiffPages out{.bigEndian = m_big, .pages = {}};
        // Each directory takes at least 18 bytes of its own: more of them than that means a loop.
        const std::uint64_t limit = std::min<std::uint64_t>(m_maxPages, m_file.size() / 18 + 1);
        while (offset != 0 && out.pages.size() < limit) {
            m_page = out.pages.size() + 1;
            out.pages.push_back(readDirectory(offset));
        }
        if (out.pages.empty())
            fail("holds no page");
        if (offset != 0 && limit < m_maxPages)
            fail("has page directories that form a loop");
        return out;
    }

private:
    [[noreturn]] void fail(const std::string& what) const
    {
        throw Error(ErrorKind::BadFile, m_file.path().string() +
                                            (m_page > 0 ? " page " + std::to_string(m_page) : "") + " " +
                                            what + "; the file is damaged or cut off, export it again.");
    }

    std::uint64_t number(const std::uint8_t* bytes, int length) const
    {
        std::uint64_t value = 0;
        for (int i = 0; i < length; ++i)
            value = value << 8 | bytes[m_big ? i : length - 1 - i];
        return value;
    }

    std::vector<std::uint8_t> bytesAt(std::uint64_t offset, std::uint64_t count) const
    {
        if (offset > m_file.size() || count > m_file.size() - offset)
            fail("points past the end of the file");
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(count));
        m_file.read(offset, bytes);
        return bytes;
    }

    /// Reads one directory; `offset` becomes that of the next.
    TiffPage readDirectory(std::uint64_t& offset)
    {
        const std::uint64_t countSize = m_wide ? 8 : 2, entrySize = m_wide ? 20 : 12,
                            nextSize = m_wide ? 8 : 4;
        const std::uint64_t entries = number(bytesAt(offset, countSize).data(), static_cast<int>(countSize));
        if (entries == 0 || entries > 65535)
            fail("has a directory of " + std::to_string(entries) + " entries");
        const auto bytes = bytesAt(offset + countSize, entries * entrySize + nextSize);
        m_entries.clear();
        for (std::uint64_t i = 0; i < entries; ++i)
            addEntry(bytes.data() + i * entrySize);
        offset = number(bytes.data() + entries * entrySize, static_cast<int>(nextSize));
        return pageFromEntries();
    }

    struct Entry
    {
        int size = 0; // bytes per value
        std::uint64_t count = 0;
        std::array<std::uint8_t, 8> inlineBytes{};
    };

    void addEntry(const std::uint8_t* bytes)
    {
        static constexpr int sizes[] = {0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4, 0, 0, 8, 8, 8};
        const auto type = number(bytes + 2, 2);
        Entry entry;
        entry.size = type < std::size(sizes) ? sizes[type] : 0;
        entry.count = m_wide ? number(bytes + 4, 8) : number(bytes + 4, 4);
        std::copy_n(bytes + (m_wide ? 12 : 8), m_wide ? 8 : 4, entry.inlineBytes.begin());
        m_entries.emplace_back(static_cast<std::uint16_t>(number(bytes, 2)), entry);
    }

    const Entry* find(Tag tag) const
    {
        for (const auto& [key, entry] : m_entries)
            if (key == tag && (entry.size == 1 || entry.size == 2 || entry.size == 4 || entry.size == 8) &&
                entry.count > 0)
                return &entry;
        return nullptr;
    }

    std::vector<std::uint64_t> values(Tag tag) const
    {
        const Entry* entry = find(tag);
        if (!entry)
            return {};
        if (entry->count > m_file.size() / static_cast<std::uint64_t>(entry->size))
            fail("announces a table larger than the file");
        const std::uint64_t length = entry->count * static_cast<std::uint64_t>(entry->size),
                            room = m_wide ? 8 : 4;
        const auto bytes =
            length <= room
                ? std::vector<std::uint8_t>(entry->inlineBytes.begin(),
                                            entry->inlineBytes.begin() + static_cast<std::ptrdiff_t>(length))
                : bytesAt(number(entry->inlineBytes.data(), static_cast<int>(room)), length);
        std::vector<std::uint64_t> out;
        for (std::size_t i = 0; i < bytes.size(); i += static_cast<std::size_t>(entry->size))
            out.push_back(number(bytes.data() + i, entry->size));
        return out;
    }

    std::uint64_t first(Tag tag, std::uint64_t fallback) const
    {
        const auto all = values(tag);
        return all.empty() ? fallback : all.front();
    }

    TiffPage pageFromEntries() const
    {
        constexpr std::uint64_t side = 1u << 30;
        TiffPage page;
        page.width = static_cast<std::int64_t>(std::min(first(ImageWidth, 0), side));
        page.height = static_cast<std::int64_t>(std::min(first(ImageLength, 0), side));
        if (page.width <= 0 || page.height <= 0)
            fail("has no width or no height");
        page.bits = static_cast<int>(std::min<std::uint64_t>(first(BitsPerSample, 1), 1024));
        page.samples = static_cast<int>(std::min<std::uint64_t>(first(SamplesPerPixel, 1), 1024));
        const auto format = first(SampleFormat, 1);
        page.isFloat = format == 3;
        page.isSigned = format == 2;
        checkExtent(StripOffsets, StripByteCounts);
        checkExtent(TileOffsets, TileByteCounts);
        if (first(Compression, 1) == 1 && page.samples == 1 && first(Photometric, 1) == 1 && !find(TileWidth))
            page.plainOffset = contiguousOffset(page);
        return page;
    }

    void checkExtent(Tag offsetTag, Tag countTag) const
    {
        const auto offsets = values(offsetTag), counts = values(countTag);
        for (std::size_t i = 0; i < std::min(offsets.size(), counts.size()); ++i)
            if (offsets[i] > m_file.size() || counts[i] > m_file.size() - offsets[i])
                fail("has pixels that lie past the end of the file");
    }

    /// Where the strips lie one after the other and all are there, the first offset; else 0.
    std::uint64_t contiguousOffset(const TiffPage& page) const
    {
        const bool known =
            page.isFloat ? page.bits == 32 : (page.bits == 8 || page.bits == 16) && !page.isSigned;
        const auto offsets = values(StripOffsets), counts = values(StripByteCounts);
        if (!known || offsets.empty() || counts.size() != offsets.size())
            return 0;
        std::uint64_t end = offsets.front();
        for (std::size_t i = 0; i < offsets.size(); ++i) {
            if (offsets[i] != end || counts[i] > m_file.size() || end > m_file.size() - counts[i])
                return 0;
            end += counts[i];
        }
        const auto needed = static_cast<std::uint64_t>(page.width) * static_cast<std::uint64_t>(page.height) *
                            static_cast<std::uint64_t>(page.bits / 8);
        return end - offsets.front() >= needed ? offsets.front() : 0;
    }

    const BinaryFile& m_file;
    std::size_t m_maxPages, m_page = 0;
    bool m_big = false, m_wide = false;
    std::vector<std::pair<std::uint16_t, Entry>> m_entries;
};

template <typename T> void convert(const std::vector<std::uint8_t>& bytes, bool swap, float* to)
{
    for (std::size_t i = 0; i + sizeof(T) <= bytes.size(); i += sizeof(T)) {
        std::uint8_t value[sizeof(T)];
        for (std::size_t k = 0; k < sizeof(T); ++k)
            value[swap ? sizeof(T) - 1 - k : k] = bytes[i + k];
        *to++ = static_cast<float>(littleEndian<T>(value));
    }
}

} // namespace

void readPlainPage(const BinaryFile& file, const TiffPage& page, bool bigEndian, float* to)
{
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(page.width * page.height * (page.bits / 8)));
    file.read(page.plainOffset, bytes);
    if (page.isFloat)
        convert<float>(bytes, bigEndian, to);
    else if (page.bits == 16)
        convert<std::uint16_t>(bytes, bigEndian, to);
    else
        std::copy(bytes.begin(), bytes.end(), to);
}

bool isTiff(const std::uint8_t* head, std::size_t length)
{
    if (length < 8)
        return false;
    return (head[0] == 'I' && head[1] == 'I' && (head[2] == 42 || head[2] == 43) && head[3] == 0) ||
           (head[0] == 'M' && head[1] == 'M' && head[2] == 0 && (head[3] == 42 || head[3] == 43));
}

TiffPages readTiffPages(const BinaryFile& file, std::size_t maxPages)
{
    return TiffReader(file, maxPages).read();
}

} // namespace kikuscope::io
