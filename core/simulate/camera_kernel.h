// SPDX-License-Identifier: GPL-3.0-or-later
// The pixel loops of applyCamera on plain arrays, compiled once per instruction set (see camera_kernel.inl).
#pragma once
#include <cstddef>
#include <cstdint>

namespace kikuscope::simulate {

/// A long wave over the frame: amplitude, phase at pixel (0, 0) and its steps, as unit vectors (cos, sin).
struct Wave
{
    double start[2], perColumn[2], perRow[2];
};
inline constexpr int waveCount = 6;
inline constexpr int noiseLanes = 8; // independent generators of 32-bit words, four words of state each

struct LightTask
{
    const float *base, *peak; // per row: light = base + peak * across
    const float *across, *x2, *y2; // per column; squared distances to the centre in half sides
    float vignette;
    int height, width;
};

struct CameraKernels
{
    void (*range)(const float* p, std::size_t n, float* lowHigh);
    void (*moments)(const float* p, std::size_t n, float* meanSigma);
    /// p = (p - offset) * factor
    void (*scale)(float* p, std::size_t n, float offset, float factor);
    /// p = min(p * factor, top), not below 0
    void (*expose)(float* p, std::size_t n, float factor, float top);
    /// p = a p + b q + c, not below `least`
    void (*combine)(float* p, const float* q, std::size_t n, float a, float b, float c, float least);
    /// p = (p - offset) * factor * light
    void (*illuminate)(float* p, const float* light, std::size_t n, float offset, float factor);
    /// p = ((p - low) * scale)^exponent for values that end up in 0 ... 1
    void (*tone)(float* p, std::size_t n, float low, float scale, float exponent);
    /// out[i] = exp(-(first + i * step)^2 / 2)
    void (*gaussian)(double first, double step, int n, float* out);
    /// out = weight of the row * (sum of `reach` rows above - the same below), rows beyond the frame repeated. `line`: width floats
    void (*rowSlopes)(const float* p, int height, int width, int reach, const float* weights, float* line, float* out);
    /// Separable, edges repeated. `taps`: centre first. `spare`: (height + 2 radius) * width + width + 2 radius floats
    void (*blur)(float* p, int height, int width, const float* taps, int radius, float* spare);
    void (*light)(const LightTask& task, float* out);
    /// Sum of all waves. `tables`: 2 * waveCount * width floats
    void (*waves)(const Wave* waves, int height, int width, float* tables, float* out);
    /// p += sigma * sqrt(p / mean) * nearly normal deviate. `state`: 4 x noiseLanes
    void (*noise)(float* p, std::size_t n, float sigma, float perMean, std::uint32_t* state);
};

extern const CameraKernels cameraBaseline, cameraAvx2;
/// The fastest ones this processor can run.
const CameraKernels& bestCameraKernels();

} // namespace kikuscope::simulate
