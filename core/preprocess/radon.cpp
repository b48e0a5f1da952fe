// SPDX-License-Identifier: GPL-3.0-or-later
// Radon transform (Radon 1917; of Kikuchi patterns: Krieger Lassen 1994): a row is a direction, a column the distance of a
// line from the centre. A band is gathered over its whole length in one spot, which lifts it out of noise. Lines are
// summed by slanting the image (Toft 1996): rows move by fractions of a pixel, the sum is stretched.
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/smoothing.h"
#include "core/preprocess/steps.h"

#include <cmath>
#include <numbers>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    int size = 64;
    int overlap = 8;
    template <class V> void visit(V& v)
    {
        v.field("size", size, {.min = 16, .max = 512, .help = "Rows (directions) and columns (distances) of the result"});
        v.field("overlap", overlap, {.min = 0, .max = 8, .help = "Rows beyond half a turn, which repeat the first ones mirrored"});
    }
};

constexpr float leastLength = 0.15f; // of the longest line; shorter ones hold too little and give 0

/// One direction: how the rows (or columns, for flat lines) slide, and which sums make each distance.
struct Slant
{
    bool alongColumns = false;
    std::vector<std::int32_t> first; // of each row in the sums
    std::vector<float> share;
    std::vector<std::int32_t> from; // of each distance: its first sum
    std::vector<float> weights;     // distances x taps
};

class Radon : public Step
{
public:
    Radon(const Options& options, const Plan& plan)
        : m_size(options.size), m_height(plan.height), m_width(plan.width), m_regions(plan.regions()), m_zeros(taps() + 1),
          m_sums(m_height + m_width + 3 + 2 * m_zeros)
    {
        const int half = m_size - options.overlap;
        for (int d = 0; d < half; ++d)
            m_slants.push_back(slantOf(d * std::numbers::pi / half));
    }

    std::size_t scratchFloats() const override { return 2 * paddedSize() + static_cast<std::size_t>(m_sums); }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const Region& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const auto cells = static_cast<std::size_t>(m_size) * static_cast<std::size_t>(m_size);
        const float* norm = memory.of(frame.screen, cells, [&](float* values) {
            std::vector<float> screen(frame.size());
            indicator(region, m_width, screen.data());
            normOf(screen.data(), frame.scratch, values);
        });
        fillOutside(frame.pixels, frame.width, region, 0);
        project(frame.pixels, frame.scratch, frame.spare);
        frame.swap();
        frame.height = frame.width = m_size;
        frame.screen = 0;
        double squares = 0;
        for (std::size_t i = 0; i < cells; ++i) {
            frame.pixels[i] *= norm[i];
            squares += frame.pixels[i] * frame.pixels[i];
        }
        frame.blank = !(squares > 0);
        const float scale = frame.blank ? 0 : static_cast<float>(m_size / std::sqrt(squares));
        for (std::size_t i = 0; i < cells; ++i)
            frame.pixels[i] *= scale;
    }

    /// A pixel gets the mean of the values of all lines through it.
    Image<float> onPattern(Image<float> values) const override
    {
        Image<float> pattern(m_height, m_width, 0.f);
        const int half = static_cast<int>(m_slants.size());
        for (int d = 0; d < m_size; ++d) {
            const double c = std::cos(d * std::numbers::pi / half), s = std::sin(d * std::numbers::pi / half);
            for (int y = 0; y < m_height; ++y)
                for (int x = 0; x < m_width; ++x) {
                    const double rho = (x + 0.5 - m_width / 2.) * c + (y + 0.5 - m_height / 2.) * s;
                    const double column = rho / stepPx() + m_size / 2. - 0.5;
                    const int left = static_cast<int>(std::floor(column));
                    const auto share = static_cast<float>(column - left);
                    if (left >= 0 && left + 1 < m_size)
                        pattern(y, x) += ((1 - share) * values(d, left) + share * values(d, left + 1)) / static_cast<float>(m_size);
                }
        }
        return pattern;
    }

