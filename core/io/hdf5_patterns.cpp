// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/io/hdf5_patterns.h"

#include "core/base/error.h"

#include <algorithm>
#include <cstring>

namespace kikuscope::io {

namespace {

constexpr std::int64_t largestSide = 16384;
constexpr std::int64_t blockFloats = 2 << 20; // a good block is about 8 MB

PixelType pixelTypeOf(const Hdf5Info& info)
{
    if (info.kind == Hdf5Class::Float || info.bytes > 4 || (info.bytes == 4 && !info.isSigned))
        return PixelType::F32;
    if (info.bytes == 4)
        return PixelType::I32;
    if (info.bytes == 2)
        return info.isSigned ? PixelType::I16 : PixelType::U16;
    return info.isSigned ? PixelType::I16 : PixelType::U8;
}

class Hdf5PatternSource : public PatternSource
{
public:
    Hdf5PatternSource(std::shared_ptr<const Hdf5Dataset> dataset, const PatternShape& shape,
                      const ScanGrid& grid, std::vector<std::uint8_t> present)
        : m_dataset(std::move(dataset)), m_shape(shape), m_grid(grid), m_present(std::move(present)),
          m_type(pixelTypeOf(m_dataset->info())), m_stored(std::min(shape.count, grid.pointCount()))
    {
    }

    int height() const override { return m_shape.height; }
    int width() const override { return m_shape.width; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return m_grid.size(); }

    bool has(std::int64_t index) const override
    {
        return isExpected(index) && m_dataset->isWritten(pointsBefore(index));
    }

    PatternBlock read(PatternRange range) const override
    {
        if (range.first < 0 || range.count < 0 || range.count > size() - range.first)
            throw Error(ErrorKind::Internal, "Patterns outside the scan were asked for.");
        PatternBlock block(range, m_shape.height, m_shape.width);
        const std::int64_t first = std::min(pointsBefore(range.first), m_stored);
        const std::int64_t count = std::min(pointsBefore(range.end()), m_stored) - first;
        readPoints(first, count, block.pixels.data());
        spread(block, first);
        return block;
    }

    std::int64_t preferredBlock() const override
    {
        const std::int64_t wanted = std::clamp<std::int64_t>(
            blockFloats / (static_cast<std::int64_t>(m_shape.height) * m_shape.width), 1, 1024);
        const std::int64_t chunk = m_dataset->info().chunk.empty() ? 1 : m_dataset->info().chunk[0];
        return std::min((wanted + chunk - 1) / chunk * chunk, 8 * wanted);
    }

private:
    std::int64_t pointsBefore(std::int64_t pixel) const
    {
        if (m_grid.kind == GridKind::Square)
            return pixel;
        const std::int64_t row = m_grid.row(pixel), col = m_grid.col(pixel);
        return (row + 1) / 2 * m_grid.cols + row / 2 * m_grid.colsShifted +
               std::min(col, m_grid.colsInRow(row));
    }

    bool isExpected(std::int64_t index) const
    {
        return index >= 0 && index < size() && m_grid.hasPoint(index) && pointsBefore(index) < m_stored &&
               (m_present.empty() || m_present[static_cast<std::size_t>(index)]);
    }

    template <typename T> void readAs(std::int64_t first, std::int64_t count, float* out) const
    {
        std::vector<T> raw(static_cast<std::size_t>(count * m_shape.height * m_shape.width));
        m_dataset->readRows(first, count, raw.data());
        std::copy(raw.begin(), raw.end(), out);
    }

    void readPoints(std::int64_t first, std::int64_t count, float* out) const
    {
        if (count <= 0)
            return;
        switch (m_type) { // narrow types are read as they are and widened here: faster than inside HDF5
        case PixelType::U8:
            return readAs<std::uint8_t>(first, count, out);
        case PixelType::U16:
            return readAs<std::uint16_t>(first, count, out);
        case PixelType::I16:
            return readAs<std::int16_t>(first, count, out);
        case PixelType::I32:
        case PixelType::F32:
            return m_dataset->readRows(first, count, out);
        }
    }

    /// Moves the patterns read, which lie at the start of the block, to their pixels and clears the other
    /// pixels. A pattern never moves forward in the walk from the back, so none is overwritten before it was
    /// moved.
    void spread(PatternBlock& block, std::int64_t firstPoint) const
    {
        const std::int64_t area = block.patternSize();
        WrittenChunk written{*m_dataset};
        for (std::int64_t i = block.range.count - 1; i >= 0; --i) {
            const std::int64_t pixel = block.range.first + i, point = pointsBefore(pixel);
            float* const target = block.pixels.data() + i * area;
            if (!isExpected(pixel) || !written(point)) {
                block.present[static_cast<std::size_t>(i)] = 0;
                std::fill_n(target, area, 0.f);
            } else if (point - firstPoint != i) {
                std::memmove(target, block.pixels.data() + (point - firstPoint) * area,
                             static_cast<std::size_t>(area) * sizeof(float));
            }
        }
    }

    /// Remembers the answer for the chunk asked last.
    struct WrittenChunk
    {
        const Hdf5Dataset& dataset;
        std::int64_t chunk = -1;
        bool answer = true;
        bool operator()(std::int64_t point)
        {
            if (dataset.info().chunk.empty())
                return true;
            const std::int64_t asked = point / dataset.info().chunk[0];
            if (asked != chunk)
                answer = dataset.isWritten(point);
            chunk = asked;
            return answer;
        }
    };

    std::shared_ptr<const Hdf5Dataset> m_dataset;
    PatternShape m_shape;
    ScanGrid m_grid;
    std::vector<std::uint8_t> m_present;
    PixelType m_type;
    std::int64_t m_stored;
};

} // namespace

PatternShape patternShape(const Hdf5File& file, const std::string& dataset)
{
    const Hdf5Info info = file.info(dataset);
    if (info.rank() != 3 || !info.isNumeric())
        file.fail(dataset, "must be an array of points x height x width numbers to be read as patterns.");
    const std::int64_t height = info.shape[1], width = info.shape[2];
    if (width <= 4 || height <= 4)
        file.fail(dataset, "holds colour pictures or lines, not patterns.");
    if (height > largestSide || width > largestSide)
        file.fail(dataset, "claims patterns of " + std::to_string(width) + " x " + std::to_string(height) +
                               " pixels, more than any camera has; the file is damaged.");
    return {info.shape[0], static_cast<int>(height), static_cast<int>(width)};
}

std::shared_ptr<const PatternSource> openPatterns(const std::shared_ptr<const Hdf5File>& file,
                                                  const std::string& dataset, const ScanGrid& grid,
                                                  std::vector<std::string>& warnings,
                                                  std::vector<std::uint8_t> present)
{
    const PatternShape shape = patternShape(*file, dataset);
    const std::int64_t points = grid.pointCount();
    if (shape.count == 0)
        file->fail(dataset, "holds no pattern at all; export the scan again with patterns.");
    if (shape.count < points)
        warnings.push_back("Only " + std::to_string(shape.count) + " patterns are stored for " +
                           std::to_string(points) + " points; the last points have none.");
    else if (shape.count > points)
        warnings.push_back(std::to_string(shape.count) + " patterns are stored for " +
                           std::to_string(points) + " points; the surplus at the end was ignored.");
    return std::make_shared<Hdf5PatternSource>(file->dataset(dataset), shape, grid, std::move(present));
}

} // namespace kikuscope::io
