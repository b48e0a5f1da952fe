// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/preprocess/smoothing.h"

#include "core/preprocess/pixel_kernel.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

constexpr double kLargestSampledSigma = 3;

std::size_t at(int row, int width) { return static_cast<std::size_t>(row) * static_cast<std::size_t>(width); }

} // namespace

void boxSum(float* image, float* spare, int height, int width, int radius, int passes)
{
    pixelKernels().boxSums(image, spare, height, width, radius, passes);
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
    const auto margin = 2 * static_cast<int>(m_kernel.size());
    return at(m_height + margin + 1, m_width) + static_cast<std::size_t>(margin);
}

void Smoother::run(float* image, float* spare) const
{
    if (!m_kernel.empty()) {
        pixelKernels().filter(image, m_height, m_width, m_kernel.data(), static_cast<int>(m_kernel.size()) - 1, spare);
        return;
    }
    for (int pass = 0; pass < 3; ++pass) {
        boxSum(image, spare, m_height, m_width, m_boxRadius);
        const float scale = 1.f / static_cast<float>((2 * m_boxRadius + 1) * (2 * m_boxRadius + 1));
        for (std::size_t i = 0; i < at(m_height, m_width); ++i)
            image[i] *= scale;
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
