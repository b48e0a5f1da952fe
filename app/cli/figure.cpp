// SPDX-License-Identifier: GPL-3.0-or-later
// figure: the figure of a paper from a recipe, a project, or files named on the spot.
#include "app/cli/command.h"
#include "app/cli/output.h"

#include "core/base/atomic_file.h"
#include "core/io/image_file.h"
#include "core/io/recorded_input.h"
#include "core/io/shallow_json.h"
#include "core/publish/figure_maker.h"

#include <cmath>
#include <optional>
#include <tuple>

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLargestRecipe = 4u << 20;

struct Options
{
    std::vector<std::string> inputs, captions;
    fs::path output;
    std::string layout, journal, letters, legend, scaleBar, name, projectFigure;
    std::optional<double> widthMm, fontPt;
    std::optional<int> dpi;
    bool fractions = false, json = false;
};

/// A figure's recipe and the files its names stand for.
struct Source
{
    draw::FigureRecipe recipe;
    publish::FigureInputs inputs;
};

bool exists(const std::string& path)
{
    std::error_code error;
    return fs::exists(path, error);
}

/// "FILE", or "WHAT:FILE" with what to show: phase, confidence, image, agreement (two files after it, with a comma), or the
/// name of a quantity.
draw::PanelRecipe panelOf(const std::string& input)
{
    draw::PanelRecipe panel;
    const std::size_t colon = input.find(':');
    if (exists(input) || colon == std::string::npos) {
        panel.file = input;
        panel.show = io::hasImageExtension(input) ? "image" : "phase";
        panel.caption = fs::path(input).stem().string();
        return panel;
    }
    const std::string what = input.substr(0, colon);
    panel.file = input.substr(colon + 1);
    panel.caption = fs::path(panel.file).stem().string();
    if (what == "phase" || what == "confidence" || what == "image") {
        panel.show = what;
    } else if (what == "agreement") {
        const std::size_t comma = panel.file.find(',');
        if (comma == std::string::npos)
            throw Error(ErrorKind::BadSetting, "An agreement needs two files; write agreement:RESULT,REFERENCE.");
        panel.show = what;
        panel.against = panel.file.substr(comma + 1);
        panel.file = panel.file.substr(0, comma);
        panel.caption = "Agreement";
    } else {
        panel.show = "scalar";
        panel.scalar = what;
        panel.caption.clear(); // then the name of the quantity stands there
    }
    if (panel.show == "confidence")
        panel.caption.clear();
    return panel;
}

draw::FigureRecipe recipeOfFiles(const std::vector<std::string>& inputs)
{
    draw::FigureRecipe recipe;
    for (const std::string& input : inputs)
        recipe.panels.push_back(panelOf(input));
    return recipe;
}

/// The figure a project has by name or number (from 1), or one of its result, reference and electron image.
draw::FigureRecipe recipeOfProject(const io::Project& project, const fs::path& path, const std::string& wanted)
{
    std::string names;
    for (std::size_t i = 0; i < project.figures.size(); ++i) {
        const auto recipe = draw::FigureRecipe::fromJson(project.figures[i], path.string() + ": figures[" + std::to_string(i) + "]");
        if (wanted.empty() || wanted == recipe.name || wanted == std::to_string(i + 1))
            return recipe;
        names += (names.empty() ? "" : ", ") + (recipe.name.empty() ? std::to_string(i + 1) : recipe.name);
    }
    if (!wanted.empty())
        throw Error(ErrorKind::BadSetting, path.string() + " has no figure \"" + wanted + "\"; it has: " + (names.empty() ? "none" : names) + ".");
    draw::FigureRecipe recipe;
    recipe.name = project.name;
    for (const auto& [role, show, caption] : {std::tuple{"result", "phase", "Network"}, {"reference", "phase", "Reference"}, {"electron-image", "image", "Electron image"}})
        if (project.input(role)) {
            draw::PanelRecipe panel;
            panel.show = show;
            panel.file = std::string("@") + role;
            panel.caption = caption;
            recipe.panels.push_back(std::move(panel));
        }
    if (recipe.panels.empty())
        throw Error(ErrorKind::BadSetting, path.string() + " has no figures and no maps to make one of; add a result or a reference.");
    return recipe;
}

/// A project whose moved inputs are where they were found; warns of the changed and missing ones.
io::Project locatedProject(const fs::path& path, JobMonitor& job)
{
    io::Project project = io::readProject(path);
    const auto reports = io::checkInputs(project, path);
    for (std::size_t i = 0; i < reports.size(); ++i) {
        if (reports[i].found.state == io::InputState::Moved)
            project.inputs[i].path = reports[i].found.path;
        else if (reports[i].found.state == io::InputState::Changed)
            job.warn("The " + reports[i].role + " " + reports[i].recorded + " has changed since the project was saved.");
    }
    return project;
}

Source sourceOf(const Options& options, JobMonitor& job)
{
    const fs::path first = options.inputs.front();
    const fs::path folder = fs::absolute(first).parent_path();
    if (options.inputs.size() == 1 && io::isProjectFile(first)) {
        const io::Project project = locatedProject(first, job);
        Source source{recipeOfProject(project, first, options.projectFigure), {}};
        source.inputs = publish::inputsOf(source.recipe, folder, &project);
        return source;
    }
    if (options.inputs.size() == 1 && first.extension() == ".json") {
        Source source{draw::FigureRecipe::fromJson(io::parseShallowJson(readTextFile(first, kLargestRecipe), first.string()), first.string()), {}};
        source.inputs = publish::inputsOf(source.recipe, folder);
        return source;
    }
    Source source{recipeOfFiles(options.inputs), {}};
    source.inputs = publish::inputsOf(source.recipe, fs::current_path());
    return source;
}

