// SPDX-License-Identifier: GPL-3.0-or-later
// simulate master / simulate scan: dynamical patterns from crystal structures.
#include "app/cli/command.h"
#include "app/cli/output.h"
#include "app/cli/stopwatch.h"

#include "core/base/atomic_file.h"
#include "core/base/version.h"
#include "core/crystal/structure_library.h"
#include "core/io/kikuscope_h5.h"
#include "core/simulate/master_pattern.h"
#include "core/simulate/scan_simulation.h"

namespace kikuscope::cli {
namespace {

struct MasterCommand
{
    std::string structure;
    simulate::MasterPatternOptions options;
    std::filesystem::path output;
    bool json = false;
};

struct ScanCommand
{
    std::filesystem::path spec, output;
    bool json = false;
};

void simulateMaster(const MasterCommand& command, JobMonitor& job)
{
    checkSettings(command.options);
    const Phase phase = crystal::phaseFromCifOrName(command.structure);
    const Stopwatch watch;
    const simulate::MasterPattern master = simulate::simulateMasterPattern(phase, command.options, job);
    io::LambertMaster file{master.north, master.south, master.energyKeV, master.phase, "Kikuscope " KIKUSCOPE_VERSION,
                           master.provenance};
    io::writeMasterPattern(command.output, file);
    const Json summary = {{"output", command.output.string()}, {"phase", phaseJson(phase)},
                          {"energy_kev", master.energyKeV},    {"size", master.size()},
                          {"seconds", watch.seconds()},        {"fallback_pixels", master.fallbackPixels}};
    if (command.json)
        return printJson(summary);
    printLine(phase.name + " at " + number(master.energyKeV, 1) + " keV, " + std::to_string(master.size()) + " px, in " +
              durationText(watch.seconds()) + ": " + command.output.string());
}

void simulateScan(const ScanCommand& command, JobMonitor& job)
{
    const Json json = parseJson(readTextFile(command.spec), command.spec.string());
    const simulate::ScanSpec spec = simulate::ScanSpec::fromJson(json, command.spec.string());
    const Stopwatch watch;
    const EbsdScan scan = simulate::simulateScan(spec, job);
    io::writeScan(command.output, scan, {{"program", "Kikuscope " KIKUSCOPE_VERSION}, {"specification", spec.toJson()}}, job);
    Json summary = scanJson(scan);
    summary["output"] = command.output.string();
    summary["seconds"] = watch.seconds();
    if (command.json)
        return printJson(summary);
    printLine(spec.name + ": " + std::to_string(spec.rows) + " x " + std::to_string(spec.cols) + " patterns of " +
              std::to_string(spec.patternHeight) + " x " + std::to_string(spec.patternWidth) + " px, in " +
              durationText(watch.seconds()) + ": " + command.output.string());
}

Action declareMaster(CLI::App& command)
{
    const auto master = std::make_shared<MasterCommand>();
    command.add_option("CIF_OR_NAME", master->structure, "CIF file or name of a bundled structure")->required();
    command.add_option("--energy-kev", master->options.energyKeV, "Beam energy (keV)")->capture_default_str();
    command.add_option("--size", master->options.size, "Side of the Lambert square (px, odd)")->capture_default_str();
    command.add_option("--d-min", master->options.dMin, "Smallest lattice spacing (A); 0 = by cell volume")->capture_default_str();
    command.add_option("--depth-scale", master->options.depthScale, "Factor on the mean depth of the signal")->capture_default_str();
    command.add_option("--threads", master->options.threads, "Threads; 0 = all cores")->capture_default_str();
    command.add_option("-o,--output", master->output, "HDF5 file to write")->required();
    addJsonFlag(command, master->json);
    addExamples(command, {"simulate master nickel --energy-kev 20 --size 401 -o nickel.h5", "simulate master mineral.cif -o mineral.h5"});
    return [master](JobMonitor& job) { simulateMaster(*master, job); };
}

Action declareScan(CLI::App& command)
{
    const auto scan = std::make_shared<ScanCommand>();
    command.add_option("SPEC", scan->spec, "Specification (JSON)")->required();
    command.add_option("-o,--output", scan->output, "Scan file (.h5) to write")->required();
    addJsonFlag(command, scan->json);
    addExamples(command, {"simulate scan demo.json -o scan.h5"});
    return [scan](JobMonitor& job) { simulateScan(*scan, job); };
}

} // namespace

Action declareSimulate(CLI::App& command)
{
    CLI::App* master = command.add_subcommand("master", "Dynamical master pattern of a structure");
    CLI::App* scan = command.add_subcommand("scan", "Scan with grains of several phases, patterns and ground truth");
    command.require_subcommand(1);
    addExamples(command, {"simulate master quartz --energy-kev 20 -o quartz.h5", "simulate scan demo.json -o scan.h5"});
    return [master, runMaster = declareMaster(*master), runScan = declareScan(*scan)](JobMonitor& job) {
        master->parsed() ? runMaster(job) : runScan(job);
    };
}

} // namespace kikuscope::cli
