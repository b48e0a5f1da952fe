// SPDX-License-Identifier: GPL-3.0-or-later
// EDAX/TSL .up1 (8 bit) and .up2 (16 bit) pattern files. The header is packed little-endian: version, width,
// height, offset of the first pattern; since version 2 also the map's shape, grid and steps. Patterns follow
// row by row.
#include "core/io/edax_up.h"

#include "core/base/error.h"
#include "core/io/binary_file.h"
#include "core/io/companions.h"
#include "core/io/format_rows.h"
#include "core/io/text_lines.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace kikuscope::io {

namespace {

constexpr std::uint32_t maxPatternSide = 16384;
constexpr std::size_t shortHeader = 16, fullHeader = 42;

struct MapShape
{
    bool extraPatterns = false, hexagonal = false;
    std::int64_t cols = 0, rows = 0;
    double stepX = 0, stepY = 0;

    std::int64_t full() const { return rows * cols; }
    /// Without the extra patterns the shifted rows of a hexagonal grid are one shorter.
    std::int64_t withShortRows() const { return rows * cols - rows / 2; }
    bool fits(std::int64_t count) const
    {
        return count == full() || count == full() + 1 || (hexagonal && count == withShortRows());
    }
};

struct UpHeader
{
    std::uint32_t version = 0;
    std::int64_t width = 0, height = 0;
    std::uint64_t dataOffset = 0;
    std::optional<MapShape> shape;
};

[[noreturn]] void fail(const BinaryFile& file, const std::string& what)
{
    throw Error(ErrorKind::BadFile, file.path().string() + " " + what);
}

std::optional<MapShape> readShape(const std::uint8_t* head)
{
    MapShape shape;
    shape.extraPatterns = head[16] != 0;
    shape.cols = littleEndian<std::uint32_t>(head + 17);
    shape.rows = littleEndian<std::uint32_t>(head + 21);
    shape.hexagonal = head[25] == 1;
    shape.stepX = littleEndian<double>(head + 26);
    shape.stepY = littleEndian<double>(head + 34);
    constexpr std::int64_t side = 1'000'000;
    const bool possible = shape.cols > 0 && shape.rows > 0 && shape.cols <= side && shape.rows <= side;
    return possible ? std::optional(shape) : std::nullopt;
}

UpHeader readHeader(const BinaryFile& file)
{
    std::array<std::uint8_t, fullHeader> head{};
    const std::size_t length = file.readUpTo(0, head);
    if (length < shortHeader)
        fail(file, "has only " + std::to_string(length) +
                       " bytes, less than the header of an EDAX pattern file; was the copy interrupted?");
    UpHeader header;
    const auto word = [&](std::size_t at) { return littleEndian<std::uint32_t>(head.data() + at); };
    // The oldest files begin with the width at once; real versions are 1 to 5, patterns are larger than 9
    // pixels.
    const bool hasVersion = word(0) >= 1 && word(0) <= 9;
    header.version = hasVersion ? word(0) : 0;
    header.width = hasVersion ? word(4) : word(0);
    header.height = hasVersion ? word(8) : word(4);
    header.dataOffset = hasVersion ? word(12) : 8;
    if (header.width < 1 || header.height < 1 || header.width > maxPatternSide ||
        header.height > maxPatternSide)
        fail(file, "announces patterns of " + std::to_string(header.width) + " x " +
                       std::to_string(header.height) +
                       " pixels, so its header is damaged or it is no EDAX pattern file; check where it "
                       "comes from.");
    if (header.dataOffset > file.size() || (hasVersion && header.dataOffset < shortHeader))
        fail(file, "announces its first pattern at byte " + std::to_string(header.dataOffset) + " of " +
                       std::to_string(file.size()) +
                       "; the header (bytes 12 to 15) is damaged or the file was cut off.");
    if (header.version >= 2 && length == fullHeader && header.dataOffset >= fullHeader)
        header.shape = readShape(head.data());
    return header;
}

/// Reads with pread: thread-safe without a lock, nothing is cached.
class UpSource : public PatternSource
{
public:
    /// `fullRows`: shifted rows of a hexagonal grid are stored with as many patterns as the others.
    UpSource(std::shared_ptr<const BinaryFile> file, const UpHeader& header, PixelType type,
             const ScanGrid& grid, bool fullRows, std::int64_t stored)
        : m_file(std::move(file)), m_offset(header.dataOffset), m_type(type), m_grid(grid),
          m_fullRows(fullRows), m_stored(stored), m_height(static_cast<int>(header.height)),
          m_width(static_cast<int>(header.width)),
          m_patternBytes(header.width * header.height * bytesPerPixel(type))
    {
    }

