// SPDX-License-Identifier: GPL-3.0-or-later
// Dynamic background: the pattern's own wide Gaussian blur, subtracted or divided out.
#include "core/preprocess/smoothing.h"
#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    std::string mode = "subtract";
    double sigmaFraction = 0.125;
    template <class V> void visit(V& v)
    {
        v.field("mode", mode, {.help = "How the blurred pattern is removed", .choices = {"subtract", "divide"}});
        v.field("sigma_fraction", sigmaFraction, {.min = 0.005, .max = 1, .help = "Sigma of the blur as fraction of the width"});
    }
};

class DynamicBackground : public Step
{
public:
    DynamicBackground(const Options& options, const Plan& plan)
        : m_divide(options.mode == "divide"), m_regions(plan.regions()),
          m_smoother(plan.height, plan.width, std::max(0.3, options.sigmaFraction * plan.width)), m_size(plan.size())
    {
    }
    std::size_t scratchFloats() const override { return m_size + m_smoother.spareFloats(); }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        float* blurred = frame.scratch;
        float* spare = blurred + m_size;
        const float* norm = memory.of(frame.screen, m_size, [&](float* values) {
            indicator(region, frame.width, values);
            m_smoother.run(values, spare);
        });
        fillOutside(frame.pixels, frame.width, region, 0);
        std::copy(frame.pixels, frame.pixels + frame.size(), blurred);
        m_smoother.run(blurred, spare);
        std::size_t first = 0;
        for (const auto [begin, end] : region.rows) {
            for (std::size_t i = first + static_cast<std::size_t>(begin); i < first + static_cast<std::size_t>(end); ++i) {
                const float background = blurred[i] / norm[i];
                if (m_divide)
                    frame.pixels[i] = background > 0 ? frame.pixels[i] / background - 1 : 0;
                else
                    frame.pixels[i] -= background;
            }
            first += static_cast<std::size_t>(frame.width);
        }
    }

private:
    bool m_divide;
    std::vector<Region> m_regions;
    Smoother m_smoother;
    std::size_t m_size;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan) { return std::make_unique<DynamicBackground>(options, plan); }

} // namespace

StepKind dynamicBackgroundStep() { return stepRow<Options, prepare>("dynamic-background", "Dynamic background"); }

} // namespace kikuscope::preprocess
