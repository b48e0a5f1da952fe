// SPDX-License-Identifier: GPL-3.0-or-later
// match: patterns against dynamical master patterns of the phases that may be there. Needs no training.
#include "app/cli/command.h"
#include "app/cli/match_input.h"
#include "app/cli/match_list.h"
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/io/kikuscope_h5.h"
#include "core/match/match_scan.h"

#include <numbers>

namespace kikuscope::cli {
namespace {

using namespace match;

struct Options
{
    MatchInput input;
    std::string at;
    bool isList = false;
    std::filesystem::path output, root;
    MatchOptions match;
    int top = 5;
    bool json = false;
};

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
                   {"pattern_centre", patternCentreJson(matcher.conditions().patternCentre)},
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
        io::writePhaseMap(options.output, result.map, result.matching.get());
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
    } else if (!options.json && groups.groups.size() == options.input.phases.size()) {
        printLine("All candidates can be told apart in this map.");
    }
    summary["warnings"] = job.warnings();
    if (options.json)
        printJson(summary);
}

void runMatch(const Options& options, JobMonitor& job)
{
    checkSettings(options.match, "match");
    if (options.isList) {
        matchList(options.input, options.root, options.match, options.json, job);
        return;
    }
    const EbsdScan scan = options.input.scan.open(job);
    const std::vector<Phase> phases = options.input.candidates();
    const MatchConditions prepared = prepareMatch(options.input, scan, phases, options.match, options.json, job);
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
    CLI::Option* at =
        command.add_option("--at", options->at, "Match one map point: row and column, counted from 0")
            ->check(pairOfNumbers(',', "ROW,COL"));
    command
        .add_option("-o,--output", options->output, "Match the whole map and write this result file (.h5)")
        ->excludes(at);
    command
        .add_flag("--list", options->isList,
                  "FILE is a list of labelled patterns (JSON): match each and count what is right")
        ->excludes(at);
    command.add_option("--root", options->root,
                       "Folder of the files of a list (default: $KIKUSCOPE_TEST_DATA, else beside it)");
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
         "match labelled.json --list --phases ferrite,austenite,cementite --root patterns",
         "match scan.h5 --phases nickel,austenite,own.cif --fit-pc      (says which cannot be told apart)"});
    return [options](JobMonitor& job) { runMatch(*options, job); };
}

} // namespace kikuscope::cli
