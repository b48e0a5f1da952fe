// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/grey_picture.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace kikuscope::cli {

void stretch(Image<float>& image, int bits)
{
    float low = std::numeric_limits<float>::infinity(), high = -low;
    for (const float value : image.pixels)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    const float top = static_cast<float>((1 << bits) - 1);
    for (float& value : image.pixels)
        value = std::isfinite(value) && high > low ? (value - low) / (high - low) * top : 0.f;
}

} // namespace kikuscope::cli
