// SPDX-License-Identifier: GPL-3.0-or-later
// Multi-page TIFF: one pattern per page. Uncompressed grey pages are read in place, others through the
// decoder.
#include "core/base/error.h"
#include "core/io/companions.h"
#include "core/io/format_rows.h"
#include "core/io/image_file.h"
#include "core/io/tiff_pages.h"

#include <algorithm>

namespace kikuscope::io {

namespace {

constexpr std::size_t maxPages = 100'000'000;
constexpr std::int64_t maxSide = 16384;

PixelType typeOf(const TiffPage& page)
{
    if (page.isFloat)
        return PixelType::F32;
    return page.bits == 16   ? (page.isSigned ? PixelType::I16 : PixelType::U16)
           : page.bits == 32 ? PixelType::I32
                             : PixelType::U8;
}

class TiffStackSource : public PatternSource
{
public:
    TiffStackSource(std::shared_ptr<const BinaryFile> file, TiffPages pages, const ScanGrid& grid)
        : m_file(std::move(file)), m_pages(std::move(pages)),
          m_pageOfPixel(static_cast<std::size_t>(grid.size()), -1),
          m_height(static_cast<int>(m_pages.pages.front().height)),
          m_width(static_cast<int>(m_pages.pages.front().width)), m_type(typeOf(m_pages.pages.front()))
    {
        for (std::size_t page = 0; page < m_pages.pages.size(); ++page)
            m_pageOfPixel[static_cast<std::size_t>(grid.pixelOfPoint(static_cast<std::int64_t>(page)))] =
                static_cast<std::int32_t>(page);
    }

    int height() const override { return m_height; }
    int width() const override { return m_width; }
    PixelType pixelType() const override { return m_type; }
    std::int64_t size() const override { return static_cast<std::int64_t>(m_pageOfPixel.size()); }
    bool has(std::int64_t index) const override { return index >= 0 && index < size() && pageOf(index) >= 0; }

    PatternBlock read(PatternRange range) const override
    {
        if (range.first < 0 || range.count < 0 || range.end() > size())
            throw Error(ErrorKind::Internal, "Patterns outside the scan were asked for.");
        PatternBlock block(range, m_height, m_width);
        for (std::int64_t i = 0; i < range.count;) {
            const std::int32_t page = pageOf(range.first + i);
            if (page < 0) {
                block.present[static_cast<std::size_t>(i++)] = 0;
            } else if (isPlain(page)) {
                readPlainPage(*m_file, m_pages.pages[static_cast<std::size_t>(page)], m_pages.bigEndian,
                              block.pattern(i++).data);
            } else {
                int run = 1; // the decoder walks over all pages before the first, so take many at once
                while (i + run < range.count && run < 256 && pageOf(range.first + i + run) == page + run &&
                       !isPlain(page + run))
                    ++run;
                for (const auto& image : decodeTiffPages(m_file->path(), page, run, m_height, m_width))
                    std::copy(image.pixels.begin(), image.pixels.end(), block.pattern(i++).data);
            }
        }
        return block;
    }

private:
    std::int32_t pageOf(std::int64_t pixel) const { return m_pageOfPixel[static_cast<std::size_t>(pixel)]; }
    bool isPlain(std::int32_t page) const
    {
        return m_pages.pages[static_cast<std::size_t>(page)].plainOffset != 0;
    }

    std::shared_ptr<const BinaryFile> m_file;
    TiffPages m_pages;
    std::vector<std::int32_t> m_pageOfPixel;
    int m_height, m_width;
    PixelType m_type;
};

void checkPages(const BinaryFile& file, const std::vector<TiffPage>& pages)
{
    const TiffPage& first = pages.front();
    const auto shape = [](const TiffPage& page) {
        return std::to_string(page.width) + " x " + std::to_string(page.height);
    };
    if (first.width > maxSide || first.height > maxSide)
        throw Error(ErrorKind::Unsupported, file.path().string() + " announces pages of " + shape(first) +
                                                " pixels, more than " + std::to_string(maxSide) +
                                                " a side; it is damaged, or no stack of patterns.");
    for (std::size_t i = 1; i < pages.size(); ++i)
        if (pages[i].width != first.width || pages[i].height != first.height ||
            typeOf(pages[i]) != typeOf(first))
            throw Error(ErrorKind::Inconsistent,
                        file.path().string() + " page " + std::to_string(i + 1) + " is " + shape(pages[i]) +
                            " (" + toString(typeOf(pages[i])) + "), page 1 is " + shape(first) + " (" +
                            toString(typeOf(first)) + "); a stack of patterns has pages of one kind.");
}

int stackConfidence(const FileProbe& probe)
{
    const auto* head = reinterpret_cast<const std::uint8_t*>(probe.head().data());
    if (probe.isFolder() || !isTiff(head, probe.head().size()))
        return 0;
    try {
        return readTiffPages(BinaryFile(probe.path()), 2).pages.size() > 1 ? 85 : 0;
    } catch (const Error&) {
        return 0; // the single-image reader says what is wrong with it
    }
}

EbsdScan openStack(const FileProbe& probe, const std::string& shape)
{
    const auto file = std::make_shared<const BinaryFile>(probe.path());
    TiffPages pages = readTiffPages(*file, maxPages);
    checkPages(*file, pages.pages);
    EbsdScan scan;
    scan.path = probe.path();
    scan.detector.width = static_cast<int>(pages.pages.front().width);
    scan.detector.height = static_cast<int>(pages.pages.front().height);
    chooseGridOfList(scan, static_cast<std::int64_t>(pages.pages.size()), shape,
                     indexingBesideFile(probe.path()));
    scan.patterns = std::make_shared<const TiffStackSource>(file, std::move(pages), scan.grid);
    return scan;
}

} // namespace

ScanFormat multiPageTiffFormat()
{
    return {.id = "tiff-stack",
            .description = "multi-page TIFF, one pattern per page",
            .extensions = {".tif", ".tiff"},
            .patterns = true,
            .indexing = false,
            .confidence = stackConfidence,
            .open = openStack,
            .acceptsShape = true};
}

} // namespace kikuscope::io
