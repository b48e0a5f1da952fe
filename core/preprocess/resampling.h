// SPDX-License-Identifier: GPL-3.0-or-later
// Resampling of a rectangle of the pattern: area average where it shrinks, bilinear where it grows.
#pragma once
#include "core/preprocess/steps.h"

namespace kikuscope::preprocess {

/// The step that makes size x size pixels of the rectangle (pixels from the top left corner, which may reach beyond the
/// pattern: its border is continued there). Updates the plan.
std::unique_ptr<Step> resampled(Plan& plan, double left, double top, double width, double height, int size);

} // namespace kikuscope::preprocess
