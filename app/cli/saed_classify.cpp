// SPDX-License-Identifier: GPL-3.0-or-later
// saed classify: classes of spot patterns, and the space group of the crystal that they were all taken from.
#include "app/cli/output.h"
#include "app/cli/saed.h"

#include "core/base/atomic_file.h"
#include "core/io/image_file.h"
#include "core/nn/spot_model.h"
#include "core/simulate/spot_classes/spot_classes.h"

#include <algorithm>
#include <numeric>

namespace kikuscope::cli {
namespace {

constexpr std::size_t shown = 3; // classes per pattern

struct Options
{
    std::vector<std::filesystem::path> images;
    std::vector<std::string> zones;
    std::string model = "saed-cubic", device = "cpu";
    bool json = false;
};

/// Flags, or {"images": [...], "zones": [...], "model": "..."} with paths beside the file.
struct ListSpec
{
    using IsSettings = void;
    std::vector<std::string> images, zones;
    std::string model;

    template <class V> void visit(V& v)
    {
        v.field("images", images);
        v.field("zones", zones);
        v.field("model", model);
    }
};

Options resolved(Options options)
{
    if (options.images.size() != 1 || options.images[0].extension() != ".json")
        return options;
    const auto path = options.images[0];
    const auto spec = settingsFromJson<ListSpec>(parseJson(readTextFile(path), path.string()));
    options.images.clear();
    for (const auto& image : spec.images)
        options.images.push_back(path.parent_path() / image);
    options.zones = spec.zones;
    if (!spec.model.empty())
        options.model = spec.model;
    return options;
}

/// Zone axes by name, "001" or "[001]"; "?" or nothing: unknown.
std::vector<std::optional<int>> zonesOf(const Options& options)
{
    std::vector<std::optional<int>> zones(options.images.size());
    if (!options.zones.empty() && options.zones.size() != zones.size())
        throw Error(ErrorKind::BadSetting, "There are " + std::to_string(options.images.size()) + " images but " + std::to_string(options.zones.size()) +
                                               " zone axes; give one for each image, ? where it is not known.");
    const auto& known = simulate::standardZoneAxes();
    for (std::size_t i = 0; i < options.zones.size(); ++i) {
        if (options.zones[i] == "?")
            continue;
        for (std::size_t z = 0; z < known.size(); ++z)
            if (simulate::zoneName(known[z]) == options.zones[i] || simulate::zoneName(known[z]) == "[" + options.zones[i] + "]")
                zones[i] = static_cast<int>(z);
        if (!zones[i])
            throw Error(ErrorKind::BadSetting, "The zone axis " + options.zones[i] + " is none of the 16 from [001] to [233]; write it like 103, or ?.");
    }
    return zones;
}

Json groupsJson(const std::vector<double>& probabilities, const nn::SpotKnowledge& knowledge)
{
    Json list = Json::array();
    for (std::size_t g = 0; g < probabilities.size(); ++g)
        list.push_back({{"space_group", knowledge.groups[g]}, {"probability", probabilities[g]},
                        {"looks_like", simulate::indistinguishableGroups(knowledge.groups[g])}});
    return list;
}

Json classify(const Options& options)
{
    const auto model = nn::loadModelByNameOrPath(options.model);
    nn::SpotClassifier classifier(model, options.device);
    const auto knowledge = nn::spotKnowledge(*model);
    const auto zones = zonesOf(options);
    std::vector<analysis::ZonePattern> patterns;
    Json rows = Json::array();
    for (std::size_t i = 0; i < options.images.size(); ++i) {
        const auto p = classifier.probabilities(io::readGreyImage(options.images[i]));
        std::vector<int> order(p.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return p[static_cast<std::size_t>(a)] > p[static_cast<std::size_t>(b)]; });
        Json best = Json::array();
        for (std::size_t k = 0; k < std::min(shown, order.size()); ++k)
            best.push_back({{"class", model->classes[order[k] + 1].name}, {"probability", p[static_cast<std::size_t>(order[k])]}});
        const bool isAccepted = order[0] < knowledge.table.classes && p[static_cast<std::size_t>(order[0])] >= model->minConfidence;
        if (isAccepted)
            patterns.push_back(nn::zonePattern(p, knowledge, zones[i]));
        rows.push_back({{"image", options.images[i].string()}, {"accepted", isAccepted}, {"classes", best},
                        {"pooled_so_far", groupsJson(analysis::pooledByBayes(knowledge.table, patterns), knowledge)}});
    }
    return {{"model", model->name}, {"patterns", rows}, {"pooled", patterns.size()},
            {"space_groups", groupsJson(analysis::pooledByBayes(knowledge.table, patterns), knowledge)},
            {"space_groups_by_mean", groupsJson(analysis::pooledByMean(knowledge.table, patterns), knowledge)}};
}

void print(const Json& report)
{
    TextTable table({"image", "class", "probability", "second", "probability"}, {2, 4});
    for (const Json& row : report["patterns"]) {
        const Json& best = row["classes"];
        table.add({row["image"], row["accepted"].get<bool>() ? best[0]["class"].get<std::string>() : "unknown (" + best[0]["class"].get<std::string>() + ")",
                   percent(best[0]["probability"]), best.size() > 1 ? best[1]["class"].get<std::string>() : "", best.size() > 1 ? percent(best[1]["probability"]) : ""});
    }
    table.print();
    TextTable groups({"space group", "by Bayes", "by mean"}, {1, 2});
    for (std::size_t g = 0; g < report["space_groups"].size(); ++g)
        groups.add({report["space_groups"][g]["space_group"].dump(), percent(report["space_groups"][g]["probability"]), percent(report["space_groups_by_mean"][g]["probability"])});
    groups.print();
}

} // namespace

Action declareSaedClassify(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("IMAGES", options->images, "Spot patterns of one crystal (PNG, TIFF, ...), or a JSON list of them")->required();
    command.add_option("--zones", options->zones, "Zone axis of each image, such as 001,103; ? where it is not known")->delimiter(',');
    command.add_option("--model", options->model, "Bundled model or .safetensors file")->capture_default_str();
    command.add_option("--device", options->device, "auto, cpu, cuda or cuda:N")->capture_default_str();
    addJsonFlag(command, options->json);
    addExamples(command, {"saed classify a.png b.png --zones 001,103", "saed classify patterns.json --json"});
    return [options](JobMonitor&) {
        const Json report = classify(resolved(*options));
        options->json ? printJson(report) : print(report);
    };
}

} // namespace kikuscope::cli
