// SPDX-License-Identifier: GPL-3.0-or-later
// match: patterns against dynamical master patterns of the phases that may be there. Needs no training.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"
#include "app/cli/stopwatch.h"

#include "core/crystal/structure_library.h"
#include "core/io/kikuscope_h5.h"
#include "core/match/match_scan.h"
#include "core/match/pattern_centre_fit.h"

#include <cmath>
#include <numbers>

namespace kikuscope::cli {
namespace {

using namespace match;

struct Options
{
    ScanInput input;
    std::vector<std::string> phases;
    std::vector<double> patternCentre;
    std::string at;
    std::filesystem::path output;
    MatchOptions match;
    double energyKeV = 0;
    int top = 5;
    bool fitCentre = false, json = false;
};

constexpr std::int64_t centrePatterns = 16;
constexpr PatternCentre usualCentre{0.5, 0.3, 0.6};

std::vector<Phase> phasesOf(const Options& options)
{
    std::vector<Phase> phases;
    for (const std::string& name : options.phases)
        phases.push_back(crystal::phaseFromCifOrName(name));
    return phases;
}

std::string centreText(const PatternCentre& pc)
{
    return number(pc.x, 4) + ", " + number(pc.y, 4) + ", " + number(pc.z, 4);
}

Json centreJson(const PatternCentre& pc)
{
    return {{"x", pc.x}, {"y", pc.y}, {"z", pc.z}, {"convention", "Bruker"}};
}

/// The given centre or the file's; with --fit-pc the one that makes patterns of the whole map match best.
struct Prepared
{
    Conditions conditions;
    Json centreFit; // null: not fitted
};

Prepared prepare(const Options& options, const EbsdScan& scan, const std::vector<Phase>& phases,
                 JobMonitor& job)
{
    std::optional<PatternCentre> given;
    if (!options.patternCentre.empty())
        given = PatternCentre{options.patternCentre[0], options.patternCentre[1], options.patternCentre[2]};
    const bool unknown = options.fitCentre && !given && !scan.detector.patternCentre;
    Prepared prepared{conditionsOf(scan, unknown ? usualCentre : given, job), nullptr};
    if (options.energyKeV > 0)
        prepared.conditions.energyKeV = options.energyKeV;
    if (!options.fitCentre)
        return prepared;
    const PatternBlock patterns = spreadPatterns(*scan.patterns, centrePatterns);
    const PatternCentreFit fit =
        unknown
            ? findPatternCentre(phases, prepared.conditions, options.match, patterns, job)
            : fitPatternCentre(Matcher(phases, prepared.conditions, options.match, job), patterns, 0, job);
    prepared.conditions.patternCentre = fit.patternCentre;
    const auto finite = [](double v) { return std::isfinite(v) ? Json(v) : Json(nullptr); };
    prepared.centreFit = centreJson(fit.patternCentre);
    prepared.centreFit.update(
        {{"standard_error", {finite(fit.sigma[0]), finite(fit.sigma[1]), finite(fit.sigma[2])}},
         {"patterns", fit.patterns},
         {"score_before", fit.scoreBefore},
         {"score_after", fit.scoreAfter}});
    if (!options.json)
        printLine("Pattern centre (Bruker) " + centreText(fit.patternCentre) +
                  (fit.patterns > 1 ? " +- " + number(fit.sigma[0], 4) + ", " + number(fit.sigma[1], 4) +
                                          ", " + number(fit.sigma[2], 4)
                                    : "") +
                  " from " + std::to_string(fit.patterns) + " patterns, mean score " +
                  number(fit.scoreBefore, 3) + " -> " + number(fit.scoreAfter, 3) + "\n");
    return prepared;
}

Json eulerJson(const EulerAngles& e)
{
    constexpr double degrees = 180 / std::numbers::pi;
    return {e.phi1 * degrees, e.Phi * degrees, e.phi2 * degrees};
}

std::string namesOf(const Matcher& matcher, const std::vector<int>& ids)
{
    std::string names;
    for (const int id : ids)
        names += (names.empty() ? "" : " / ") + matcher.phases()[id].name;
    return names;
}

void matchOne(const Options& options, const EbsdScan& scan, const Matcher& matcher, const Json& centreFit,
              JobMonitor& job)
{
    const auto [row, col] = parsePair(options.at, ',');
    if (!scan.grid.contains(row, col) || !scan.patterns->has(scan.grid.index(row, col)))
        throw Error(ErrorKind::BadSetting,
                    "--at " + options.at + " has no pattern in " + scan.path.filename().string() +
                        ", which has " + std::to_string(scan.grid.rows) + " rows and " +
                        std::to_string(scan.grid.cols) + " columns counted from 0; choose another point.");
    const PatternBlock block = scan.patterns->read({scan.grid.index(row, col), 1});
    const PatternMatch found = matcher.match(block, job).front();
    if (found.phases.empty())
        throw Error(ErrorKind::BadSetting, "The pattern at " + options.at + " of " +
                                               scan.path.filename().string() +
                                               " is constant; choose another point.");
    const Verdict verdict = judge(matcher, block.pattern(0), found);
    NullMonitor quiet;
    const double floor = matcher.noiseFloor(quiet);
    const std::size_t count = std::min(found.phases.size(), static_cast<std::size_t>(options.top));
    if (options.json) {
        Json phases = Json::array(), set = Json::array();
        for (std::size_t k = 0; k < count; ++k) {
            const PhaseMatch& m = found.phases[k];
            phases.push_back(
                {{"phase", matcher.phases()[m.phase].name},
                 {"score", m.fit.score},
                 {"refined", m.refined},
                 {"euler_deg", eulerJson(matcher.conditions().eulerAngles(m.fit.crystalFromDetector))}});
        }
        for (const int id : verdict.phases)
            set.push_back(matcher.phases()[id].name);
        printJson({{"row", row},
                   {"col", col},
                   {"answer", set},
                   {"margin", verdict.margin},
                   {"centre_effect", verdict.centreEffect},
                   {"noise_floor", floor},
                   {"above_noise", found.best().fit.score >= floor},
                   {"phases", phases},
                   {"euler_convention", "Bunge, crystal from sample"},
                   {"sample_frame", matcher.conditions().frame == SampleFrame::Tsl ? "tsl" : "hkl"},
                   {"pattern_centre", centreJson(matcher.conditions().patternCentre)},
                   {"centre_fit", centreFit},
                   {"warnings", job.warnings()}});
        return;
    }
    TextTable table({"phase", "score", "phi1", "Phi", "phi2", ""}, {1, 2, 3, 4});
    for (std::size_t k = 0; k < count; ++k) {
        const PhaseMatch& m = found.phases[k];
        const Json e = eulerJson(matcher.conditions().eulerAngles(m.fit.crystalFromDetector));
        table.add({matcher.phases()[m.phase].name, number(m.fit.score, 3), number(e[0], 2), number(e[1], 2),
                   number(e[2], 2), m.refined ? "" : "not refined"});
    }
    table.print();
    printLine(
        "\nAnswer: " + namesOf(matcher, verdict.phases) +
        (verdict.phases.size() > 1 ? " (cannot be told apart)" : "") + ", lead " + number(verdict.margin, 3) +
        (found.best().fit.score < floor ? "; not above what noise reaches (" + number(floor, 3) + ")" : ""));
}

Json groupsJson(const Matcher& matcher, const CandidateGroups& groups)
{
    Json list = Json::array(), pairs = Json::array();
    for (const auto& ids : groups.groups) {
        Json names = Json::array();
        for (const int id : ids)
            names.push_back(matcher.phases()[id].name);
        list.push_back(names);
    }
    for (const PairSeparation& p : groups.pairs)
        pairs.push_back({{"phase", matcher.phases()[p.phase].name},
                         {"other", matcher.phases()[p.other].name},
                         {"margin", p.margin},
                         {"centre_effect", p.centreEffect},
                         {"separable", p.separable()}});
    return {{"groups", list}, {"close_pairs", pairs}};
}

void printGroups(const Matcher& matcher, const CandidateGroups& groups)
{
    for (const auto& ids : groups.groups)
        if (ids.size() > 1)
            printLine("Cannot be told apart in this map: " + namesOf(matcher, ids));
}

void matchMap(const Options& options, const EbsdScan& scan, const Matcher& matcher, const Json& centreFit,
              JobMonitor& job)
{
    const CandidateGroups groups = candidateGroups(matcher, {}, job);
    if (!options.json)
        printGroups(matcher, groups);
    Json summary = groupsJson(matcher, groups);
    summary["centre_fit"] = centreFit;
    if (!options.output.empty()) {
        const Stopwatch watch;
        ScanMatch result = matchScan(scan, matcher, groups, job);
        result.map.provenance["input"] = scan.path.string();
        result.map.provenance["simulated_input"] = scan.simulated;
        result.map.provenance["groups"] = summary["groups"];
        io::writePhaseMap(options.output, result.map);
        summary["seconds"] = watch.seconds();
        summary["noise_floor"] = result.noiseFloor;
        summary["output"] = options.output.string();
        summary["fractions"] = Json::array();
        TextTable table({"class", "pixels", "fraction"}, {1, 2});
        for (const PhaseFraction& f : phaseFractions(result.map.grid, result.map.phases.size(),
                                                     result.map.phaseId, result.map.state)) {
            const std::string name = f.id == 0 ? "unknown" : result.map.phases[f.id].name;
            summary["fractions"].push_back(
                {{"id", f.id}, {"class", name}, {"pixels", f.pixels}, {"fraction", f.ofAll}});
            if (f.pixels > 0)
                table.add({name, std::to_string(f.pixels), percent(f.ofAll)});
        }
        if (!options.json) {
            table.print();
            printLine("\n" + durationText(watch.seconds()) + "\nResult: " + options.output.string());
        }
    } else if (!options.json && groups.groups.size() == options.phases.size()) {
        printLine("All candidates can be told apart in this map.");
    }
    summary["warnings"] = job.warnings();
    if (options.json)
        printJson(summary);
}

void runMatch(const Options& options, JobMonitor& job)
{
    checkSettings(options.match, "match");
    const EbsdScan scan = options.input.open(job);
    const std::vector<Phase> phases = phasesOf(options);
    const Prepared prepared = prepare(options, scan, phases, job);
    const Matcher matcher(phases, prepared.conditions, options.match, job);
    if (options.at.empty())
        matchMap(options, scan, matcher, prepared.centreFit, job);
    else
        matchOne(options, scan, matcher, prepared.centreFit, job);
}

} // namespace

Action declareMatch(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command
        .add_option("--phases", options->phases,
                    "Candidates: structure names or CIF files, separated by commas")
        ->required()
        ->delimiter(',');
    command
        .add_option("--pc", options->patternCentre,
                    "Pattern centre x,y,z in Bruker's convention (default: as the file says)")
        ->delimiter(',')
        ->expected(3);
    command.add_flag("--fit-pc", options->fitCentre,
                     "Fit the pattern centre to patterns of the whole map first");
    command
        .add_option("--energy", options->energyKeV, "Beam energy in keV (default: as the file says, else 20)")
        ->check(CLI::Range(5., 40.));
    CLI::Option* at =
        command.add_option("--at", options->at, "Match one map point: row and column, counted from 0")
            ->check(pairOfNumbers(',', "ROW,COL"));
    command
        .add_option("-o,--output", options->output, "Match the whole map and write this result file (.h5)")
        ->excludes(at);
    command.add_option("--top", options->top, "Phases listed of one point")
        ->check(CLI::Range(1, 1000))
        ->capture_default_str();
    command
        .add_option("--spacing", options->match.dictionary.spacingDeg,
                    "Distance of the orientations of the dictionary in degrees")
        ->capture_default_str();
    command.add_option("--size", options->match.size, "Side of the patterns in refinement (px)")
        ->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(
        command,
        {"match scan.up2 --phases ferrite,austenite,cementite --at 10,25 --pc 0.5,0.3,0.6",
         "match scan.h5oina --phases alpha-Ti,beta-Ti -o result.h5",
         "match scan.h5 --phases nickel,austenite,own.cif --fit-pc      (says which cannot be told apart)"});
    return [options](JobMonitor& job) { runMatch(*options, job); };
}

} // namespace kikuscope::cli
