// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/conditions.h"

#include "core/base/error.h"
#include "core/preprocess/recipe.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace kikuscope::match {
namespace {

constexpr double usualTiltDeg = 70, usualEnergyKeV = 20;
constexpr std::int64_t screenSamples = 16;

double valueOr(const std::optional<double>& value, double usual, const char* what, const char* unit,
               JobMonitor& job)
{
    if (!value)
        job.warn(std::string("The file does not say the ") + what + "; " +
                 std::to_string(static_cast<int>(usual)) + " " + unit + " is assumed.");
    return value.value_or(usual);
}

SampleFrame frameOf(const EbsdScan& scan)
{
    if (scan.indexing)
        return scan.indexing->frame;
    const auto vendor = scan.detector.recordedAs;
    return vendor == PatternCentreConvention::Oxford ? SampleFrame::Hkl : SampleFrame::Tsl;
}

} // namespace

EulerAngles Conditions::eulerAngles(const Eigen::Quaterniond& crystalFromDetector) const
{
    return eulerFromMatrix(crystalFromDetector.toRotationMatrix() *
                           sampleFromDetector(frame, sampleTiltDeg, detectorTiltDeg).transpose());
}

Eigen::Quaterniond Conditions::crystalFromDetector(const EulerAngles& euler) const
{
    return Eigen::Quaterniond(crystalFromSample(euler) *
                              sampleFromDetector(frame, sampleTiltDeg, detectorTiltDeg));
}

PatternBlock spreadPatterns(const PatternSource& source, std::int64_t count)
{
    std::vector<PatternBlock> found;
    const std::int64_t wanted = std::min(count, source.size());
    for (std::int64_t k = 0; k < wanted; ++k)
        if (const std::int64_t i = k * source.size() / wanted; source.has(i))
            found.push_back(source.read({i, 1}));
    PatternBlock block({0, static_cast<std::int64_t>(found.size())}, source.height(), source.width());
    for (std::size_t k = 0; k < found.size(); ++k) {
        std::copy(found[k].pixels.begin(), found[k].pixels.end(),
                  block.pattern(static_cast<std::int64_t>(k)).data);
        block.present[k] = 1;
    }
    return block;
}

double screenRadiusOf(const PatternBlock& patterns)
{
    // What the mask step leaves out is exactly 0 after a flat field.
    preprocess::PreprocessRecipe recipe;
    recipe.steps = {Json{{"step", "mask"}, {"shape", "auto"}}, Json{{"step", "flat-field"}, {"degree", 0}}};
    const preprocess::RecipeRunner runner(recipe, patterns.height, patterns.width);
    const std::vector<float> masked = runner.apply(patterns);
    const auto size = static_cast<std::size_t>(patterns.patternSize());
    const double side = std::min(patterns.height, patterns.width);
    std::vector<double> radii;
    for (std::size_t i = 0; i < patterns.present.size(); ++i) {
        const float* p = masked.data() + i * size;
        const bool corners = p[0] != 0 || p[size - 1] != 0 || p[patterns.width - 1] != 0 ||
                             p[size - static_cast<std::size_t>(patterns.width)] != 0;
        const auto inside = size - static_cast<std::size_t>(std::count(p, p + size, 0.f));
        if (patterns.present[i] && inside > 0)
            radii.push_back(
                corners ? 0 : (std::sqrt(static_cast<double>(inside) / std::numbers::pi) + 0.5) / side);
    }
    if (radii.empty())
        return 0;
    std::nth_element(radii.begin(), radii.begin() + static_cast<std::ptrdiff_t>(radii.size() / 2),
                     radii.end());
    return radii[radii.size() / 2];
}

Conditions conditionsOf(const EbsdScan& scan, const std::optional<PatternCentre>& patternCentre,
                        JobMonitor& job)
{
    const std::string name = scan.path.empty() ? scan.name : scan.path.filename().string();
    if (!scan.patterns)
        throw Error(
            ErrorKind::BadSetting,
            name +
                " holds no patterns to match; give the pattern file of this scan (.up2, .h5oina, .h5, ...).");
    const auto pc = patternCentre ? patternCentre : scan.detector.patternCentre;
    if (!pc)
        throw Error(
            ErrorKind::BadSetting,
            name + " does not say its pattern centre, without which nothing can be matched; give it as x,y,z "
                   "in Bruker's convention or have it estimated.");
    if (!(std::abs(pc->x) < 10 && std::abs(pc->y) < 10 && pc->z > 0.05 && pc->z < 10))
        throw Error(ErrorKind::BadSetting,
                    "The pattern centre of " + name +
                        " is out of range; x and y are fractions of width and height, z "
                        "(distance / height) lies between 0.05 and 10.");
    Conditions c;
    c.height = scan.patterns->height();
    c.width = scan.patterns->width();
    c.patternCentre = *pc;
    c.sampleTiltDeg = valueOr(scan.detector.sampleTiltDeg, usualTiltDeg, "sample tilt", "degrees", job);
    c.detectorTiltDeg = valueOr(scan.detector.detectorTiltDeg, 0, "tilt of the camera", "degrees", job);
    c.energyKeV = valueOr(scan.detector.energyKeV, usualEnergyKeV, "beam energy", "keV", job);
    c.frame = frameOf(scan);
    c.staticBackground = scan.detector.staticBackground;
    c.screenRadius = screenRadiusOf(spreadPatterns(*scan.patterns, screenSamples));
    return c;
}

} // namespace kikuscope::match
