// SPDX-License-Identifier: GPL-3.0-or-later
// compare: a result beside a reference map, phase by phase.
#include "app/cli/command.h"
#include "app/cli/compare.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

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
    bool json = false;
};

const std::map<std::string, MatchBy> matchNames = {{"auto", MatchBy::Auto},
                                                   {"name", MatchBy::Name},
                                                   {"space-group", MatchBy::SpaceGroup},
                                                   {"point-group", MatchBy::PointGroup},
                                                   {"bravais", MatchBy::Bravais}};

void compareMaps(const Options& options, JobMonitor& job)
{
    const PhaseMap result = openResult(options.result);
    const CrystalMap reference = openReference(options.reference);
    for (const std::string& warning : reference.warnings)
        job.warn(warning);
    const ConfusionMatrix matrix = analysis::confusionMatrix(result, reference, options.matchBy);
    const Agreement agreement = analysis::agreement(matrix);
    if (options.json)
        printJson(analysis::toJson(matrix, agreement));
    else
        printComparison(matrix, agreement);
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
              std::to_string(agreement.bothIndexed) + " pixels; kappa " + number(agreement.kappa, 3));
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
    addJsonFlag(command, options->json);
    addExamples(command, {"compare result.h5 hough.ang", "compare result.h5 simulated.h5 --match bravais --json"});
    return [options](JobMonitor& job) { compareMaps(*options, job); };
}

} // namespace kikuscope::cli
