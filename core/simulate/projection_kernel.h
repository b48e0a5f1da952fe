// SPDX-License-Identifier: GPL-3.0-or-later
// The pixel loop of the projection on plain arrays, compiled once per instruction set (see projection_kernel.inl).
#pragma once

namespace kikuscope::simulate {

struct ProjectionTask
{
    const float *north, *south; // size x size
    int size;
    float origin[3], perColumn[3], perRow[3]; // crystal direction of pixel (0, 0) and its increments, any length
    int height, width;
    float* out;
};

using ProjectionKernel = void (*)(const ProjectionTask&);

void projectBaseline(const ProjectionTask& task);
void projectAvx2(const ProjectionTask& task);
/// The fastest one this processor can run.
ProjectionKernel bestProjectionKernel();

} // namespace kikuscope::simulate
