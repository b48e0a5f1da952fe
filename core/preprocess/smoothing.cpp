// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/smoothing.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::preprocess {
namespace {

constexpr double kLargestSampledSigma = 3;
constexpr int kRowsAtOnce = 4; // independent running sums hide the latency of the additions

std::size_t at(int row, int width) { return static_cast<std::size_t>(row) * static_cast<std::size_t>(width); }

void verticalSums(const float* in, float* out, int height, int width, int radius)
{
    std::fill_n(out, width, 0.f);
    for (int y = 0; y <= std::min(radius, height - 1); ++y)
        for (int x = 0; x < width; ++x)
            out[x] += in[at(y, width) + static_cast<std::size_t>(x)];
    for (int y = 1; y < height; ++y) {
        const float* before = out + at(y - 1, width);
        float* now = out + at(y, width);
        const bool enters = y + radius < height, leaves = y - radius - 1 >= 0;
        const float* in1 = in + at(enters ? y + radius : 0, width);
        const float* in0 = in + at(leaves ? y - radius - 1 : 0, width);
        if (enters && leaves)
            for (int x = 0; x < width; ++x)
                now[x] = before[x] + (in1[x] - in0[x]);
        else if (enters)
            for (int x = 0; x < width; ++x)
                now[x] = before[x] + in1[x];
        else if (leaves)
            for (int x = 0; x < width; ++x)
                now[x] = before[x] - in0[x];
        else
            std::copy(before, before + width, now);
    }
}

template <int rows>
void horizontalSums(const float* in, float* out, int width, int radius)
{
    float sum[rows] = {};
    for (int x = 0; x < std::min(radius, width); ++x)
        for (int l = 0; l < rows; ++l)
            sum[l] += in[at(l, width) + static_cast<std::size_t>(x)];
    for (int x = 0; x < width; ++x) {
        const int enters = x + radius, leaves = x - radius - 1;
        for (int l = 0; l < rows; ++l) {
            const float* row = in + at(l, width);
            sum[l] += (enters < width ? row[enters] : 0.f) - (leaves >= 0 ? row[leaves] : 0.f);
            out[at(l, width) + static_cast<std::size_t>(x)] = sum[l];
        }
    }
}

void addScaled(float* out, const float* in, float factor, int count)
{
    for (int i = 0; i < count; ++i)
        out[i] += factor * in[i];
}

} // namespace

void boxSum(float* image, float* spare, int height, int width, int radius)
{
    verticalSums(image, spare, height, width, radius);
    int y = 0;
    for (; y + kRowsAtOnce <= height; y += kRowsAtOnce)
        horizontalSums<kRowsAtOnce>(spare + at(y, width), image + at(y, width), width, radius);
    for (; y < height; ++y)
        horizontalSums<1>(spare + at(y, width), image + at(y, width), width, radius);
}

Smoother::Smoother(int height, int width, double sigmaPx) : m_height(height), m_width(width)
{
    if (sigmaPx > kLargestSampledSigma) {
        // three windows of width w have the variance (w^2 - 1) / 4
        m_boxRadius = std::max(1, static_cast<int>(std::lround((std::sqrt(4 * sigmaPx * sigmaPx + 1) - 1) / 2)));
        return;
    }
    const int radius = std::max(1, static_cast<int>(std::ceil(3 * sigmaPx)));
    double sum = -1;
    std::vector<double> weights;
    for (int k = 0; k <= radius; ++k) {
        weights.push_back(std::exp(-0.5 * k * k / (sigmaPx * sigmaPx)));
        sum += 2 * weights.back();
    }
    for (const double w : weights)
        m_kernel.push_back(static_cast<float>(w / sum));
}

std::size_t Smoother::spareFloats() const
{
    return at(m_height, m_width) + static_cast<std::size_t>(m_width) + 2 * m_kernel.size();
}

void Smoother::run(float* image, float* spare) const
{
    if (!m_kernel.empty())
        return convolve(image, spare);
    for (int pass = 0; pass < 3; ++pass) {
        boxSum(image, spare, m_height, m_width, m_boxRadius);
        const float scale = 1.f / static_cast<float>((2 * m_boxRadius + 1) * (2 * m_boxRadius + 1));
        for (std::size_t i = 0; i < at(m_height, m_width); ++i)
            image[i] *= scale;
    }
}

void Smoother::convolve(float* image, float* spare) const
{
    const int radius = static_cast<int>(m_kernel.size()) - 1, width = m_width;
    float* padded = spare + at(m_height, width); // one row with `radius` zeros on both sides
    for (int y = 0; y < m_height; ++y) {
        float* out = spare + at(y, width);
        const float* centre = image + at(y, width);
        for (int x = 0; x < width; ++x)
            out[x] = m_kernel[0] * centre[x];
        for (int k = 1; k <= radius; ++k) {
            const float w = m_kernel[static_cast<std::size_t>(k)];
            const bool hasUp = y - k >= 0, hasDown = y + k < m_height;
            const float* up = image + at(hasUp ? y - k : y, width);
            const float* down = image + at(hasDown ? y + k : y, width);
            if (hasUp && hasDown)
                for (int x = 0; x < width; ++x)
                    out[x] += w * (up[x] + down[x]);
            else if (hasUp || hasDown)
                addScaled(out, hasUp ? up : down, w, width);
        }
    }
    std::fill_n(padded, width + 2 * radius, 0.f);
    for (int y = 0; y < m_height; ++y) {
        std::memcpy(padded + radius, spare + at(y, width), sizeof(float) * static_cast<std::size_t>(width));
        float* out = image + at(y, width);
        const float* centre = padded + radius;
        for (int x = 0; x < width; ++x)
            out[x] = m_kernel[0] * centre[x];
        for (int k = 1; k <= radius; ++k) {
            const float w = m_kernel[static_cast<std::size_t>(k)];
            for (int x = 0; x < width; ++x)
                out[x] += w * (centre[x - k] + centre[x + k]);
        }
    }
}

void indicator(const Region& region, int width, float* values)
{
    for (const auto [begin, end] : region.rows) {
        std::fill(values, values + width, 0.f);
        std::fill(values + begin, values + end, 1.f);
        values += width;
    }
}

} // namespace kikuscope::preprocess
