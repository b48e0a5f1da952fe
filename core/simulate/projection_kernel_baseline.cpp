// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNEL_FUNCTION projectBaseline
#include "core/base/processor.h"
#include "core/simulate/projection_kernel.inl"

namespace kikuscope::simulate {

ProjectionKernel bestProjectionKernel()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (hasAvx2AndFma())
        return projectAvx2;
#endif
    return projectBaseline;
}

} // namespace kikuscope::simulate
