// SPDX-License-Identifier: GPL-3.0-or-later
// classify: the main job. A journal beside the result lets a stopped or killed run go on where it ended.
#include "app/cli/classify.h"
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"
#include "app/cli/stopwatch.h"

#include "core/base/version.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/symmetry_level.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    ScanInput input;
    std::string model = "phases-starter";
    std::string level; // of symmetry; empty: the classes of the model
    nn::ClassifyOptions classify;
    std::filesystem::path output;
    bool json = false;
};

/// What must be the same for finished blocks of an earlier run to count.
Json journalKey(const EbsdScan& scan, const nn::ModelFile& model, const std::string& inputHash)
{
    return {{"version", KIKUSCOPE_VERSION}, {"model", model.hash},    {"answers", model.name}, {"recipe", model.recipe.toJson()},
            {"input", inputHash},           {"scan", scan.name},      {"rows", scan.grid.rows},
            {"cols", scan.grid.cols},       {"pattern_centre", nn::toldPatternCentre(scan.detector, model)}};
}

bool wasStopped(const PhaseMap& map) { return map.provenance.value("stopped", false); }

std::int64_t presentCount(const std::vector<Predictions>& blocks)
{
    std::int64_t count = 0;
    for (const Predictions& block : blocks)
        count += std::count_if(block.present.begin(), block.present.end(), [](std::uint8_t p) { return p != 0; });
    return count;
}

std::int64_t countState(const PhaseMap& map, PixelState state)
{
    return std::count(map.state.begin(), map.state.end(), state);
}

void classifyScanFile(const Options& options, JobMonitor& job)
{
    checkSettings(options.classify);
    const EbsdScan scan = options.input.open(job);
    auto model = nn::loadModelByNameOrPath(options.model);
    if (!options.level.empty())
        model = nn::atLevel(*model, options.level);
    const ClassifyRun run = classifyToFile(scan, model, options.classify, options.output, job);
    Json summary = summaryJson(run, *model, job);
    summary["output"] = wasStopped(run.map) ? Json(nullptr) : Json(options.output.string());
    if (options.json)
        printJson(summary);
    if (wasStopped(run.map))
        throw Stopped{};
    if (!options.json) {
        printSummary(run);
        printLine("Result: " + options.output.string());
    }
}

} // namespace

ClassifyRun classifyToFile(const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model, const nn::ClassifyOptions& options,
                           const std::filesystem::path& result, JobMonitor& job)
{
    if (!scan.patterns)
        throw Error(ErrorKind::BadSetting, scan.path.filename().string() + " holds no patterns to classify; give the pattern file of "
                                                                           "this scan (.up1, .up2, .h5oina, .h5, ...).");
    const std::string inputHash = scan.path.empty() ? std::string() : inputHashOf(scan.path);
    io::ResultJournal journal(result, journalKey(scan, *model, inputHash));
    const std::vector<Predictions> recovered = journal.recovered();

    ClassifyRun run;
    run.resumedPatterns = presentCount(recovered);
    if (run.resumedPatterns > 0)
        job.stage("Going on after " + std::to_string(run.resumedPatterns) + " patterns of an earlier run");
    const Stopwatch watch;
    run.map = nn::classifyScan(scan, model, options, job, [&journal](const Predictions& block) { journal.append(block); }, recovered);
    run.seconds = watch.seconds();
    run.classifiedPatterns = countState(run.map, PixelState::Classified) - run.resumedPatterns;
    if (run.map.name.empty())
        run.map.name = scan.name;
    run.map.provenance["input"] = scan.path.string();
    run.map.provenance["input_hash"] = inputHash;
    run.map.provenance["simulated_input"] = scan.simulated;

    if (wasStopped(run.map)) {
        job.warn(std::to_string(run.map.doneCount()) + " of " + std::to_string(scan.grid.size()) + " points are kept in " +
                 io::ResultJournal::pathFor(result).string() + "; the same command goes on from there.");
        return run;
    }
    io::writePhaseMap(result, run.map);
    journal.remove();
    return run;
}