void applyOptions(draw::FigureRecipe& recipe, const Options& options)
{
    if (!options.journal.empty())
        draw::applyPreset(recipe, options.journal);
    for (const auto& [value, field] : {std::pair{&options.layout, &draw::FigureRecipe::layout}, {&options.letters, &draw::FigureRecipe::letters},
                                       {&options.legend, &draw::FigureRecipe::legend}, {&options.scaleBar, &draw::FigureRecipe::scaleBar},
                                       {&options.name, &draw::FigureRecipe::name}})
        if (!value->empty())
            recipe.*field = *value;
    recipe.widthMm = options.widthMm.value_or(recipe.widthMm);
    recipe.dpi = options.dpi.value_or(recipe.dpi);
    if (options.fontPt) {
        recipe.fontPt = *options.fontPt;
        recipe.letterPt = *options.fontPt + 2;
    }
    recipe.fractions = recipe.fractions || options.fractions;
    if (recipe.fractions && options.fractions && options.legend.empty())
        recipe.legend = "panel"; // shares belong to one map
    if (options.captions.size() > recipe.panels.size())
        throw Error(ErrorKind::BadSetting, "There are more captions than panels; give one --caption per panel.");
    for (std::size_t i = 0; i < options.captions.size(); ++i)
        recipe.panels[i].caption = options.captions[i];
    recipe.check();
}

/// The recipe itself, to be edited and drawn later.
void writeRecipe(Source source, const fs::path& path)
{
    const fs::path folder = fs::absolute(path).parent_path();
    for (draw::PanelRecipe& panel : source.recipe.panels)
        for (std::string* name : {&panel.file, &panel.against})
            if (!name->empty())
                *name = io::recordedPath(source.inputs.at(*name).path, folder);
    writeFileAtomically(path, source.recipe.toJson().dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

void makeFigureFile(const Options& options, JobMonitor& job)
{
    const bool recipeOnly = options.output.extension() == ".json";
    const auto format = recipeOnly ? io::FigureFormat::Png : io::figureFormatOf(options.output); // before any work
    Source source = sourceOf(options, job);
    applyOptions(source.recipe, options);
    Json summary = {{"output", options.output.string()}, {"panels", source.recipe.panels.size()}, {"width_mm", source.recipe.widthMm}};
    if (recipeOnly) {
        writeRecipe(source, options.output);
    } else {
        const publish::MadeFigure figure = publish::makeFigure(source.recipe, source.inputs, fs::absolute(options.output).parent_path(), job);
        writeFileAtomically(options.output, publish::figureBytes(figure, format));
        summary["height_mm"] = figure.drawing.heightMm;
        summary["dpi"] = figure.dpi;
        summary["inputs"] = figure.provenance["inputs"];
    }
    if (options.json)
        printJson(summary);
    else
        printLine(options.output.string());
}

std::string presetList()
{
    std::string list;
    for (const draw::JournalPreset& preset : draw::journalPresets())
        list += (list.empty() ? "" : ", ") + std::string(preset.id) + " (" + number(preset.widthMm, preset.widthMm == std::floor(preset.widthMm) ? 0 : 1) + " mm)";
    return list;
}

} // namespace

Action declareFigure(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("INPUT", options->inputs,
                       "A recipe (.json), a project (.kikuscope), or the files of the panels in order. Before a file may stand what to show of it: phase:, confidence:, "
                       "image:, agreement:RESULT,REFERENCE or the name of a quantity, as in \"Bands:hough.ctf\"")
        ->required();
    command.add_option("-o,--output", options->output, "File to write: .pdf, .svg, .png, .tiff; .json writes the recipe")->required();
    command.add_option("--layout", options->layout, "Rows x columns as 1x3, or panels per row as 2+3");
    command.add_option("--journal", options->journal, "Width, dpi and size of type for: " + presetList());
    command.add_option("--width", options->widthMm, "Width of the page in mm");
    command.add_option("--dpi", options->dpi, "Dots per inch of PNG and TIFF");
    command.add_option("--font-size", options->fontPt, "Size of type in pt");
    command.add_option("--caption", options->captions, "Text above a panel; once per panel, in order")->allow_extra_args(false);
    command.add_option("--letters", options->letters, "Panel letters: A, a, (a) or none");
    command.add_option("--legend", options->legend, "Legend of phases: common, panel or none");
    command.add_flag("--fractions", options->fractions, "Area fractions in the legend of every panel");
    command.add_option("--scale-bar", options->scaleBar, "all, first or none");
    command.add_option("--name", options->name, "Title in the description of the file");
    command.add_option("--figure", options->projectFigure, "Which figure of the project: its name or number");
    addJsonFlag(command, options->json);
    addExamples(command, {"figure result.h5 hough.ctf sem.png --layout 1x3 --caption Network --caption Hough --caption SE -o fig4.pdf",
                          "figure result.h5 agreement:result.h5,hough.ctf --journal nature-single -o fig.tiff",
                          "figure \"Bands:hough.ctf\" hough.ctf --fractions -o fig.svg", "figure result.h5 hough.ctf -o fig.json",
                          "figure fig.json -o fig.png", "figure steel.kikuscope --figure \"Fig. 4\" -o fig4.pdf"});
    return [options](JobMonitor& job) { makeFigureFile(*options, job); };
}

} // namespace kikuscope::cli
