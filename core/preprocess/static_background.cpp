// SPDX-License-Identifier: GPL-3.0-or-later
// Static background: the average of many patterns, recorded with the scan, divided out or subtracted.
#include "core/preprocess/steps.h"

#include <algorithm>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    std::string mode = "divide";
    template <class V> void visit(V& v)
    {
        v.field("mode", mode, {.help = "How the recorded background is removed", .choices = {"divide", "subtract"}});
    }
};

constexpr double kLeastBackground = 0.02; // of its mean; below, the ratio would be noise

class StaticBackground : public Step
{
public:
    StaticBackground(const Options& options, const Plan& plan)
        : m_divide(options.mode == "divide"), m_regions(plan.regions()), m_correction(plan.size())
    {
        const auto& background = plan.staticBackground->pixels;
        double mean = 0;
        for (const float v : background)
            mean += v;
        mean /= static_cast<double>(background.size());
        for (std::size_t i = 0; i < background.size(); ++i) {
            const double floored = std::max<double>(background[i], kLeastBackground * mean);
            m_correction[i] = static_cast<float>(m_divide ? (mean > 0 ? mean / floored : 1) : mean - background[i]);
        }
    }

    void apply(Frame& frame, StepMemory&) const override
    {
        float* pixels = frame.pixels;
        for (std::size_t i = 0; m_divide && i < frame.size(); ++i)
            pixels[i] *= m_correction[i];
        for (std::size_t i = 0; !m_divide && i < frame.size(); ++i)
            pixels[i] += m_correction[i];
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        if (!region.whole)
            fillOutside(pixels, frame.width, region, static_cast<float>(meanOf(pixels, frame.width, region)));
        frame.blank = relativeRange(pixels, frame.width, region) < kNoContrast;
    }

private:
    bool m_divide;
    std::vector<Region> m_regions;
    std::vector<float> m_correction; // factor or summand, keeps the mean grey value
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    const auto* background = plan.staticBackground;
    if (!background || background->empty())
        return nullptr;
    if (background->rows != plan.height || background->cols != plan.width)
        throw Error(ErrorKind::BadSetting,
                    "The static background has " + std::to_string(background->cols) + " x " + std::to_string(background->rows) +
                        " pixels, but patterns of " + std::to_string(plan.width) + " x " + std::to_string(plan.height) +
                        " pixels reach the step static-background; put it before crop and resize, or use the background of this scan.");
    return std::make_unique<StaticBackground>(options, plan);
}

} // namespace

StepKind staticBackgroundStep() { return stepRow<Options, prepare>("static-background", "Static background"); }

} // namespace kikuscope::preprocess