    int height() const override { return m_height; }
    int width() const override { return m_width; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return m_grid.size(); }
    bool has(std::int64_t index) const override
    {
        return index >= 0 && index < size() && m_grid.hasPoint(index) && storedIndex(index) < m_stored;
    }
    std::int64_t preferredBlock() const override
    {
        return std::clamp<std::int64_t>(stagingBytes / m_patternBytes, 1, 4096);
    }

    PatternBlock read(PatternRange range) const override
    {
        if (range.first < 0 || range.count < 0 || range.end() > size())
            throw Error(ErrorKind::Internal, "Patterns outside the scan were asked for.");
        PatternBlock block(range, m_height, m_width);
        std::vector<std::uint8_t> staging;
        for (std::int64_t i = 0; i < range.count;) {
            const std::int64_t run = storedRun(range.first + i, std::min(range.count - i, preferredBlock()));
            if (run == 0) {
                block.present[static_cast<std::size_t>(i++)] = 0;
                continue;
            }
            staging.resize(static_cast<std::size_t>(run * m_patternBytes));
            m_file->read(m_offset + static_cast<std::uint64_t>(storedIndex(range.first + i) * m_patternBytes),
                         staging);
            convert(staging, block.pattern(i).data);
            i += run;
        }
        return block;
    }

private:
    static constexpr std::int64_t stagingBytes = 4 << 20;

    std::int64_t storedIndex(std::int64_t pixel) const
    {
        if (m_grid.kind == GridKind::Square || m_fullRows)
            return pixel;
        const std::int64_t row = m_grid.row(pixel);
        return row / 2 * (m_grid.cols + m_grid.colsShifted) + (row % 2 == 1 ? m_grid.cols : 0) +
               m_grid.col(pixel);
    }

    /// How many of the next `most` pixels have patterns that follow each other in the file.
    std::int64_t storedRun(std::int64_t first, std::int64_t most) const
    {
        std::int64_t run = 0;
        while (run < most && has(first + run) && storedIndex(first + run) == storedIndex(first) + run)
            ++run;
        return run;
    }

    void convert(const std::vector<std::uint8_t>& bytes, float* to) const
    {
        if (m_type == PixelType::U8) {
            std::copy(bytes.begin(), bytes.end(), to);
            return;
        }
        for (std::size_t i = 0; i + 1 < bytes.size(); i += 2)
            *to++ = littleEndian<std::uint16_t>(bytes.data() + i);
    }

    std::shared_ptr<const BinaryFile> m_file;
    std::uint64_t m_offset;
    PixelType m_type;
    ScanGrid m_grid;
    bool m_fullRows;
    std::int64_t m_stored;
    int m_height, m_width;
    std::int64_t m_patternBytes;
};

class UpOpener
{
public:
    UpOpener(const std::filesystem::path& path, const std::string& shape, const ScanGrid* known)
        : m_file(std::make_shared<const BinaryFile>(path)), m_name(path.filename().string()),
          m_asked(gridFromText(shape)), m_known(known), m_header(readHeader(*m_file)),
          m_is16Bit(lowerCase(path.extension().string()) == ".up2"),
          m_bytes(m_file->size() - m_header.dataOffset)
    {
    }

    EbsdScan open()
    {
        const std::uint64_t patternBytes = patternBytesAs(m_is16Bit);
        m_stored = static_cast<std::int64_t>(m_bytes / patternBytes);
        checkPixelType();
        if (m_stored == 0)
            fail(*m_file, "holds no complete pattern: " + std::to_string(m_bytes) +
                              " bytes follow its header, one pattern takes " + std::to_string(patternBytes) +
                              "; the file was cut off.");
        if (const auto rest = m_bytes % patternBytes; rest != 0)
            warn("ends with " + std::to_string(rest) +
                 " bytes that are no whole pattern; they were ignored, the file may be cut off.");
        chooseGrid();
        reportCount();
        fillScan();
        return std::move(m_scan);
    }

private:
    void warn(const std::string& text) { m_scan.warnings.push_back(m_name + " " + text); }
    std::uint64_t patternBytesAs(bool is16Bit) const
    {
        return static_cast<std::uint64_t>(m_header.width) * static_cast<std::uint64_t>(m_header.height) *
               (is16Bit ? 2 : 1);
    }
    std::string otherType() const { return m_is16Bit ? "8-bit" : "16-bit"; }
    std::string otherExtension() const { return m_is16Bit ? ".up1" : ".up2"; }

