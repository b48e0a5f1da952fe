// SPDX-License-Identifier: GPL-3.0-or-later
// reproduce: what made a figure; and makes it again where the data are at hand.
#include "app/cli/command.h"
#include "app/cli/figure_maker.h"
#include "app/cli/output.h"

#include "core/base/atomic_file.h"
#include "core/base/version.h"
#include "core/io/image_file.h"
#include "core/io/recorded_input.h"

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLargestFigure = std::uintmax_t{1} << 30;

struct Options
{
    fs::path figure, output;
    std::vector<fs::path> roots;
    bool json = false;
};

struct Recorded
{
    draw::FigureRecipe recipe;
    std::string version;
    std::vector<io::RecordedInput> inputs;
    std::vector<io::FoundInput> found;
    Json provenance;
};

[[noreturn]] void failDescription(const fs::path& path, const std::string& field)
{
    throw Error(ErrorKind::BadFile, path.string() + ": the field \"" + field + "\" of its description is missing or wrong; the file was changed, take the original.");
}

std::string textOf(const Json& json, const char* key, const fs::path& path)
{
    const auto it = json.is_object() ? json.find(key) : json.end();
    if (!json.is_object() || it == json.end() || !it->is_string())
        failDescription(path, key);
    return it->get<std::string>();
}

Recorded read(const Options& options)
{
    auto provenance = io::readFigureProvenance(options.figure);
    if (!provenance)
        throw Error(ErrorKind::Unsupported, options.figure.string() + " does not say what made it; give a figure that kikuscope-cli figure wrote.");
    Recorded recorded;
    recorded.provenance = std::move(*provenance);
    const Json& json = recorded.provenance;
    recorded.version = textOf(json, "app_version", options.figure);
    const auto version = json.find("kikuscope_figure");
    if (version == json.end() || !version->is_number_integer())
        failDescription(options.figure, "kikuscope_figure");
    if (*version > 1)
        throw Error(ErrorKind::Unsupported, options.figure.string() + " was written by Kikuscope " + recorded.version + " in a later format; use that version or a newer one.");
    recorded.recipe = draw::FigureRecipe::fromJson(json.value("recipe", Json()), options.figure.string());
    const auto inputs = json.find("inputs");
    if (inputs == json.end() || !inputs->is_array())
        failDescription(options.figure, "inputs");
    for (const Json& input : *inputs) {
        recorded.inputs.push_back({"input", textOf(input, "path", options.figure), textOf(input, "hash", options.figure)});
        if (recorded.inputs.back().path.empty() || !io::isRecordedHash(recorded.inputs.back().hash))
            failDescription(options.figure, "inputs");
        recorded.found.push_back(io::findInput(recorded.inputs.back(), fs::absolute(options.figure).parent_path(), options.roots));
    }
    return recorded;
}

Json inputsJson(const Recorded& recorded)
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

void printRecorded(const Options& options, const Recorded& recorded)
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
}

/// Error(Inconsistent) for the first input that is not what it was; a missing one counts where it is needed.
void refuseOtherInputs(const Options& options, const Recorded& recorded)
{
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i) {
        const std::string& path = recorded.inputs[i].path;
        if (recorded.found[i].state == io::InputState::Changed)
            throw Error(ErrorKind::Inconsistent, recorded.found[i].path.string() + " is not the file that " + options.figure.string() + " was made from: its SHA-256 is " +
                                                     recorded.found[i].hash + ", recorded is " + recorded.inputs[i].hash + "; give the folder of the original by --root.");
        if (recorded.found[i].state == io::InputState::Missing && !options.output.empty())
            throw Error(ErrorKind::BadFile, path + ", which " + options.figure.string() + " was made from, is neither where it was nor beside the figure; give its folder by --root.");
    }
}

/// The number of pixels that differ, all where the sizes differ.
std::int64_t differentPixels(const Image<Rgba>& a, const Image<Rgba>& b)
{
    if (a.rows != b.rows || a.cols != b.cols)
        return static_cast<std::int64_t>(std::max(a.pixels.size(), b.pixels.size()));
    std::int64_t count = 0;
    for (std::size_t i = 0; i < a.pixels.size(); ++i)
        count += a.pixels[i] != b.pixels[i];
    return count;
}

/// Writes the figure again; says whether it is the one it was.
Json makeAgain(const Options& options, const Recorded& recorded, JobMonitor& job)
{
    const auto format = io::figureFormatOf(options.output);
    FigureFiles files;
    for (const draw::PanelRecipe& panel : recorded.recipe.panels)
        for (const std::string& name : {panel.file, panel.against})
            for (std::size_t i = 0; i < recorded.inputs.size(); ++i)
                if (name == recorded.inputs[i].path)
                    files[name] = recorded.found[i].path;
    for (const draw::PanelRecipe& panel : recorded.recipe.panels)
        if (!files.contains(panel.file) || (!panel.against.empty() && !files.contains(panel.against)))
            failDescription(options.figure, "inputs");
    MadeFigure figure = makeFigure(recorded.recipe, files, fs::absolute(options.output).parent_path(), job);
    writeFileAtomically(options.output, figureBytes(figure, format));

    figure.provenance = recorded.provenance; // as it was: then the files are equal byte for byte
    const auto originalFormat = io::figureFormatOf(options.figure);
    const bool sameBytes = figureBytes(figure, originalFormat) == readTextFile(options.figure, kLargestFigure);
    Json out = {{"output", options.output.string()}, {"same_bytes", sameBytes}};
    if (originalFormat == io::FigureFormat::Png || originalFormat == io::FigureFormat::Tiff)
        out["different_pixels"] = sameBytes ? 0 : differentPixels(draw::renderPixels(figure.drawing, figure.dpi), io::readColourImage(options.figure));
    return out;
}

void reproduce(const Options& options, JobMonitor& job)
{
    const Recorded recorded = read(options);
    if (!options.output.empty() && fs::exists(options.output) && fs::equivalent(options.output, options.figure))
        throw Error(ErrorKind::BadSetting, "The figure would be written over itself; give another --output.");
    if (!options.json)
        printRecorded(options, recorded);
    Json report = {{"figure", options.figure.string()}, {"app_version", recorded.version}, {"recipe", recorded.recipe.toJson()}, {"inputs", inputsJson(recorded)}};
    if (options.output.empty()) {
        if (options.json)
            printJson(report);
        return refuseOtherInputs(options, recorded);
    }
    refuseOtherInputs(options, recorded);
    report["again"] = makeAgain(options, recorded, job);
    if (options.json)
        printJson(report);
    const Json& again = report["again"];
    const bool samePixels = again["same_bytes"].get<bool>() || again.value("different_pixels", std::int64_t{1}) == 0;
    if (!samePixels)
        throw Error(ErrorKind::Inconsistent, options.output.string() + " was made from the same inputs, but differs from " + options.figure.string() +
                                                 (again.contains("different_pixels") ? " in " + again["different_pixels"].dump() + " pixels" : std::string(" in its bytes")) +
                                                 "; that one was made by Kikuscope " + recorded.version + ", this is " KIKUSCOPE_VERSION ", or fonts and libraries differ.");
    if (!options.json)
        printLine("\n" + options.output.string() + ": the figure again, " + (again["same_bytes"].get<bool>() ? "equal byte for byte" : "equal pixel for pixel"));
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
