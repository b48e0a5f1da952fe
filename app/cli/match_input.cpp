// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/match_input.h"

#include "app/cli/output.h"

#include "core/crystal/structure_library.h"
#include "core/match/pattern_centre_fit.h"

#include <cmath>

namespace kikuscope::cli {

using namespace match;

namespace {

constexpr std::int64_t centrePatterns = 16;
constexpr PatternCentre usualCentre{0.5, 0.3, 0.6};

std::string centreText(const PatternCentre& pc)
{
    return number(pc.x, 4) + ", " + number(pc.y, 4) + ", " + number(pc.z, 4);
}

} // namespace

void MatchInput::addTo(CLI::App& command)
{
    scan.addTo(command);
    command.add_option("--phases", phases, "Candidates: structure names or CIF files, separated by commas")
        ->required()
        ->delimiter(',');
    command.add_flag("--fit-pc", fitCentre, "Fit the pattern centre to patterns of the whole map first");
    command.add_option("--energy", energyKeV, "Beam energy in keV (default: as the file says, else 20)")
        ->check(CLI::Range(5., 40.));
}

std::vector<Phase> MatchInput::candidates() const
{
    std::vector<Phase> found;
    for (const std::string& name : phases)
        found.push_back(crystal::phaseFromCifOrName(name));
    return found;
}

Json patternCentreJson(const PatternCentre& pc)
{
    return {{"x", pc.x}, {"y", pc.y}, {"z", pc.z}, {"convention", "Bruker"}};
}

MatchConditions prepareMatch(const MatchInput& input, const EbsdScan& scan, const std::vector<Phase>& phases,
                             const MatchOptions& options, bool quiet, JobMonitor& job)
{
    const bool unknown = input.fitCentre && !scan.detector.patternCentre;
    MatchConditions prepared{conditionsOf(scan, unknown ? std::optional(usualCentre) : std::nullopt, job), nullptr};
    if (input.energyKeV > 0)
        prepared.conditions.energyKeV = input.energyKeV;
    if (!input.fitCentre)
        return prepared;
    const PatternBlock patterns = spreadPatterns(*scan.patterns, centrePatterns);
    const PatternCentreFit fit =
        unknown
            ? findPatternCentre(phases, prepared.conditions, options, patterns, job)
            : fitPatternCentre(Matcher(phases, prepared.conditions, options, job), patterns, 0, job);
    prepared.conditions.patternCentre = fit.patternCentre;
    const auto finite = [](double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); };
    prepared.centreFit = patternCentreJson(fit.patternCentre);
    prepared.centreFit.update(
        {{"standard_error", {finite(fit.sigma[0]), finite(fit.sigma[1]), finite(fit.sigma[2])}},
         {"patterns", fit.patterns},
         {"score_before", fit.scoreBefore},
         {"score_after", fit.scoreAfter}});
    if (!quiet)
        printLine("Pattern centre (Bruker) " + centreText(fit.patternCentre) +
                  (fit.patterns > 1 ? " +- " + number(fit.sigma[0], 4) + ", " + number(fit.sigma[1], 4) +
                                          ", " + number(fit.sigma[2], 4)
                                    : "") +
                  " from " + std::to_string(fit.patterns) + " patterns, mean score " +
                  number(fit.scoreBefore, 3) + " -> " + number(fit.scoreAfter, 3) + "\n");
    return prepared;
}

} // namespace kikuscope::cli
