// SPDX-License-Identifier: GPL-3.0-or-later
// What the commands that match patterns ask for: scan, candidates, fit of the pattern centre, energy.
#pragma once
#include "app/cli/scan_input.h"
#include "core/match/matcher.h"

namespace kikuscope::cli {

struct MatchInput
{
    ScanInput scan;
    std::vector<std::string> phases; // library names or CIF files
    double energyKeV = 0;
    bool fitCentre = false;

    void addTo(CLI::App& command);
    std::vector<Phase> candidates() const;
};

/// The given centre or the file's; with --fit-pc the one that makes patterns of the whole map match best.
struct MatchConditions
{
    match::Conditions conditions;
    Json centreFit; // null: not fitted
};
/// `quiet`: prints nothing of the fit.
MatchConditions prepareMatch(const MatchInput& input, const EbsdScan& scan, const std::vector<Phase>& phases,
                             const match::MatchOptions& options, bool quiet, JobMonitor& job);

Json patternCentreJson(const PatternCentre& pc);

} // namespace kikuscope::cli
