// SPDX-License-Identifier: GPL-3.0-or-later
// pattern: one pattern as PNG, the recorded values unchanged or what a recipe makes of them.
#include "app/cli/command.h"
#include "app/cli/grey_picture.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/preprocess/recipe.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::cli {
namespace {

struct Options
{
    ScanInput input;
    std::string at;
    std::filesystem::path recipe, output;
    bool json = false;
};

struct GreyPicture
{
    Image<float> pixels;
    int bits = 8;
};

GreyPicture recorded(const PatternBlock& block, PixelType type, JobMonitor& job)
{
    GreyPicture picture{Image<float>(block.height, block.width), type == PixelType::U8 ? 8 : 16};
    picture.pixels.pixels = block.pixels;
    const bool fits = std::all_of(block.pixels.begin(), block.pixels.end(),
                                  [](float v) { return v >= 0 && v <= 65535 && v == std::floor(v); });
    if (!fits) {
        job.warn(std::string("The ") + toString(type) + " values do not fit a 16-bit PNG and were stretched to its range.");
        stretch(picture.pixels, 16);
    }
    return picture;
}

GreyPicture afterRecipe(const PatternBlock& block, const Detector& detector, const std::filesystem::path& recipeFile)
{
    const auto recipe = preprocess::PreprocessRecipe::fromJson(parseJson(readTextFile(recipeFile), recipeFile.string()));
    const preprocess::RecipeRunner runner(recipe, block.height, block.width, detector);
    GreyPicture picture{Image<float>(runner.outputHeight(), runner.outputWidth()), 8};
    const auto workspace = runner.makeWorkspace();
    runner.apply(block.pattern(0), picture.pixels.pixels.data(), *workspace);
    stretch(picture.pixels, 8);
    return picture;
}

void savePattern(const Options& options, JobMonitor& job)
{
    const EbsdScan scan = options.input.open(job);
    const auto [row, col] = parsePair(options.at, ',');
    const PatternBlock block = readPattern(scan, row, col);
    const GreyPicture picture = options.recipe.empty() ? recorded(block, scan.patterns->pixelType(), job)
                                                       : afterRecipe(block, scan.detector, options.recipe);
    io::writeGreyPng(options.output, picture.pixels.view(), picture.bits);
    if (options.json)
        printJson({{"output", options.output.string()}, {"row", row}, {"col", col},
                   {"height", picture.pixels.rows}, {"width", picture.pixels.cols}, {"bits", picture.bits}});
    else
        printLine(options.output.string());
}

} // namespace

Action declarePattern(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command.add_option("--at", options->at, "Row and column of the map point, counted from 0")
        ->required()
        ->check(pairOfNumbers(',', "ROW,COL"));
    command.add_option("--recipe", options->recipe, "Preprocessing recipe (JSON); without it the recorded values, unchanged");
    command.add_option("-o,--output", options->output, "PNG file to write (8 or 16 bit)")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"pattern scan.up2 --at 10,25 -o recorded.png",
                          "pattern scan.up2 --at 10,25 --recipe recipe.json -o prepared.png"});
    return [options](JobMonitor& job) { savePattern(*options, job); };
}

} // namespace kikuscope::cli
