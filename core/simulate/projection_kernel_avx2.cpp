// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma; called only where the processor has them.
#define KIKUSCOPE_KERNEL_FUNCTION projectAvx2
#include "core/simulate/projection_kernel.inl"
