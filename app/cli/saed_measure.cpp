// SPDX-License-Identifier: GPL-3.0-or-later
// saed measure: spots, lattice, centre and spacings of a spot pattern, and the zone axes of a structure that it fits.
#include "app/cli/output.h"
#include "app/cli/saed.h"

#include "core/crystal/structure_library.h"
#include "core/io/image_file.h"
#include "core/match/spots/zone_search.h"

namespace kikuscope::cli {
namespace {

struct Options
{
    std::filesystem::path image;
    double cameraConstantPx = 0, significance = preprocess::SpotFinderOptions().significance;
    std::string structure;
    int largestIndex = match::ZoneSearchOptions().largestIndex;
    bool json = false;
};

const char* shapeName(simulate::NetShape shape)
{
    switch (shape) {
    case simulate::NetShape::Square: return "square";
    case simulate::NetShape::Rectangle: return "rectangle";
    case simulate::NetShape::Hexagonal: return "hexagonal";
    case simulate::NetShape::Oblique: break;
    }
    return "parallelogram";
}

Json latticeJson(const match::SpotLattice& lattice, double cameraConstantPx)
{
    Json rows = Json::array();
    for (const match::LatticeRow& row : match::latticeRows(lattice, cameraConstantPx)) {
        rows.push_back({{"node", row.node}, {"length_px", row.lengthPx}, {"error_px", row.errorPx}, {"from_a_deg", row.fromADeg}});
        if (row.dSpacing)
            rows.back()["d_angstrom"] = *row.dSpacing;
    }
    return {{"shape", shapeName(lattice.shape())}, {"a_px", {lattice.a.x(), lattice.a.y()}}, {"b_px", {lattice.b.x(), lattice.b.y()}},
            {"ratio", lattice.ratio()}, {"angle_deg", lattice.angleDeg()}, {"angle_error_deg", lattice.angleErrorDeg},
            {"centre_error_px", lattice.centreErrorPx}, {"residual_px", lattice.residualPx}, {"explained", lattice.explained}, {"rows", rows}};
}

Json measuredJson(const Options& options, JobMonitor& job)
{
    match::SpotMeasureOptions settings;
    settings.finder.significance = options.significance;
    const match::SpotMeasurement measured = match::measureSpots(io::readGreyImage(options.image).view(), settings);
    Json out = {{"image", options.image.string()}, {"height", measured.rows}, {"width", measured.cols},
                {"centre_px", {measured.centre.x(), measured.centre.y()}}, {"lattice", nullptr}, {"spots", Json::array()}};
    if (measured.lattice)
        out["lattice"] = latticeJson(*measured.lattice, options.cameraConstantPx);
    for (std::size_t i = 0; i < measured.spots.size(); ++i) {
        const preprocess::FoundSpot& s = measured.spots[i];
        Json row = {{"x", s.x}, {"y", s.y}, {"intensity", s.intensity}, {"sigma_px", s.sigmaPx}, {"significance", s.significance}, {"saturated", s.saturated}};
        row["node"] = measured.lattice && measured.lattice->nodes[i] ? Json(*measured.lattice->nodes[i]) : Json(nullptr);
        out["spots"].push_back(std::move(row));
    }
    if (options.structure.empty())
        return out;
    match::ZoneSearchOptions search;
    search.cameraConstantPx = options.cameraConstantPx;
    search.largestIndex = options.largestIndex;
    out["zones"] = Json::array();
    for (const match::ZoneCandidate& zone : match::findZones(crystal::phaseFromCifOrName(options.structure), measured, search, job))
        out["zones"].push_back({{"zone", zone.zone}, {"rotation_deg", zone.rotationDeg}, {"camera_constant_angstrom_px", zone.cameraConstantPx},
                                {"strain", zone.strain}, {"agreement", zone.agreement}, {"score", zone.score}});
    return out;
}

void print(const Json& out)
{
    printLine("centre " + number(out["centre_px"][0], 2) + ", " + number(out["centre_px"][1], 2) + " px, " + std::to_string(out["spots"].size()) + " spots");
    const Json& lattice = out["lattice"];
    if (lattice.is_null())
        return printLine("The spots lie on no lattice.");
    printLine(lattice["shape"].get<std::string>() + ", ratio " + number(lattice["ratio"], 4) + ", angle " + number(lattice["angle_deg"], 2) + " deg, " +
              lattice["explained"].dump() + " spots within " + number(lattice["residual_px"], 2) + " px");
    TextTable rows({"vector", "length (px)", "+-", "from a (deg)", "d (A)"}, {1, 2, 3, 4});
    for (const Json& row : lattice["rows"])
        rows.add({row["node"][0].dump() + " " + row["node"][1].dump(), number(row["length_px"], 2), number(row["error_px"], 2), number(row["from_a_deg"], 2),
                  row.contains("d_angstrom") ? number(row["d_angstrom"], 4) : ""});
    rows.print();
    if (!out.contains("zones"))
        return;
    TextTable zones({"zone axis", "strain", "agreement", "A px", "rotation (deg)"}, {1, 2, 3, 4});
    for (const Json& zone : out["zones"])
        zones.add({simulate::zoneName(zone["zone"].get<simulate::ZoneAxis>()), percent(zone["strain"]), number(zone["agreement"], 3),
                   number(zone["camera_constant_angstrom_px"], 2), number(zone["rotation_deg"], 2)});
    zones.print();
}

} // namespace

Action declareSaedMeasure(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("IMAGE", options->image, "Spot pattern (PNG, TIFF, BMP, JPEG)")->required();
    command.add_option("--camera-constant", options->cameraConstantPx, "Spot distance times d (A px); gives spacings")->check(CLI::NonNegativeNumber);
    command.add_option("--structure", options->structure, "CIF file or bundled structure whose zone axes are tried");
    command.add_option("--largest-index", options->largestIndex, "Of the zone axes tried")->check(CLI::Range(1, 9))->capture_default_str();
    command.add_option("--significance", options->significance, "Least contrast of a spot, in units of the noise")->check(CLI::Range(1., 1000.))->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"saed measure pattern.tif --camera-constant 120", "saed measure pattern.tif --structure silicon --json"});
    return [options](JobMonitor& job) {
        const Json out = measuredJson(*options, job);
        options->json ? printJson(out) : print(out);
    };
}

} // namespace kikuscope::cli
