// SPDX-License-Identifier: GPL-3.0-or-later
// The pixel loops of the steps on plain arrays, compiled once per instruction set (pixel_kernel.inl). Both give the same
// bits: no fused multiply-add, and sums are taken in the same order.
#pragma once
#include <cstddef>
#include <cstdint>

namespace kikuscope::preprocess {

struct PixelKernels
{
    double (*sum)(const float* p, std::size_t n);
    /// Smallest and largest of n > 0 values.
    void (*range)(const float* p, std::size_t n, float* lowHigh);
    /// pixels -= mean, into `sums` too; squares = pixels^2
    void (*centre)(float* pixels, std::size_t n, float mean, float* sums, float* squares);
    /// Local mean and variance from weighted sums; pixels = (pixels - mean) / sigma within +-clip
    void (*normalise)(float* pixels, const float* sums, const float* squares, const float* weights, std::size_t n, float leastVariance,
                      float clip);
    void (*multiply)(float* p, const float* factors, std::size_t n);
    /// `passes` times the sum over windows of (2 radius + 1)^2 pixels, zero beyond the border. `spare`: as large as the image
    void (*boxSums)(float* image, float* spare, int height, int width, int radius, int passes);
    /// Separable, zero beyond the border. `taps`: centre first. `spare`: (height + 2 radius) * width + width + 2 radius floats
    void (*filter)(float* image, int height, int width, const float* taps, int radius, float* spare);
    /// columns[j * width + x] = sum over y of p_j(y) image(y, x); py: terms x height
    void (*columnMoments)(const float* image, int height, int width, const float* py, int terms, float* columns);
    /// image(y, x) = sum over i of inX[y * terms + i] p_i(x); px: terms x width
    void (*polynomial)(float* image, int height, int width, const float* px, const float* inX, int terms);
    /// fit = (image - fit) / max(fit, least), or the difference only
    void (*flatten)(const float* image, float* fit, std::size_t n, float least, bool ratio);
    /// keys = (p - low) * scale, cut off to whole numbers up to `most`
    void (*slices)(const float* p, std::size_t n, float low, float scale, std::int32_t most, std::uint32_t* keys);
    /// sums[first[y] + x] += row y at x - share[y] (0 <= share < 1, between two pixels), x = 0 ... width; a row is width values between two zeros
    void (*slantSum)(const float* rows, int height, int width, const std::int32_t* first, const float* share, float* sums);
};

extern const PixelKernels pixelBaseline, pixelAvx2;
/// The fastest ones this processor can run.
const PixelKernels& pixelKernels();

} // namespace kikuscope::preprocess
