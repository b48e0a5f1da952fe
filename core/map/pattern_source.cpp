// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/pattern_source.h"

#include "core/base/error.h"

#include <algorithm>

namespace kikuscope {

const char* toString(PixelType type)
{
    switch (type) {
    case PixelType::U8: return "uint8";
    case PixelType::U16: return "uint16";
    case PixelType::I16: return "int16";
    case PixelType::I32: return "int32";
    case PixelType::F32: return "float32";
    }
    return "?";
}

int bytesPerPixel(PixelType type)
{
    switch (type) {
    case PixelType::U8: return 1;
    case PixelType::U16:
    case PixelType::I16: return 2;
    case PixelType::I32:
    case PixelType::F32: return 4;
    }
    return 1;
}

PatternBlock::PatternBlock(PatternRange r, int h, int w)
    : range(r), height(h), width(w), pixels(static_cast<std::size_t>(r.count) * static_cast<std::size_t>(h) * static_cast<std::size_t>(w)),
      present(static_cast<std::size_t>(r.count), 1)
{
}

MemoryPatternSource::MemoryPatternSource(std::vector<std::uint16_t> pixels, PixelType type, std::int64_t count, int height, int width)
    : m_pixels(std::move(pixels)), m_type(type), m_count(count), m_height(height), m_width(width)
{
    if (static_cast<std::int64_t>(m_pixels.size()) != count * height * width)
        throw Error(ErrorKind::Internal, "A pattern stack in memory has the wrong number of pixels.");
}

PatternBlock MemoryPatternSource::read(PatternRange range) const
{
    if (range.first < 0 || range.count < 0 || range.end() > m_count)
        throw Error(ErrorKind::Internal, "Patterns outside the scan were asked for.");
    PatternBlock block(range, m_height, m_width);
    const auto from = m_pixels.begin() + range.first * block.patternSize();
    std::copy(from, from + range.count * block.patternSize(), block.pixels.begin());
    return block;
}

} // namespace kikuscope
