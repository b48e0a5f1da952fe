// SPDX-License-Identifier: GPL-3.0-or-later
// What RandomConditions come to for one pattern: for renderers that work on many patterns at once.
#pragma once
#include "core/simulate/pattern_renderer.h"

namespace kikuscope::simulate {

/// Everything that makes one random pattern, but for its random fields and noise.
struct DrawnPattern
{
    PatternCentre pc;
    Eigen::Matrix3d crystalFromPixels = Eigen::Matrix3d::Identity(); // the aspect ratio is in its first column
    CameraModel camera;
    double secondShare = 0; // of the second master
};

/// What renderRandomPattern draws first.
DrawnPattern drawPattern(const RandomConditions& conditions, Rng& rng);

/// What renderRandomPattern does then; random fields and noise follow in `rng`.
void renderPattern(const MasterPattern& master, const MasterPattern& second, const DrawnPattern& drawn, int size, Rng& rng, float* out);

} // namespace kikuscope::simulate
