// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma; called only where the processor has them.
#define KIKUSCOPE_KERNEL_NAME "avx2"
#define KIKUSCOPE_KERNEL_FUNCTION blochKernelAvx2
#include "core/simulate/bloch_kernel.inl"
