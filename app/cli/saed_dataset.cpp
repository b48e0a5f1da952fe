// SPDX-License-Identifier: GPL-3.0-or-later
// saed dataset: labelled spot patterns as PNG images with a JSON list, or the classes alone.
#include "app/cli/output.h"
#include "app/cli/saed.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/simulate/spot_classes/materials.h"
#include "core/simulate/spot_classes/spot_data.h"

#include <cmath>
#include <cstdio>
#include <map>

namespace kikuscope::cli {
namespace {

/// The "data" of a training specification serves, too.
struct DatasetSpec
{
    using IsSettings = void;
    simulate::SpotDataSpec data;
    std::string part = "training";
    std::int64_t images = 1000, seed = 1;
    int bits = 8;

    template <class V> void visit(V& v)
    {
        v.field("data", data);
        v.field("part", part, {.choices = {"training", "held out"}});
        v.field("images", images, {.min = 1, .max = 1e7});
        v.field("seed", seed, {.min = 0, .max = 9e15});
        v.field("bits", bits, {.min = 8, .max = 16});
    }
};

struct Options
{
    std::filesystem::path spec, output;
    bool classes = false, json = false;
};

std::string zoneName(int zone) { return simulate::zoneName(simulate::standardZoneAxes()[static_cast<std::size_t>(zone)]); }

/// Kinds of crystals (group and what its sites make absent) x zone axes -> classes.
Json classesJson(const simulate::SpotDataSpec& spec)
{
    const auto materials = simulate::materialsOf(spec);
    const auto classes = simulate::spotClasses(materials, simulate::standardZoneAxes(), spec.classes);
    std::map<std::pair<int, std::string>, Json> kinds;
    for (std::size_t m = 0; m < materials.size(); ++m) {
        Json& kind = kinds[{materials[m].spaceGroup, classes.variants[m]}];
        if (kind.is_null()) {
            kind = {{"space_group", materials[m].spaceGroup}, {"absent_by_sites", classes.variants[m]}, {"classes", Json::object()}, {"materials", Json::array()}};
            for (std::size_t z = 0; z < classes.classOf[m].size(); ++z)
                kind["classes"][zoneName(static_cast<int>(z))] = classes.classes[static_cast<std::size_t>(classes.classOf[m][z])].label;
        }
        kind["materials"].push_back(materials[m].name);
    }
    Json list = Json::array(), rows = Json::array();
    for (auto& [key, kind] : kinds)
        list.push_back(std::move(kind));
    for (const auto& c : classes.classes)
        rows.push_back({{"label", c.label}, {"ratio", c.net.ratio}, {"angle_deg", c.net.angleDeg}, {"complete", c.net.isComplete()}});
    return {{"materials", materials.size()}, {"kinds", list}, {"patterns", kinds.size() * simulate::standardZoneAxes().size()}, {"classes", rows}};
}

void printClasses(const Json& report)
{
    std::vector<std::string> header{"group", "absent by sites", "materials"};
    for (const auto& zone : simulate::standardZoneAxes())
        header.push_back(simulate::zoneName(zone));
    TextTable table(header, {2});
    for (const Json& kind : report["kinds"]) {
        std::vector<std::string> row{kind["space_group"].dump(), kind["absent_by_sites"], std::to_string(kind["materials"].size())};
        for (const auto& [zone, label] : kind["classes"].items())
            row.push_back(label.get<std::string>());
        table.add(row);
    }
    table.print();
    printLine(std::to_string(report["kinds"].size()) + " kinds of crystals x 16 zone axes = " + report["patterns"].dump() + " patterns of " +
              std::to_string(report["classes"].size()) + " classes");
}

Json drawJson(const simulate::SpotData& data, const simulate::SpotDraw& draw, const std::string& file)
{
    const Phase& phase = data.materials()[static_cast<std::size_t>(draw.material)];
    Json row = {{"file", file}, {"class", data.labels()[static_cast<std::size_t>(draw.label)]}, {"material", phase.name},
                {"space_group", phase.spaceGroup}, {"zone", zoneName(draw.zone)}, {"readable", draw.isReadable}, {"conditions", toJson(draw.conditions)}};
    if (!draw.defect.empty())
        row["defect"] = {{"kind", draw.defect}, {"values", draw.defectValues}};
    return row;
}

Json writeImages(const DatasetSpec& spec, const std::filesystem::path& folder, JobMonitor& job)
{
    const auto data = simulate::makeSpotData(spec.data, spec.part == "held out");
    std::filesystem::create_directories(folder);
    const auto seed = static_cast<std::uint64_t>(spec.seed);
    Json rows = Json::array();
    std::map<std::string, int> perClass;
    job.stage("Writing spot patterns");
    for (std::int64_t i = 0; i < spec.images; ++i) {
        job.checkpoint(i, spec.images);
        const auto index = static_cast<std::uint64_t>(i);
        const auto draw = data.draw(seed, index);
        char name[32];
        std::snprintf(name, sizeof name, "%07lld.png", static_cast<long long>(i));
        auto image = data.image(draw, seed, index);
        const float top = spec.bits == 8 ? 255.f : 65535.f;
        for (float& pixel : image.pixels)
            pixel = std::round(pixel * top);
        io::writeGreyPng(folder / name, image.view(), spec.bits);
        rows.push_back(drawJson(data, draw, name));
        ++perClass[rows.back()["class"].get<std::string>()];
    }
    Json counts = Json::object();
    for (const auto& [label, count] : perClass)
        counts[label] = count;
    const Json list = {{"specification", toJson(spec)}, {"classes", data.labels()}, {"images", rows}};
    writeFileAtomically(folder / "labels.json", list.dump(1) + "\n");
    return {{"folder", folder.string()}, {"images", spec.images}, {"materials", data.known()}, {"classes", data.labels().size()}, {"images_per_class", counts}};
}

} // namespace

Action declareSaedDataset(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("SPEC", options->spec, "What to draw (JSON); none: the defaults");
    command.add_option("-o,--output", options->output, "Folder for the images and labels.json");
    command.add_flag("--classes", options->classes, "Only say which classes of looks there are, by space group and zone axis");
    addJsonFlag(command, options->json);
    addExamples(command, {"saed dataset --classes", "saed dataset paper.json -o patterns"});
    return [options](JobMonitor& job) {
        const auto spec = options->spec.empty() ? DatasetSpec{} : settingsFromJson<DatasetSpec>(parseJson(readTextFile(options->spec), options->spec.string()));
        spec.data.check();
        if (options->classes) {
            const Json report = classesJson(spec.data);
            return options->json ? printJson(report) : printClasses(report);
        }
        if (options->output.empty())
            throw Error(ErrorKind::BadSetting, "Say where the images go with --output FOLDER, or ask for --classes only.");
        const Json report = writeImages(spec, options->output, job);
        if (options->json)
            return printJson(report);
        printLine(std::to_string(spec.images) + " patterns of " + report["materials"].dump() + " materials in " + options->output.string());
    };
}

} // namespace kikuscope::cli
