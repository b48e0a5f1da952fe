// SPDX-License-Identifier: GPL-3.0-or-later
// Private to this room: owners of cairo's objects and what both writers of drawings share.
#pragma once
#include "core/base/image.h"

#include <cairo.h>

#include <memory>
#include <string>

namespace kikuscope::draw {

struct CairoEnd
{
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
    void operator()(cairo_t* context) const { cairo_destroy(context); }
};
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoEnd>;
using CairoContext = std::unique_ptr<cairo_t, CairoEnd>;

/// Throws Error(Internal).
void checkCairo(cairo_status_t status);
/// 0x00RRGGBB over white.
std::uint32_t onPaper(Rgba colour);
/// A PNG without time stamps.
std::string packedPng(const Image<Rgba>& image);
/// A cairo_write_func_t into a std::string.
cairo_status_t appendBytes(void* to, const unsigned char* data, unsigned int length);

} // namespace kikuscope::draw
