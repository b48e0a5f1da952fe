// SPDX-License-Identifier: GPL-3.0-or-later
// The directories of a TIFF file (TIFF 6.0 and BigTIFF): shapes of all pages, and where plain pixels lie.
#pragma once
#include "core/base/image.h"
#include "core/io/binary_file.h"

#include <cstdint>
#include <vector>

namespace kikuscope::io {

struct TiffPage
{
    std::int64_t width = 0, height = 0;
    int bits = 1, samples = 1;
    bool isFloat = false, isSigned = false;
    /// Uncompressed grey pixels, black = 0, that follow each other from this offset on; 0: a decoder is
    /// needed.
    std::uint64_t plainOffset = 0;
};

struct TiffPages
{
    bool bigEndian = false;
    std::vector<TiffPage> pages; // at least one
};

bool isTiff(const std::uint8_t* head, std::size_t length);

/// Directories only, at most `maxPages`. Throws Error(BadFile) naming the page for damaged directories.
TiffPages readTiffPages(const BinaryFile& file, std::size_t maxPages);

/// Reads height * width values of a page that has a plainOffset.
void readPlainPage(const BinaryFile& file, const TiffPage& page, bool bigEndian, float* to);

} // namespace kikuscope::io
