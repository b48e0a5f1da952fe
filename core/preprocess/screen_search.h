// SPDX-License-Identifier: GPL-3.0-or-later
// What the mask step ("auto") looks at to find a screen; also for programs that search many patterns at once.
#pragma once
#include "core/preprocess/regions.h"

namespace kikuscope::preprocess {

// Circles tried by "auto", as fractions of the shorter side. Beyond the last one no corner is left to judge by.
inline constexpr double kFirstRadius = 0.40625, kRadiusStep = 1. / 64;
inline constexpr int kCandidates = 18;
inline constexpr int kLeastSide = 16;

// Blank = within this part of (mean inside - level of the corners), or of the spread inside, of the corners' level.
inline constexpr double kBlankLevel = 0.08, kBlankSpread = 0.25;
// A screen ends suddenly: its rim differs in level by this part of the contrast, or in spread by this factor.
inline constexpr double kLeastEdge = 0.25, kLeastRoughening = 3;
inline constexpr int kRimDepth = 3; // rings; the edge itself is blurred
// Screens may lie off the centre: rings with so many more blank-looking pixels than the inside are left out as well.
inline constexpr double kMostBlankPixels = 0.04;
inline constexpr int kMostRingsLeftOut = 4;

/// Whole pattern, then the candidate circles by rising radius.
std::vector<Screen> candidateScreens(int height, int width);

/// Pixels that are looked at: [0] well inside, [k] just beyond candidate k - 1.
std::vector<std::vector<std::uint32_t>> screenRings(int height, int width);

} // namespace kikuscope::preprocess
