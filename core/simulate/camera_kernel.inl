// SPDX-License-Identifier: GPL-3.0-or-later
// What a camera does to the pixels of a pattern. Included by one file per instruction set; uses no templates or inline
// functions of other headers for the reason given in bloch_kernel.inl.
#include "core/base/vector_loops.inl"
#include "core/simulate/camera_kernel.h"

namespace kikuscope::simulate {
namespace {

constexpr std::size_t block = 4 * lanes; // four registers: sums in one would wait for each other

/// In one pass, of differences to the first pixel, which keeps the subtraction of squares harmless.
void moments(const float* p, std::size_t n, float* meanSigma)
{
    const float origin = p[0];
    Vec sum[4] = {}, square[4] = {};
    std::size_t i = 0;
    for (; i + block <= n; i += block)
        for (int k = 0; k < 4; ++k) {
            const Vec d = load(p + i + static_cast<std::size_t>(k) * lanes) - origin;
            sum[k] += d;
            square[k] += d * d;
        }
    const Vec sums = (sum[0] + sum[1]) + (sum[2] + sum[3]), squares = (square[0] + square[1]) + (square[2] + square[3]);
    double total = 0, totalSquare = 0;
    for (int k = 0; k < lanes; ++k) {
        total += sums[k];
        totalSquare += squares[k];
    }
    for (; i < n; ++i) {
        const double d = p[i] - origin;
        total += d;
        totalSquare += d * d;
    }
    const double mean = total / static_cast<double>(n), variance = totalSquare / static_cast<double>(n) - mean * mean;
    meanSigma[0] = static_cast<float>(origin + mean);
    meanSigma[1] = static_cast<float>(__builtin_sqrt(variance > 0 ? variance : 0));
}

void scale(float* p, std::size_t n, float offset, float factor)
{
    for (std::size_t i = 0; i < n; ++i)
        p[i] = (p[i] - offset) * factor;
}

void expose(float* p, std::size_t n, float factor, float top)
{
    for (std::size_t i = 0; i < n; ++i)
        p[i] = smaller(larger(p[i] * factor, 0), top);
}

void combine(float* __restrict p, const float* __restrict q, std::size_t n, float a, float b, float c, float least)
{
    for (std::size_t i = 0; i < n; ++i)
        p[i] = larger(a * p[i] + b * q[i] + c, least);
}

void illuminate(float* __restrict p, const float* __restrict light, std::size_t n, float offset, float factor)
{
    for (std::size_t i = 0; i < n; ++i)
        p[i] = (p[i] - offset) * factor * light[i];
}

/// 2^y for -126 <= y < 127, relative error 1e-5: exponent and mantissa apart.
inline float powerOfTwo(float y)
{
    const float whole = static_cast<float>(static_cast<std::int32_t>(y) - 1), part = y - whole;
    const float power =
        1 + part * (0.69328860f + part * (0.23910207f + part * (0.05829091f + part * (0.00673555f + part * 0.00259054f))));
    return power * __builtin_bit_cast(float, (static_cast<std::int32_t>(whole) + 127) << 23);
}

/// For 0 < x <= 1, absolute error 3e-4 of the logarithm at most.
inline float logarithmOfTwo(float x)
{
    const auto bits = __builtin_bit_cast(std::int32_t, x);
    const float m = __builtin_bit_cast(float, (bits & 0x7fffff) | 0x3f800000) - 1; // [0, 1)
    return static_cast<float>((bits >> 23) - 127) +
           m * (1.44252730f + m * (-0.71791389f + m * (0.45654253f + m * (-0.27597366f + m * (0.12010496f - m * 0.02528724f)))));
}

void tone(float* p, std::size_t n, float low, float perRange, float exponent)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float x = larger((p[i] - low) * perRange, 1e-6f);
        p[i] = powerOfTwo(larger(exponent * logarithmOfTwo(x), -126));
    }
}

void gaussian(double first, double step, int n, float* out)
{
    constexpr float toTwo = -0.72134752f; // exp(-x^2 / 2) = 2^(-x^2 / (2 ln 2))
    const float x0 = static_cast<float>(first), dx = static_cast<float>(step);
    for (int i = 0; i < n; ++i) {
        const float x = x0 + static_cast<float>(i) * dx;
        out[i] = powerOfTwo(larger(toTwo * x * x, -126));
    }
}

void rowSlopes(const float* p, int height, int width, int reach, const float* weights, float* __restrict line, float* __restrict out)
{
    const auto row = [&](int r) { return p + static_cast<std::ptrdiff_t>(r < 0 ? 0 : r < height ? r : height - 1) * width; };
    for (int c = 0; c < width; ++c)
        line[c] = 0;
    for (int k = 1; k <= reach; ++k) {
        const float *above = row(-k), *below = row(k);
        for (int c = 0; c < width; ++c)
            line[c] += above[c] - below[c];
    }
    for (int r = 0; r < height; ++r, out += width) {
        const float *in = row(r), *next = row(r + 1), *last = row(r - reach), *farther = row(r + 1 + reach);
        const float weight = weights[r];
        for (int c = 0; c < width; ++c) {
            out[c] = weight * line[c];
            line[c] += (in[c] - last[c]) + (next[c] - farther[c]);
        }
    }
}

