// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNEL_FUNCTION projectBaseline
#include "core/simulate/projection_kernel.inl"

namespace kikuscope::simulate {

ProjectionKernel bestProjectionKernel()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return projectAvx2;
#endif
    return projectBaseline;
}

} // namespace kikuscope::simulate
