// SPDX-License-Identifier: GPL-3.0-or-later
// demo: the whole job without a window. Simulates the demonstration scan, classifies it with a bundled model, compares
// with the ground truth and writes the pictures and a report.
#include "app/cli/classify.h"
#include "app/cli/command.h"
#include "app/cli/compare.h"
#include "app/cli/grey_picture.h"
#include "app/cli/output.h"
#include "app/cli/render.h"

#include "core/base/atomic_file.h"
#include "core/base/resources.h"
#include "core/base/version.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/publish/html_report.h"
#include "core/simulate/scan_simulation.h"

namespace kikuscope::cli {
namespace {

namespace fs = std::filesystem;

struct Options
{
    fs::path spec, folder = "kikuscope-demo";
    std::string model = "phases-starter";
    nn::ClassifyOptions classify;
    bool json = false;
};

/// What the demonstration leaves in its folder.
struct Files
{
    explicit Files(const fs::path& folder)
        : scan(folder / "scan.h5"), result(folder / "result.h5"), phases(folder / "phases.png"), truth(folder / "ground-truth.png"),
          confidence(folder / "confidence.png"), sem(folder / "electron-image.png"), report(folder / "report.html")
    {
    }
    fs::path scan, result, phases, truth, confidence, sem, report;
};

EbsdScan makeScan(const Options& options, const fs::path& file, JobMonitor& job)
{
    const fs::path specFile = options.spec.empty() ? resourcePath("demo/demo.json") : options.spec;
    const auto spec = simulate::ScanSpec::fromJson(parseJson(readTextFile(specFile), specFile.string()), specFile.string());
    EbsdScan scan = simulate::simulateScan(spec, job);
    io::writeScan(file, scan, {{"program", "Kikuscope " KIKUSCOPE_VERSION}, {"specification", spec.toJson()}}, job);
    scan.path = file;
    return scan;
}

void writePictures(const Files& files, const EbsdScan& scan, const PhaseMap& map)
{
    const std::string title = scan.name + ": " + map.name; // says that it is simulated
    io::writeRgbaPng(files.phases, phasePicture(map, title, false));
    io::writeRgbaPng(files.truth, phasePicture(*scan.indexing, scan.indexing->name, false));
    io::writeRgbaPng(files.confidence, confidencePicture(map, title, false));
    if (!scan.semImages.empty()) {
        Image<float> sem = scan.semImages.front().pixels;
        stretch(sem, 8);
        io::writeGreyPng(files.sem, sem.view(), 8);
    }
}

void writeReport(const Files& files, const EbsdScan& scan, const ClassifyRun& run, const nn::ModelFile& model,
                 const analysis::ConfusionMatrix& matrix, const analysis::Agreement& agreement)
{
    publish::HtmlReport report("Kikuscope: " + scan.name);
    report.addParagraph("SIMULATED DATA. The patterns, the electron image and the reference of this map were computed by Kikuscope " KIKUSCOPE_VERSION
                        " from crystal structures; nothing here was measured.");
    report.addParagraph(std::to_string(scan.grid.rows) + " x " + std::to_string(scan.grid.cols) + " points, step " +
                        number(scan.grid.stepXUm, 3) + " um, patterns of " + std::to_string(scan.detector.height) + " x " +
                        std::to_string(scan.detector.width) + " px; model " + model.name + " (" + model.network + "), " +
                        number(run.seconds, 1) + " s.");
    report.addHeading("Maps");
    report.addPicture(files.phases, "Phase map by the network");
    report.addPicture(files.truth, "Ground truth of the simulation");
    report.addPicture(files.confidence, "Confidence of the network");
    if (!scan.semImages.empty())
        report.addPicture(files.sem, "Electron image (simulated)");

    report.addHeading("Agreement with the ground truth");
    report.addParagraph(percent(agreement.accuracy) + " of " + std::to_string(agreement.bothIndexed) +
                        " points named by both (95 % interval " + percent(agreement.accuracyLow) + " to " +
                        percent(agreement.accuracyHigh) + "); " + percent(agreement.accuracyAll) + " with unknown counted as wrong.");
    std::vector<std::vector<std::string>> scores;
    for (const auto& score : agreement.classes)
        scores.push_back({score.name, std::to_string(score.referencePixels), percent(score.precision), percent(score.recall)});
    report.addTable({"Phase", "Points", "Precision", "Recall"}, scores);

    report.addHeading("Confusion matrix (rows: ground truth)");
    std::vector<std::string> header{""};
    header.insert(header.end(), matrix.result.begin(), matrix.result.end());
    std::vector<std::vector<std::string>> rows;
    for (int ref = 0; ref < static_cast<int>(matrix.reference.size()); ++ref) {
        rows.push_back({matrix.reference[static_cast<std::size_t>(ref)]});
        for (int res = 0; res < static_cast<int>(matrix.result.size()); ++res)
            rows.back().push_back(std::to_string(matrix.at(ref, res)));
    }
    report.addTable(header, rows);
    report.save(files.report);
}

void runDemo(const Options& options, JobMonitor& job)
{
    checkSettings(options.classify);
    std::error_code error;
    fs::create_directories(options.folder, error);
    if (error)
        throw Error(ErrorKind::BadFile, "The folder " + options.folder.string() + " cannot be created (" + error.message() +
                                            "); give another by --output.");
    const Files files(fs::absolute(options.folder));
    const auto model = nn::loadModelByNameOrPath(options.model);
    const EbsdScan scan = makeScan(options, files.scan, job);
    const ClassifyRun run = classifyToFile(scan, model, options.classify, files.result, job);
    if (run.map.provenance.value("stopped", false))
        throw Stopped{};
    const auto matrix = analysis::confusionMatrix(run.map, *scan.indexing);
    const auto agreement = analysis::agreement(matrix);
    writePictures(files, scan, run.map);
    writeReport(files, scan, run, *model, matrix, agreement);

    if (options.json) {
        Json summary = summaryJson(run, *model, job);
        summary["comparison"] = analysis::toJson(matrix, agreement);
        summary["files"] = {{"scan", files.scan.string()},   {"result", files.result.string()},         {"phases", files.phases.string()},
                            {"truth", files.truth.string()}, {"confidence", files.confidence.string()}, {"electron_image", files.sem.string()},
                            {"report", files.report.string()}};
        return printJson(summary);
    }
    printLine(scan.name + " (simulated)\n");
    printSummary(run);
    printLine("\nAgreement with the ground truth: " + percent(agreement.accuracy) + " of the points named by both\n");
    printLine("Phase map      " + files.phases.string());
    printLine("Ground truth   " + files.truth.string());
    printLine("Confidence     " + files.confidence.string());
    if (!scan.semImages.empty())
        printLine("Electron image " + files.sem.string());
    printLine("Scan           " + files.scan.string());
    printLine("Result         " + files.result.string());
    printLine("Report         " + files.report.string());
}

} // namespace

Action declareDemo(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("--spec", options->spec, "Scan specification (JSON); default: the bundled demonstration");
    command.add_option("--model", options->model, "Bundled name or .safetensors file")->capture_default_str();
    command.add_option("--device", options->classify.device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    command.add_option("--workers", options->classify.workers, "Inference threads; 0 = one per core")->capture_default_str();
    command.add_option("-o,--output", options->folder, "Folder for the pictures and the report")->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"demo", "demo -o report --model bravais-starter"});
    return [options](JobMonitor& job) { runDemo(*options, job); };
}

} // namespace kikuscope::cli
