// SPDX-License-Identifier: GPL-3.0-or-later
// explain: heat maps of what speaks for a class in one or more patterns or on the mean of many, as a figure and as numbers.
#include "app/cli/command.h"
#include "app/cli/explain_many.h"
#include "app/cli/explain_marks.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"

#include "core/base/atomic_file.h"
#include "core/draw/heat_figure.h"
#include "core/draw/palette.h"
#include "core/io/formats.h"
#include "core/nn/crystal_heat.h"
#include "core/nn/explain.h"
#include "core/preprocess/output_area.h"
#include "core/preprocess/recipe.h"

#include <algorithm>
#include <optional>
#include <sstream>

namespace kikuscope::cli {
namespace {

constexpr int faithfulnessSteps = 16, crystalImageSide = 101;

struct Options
{
    ScanInput input;
    std::vector<std::string> at, against, classes;
    std::string mean; // "all" or a rectangle; empty: none
    std::size_t most = 1000;
    bool faithfulness = false, zoneAxes = false, bands = false;
    nn::ZoneAxisOptions zoneAxisOptions;
    GivenOrientation orientation;
    std::filesystem::path reference;
    std::string crystal; // phase of the orientations whose heat is aligned; empty: none
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
    Image<float> input;                 // after the recipe, as far as it stays in the plane of the pattern
    std::vector<nn::Explanation> heats; // one per class asked for
    std::vector<nn::Faithfulness> faithfulness;
    PanelMarks marks;
};

/// Where the answers come from, opened once.
struct Opened
{
    EbsdScan scan;
    std::shared_ptr<const CrystalMap> indexing; // null: none
    std::shared_ptr<const nn::ModelFile> model;
    std::vector<int> ids; // of the classes
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

Explained explainPoint(const Opened& opened, const std::string& at, const Options& options, nn::Explainer& explainer)
{
    const auto [row, col] = parsePair(at, ',');
    const EbsdScan& scan = opened.scan;
    const PatternBlock block = readPattern(scan, row, col);
    const preprocess::RecipeRunner runner(explainer.model().recipe, block.height, block.width, scan.detector);
    Explained result{row, col, Image<float>(runner.outputHeight(), runner.outputWidth()), {}, {}, {}};
    runner.apply(block.pattern(0), result.input.pixels.data(), *runner.makeWorkspace());
    for (const int id : opened.ids) {
        const nn::ExplainOptions how{nn::explainMethod(options.method), id, options.layer};
        result.heats.push_back(explainer.explain(result.input.pixels, how).front());
        result.faithfulness.push_back(explainer.faithfulness(result.input.pixels, result.heats.back(), faithfulnessSteps));
        result.heats.back().heat = runner.onPattern(std::move(result.heats.back().heat));
    }
    if (const auto inPlane = explainer.model().recipe.inPlane(); inPlane != explainer.model().recipe) {
        const preprocess::RecipeRunner picture(inPlane, block.height, block.width, scan.detector);
        result.input = Image<float>(picture.outputHeight(), picture.outputWidth());
        picture.apply(block.pattern(0), result.input.pixels.data(), *picture.makeWorkspace());
    }
    if (options.bands)
        result.marks = marksAt(scan, opened.indexing.get(), scan.grid.index(row, col), options.orientation,
                               preprocess::outputArea(explainer.model().recipe, block.height, block.width, scan.detector), result.input.rows);
    return result;
}

float probabilityOf(const nn::Explanation& heat) { return heat.probabilities[static_cast<std::size_t>(heat.classId - 1)]; }

using Panels = std::vector<draw::HeatPanel>;

Panels panelsOf(const Explained& point, const nn::ModelFile& model, const Options& options)
{
    const std::string where = "row " + std::to_string(point.row) + ", column " + std::to_string(point.col);
    Panels panels{{draw::greyImage(point.input), where, point.marks.lines, point.marks.labels}};
    for (const nn::Explanation& heat : point.heats)
        panels.push_back({draw::heatOverlay(point.input, heat.normalised(), options.colours, options.opacity),
                          model.classes[heat.classId].name + " " + percent(static_cast<double>(probabilityOf(heat))), point.marks.lines, point.marks.labels});
    return panels;
}

/// Of the class with id 0: what the model answers, pattern by pattern.
std::string classNameOf(const nn::ModelFile& model, int id) { return id > 0 ? model.classes[id].name : "answer of the model"; }

Panels panelsOf(const std::vector<nn::MeanHeat>& means, const Opened& opened, const Options& options)
{
    Panels panels;
    if (!means.empty())
        panels.push_back({draw::greyImage(means.front().input), "mean of " + std::to_string(means.front().patterns)});
    for (std::size_t k = 0; k < means.size(); ++k)
        panels.push_back({draw::heatOverlay(means[k].input, means[k].heat, options.colours, options.opacity),
                          classNameOf(*opened.model, opened.ids[k]) + " " + percent(means[k].probability)});
    return panels;
}

/// Heat of one phase of the orientations by crystal direction.
struct Aligned
{
    int phaseId = 0;
    nn::CrystalHeat heat;
};

std::optional<Aligned> alignedHeat(const Opened& opened, const std::vector<std::int64_t>& pixels, const nn::ExplainOptions& how, const Options& options,
                                   JobMonitor& job)
{
    if (options.crystal.empty())
        return std::nullopt;
    const int id = opened.indexing ? opened.indexing->phases.idOf(options.crystal) : 0;
    if (id == 0)
        throw Error(ErrorKind::BadSetting, "--crystal: the orientations of " + opened.scan.name + " have no phase \"" + options.crystal +
                                               "\"; info shows which they have, --reference names another file.");
    job.stage("Heat by crystal direction");
    return Aligned{id, nn::crystalHeat(opened.scan, *opened.indexing, id, opened.model, pixels, how, crystalImageSide, options.device, job)};
}

/// A row for each point and one for the mean; points to compare with stand beside the first.
std::vector<Panels> rowsOf(const std::vector<Explained>& points, const std::vector<nn::MeanHeat>& means, const std::optional<Aligned>& aligned,
                           const Opened& opened, const Options& options)
{
    std::vector<Panels> rows;
    for (std::size_t i = 0; i < points.size(); ++i) {
        Panels panels = panelsOf(points[i], *opened.model, options);
        if (i < options.at.size())
            rows.push_back(std::move(panels));
        else
            rows.front().insert(rows.front().end(), panels.begin(), panels.end());
    }
    if (!means.empty())
        rows.push_back(panelsOf(means, opened, options));
    if (aligned)
        rows.push_back({crystalPanel(aligned->heat.heat, opened.indexing->phases[aligned->phaseId],
                                     options.crystal + ", " + std::to_string(aligned->heat.patterns) + " patterns by crystal direction", options.colours)});
    return rows;
}

void addNumbers(std::ostream& text, const std::string& where, const std::string& className, const Image<float>& heat)
{
    for (int y = 0; y < heat.rows; ++y)
        for (int x = 0; x < heat.cols; ++x)
            text << where << ",\"" << className << "\"," << y << ',' << x << ',' << heat(y, x) << '\n';
}

/// Heat in units of the method; that of means (whose place is empty) relative to the peaks.
void writeNumbers(const std::filesystem::path& path, const std::vector<Explained>& points, const std::vector<nn::MeanHeat>& means, const Opened& opened)
{
    std::ostringstream text;
    text << "map_row,map_col,class,y,x,heat\n";
    for (const Explained& point : points)
        for (const nn::Explanation& heat : point.heats)
            addNumbers(text, std::to_string(point.row) + ',' + std::to_string(point.col), opened.model->classes[heat.classId].name, heat.heat);
    for (std::size_t k = 0; k < means.size(); ++k)
        addNumbers(text, ",", classNameOf(*opened.model, opened.ids[k]), means[k].heat);
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
            if (options.bands)
                list.back()["marks"] = point.marks.numbers;
        }
    return {{"output", options.output.string()}, {"model", model.name}, {"model_hash", model.hash}, {"method", options.method},
            {"layer", options.layer}, {"patterns", list}};
}

void printPoints(const Json& patterns)
{
    TextTable table({"row", "column", "class", "probability", "deletion", "insertion"}, {0, 1, 3, 4, 5});
    for (const Json& entry : patterns)
        table.add({entry["row"].dump(), entry["col"].dump(), entry["class"].get<std::string>(), percent(entry["probability"].get<double>()),
                   percent(entry["deletion_area"].get<double>()), percent(entry["insertion_area"].get<double>())});
    table.print();
}

Opened open(const Options& options, JobMonitor& job)
{
    Opened opened{options.input.open(job), nullptr, nn::loadModelByNameOrPath(options.model), {}};
    opened.ids = classIds(options, *opened.model);
    opened.indexing = options.reference.empty() ? opened.scan.indexing : std::make_shared<const CrystalMap>(openReference(options.reference));
    if (opened.indexing && opened.indexing->phaseId.size() != static_cast<std::size_t>(opened.scan.grid.size()))
        throw Error(ErrorKind::Inconsistent, "--reference: " + options.reference.string() + " is a map of another size than the scan.");
    if (!opened.scan.patterns)
        throw Error(ErrorKind::BadSetting, opened.scan.name + " holds no patterns; give the pattern file of this scan.");
    return opened;
}

/// The pixels of --mean, or else those of --at, or else all: what is counted by --faithfulness and --zone-axes.
std::vector<std::int64_t> manyPixels(const Opened& opened, const Options& options)
{
    if (!options.mean.empty() || options.at.empty())
        return pixelsNamed(opened.scan, options.mean.empty() ? "all" : options.mean, options.most);
    std::vector<std::int64_t> pixels;
    for (const std::string& at : options.at) {
        const auto [row, col] = parsePair(at, ',');
        pixels.push_back(opened.scan.grid.index(row, col));
    }
    std::sort(pixels.begin(), pixels.end());
    return pixels;
}

void runExplain(const Options& options, JobMonitor& job)
{
    if (options.at.empty() && options.mean.empty() && options.crystal.empty() && !options.faithfulness && !options.zoneAxes)
        throw Error(ErrorKind::BadSetting, "There is nothing to explain; give --at ROW,COL, --mean, --crystal, --faithfulness or --zone-axes.");
    if (options.at.empty() && !options.against.empty())
        throw Error(ErrorKind::BadSetting, "--against needs a point to compare with; give --at ROW,COL.");
    if (!options.orientation.eulerDeg.empty() && options.orientation.structure.empty())
        throw Error(ErrorKind::BadSetting, "--euler needs the crystal that has this orientation; give --structure.");
    const Opened opened = open(options, job);
    nn::Explainer explainer(opened.model, options.device);
    std::vector<Explained> points;
    for (const auto* list : {&options.at, &options.against})
        for (const std::string& at : *list)
            points.push_back(explainPoint(opened, at, options, explainer));
    const std::vector<std::int64_t> many = manyPixels(opened, options);
    const nn::ExplainOptions how{nn::explainMethod(options.method), opened.ids.front(), options.layer};
    std::vector<nn::MeanHeat> means;
    if (!options.mean.empty())
        for (const int id : opened.ids) {
            job.stage("Explaining patterns");
            means.push_back(nn::meanHeat(opened.scan, opened.model, many, {how.method, id, how.layer}, options.device, job));
        }

    const std::optional<Aligned> aligned = alignedHeat(opened, many, how, options, job);

    Json report = reportOf(points, *opened.model, options);
    if (aligned)
        report["crystal"] = {{"phase", options.crystal}, {"patterns", aligned->heat.patterns}, {"coverage", aligned->heat.coverage}};
    for (std::size_t k = 0; k < means.size(); ++k)
        report["means"].push_back({{"class", classNameOf(*opened.model, opened.ids[k])}, {"patterns", means[k].patterns},
                                   {"without_heat", means[k].silent}, {"probability", means[k].probability}});
    if (!options.output.empty())
        io::writeRgbaPng(options.output, draw::heatFigure(rowsOf(points, means, aligned, opened, options), options.colours));
    if (!options.numbers.empty())
        writeNumbers(options.numbers, points, means, opened);
    if (!options.json && !points.empty())
        printPoints(report["patterns"]);
    if (options.faithfulness) {
        job.stage("Measuring faithfulness");
        const auto inputs = inputsOf(opened.scan, *opened.model, many);
        const auto faithfulness = nn::measureFaithfulness(explainer, inputs, how, job, faithfulnessSteps);
        const auto check = nn::checkRandomisation(explainer, inputs, how, job);
        report["faithfulness"] = toJson(faithfulness, check);
        if (!options.json)
            printFaithfulness(faithfulness, check);
    }
    if (options.zoneAxes) {
        if (!opened.indexing)
            throw Error(ErrorKind::BadSetting, "--zone-axes: " + opened.scan.name + " has no orientations; give an indexing with --reference.");
        job.stage("Heat at zone axes");
        const auto heat = nn::zoneAxisHeat(opened.scan, *opened.indexing, opened.model, many, how, options.zoneAxisOptions, options.device, job);
        for (const std::string& note : heat.notes)
            job.warn(note);
        report["zone_axes"] = toJson(heat);
        if (!options.json)
            printZoneAxes(heat);
    }
    if (options.json)
        printJson(report);
    else if (!options.output.empty())
        printLine("\n" + options.output.string());
}

} // namespace

Action declareExplain(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command.add_option("--at", options->at, "Row and column of a map point, counted from 0; may be given more than once")
        ->check(pairOfNumbers(',', "ROW,COL"));
    command.add_option("--against", options->against, "Point to show beside the first one")->check(pairOfNumbers(',', "ROW,COL"));
    command.add_option("--mean", options->mean, "Mean heat of \"all\" patterns or of a rectangle ROW,COL:ROW,COL");
    command.add_option("--most", options->most, "Patterns at most, equally spaced, for --mean, --faithfulness and --zone-axes")
        ->check(CLI::Range(1, 100000000))
        ->capture_default_str();
    command.add_option("--class", options->classes, "Class to explain (default: the model's answer); may be given more than once");
    command.add_option("--model", options->model, "Bundled model or model file")->capture_default_str();
    command.add_option("--method", options->method, "gradcam, gradcam++ or occlusion")
        ->check(CLI::IsMember(nn::explainMethods()))
        ->capture_default_str();
    command.add_option("--layer", options->layer, "Stage of the network, 1 = the first; 0: the last")->capture_default_str();
    command.add_flag("--faithfulness", options->faithfulness, "Deletion and insertion against random order, and random weights, on the points of --mean or --at");
    command.add_flag("--zone-axes", options->zoneAxes, "Heat near zone axes by their order of rotation, against elsewhere; needs orientations");
    command.add_option("--radius", options->zoneAxisOptions.radiusPx, "Pixels around a zone axis (0: a twentieth of the pattern's height)")
        ->check(CLI::Range(0., 10000.))
        ->capture_default_str();
    auto* crystal = command.add_option("--crystal", options->crystal, "Mean heat of the patterns of this phase by crystal direction; needs orientations");
    command.add_flag("--bands", options->bands, "Draw Kikuchi bands and zone axes; needs orientations");
    command.add_option("--reference", options->reference, "File with the orientations (default: those of FILE)");
    command.add_option("--euler", options->orientation.eulerDeg, "Bunge angles in degrees instead, with --structure")->expected(3);
    command.add_option("--structure", options->orientation.structure, "Crystal of --euler: library name or CIF file");
    command.add_option("--frame", options->orientation.frame, "Sample frame of --euler: tsl (EDAX, EMsoft) or hkl (Oxford, Bruker)")
        ->check(CLI::IsMember({"tsl", "hkl"}))
        ->capture_default_str();
    command.add_option("--colours", options->colours, "Colour map of the heat (jet as in the paper)")
        ->check(CLI::IsMember(draw::colourMaps()))
        ->capture_default_str();
    command.add_option("--opacity", options->opacity, "Of the heat over the pattern")->check(CLI::Range(0., 1.))->capture_default_str();
    command.add_option("--device", options->device, "auto, cpu, cuda or cuda:n")->capture_default_str();
    auto* output = command.add_option("-o,--output", options->output, "PNG file to write");
    command.add_option("--numbers,--values", options->numbers, "Also write the heat, in units of the method, as CSV");
    addJsonFlag(command, options->json);
    addExamples(command, {"explain scan.up2 --at 10,25 -o heat.png",
                          "explain scan.h5 --at 3,4 --at 8,1 --class nickel --class aluminium --colours jet --numbers heat.csv -o heat.png",
                          "explain scan.h5 --at 3,4 --against 8,1 --bands --method gradcam++ -o two.png",
                          "explain scan.h5 --mean 0,0:19,49 --class nickel -o mean.png",
                          "explain scan.h5 --crystal nickel -o stereogram.png",
                          "explain scan.h5 --mean all --most 100 --faithfulness --zone-axes --json -o mean.png"});
    for (CLI::Option* option : {command.get_option("--at"), command.get_option("--mean"), crystal})
        option->needs(output);
    return [options](JobMonitor& job) { runExplain(*options, job); };
}

} // namespace kikuscope::cli