Json summaryJson(const ClassifyRun& run, const nn::ModelFile& model, const JobMonitor& job)
{
    const PhaseMap& map = run.map;
    const std::int64_t classified = countState(map, PixelState::Classified);
    double confidence = 0;
    for (std::size_t i = 0; i < map.state.size(); ++i)
        if (map.state[i] == PixelState::Classified)
            confidence += map.confidence(static_cast<std::int64_t>(i));

    Json out = {{"model", {{"name", model.name}, {"network", model.network}, {"hash", model.hash}}}};
    out.update(gridJson(map.grid));
    out["patterns"] = classified;
    out["resumed_patterns"] = run.resumedPatterns;
    out["seconds"] = run.seconds;
    out["patterns_per_second"] = run.seconds > 0 ? static_cast<double>(run.classifiedPatterns) / run.seconds : 0;
    out["device"] = map.provenance.value("device", Json());
    out["mean_confidence"] = classified > 0 ? Json(confidence / static_cast<double>(classified)) : Json(nullptr);
    out["fractions"] = Json::array();
    for (const PhaseFraction& fraction : phaseFractions(map.grid, map.phases.size(), map.phaseId, map.state)) {
        if (fraction.id == 0) {
            out["unknown_fraction"] = fraction.ofAll;
            continue;
        }
        out["fractions"].push_back({{"id", fraction.id}, {"class", map.phases[fraction.id].name},
                                    {"bravais", map.phases[fraction.id].bravais}, {"pixels", fraction.pixels},
                                    {"fraction", fraction.ofAll}});
    }
    out["stopped"] = wasStopped(map);
    out["warnings"] = job.warnings();
    return out;
}

void printSummary(const ClassifyRun& run)
{
    TextTable table({"class", "lattice", "pixels", "fraction"}, {2, 3});
    std::vector<PhaseFraction> fractions =
        phaseFractions(run.map.grid, run.map.phases.size(), run.map.phaseId, run.map.state);
    std::stable_sort(fractions.begin(), fractions.end(), [](const auto& a, const auto& b) { return a.pixels > b.pixels; });
    for (const PhaseFraction& fraction : fractions)
        if (fraction.pixels > 0)
            table.add({fraction.id == 0 ? "unknown" : run.map.phases[fraction.id].name,
                       fraction.id == 0 ? "" : run.map.phases[fraction.id].bravais, std::to_string(fraction.pixels),
                       percent(fraction.ofAll)});
    table.print();
    const double rate = run.seconds > 0 ? static_cast<double>(run.classifiedPatterns) / run.seconds : 0;
    printLine("\n" + std::to_string(run.classifiedPatterns) + " patterns in " + number(run.seconds, 1) + " s, " + number(rate, 0) +
              " patterns/s");
}

Action declareClassify(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    options->input.addTo(command);
    command.add_option("--model", options->model, "Bundled name or .safetensors file")->capture_default_str();
    command.add_option("--level", options->level, "Answer with the crystal_family, bravais_lattice, laue_group, point_group or space_group of the model's classes");
    command.add_option("--device", options->classify.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--workers", options->classify.workers, "Inference threads; 0 = one per core")->capture_default_str();
    command.add_option("--batch", options->classify.batch, "Patterns per forward pass")->capture_default_str();
    command.add_option("--memory-mib", options->classify.memoryMiB, "Budget for pattern blocks in flight (MiB)")->capture_default_str();
    command.add_option("-o,--output", options->output, "Result file (.h5) to write")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"classify scan.up2 -o result.h5", "classify patterns.up1 --shape 120x160 --model bravais-starter -o result.h5",
                          "classify map.h5oina --level bravais_lattice -o lattices.h5", "classify map.h5oina --device cuda:0 -o result.h5 --json"});
    return [options](JobMonitor& job) { classifyScanFile(*options, job); };
}

} // namespace kikuscope::cli
