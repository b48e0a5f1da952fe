// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/adapt.h"

#include "app/cli/match_input.h"
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/base/atomic_file.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/map_training_request.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    MatchInput input;
    nn::MapTrainingRequest request; // what --options holds, or the other options say
    std::filesystem::path file;     // --options
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
        const bool compared = report[key]["patterns"].get<std::int64_t>() > 0;
        printLine(what + ": " + report[key]["patterns"].dump() + " patterns" +
                  (compared ? ", agreement " + percent(report[key]["agreement"].get<double>()) : ""));
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

void readRequest(Options& options)
{
    const std::string source = options.file.string();
    options.request = nn::MapTrainingRequest::fromJson(parseJson(readTextFile(options.file), source), source);
    if (options.input.scan.path.empty())
        options.input.scan.path = options.request.scan;
    if (options.input.scan.path.empty())
        throw Error(ErrorKind::BadSetting, source + ": scan is missing; name it there or on the command line.");
}

/// From the options of the command line: conditions, with the pattern centre fitted where that was asked for.
MatchConditions completeRequest(Options& options, const EbsdScan& scan, JobMonitor& job)
{
    checkSettings(options.request.match, "match");
    options.request.phases = options.input.phases;
    MatchConditions prepared =
        prepareMatch(options.input, scan, options.input.candidates(), options.request.match, options.json, job);
    const PatternCentre& pc = prepared.conditions.patternCentre;
    options.request.patternCentre = {pc.x, pc.y, pc.z};
    options.request.energyKeV = prepared.conditions.energyKeV;
    return prepared;
}

void runAdapt(Options options, JobMonitor& job)
{
    const Stopwatch watch;
    if (!options.file.empty())
        readRequest(options);
    const EbsdScan scan = options.input.scan.open(job);
    const MatchConditions prepared = options.file.empty() ? completeRequest(options, scan, job)
                                                          : MatchConditions{nn::conditionsOf(options.request, scan, job), nullptr};
    options.request.scan = options.input.scan.path.string();
    nn::MapTraining result = nn::runMapTraining(options.request, scan, prepared.conditions, job);
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
    nn::MapTrainingOptions& training = options->request.training;
    options->input.addTo(command);
    command.get_option("FILE")->required(false);
    command.get_option("--phases")->required(false);
    auto* file = command.add_option("--options", options->file, "Everything but the output from a JSON file, as the window saves it");
    command.add_option("-o,--output", options->output, "Result file (.h5)")->required();
    command.add_option("--model", options->model, "Also keep the network (.safetensors)");
    for (CLI::Option* said : {
             command.add_option("--start-from", training.startFrom,
                                "Model whose features the network starts from (auto: structure-bands; \"\": none)")->capture_default_str(),
             command.get_option("--phases"), command.get_option("--pc"), command.get_option("--fit-pc"), command.get_option("--energy"),
             command.add_option("--minutes", training.minutes, "Time the network may learn (default: --images)"),
             command.add_option("--images", training.images, "Images the network learns from")->capture_default_str(),
             command.add_option("--labelled", training.labelled, "Patterns labelled by matching before")->capture_default_str(),
             command.add_option("--random-crystals", training.randomCrystals,
                                "Generated structures that mean \"none of the candidates\"")->capture_default_str(),
             command.add_option("--real-share", training.realShare,
                                "Share of recorded patterns among the images; 0: simulation alone")->capture_default_str(),
             command.add_option("--residual-share", training.residualShare,
                                "Share of simulated images that take their looks from the map's own patterns")
                 ->capture_default_str(),
             command.add_option("--seed", training.seed, "Same seed and images: same network")->capture_default_str(),
             command.add_option("--threads", training.threads, "Threads of the training; 0: all cores")->capture_default_str(),
             command.add_option("--spacing", options->request.match.dictionary.spacingDeg,
                                "Distance of the orientations of the dictionary in degrees")->capture_default_str()})
        file->excludes(said);
    command.parse_complete_callback([options] {
        if (options->file.empty() && (options->input.scan.path.empty() || options->input.phases.empty()))
            throw CLI::RequiredError(options->input.scan.path.empty() ? "FILE" : "--phases");
    });
    addJsonFlag(command, options->json);
    addExamples(command, {"adapt scan.up2 --phases ferrite,austenite,cementite --pc 0.5,0.3,0.6 -o result.h5",
                          "adapt scan.h5oina --phases alpha-Ti,beta-Ti --minutes 5 --model own.safetensors -o result.h5",
                          "adapt --options spec.json -o result.h5"});
    return [options](JobMonitor& job) { runAdapt(*options, job); };
}

} // namespace kikuscope::cli
