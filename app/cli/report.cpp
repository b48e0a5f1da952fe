// SPDX-License-Identifier: GPL-3.0-or-later
// report: a result in one self-contained HTML file.
#include "app/cli/command.h"
#include "app/cli/figure_maker.h"
#include "app/cli/html_report.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

#include "core/analysis/confusion_matrix.h"
#include "core/base/version.h"
#include "core/draw/confusion_figure.h"
#include "core/io/kikuscope_h5.h"

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kDpi = 200; // of the maps on a page

struct Options
{
    fs::path input, reference, output;
    std::string title;
    bool json = false;
};

draw::PanelRecipe panel(const char* show, const char* file, const char* caption, const char* against = "")
{
    draw::PanelRecipe out;
    out.show = show, out.file = file, out.caption = caption, out.against = against;
    return out;
}

/// The maps as one figure; its file says what made it, as those of `figure` do.
std::string mapsPng(const Options& options, bool isResult, JobMonitor& job)
{
    draw::FigureRecipe recipe;
    recipe.name = options.title;
    recipe.dpi = kDpi;
    recipe.legend = "panel";
    recipe.fractions = true;
    FigureFiles files{{"input", options.input}};
    recipe.panels = {panel("phase", "input", isResult ? "Phases of the result" : "Phases of the indexing")};
    if (!options.reference.empty()) {
        files["reference"] = options.reference;
        recipe.panels.push_back(panel("phase", "reference", "Phases of the reference"));
        recipe.panels.push_back(panel("agreement", "input", "Agreement", "reference"));
    }
    if (isResult)
        recipe.panels.push_back(panel("confidence", "input", "Confidence"));
    recipe.layout = recipe.panels.size() > 1 ? std::to_string((recipe.panels.size() + 1) / 2) + "x2" : "1x1";
    return figureBytes(makeFigure(recipe, files, fs::absolute(options.output).parent_path(), job), io::FigureFormat::Png);
}

std::string interval(std::int64_t hits, std::int64_t total)
{
    const auto [low, high] = analysis::wilson95(hits, total);
    return percent(low) + " to " + percent(high);
}

void addFractions(HtmlReport& report, const CrystalMap& map, const std::vector<PixelState>& state)
{
    const auto fractions = phaseFractions(map.grid, map.phases.size(), map.phaseId, state);
    std::int64_t total = 0;
    for (const PhaseFraction& fraction : fractions)
        total += fraction.pixels;
    std::vector<std::vector<std::string>> rows;
    for (const PhaseFraction& fraction : fractions)
        rows.push_back({fraction.id > 0 ? map.phases[fraction.id].name : "not indexed", std::to_string(fraction.pixels), percent(fraction.ofAll),
                        interval(fraction.pixels, total), fraction.id > 0 ? percent(fraction.ofIndexed) : ""});
    report.addHeading("Area fractions");
    report.addTable({"Phase", "Points", "Of all", "95 % interval", "Of indexed"}, rows);
    report.addParagraph("Wilson's intervals, as if all points were independent; points of one grain are not, so the true uncertainty is larger.");
}

void addComparison(HtmlReport& report, const analysis::ConfusionMatrix& matrix)
{
    const auto agreement = analysis::agreement(matrix);
    report.addHeading("Agreement with the reference");
    report.addParagraph(percent(agreement.accuracy) + " of " + std::to_string(agreement.bothIndexed) + " points named by both (95 % interval " +
                        percent(agreement.accuracyLow) + " to " + percent(agreement.accuracyHigh) + "), Cohen's kappa " + number(agreement.kappa, 3) + "; " +
                        percent(agreement.accuracyAll) + " with unknown counted as wrong.");
    std::vector<std::vector<std::string>> scores;
    for (const auto& score : agreement.classes)
        scores.push_back({score.name, std::to_string(score.referencePixels), percent(score.precision), percent(score.recall), percent(score.f1)});
    report.addTable({"Phase", "Points", "Precision", "Recall", "F1"}, scores);

    report.addHeading("Confusion matrix (rows: reference)");
    std::vector<std::string> header{""};
    header.insert(header.end(), matrix.result.begin(), matrix.result.end());
    std::vector<std::vector<std::string>> rows;
    for (int ref = 0; ref < static_cast<int>(matrix.reference.size()); ++ref) {
        rows.push_back({matrix.reference[static_cast<std::size_t>(ref)]});
        for (int res = 0; res < static_cast<int>(matrix.result.size()); ++res)
            rows.back().push_back(std::to_string(matrix.at(ref, res)));
    }
    report.addTable(header, rows);
    const draw::ConfusionTable table{matrix.reference, matrix.result, matrix.counts, ""};
    report.addPictureBytes(io::packPng(draw::confusionFigure(table.withoutEmptyColumns()), kDpi, {}), "Confusion matrix in percent of its rows");
}

void addProvenance(HtmlReport& report, const Json& provenance)
{
    std::vector<std::vector<std::string>> rows{{"report_version", KIKUSCOPE_VERSION}};
    for (const auto& [key, value] : provenance.items())
        rows.push_back({key, value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace)});
    report.addHeading("Settings and provenance");
    report.addTable({"", ""}, rows);
}

void writeReport(Options options, JobMonitor& job)
{
    const bool isResult = io::isResultFile(options.input);
    PhaseMap result;
    if (isResult)
        result = io::readPhaseMap(options.input);
    const CrystalMap map = isResult ? asCrystalMap(result) : openReference(options.input);
    if (options.title.empty())
        options.title = map.name.empty() ? options.input.filename().string() : map.name;
    HtmlReport report("Kikuscope: " + options.title);
    report.addParagraph(std::to_string(map.grid.rows) + " x " + std::to_string(map.grid.cols) + " points, step " + number(map.grid.stepXUm, 3) + " um, of " +
                        options.input.filename().string() + (options.reference.empty() ? "" : "; reference " + options.reference.filename().string()) + ".");
    report.addHeading("Maps");
    report.addPictureBytes(mapsPng(options, isResult, job), "Maps");
    addFractions(report, map, result.state);
    if (!options.reference.empty()) {
        if (!isResult) {
            result = PhaseMap(map.grid, map.phases);
            result.phaseId = map.phaseId;
            result.state.assign(result.phaseId.size(), PixelState::Classified);
        }
        addComparison(report, analysis::confusionMatrix(result, openReference(options.reference)));
    }
    Json provenance = {{"input", options.input.filename().string()}, {"input_sha256", io::hashOfInput(options.input)}};
    if (!options.reference.empty())
        provenance.update({{"reference", options.reference.filename().string()}, {"reference_sha256", io::hashOfInput(options.reference)}});
    for (const auto& [key, value] : result.provenance.items())
        provenance["result: " + key] = value;
    addProvenance(report, provenance);
    report.save(options.output);
    if (options.json)
        printJson({{"output", options.output.string()}, {"title", options.title}});
    else
        printLine(options.output.string());
}

} // namespace

Action declareReport(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("RESULT", options->input, "Result of kikuscope-cli classify, or a file with indexing")->required();
    command.add_option("--reference", options->reference, "Another map of the scan to compare with");
    command.add_option("--title", options->title, "Title of the report");
    command.add_option("-o,--output", options->output, "HTML file to write")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"report result.h5 --reference hough.ctf -o report.html", "report hough.ctf -o report.html"});
    return [options](JobMonitor& job) { writeReport(*options, job); };
}

} // namespace kikuscope::cli
