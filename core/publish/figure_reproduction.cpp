// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/publish/figure_reproduction.h"

#include "core/base/atomic_file.h"
#include "core/io/image_file.h"

namespace kikuscope::publish {
namespace fs = std::filesystem;
namespace {

constexpr std::uintmax_t kLargestFigure = std::uintmax_t{1} << 30;

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

/// The list under `key`; an optional one may be absent.
Json listOf(const Json& json, const char* key, const fs::path& path, bool optional)
{
    const auto it = json.find(key);
    if (it == json.end() && optional)
        return Json::array();
    if (it == json.end() || !it->is_array())
        failDescription(path, key);
    return *it;
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

} // namespace

RecordedFigure readRecordedFigure(const fs::path& path, const std::vector<fs::path>& roots)
{
    auto provenance = io::readFigureProvenance(path);
    if (!provenance)
        throw Error(ErrorKind::Unsupported, path.string() + " does not say what made it; give a figure that Kikuscope wrote.");
    RecordedFigure recorded;
    recorded.path = path;
    recorded.provenance = std::move(*provenance);
    const Json& json = recorded.provenance;
    recorded.version = textOf(json, "app_version", path);
    const auto version = json.find("kikuscope_figure");
    if (version == json.end() || !version->is_number_integer())
        failDescription(path, "kikuscope_figure");
    if (*version > 1)
        throw Error(ErrorKind::Unsupported, path.string() + " was written by Kikuscope " + recorded.version + " in a later format; use that version or a newer one.");
    recorded.recipe = draw::FigureRecipe::fromJson(json.value("recipe", Json()), path.string());
    for (const Json& input : listOf(json, "inputs", path, false)) {
        recorded.inputs.push_back({"input", textOf(input, "path", path), textOf(input, "hash", path)});
        if (recorded.inputs.back().path.empty() || !io::isRecordedHash(recorded.inputs.back().hash))
            failDescription(path, "inputs");
        recorded.found.push_back(io::findInput(recorded.inputs.back(), fs::absolute(path).parent_path(), roots));
    }
    for (const Json& input : listOf(json, "unsaved", path, true))
        recorded.unsaved.push_back(textOf(input, "name", path) + ": " + textOf(input, "why", path));
    return recorded;
}

void requireInputs(const RecordedFigure& recorded, bool makeAgain)
{
    if (makeAgain && !recorded.unsaved.empty())
        throw Error(ErrorKind::Unsupported, recorded.path.string() + " cannot be made again: it was made from what was not saved (" + recorded.unsaved.front() + "); save it and export the figure anew.");
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i) {
        const std::string& path = recorded.inputs[i].path;
        if (recorded.found[i].state == io::InputState::Changed)
            throw Error(ErrorKind::Inconsistent, recorded.found[i].path.string() + " is not the file that " + recorded.path.string() + " was made from: its SHA-256 is " +
                                                     recorded.found[i].hash + ", recorded is " + recorded.inputs[i].hash + "; give the folder of the original by --root.");
        if (recorded.found[i].state == io::InputState::Missing && makeAgain)
            throw Error(ErrorKind::BadFile, path + ", which " + recorded.path.string() + " was made from, is neither where it was nor beside the figure; give its folder by --root.");
    }
}

Reproduction reproduceFigure(const RecordedFigure& recorded, const fs::path& output, JobMonitor& job)
{
    requireInputs(recorded, true);
    const auto format = io::figureFormatOf(output);
    FigureInputs inputs;
    for (std::size_t i = 0; i < recorded.inputs.size(); ++i)
        inputs[recorded.inputs[i].path] = recorded.found[i].path;
    for (const draw::PanelRecipe& panel : recorded.recipe.panels)
        if (!inputs.contains(panel.file) || (!panel.against.empty() && !inputs.contains(panel.against)))
            failDescription(recorded.path, "inputs");
    MadeFigure figure = makeFigure(recorded.recipe, inputs, fs::absolute(output).parent_path(), job);
    writeFileAtomically(output, figureBytes(figure, format));

    figure.provenance = recorded.provenance; // as it was: then the files are equal byte for byte
    const auto originalFormat = io::figureFormatOf(recorded.path);
    Reproduction again;
    again.sameBytes = figureBytes(figure, originalFormat) == readTextFile(recorded.path, kLargestFigure);
    if (originalFormat == io::FigureFormat::Png || originalFormat == io::FigureFormat::Tiff)
        again.differentPixels = again.sameBytes ? 0 : differentPixels(draw::renderPixels(figure.drawing, figure.dpi), io::readColourImage(recorded.path));
    return again;
}

} // namespace kikuscope::publish
