// SPDX-License-Identifier: GPL-3.0-or-later
// reproduce: what made a figure; and makes it again where the data are at hand.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/base/version.h"
#include "core/publish/figure_reproduction.h"

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

struct Options
{
    fs::path figure, output;
    std::vector<fs::path> roots;
    bool json = false;
};

Json inputsJson(const publish::RecordedFigure& recorded)
{
    Json out = Json::array();
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i) {
        Json entry = recorded.provenance["inputs"][i];
        entry["state"] = io::toString(recorded.found[i].state);
        entry["found"] = recorded.found[i].path.empty() ? Json() : Json(recorded.found[i].path.string());
        entry["found_hash"] = recorded.found[i].hash.empty() ? Json() : Json(recorded.found[i].hash);
        out.push_back(std::move(entry));
    }
    return out;
}

void printRecorded(const Options& options, const publish::RecordedFigure& recorded)
{
    const draw::FigureRecipe& recipe = recorded.recipe;
    printLine(options.figure.string() + (recipe.name.empty() ? "" : ": " + recipe.name));
    printLine("Made by Kikuscope " + recorded.version + "; " + number(recipe.widthMm, 1) + " mm wide, " + std::to_string(recipe.dpi) + " dpi");
    TextTable panels({"panel", "shows", "of", "caption"});
    for (std::size_t i = 0; i < recipe.panels.size(); ++i) {
        const draw::PanelRecipe& panel = recipe.panels[i];
        panels.add({std::to_string(i + 1), panel.show == "scalar" ? panel.scalar : panel.show, panel.against.empty() ? panel.file : panel.file + ", " + panel.against, panel.caption});
    }
    panels.print();
    printLine("");
    TextTable inputs({"input", "state", "hash", "model"});
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i) {
        const Json provenance = recorded.provenance["inputs"][i].value("provenance", Json::object());
        const Json model = provenance.is_object() ? provenance.value("model_hash", provenance.value("model", Json(""))) : Json("");
        const bool moved = recorded.found[i].state == io::InputState::Moved;
        inputs.add({recorded.inputs[i].path, io::toString(recorded.found[i].state) + (moved ? " to " + recorded.found[i].path.string() : std::string()),
                    recorded.inputs[i].hash.substr(0, 16), model.is_string() ? model.get<std::string>().substr(0, 16) : std::string()});
    }
    inputs.print();
    for (const std::string& unsaved : recorded.unsaved)
        printLine("Not reproducible: " + unsaved);
}

void reproduce(const Options& options, JobMonitor& job)
{
    const publish::RecordedFigure recorded = publish::readRecordedFigure(options.figure, options.roots);
    if (!options.output.empty() && fs::exists(options.output) && fs::equivalent(options.output, options.figure))
        throw Error(ErrorKind::BadSetting, "The figure would be written over itself; give another --output.");
    if (!options.json)
        printRecorded(options, recorded);
    Json report = {{"figure", options.figure.string()}, {"app_version", recorded.version}, {"recipe", recorded.recipe.toJson()}, {"inputs", inputsJson(recorded)}, {"unsaved", recorded.unsaved}};
    if (options.output.empty()) {
        if (options.json)
            printJson(report);
        return publish::requireInputs(recorded, false);
    }
    const publish::Reproduction again = publish::reproduceFigure(recorded, options.output, job);
    report["again"] = {{"output", options.output.string()}, {"same_bytes", again.sameBytes}};
    if (again.differentPixels)
        report["again"]["different_pixels"] = *again.differentPixels;
    if (options.json)
        printJson(report);
    if (!again.isTheSame())
        throw Error(ErrorKind::Inconsistent, options.output.string() + " was made from the same inputs, but differs from " + options.figure.string() +
                                                 (again.differentPixels ? " in " + std::to_string(*again.differentPixels) + " pixels" : std::string(" in its bytes")) +
                                                 "; that one was made by Kikuscope " + recorded.version + ", this is " KIKUSCOPE_VERSION ", or fonts and libraries differ.");
    if (!options.json)
        printLine("\n" + options.output.string() + ": the figure again, " + (again.sameBytes ? "equal byte for byte" : "equal pixel for pixel"));
}

} // namespace

Action declareReproduce(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("FIGURE", options->figure, "A figure (.png, .tiff, .pdf, .svg) that kikuscope-cli figure wrote")->required();
    command.add_option("-o,--output", options->output, "Make the figure again and write it here; compared with the original");
    command.add_option("--root", options->roots, "Folder to look for inputs that were moved; may be given several times")->allow_extra_args(false);
    addJsonFlag(command, options->json);
    addExamples(command, {"reproduce fig4.pdf", "reproduce fig4.png -o again.png", "reproduce fig4.png --root /data/2024 -o again.png --json"});
    return [options](JobMonitor& job) { reproduce(*options, job); };
}

} // namespace kikuscope::cli
