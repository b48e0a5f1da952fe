// SPDX-License-Identifier: GPL-3.0-or-later
// Standardise: mean 0 and standard deviation 1 inside the screen, 0 outside.
#include "core/preprocess/steps.h"

#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    template <class V> void visit(V&) {}
};

class Standardise : public Step
{
public:
    explicit Standardise(const Plan& plan) : m_regions(plan.regions()) {}

    void apply(Frame& frame, StepMemory&) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const double mean = meanOf(frame.pixels, frame.width, region);
        double squares = 0;
        for (int y = 0; y < frame.height; ++y) {
            const auto [begin, end] = region.rows[static_cast<std::size_t>(y)];
            for (int x = begin; x < end; ++x)
                squares += (frame.row(y)[x] - mean) * (frame.row(y)[x] - mean);
        }
        const double spread = std::sqrt(squares / static_cast<double>(std::max<std::int64_t>(1, region.pixels)));
        frame.blank = !(spread > kNoContrast * std::abs(mean));
        const float scale = static_cast<float>(frame.blank ? 0 : 1 / spread), shift = static_cast<float>(mean);
        for (std::size_t i = 0; i < frame.size(); ++i)
            frame.pixels[i] = (frame.pixels[i] - shift) * scale;
        fillOutside(frame.pixels, frame.width, region, 0);
    }

private:
    std::vector<Region> m_regions;
};

std::unique_ptr<Step> prepare(const Options&, Plan& plan) { return std::make_unique<Standardise>(plan); }

} // namespace

StepKind standardiseStep() { return stepRow<Options, prepare>("standardise", "Standardise"); }

} // namespace kikuscope::preprocess
