// SPDX-License-Identifier: GPL-3.0-or-later
// Rank-Gauss: every grey value inside the screen is replaced by the normal quantile of its rank, which removes the tone
// curve of camera and physics alike. Equal values keep equal results (middle of their ranks). 0 outside.
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/steps.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <utility>

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

// Keys are sorted by digits. Usually two digits of the value's place in the range are enough to put all but a few
// neighbours in order; where the values crowd in a small part of the range, all bits are sorted.
constexpr int kDigitBits = 10, kPlaceDigits = 2, kAllDigits = 4;
constexpr std::uint32_t kBuckets = 1u << kDigitBits;
constexpr std::int32_t kLastPlace = (1 << (kPlaceDigits * kDigitBits)) - 1;
constexpr std::size_t kMovesPerPixel = 4; // more to put neighbours in order costs more than sorting by all digits

class RankGauss : public Step
{
public:
    explicit RankGauss(const Plan& plan) : m_regions(plan.regions()), m_size(plan.size()) {}
    std::size_t scratchWords() const override { return 3 * m_size + kAllDigits * kBuckets; }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const auto n = static_cast<std::size_t>(region.pixels);
        const float* quantile = memory.of(frame.screen, m_size, [&](float* values) {
            for (std::size_t k = 0; k < n; ++k)
                values[k] = static_cast<float>(normalQuantile((static_cast<double>(k) + 0.5) / static_cast<double>(n)));
        });
        const std::uint32_t* order = sortInside(frame, region);
        float* out = frame.spare;
        fillOutside(out, frame.width, region, 0);
        for (std::size_t first = 0, last; first < n; first = last) {
            const float value = frame.pixels[order[first]];
            for (last = first + 1; last < n && frame.pixels[order[last]] == value;)
                ++last;
            const float result = 0.5f * (quantile[(first + last - 1) / 2] + quantile[(first + last) / 2]);
            for (std::size_t k = first; k < last; ++k)
                out[order[k]] = result;
        }
        frame.swap();
    }

private:
    /// Indices of all pixels inside by rising value; in frame.words.
    const std::uint32_t* sortInside(const Frame& frame, const Region& region) const
    {
        std::uint32_t* keys = frame.words;
        const FloatRange range = rangeOf(frame.pixels, frame.width, region);
        const float scale = static_cast<float>(kLastPlace) / (range.high - range.low);
        if (scale > 0 && scale < 1e30f) {
            pixelKernels().slices(frame.pixels, m_size, range.low, scale, kLastPlace, keys);
            std::uint32_t* order = sortByDigits<kPlaceDigits>(frame, region);
            if (settleNeighbours(frame.pixels, order, static_cast<std::size_t>(region.pixels)))
                return order;
        }
        for (std::size_t i = 0; i < m_size; ++i)
            keys[i] = sortableKey(frame.pixels[i]);
        return sortByDigits<kAllDigits>(frame, region);
    }

    /// Radix sort of the pixels by keys[pixel], the lowest digit first.
    template <int digits> std::uint32_t* sortByDigits(const Frame& frame, const Region& region) const
    {
        const std::uint32_t* keys = frame.words;
        std::uint32_t *order = frame.words + m_size, *other = order + m_size, *counts = other + m_size;
        const auto forPixels = [&](const auto& f) {
            forRuns(region, frame.width, [&](std::size_t first, std::size_t count) {
                for (std::size_t i = first; i < first + count; ++i)
                    f(static_cast<std::uint32_t>(i));
            });
        };
        std::fill_n(counts, static_cast<std::size_t>(digits) * kBuckets, 0u);
        forPixels([&](std::uint32_t i) {
            for (int d = 0; d < digits; ++d)
                ++counts[static_cast<std::uint32_t>(d) * kBuckets + (keys[i] >> (d * kDigitBits)) % kBuckets];
        });
        for (int d = 0; d < digits; ++d) {
            std::uint32_t* next = counts + static_cast<std::uint32_t>(d) * kBuckets; // place of the next one in its bucket
            for (std::uint32_t b = 0, sum = 0; b < kBuckets; ++b)
                sum += std::exchange(next[b], sum);
            const auto put = [&](std::uint32_t i) { other[next[(keys[i] >> (d * kDigitBits)) % kBuckets]++] = i; };
            if (d == 0)
                forPixels(put);
            else
                std::for_each(order, order + region.pixels, put);
            std::swap(order, other);
        }
        return order;
    }

    /// Insertion sort of what is nearly in order. False: it is not.
    static bool settleNeighbours(const float* pixels, std::uint32_t* order, std::size_t n)
    {
        std::size_t moves = 0;
        float before = n > 0 ? pixels[order[0]] : 0;
        for (std::size_t k = 1; k < n; ++k) {
            const std::uint32_t item = order[k];
            const float value = pixels[item];
            if (!(value < before)) {
                before = value;
                continue;
            }
            std::size_t to = k;
            for (; to > 0 && value < pixels[order[to - 1]]; --to)
                order[to] = order[to - 1];
            order[to] = item;
            moves += k - to;
            if (moves > kMovesPerPixel * n)
                return false;
        }
        return true;
    }

    std::vector<Region> m_regions;
    std::size_t m_size;
};

std::unique_ptr<Step> prepare(const Options&, Plan& plan) { return std::make_unique<RankGauss>(plan); }

} // namespace

StepKind rankGaussStep() { return stepRow<Options, prepare>("rank-gauss", "Rank-Gauss"); }

} // namespace kikuscope::preprocess
