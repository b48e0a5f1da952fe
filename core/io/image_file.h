// SPDX-License-Identifier: GPL-3.0-or-later
// Single images (PNG, TIFF, BMP, JPEG): shape from the header, then grey pixels. OpenCV's decoders are
// private here.
#pragma once
#include "core/base/image.h"
#include "core/map/pattern_source.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace kikuscope::io {

enum class ImageKind { None, Png, Tiff, Bmp, Jpeg };

/// Of the first page; read from the header without decoding.
struct ImageInfo
{
    ImageKind kind = ImageKind::None;
    std::int64_t width = 0, height = 0;
    PixelType type = PixelType::U8; // of the grey values
};

/// By the first bytes of a file.
ImageKind imageKindOf(const std::uint8_t* head, std::size_t length);
/// .png .tif .tiff .bmp .jpg .jpeg, in any case.
bool hasImageExtension(const std::filesystem::path& path);

/// Throws Error(Unsupported) for another kind of file, Error(BadFile) for a damaged header, an image of more
/// than 16384 pixels a side, or more than 1 GiB when decoded.
ImageInfo readImageInfo(const std::filesystem::path& path);

/// Values as recorded; colour is turned to grey (luminance) only where the channels differ, alpha is ignored.
Image<float> readGreyImage(const std::filesystem::path& path);

/// Colours as recorded, 8 bits (16-bit values are shortened); grey images as grey. Throws as readGreyImage().
Image<Rgba> readColourImage(const std::filesystem::path& path);

/// Pages first ... first + count - 1 of a TIFF file through the decoder; each must be height x width pixels.
std::vector<Image<float>> decodeTiffPages(const std::filesystem::path& path, int first, int count, int height,
                                          int width);

} // namespace kikuscope::io
