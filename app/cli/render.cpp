// SPDX-License-Identifier: GPL-3.0-or-later
// render: maps of a result (or of another program's indexing) as PNG.
#include "app/cli/render.h"
#include "app/cli/command.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

#include "core/draw/ipf.h"
#include "core/draw/map_image.h"
#include "core/draw/palette.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"

#include <limits>

namespace kikuscope::cli {
namespace {

constexpr const char* confidenceColours = "viridis";
constexpr int ipfKeySide = 230;

struct Options
{
    std::filesystem::path input, output;
    std::string map = "phase";
    bool plain = false, json = false;
};

Image<Rgba> drawPhases(const ScanGrid& grid, const PhaseList& phases, const std::vector<std::uint16_t>& phaseId,
                       const std::vector<PixelState>& state, const std::string& title, bool plain)
{
    const std::vector<Rgba> colours = draw::phaseColours(phases);
    const Image<Rgba> map = draw::renderPhaseMap(grid, phaseId, colours, state);
    if (plain)
        return map;
    return draw::mapFigure(map, grid, draw::phaseLegend(phases, colours, phaseFractions(grid, phases.size(), phaseId, state)), title);
}

Image<Rgba> ipfPicture(const CrystalMap& map, const std::string& axis, bool plain)
{
    const Image<Rgba> colours = draw::renderIpfMap(map, draw::ipfDirection(axis));
    if (plain)
        return colours;
    std::vector<int> present;
    for (const PhaseFraction& fraction : phaseFractions(map.grid, map.phases.size(), map.phaseId))
        if (fraction.id > 0 && fraction.pixels > 0)
            present.push_back(fraction.id);
    const char* meaning = axis == "x" ? "IPF X (to the right)" : axis == "y" ? "IPF Y (up)" : "IPF Z (normal)";
    const Image<Rgba> figure =
        draw::mapFigure(colours, map.grid, {}, (map.name.empty() ? std::string() : map.name + ": ") + meaning);
    return draw::withKeysBeside(figure, draw::ipfKeys(map.phases, present, ipfKeySide, {20, 20, 20, 255}));
}

Image<Rgba> picture(const Options& options)
{
    const bool isIpf = options.map.starts_with("ipf-");
    if (io::isResultFile(options.input)) {
        if (isIpf)
            throw Error(ErrorKind::BadSetting, options.input.filename().string() +
                                                   " is a result of kikuscope-cli classify and has no orientations; give a "
                                                   "file with indexing, or use --map phase.");
        const PhaseMap map = io::readPhaseMap(options.input);
        return options.map == "phase" ? phasePicture(map, map.name, options.plain) : confidencePicture(map, map.name, options.plain);
    }
    if (isIpf)
        return ipfPicture(io::openCrystalMap(options.input), options.map.substr(4), options.plain);
    if (options.map != "phase")
        throw Error(ErrorKind::BadSetting, options.input.filename().string() + " is not a result of kikuscope-cli classify and has no "
                                               "confidence; use --map phase.");
    const CrystalMap map = io::openCrystalMap(options.input);
    return phasePicture(map, map.name, options.plain);
}

void renderMap(const Options& options)
{
    const Image<Rgba> image = picture(options);
    io::writeRgbaPng(options.output, image);
    if (options.json)
        printJson({{"output", options.output.string()}, {"map", options.map}, {"height", image.rows}, {"width", image.cols}});
    else
        printLine(options.output.string());
}

} // namespace

Image<Rgba> phasePicture(const PhaseMap& map, const std::string& title, bool plain)
{
    return drawPhases(map.grid, map.phases, map.phaseId, map.state, title, plain);
}

Image<Rgba> phasePicture(const CrystalMap& map, const std::string& title, bool plain)
{
    return drawPhases(map.grid, map.phases, map.phaseId, {}, title, plain);
}

Image<Rgba> confidencePicture(const PhaseMap& map, const std::string& title, bool plain)
{
    std::vector<float> values(map.state.size(), std::numeric_limits<float>::quiet_NaN());
    for (std::size_t i = 0; i < values.size(); ++i)
        if (map.state[i] == PixelState::Classified)
            values[i] = map.confidence(static_cast<std::int64_t>(i));
    const Image<Rgba> image = draw::renderScalarMap(map.grid, values, 0, 1, confidenceColours);
    if (plain)
        return image;
    std::vector<draw::LegendEntry> legend;
    for (const float t : {1.f, 0.75f, 0.5f, 0.25f, 0.f})
        legend.push_back({draw::colourAt(confidenceColours, t), number(t, 2)});
    return draw::mapFigure(image, map.grid, legend, title.empty() ? "Confidence" : title + ": confidence");
}

Action declareRender(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("RESULT", options->input, "Result of kikuscope-cli classify, or a file with indexing")->required();
    command.add_option("--map", options->map, "What to draw: phase, confidence, or inverse pole figure colours of a map axis (x right, y up, z normal)")
        ->check(CLI::IsMember({"phase", "confidence", "ipf-x", "ipf-y", "ipf-z"}))->capture_default_str();
    command.add_flag("--plain", options->plain, "One image pixel per scan pixel, without legend and scale bar");
    command.add_option("-o,--output", options->output, "PNG file to write")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"render result.h5 --map phase -o phases.png", "render result.h5 --map confidence --plain -o confidence.png",
                          "render hough.ang --map phase -o hough.png", "render hough.ctf --map ipf-z -o ipf.png"});
    return [options](JobMonitor&) { renderMap(*options); };
}

} // namespace kikuscope::cli
