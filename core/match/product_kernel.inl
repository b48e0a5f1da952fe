// SPDX-License-Identifier: GPL-3.0-or-later
// 6 x 16 sums kept in registers (12 of the 16 of AVX2). Included by one file per instruction set; uses nothing from other
// headers, so that no function compiled for a newer processor can be linked in place of a common one.
#include "core/match/product_kernel.h"

namespace kikuscope::match {

void KIKUSCOPE_KERNEL_FUNCTION(const float* rows, const float* columns, int length, float* out)
{
    typedef float Lanes __attribute__((vector_size(32), aligned(4), may_alias));
    Lanes sum[kernelRows][2] = {};
    for (int k = 0; k < length; ++k, rows += kernelRows, columns += kernelColumns) {
        const Lanes low = *reinterpret_cast<const Lanes*>(columns), high = *reinterpret_cast<const Lanes*>(columns + 8);
#pragma GCC unroll 6
        for (int r = 0; r < kernelRows; ++r) {
            sum[r][0] += rows[r] * low;
            sum[r][1] += rows[r] * high;
        }
    }
    for (int r = 0; r < kernelRows; ++r)
        for (int half = 0; half < 2; ++half)
            *reinterpret_cast<Lanes*>(out + r * kernelColumns + 8 * half) = sum[r][half];
}

} // namespace kikuscope::match
