// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/explain_many.h"

#include "app/cli/output.h"
#include "app/cli/scan_input.h"
#include "core/base/error.h"
#include "core/preprocess/recipe.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::cli {
namespace {

Json estimateJson(const analysis::Estimate& e)
{
    const auto finite = [](double v) { return std::isfinite(v) ? Json(v) : Json(); };
    return {{"value", finite(e.value)}, {"low", finite(e.low)}, {"high", finite(e.high)}};
}

Json curveJson(const nn::FaithfulnessCurve& curve) { return {{"mean", curve.mean}, {"area", estimateJson(curve.area)}}; }

std::string estimateText(const analysis::Estimate& e, int decimals)
{
    return number(e.value, decimals) + "  (" + (std::isfinite(e.low) ? number(e.low, decimals) + " to " + number(e.high, decimals) : "one value") + ")";
}

} // namespace

std::vector<std::int64_t> pixelsNamed(const EbsdScan& scan, const std::string& text, std::size_t most)
{
    std::int64_t top = 0, left = 0, bottom = scan.grid.rows - 1, right = scan.grid.cols - 1;
    if (text != "all") {
        const auto colon = text.find(':');
        if (colon == std::string::npos)
            throw Error(ErrorKind::BadSetting, "--mean \"" + text + "\" is neither \"all\" nor a rectangle ROW,COL:ROW,COL.");
        const auto [r0, c0] = parsePair(text.substr(0, colon), ',');
        const auto [r1, c1] = parsePair(text.substr(colon + 1), ',');
        if (!scan.grid.contains(r0, c0) || !scan.grid.contains(r1, c1))
            throw Error(ErrorKind::BadSetting, "--mean " + text + " reaches outside the map of " + std::to_string(scan.grid.rows) + " rows and " +
                                                   std::to_string(scan.grid.cols) + " columns counted from 0.");
        std::tie(top, bottom) = std::minmax(r0, r1);
        std::tie(left, right) = std::minmax(c0, c1);
    }
    std::vector<std::int64_t> pixels;
    for (std::int64_t row = top; row <= bottom; ++row)
        for (std::int64_t col = left; col <= right; ++col)
            if (const auto pixel = scan.grid.index(row, col); scan.patterns->has(pixel))
                pixels.push_back(pixel);
    return nn::evenSample(pixels, most);
}

std::vector<float> inputsOf(const EbsdScan& scan, const nn::ModelFile& model, const std::vector<std::int64_t>& pixels)
{
    const preprocess::RecipeRunner runner(model.recipe, scan.patterns->height(), scan.patterns->width(), scan.detector);
    const auto size = static_cast<std::size_t>(runner.outputHeight()) * static_cast<std::size_t>(runner.outputWidth());
    std::vector<float> inputs(pixels.size() * size);
    const auto workspace = runner.makeWorkspace();
    for (std::size_t i = 0; i < pixels.size(); ++i)
        runner.apply(std::as_const(scan.patterns)->read({pixels[i], 1}).pattern(0), inputs.data() + i * size, *workspace);
    return inputs;
}

Json toJson(const nn::HeatFaithfulness& f, const nn::RandomisationCheck& check)
{
    return {{"patterns", f.patterns},
            {"deletion", curveJson(f.deletion)},
            {"insertion", curveJson(f.insertion)},
            {"random_deletion", curveJson(f.randomDeletion)},
            {"random_insertion", curveJson(f.randomInsertion)},
            {"deletion_gain", estimateJson(f.deletionGain)},
            {"insertion_gain", estimateJson(f.insertionGain)},
            {"random_weights", {{"rank_correlation", estimateJson(check.rankCorrelation)}, {"ssim", estimateJson(check.similarity)}}}};
}

Json toJson(const nn::ZoneAxisHeat& heat)
{
    Json groups = Json::array();
    for (const auto& group : heat.groups)
        groups.push_back({{"order", group.order}, {"relative_heat", estimateJson(group.heat)}, {"grains", group.grains}, {"area_share", group.areaShare}});
    return {{"patterns", heat.patterns}, {"left_out", heat.left}, {"groups", groups}, {"notes", heat.notes}};
}

void printFaithfulness(const nn::HeatFaithfulness& f, const nn::RandomisationCheck& check)
{
    printLine("\nFaithfulness of " + std::to_string(f.patterns) + " patterns: area under the probability, mean and 95 % interval");
    TextTable table({"order", "deletion (low is good)", "insertion (high is good)"});
    table.add({"by heat", estimateText(f.deletion.area, 3), estimateText(f.insertion.area, 3)});
    table.add({"at random", estimateText(f.randomDeletion.area, 3), estimateText(f.randomInsertion.area, 3)});
    table.add({"gain", estimateText(f.deletionGain, 3), estimateText(f.insertionGain, 3)});
    table.print();
    printLine("Against random weights: rank correlation " + estimateText(check.rankCorrelation, 2) + ", SSIM " + estimateText(check.similarity, 2) +
              "; 1 would mean that nothing learned shows");
}

void printZoneAxes(const nn::ZoneAxisHeat& heat)
{
    printLine("\nHeat near zone axes relative to the mean of its pattern, " + std::to_string(heat.patterns) + " patterns, " + std::to_string(heat.left) +
              " left out; mean over grains and 95 % interval");
    TextTable table({"order of rotation", "relative heat", "grains", "share of the area"}, {2, 3});
    for (const auto& group : heat.groups)
        table.add({group.order > 0 ? std::to_string(group.order) : "elsewhere", estimateText(group.heat, 3), std::to_string(group.grains), percent(group.areaShare)});
    table.print();
}

} // namespace kikuscope::cli
