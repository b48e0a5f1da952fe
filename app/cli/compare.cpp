// SPDX-License-Identifier: GPL-3.0-or-later
// compare: a result beside a reference map, phase by phase.
#include "app/cli/command.h"
#include "app/cli/compare.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

#include "core/analysis/confusion_latex.h"
#include "core/analysis/disagreement.h"

#include <algorithm>
#include <map>

namespace kikuscope::cli {
namespace {

using analysis::Agreement;
using analysis::ConfusionMatrix;
using analysis::MatchBy;

struct Options
{
    std::filesystem::path result, reference;
    MatchBy matchBy = MatchBy::Auto;
    analysis::DisagreementOptions disagreement;
    int regions = 0;
    bool json = false, latex = false;
};

const std::map<std::string, MatchBy> matchNames = {{"auto", MatchBy::Auto},
                                                   {"name", MatchBy::Name},
                                                   {"space-group", MatchBy::SpaceGroup},
                                                   {"point-group", MatchBy::PointGroup},
                                                   {"bravais", MatchBy::Bravais}};

std::string intervalText(const analysis::Estimate& e) { return percent(e.low) + " to " + percent(e.high); }

void printDisagreement(const analysis::Disagreement& d, const ScanGrid& grid, std::size_t regions)
{
    printLine("");
    TextTable phases({"phase", "Jaccard", "95 % interval", "boundary F1"}, {1, 2, 3});
    for (const analysis::PhaseOverlap& p : d.phases)
        phases.add({p.name, percent(p.jaccard.value), intervalText(p.jaccard), percent(p.tolerantF1)});
    phases.print();
    printLine("");
    printLine("Boundaries shifted by up to " + std::to_string(d.options.tolerance) + " px forgiven: " +
              percent(d.tolerantAgreement.value) + " (95 % interval " + intervalText(d.tolerantAgreement) + "); " +
              std::to_string(d.regionCount) + " regions disagree");
    if (regions == 0 || d.regions.empty())
        return;
    printLine("");
    TextTable list({"rank", "reference", "result", "pixels", "confidence", "row", "col"}, {0, 3, 4, 5, 6});
    for (std::size_t k = 0; k < std::min(regions, d.regions.size()); ++k) {
        const analysis::DisagreeingRegion& r = d.regions[k];
        list.add({std::to_string(k + 1), d.classes[static_cast<std::size_t>(r.reference)],
                  d.classes[static_cast<std::size_t>(r.result)], std::to_string(r.pixels), number(r.meanConfidence, 3),
                  std::to_string(grid.row(r.pixel)), std::to_string(grid.col(r.pixel))});
    }
    list.print();
}

void compareMaps(const Options& options, JobMonitor& job)
{
    const PhaseMap result = openResult(options.result);
    const CrystalMap reference = openReference(options.reference);
    for (const std::string& warning : reference.warnings)
        job.warn(warning);
    const ConfusionMatrix matrix = analysis::confusionMatrix(result, reference, options.matchBy);
    const Agreement agreement = analysis::agreement(matrix);
    if (options.latex)
        return printText(analysis::latexTables(matrix, agreement));
    const analysis::Disagreement disagreement =
        analysis::disagreement(analysis::comparedMaps(result, reference, options.matchBy), options.disagreement, job);
    if (options.json) {
        Json json = analysis::toJson(matrix, agreement);
        json["disagreement"] = analysis::toJson(disagreement, result.grid, static_cast<std::size_t>(options.regions));
        return printJson(json);
    }
    printComparison(matrix, agreement);
    printDisagreement(disagreement, result.grid, static_cast<std::size_t>(options.regions));
}

} // namespace

void printComparison(const ConfusionMatrix& matrix, const Agreement& agreement)
{
    std::vector<std::string> header{"reference \\ result"};
    std::vector<std::size_t> numbers;
    for (const std::string& name : matrix.result) {
        numbers.push_back(header.size());
        header.push_back(name);
    }
    TextTable counts(header, numbers);
    for (int ref = 0; ref < static_cast<int>(matrix.reference.size()); ++ref) {
        std::vector<std::string> row{matrix.reference[static_cast<std::size_t>(ref)]};
        for (int res = 0; res < static_cast<int>(matrix.result.size()); ++res)
            row.push_back(std::to_string(matrix.at(ref, res)));
        counts.add(std::move(row));
    }
    counts.print();

    printLine("");
    TextTable scores({"phase", "pixels", "precision", "recall", "F1"}, {1, 2, 3, 4});
    for (const analysis::ClassScore& score : agreement.classes)
        scores.add({score.name, std::to_string(score.referencePixels), percent(score.precision), percent(score.recall), percent(score.f1)});
    scores.print();

    printLine("");
    printLine("Agreement where both are indexed: " + percent(agreement.accuracy) + " (95 % interval " + percent(agreement.accuracyLow) +
              " to " + percent(agreement.accuracyHigh) + "), " + std::to_string(agreement.agree) + " of " +
              std::to_string(agreement.bothIndexed) + " pixels; kappa " + number(agreement.kappa, 3) + " (" +
              number(agreement.kappaLow, 3) + " to " + number(agreement.kappaHigh, 3) + ")");
    printLine("Unknown counted as wrong: " + percent(agreement.accuracyAll));
}

Action declareCompare(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("RESULT", options->result, "Result of kikuscope-cli classify")->required();
    command.add_option("REFERENCE", options->reference, "Scan with indexing (.h5, .h5oina, .oh5, ...), .ang, .ctf or another result")
        ->required();
    command.add_option("--match", options->matchBy, "What makes phases the same: auto, name, space-group, point-group, bravais")
        ->transform(CLI::CheckedTransformer(matchNames).description(""));
    command.add_option("--tolerance", options->disagreement.tolerance,
                       "Pixels by which a boundary may be shifted without being an error")
        ->check(CLI::Range(0, 20))
        ->capture_default_str();
    command.add_option("--regions", options->regions, "List so many regions of disagreement, those that matter most first")
        ->check(CLI::Range(0, 10000))
        ->capture_default_str();
    command.add_flag("--silent", options->disagreement.silent,
                     "List regions too that one of the maps leaves unknown or not indexed");
    CLI::Option* latex = command.add_flag("--latex", options->latex, "Print matrix and scores as LaTeX tables");
    addJsonFlag(command, options->json);
    latex->excludes(command.get_option("--json"));
    addExamples(command, {"compare result.h5 hough.ang --regions 10", "compare result.h5 hough.ang --latex > table.tex",
                          "compare result.h5 simulated.h5 --match bravais --json"});
    return [options](JobMonitor& job) { compareMaps(*options, job); };
}

} // namespace kikuscope::cli
