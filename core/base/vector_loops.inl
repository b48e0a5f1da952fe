// SPDX-License-Identifier: GPL-3.0-or-later
// Vectors of eight floats and separable filters for kernels compiled once per instruction set; included by their .inl
// files only. All names are local to the file that includes this one: the linker must not merge copies made for
// different processors.
#pragma once
#include <cstddef>

namespace kikuscope {
namespace {

constexpr int lanes = 8;
typedef float Vec __attribute__((vector_size(lanes * sizeof(float))));
typedef float LooseVec __attribute__((vector_size(lanes * sizeof(float)), aligned(4), may_alias));

inline Vec load(const float* p) { return *reinterpret_cast<const LooseVec*>(p); }
inline void store(float* p, Vec v) { *reinterpret_cast<LooseVec*>(p) = v; }
inline float larger(float a, float b) { return a > b ? a : b; }
inline float smaller(float a, float b) { return a < b ? a : b; }

/// Smallest and largest of n > 0 values.
inline void rangeOf(const float* p, std::size_t n, float* lowHigh)
{
    constexpr std::size_t block = 4 * lanes;
    float low[block], high[block];
    for (std::size_t k = 0; k < block; ++k)
        low[k] = high[k] = p[0];
    std::size_t i = 0;
    for (; i + block <= n; i += block)
        for (std::size_t k = 0; k < block; ++k) {
            low[k] = smaller(p[i + k], low[k]);
            high[k] = larger(p[i + k], high[k]);
        }
    for (; i < n; ++i) {
        low[0] = smaller(p[i], low[0]);
        high[0] = larger(p[i], high[0]);
    }
    for (std::size_t k = 1; k < block; ++k) {
        low[0] = smaller(low[k], low[0]);
        high[0] = larger(high[k], high[0]);
    }
    lowHigh[0] = low[0];
    lowHigh[1] = high[0];
}

/// out[0 ... B * lanes) = taps[0] * centre + sum of taps[k] * (what lies k steps before + what lies k steps behind)
template <int B>
inline void tapsOf(const float* centre, std::ptrdiff_t step, const float* taps, int radius, float* out)
{
    Vec sum[B];
    for (int b = 0; b < B; ++b)
        sum[b] = taps[0] * load(centre + b * lanes);
    const float *before = centre, *behind = centre;
    for (int k = 1; k <= radius; ++k) {
        before -= step;
        behind += step;
        for (int b = 0; b < B; ++b)
            sum[b] += taps[k] * (load(before + b * lanes) + load(behind + b * lanes));
    }
    for (int b = 0; b < B; ++b)
        store(out + b * lanes, sum[b]);
}

inline void tapsOfRow(const float* centre, std::ptrdiff_t step, const float* taps, int radius, int width, float* out)
{
    int c = 0;
    for (; c + 4 * lanes <= width; c += 4 * lanes)
        tapsOf<4>(centre + c, step, taps, radius, out + c);
    for (; c + lanes <= width; c += lanes)
        tapsOf<1>(centre + c, step, taps, radius, out + c);
    for (; c < width; ++c) {
        float sum = taps[0] * centre[c];
        for (int k = 1; k <= radius; ++k)
            sum += taps[k] * (centre[c - k * step] + centre[c + k * step]);
        out[c] = sum;
    }
}

/// Separable symmetric filter (centre tap first), in place. Beyond the border: zero, or the edge repeated.
/// `spare`: (height + 2 radius) * width + width + 2 radius floats
template <bool repeatEdges>
inline void filterSeparably(float* p, int height, int width, const float* taps, int radius, float* spare)
{
    const std::size_t rowBytes = sizeof(float) * static_cast<std::size_t>(width);
    float* const line = spare + static_cast<std::ptrdiff_t>(height + 2 * radius) * width; // a row with `radius` pixels at both ends
    for (int r = -radius; r < height + radius; ++r) {
        float* row = spare + static_cast<std::ptrdiff_t>(r + radius) * width;
        if (repeatEdges || (r >= 0 && r < height))
            __builtin_memcpy(row, p + static_cast<std::ptrdiff_t>(r < 0 ? 0 : r < height ? r : height - 1) * width, rowBytes);
        else
            __builtin_memset(row, 0, rowBytes);
    }
    for (int r = 0; r < height; ++r) {
        tapsOfRow(spare + static_cast<std::ptrdiff_t>(r + radius) * width, width, taps, radius, width, line + radius);
        for (int k = 0; k < radius; ++k) {
            line[k] = repeatEdges ? line[radius] : 0;
            line[radius + width + k] = repeatEdges ? line[radius + width - 1] : 0;
        }
        tapsOfRow(line + radius, 1, taps, radius, width, p + static_cast<std::ptrdiff_t>(r) * width);
    }
}

} // namespace
} // namespace kikuscope
