// SPDX-License-Identifier: GPL-3.0-or-later
// Filters: HDF5 File Format Specification 3.0, IV.A.2.l; deflate: RFC 1950.
#include "core/io/hdf5_chunks.h"

#include "core/io/lzf_filter.h"

#include <hdf5.h>
#include <zlib.h>

#include <algorithm>
#include <cstring>

namespace kikuscope::io {
namespace {

constexpr std::size_t largestChunkBytes = std::size_t{1} << 30;
constexpr std::size_t keptBytes = std::size_t{24} << 20;

/// Byte k of all elements stands together.
void unshuffle(std::vector<std::uint8_t>& bytes, std::size_t elementBytes)
{
    const std::size_t elements = bytes.size() / elementBytes;
    if (elementBytes < 2 || elements < 2)
        return;
    std::vector<std::uint8_t> out(bytes.size());
    for (std::size_t k = 0; k < elementBytes; ++k)
        for (std::size_t i = 0; i < elements; ++i)
            out[i * elementBytes + k] = bytes[k * elements + i];
    const std::size_t whole = elements * elementBytes; // what is left over stays as it is
    std::copy(bytes.begin() + static_cast<std::ptrdiff_t>(whole), bytes.end(),
              out.begin() + static_cast<std::ptrdiff_t>(whole));
    bytes = std::move(out);
}

bool inflateTo(std::vector<std::uint8_t>& bytes, std::size_t size)
{
    std::vector<std::uint8_t> out(size);
    uLongf written = static_cast<uLongf>(size);
    if (uncompress(out.data(), &written, bytes.data(), static_cast<uLong>(bytes.size())) != Z_OK ||
        written != size)
        return false;
    bytes = std::move(out);
    return true;
}

bool decodeLzfTo(std::vector<std::uint8_t>& bytes, std::size_t size)
{
    std::vector<std::uint8_t> out(size);
    if (decodeLzf(bytes, out) != size)
        return false;
    bytes = std::move(out);
    return true;
}

} // namespace

std::optional<ChunkFilters> ChunkFilters::of(std::int64_t properties, const Hdf5Info& info)
{
    ChunkFilters filters;
    filters.m_elementBytes = static_cast<std::size_t>(std::max(info.bytes, 0));
    filters.m_chunkBytes = filters.m_elementBytes;
    for (const std::int64_t side : info.chunk) {
        if (side < 1 || filters.m_chunkBytes > largestChunkBytes / static_cast<std::size_t>(side))
            return std::nullopt;
        filters.m_chunkBytes *= static_cast<std::size_t>(side);
    }
    const int count = H5Pget_nfilters(properties);
    if (count < 1 || count > 32 || info.chunk.size() != info.shape.size() || filters.m_chunkBytes == 0)
        return std::nullopt;
    for (int i = 0; i < count; ++i) {
        unsigned flags = 0, config = 0;
        std::size_t values = 0;
        const int id = H5Pget_filter2(properties, static_cast<unsigned>(i), &flags, &values, nullptr, 0,
                                      nullptr, &config);
        if (id != H5Z_FILTER_SHUFFLE && id != H5Z_FILTER_DEFLATE && id != lzfFilterId)
            return std::nullopt;
        filters.m_ids.push_back(id);
    }
    return filters;
}

bool ChunkFilters::decode(std::vector<std::uint8_t>& bytes, std::uint32_t skipped) const
{
    for (std::size_t k = m_ids.size(); k-- > 0;) {
        if (skipped >> k & 1)
            continue;
        if (m_ids[k] == H5Z_FILTER_SHUFFLE)
            unshuffle(bytes, m_elementBytes);
        else if (!(m_ids[k] == H5Z_FILTER_DEFLATE ? inflateTo(bytes, m_chunkBytes)
                                                  : decodeLzfTo(bytes, m_chunkBytes)))
            return false;
    }
    return bytes.size() == m_chunkBytes;
}

const ChunkReader::Bytes* ChunkReader::chunk(std::int64_t dataset, const std::vector<std::int64_t>& origin,
                                             std::uintmax_t fileSize)
{
    if (const auto it = m_kept.find(origin); it != m_kept.end())
        return &it->second;
    const std::vector<hsize_t> at(origin.begin(), origin.end());
    hsize_t stored = 0;
    if (H5Dget_chunk_storage_size(dataset, at.data(), &stored) < 0)
        stored = 0; // 1.10 answers so for chunks that were never written
    if (stored > fileSize)
        return nullptr;
    Bytes bytes(stored);
    if (stored > 0) {
        std::uint32_t skipped = 0;
        if (H5Dread_chunk(dataset, H5P_DEFAULT, at.data(), &skipped, bytes.data()) < 0 ||
            !m_filters.decode(bytes, skipped))
            return nullptr;
    }
    if ((m_kept.size() + 1) * m_filters.chunkBytes() > std::max(keptBytes, 2 * m_filters.chunkBytes()))
        m_kept.erase(
            m_kept.begin()); // blocks are read in rising order: the first is the least likely to come again
    return &m_kept.emplace(origin, std::move(bytes)).first->second;
}

void ChunkReader::copy(const Bytes& chunk, const std::vector<std::int64_t>& origin,
                       std::span<const std::int64_t> first, std::span<const std::int64_t> count,
                       std::span<const std::uint8_t> fill, std::uint8_t* out) const
{
    const std::size_t rank = origin.size();
    std::vector<std::int64_t> from(rank), length(rank); // the part of the block that lies in this chunk
    for (std::size_t i = 0; i < rank; ++i) {
        from[i] = std::max(first[i], origin[i]);
        length[i] = std::min(first[i] + count[i], origin[i] + m_info.chunk[i]) - from[i];
    }
    const auto element = static_cast<std::size_t>(m_info.bytes);
    const auto runBytes = static_cast<std::size_t>(length[rank - 1]) * element;
    std::vector<std::int64_t> step(rank, 0); // odometer over all axes but the last
    for (;;) {
        std::size_t source = 0, target = 0;
        for (std::size_t i = 0; i < rank; ++i) {
            const std::int64_t at = from[i] + step[i];
            source =
                source * static_cast<std::size_t>(m_info.chunk[i]) + static_cast<std::size_t>(at - origin[i]);
            target = target * static_cast<std::size_t>(count[i]) + static_cast<std::size_t>(at - first[i]);
        }
        if (!chunk.empty())
            std::memcpy(out + target * element, chunk.data() + source * element, runBytes);
        else
            for (std::size_t k = 0; k < runBytes; k += element)
                std::memcpy(out + target * element + k, fill.data(), element);
        std::size_t axis = rank - 1;
        while (axis > 0 && ++step[axis - 1] == length[axis - 1])
            step[--axis] = 0;
        if (axis == 0)
            return;
    }
}

bool ChunkReader::read(std::int64_t dataset, std::span<const std::int64_t> first,
                       std::span<const std::int64_t> count, std::span<const std::uint8_t> fill,
                       std::uintmax_t fileSize, std::uint8_t* out)
{
    const std::size_t rank = first.size();
    std::vector<std::int64_t> low(rank), origin(rank);
    for (std::size_t i = 0; i < rank; ++i)
        low[i] = origin[i] = first[i] / m_info.chunk[i] * m_info.chunk[i];
    for (;;) {
        const Bytes* const bytes = chunk(dataset, origin, fileSize);
        if (!bytes)
            return false;
        copy(*bytes, origin, first, count, fill, out);
        std::size_t axis = rank;
        while (axis > 0 &&
               (origin[axis - 1] += m_info.chunk[axis - 1]) >= first[axis - 1] + count[axis - 1]) {
            --axis;
            origin[axis] = low[axis];
        }
        if (axis == 0)
            return true;
    }
}

} // namespace kikuscope::io