    // --- pixel type: only the extension says it, so the size and the bytes must agree
    // ----------------------------------

    void checkPixelType()
    {
        const std::uint64_t own = patternBytesAs(m_is16Bit), other = patternBytesAs(!m_is16Bit);
        const bool otherDivides = m_bytes % other == 0;
        const auto otherCount = static_cast<std::int64_t>(m_bytes / other);
        const bool shapeSaysOther = m_header.shape && !m_header.shape->fits(m_stored) && otherDivides &&
                                    m_header.shape->fits(otherCount);
        const bool onlyOtherDivides = m_bytes > 0 && m_bytes % own != 0 && otherDivides;
        if (shapeSaysOther || onlyOtherDivides)
            fail(*m_file, "holds " + std::to_string(otherCount) + " patterns if they are " + otherType() +
                              ", but its name says " + (m_is16Bit ? "16-bit" : "8-bit") +
                              "; it was probably renamed, so try it with the extension " + otherExtension() +
                              ".");
        if (!m_header.shape && m_stored > 0 && otherDivides && bytesLookLikeOtherType())
            warn("looks as if it held " + otherType() +
                 " pixels; if its patterns look wrong, try the extension " + otherExtension() + ".");
    }

    /// In 8-bit patterns a byte resembles its neighbour; in 16-bit ones the byte after next (low and high
    /// bytes alternate).
    bool bytesLookLikeOtherType() const
    {
        std::vector<std::uint8_t> bytes(
            static_cast<std::size_t>(std::min<std::uint64_t>({patternBytesAs(true), m_bytes, 65536})));
        m_file->read(m_header.dataOffset, bytes);
        double next = 0, afterNext = 0;
        for (std::size_t i = 0; i + 2 < bytes.size(); ++i) {
            next += std::abs(int{bytes[i]} - int{bytes[i + 1]});
            afterNext += std::abs(int{bytes[i]} - int{bytes[i + 2]});
        }
        return m_is16Bit ? next < 0.9 * afterNext : next > 1.5 * afterNext;
    }

    // --- map shape: what was asked for, the header, an indexing beside the file, or one row
    // ----------------------------

    void chooseGrid()
    {
        if (m_asked) {
            if (m_asked->size() != m_stored)
                throw Error(ErrorKind::BadSetting,
                            m_file->path().string() + " holds " + std::to_string(m_stored) +
                                " patterns, which are not " + std::to_string(m_asked->rows) + " x " +
                                std::to_string(m_asked->cols) + "; give a shape with that product.");
            m_scan.grid = *m_asked;
            takeStepsFromHeader();
            return;
        }
        if (m_header.shape && m_header.shape->fits(m_stored) && !m_header.shape->hexagonal)
            return takeShapeFromHeader();
        if (takeGridOfIndexing())
            return;
        if (m_header.shape && m_header.shape->full() <= 100 * m_stored + 4096)
            return takeShapeFromHeader();
        m_scan.grid = ScanGrid{.rows = 1, .cols = m_stored};
        warn("does not say how its " + std::to_string(m_stored) +
             " patterns form a map, and no .ang with as many points lies beside it; "
             "they are shown as one row. Give the shape as ROWSxCOLUMNS, or put the .ang beside it under the "
             "same name.");
    }

    void takeStepsFromHeader()
    {
        if (!m_header.shape)
            return;
        const auto isStep = [](double step) { return std::isfinite(step) && step > 0 && step < 1e6; };
        const MapShape& shape = *m_header.shape;
        if (isStep(shape.stepX) && isStep(shape.stepY)) {
            m_scan.grid.stepXUm = shape.stepX;
            m_scan.grid.stepYUm = shape.stepY;
        } else if (isStep(shape.stepX) && shape.rows == 1) {
            m_scan.grid.stepXUm = m_scan.grid.stepYUm = shape.stepX;
        } else {
            warn("holds no usable step sizes; steps of 1 um are shown.");
        }
    }

