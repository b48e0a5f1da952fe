// SPDX-License-Identifier: GPL-3.0-or-later
// Gnomonic: the pattern as one camera would have recorded it, whatever camera did. With a known pattern centre angles are
// known, and on a plane screen another pattern centre is a shift and a scale; what the camera did not see stays outside
// of the screen. Pixels are square here, so the rectangle that becomes the result follows from the height alone.
#include "core/preprocess/resampling.h"

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    int size = 64;
    double pcX = 0.5, pcY = 0.35, pcZ = 0.55;
    template <class V> void visit(V& v)
    {
        v.field("size", size, {.min = 8, .max = 2048, .unit = "px", .help = "Side of the square result"});
        v.field("pc_x", pcX, {.min = -1, .max = 2, .help = "Pattern centre of the result from its left, in parts of its side"});
        v.field("pc_y", pcY, {.min = -1, .max = 2, .help = "Pattern centre of the result from its top, in parts of its side"});
        v.field("pc_z", pcZ, {.min = 0.1, .max = 10, .help = "Detector distance of the result, in parts of its side"});
    }
};

constexpr double leastShare = 0.15; // of the side of the result that the pattern must reach over

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    if (!plan.patternCentre)
        throw Error(ErrorKind::BadSetting, "The preprocessing step gnomonic needs the pattern centre, which is not known here; give it (--pc x,y,z on "
                                           "the command line, Analyse > Pattern centre in the window), or choose a model that does not need it.");
    // The recorded pattern's pixel of a pattern centre, and the distance, in pixels of what reaches this step.
    const double pixel = plan.height / plan.area.height;
    const double x = (plan.patternCentre->x * plan.recordedWidth - plan.area.left) * (plan.width / plan.area.width);
    const double y = (plan.patternCentre->y * plan.recordedHeight - plan.area.top) * pixel;
    const double distance = plan.patternCentre->z * plan.recordedHeight * pixel;
    const double side = distance / options.pcZ, left = x - options.pcX * side, top = y - options.pcY * side;
    const double seenX = std::min(left + side, double(plan.width)) - std::max(left, 0.);
    const double seenY = std::min(top + side, double(plan.height)) - std::max(top, 0.);
    if (!(side > 0) || !(seenX > leastShare * side) || !(seenY > leastShare * side))
        throw Error(ErrorKind::BadSetting, "The pattern centre does not fit the preprocessing step gnomonic: it leaves next to nothing of the pattern in sight; check its convention.");
    for (Screen& screen : plan.screens) {
        screen.left = std::max(screen.left, 0.), screen.right = std::min(screen.right, double(plan.width));
        screen.top = std::max(screen.top, 0.), screen.bottom = std::min(screen.bottom, double(plan.height));
    }
    return resampled(plan, left, top, side, side, options.size);
}

} // namespace

StepKind gnomonicStep()
{
    StepKind kind = stepRow<Options, prepare>("gnomonic", "Gnomonic projection of a known pattern centre");
    kind.needsPatternCentre = true;
    return kind;
}

} // namespace kikuscope::preprocess
