// SPDX-License-Identifier: GPL-3.0-or-later
// LZF as HDF5 filter 32000. Stream: control byte c < 32: c + 1 literal bytes follow; else a copy of (c >> 5)
// + 2 bytes (7: the next byte is added) from ((c & 31) << 8 | next byte) + 1 bytes back, which may overlap.
#include "core/io/lzf_filter.h"

#include <hdf5.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <cstring>
#include <vector>

namespace kikuscope::io {

std::optional<std::size_t> decodeLzf(std::span<const std::uint8_t> in, std::span<std::uint8_t> out)
{
    std::size_t i = 0, o = 0;
    while (i < in.size()) {
        const std::size_t control = in[i++];
        if (control < 32) {
            const std::size_t length = control + 1;
            if (length > in.size() - i || length > out.size() - o)
                return std::nullopt;
            std::memcpy(out.data() + o, in.data() + i, length);
            i += length;
            o += length;
            continue;
        }
        std::size_t length = control >> 5;
        if (length == 7) {
            if (i == in.size())
                return std::nullopt;
            length += in[i++];
        }
        length += 2;
        if (i == in.size())
            return std::nullopt;
        const std::size_t distance = ((control & 31) << 8 | in[i++]) + 1;
        if (distance > o || length > out.size() - o)
            return std::nullopt;
        for (std::size_t k = 0; k < length; ++k, ++o)
            out[o] = out[o - distance];
    }
    return o;
}

std::optional<std::size_t> encodeLzf(std::span<const std::uint8_t> in, std::span<std::uint8_t> out)
{
    constexpr std::size_t none = ~std::size_t{0}, farthest = 8192, longest = 264, tableSize = 1 << 14;
    std::vector<std::size_t> lastSeen(tableSize, none);
    const auto hash = [&](std::size_t at) {
        return ((in[at] * 2654435761u) ^ (in[at + 1] * 40503u) ^ (in[at + 2] * 69069u << 5)) % tableSize;
    };
    std::size_t o = 0, i = 0, literalsFrom = 0;
    const auto flushLiterals = [&](std::size_t end) {
        while (literalsFrom < end) {
            const std::size_t length = std::min<std::size_t>(32, end - literalsFrom);
            if (length + 1 > out.size() - o)
                return false;
            out[o++] = static_cast<std::uint8_t>(length - 1);
            std::memcpy(out.data() + o, in.data() + literalsFrom, length);
            o += length;
            literalsFrom += length;
        }
        return true;
    };
    while (i + 2 < in.size()) {
        auto& slot = lastSeen[hash(i)];
        const std::size_t candidate = slot;
        slot = i;
        std::size_t length = 0;
        if (candidate != none && i - candidate <= farthest)
            while (length < longest && i + length < in.size() && in[candidate + length] == in[i + length])
                ++length;
        if (length < 3) {
            ++i;
            continue;
        }
        if (!flushLiterals(i) || out.size() - o < 3)
            return std::nullopt;
        const std::size_t back = i - candidate - 1, coded = length - 2;
        out[o++] = static_cast<std::uint8_t>(std::min<std::size_t>(coded, 7) << 5 | back >> 8);
        if (coded >= 7)
            out[o++] = static_cast<std::uint8_t>(coded - 7);
        out[o++] = static_cast<std::uint8_t>(back & 255);
        i += length;
        literalsFrom = i;
    }
    if (!flushLiterals(in.size()))
        return std::nullopt;
    return o;
}

namespace {

constexpr std::size_t largestDecoded = std::size_t{1} << 30;

/// The client data hold the size of a chunk; a wrong one is corrected by growing, up to what LZF can reach.
std::size_t decodeChunk(std::size_t stored, std::size_t announced, std::size_t* bufferSize, void** buffer)
{
    const std::size_t reachable = std::min(largestDecoded, stored * 134); // 2 bytes give at most 268
    std::size_t room = std::clamp<std::size_t>(announced, 1, std::max<std::size_t>(reachable, 1));
    for (;;) {
        auto* out = static_cast<std::uint8_t*>(std::malloc(room));
        if (!out)
            return 0;
        const auto written = decodeLzf({static_cast<const std::uint8_t*>(*buffer), stored}, {out, room});
        if (written) {
            std::free(*buffer);
            *buffer = out;
            *bufferSize = room;
            return *written;
        }
        std::free(out);
        if (room >= reachable)
            return 0;
        room = std::min(reachable, room * 2);
    }
}

std::size_t encodeChunk(std::size_t bytes, std::size_t* bufferSize, void** buffer)
{
    auto* out = static_cast<std::uint8_t*>(std::malloc(std::max<std::size_t>(bytes, 1)));
    const auto written =
        out ? encodeLzf({static_cast<const std::uint8_t*>(*buffer), bytes}, {out, bytes}) : std::nullopt;
    if (!written) { // the filter is optional: HDF5 then stores the chunk as it is
        std::free(out);
        return 0;
    }
    std::free(*buffer);
    *buffer = out;
    *bufferSize = bytes;
    return *written;
}

std::size_t filterChunk(unsigned flags, std::size_t count, const unsigned values[], std::size_t bytes,
                        std::size_t* bufferSize, void** buffer)
{
    if (flags & H5Z_FLAG_REVERSE)
        return decodeChunk(bytes, count >= 3 ? values[2] : *bufferSize, bufferSize, buffer);
    return encodeChunk(bytes, bufferSize, buffer);
}

/// Fills the client data as h5py does: {filter version, LibLZF version, bytes of a chunk}.
herr_t setLocal(hid_t properties, hid_t type, hid_t)
{
    hsize_t sizes[H5S_MAX_RANK];
    const int rank = H5Pget_chunk(properties, H5S_MAX_RANK, sizes);
    std::uint64_t bytes = H5Tget_size(type);
    for (int i = 0; i < rank; ++i)
        bytes *= sizes[i];
    if (rank < 0 || bytes > largestDecoded)
        return -1;
    const std::array<unsigned, 3> values{4, 0x0105, static_cast<unsigned>(bytes)};
    return H5Pmodify_filter(properties, lzfFilterId, H5Z_FLAG_OPTIONAL, values.size(), values.data());
}

} // namespace

void registerLzfFilter()
{
    static const bool registered = [] {
        if (H5Zfilter_avail(lzfFilterId) > 0)
            return true;
        static const H5Z_class2_t filter{H5Z_CLASS_T_VERS, lzfFilterId, 1,          1, "lzf",
                                         nullptr,          setLocal,    filterChunk};
        return H5Zregister(&filter) >= 0;
    }();
    static_cast<void>(registered);
}

} // namespace kikuscope::io
