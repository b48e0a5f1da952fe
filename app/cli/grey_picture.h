// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/base/image.h"

namespace kikuscope::cli {

/// Linear stretch of the finite values to 0 ... 2^bits - 1; others become 0.
void stretch(Image<float>& image, int bits);

} // namespace kikuscope::cli
