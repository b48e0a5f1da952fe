// SPDX-License-Identifier: GPL-3.0-or-later
// Mask: which part of the pattern is the screen. Later steps look at that part only; outside is set to the mean of the
// inside here. "auto" finds a centred circular screen by its blank surroundings, pattern by pattern.
#include "core/preprocess/screen_search.h"
#include "core/preprocess/steps.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::preprocess {
namespace {

struct Options
{
    using IsSettings = void;
    std::string shape = "auto";
    double radius = 0.5;
    template <class V> void visit(V& v)
    {
        v.field("shape", shape, {.help = "Where the screen is", .choices = {"auto", "circle", "none"}});
        v.field("radius", radius, {.min = 0.05, .max = 1, .help = "Radius of a circle as fraction of the shorter side"});
    }
};

constexpr std::size_t kMostSamples = 256;

Screen circle(int height, int width, double radius)
{
    const double r = radius * std::min(height, width);
    return {false, width / 2., height / 2., r, r};
}

void thinOut(std::vector<std::uint32_t>& ring)
{
    if (ring.size() <= kMostSamples)
        return;
    for (std::size_t i = 0; i < kMostSamples; ++i)
        ring[i] = ring[i * ring.size() / kMostSamples];
    ring.resize(kMostSamples);
}

/// Finds the smallest candidate circle beyond which the pattern is blank.
class ScreenFinder
{
public:
    explicit ScreenFinder(const Plan& plan) : m_rings(screenRings(plan.height, plan.width)) {}

    /// 0: the whole pattern; k: candidate circle k - 1.
    int find(const float* pixels) const
    {
        const Level inside = levelOf(ring(0), pixels), corner = levelOf(ring(kCandidates), pixels);
        const double contrast = inside.mean - corner.mean;
        const double tolerance = std::max(kBlankSpread * inside.spread, kBlankLevel * contrast);
        int first = kCandidates + 1; // first of the blank rings
        while (first > 1 && isBlank(levelOf(ring(first - 1), pixels), corner.mean, tolerance))
            --first;
        if (first > kCandidates)
            return 0;
        const Level rim = levelOf(ring(std::max(0, first - kRimDepth)), pixels);
        const bool step = contrast > 0 && rim.mean - corner.mean > kLeastEdge * contrast;
        if (!step && rim.spread <= kLeastRoughening * corner.spread)
            return 0;
        const double usual = blankPart(ring(0), pixels, corner.mean, tolerance);
        for (int k = 0; step && k < kMostRingsLeftOut && first > 1; ++k, --first)
            if (blankPart(ring(first - 1), pixels, corner.mean, tolerance) <= usual + kMostBlankPixels)
                break;
        return first;
    }

private:
    struct Level { double mean, spread; };

    static Level levelOf(const std::vector<std::uint32_t>& ring, const float* pixels)
    {
        double sum = 0, squares = 0;
        const double origin = ring.empty() ? 0 : pixels[ring[0]];
        for (const auto i : ring) {
            const double v = pixels[i] - origin;
            sum += v;
            squares += v * v;
        }
        const double n = static_cast<double>(std::max<std::size_t>(1, ring.size())), mean = sum / n;
        return {mean + origin, std::sqrt(std::max(0., squares / n - mean * mean))};
    }
    static bool isBlank(const Level& level, double corner, double tolerance)
    {
        return std::abs(level.mean - corner) <= tolerance && level.spread <= tolerance;
    }

    static double blankPart(const std::vector<std::uint32_t>& ring, const float* pixels, double corner, double tolerance)
    {
        const auto blank = std::count_if(ring.begin(), ring.end(), [&](auto i) { return std::abs(pixels[i] - corner) <= tolerance; });
        return static_cast<double>(blank) / static_cast<double>(std::max<std::size_t>(1, ring.size()));
    }
    const std::vector<std::uint32_t>& ring(int k) const { return m_rings[static_cast<std::size_t>(k)]; }

    std::vector<std::vector<std::uint32_t>> m_rings;
};

class Mask : public Step
{
public:
    Mask(const Plan& plan, bool find) : m_regions(plan.regions())
    {
        if (find)
            m_finder = std::make_unique<ScreenFinder>(plan);
    }

    void apply(Frame& frame, StepMemory&) const override
    {
        frame.screen = m_finder ? m_finder->find(frame.pixels) : 1;
        const auto& region = m_regions[static_cast<std::size_t>(frame.screen)];
        frame.blank = relativeRange(frame.pixels, frame.width, region) < kNoContrast;
        if (!region.whole)
            fillOutside(frame.pixels, frame.width, region, static_cast<float>(meanOf(frame.pixels, frame.width, region)));
    }

private:
    std::vector<Region> m_regions;
    std::unique_ptr<ScreenFinder> m_finder;
};

std::unique_ptr<Step> prepare(const Options& options, Plan& plan)
{
    plan.screens.resize(1);
    const Screen all = plan.screens[0];
    const bool find = options.shape == "auto";
    if (options.shape == "none" || (find && std::min(plan.height, plan.width) < kLeastSide))
        return nullptr;
    if (find)
        plan.screens = candidateScreens(plan.height, plan.width);
    else
        plan.screens.push_back(circle(plan.height, plan.width, options.radius));
    for (Screen& screen : plan.screens)
        screen.left = all.left, screen.top = all.top, screen.right = all.right, screen.bottom = all.bottom;
    return std::make_unique<Mask>(plan, find);
}

} // namespace

std::vector<Screen> candidateScreens(int height, int width)
{
    std::vector<Screen> screens{Screen{}};
    for (int k = 0; k < kCandidates; ++k)
        screens.push_back(circle(height, width, kFirstRadius + k * kRadiusStep));
    return screens;
}

std::vector<std::vector<std::uint32_t>> screenRings(int height, int width)
{
    std::vector<std::vector<std::uint32_t>> rings(kCandidates + 1);
    const double side = std::min(height, width);
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x) {
            const double r = std::hypot(x + 0.5 - width / 2., y + 0.5 - height / 2.) / side;
            const int ring = std::min(kCandidates, 1 + static_cast<int>(std::floor((r - kFirstRadius) / kRadiusStep)));
            rings[static_cast<std::size_t>(std::max(0, ring))].push_back(static_cast<std::uint32_t>(y * width + x));
        }
    for (auto& ring : rings)
        thinOut(ring);
    return rings;
}

StepKind maskStep() { return stepRow<Options, prepare>("mask", "Mask"); }

} // namespace kikuscope::preprocess