private:
    double stepPx() const { return static_cast<double>(std::min(m_height, m_width)) / m_size; }
    /// Sums that make one distance: a triangle as wide as the distances lie apart, at least two pixels.
    int taps() const { return 2 * static_cast<int>(std::ceil(std::max(1., stepPx()) * std::numbers::sqrt2)) + 1; }
    std::size_t paddedSize() const
    {
        return static_cast<std::size_t>(std::max((m_width + 2) * m_height, (m_height + 2) * m_width));
    }

    Slant slantOf(double angle) const
    {
        const double c = std::cos(angle), s = std::sin(angle);
        Slant slant;
        slant.alongColumns = std::abs(s) > std::abs(c);
        const int rows = slant.alongColumns ? m_width : m_height, columns = slant.alongColumns ? m_height : m_width;
        const double along = slant.alongColumns ? s : c, slope = (slant.alongColumns ? c : s) / along;
        // u = column + slope * row from the centre; distance = u * along
        const double centre = m_zeros + rows / 2. + columns / 2.;
        for (int y = 0; y < rows; ++y) {
            const double start = centre - columns / 2. + (y + 0.5 - rows / 2.) * slope;
            slant.first.push_back(static_cast<std::int32_t>(std::floor(start)));
            slant.share.push_back(static_cast<float>(start - std::floor(start)));
        }
        const double halfWidth = std::max(1., stepPx() / std::abs(along));
        for (int r = 0; r < m_size; ++r) {
            const double u = centre + (r + 0.5 - m_size / 2.) * stepPx() / along - 0.5; // pixel i covers i ... i + 1
            const int from = static_cast<int>(std::ceil(u - halfWidth));
            slant.from.push_back(std::clamp(from, 0, m_sums - taps()));
            for (int t = 0; t < taps(); ++t)
                slant.weights.push_back(static_cast<float>(std::max(0., 1 - std::abs(slant.from.back() + t - u) / halfWidth)));
        }
        return slant;
    }

    /// The image and its transpose, each row between two zeros.
    void pad(const float* pixels, float* padded, float* transposed) const
    {
        std::fill_n(padded, 2 * paddedSize(), 0.f);
        for (int y = 0; y < m_height; ++y)
            for (int x = 0; x < m_width; ++x) {
                const float value = pixels[static_cast<std::ptrdiff_t>(y) * m_width + x];
                padded[static_cast<std::ptrdiff_t>(y) * (m_width + 2) + x + 1] = value;
                transposed[static_cast<std::ptrdiff_t>(x) * (m_height + 2) + y + 1] = value;
            }
    }

    void project(const float* pixels, float* scratch, float* out) const
    {
        float *const transposed = scratch + paddedSize(), *const sums = transposed + paddedSize();
        pad(pixels, scratch, transposed);
        for (std::size_t d = 0; d < m_slants.size(); ++d) {
            const Slant& slant = m_slants[d];
            std::fill_n(sums, m_sums, 0.f);
            pixelKernels().slantSum(slant.alongColumns ? transposed : scratch, slant.alongColumns ? m_width : m_height,
                                    slant.alongColumns ? m_height : m_width, slant.first.data(), slant.share.data(), sums);
            float* const line = out + static_cast<std::ptrdiff_t>(d) * m_size;
            const float* weight = slant.weights.data();
            for (int r = 0; r < m_size; ++r) {
                float sum = 0;
                for (int t = 0; t < taps(); ++t)
                    sum += *weight++ * sums[slant.from[static_cast<std::size_t>(r)] + t];
                line[r] = sum;
            }
        }
        for (int d = static_cast<int>(m_slants.size()); d < m_size; ++d) // half a turn on, distances change sign
            std::reverse_copy(out + static_cast<std::ptrdiff_t>(d - static_cast<int>(m_slants.size())) * m_size,
                              out + static_cast<std::ptrdiff_t>(d + 1 - static_cast<int>(m_slants.size())) * m_size,
                              out + static_cast<std::ptrdiff_t>(d) * m_size);
    }

    /// 1 / sqrt(length of the line on the screen): what noise of equal strength everywhere adds up to.
    void normOf(const float* screen, float* scratch, float* values) const
    {
        project(screen, scratch, values);
        const float* const end = values + static_cast<std::ptrdiff_t>(m_size) * m_size;
        const float longest = *std::max_element(static_cast<const float*>(values), end);
        for (float* value = values; value != end; ++value)
            *value = *value > leastLength * longest ? 1 / std::sqrt(*value) : 0;
    }

    int m_size, m_height, m_width;
    std::vector<Region> m_regions;
    int m_zeros, m_sums; // at both ends of the sums; their number
    std::vector<Slant> m_slants;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    auto step = std::make_unique<Radon>(options, plan);
    plan.height = plan.width = options.size;
    plan.screens = {Screen{}};
    return step;
}

} // namespace

StepKind radonStep()
{
    StepKind kind = stepRow<Options, prepare>("radon", "Radon transform");
    kind.keepsPlane = false;
    return kind;
}

} // namespace kikuscope::preprocess
