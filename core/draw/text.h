// SPDX-License-Identifier: GPL-3.0-or-later
// Smooth text in pictures without a window system: stroke letters (A. V. Hershey 1967, as OpenCV has them), drawn
// large and averaged down.
#pragma once
#include "core/base/image.h"

#include <string>

namespace kikuscope::draw {

/// Width in pixels of a line of text of the given capital height.
int textWidth(const std::string& text, int capitalHeight);
/// Writes UTF-8 text with its baseline's left end at (x, y). Greek letters become their names, the micro sign is drawn,
/// other characters outside ASCII become "?". Parts outside the picture are cut off.
void drawText(Image<Rgba>& image, const std::string& text, int x, int y, int capitalHeight, Rgba colour);

} // namespace kikuscope::draw
