// SPDX-License-Identifier: GPL-3.0-or-later
// Figures on disk: PNG and TIFF with resolution and description, and the description read back from PNG, TIFF, PDF and
// SVG. PNG: W3C, 3rd ed. 2025; TIFF 6.0 (Adobe 1992), Deflate (Adobe Technical Note 2002).
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"

#include <filesystem>
#include <optional>
#include <string>

namespace kikuscope::io {

/// What made a figure: `title` and a JSON text (ASCII).
struct FigureDescription
{
    std::string title, provenance;
};

enum class FigureFormat { Png, Tiff, Pdf, Svg };
/// By extension: .png .tif .tiff .pdf .svg. Throws Error(Unsupported) naming the path and what can be written.
FigureFormat figureFormatOf(const std::filesystem::path& path);

/// RGB without alpha; no time stamps: the same picture and description give the same bytes.
std::string packPng(const Image<Rgba>& image, double dpi, const FigureDescription& about);
std::string packTiff(const Image<Rgba>& image, double dpi, const FigureDescription& about);

/// The provenance in a figure of this program; null where there is none. Throws Error(BadFile) for an unreadable file
/// and a damaged description, Error(Unsupported) for another kind of file.
std::optional<Json> readFigureProvenance(const std::filesystem::path& path);

} // namespace kikuscope::io
