// SPDX-License-Identifier: GPL-3.0-or-later
// clean: a cleaned copy of a result; the raw answers stay in it.
#include "app/cli/command.h"
#include "app/cli/map_input.h"
#include "app/cli/output.h"

#include "core/analysis/cleanup.h"
#include "core/base/atomic_file.h"
#include "core/io/kikuscope_h5.h"

#include <algorithm>
#include <charconv>

namespace kikuscope::cli {
namespace {

using analysis::CleanupSteps;

struct Options
{
    std::filesystem::path input, output, settings;
    std::vector<std::string> steps; // "majority=2"
    std::string unknown;
    bool raw = false, json = false;
};

template <class T> T valueOf(const std::string& part, std::size_t from)
{
    T value{};
    const auto [end, error] = std::from_chars(part.data() + from, part.data() + part.size(), value);
    if (error != std::errc() || end != part.data() + part.size())
        throw Error(ErrorKind::BadSetting, "--steps " + part + ": the value is not a number.");
    return value;
}

/// "min-confidence=0.6", "majority", ...: the name of a step and, where given, its one setting.
void addStep(const std::string& part, CleanupSteps& steps)
{
    const std::size_t equals = std::min(part.find('='), part.size());
    std::string name = part.substr(0, equals);
    std::replace(name.begin(), name.end(), '-', '_');
    steps.steps.push_back(name);
    if (equals == part.size())
        return;
    if (name == "min_confidence")
        steps.minConfidence = valueOf<double>(part, equals + 1);
    else if (name == "majority")
        steps.majorityPasses = valueOf<int>(part, equals + 1);
    else if (name == "absorb")
        steps.minGrainPixels = valueOf<int>(part, equals + 1);
    else
        throw Error(ErrorKind::BadSetting, "--steps " + part + ": this step takes no value.");
}

CleanupSteps stepsOf(const Options& options)
{
    CleanupSteps steps;
    if (!options.settings.empty())
        steps = settingsFromJson<CleanupSteps>(parseJson(readTextFile(options.settings), options.settings.string()));
    for (const std::string& part : options.steps)
        addStep(part, steps);
    if (!options.unknown.empty())
        steps.unknown = options.unknown;
    if (steps.steps.empty())
        throw Error(ErrorKind::BadSetting, "There is nothing to do; name the steps with --steps or --settings.");
    analysis::checkSteps(steps);
    return steps;
}

void report(const Options& options, const PhaseMap& map)
{
    const Json& done = map.provenance["clean_up"];
    if (options.json) {
        Json json = done;
        json["output"] = options.output.string();
        return printJson(json);
    }
    TextTable table({"step", "pixels changed"}, {1});
    for (const Json& step : done["changed"])
        table.add({step["step"].get<std::string>(), std::to_string(step["changed_pixels"].get<std::int64_t>())});
    table.print();
    printLine("\n" + std::to_string(done["changed_pixels"].get<std::int64_t>()) + " of " +
              std::to_string(map.grid.pointCount()) + " pixels differ from the raw result, which stays in the file");
    printLine("Result: " + options.output.string());
}

void clean(const Options& options, JobMonitor& job)
{
    const PhaseMap map = openResult(options.input);
    if (options.raw) {
        if (!analysis::isCleaned(map))
            throw Error(ErrorKind::BadSetting, options.input.string() + " is not cleaned: it is the raw result.");
        io::writePhaseMap(options.output, analysis::rawMap(map), io::readMatching(options.input).get());
        return options.json ? printJson({{"output", options.output.string()}}) : printLine(options.output.string());
    }
    const PhaseMap cleaned = analysis::cleanUp(map, stepsOf(options), job);
    io::writePhaseMap(options.output, cleaned, io::readMatching(options.input).get());
    report(options, cleaned);
}

} // namespace

Action declareClean(CLI::App& command)
{
    const auto options = std::make_shared<Options>();
    command.add_option("RESULT", options->input, "Result of kikuscope-cli classify or match")->required();
    CLI::Option* steps =
        command.add_option("--steps", options->steps,
                           "In the order they run: min-confidence=P (less sure pixels become unknown), majority=PASSES "
                           "(3 x 3 filter), absorb=PIXELS (smaller grains take the class around them), pool (each grain "
                           "is answered as a whole)")
            ->delimiter(',');
    command.add_option("--settings", options->settings, "JSON file of steps, as \"clean_up\" in the provenance has them");
    command.add_option("--unknown", options->unknown, "Unknown pixels: keep, fill, or class (count like a class)")
        ->check(CLI::IsMember({"keep", "fill", "class"}));
    command.add_flag("--raw", options->raw, "The other way: write the raw result that a cleaned one holds")->excludes(steps);
    command.add_option("-o,--output", options->output, "Result file to write (.h5)")->required();
    addJsonFlag(command, options->json);
    addExamples(command, {"clean result.h5 --steps min-confidence=0.6,majority,absorb=5 -o cleaned.h5",
                          "clean result.h5 --steps pool -o pooled.h5", "clean cleaned.h5 --raw -o result.h5"});
    return [options](JobMonitor& job) { clean(*options, job); };
}

} // namespace kikuscope::cli
