// SPDX-License-Identifier: GPL-3.0-or-later
// Rank-Gauss: every grey value inside the screen is replaced by the normal quantile of its rank, which removes the tone
// curve of camera and physics alike. Equal values keep equal results (middle of their ranks). 0 outside.
#include "core/preprocess/steps.h"

#include <algorithm>
#include <bit>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    template <class V> void visit(V&) {}
};

/// Quantile of the standard normal distribution: P. J. Acklam's rational approximation (relative error 1.2e-9).
double normalQuantile(double p)
{
    static constexpr double a[] = {-3.969683028665376e+01, 2.209460984245205e+02, -2.759285104469687e+02,
                                   1.383577518672690e+02, -3.066479806614716e+01, 2.506628277459239e+00};
    static constexpr double b[] = {-5.447609879822406e+01, 1.615858368580409e+02, -1.556989798598866e+02,
                                   6.680131188771972e+01, -1.328068155288572e+01};
    static constexpr double c[] = {-7.784894002430293e-03, -3.223964580411365e-01, -2.400758277161838e+00,
                                   -2.549732539343734e+00, 4.374664141464968e+00, 2.938163982698783e+00};
    static constexpr double d[] = {7.784695709041462e-03, 3.224671290700398e-01, 2.445134137142996e+00, 3.754408661907416e+00};
    if (p > 0.5)
        return -normalQuantile(1 - p);
    if (p < 0.02425) {
        const double q = std::sqrt(-2 * std::log(p));
        return (((((c[0] * q + c[1]) * q + c[2]) * q + c[3]) * q + c[4]) * q + c[5]) /
               ((((d[0] * q + d[1]) * q + d[2]) * q + d[3]) * q + 1);
    }
    const double q = p - 0.5, r = q * q;
    return (((((a[0] * r + a[1]) * r + a[2]) * r + a[3]) * r + a[4]) * r + a[5]) * q /
           (((((b[0] * r + b[1]) * r + b[2]) * r + b[3]) * r + b[4]) * r + 1);
}

/// Unsigned numbers in the order of the floats; -0 equals +0.
std::uint32_t sortableKey(float value)
{
    const auto bits = std::bit_cast<std::uint32_t>(value + 0.f);
    return bits ^ ((bits >> 31) ? 0xFFFFFFFFu : 0x80000000u);
}

constexpr int kDigitBits = 8, kDigits = 4;
constexpr std::uint32_t kBuckets = 1u << kDigitBits;
// Equal slices of the range of values, for the fast way to sort; fuller ones would be slow to put in order.
constexpr std::uint32_t kSlices = 4096, kFullSlice = 64;

class RankGauss : public Step
{
public:
    explicit RankGauss(const Plan& plan) : m_regions(plan.regions()), m_size(plan.size()) {}
    std::size_t scratchWords() const override { return 2 * m_size + std::max(kSlices, kDigits * kBuckets); }
    std::size_t memoryFloats() const override { return m_size; }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const auto n = static_cast<std::uint32_t>(region.pixels);
        if (memory.screen != frame.screen) {
            for (std::uint32_t k = 0; k < n; ++k)
                memory.values[k] = static_cast<float>(normalQuantile((k + 0.5) / n));
            memory.screen = frame.screen;
        }
        const std::uint64_t* sorted = sortInside(frame, region);
        fillOutside(frame.pixels, frame.width, region, 0);
        const float* quantile = memory.values.data();
        for (std::uint32_t first = 0, last; first < n; first = last) {
            for (last = first + 1; last < n && sorted[last] >> 32 == sorted[first] >> 32;)
                ++last;
            const float value = 0.5f * (quantile[(first + last - 1) / 2] + quantile[(first + last) / 2]);
            for (std::uint32_t k = first; k < last; ++k)
                frame.pixels[static_cast<std::uint32_t>(sorted[k])] = value;
        }
    }

