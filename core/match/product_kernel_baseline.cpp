// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNEL_FUNCTION productBaseline
#include "core/base/processor.h"
#include "core/match/product_kernel.inl"

namespace kikuscope::match {

ProductKernel bestProductKernel()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (hasAvx2AndFma())
        return productAvx2;
#endif
    return productBaseline;
}

} // namespace kikuscope::match
