// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/adapt.h"

#include "app/cli/match_input.h"
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/io/kikuscope_h5.h"
#include "core/nn/train_for_map.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    MatchInput input;
    match::MatchOptions match;
    nn::MapTrainingOptions training;
    std::filesystem::path output, model;
    bool json = false;
};

void printReport(const Json& report)
{
    const Json& labelled = report["labelled"];
    printLine("Labelled by matching: " + labelled["patterns"].dump() + " patterns, " + labelled["sure"].dump() + " with certainty");
    const auto agreement = [&](const char* key, const std::string& what) {
        if (!report.contains(key))
            return;
        printLine(what + ": " + report[key]["patterns"].dump() + " patterns, agreement " +
                  percent(report[key]["agreement"].get<double>()));
        for (const Json& entry : report[key]["classes"])
            printLine("  " + entry["class"].get<std::string>() + ": " + entry["patterns"].dump() + ", " +
                      percent(entry["agreement"].get<double>()));
    };
    agreement("held_out", "Network against matching in other regions of the map, where it is sure");
    if (report.contains("held_out"))
        printLine("Unsure there: " + percent(report["held_out"]["unsure"].get<double>()));
    if (report.contains("asked"))
        printLine("Unsure: " + report["unsure"].dump() + " pixels, matched " + report["asked"].dump());
    agreement("verified", "Verified afterwards");
    printLine(report["accepted"].get<bool>() ? "The network mapped the scan." : "Matching mapped the scan.");
}

void runAdapt(const Options& options, JobMonitor& job)
{
    checkSettings(options.match, "match");
    const Stopwatch watch;
    const EbsdScan scan = options.input.scan.open(job);
    const std::vector<Phase> phases = options.input.candidates();
    const MatchConditions prepared = prepareMatch(options.input, scan, phases, options.match, options.json, job);
    const match::Matcher matcher(phases, prepared.conditions, options.match, job);
    const match::CandidateGroups groups = match::candidateGroups(matcher, {}, job);
    nn::MapTraining result = nn::trainForMap(scan, matcher, groups, options.input.phases, options.training, job);
    result.map.provenance["input"] = scan.path.string();
    result.map.provenance["simulated_input"] = scan.simulated;
    result.map.provenance["centre_fit"] = prepared.centreFit;
    io::writePhaseMap(options.output, result.map, result.matching.get());
    if (!options.model.empty() && result.student)
        nn::saveModel(options.model, *result.student);

    TextTable table({"class", "pixels", "fraction"}, {1, 2});
    Json fractions = Json::array();
    for (const PhaseFraction& f : phaseFractions(result.map.grid, result.map.phases.size(), result.map.phaseId, result.map.state)) {
        const std::string name = f.id == 0 ? "unknown" : result.map.phases[f.id].name;
        fractions.push_back({{"id", f.id}, {"class", name}, {"pixels", f.pixels}, {"fraction", f.ofAll}});
        if (f.pixels > 0)
            table.add({name, std::to_string(f.pixels), percent(f.ofAll)});
    }
    if (options.json) {
        Json summary = result.report;
        summary.update({{"fractions", fractions}, {"output", options.output.string()}, {"seconds", watch.seconds()},
                        {"centre_fit", prepared.centreFit}, {"warnings", job.warnings()}});
        printJson(summary);
        return;
    }
    printReport(result.report);
    table.print();
    printLine("\n" + durationText(watch.seconds()) + "\nResult: " + options.output.string());
}

} // namespace

Action declareAdapt(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command.add_option("-o,--output", options->output, "Result file (.h5)")->required();
    command.add_option("--model", options->model, "Also keep the network (.safetensors)");
    command.add_option("--minutes", options->training.minutes, "Time the network may learn (default: --images)");
    command.add_option("--images", options->training.images, "Images the network learns from")->capture_default_str();
    command.add_option("--labelled", options->training.labelled, "Patterns labelled by matching before")->capture_default_str();
    command.add_option("--random-crystals", options->training.randomCrystals, "Generated structures that mean \"none of the candidates\"")
        ->capture_default_str();
    command.add_option("--real-share", options->training.realShare, "Share of recorded patterns among the images; 0: simulation alone")
        ->capture_default_str();
    command.add_option("--start-from", options->training.startFrom,
                       "Model whose features the network starts from (auto: phases-starter; \"\": none)")
        ->capture_default_str();
    command.add_option("--seed", options->training.seed, "Same seed and images: same network")->capture_default_str();
    command.add_option("--threads", options->training.threads, "Threads of the training; 0: all cores")->capture_default_str();
    command.add_option("--spacing", options->match.dictionary.spacingDeg, "Distance of the orientations of the dictionary in degrees")
        ->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"adapt scan.up2 --phases ferrite,austenite,cementite --pc 0.5,0.3,0.6 -o result.h5",
                          "adapt scan.h5oina --phases alpha-Ti,beta-Ti --minutes 5 --model own.safetensors -o result.h5"});
    return [options](JobMonitor& job) { runAdapt(*options, job); };
}

} // namespace kikuscope::cli
