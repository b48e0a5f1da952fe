// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNEL_NAME "baseline"
#define KIKUSCOPE_KERNEL_FUNCTION blochKernelBaseline
#include "core/base/processor.h"
#include "core/simulate/bloch_kernel.inl"

namespace kikuscope::simulate {

const BlochKernel& bestBlochKernel()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (hasAvx2AndFma())
        return blochKernelAvx2();
#endif
    return blochKernelBaseline();
}

} // namespace kikuscope::simulate
