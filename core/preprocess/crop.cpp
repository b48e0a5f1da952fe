// SPDX-License-Identifier: GPL-3.0-or-later
// Crop: cuts margins off, given as fractions of the pattern's width and height.
#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    double left = 0, top = 0, right = 0, bottom = 0;
    template <class V> void visit(V& v)
    {
        v.field("left", left, {.min = 0, .max = 0.49, .help = "Cut from the left, fraction of the width"});
        v.field("top", top, {.min = 0, .max = 0.49, .help = "Cut from the top, fraction of the height"});
        v.field("right", right, {.min = 0, .max = 0.49, .help = "Cut from the right, fraction of the width"});
        v.field("bottom", bottom, {.min = 0, .max = 0.49, .help = "Cut from the bottom, fraction of the height"});
    }
};

class Crop : public Step
{
public:
    Crop(int left, int top, int height, int width) : m_left(left), m_top(top), m_height(height), m_width(width) {}

    void apply(Frame& frame, StepMemory&) const override
    {
        for (int y = 0; y < m_height; ++y) {
            const float* from = frame.row(y + m_top) + m_left;
            std::copy(from, from + m_width, frame.spare + static_cast<std::size_t>(y) * static_cast<std::size_t>(m_width));
        }
        frame.swap();
        frame.height = m_height;
        frame.width = m_width;
    }

private:
    int m_left, m_top, m_height, m_width;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    const auto cut = [](double fraction, int size) { return static_cast<int>(std::lround(fraction * size)); };
    const int left = cut(options.left, plan.width), top = cut(options.top, plan.height);
    const int width = plan.width - left - cut(options.right, plan.width), height = plan.height - top - cut(options.bottom, plan.height);
    if (width < 1 || height < 1)
        throw Error(ErrorKind::BadSetting, "The step crop leaves nothing of patterns of " + std::to_string(plan.width) + " x " +
                                               std::to_string(plan.height) + " pixels; make its margins smaller.");
    if (width == plan.width && height == plan.height)
        return nullptr;
    for (auto& screen : plan.screens)
        screen = screen.transformed(left, top, 1, 1);
    plan.narrow(left, top, width, height);
    plan.width = width;
    plan.height = height;
    return std::make_unique<Crop>(left, top, height, width);
}

} // namespace

StepKind cropStep() { return stepRow<Options, prepare>("crop", "Crop"); }

} // namespace kikuscope::preprocess
