// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: compressed chunks of HDF5 data sets, decoded here because libhdf5 1.10 believes that
// every chunk inflates to its full size and reads beyond the buffer where a damaged one does not.
#pragma once
#include "core/io/hdf5_file.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <vector>

namespace kikuscope::io {

/// The filters of a data set in the order of writing, where all are known here: shuffle, deflate,
/// Fletcher-32, LZF.
class ChunkFilters
{
public:
    /// None for other filters; libhdf5 reads those itself (and checks the sums of Fletcher-32). `properties`:
    /// creation list of the data set (hid_t).
    static std::optional<ChunkFilters> of(std::int64_t properties, const Hdf5Info& info);

    std::size_t chunkBytes() const { return m_chunkBytes; }
    /// Undoes the filters (bit k of `skipped`: filter k was not applied); false unless exactly chunkBytes()
    /// come out.
    bool decode(std::vector<std::uint8_t>& bytes, std::uint32_t skipped) const;

private:
    std::vector<int> m_ids;
    std::size_t m_chunkBytes = 0, m_elementBytes = 0;
};

/// Decoded chunks of one data set; keeps the last few, so that neighbouring blocks do not decode the same
/// chunk twice. The caller holds the lock of the library.
class ChunkReader
{
public:
    ChunkReader(ChunkFilters filters, Hdf5Info info) : m_filters(std::move(filters)), m_info(std::move(info))
    {
    }

    /// The block as it is stored (file type), row-major, into `out`; false where a chunk is damaged. Chunks
    /// never written give `fill`, one element.
    bool read(std::int64_t dataset, std::span<const std::int64_t> first, std::span<const std::int64_t> count,
              std::span<const std::uint8_t> fill, std::uintmax_t fileSize, std::uint8_t* out);

private:
    using Bytes = std::vector<std::uint8_t>;
    /// Null where damaged; empty where never written.
    const Bytes* chunk(std::int64_t dataset, const std::vector<std::int64_t>& origin,
                       std::uintmax_t fileSize);
    void copy(const Bytes& chunk, const std::vector<std::int64_t>& origin,
              std::span<const std::int64_t> first, std::span<const std::int64_t> count,
              std::span<const std::uint8_t> fill, std::uint8_t* out) const;

    ChunkFilters m_filters;
    Hdf5Info m_info;
    std::map<std::vector<std::int64_t>, Bytes> m_kept;
};

} // namespace kikuscope::io