private:
    /// key << 32 | pixel index of all pixels inside, in order; in frame.words.
    const std::uint64_t* sortInside(const Frame& frame, const Region& region) const
    {
        std::uint64_t *items = frame.words, *sorted = items + m_size, *counts = sorted + m_size;
        std::uint32_t n = 0;
        float low = 3e38f, high = -3e38f;
        for (int y = 0; y < frame.height; ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            const auto first = static_cast<std::uint32_t>(y) * static_cast<std::uint32_t>(frame.width);
            for (int x = begin; x < end; ++x, ++n) {
                const std::uint32_t place = first + static_cast<std::uint32_t>(x);
                const float value = frame.pixels[place];
                low = value < low ? value : low;
                high = value > high ? value : high;
                items[n] = static_cast<std::uint64_t>(sortableKey(value)) << 32 | place;
            }
        }
        if (sortBySlices(frame.pixels, items, sorted, counts, n, low, high))
            return sorted;
        return sortByDigits(items, sorted, counts, n);
    }

    /// Spreads the items over slices of the range, then puts neighbours in order. False (items untouched) where the
    /// values crowd in few slices.
    static bool sortBySlices(const float* pixels, const std::uint64_t* items, std::uint64_t* sorted, std::uint64_t* counts,
                             std::uint32_t n, float low, float high)
    {
        const float scale = static_cast<float>(kSlices - 1) / (high - low);
        if (!(scale > 0 && scale < 1e30f))
            return false;
        const auto sliceOf = [&](std::uint64_t item) {
            return static_cast<std::uint32_t>((pixels[static_cast<std::uint32_t>(item)] - low) * scale);
        };
        std::fill_n(counts, kSlices, std::uint64_t{0});
        for (std::uint32_t k = 0; k < n; ++k)
            ++counts[std::min(sliceOf(items[k]), kSlices - 1)];
        std::uint64_t fullest = 0;
        for (std::uint64_t slice = 0, sum = 0; slice < kSlices; ++slice) {
            fullest = std::max(fullest, counts[slice]);
            sum += std::exchange(counts[slice], sum);
        }
        if (fullest > kFullSlice)
            return false;
        for (std::uint32_t k = 0; k < n; ++k)
            sorted[counts[std::min(sliceOf(items[k]), kSlices - 1)]++] = items[k];
        for (std::uint32_t k = 1; k < n; ++k) {
            const std::uint64_t item = sorted[k];
            std::uint32_t to = k;
            for (; to > 0 && sorted[to - 1] > item; --to)
                sorted[to] = sorted[to - 1];
            sorted[to] = item;
        }
        return true;
    }

    /// Radix sort; works for any distribution.
    static const std::uint64_t* sortByDigits(std::uint64_t* items, std::uint64_t* sorted, std::uint64_t* counts, std::uint32_t n)
    {
        std::fill_n(counts, kDigits * kBuckets, std::uint64_t{0});
        for (std::uint32_t k = 0; k < n; ++k)
            for (std::uint32_t d = 0; d < kDigits; ++d)
                ++counts[d * kBuckets + (items[k] >> (32 + d * kDigitBits)) % kBuckets];
        for (std::uint32_t d = 0; d < kDigits; ++d) {
            std::uint64_t* start = counts + d * kBuckets;
            for (std::uint64_t b = 0, sum = 0; b < kBuckets; ++b)
                sum += std::exchange(start[b], sum);
            for (std::uint32_t k = 0; k < n; ++k)
                sorted[start[(items[k] >> (32 + d * kDigitBits)) % kBuckets]++] = items[k];
            std::swap(items, sorted);
        }
        return items;
    }

    std::vector<Region> m_regions;
    std::size_t m_size;
};

std::unique_ptr<Step> prepare(const Options&, Plan& plan) { return std::make_unique<RankGauss>(plan); }

} // namespace

StepKind rankGaussStep() { return stepRow<Options, prepare>("rank-gauss", "Rank-Gauss"); }

} // namespace kikuscope::preprocess
