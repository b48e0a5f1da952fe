// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/figure_maker.h"
#include "app/cli/figure_panels.h"

#include "core/base/version.h"
#include "core/io/kikuscope_h5.h"
#include "core/io/recorded_input.h"

namespace kikuscope::cli {
namespace fs = std::filesystem;
namespace {

constexpr int kFigureVersion = 1;

Json inputJson(const fs::path& path, const fs::path& folder)
{
    if (!fs::exists(path))
        throw Error(ErrorKind::BadFile, path.string() + " does not exist; check the path of the panel.");
    Json out = {{"path", io::recordedPath(path, folder)}, {"hash", io::hashOfInput(path)}};
    if (!fs::is_directory(path) && io::isResultFile(path))
        out["provenance"] = io::readPhaseMap(path).provenance;
    return out;
}

std::string asciiText(const Json& json) { return json.dump(-1, ' ', true, Json::error_handler_t::replace); }

} // namespace

FigureFiles filesOf(const draw::FigureRecipe& recipe, const fs::path& folder, const io::Project* project)
{
    FigureFiles files;
    const auto add = [&](const std::string& name) {
        if (name.empty())
            return;
        if (name[0] != '@') {
            files[name] = folder / name;
            return;
        }
        const io::ProjectInput* input = project ? project->input(name.substr(1)) : nullptr;
        if (!input)
            throw Error(ErrorKind::BadSetting, "The figure names " + name + ", but " + (project ? "the project has no such input" : "that is for figures of a project") +
                                                   "; name a file.");
        files[name] = input->path;
    };
    for (const draw::PanelRecipe& panel : recipe.panels) {
        add(panel.file);
        add(panel.against);
    }
    return files;
}

MadeFigure makeFigure(const draw::FigureRecipe& recipe, const FigureFiles& files, const fs::path& folder, JobMonitor& job)
{
    recipe.check();
    Json inputs = Json::array();
    std::map<std::string, bool> listed;
    for (const auto& [name, path] : files)
        if (Json input = inputJson(path, folder); !std::exchange(listed[input["path"].get<std::string>()], true))
            inputs.push_back(std::move(input));
    MadeFigure figure;
    figure.drawing = draw::composeFigure(recipe, loadPanels(recipe, files, job));
    figure.dpi = recipe.dpi;
    figure.title = recipe.name;
    draw::FigureRecipe recorded = recipe;
    for (draw::PanelRecipe& panel : recorded.panels)
        for (std::string* name : {&panel.file, &panel.against})
            if (!name->empty())
                *name = io::recordedPath(files.at(*name), folder);
    figure.provenance = {{"kikuscope_figure", kFigureVersion}, {"app_version", KIKUSCOPE_VERSION}, {"recipe", recorded.toJson()}, {"inputs", inputs}};
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

} // namespace kikuscope::cli
