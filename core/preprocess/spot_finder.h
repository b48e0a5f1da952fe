// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the spots of a diffraction pattern: bright blobs of any size above their surroundings, with sub-pixel positions.
// Blobs: extrema over position and scale of differences of Gaussians, without ridges (Lowe, Int. J. Comput. Vision 60 (2004)
// 91); positions: centroids under a Gaussian window that moves along (Bertin & Arnouts, SExtractor, "windowed positions").
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"

#include <vector>

namespace kikuscope::preprocess {

/// Positions in pixels (x = column, y = row), (0, 0) the middle of the top left one.
struct FoundSpot
{
    double x = 0, y = 0;
    double intensity = 0;    // sum of what exceeds the local background, in units of the image
    double sigmaPx = 0;      // of the blob on the root of the image, in steps of sqrt(2): 1.4 times that of a Gaussian spot
    double significance = 0; // contrast in units of its noise
    bool saturated = false;  // several of its pixels have the largest value of the image
};

struct SpotFinderOptions
{
    using IsSettings = void;
    double significance = 6;  // least contrast, in units of the noise
    int most = 400;           // spots kept, those of most contrast
    double largestShare = 0.1; // sigma of the largest blob that counts as a spot, by the shorter side of the image

    template <class V> void visit(V& v)
    {
        v.field("significance", significance, {.min = 1, .max = 1000, .help = "Least contrast of a spot, in units of the noise"});
        v.field("most", most, {.min = 3, .max = 5000, .help = "Spots kept at most"});
        v.field("largest_share", largestShare, {.min = 0.005, .max = 0.3, .help = "Largest sigma by the shorter side"});
    }
};

/// By falling contrast; empty for images without spots. Values that are not finite count as black. Throws
/// Error(Unsupported) for images with a side below 16 pixels.
std::vector<FoundSpot> findSpots(ImageView<const float> image, const SpotFinderOptions& options = {});

} // namespace kikuscope::preprocess
