// SPDX-License-Identifier: GPL-3.0-or-later
// finetune: a model learns from some hundred labelled patterns per class, recorded or simulated, and is
// measured on regions or a scan that did not teach.
#include "app/cli/command.h"
#include "app/cli/confusion_output.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"
#include "app/cli/scan_input.h"
#include "app/cli/stopwatch.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/fine_tune.h"
#include "core/nn/map_labels.h"

#include <algorithm>

namespace kikuscope::cli {
namespace {

namespace fs = std::filesystem;

struct Options
{
    std::vector<fs::path> maps, labels;
    std::vector<std::string> filters;
    nn::FineTuneOptions tuning;
    fs::path output, figure;
    bool json = false;
};

constexpr const char* own = "own"; // --labels: the indexing of the scan itself

/// A result of ours with its confidence as a scalar to filter by.
CrystalMap labelsOfResult(const fs::path& path)
{
    const PhaseMap result = io::readPhaseMap(path);
    CrystalMap map = asCrystalMap(result);
    ScalarMap confidence{"confidence", "", {}};
    for (std::int64_t i = 0; i < result.grid.size(); ++i)
        confidence.values.push_back(result.confidence(i));
    map.scalars.push_back(std::move(confidence));
    return map;
}

CrystalMap readLabels(const EbsdScan& scan, const fs::path& path)
{
    if (path.empty() || path == own) {
        if (!scan.indexing)
            throw Error(ErrorKind::BadSetting,
                        scan.path.filename().string() +
                            " holds no phases to learn from; name a file with --labels (.ang, .ctf, .h5oina, "
                            "a result, or a .csv or .json of row, col, label).");
        return *scan.indexing;
    }
    if (!fs::exists(path))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the path after --labels.");
    if (path.extension() == ".csv" || path.extension() == ".json")
        return nn::handLabels(readTextFile(path), path.string(), scan.grid);
    return io::isResultFile(path) ? labelsOfResult(path) : io::openCrystalMap(path);
}

std::int64_t labelled(const CrystalMap& map)
{
    return static_cast<std::int64_t>(map.phaseId.size()) - std::ranges::count(map.phaseId, std::uint16_t{0});
}

nn::LabelledMap openMap(const Options& options, std::size_t number, JobMonitor& job)
{
    nn::LabelledMap map;
    ScanInput input;
    input.path = options.maps[number];
    map.scan = input.open(job);
    const fs::path source = options.labels.empty() ? fs::path() : options.labels[number];
    CrystalMap labels = readLabels(map.scan, source);
    std::vector<nn::LabelFilter> filters;
    Json texts = Json::array();
    for (const std::string& text : options.filters) {
        filters.push_back(nn::LabelFilter::fromText(text));
        texts.push_back(filters.back().text());
    }
    const std::int64_t before = labelled(labels);
    map.labels = nn::filtered(std::move(labels), filters);
    map.provenance = {
        {"hash", inputHashOf(map.scan.path)},
        {"labels_from", source.empty() || source == own ? map.scan.path.string() : source.string()},
        {"filter", texts},
        {"labelled", before},
        {"after_filter", labelled(map.labels)}};
    if (!source.empty() && source != own)
        map.provenance["labels_hash"] = inputHashOf(source);
    return map;
}

std::string interval(const Json& estimate)
{
    return percent(estimate[0].get<double>()) + " (" + number(100 * estimate[1].get<double>(), 1) + "-" +
           number(100 * estimate[2].get<double>(), 1) + ")";
}

void printHeldOut(const Json& heldOut)
{
    TextTable table({"class", "held out", "right", "unknown", "accuracy (95 % interval)"}, {1, 2, 3, 4});
    for (const Json& entry : heldOut["classes"])
        table.add({entry["class"].get<std::string>(), entry["patterns"].dump(), entry["right"].dump(),
                   entry["unknown"].dump(), interval(entry["accuracy"])});
    table.print();
    printLine("\nHeld out: " + heldOut["patterns"].dump() + " patterns, right " +
              interval(heldOut["accuracy"]) + ", of those answered " +
              interval(heldOut["right_of_answered"]));
    TextTable confusion({"true class", "answers"});
    for (std::size_t r = 0; r < heldOut["confusion"]["rows"].size(); ++r) {
        std::string answers;
        for (std::size_t c = 0; c < heldOut["confusion"]["columns"].size(); ++c)
            if (const auto n = heldOut["confusion"]["counts"][r][c].get<std::int64_t>(); n > 0)
                answers += (answers.empty() ? "" : ", ") +
                           heldOut["confusion"]["columns"][c].get<std::string>() + " " + std::to_string(n);
        confusion.add({heldOut["confusion"]["rows"][r].get<std::string>(), answers});
    }
    printLine("");
    confusion.print();
}

void tune(const Options& options, JobMonitor& job)
{
    const Stopwatch watch;
    if (!options.labels.empty() && options.labels.size() != options.maps.size())
        throw Error(ErrorKind::BadSetting,
                    "--labels names " + std::to_string(options.labels.size()) + " files for " +
                        std::to_string(options.maps.size()) +
                        " maps; give one for each map, \"own\" where the map's own phases count.");
    std::vector<nn::LabelledMap> maps;
    for (std::size_t m = 0; m < options.maps.size(); ++m)
        maps.push_back(openMap(options, m, job));
    const nn::ModelFile model = nn::fineTune(maps, options.tuning, job);
    nn::saveModel(options.output, model);
    const Json& heldOut = model.metrics.at("held_out");
    if (!options.figure.empty()) {
        draw::ConfusionTable table;
        addConfusion(table, heldOut["confusion"]);
        table.title = model.name + ", held-out patterns";
        writeConfusion(options.figure, table);
    }
    if (options.json)
        return printJson({{"output", options.output.string()},
                          {"name", model.name},
                          {"mode", options.tuning.mode},
                          {"temperature", model.temperature},
                          {"min_confidence", model.minConfidence},
                          {"metrics", model.metrics},
                          {"fine_tune", model.training.at("fine_tune")},
                          {"seconds", watch.seconds()},
                          {"warnings", job.warnings()}});
    printHeldOut(heldOut);
    printLine("\n" + durationText(watch.seconds()) + "\nModel: " + options.output.string());
}

} // namespace

Action declareFineTune(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    nn::FineTuneOptions& tuning = options->tuning;
    command.add_option("MAP", options->maps, "Scan files or folders of images with labels")->required();
    command.add_option("--labels", options->labels,
                       "Labels, one file for each map: .ang, .ctf, .h5oina, a result of classify (.h5), or "
                       ".csv or .json of row, col, label; "
                       "\"own\": the phases in the map's file (default)");
    command.add_option(
        "--filter", options->filters,
        "Labels that count, e.g. \"CI>=0.1\", \"MAD<=1\", \"confidence>=0.9\"; may be repeated");
    command
        .add_option("--start-from", tuning.startFrom,
                    "Model that is tuned: bundled name or .safetensors file")
        ->capture_default_str();
    command
        .add_option("--mode", tuning.mode,
                    "frozen: features stay, the last layer is fitted (seconds); full: all weights learn")
        ->check(CLI::IsMember({"frozen", "full"}))
        ->capture_default_str();
    command
        .add_option("--split", tuning.split, "What is held out: tiles of every map, or scans (the last map)")
        ->check(CLI::IsMember({"tiles", "scans"}))
        ->capture_default_str();
    command.add_option("--per-class", tuning.perClass, "Patterns per class that teach, drawn at random")
        ->capture_default_str();
    command.add_option("--least-per-class", tuning.leastPerClass, "Classes with fewer are left out")
        ->capture_default_str();
    command.add_option("--copies", tuning.copies, "frozen: varied copies of every pattern")
        ->capture_default_str();
    command.add_option("--images", tuning.images, "full: images to learn from")->capture_default_str();
    command.add_option("--learning-rate", tuning.learningRate, "full: of AdamW")->capture_default_str();
    command
        .add_option("--other-crystals", tuning.otherCrystals,
                    "Random crystals simulated as \"other structure\", beside \"no pattern\"; 0: the "
                    "threshold alone refuses")
        ->capture_default_str();
    command.add_option("--name", tuning.name, "Name of the model");
    command.add_option("--seed", tuning.seed, "Same seed: same weights")->capture_default_str();
    command.add_option("--threads", tuning.threads, "0: all cores")->capture_default_str();
    command.add_option("--device", tuning.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--figure", options->figure,
                       "Draw the confusion matrix of the held-out patterns as PNG");
    command.add_option("-o,--output", options->output, "Model file (.safetensors) to write")->required();
    addJsonFlag(command, options->json);
    addExamples(
        command,
        {"finetune scan.up2 --labels scan.ang --filter \"CI>=0.1\" -o own.safetensors",
         "finetune scan.h5 --labels hand.csv --per-class 100 -o own.safetensors",
         "finetune a.h5oina b.h5oina --split scans --filter \"MAD<=1\" --mode full -o own.safetensors"});
    return [options](JobMonitor& job) { tune(*options, job); };
}

} // namespace kikuscope::cli
