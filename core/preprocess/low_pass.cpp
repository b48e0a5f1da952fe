// SPDX-License-Identifier: GPL-3.0-or-later
// Low-pass: Gaussian smoothing that counts pixels of the screen only.
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
    std::size_t memoryFloats() const override { return m_size; }

    void apply(Frame& frame, StepMemory& memory) const override
    {
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        float* weights = memory.values.data();
        if (memory.screen != frame.screen) {
            indicator(region, frame.width, weights);
            m_smoother.run(weights, frame.scratch);
            for (std::size_t i = 0; i < m_size; ++i)
                weights[i] = weights[i] > 1e-6f ? 1 / weights[i] : 0;
            memory.screen = frame.screen;
        }
        fillOutside(frame.pixels, frame.width, region, 0);
        m_smoother.run(frame.pixels, frame.scratch);
        for (std::size_t i = 0; i < m_size; ++i)
            frame.pixels[i] *= weights[i];
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
