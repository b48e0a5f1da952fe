// SPDX-License-Identifier: GPL-3.0-or-later
// Compiled with -mavx2 -mfma; used only where the processor has them.
#define KIKUSCOPE_KERNELS cameraAvx2
#include "core/simulate/camera_kernel.inl"
