// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps over patterns, and the panels of a figure of them (Kaufmann et al. 2020, Fig. 3).
#pragma once
#include "core/base/image.h"

#include <string>
#include <vector>

namespace kikuscope::draw {

/// Grey pattern, darkest to brightest value; values that are no numbers are black.
Image<Rgba> greyImage(const Image<float>& pattern);
/// `heat` (0 ... 1, same size) in colours over the grey pattern; opacity 0 ... 1.
Image<Rgba> heatOverlay(const Image<float>& pattern, const Image<float>& heat, const std::string& colourMap, double opacity);

struct HeatPanel
{
    Image<Rgba> image;
    std::string caption;
};
/// Rows of panels, each enlarged without smoothing to about `side`, with a bar of the colours from 0 to 1. Rows may
/// differ in length.
Image<Rgba> heatFigure(const std::vector<std::vector<HeatPanel>>& rows, const std::string& colourMap, int side = 320);

} // namespace kikuscope::draw
