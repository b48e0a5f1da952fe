// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2; used only where the processor has it.
#define KIKUSCOPE_KERNELS pixelAvx2
#include "core/preprocess/pixel_kernel.inl"
