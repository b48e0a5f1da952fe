// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps over patterns, and the panels of a figure of them (Kaufmann et al. 2020, Fig. 3).
#pragma once
#include "core/base/image.h"

#include <string>
#include <utility>
#include <vector>

namespace kikuscope::draw {

/// Grey pattern, darkest to brightest value; values that are no numbers are black.
Image<Rgba> greyImage(const Image<float>& pattern);
/// `heat` (0 ... 1, same size) in colours over the grey pattern; opacity 0 ... 1.
Image<Rgba> heatOverlay(const Image<float>& pattern, const Image<float>& heat, const std::string& colourMap, double opacity);

/// What is drawn over a panel, in pixels of its image, (0, 0) the corner of the top left one.
struct PanelLine
{
    std::vector<std::pair<double, double>> points; // x, y
    Rgba colour;
};
struct PanelLabel
{
    double x = 0, y = 0;
    std::string text;
    int order = 0; // of a zone axis: a dot (1), lens (2), triangle, square or hexagon marks the place; 0: no mark
};

struct HeatPanel
{
    Image<Rgba> image;
    std::string caption;
    std::vector<PanelLine> lines = {};
    std::vector<PanelLabel> labels = {}; // the most important first; those without room are left out
};
/// Rows of panels, each enlarged without smoothing to about `side`, with a bar of the colours from 0 to 1. Rows may
/// differ in length.
Image<Rgba> heatFigure(const std::vector<std::vector<HeatPanel>>& rows, const std::string& colourMap, int side = 320);

} // namespace kikuscope::draw
