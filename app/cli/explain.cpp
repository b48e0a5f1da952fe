// SPDX-License-Identifier: GPL-3.0-or-later
// explain: heat maps of what speaks for a class in one or more patterns, as a figure and as numbers.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"

#include "core/base/atomic_file.h"
#include "core/draw/heat_figure.h"
#include "core/draw/palette.h"
#include "core/io/formats.h"
#include "core/nn/explain.h"
#include "core/preprocess/recipe.h"

#include <sstream>

namespace kikuscope::cli {
namespace {

constexpr int faithfulnessSteps = 16;

struct Options
{
    ScanInput input;
    std::vector<std::string> at, classes;
    std::string model = "phases-starter", device = "auto", method = "gradcam", colours = "viridis";
    int layer = 0;
    double opacity = 0.5;
    std::filesystem::path output, numbers;
    bool json = false;
};

/// A pattern of the map after the recipe, with what the model makes of it.
struct Explained
{
    std::int64_t row = 0, col = 0;
    Image<float> input;
    std::vector<nn::Explanation> heats; // one per class asked for
    std::vector<nn::Faithfulness> faithfulness;
};

std::vector<int> classIds(const Options& options, const nn::ModelFile& model)
{
    std::vector<int> ids;
    for (const std::string& name : options.classes) {
        const int id = model.classes.idOf(name);
        if (id == 0) {
            std::string known;
            for (const Phase& phase : model.classes.phases)
                known += (known.empty() ? "" : ", ") + phase.name;
            throw Error(ErrorKind::BadSetting, "--class: the model " + model.name + " has no class \"" + name + "\"; it has " + known + ".");
        }
        ids.push_back(id);
    }
    if (ids.empty())
        ids.push_back(0); // the answer of the model
    return ids;
}

Explained explainPoint(const EbsdScan& scan, const std::string& at, const Options& options, nn::Explainer& explainer, const std::vector<int>& ids)
{
    const auto [row, col] = parsePair(at, ',');
    const PatternBlock block = readPattern(scan, row, col);
    const preprocess::RecipeRunner runner(explainer.model().recipe, block.height, block.width, scan.detector.staticBackground);
    Explained result{row, col, Image<float>(runner.outputHeight(), runner.outputWidth()), {}, {}};
    runner.apply(block.pattern(0), result.input.pixels.data(), *runner.makeWorkspace());
    for (const int id : ids) {
        const nn::ExplainOptions how{nn::explainMethod(options.method), id, options.layer};
        result.heats.push_back(explainer.explain(result.input.pixels, how).front());
        result.faithfulness.push_back(explainer.faithfulness(result.input.pixels, result.heats.back(), faithfulnessSteps));
    }
    return result;
}

float probabilityOf(const nn::Explanation& heat) { return heat.probabilities[static_cast<std::size_t>(heat.classId - 1)]; }

Image<Rgba> figure(const std::vector<Explained>& points, const nn::ModelFile& model, const Options& options)
{
    std::vector<std::vector<draw::HeatPanel>> rows;
    for (const Explained& point : points) {
        const std::string where = "row " + std::to_string(point.row) + ", column " + std::to_string(point.col);
        rows.push_back({{draw::greyImage(point.input), where}});
        for (const nn::Explanation& heat : point.heats)
            rows.back().push_back({draw::heatOverlay(point.input, heat.normalised(), options.colours, options.opacity),
                                   model.classes[heat.classId].name + " " + percent(static_cast<double>(probabilityOf(heat)))});
    }
    return draw::heatFigure(rows, options.colours);
}

void writeNumbers(const std::filesystem::path& path, const std::vector<Explained>& points, const nn::ModelFile& model)
{
    std::ostringstream text;
    text << "map_row,map_col,class,y,x,heat\n";
    for (const Explained& point : points)
        for (const nn::Explanation& heat : point.heats)
            for (int y = 0; y < heat.heat.rows; ++y)
                for (int x = 0; x < heat.heat.cols; ++x)
                    text << point.row << ',' << point.col << ",\"" << model.classes[heat.classId].name << "\"," << y << ',' << x << ','
                         << heat.heat(y, x) << '\n';
    writeFileAtomically(path, text.str());
}

Json reportOf(const std::vector<Explained>& points, const nn::ModelFile& model, const Options& options)
{
    Json list = Json::array();
    for (const Explained& point : points)
        for (std::size_t k = 0; k < point.heats.size(); ++k) {
            const nn::Explanation& heat = point.heats[k];
            list.push_back({{"row", point.row}, {"col", point.col}, {"class", model.classes[heat.classId].name},
                            {"probability", probabilityOf(heat)}, {"peak", heat.peak()},
                            {"deletion_area", nn::Faithfulness::area(point.faithfulness[k].deletion)},
                            {"insertion_area", nn::Faithfulness::area(point.faithfulness[k].insertion)}});
        }
    return {{"output", options.output.string()}, {"model", model.name}, {"model_hash", model.hash}, {"method", options.method},
            {"layer", options.layer}, {"patterns", list}};
}

void runExplain(const Options& options, JobMonitor& job)
{
    const EbsdScan scan = options.input.open(job);
    nn::Explainer explainer(nn::loadModelByNameOrPath(options.model), options.device);
    const std::vector<int> ids = classIds(options, explainer.model());
    std::vector<Explained> points;
    for (const std::string& at : options.at)
        points.push_back(explainPoint(scan, at, options, explainer, ids));
    io::writeRgbaPng(options.output, figure(points, explainer.model(), options));
    if (!options.numbers.empty())
        writeNumbers(options.numbers, points, explainer.model());
    const Json report = reportOf(points, explainer.model(), options);
    if (options.json) {
        printJson(report);
        return;
    }
    TextTable table({"row", "column", "class", "probability", "deletion", "insertion"}, {0, 1, 3, 4, 5});
    for (const Json& entry : report["patterns"])
        table.add({entry["row"].dump(), entry["col"].dump(), entry["class"].get<std::string>(), percent(entry["probability"].get<double>()),
                   percent(entry["deletion_area"].get<double>()), percent(entry["insertion_area"].get<double>())});
    table.print();
    printLine("\n" + options.output.string());
}

} // namespace

Action declareExplain(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command.add_option("--at", options->at, "Row and column of a map point, counted from 0; may be given more than once")
        ->required()
        ->check(pairOfNumbers(',', "ROW,COL"));
    command.add_option("--class", options->classes, "Class to explain (default: the model's answer); may be given more than once");
    command.add_option("--model", options->model, "Bundled model or model file")->capture_default_str();
    command.add_option("--method", options->method, "gradcam, gradcam++ or occlusion")
        ->check(CLI::IsMember(nn::explainMethods()))
        ->capture_default_str();
    command.add_option("--layer", options->layer, "Stage of the network, 1 = the first; 0: the last")->capture_default_str();
    command.add_option("--colours", options->colours, "Colour map of the heat (jet as in the paper)")
        ->check(CLI::IsMember(draw::colourMaps()))
        ->capture_default_str();
    command.add_option("--opacity", options->opacity, "Of the heat over the pattern")->check(CLI::Range(0., 1.))->capture_default_str();
    command.add_option("--device", options->device, "auto, cpu, cuda or cuda:n")->capture_default_str();
    command.add_option("-o,--output", options->output, "PNG file to write")->required();
    command.add_option("--numbers", options->numbers, "Also write the heat, in units of the method, as CSV");
    addJsonFlag(command, options->json);
    addExamples(command, {"explain scan.up2 --at 10,25 -o heat.png",
                          "explain scan.h5 --at 3,4 --at 8,1 --class nickel --class aluminium --colours jet --numbers heat.csv -o heat.png"});
    return [options](JobMonitor& job) { runExplain(*options, job); };
}

} // namespace kikuscope::cli
