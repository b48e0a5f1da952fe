// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNEL_FUNCTION productBaseline
#include "core/match/product_kernel.inl"

namespace kikuscope::match {

ProductKernel bestProductKernel()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        return productAvx2;
#endif
    return productBaseline;
}

} // namespace kikuscope::match
