// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNELS pixelBaseline
#include "core/base/processor.h"
#include "core/preprocess/pixel_kernel.inl"

namespace kikuscope::preprocess {

const PixelKernels& pixelKernels()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (hasAvx2AndFma())
        return pixelAvx2;
#endif
    return pixelBaseline;
}

} // namespace kikuscope::preprocess