    void takeShapeFromHeader()
    {
        const MapShape& shape = *m_header.shape;
        m_scan.grid = ScanGrid{.rows = shape.rows, .cols = shape.cols};
        if (shape.hexagonal) {
            m_scan.grid.kind = GridKind::Hexagonal;
            m_fullRows = shape.extraPatterns || m_stored >= shape.full();
            m_scan.grid.colsShifted = m_fullRows ? shape.cols : shape.cols - 1;
        }
        takeStepsFromHeader();
    }

    bool acceptsGrid(const ScanGrid& grid) const
    {
        if (grid.pointCount() == m_stored)
            return true;
        // With extra patterns the short rows of the indexing are stored as long as the others.
        return m_header.shape && m_header.shape->hexagonal && grid.kind == GridKind::Hexagonal &&
               grid.rows == m_header.shape->rows && grid.cols == m_header.shape->cols &&
               m_header.shape->fits(m_stored);
    }

    bool takeGridOfIndexing()
    {
        const auto accepts = [&](const ScanGrid& grid) { return acceptsGrid(grid); };
        if (m_known) {
            if (!acceptsGrid(*m_known))
                return false;
            takeGrid(*m_known);
            return true;
        }
        const auto found = findIndexing(indexingBesideFile(m_file->path()), accepts, m_scan.warnings);
        if (!found)
            return false;
        takeGrid(found->grid());
        m_scan.detector.width = static_cast<int>(m_header.width); // the pattern centre is a fraction of them
        m_scan.detector.height = static_cast<int>(m_header.height);
        adopt(m_scan, *found);
        return true;
    }

    void takeGrid(const ScanGrid& grid)
    {
        m_scan.grid = grid;
        m_fullRows = grid.kind == GridKind::Hexagonal && m_stored > grid.pointCount();
    }

    void reportCount()
    {
        const ScanGrid& grid = m_scan.grid;
        const std::int64_t places = m_fullRows ? grid.size() : grid.pointCount();
        if (m_stored > places)
            warn("holds " + std::to_string(m_stored) + " patterns for " + std::to_string(places) +
                 " map points; the last " + std::to_string(m_stored - places) + " were left out.");
        if (m_stored < places)
            warn("holds " + std::to_string(m_stored) + " patterns for " + std::to_string(places) +
                 " map points; the rest is shown as without pattern (was the scan stopped early?).");
    }

    void fillScan()
    {
        const auto type = m_is16Bit ? PixelType::U16 : PixelType::U8;
        m_scan.detector.width = static_cast<int>(m_header.width);
        m_scan.detector.height = static_cast<int>(m_header.height);
        m_scan.patterns =
            std::make_shared<const UpSource>(m_file, m_header, type, m_scan.grid, m_fullRows, m_stored);
        m_scan.metadata.emplace_back("file version", std::to_string(m_header.version));
        m_scan.metadata.emplace_back("patterns in file", std::to_string(m_stored));
    }

    std::shared_ptr<const BinaryFile> m_file;
    std::string m_name;
    std::optional<ScanGrid> m_asked;
    const ScanGrid* m_known;
    UpHeader m_header;
    bool m_is16Bit;
    std::uint64_t m_bytes; // after the header
    std::int64_t m_stored = 0;
    bool m_fullRows = false;
    EbsdScan m_scan;
};

int upConfidence(const FileProbe& probe)
{
    const auto extension = probe.extension();
    return !probe.isFolder() && !probe.isHdf5() && (extension == ".up1" || extension == ".up2") ? 90 : 0;
}

EbsdScan openUp(const FileProbe& probe, const std::string& shape)
{
    return openEdaxUp(probe.path(), shape, nullptr);
}

} // namespace

EbsdScan openEdaxUp(const std::filesystem::path& path, const std::string& shape, const ScanGrid* known)
{
    EbsdScan scan = UpOpener(path, shape, known).open();
    scan.name = path.filename().string();
    scan.path = path;
    return scan;
}

ScanFormat edaxUpFormat()
{
    return {.id = "edax-up",
            .description = "EDAX/TSL patterns (.up1, .up2)",
            .extensions = {".up1", ".up2"},
            .patterns = true,
            .indexing = false,
            .confidence = upConfidence,
            .open = openUp,
            .acceptsShape = true};
}

} // namespace kikuscope::io
