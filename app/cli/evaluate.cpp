// SPDX-License-Identifier: GPL-3.0-or-later
// evaluate: how often a model is right, on a labelled scan, on a list of labelled patterns, or on fresh simulated
// patterns of a training specification.
#include "app/cli/command.h"
#include "app/cli/compare.h"
#include "app/cli/confusion_output.h"
#include "app/cli/output.h"
#include "app/cli/pattern_answers.h"
#include "app/cli/scan_input.h"
#include "app/cli/yardstick.h"

#include "core/base/atomic_file.h"
#include "core/nn/classifier.h"
#include "core/nn/train.h"

#include <array>
#include <cstdlib>

namespace kikuscope::cli {
namespace {

namespace fs = std::filesystem;

struct Options
{
    std::string model;
    ScanInput input; // a scan, or a specification ending in .json
    nn::ClassifyOptions classify;
    fs::path root, figure;
    std::int64_t imagesPerClass = 200;
    std::vector<double> noise{0, 1, 2, 3};
    std::uint64_t seed = 20240607;
    bool json = false, markdown = false;
};

void evaluateOnList(const Options& options, const Json& spec, std::shared_ptr<const nn::ModelFile> model, JobMonitor& job)
{
    const PatternList list = PatternList::fromJson(spec, options.input.path.string());
    const auto answers = answerPatterns(list, rootOfList(options.root, options.input.path), model, options.classify.device, job);
    if (options.json)
        printJson(answersJson(list, answers));
    else
        printAnswers(answers, options.markdown);
}

std::string estimateText(const Json& json)
{
    return number(100 * json["value"].get<double>(), 1) + " (" + number(100 * json["low"].get<double>(), 1) + "-" +
           number(100 * json["high"].get<double>(), 1) + ") %";
}

struct KnownRow
{
    const char* title;
    const char* key;
    std::string (*text)(const Json&);
};
const std::array<KnownRow, 3> knownRows{{{"known classes", "accuracy", estimateText},
                                         {"known, four together", "pooled_4", estimateText},
                                         {"calibration error", "calibration_error", [](const Json& json) { return number(json.get<double>(), 3); }}}};

/// Accuracy per class (rows) and noise level (columns).
void printByNoise(const Json& report)
{
    std::vector<std::string> header{"class"};
    std::vector<std::size_t> numbers;
    std::vector<std::vector<std::string>> rows;
    for (const Json& level : report["by_noise"]) {
        numbers.push_back(header.size());
        header.push_back("noise " + level["noise_to_signal"].dump());
        const Json& classes = level["classes"];
        rows.resize(classes.size() + 1 + knownRows.size());
        for (std::size_t c = 0; c < classes.size(); ++c) {
            if (rows[c].empty())
                rows[c].push_back(classes[c]["name"].get<std::string>());
            rows[c].push_back(percent(classes[c]["accuracy"].get<double>()));
        }
        auto row = rows.begin() + static_cast<std::ptrdiff_t>(classes.size());
        const auto add = [&row](const char* name, const std::string& text) {
            if (row->empty())
                row->push_back(name);
            (row++)->push_back(text);
        };
        add("all", percent(level["accuracy"].get<double>()));
        for (const KnownRow& known : knownRows)
            add(known.title, level["known"].is_null() ? "-" : known.text(level["known"][known.key]));
    }
    TextTable table(header, numbers);
    for (auto& row : rows)
        table.add(std::move(row));
    table.print();
    printLine("\nNoise: sigma of the noise / sigma of the pattern. " + report["images_per_class"].dump() +
              " new simulated patterns per class and level.");
}

void evaluateOnTrainingSpec(const Options& options, const Json& json, std::shared_ptr<const nn::ModelFile> model, JobMonitor& job)
{
    const auto spec = nn::TrainingSpec::fromJson(json, options.input.path.string());
    const Json report =
        nn::evaluateOnSpec(model, spec, options.imagesPerClass, options.noise, options.seed, options.classify.device, job);
    if (!options.figure.empty()) {
        draw::ConfusionTable table;
        std::string levels;
        for (const Json& level : report["by_noise"]) {
            addConfusion(table, level["confusion"]);
            levels += (levels.empty() ? "" : ", ") + level["noise_to_signal"].dump();
        }
        table.title = model->name + " on " + spec.name + ", noise / signal " + levels;
        writeConfusion(options.figure, table);
    }
    if (options.json)
        printJson(report);
    else
        printByNoise(report);
}

void evaluateOnYardstick(const Options& options, const Json& json, std::shared_ptr<const nn::ModelFile> model, JobMonitor& job)
{
    const auto yardstick = settingsFromJson<Yardstick>(json, options.input.path.string());
    const Json report = measure(yardstick, {options.input.path, rootOfList(options.root, options.input.path)}, model, options.classify.device, job);
    options.json ? printJson(report) : printYardstick(report, options.markdown);
}

void evaluateOnScan(const Options& options, std::shared_ptr<const nn::ModelFile> model, JobMonitor& job)
{
    const EbsdScan scan = options.input.open(job);
    if (!scan.indexing)
        throw Error(ErrorKind::BadSetting, scan.path.filename().string() + " holds no phases to compare with; give a simulated scan or "
                                               "a file with indexing, or use classify and compare with the .ang or .ctf.");
    const PhaseMap map = nn::classifyScan(scan, model, options.classify, job);
    if (map.provenance.value("stopped", false))
        throw Stopped{};
    const auto matrix = analysis::confusionMatrix(map, *scan.indexing);
    const auto agreement = analysis::agreement(matrix);
    if (!options.figure.empty())
        writeConfusion(options.figure, {matrix.reference, matrix.result, matrix.counts, model->name + " on " + scan.name});
    if (options.json)
        printJson(analysis::toJson(matrix, agreement));
    else
        printComparison(matrix, agreement);
}

void evaluateModel(const Options& options, JobMonitor& job)
{
    checkSettings(options.classify);
    const auto model = nn::loadModelByNameOrPath(options.model);
    if (options.input.path.extension() != ".json")
        return evaluateOnScan(options, model, job);
    const Json json = parseJson(readTextFile(options.input.path), options.input.path.string());
    if (!options.figure.empty() && !json.contains("classes"))
        throw Error(ErrorKind::BadSetting, "--figure draws the confusion matrix of a scan or of a training specification; leave it out for " +
                                               options.input.path.string() + ".");
    if (json.contains("patterns"))
        evaluateOnList(options, json, model, job);
    else if (json.contains("classes"))
        evaluateOnTrainingSpec(options, json, model, job);
    else if (json.contains("patterns_per_material"))
        evaluateOnYardstick(options, json, model, job);
    else
        throw Error(ErrorKind::BadSetting, options.input.path.string() + " is neither a training specification (\"classes\") nor a "
                                               "list of labelled patterns (\"patterns\") nor a yardstick (\"patterns_per_material\"); "
                                               "give one of these or a scan.");
}

} // namespace

Action declareEvaluate(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("MODEL", options->model, "Bundled name or .safetensors file")->required();
    command.add_option("SCAN_OR_SPEC", options->input.path,
                       "Scan with phases, or a .json: list of labelled patterns, training specification, yardstick")
        ->required();
    command.add_option("--scan", options->input.scanName, "Name of the scan, where the file holds several");
    command.add_option("--device", options->classify.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--root", options->root, "Folder of the files of a pattern list (default: $KIKUSCOPE_TEST_DATA, else beside it)");
    command.add_option("--images-per-class", options->imagesPerClass, "Simulated patterns per class and noise level")
        ->check(CLI::Range(std::int64_t{1}, std::int64_t{1000000}))
        ->capture_default_str();
    command.add_option("--noise", options->noise, "Noise sigma / signal sigma of simulated patterns, e.g. 0,1,2,3")->delimiter(',');
    command.add_option("--seed", options->seed, "Seed of simulated patterns")->capture_default_str();
    command.add_flag("--markdown", options->markdown, "Tables as Markdown (model cards)");
    command.add_option("--figure", options->figure, "Draw the confusion matrix as PNG: true classes in rows, percent of the row; all levels of noise together");
    addJsonFlag(command, options->json);
    addExamples(command, {"evaluate phases-starter real-patterns.json --root /data --json", "evaluate own.safetensors own.json --noise 0,2,4",
                          "evaluate phases-starter simulated.h5", "evaluate bravais-starter bravais-unseen.spec.json --noise 1 --figure confusion.png",
                          "evaluate phases-starter yardstick.json --root /data --markdown"});
    return [options](JobMonitor& job) { evaluateModel(*options, job); };
}

} // namespace kikuscope::cli
