// SPDX-License-Identifier: GPL-3.0-or-later
// Read-only, streamed access to the patterns of a scan.
#pragma once
#include "core/base/image.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace kikuscope {

enum class PixelType { U8, U16, I16, I32, F32 };
const char* toString(PixelType type); // "uint8", ...
int bytesPerPixel(PixelType type);

/// Consecutive pixels of the scan grid.
struct PatternRange
{
    std::int64_t first = 0, count = 0;
    std::int64_t end() const { return first + count; }
};

/// Consecutive patterns as contiguous float32, intensities as recorded. present[i] == 0 marks a pixel without a
/// pattern (its values are 0).
struct PatternBlock
{
    PatternRange range;
    int height = 0, width = 0;
    std::vector<float> pixels;
    std::vector<std::uint8_t> present;

    PatternBlock() = default;
    PatternBlock(PatternRange r, int h, int w);
    std::int64_t patternSize() const { return static_cast<std::int64_t>(height) * width; }
    ImageView<float> pattern(std::int64_t i) { return {pixels.data() + i * patternSize(), height, width}; }
    ImageView<const float> pattern(std::int64_t i) const { return {pixels.data() + i * patternSize(), height, width}; }
};

/// Thread-safe (locked inside); never loads more than asked. size() equals the grid's size().
class PatternSource
{
public:
    virtual ~PatternSource() = default;
    virtual int height() const = 0;
    virtual int width() const = 0;
    virtual PixelType pixelType() const = 0;
    virtual std::int64_t size() const = 0;
    /// Is there a recorded pattern at this pixel?
    virtual bool has(std::int64_t index) const = 0;
    /// Throws Error(BadFile) when the range cannot be read.
    virtual PatternBlock read(PatternRange range) const = 0;
    /// A good number of patterns per read() for this storage (chunk or row aligned), at least 1.
    virtual std::int64_t preferredBlock() const { return 256; }
};

/// Patterns in memory, e.g. a simulated scan; all present.
class MemoryPatternSource : public PatternSource
{
public:
    /// pixels: count * height * width values of the given type's range (U8 or U16), row-major.
    MemoryPatternSource(std::vector<std::uint16_t> pixels, PixelType type, std::int64_t count, int height, int width);
    int height() const override { return m_height; }
    int width() const override { return m_width; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return m_count; }
    bool has(std::int64_t index) const override { return index >= 0 && index < m_count; }
    PatternBlock read(PatternRange range) const override;

private:
    std::vector<std::uint16_t> m_pixels;
    PixelType m_type;
    std::int64_t m_count;
    int m_height, m_width;
};

} // namespace kikuscope
