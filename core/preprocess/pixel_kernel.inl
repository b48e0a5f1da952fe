// SPDX-License-Identifier: GPL-3.0-or-later
// Included by one file per instruction set; uses no templates or inline functions of other headers but those of
// vector_loops.inl, which says why.
#include "core/base/vector_loops.inl"
#include "core/preprocess/pixel_kernel.h"

namespace kikuscope::preprocess {
namespace {

double sum(const float* p, std::size_t n)
{
    constexpr std::size_t many = 16;
    double sums[many] = {};
    std::size_t i = 0;
    for (; i + many <= n; i += many)
        for (std::size_t k = 0; k < many; ++k)
            sums[k] += p[i + k];
    for (; i < n; ++i)
        sums[0] += p[i];
    double total = 0;
    for (const double s : sums)
        total += s;
    return total;
}

void centre(float* __restrict pixels, std::size_t n, float mean, float* __restrict sums, float* __restrict squares)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float v = pixels[i] - mean;
        pixels[i] = v;
        sums[i] = v;
        squares[i] = v * v;
    }
}

void normalise(float* __restrict pixels, const float* __restrict sums, const float* __restrict squares, const float* __restrict weights,
               std::size_t n, float least, float clip)
{
    for (std::size_t i = 0; i < n; ++i) {
        const float local = sums[i] * weights[i], variance = squares[i] * weights[i] - local * local;
        const float v = (pixels[i] - local) / __builtin_sqrtf(larger(variance, least) + 1e-30f);
        pixels[i] = larger(smaller(v, clip), -clip);
    }
}

void multiply(float* __restrict p, const float* __restrict factors, std::size_t n)
{
    for (std::size_t i = 0; i < n; ++i)
        p[i] *= factors[i];
}

/// Running sums over 2 radius + 1 rows, B * lanes columns.
template <int B>
inline void columnSums(const float* in, float* out, int height, int width, int radius)
{
    static const float nothing[B * lanes] = {};
    const auto row = [&](int y) { return y >= 0 && y < height ? in + static_cast<std::ptrdiff_t>(y) * width : nothing; };
    Vec sum[B] = {};
    for (int y = 0; y < (radius < height ? radius : height); ++y)
        for (int b = 0; b < B; ++b)
            sum[b] += load(row(y) + b * lanes);
    for (int y = 0; y < height; ++y, out += width) {
        const float *enters = row(y + radius), *leaves = row(y - radius - 1);
        for (int b = 0; b < B; ++b) {
            sum[b] += load(enters + b * lanes) - load(leaves + b * lanes);
            store(out + b * lanes, sum[b]);
        }
    }
}

void verticalSums(const float* in, float* out, int height, int width, int radius)
{
    int x = 0;
    for (; x + 4 * lanes <= width; x += 4 * lanes)
        columnSums<4>(in + x, out + x, height, width, radius);
    for (; x + lanes <= width; x += lanes)
        columnSums<1>(in + x, out + x, height, width, radius);
    for (; x < width; ++x) {
        float sum = 0;
        const auto at = [&](int y) { return y >= 0 && y < height ? in[static_cast<std::ptrdiff_t>(y) * width + x] : 0; };
        for (int y = 0; y < (radius < height ? radius : height); ++y)
            sum += at(y);
        for (int y = 0; y < height; ++y) {
            sum += at(y + radius) - at(y - radius - 1);
            out[static_cast<std::ptrdiff_t>(y) * width + x] = sum;
        }
    }
}

inline void transposeBlock(const float* in, std::ptrdiff_t inStep, float* out, std::ptrdiff_t outStep)
{
    Vec a[lanes], b[lanes];
    for (int k = 0; k < lanes; ++k)
        a[k] = load(in + k * inStep);
    for (int k = 0; k < 4; ++k) { // pairs, then fours, then eights
        b[2 * k] = __builtin_shufflevector(a[2 * k], a[2 * k + 1], 0, 8, 1, 9, 4, 12, 5, 13);
        b[2 * k + 1] = __builtin_shufflevector(a[2 * k], a[2 * k + 1], 2, 10, 3, 11, 6, 14, 7, 15);
    }
    for (int k = 0; k < lanes; k += 4)
        for (int l = 0; l < 2; ++l) {
            a[k + 2 * l] = __builtin_shufflevector(b[k + l], b[k + l + 2], 0, 1, 8, 9, 4, 5, 12, 13);
            a[k + 2 * l + 1] = __builtin_shufflevector(b[k + l], b[k + l + 2], 2, 3, 10, 11, 6, 7, 14, 15);
        }
    for (int k = 0; k < 4; ++k) {
        store(out + k * outStep, __builtin_shufflevector(a[k], a[k + 4], 0, 1, 2, 3, 8, 9, 10, 11));
        store(out + (k + 4) * outStep, __builtin_shufflevector(a[k], a[k + 4], 4, 5, 6, 7, 12, 13, 14, 15));
    }
}

