// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/figure_maker.h"
#include "core/publish/figure_panels.h"

#include "core/base/version.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/recorded_input.h"

#include <map>
#include <set>

namespace kikuscope::publish {
namespace fs = std::filesystem;
namespace {

constexpr int kFigureVersion = 1;

Json fileJson(const fs::path& path, const fs::path& folder)
{
    if (!fs::exists(path))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the path of the panel.");
    Json out = {{"path", io::recordedPath(path, folder)}, {"hash", io::hashOfInput(path)}};
    if (!fs::is_directory(path) && io::isResultFile(path))
        out["provenance"] = io::readPhaseMap(path).provenance;
    return out;
}

Json unsavedJson(const std::string& name, const FigureInput& input)
{
    Json out = {{"name", name}, {"title", input.title()}, {"why", input.unsaved}};
    if (input.map.result)
        out["provenance"] = input.map.result->provenance;
    return out;
}

/// The names that the panels use.
std::set<std::string> namesOf(const draw::FigureRecipe& recipe)
{
    std::set<std::string> names;
    for (const draw::PanelRecipe& panel : recipe.panels)
        for (const std::string& name : {panel.file, panel.against})
            if (!name.empty())
                names.insert(name);
    return names;
}

/// The file a role of the project stands for; the name of an image in a scan goes to `imageOfScan`.
fs::path fileOfRole(const std::string& name, const io::Project* project, std::string& imageOfScan)
{
    const std::size_t colon = name.find(':');
    const std::string role = name.substr(1, colon == std::string::npos ? colon : colon - 1);
    const std::string item = colon == std::string::npos ? std::string() : name.substr(colon + 1);
    if (project)
        for (const io::ProjectInput& input : project->inputs)
            if (input.role == role && (item.empty() || item == input.path.filename().string()))
                return input.path;
    if (const io::ProjectInput* scan = project ? project->input("scan") : nullptr; scan && (role == "reference" || role == "electron-image")) {
        imageOfScan = item;
        return role == "reference" ? indexingFileOf(scan->path) : scan->path;
    }
    throw Error(ErrorKind::BadSetting, "The figure names " + name + ", but " + (project ? "the project has no such input" : "that is for figures of a project") + "; name a file.");
}

std::string asciiText(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); }

} // namespace

FigureInputs inputsOf(draw::FigureRecipe& recipe, const fs::path& folder, const io::Project* project)
{
    FigureInputs inputs;
    const auto add = [&](const std::string& name, std::string* imageName) {
        if (name.empty())
            return;
        std::string imageOfScan;
        const fs::path file = name[0] != '@' ? folder / name : fileOfRole(name, project, imageOfScan);
        if (file.empty())
            throw Error(ErrorKind::BadSetting, "The figure names " + name + ", but the scan of the project has no indexing; name a file.");
        if (imageName && !imageOfScan.empty())
            *imageName = imageOfScan;
        inputs[name] = file;
    };
    for (draw::PanelRecipe& panel : recipe.panels) {
        add(panel.file, panel.show == "image" ? &panel.scalar : nullptr);
        add(panel.against, nullptr);
    }
    return inputs;
}

draw::Drawing drawFigure(const draw::FigureRecipe& recipe, const FigureInputs& inputs, JobMonitor& job)
{
    recipe.check();
    return draw::composeFigure(recipe, loadPanels(recipe, inputs, job));
}

MadeFigure makeFigure(const draw::FigureRecipe& recipe, const FigureInputs& inputs, const fs::path& folder, JobMonitor& job)
{
    recipe.check();
    Json unsaved = Json::array();
    std::map<std::string, Json> fileOf; // by path, so that names of inputs leave no trace
    for (const std::string& name : namesOf(recipe)) {
        const auto it = inputs.find(name);
        if (it == inputs.end())
            throw Error(ErrorKind::BadSetting, "There is no " + name + " to make the figure from; open it, or name another file.");
        if (it->second.path.empty())
            unsaved.push_back(unsavedJson(name, it->second));
        else {
            Json file = fileJson(it->second.path, folder);
            fileOf.try_emplace(file["path"].get<std::string>(), std::move(file));
        }
    }
    Json files = Json::array();
    for (auto& [path, file] : fileOf)
        files.push_back(std::move(file));
    MadeFigure figure;
    figure.drawing = drawFigure(recipe, inputs, job);
    figure.dpi = recipe.dpi;
    figure.title = recipe.name;
    draw::FigureRecipe recorded = recipe;
    for (draw::PanelRecipe& panel : recorded.panels)
        for (std::string* name : {&panel.file, &panel.against})
            if (!name->empty() && !inputs.at(*name).path.empty())
                *name = io::recordedPath(inputs.at(*name).path, folder);
    figure.provenance = {{"kikuscope_figure", kFigureVersion}, {"app_version", KIKUSCOPE_VERSION}, {"recipe", recorded.toJson()}, {"inputs", files}};
    if (!unsaved.empty())
        figure.provenance["unsaved"] = unsaved;
    return figure;
}

std::string figureBytes(const MadeFigure& figure, io::FigureFormat format)
{
    const std::string provenance = asciiText(figure.provenance);
    switch (format) {
    case io::FigureFormat::Pdf: return draw::renderPdf(figure.drawing, {figure.title, provenance});
    case io::FigureFormat::Svg: return draw::renderSvg(figure.drawing, {figure.title, provenance});
    case io::FigureFormat::Tiff: return io::packTiff(draw::renderPixels(figure.drawing, figure.dpi), figure.dpi, {figure.title, provenance});
    case io::FigureFormat::Png: break;
    }
    return io::packPng(draw::renderPixels(figure.drawing, figure.dpi), figure.dpi, {figure.title, provenance});
}

} // namespace kikuscope::publish
