// SPDX-License-Identifier: GPL-3.0-or-later
// saed simulate: one spot pattern, or the panels of a figure, as PNG.
#include "app/cli/output.h"
#include "app/cli/saed.h"
#include "app/cli/stopwatch.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/simulate/saed/saed_spec.h"

namespace kikuscope::cli {
namespace {

constexpr int gapPx = 4; // between panels

struct Options
{
    std::filesystem::path spec, output;
    std::string structure, zone, engine, scaling;
    double voltageKv = 0, cameraLengthMm = 0, cameraConstantPx = 0, thicknessNm = 0, rotationDeg = 0;
    int size = 0;
    std::uint64_t seed = 0;
    int bits = 8;
    bool json = false;
};

struct Panel
{
    std::string title;
    simulate::SaedSpec spec;
};

simulate::ZoneAxis zoneFrom(const std::string& text)
{
    simulate::ZoneAxis zone{};
    int used = 0;
    if (std::sscanf(text.c_str(), "%d ,%d ,%d%n", &zone[0], &zone[1], &zone[2], &used) != 3 || used != static_cast<int>(text.size()))
        throw Error(ErrorKind::BadSetting, "--zone is \"" + text + "\", but must be three whole numbers such as 0,1,1.");
    return zone;
}

/// What the flags say goes over what the specification says.
void applyFlags(const Options& options, const CLI::App& command, simulate::SaedSpec& spec)
{
    simulate::SaedConditions& conditions = spec.conditions;
    const auto isGiven = [&](const char* flag) { return command.count(flag) > 0; };
    if (isGiven("--structure"))
        spec.structure = options.structure;
    if (isGiven("--zone"))
        conditions.zone = zoneFrom(options.zone);
    if (isGiven("--engine"))
        spec.engine = options.engine;
    if (isGiven("--scaling"))
        conditions.camera.scaling = options.scaling;
    if (isGiven("--voltage"))
        conditions.voltageKv = options.voltageKv;
    if (isGiven("--camera-length"))
        conditions.cameraLengthMm = options.cameraLengthMm;
    if (isGiven("--camera-constant"))
        conditions.cameraConstantPx = options.cameraConstantPx;
    if (isGiven("--thickness"))
        conditions.thicknessNm = options.thicknessNm;
    if (isGiven("--rotation"))
        conditions.rotationDeg = options.rotationDeg;
    if (isGiven("--size"))
        conditions.height = conditions.width = options.size;
    if (isGiven("--seed"))
        spec.seed = options.seed;
}

/// A specification is one pattern, or {"base": pattern, "panels": [{"title", and what differs from the base}]}.
std::vector<Panel> panelsFrom(const Options& options, const CLI::App& command)
{
    std::vector<Panel> panels;
    if (options.spec.empty()) {
        panels.push_back({});
    } else {
        const std::string name = options.spec.string();
        const Json json = parseJson(readTextFile(options.spec), name);
        if (!json.is_object() || !json.contains("panels")) {
            panels.push_back({"", settingsFromJson<simulate::SaedSpec>(json, "")});
        } else {
            if (!json["panels"].is_array() || json["panels"].empty())
                throw Error(ErrorKind::BadFile, name + ": panels must be a list with at least one pattern.");
            for (Json patch : json["panels"]) {
                const std::string title = patch.is_object() ? patch.value("title", Json("")).dump() : "";
                if (patch.is_object())
                    patch.erase("title");
                Json merged = json.value("base", Json::object());
                merged.merge_patch(patch);
                panels.push_back({title.size() > 2 ? title.substr(1, title.size() - 2) : "",
                                  settingsFromJson<simulate::SaedSpec>(merged, "panels[" + std::to_string(panels.size()) + "]")});
            }
        }
    }
    for (Panel& panel : panels)
        applyFlags(options, command, panel.spec);
    return panels;
}

Json spotsJson(const simulate::SaedPattern& pattern)
{
    Json spots = Json::array();
    for (const simulate::SaedSpot& s : pattern.spots)
        spots.push_back({{"hkl", {s.hkl(0), s.hkl(1), s.hkl(2)}}, {"x", s.x}, {"y", s.y}, {"intensity", s.intensity},
                         {"excitation_error", s.excitationError}, {"d_angstrom", s.dSpacing}, {"abs_f", s.absF},
                         {"laue_zone", s.laueZone}, {"route", s.route == simulate::SaedRoute::Double ? "double" : "kinematic"}});
    return spots;
}

Json panelJson(const Panel& panel, const simulate::SaedImage& result, double seconds)
{
    const simulate::SaedConditions& conditions = panel.spec.conditions;
    const simulate::SaedGeometry geometry(result.phase.cell, conditions, simulate::deformationOf(panel.spec.defects));
    Json out = {{"title", panel.title}, {"phase", phaseJson(result.phase)}, {"zone", conditions.zone},
                {"wavelength_angstrom", geometry.wavelength}, {"camera_constant_angstrom_px", geometry.cameraConstant()},
                {"engine", result.spots ? "lattice" : "specimen"}, {"seconds", seconds}};
    if (result.spots)
        out["spots"] = spotsJson(*result.spots);
    else
        out["atoms"] = result.atoms;
    out["specification"] = toJson(panel.spec);
    return out;
}

/// Panels beside each other, tops aligned, on white.
Image<float> besideEachOther(const std::vector<Image<float>>& images)
{
    int rows = 0, cols = -gapPx;
    for (const auto& image : images) {
        rows = std::max(rows, image.rows);
        cols += image.cols + gapPx;
    }
    Image<float> sheet(rows, cols, 1.f);
    int left = 0;
    for (const auto& image : images) {
        for (int r = 0; r < image.rows; ++r)
            std::copy_n(image.row(r), image.cols, sheet.row(r) + left);
        left += image.cols + gapPx;
    }
    return sheet;
}

void simulatePatterns(const Options& options, const CLI::App& command, JobMonitor& job)
{
    const std::vector<Panel> panels = panelsFrom(options, command);
    std::vector<Image<float>> images;
    Json list = Json::array();
    std::vector<std::string> lines;
    for (const Panel& panel : panels) {
        job.checkpoint(static_cast<std::int64_t>(images.size()), static_cast<std::int64_t>(panels.size()));
        const Stopwatch watch;
        simulate::SaedImage result = simulate::simulateSaed(panel.spec);
        list.push_back(panelJson(panel, result, watch.seconds()));
        lines.push_back((panel.title.empty() ? "" : panel.title + ": ") + result.phase.name + " " + simulate::zoneName(panel.spec.conditions.zone) + ", " +
                        (result.spots ? std::to_string(result.spots->spots.size()) + " spots" : std::to_string(result.atoms) + " atoms") +
                        ", in " + durationText(watch.seconds()));
        images.push_back(std::move(result.image));
    }
    Image<float> sheet = besideEachOther(images);
    for (float& pixel : sheet.pixels)
        pixel *= static_cast<float>((1 << options.bits) - 1);
    io::writeGreyPng(options.output, sheet.view(), options.bits);
    if (options.json)
        return printJson({{"output", options.output.string()}, {"height", sheet.rows}, {"width", sheet.cols}, {"patterns", std::move(list)}});
    for (const std::string& line : lines)
        printLine(line);
    printLine(options.output.string());
}

} // namespace

Action declareSaedSimulate(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "Specification (JSON); options given beside it count more");
    command.add_option("--structure", options->structure, "CIF file or name of a bundled structure");
    command.add_option("--zone", options->zone, "Zone axis u,v,w, towards the electron source");
    command.add_option("--voltage", options->voltageKv, "Acceleration voltage (kV)");
    command.add_option("--camera-length", options->cameraLengthMm, "Camera length (mm), pixels of 0.1 mm");
    command.add_option("--camera-constant", options->cameraConstantPx, "Spot distance times d (A px), instead of the camera length");
    command.add_option("--thickness", options->thicknessNm, "Thickness along the beam (nm)");
    command.add_option("--rotation", options->rotationDeg, "In-plane rotation, counter-clockwise (degrees)");
    command.add_option("--size", options->size, "Height and width (px)");
    command.add_option("--engine", options->engine, "auto, lattice (spots) or specimen (atoms)")->check(CLI::IsMember({"auto", "lattice", "specimen"}));
    command.add_option("--scaling", options->scaling, "Grey scale")->check(CLI::IsMember({"linear", "gamma", "log"}));
    command.add_option("--seed", options->seed, "Seed of noise and of defects");
    command.add_option("--bits", options->bits, "Bits per pixel of the PNG")->check(CLI::IsMember({8, 16}))->capture_default_str();
    command.add_option("-o,--output", options->output, "PNG file to write")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"saed simulate --structure silicon --zone 0,1,1 --voltage 200 -o silicon.png",
                          "saed simulate twin.saed.json -o twin.png --json"});
    return [options, &command](JobMonitor& job) { simulatePatterns(*options, command, job); };
}

} // namespace kikuscope::cli
