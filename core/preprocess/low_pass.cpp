// SPDX-License-Identifier: GPL-3.0-or-later
// Low-pass: Gaussian smoothing that counts pixels of the screen only.
#include "core/preprocess/pixel_kernel.h"
#include "core/preprocess/smoothing.h"
#include "core/preprocess/steps.h"

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    double sigmaPx = 1.2;
    template <class V> void visit(V& v)
    {
        v.field("sigma_px", sigmaPx, {.min = 0.3, .max = 100, .unit = "px", .help = "Sigma of the Gaussian at this point of the recipe"});
    }
};

class LowPass : public Step
{
public:
    LowPass(const Options& options, const Plan& plan)
        : m_regions(plan.regions()), m_smoother(plan.height, plan.width, options.sigmaPx), m_size(plan.size())
    {
    }
    std::size_t scratchFloats() const override { return m_smoother.spareFloats(); }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        const float* weights = memory.of(frame.screen, m_size, [&](float* values) {
            indicator(region, frame.width, values);
            m_smoother.run(values, frame.scratch);
            for (std::size_t i = 0; i < m_size; ++i)
                values[i] = values[i] > 1e-6f ? 1 / values[i] : 0;
        });
        fillOutside(frame.pixels, frame.width, region, 0);
        m_smoother.run(frame.pixels, frame.scratch);
        pixelKernels().multiply(frame.pixels, weights, m_size);
        fillOutside(frame.pixels, frame.width, region, 0);
    }

private:
    std::vector<Region> m_regions;
    Smoother m_smoother;
    std::size_t m_size;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan) { return std::make_unique<LowPass>(options, plan); }

} // namespace

StepKind lowPassStep() { return stepRow<Options, prepare>("low-pass", "Low-pass"); }

} // namespace kikuscope::preprocess
