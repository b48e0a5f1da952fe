// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/selected_patterns.h"

#include <algorithm>
#include <numeric>

namespace kikuscope::analysis {
namespace {

constexpr std::int64_t blockBytes = 32 << 20;

} // namespace

std::vector<std::int64_t> spreadSample(const std::vector<std::int64_t>& pixels, std::int64_t most)
{
    const auto count = static_cast<std::int64_t>(pixels.size());
    if (count <= most || most < 1)
        return pixels;
    std::vector<std::int64_t> sample;
    for (std::int64_t k = 0; k < most; ++k)
        sample.push_back(pixels[static_cast<std::size_t>((2 * k + 1) * count / (2 * most))]);
    return sample;
}

void readSelected(const PatternSource& patterns, const std::vector<std::int64_t>& pixels,
                  const std::function<void(const PatternBlock&)>& use, JobMonitor& job)
{
    const std::int64_t bytes =
        static_cast<std::int64_t>(sizeof(float)) * patterns.height() * patterns.width();
    const std::int64_t most = std::max<std::int64_t>(1, blockBytes / std::max<std::int64_t>(1, bytes));
    const auto total = static_cast<std::int64_t>(pixels.size());
    for (std::size_t i = 0; i < pixels.size();) {
        job.checkpoint(static_cast<std::int64_t>(i), total);
        PatternRange range{pixels[i], 1};
        while (i + static_cast<std::size_t>(range.count) < pixels.size() && range.count < most &&
               pixels[i + static_cast<std::size_t>(range.count)] == range.end())
            ++range.count;
        use(patterns.read(range));
        i += static_cast<std::size_t>(range.count);
    }
    job.checkpoint(total, total);
}

void PatternAverage::add(const PatternBlock& block)
{
    const auto size = static_cast<std::size_t>(block.patternSize());
    if (m_sum.empty()) {
        m_sum.assign(size, 0.);
        m_height = block.height;
        m_width = block.width;
    }
    for (std::int64_t k = 0; k < block.range.count; ++k) {
        if (!block.present[static_cast<std::size_t>(k)])
            continue;
        const float* pattern = block.pixels.data() + k * block.patternSize();
        const double brightness = std::accumulate(pattern, pattern + size, 0.) / static_cast<double>(size);
        const double scale = brightness > 0 ? 1 / brightness : 1;
        for (std::size_t p = 0; p < size; ++p)
            m_sum[p] += scale * static_cast<double>(pattern[p]);
        m_brightness += brightness;
        ++m_patterns;
    }
}

AveragePattern PatternAverage::result() const
{
    AveragePattern out;
    out.patterns = m_patterns;
    if (m_patterns == 0)
        return out;
    const auto n = static_cast<double>(m_patterns);
    const double scale = (m_brightness > 0 ? m_brightness / n : 1) / n;
    out.mean = Image<float>(m_height, m_width);
    std::ranges::transform(m_sum, out.mean.pixels.begin(),
                           [&](double sum) { return static_cast<float>(scale * sum); });
    return out;
}

AveragePattern averagePattern(const PatternSource& patterns, const std::vector<std::int64_t>& pixels,
                              JobMonitor& job)
{
    PatternAverage average;
    readSelected(
        patterns, pixels, [&](const PatternBlock& block) { average.add(block); }, job);
    return average.result();
}

} // namespace kikuscope::analysis