void transpose(const float* in, float* out, int height, int width)
{
    const int wholeRows = height / lanes * lanes, wholeColumns = width / lanes * lanes;
    for (int y = 0; y < wholeRows; y += lanes)
        for (int x = 0; x < wholeColumns; x += lanes)
            transposeBlock(in + static_cast<std::ptrdiff_t>(y) * width + x, width, out + static_cast<std::ptrdiff_t>(x) * height + y, height);
    for (int y = 0; y < height; ++y)
        for (int x = y < wholeRows ? wholeColumns : 0; x < width; ++x)
            out[static_cast<std::ptrdiff_t>(x) * height + y] = in[static_cast<std::ptrdiff_t>(y) * width + x];
}

void boxSums(float* image, float* spare, int height, int width, int radius, int passes)
{
    float *now = image, *other = spare; // an even number of exchanges: the result is in `image`
    const auto exchange = [&] {
        float* t = now;
        now = other;
        other = t;
    };
    for (int direction = 0; direction < 2; ++direction) {
        const int h = direction == 0 ? height : width, w = direction == 0 ? width : height;
        for (int pass = 0; pass < passes; ++pass, exchange())
            verticalSums(now, other, h, w, radius);
        transpose(now, other, h, w);
        exchange();
    }
}

void columnMoments(const float* image, int height, int width, const float* py, int terms, float* columns)
{
    for (int j = 0; j < terms; ++j) {
        const float* weights = py + static_cast<std::ptrdiff_t>(j) * height;
        float* out = columns + static_cast<std::ptrdiff_t>(j) * width;
        int x = 0;
        for (; x + 4 * lanes <= width; x += 4 * lanes) {
            Vec sums[4] = {};
            const float* p = image + x;
            for (int y = 0; y < height; ++y, p += width)
                for (int b = 0; b < 4; ++b)
                    sums[b] += weights[y] * load(p + b * lanes);
            for (int b = 0; b < 4; ++b)
                store(out + x + b * lanes, sums[b]);
        }
        for (; x < width; ++x) {
            float one = 0;
            for (int y = 0; y < height; ++y)
                one += weights[y] * image[static_cast<std::ptrdiff_t>(y) * width + x];
            out[x] = one;
        }
    }
}

void polynomial(float* image, int height, int width, const float* px, const float* inX, int terms)
{
    for (int y = 0; y < height; ++y, image += width, inX += terms) {
        int x = 0;
        for (; x + lanes <= width; x += lanes) {
            Vec value = inX[0] * load(px + x);
            for (int i = 1; i < terms; ++i)
                value += inX[i] * load(px + static_cast<std::ptrdiff_t>(i) * width + x);
            store(image + x, value);
        }
        for (; x < width; ++x) {
            float value = inX[0] * px[x];
            for (int i = 1; i < terms; ++i)
                value += inX[i] * px[static_cast<std::ptrdiff_t>(i) * width + x];
            image[x] = value;
        }
    }
}

void flatten(const float* __restrict image, float* __restrict fit, std::size_t n, float least, bool ratio)
{
    if (ratio)
        for (std::size_t i = 0; i < n; ++i)
            fit[i] = (image[i] - fit[i]) / larger(fit[i], least);
    else
        for (std::size_t i = 0; i < n; ++i)
            fit[i] = image[i] - fit[i];
}

void slices(const float* __restrict p, std::size_t n, float low, float scale, std::int32_t most, std::uint32_t* __restrict keys)
{
    for (std::size_t i = 0; i < n; ++i) {
        const std::int32_t slice = static_cast<std::int32_t>((p[i] - low) * scale);
        keys[i] = static_cast<std::uint32_t>(slice < 0 ? 0 : slice < most ? slice : most);
    }
}

void slantSum(const float* rows, int height, int width, const std::int32_t* first, const float* share, float* __restrict sums)
{
    for (int y = 0; y < height; ++y, rows += width + 2) {
        const float here = 1 - share[y], before = share[y];
        float* __restrict out = sums + first[y];
        for (int x = 0; x <= width; ++x)
            out[x] += here * rows[x + 1] + before * rows[x];
    }
}

} // namespace

const PixelKernels KIKUSCOPE_KERNELS = {sum,    rangeOf,       centre,     normalise, multiply, boxSums, filterSeparably<false>,
                                               columnMoments, polynomial, flatten,   slices,    slantSum};

} // namespace kikuscope::preprocess
