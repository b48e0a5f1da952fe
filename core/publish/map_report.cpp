// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/map_report.h"
#include "core/publish/number_text.h"

#include "core/analysis/confusion_matrix.h"
#include "core/base/version.h"
#include "core/draw/confusion_figure.h"
#include "core/io/recorded_input.h"

#include <algorithm>

namespace kikuscope::publish {
namespace {

constexpr int kDpi = 200; // of the maps on a page
constexpr double kConfusionMm = 150;

draw::PanelRecipe panel(const char* show, const char* file, const char* caption, const std::vector<draw::PhaseLook>& looks = {}, const char* against = "")
{
    draw::PanelRecipe out;
    out.show = show, out.file = file, out.caption = caption, out.against = against, out.looks = looks;
    return out;
}

/// "input" and "reference" with their maps open.
FigureInputs openInputs(const MapReportRequest& request, JobMonitor& job)
{
    FigureInputs inputs{{"input", request.input}};
    if (request.reference)
        inputs["reference"] = *request.reference;
    for (auto& [name, input] : inputs)
        input.map = mapOf(input, job);
    return inputs;
}

std::string fileOrName(const FigureInput& input) { return input.path.empty() ? input.title() : input.path.filename().string(); }

/// The maps as one figure; its file says what made it, as those of `figure` do.
MadeFigure mapsFigure(const MapReportRequest& request, const FigureInputs& inputs, JobMonitor& job)
{
    const bool isResult = inputs.at("input").map.result != nullptr;
    draw::FigureRecipe recipe;
    recipe.name = request.title;
    recipe.dpi = kDpi;
    recipe.legend = "panel";
    recipe.fractions = true;
    recipe.panels = {panel("phase", "input", isResult ? "Phases of the result" : "Phases of the indexing", request.inputLooks)};
    if (request.reference) {
        recipe.panels.push_back(panel("phase", "reference", "Phases of the reference", request.referenceLooks));
        recipe.panels.push_back(panel("agreement", "input", "Agreement", {}, "reference"));
    }
    if (isResult)
        recipe.panels.push_back(panel("confidence", "input", "Confidence"));
    recipe.layout = recipe.panels.size() > 1 ? std::to_string((recipe.panels.size() + 1) / 2) + "x2" : "1x1";
    return makeFigure(recipe, inputs, request.folder, job);
}

std::string interval(std::int64_t hits, std::int64_t total)
{
    const auto [low, high] = analysis::wilson95(hits, total);
    return percentText(low) + " to " + percentText(high);
}

std::string nameOf(const FigureMap& map, int id, const std::vector<draw::PhaseLook>& looks)
{
    const std::string& name = map.phases()[id].name;
    const auto look = std::find_if(looks.begin(), looks.end(), [&](const draw::PhaseLook& l) { return l.phase == name; });
    return look == looks.end() ? name : look->name;
}

void addFractions(Report& report, const FigureMap& map, const std::vector<draw::PhaseLook>& looks)
{
    const auto fractions = phaseFractions(map.grid(), map.phases().size(), map.phaseId(), map.state());
    std::int64_t total = 0;
    for (const PhaseFraction& fraction : fractions)
        total += fraction.pixels;
    ReportTable table{{"Phase", "Points", "Of all", "95 % interval", "Of indexed"}, {}};
    for (const PhaseFraction& fraction : fractions)
        if (fraction.pixels > 0 || fractions.size() < 30) // a model's many classes that are nowhere need no rows
            table.rows.push_back({fraction.id > 0 ? nameOf(map, fraction.id, looks) : "not indexed", std::to_string(fraction.pixels), percentText(fraction.ofAll),
                                  interval(fraction.pixels, total), fraction.id > 0 ? percentText(fraction.ofIndexed) : ""});
    report.blocks.emplace_back(ReportHeading{"Area fractions"});
    report.blocks.emplace_back(std::move(table));
    report.blocks.emplace_back(ReportText{"Wilson's intervals, as if all points were independent; points of one grain are not, so the true uncertainty is larger."});
}

void addComparison(Report& report, const analysis::ConfusionMatrix& matrix)
{
    const auto agreement = analysis::agreement(matrix);
    report.blocks.emplace_back(ReportHeading{"Agreement with the reference"});
    report.blocks.emplace_back(ReportText{percentText(agreement.accuracy) + " of " + std::to_string(agreement.bothIndexed) + " points named by both (95 % interval " +
                                          percentText(agreement.accuracyLow) + " to " + percentText(agreement.accuracyHigh) + "), Cohen's kappa " + numberText(agreement.kappa, 3) +
                                          "; " + percentText(agreement.accuracyAll) + " with unknown counted as wrong."});
    ReportTable scores{{"Phase", "Points", "Precision", "Recall", "F1"}, {}};
    for (const auto& score : agreement.classes)
        scores.rows.push_back({score.name, std::to_string(score.referencePixels), percentText(score.precision), percentText(score.recall), percentText(score.f1)});
    report.blocks.emplace_back(std::move(scores));

    const draw::ConfusionTable shown = draw::ConfusionTable{matrix.reference, matrix.result, matrix.counts, ""}.withoutEmptyColumns();
    ReportTable counts{{"Reference"}, {}};
    counts.header.insert(counts.header.end(), shown.columns.begin(), shown.columns.end());
    for (std::size_t row = 0; row < shown.rows.size(); ++row) {
        counts.rows.push_back({shown.rows[row]});
        for (std::size_t column = 0; column < shown.columns.size(); ++column)
            counts.rows.back().push_back(std::to_string(shown.at(row, column)));
    }
    report.blocks.emplace_back(ReportHeading{"Confusion matrix (rows: reference)"});
    report.blocks.emplace_back(std::move(counts));
    report.blocks.emplace_back(ReportPicture{std::make_shared<const Image<Rgba>>(draw::confusionFigure(shown)), kConfusionMm, "Confusion matrix in percent of its rows"});
}

Json provenanceOf(const MapReportRequest& request, const FigureInputs& inputs)
{
    Json out = {{"report_version", KIKUSCOPE_VERSION}};
    for (const auto& [name, input] : inputs) {
        out[name] = fileOrName(input);
        if (input.path.empty())
            out[name + "_not_saved"] = input.unsaved;
        else
            out[name + "_sha256"] = io::hashOfInput(input.path);
    }
    if (const auto& result = inputs.at("input").map.result)
        for (const auto& [key, value] : result->provenance.items())
            out["result: " + key] = value;
    if (!request.inputLooks.empty())
        out["phase_looks"] = request.inputLooks;
    return out;
}

void addProvenance(Report& report)
{
    ReportTable table{{"What", "Value"}, {}};
    for (const auto& [key, value] : report.provenance.items())
        table.rows.push_back({key, value.is_string() ? value.get<std::string>() : value.dump(-1, ' ', false, Json::error_handler_t::replace)});
    report.blocks.emplace_back(ReportHeading{"Settings and provenance"});
    report.blocks.emplace_back(std::move(table));
}

} // namespace

Report mapReport(const MapReportRequest& wanted, JobMonitor& job)
{
    MapReportRequest request = wanted;
    const FigureInputs inputs = openInputs(request, job);
    const FigureMap& map = inputs.at("input").map;
    if (request.title.empty())
        request.title = map.name().empty() ? fileOrName(request.input) : map.name();
    Report report;
    report.title = request.title;
    report.blocks.emplace_back(ReportText{std::to_string(map.grid().rows) + " x " + std::to_string(map.grid().cols) + " points, step " + numberText(map.grid().stepXUm, 3) + " \xC2\xB5m, of " +
                                          fileOrName(request.input) + (request.reference ? "; reference " + fileOrName(*request.reference) : "") + "."});
    for (const auto& [name, input] : inputs)
        if (input.path.empty())
            report.blocks.emplace_back(ReportText{"Not reproducible: " + input.unsaved + " (" + input.title() + ")."});
    report.blocks.emplace_back(ReportHeading{"Maps"});
    report.blocks.emplace_back(ReportFigure{mapsFigure(request, inputs, job), ""});
    addFractions(report, map, request.inputLooks);
    if (request.reference) {
        PhaseMap indexing; // where there is no result
        if (!map.result) {
            indexing = PhaseMap(map.grid(), map.phases());
            indexing.phaseId = map.phaseId();
            indexing.state.assign(indexing.phaseId.size(), PixelState::Classified);
        }
        addComparison(report, analysis::confusionMatrix(map.result ? *map.result : indexing, asCrystalMap(inputs.at("reference").map)));
    }
    report.provenance = provenanceOf(request, inputs);
    addProvenance(report);
    return report;
}

} // namespace kikuscope::publish
