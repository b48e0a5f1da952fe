// SPDX-License-Identifier: GPL-3.0-or-later
#define KIKUSCOPE_KERNELS cameraBaseline
#include "core/base/processor.h"
#include "core/simulate/camera_kernel.inl"

namespace kikuscope::simulate {

const CameraKernels& bestCameraKernels()
{
#ifdef KIKUSCOPE_AVX2_KERNEL
    if (hasAvx2AndFma())
        return cameraAvx2;
#endif
    return cameraBaseline;
}

} // namespace kikuscope::simulate
