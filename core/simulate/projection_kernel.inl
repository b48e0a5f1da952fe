// SPDX-License-Identifier: GPL-3.0-or-later
// Gnomonic projection of a master pattern: direction, Lambert square, bilinear look-up. Included by one file per
// instruction set; uses nothing from other headers for the reason given in bloch_kernel.inl.
#include "core/simulate/projection_kernel.h"

#include <cstddef>
#include <cstdint>

namespace kikuscope::simulate {
namespace {

constexpr int chunk = 64;

/// (4/pi) atan(t) for 0 <= t <= 1; minimax polynomial (Abramowitz & Stegun 4.4.49), error < 3e-8 of a radian.
inline float scaledAtan(float t)
{
    const float s = t * t;
    float p = 0.0028662257f;
    p = p * s - 0.0161657367f;
    p = p * s + 0.0429096138f;
    p = p * s - 0.0752896400f;
    p = p * s + 0.1065626393f;
    p = p * s - 0.1420889944f;
    p = p * s + 0.1999355085f;
    p = p * s - 0.3333314528f;
    return 1.27323954f * (t + t * s * p);
}

struct Cell
{
    std::int32_t index[chunk]; // top left pixel
    float u[chunk], v[chunk];
    std::int32_t south[chunk];
};

/// Lambert cells of `n` pixels of one row.
inline void locate(const ProjectionTask& t, float row, int first, int n, Cell& cell)
{
    const float x0 = t.origin[0] + row * t.perRow[0], y0 = t.origin[1] + row * t.perRow[1], z0 = t.origin[2] + row * t.perRow[2];
    const float p = 0.5f * static_cast<float>(t.size - 1);
    const std::int32_t last = t.size - 2, size = t.size;
    for (int i = 0; i < n; ++i) {
        const float col = static_cast<float>(first + i);
        const float x = x0 + col * t.perColumn[0], y = y0 + col * t.perColumn[1], z = z0 + col * t.perColumn[2];
        const float flat = x * x + y * y, length = __builtin_sqrtf(flat + z * z);
        const float ax = __builtin_fabsf(x), ay = __builtin_fabsf(y), az = __builtin_fabsf(z);
        // 1 - |z| / length without cancellation near the pole
        const float radius = __builtin_sqrtf(flat / (length * (length + az)));
        const float big = ax > ay ? ax : ay, small = ax > ay ? ay : ax;
        const float side = radius * scaledAtan(small / (big + 1e-30f));
        const float a = ax > ay ? radius : side, b = ax > ay ? side : radius;
        const float gx = (1 + __builtin_copysignf(a, x)) * p, gy = (1 + __builtin_copysignf(b, y)) * p;
        std::int32_t c = static_cast<std::int32_t>(gx), r = static_cast<std::int32_t>(gy);
        c = c > last ? last : c;
        r = r > last ? last : r;
        cell.index[i] = r * size + c;
        cell.u[i] = gx - static_cast<float>(c);
        cell.v[i] = gy - static_cast<float>(r);
        cell.south[i] = z < 0;
    }
}

/// Bilinear: the corners are collected one by one, the arithmetic runs in vector registers.
inline void lookUp(const float* const* halves, int size, const Cell& cell, int n, float* out)
{
    float top[2 * chunk], bottom[2 * chunk];
    for (int i = 0; i < n; ++i) {
        const float* q = halves[cell.south[i]] + cell.index[i];
        __builtin_memcpy(top + 2 * i, q, 2 * sizeof(float));
        __builtin_memcpy(bottom + 2 * i, q + size, 2 * sizeof(float));
    }
    for (int i = 0; i < n; ++i) {
        const float u = cell.u[i], a = top[2 * i] + u * (top[2 * i + 1] - top[2 * i]);
        out[i] = a + cell.v[i] * (bottom[2 * i] + u * (bottom[2 * i + 1] - bottom[2 * i]) - a);
    }
}

} // namespace

void KIKUSCOPE_KERNEL_FUNCTION(const ProjectionTask& t)
{
    Cell cell;
    const float* const halves[2] = {t.north, t.south};
    for (int row = 0; row < t.height; ++row) {
        float* out = t.out + static_cast<std::ptrdiff_t>(row) * t.width;
        for (int first = 0; first < t.width; first += chunk) {
            const int n = t.width - first < chunk ? t.width - first : chunk;
            locate(t, static_cast<float>(row), first, n, cell);
            lookUp(halves, t.size, cell, n, out + first);
        }
    }
}

} // namespace kikuscope::simulate