void light(const LightTask& t, float* __restrict out)
{
    for (int r = 0; r < t.height; ++r, out += t.width)
        for (int c = 0; c < t.width; ++c) {
            const float r2 = 0.5f * (t.x2[c] + t.y2[r]);
            out[c] = (t.base[r] + t.peak[r] * t.across[c]) * (1 - t.vignette * r2 * r2 * r2);
        }
}

struct Complex
{
    double re, im;
};
inline Complex product(Complex a, const double* b) { return {a.re * b[0] - a.im * b[1], a.re * b[1] + a.im * b[0]}; }

void waves(const Wave* wave, int height, int width, float* tables, float* out)
{
    // cosine and sine along the columns: the first ones one by one, the others `lanes` steps at a time
    for (int w = 0; w < waveCount; ++w) {
        float *re = tables + 2 * w * width, *im = re + width;
        Complex z{wave[w].start[0], wave[w].start[1]}, turn{1, 0};
        int c = 0;
        for (; c < (lanes < width ? lanes : width); ++c, z = product(z, wave[w].perColumn), turn = product(turn, wave[w].perColumn)) {
            re[c] = static_cast<float>(z.re);
            im[c] = static_cast<float>(z.im);
        }
        const float a = static_cast<float>(turn.re), b = static_cast<float>(turn.im);
        for (; c + lanes <= width; c += lanes) {
            const Vec x = load(re + c - lanes), y = load(im + c - lanes);
            store(re + c, x * a - y * b);
            store(im + c, x * b + y * a);
        }
        for (; c < width; ++c) {
            re[c] = re[c - lanes] * a - im[c - lanes] * b;
            im[c] = re[c - lanes] * b + im[c - lanes] * a;
        }
    }
    Complex down[waveCount];
    for (Complex& d : down)
        d = {1, 0};
    for (int r = 0; r < height; ++r, out += width) {
        float a[waveCount], b[waveCount];
        for (int w = 0; w < waveCount; ++w) {
            a[w] = static_cast<float>(down[w].re);
            b[w] = static_cast<float>(down[w].im);
            down[w] = product(down[w], wave[w].perRow);
        }
        int c = 0;
        for (; c + lanes <= width; c += lanes) {
            Vec sum = {};
            for (int w = 0; w < waveCount; ++w) {
                const float* re = tables + 2 * w * width + c;
                sum += a[w] * load(re) - b[w] * load(re + width);
            }
            store(out + c, sum);
        }
        for (; c < width; ++c) {
            float sum = 0;
            for (int w = 0; w < waveCount; ++w)
                sum += a[w] * tables[2 * w * width + c] - b[w] * tables[(2 * w + 1) * width + c];
            out[c] = sum;
        }
    }
}

typedef std::uint32_t Words __attribute__((vector_size(noiseLanes * sizeof(std::uint32_t))));

template <int k> inline Words rotated(Words x) { return x << k | x >> (32 - k); }

/// Nearly normal deviates: the sum of the four bytes of a random word (xoshiro128++ by Blackman & Vigna), variance 1,
/// kurtosis 2.7.
void noise(float* p, std::size_t n, float sigma, float perMean, std::uint32_t* state)
{
    static_assert(noiseLanes == lanes);
    constexpr float unit = 1 / 147.80054f; // sqrt(4 (256^2 - 1) / 12)
    Words s0, s1, s2, s3;
    for (int k = 0; k < lanes; ++k) {
        s0[k] = state[k];
        s1[k] = state[lanes + k];
        s2[k] = state[2 * lanes + k];
        s3[k] = state[3 * lanes + k];
    }
    for (std::size_t i = 0; i < n; i += lanes) {
        const Words word = rotated<7>(s0 + s3) + s0, t = s1 << 9;
        s2 ^= s0;
        s3 ^= s1;
        s1 ^= s2;
        s0 ^= s3;
        s2 ^= t;
        s3 = rotated<11>(s3);
        const Words pairs = (word & 0xff00ff) + (word >> 8 & 0xff00ff), sum = (pairs + (pairs >> 16)) & 0x3ff;
        float deviate[lanes];
        for (int k = 0; k < lanes; ++k)
            deviate[k] = static_cast<float>(static_cast<std::int32_t>(sum[k]) - 510) * (unit * sigma);
        float* q = p + i;
        if (n - i >= lanes)
            for (int k = 0; k < lanes; ++k)
                q[k] += __builtin_sqrtf(larger(q[k], 0) * perMean) * deviate[k];
        else
            for (std::size_t k = 0; k < n - i; ++k)
                q[k] += __builtin_sqrtf(larger(q[k], 0) * perMean) * deviate[k];
    }
}

} // namespace

const CameraKernels KIKUSCOPE_KERNELS = {rangeOf, moments, scale, expose, combine, illuminate, tone,
                                                gaussian, rowSlopes, filterSeparably<true>, light, waves, noise};

} // namespace kikuscope::simulate
