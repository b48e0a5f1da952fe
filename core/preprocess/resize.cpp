// SPDX-License-Identifier: GPL-3.0-or-later
// Resize to size x size: area average where the pattern shrinks, bilinear where it grows. Patterns that are not square
// lose their longer side's ends ("crop", which keeps all angles) or are squeezed ("stretch").
#include "core/preprocess/resampling.h"

#include <algorithm>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    int size = 64;
    std::string fit = "crop";
    template <class V> void visit(V& v)
    {
        v.field("size", size, {.min = 8, .max = 2048, .unit = "px", .help = "Side of the square result"});
        v.field("fit", fit, {.help = "What happens to patterns that are not square", .choices = {"crop", "stretch"}});
    }
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    const bool crop = options.fit == "crop";
    const double side = std::min(plan.height, plan.width);
    const double width = crop ? side : plan.width, height = crop ? side : plan.height;
    const double left = (plan.width - width) / 2, top = (plan.height - height) / 2;
    if (plan.width == options.size && plan.height == options.size)
        return nullptr;
    return resampled(plan, left, top, width, height, options.size);
}

} // namespace

StepKind resizeStep() { return stepRow<Options, prepare>("resize", "Resize"); }

} // namespace kikuscope::preprocess
