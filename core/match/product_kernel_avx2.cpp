// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma; called only where the processor has them.
#define KIKUSCOPE_KERNEL_FUNCTION productAvx2
#include "core/match/product_kernel.inl"
