// SPDX-License-Identifier: GPL-3.0-or-later
// Local contrast normalisation: (I - local mean) / local standard deviation, clipped. Local = two sliding windows in
// succession (triangular weights), counting pixels of the screen only.
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/smoothing.h"
#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    double radiusFraction = 1. / 9;
    double clip = 3;
    template <class V> void visit(V& v)
    {
        v.field("radius_fraction", radiusFraction, {.min = 0.01, .max = 1, .help = "Half width of the window as fraction of the shorter side"});
        v.field("clip", clip, {.min = 0.1, .max = 100, .help = "Largest magnitude of the result"});
    }
};

// Where the local spread is below this fraction of the spread of the whole screen there is no contrast to amplify.
constexpr double kLeastSpread = 0.02;
constexpr int kPasses = 2;

class LocalContrast : public Step
{
public:
    LocalContrast(const Options& options, const Plan& plan)
        : m_radius(std::max(1, static_cast<int>(std::lround(options.radiusFraction * std::min(plan.height, plan.width))))),
          m_clip(static_cast<float>(options.clip)), m_regions(plan.regions()), m_size(plan.size())
    {
    }
    std::size_t scratchFloats() const override { return 2 * m_size; }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const float* weights = memory.of(frame.screen, m_size, [&](float* values) { prepareWeights(frame, region, values); });

        // numbers around zero keep the difference of squares below exact enough in float32
        const float mean = static_cast<float>(meanOf(frame.pixels, frame.width, region));
        fillOutside(frame.pixels, frame.width, region, mean);
        float* sums = frame.scratch;
        float* squares = sums + m_size;
        pixelKernels().centre(frame.pixels, m_size, mean, sums, squares);
        const double spread = std::sqrt(meanOf(squares, frame.width, region));
        for (float* image : {sums, squares})
            boxSum(image, frame.spare, frame.height, frame.width, m_radius, kPasses);
        const float least = static_cast<float>(kLeastSpread * spread * kLeastSpread * spread);
        pixelKernels().normalise(frame.pixels, sums, squares, weights, m_size, least, m_clip);
        fillOutside(frame.pixels, frame.width, region, 0);
        frame.blank = !(spread > 0);
    }

private:
    /// 1 / (number of weighted pixels of the screen in the window), 0 outside the screen.
    void prepareWeights(const Frame& frame, const Region& region, float* weights) const
    {
        indicator(region, frame.width, weights);
        boxSum(weights, frame.spare, frame.height, frame.width, m_radius, kPasses);
        for (std::size_t i = 0; i < m_size; ++i)
            weights[i] = weights[i] > 0.5f ? 1 / weights[i] : 0;
    }

    int m_radius;
    float m_clip;
    std::vector<Region> m_regions;
    std::size_t m_size;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan) { return std::make_unique<LocalContrast>(options, plan); }

} // namespace

StepKind localContrastStep() { return stepRow<Options, prepare>("local-contrast", "Local contrast"); }

} // namespace kikuscope::preprocess
