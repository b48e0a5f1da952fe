// SPDX-License-Identifier: GPL-3.0-or-later
// kikuscope-cli: the command table, and the one place where errors become exit codes
// (0 done, 1 failed, 2 usage, 130 stopped by Ctrl-C).
#include "app/cli/adapt.h"
#include "app/cli/command.h"
#include "app/cli/saed.h"

#include "core/base/error.h"
#include "core/base/version.h"
#ifdef KIKUSCOPE_HAS_NN
#include "core/nn/networks.h"
#endif

#include <cstdio>
#include <vector>

namespace kikuscope::cli {
namespace {

constexpr int exitDone = 0, exitFailed = 1, exitUsage = 2, exitStopped = 130;

const Command commands[] = {
    {"formats", "What can be read", declareFormats},
    {"structures", "The bundled crystal structures", declareStructures},
    {"info", "What a file holds: grid, patterns, phases, detector", declareInfo},
    {"pattern", "Save one pattern as PNG, as recorded or after a recipe", declarePattern},
    {"simulate", "Simulate a master pattern or a whole scan", declareSimulate},
    {"saed", "Spot patterns (SAED): simulate, measure, train, classify", declareSaed},
    {"match", "Name phase and orientation by matching with master patterns", declareMatch},
#ifdef KIKUSCOPE_HAS_NN
    {"adapt", "Train a network for one map, taught by matching, and map it", declareAdapt},
    {"models", "The bundled models", declareModels},
    {"train", "Train a network on simulated patterns", declareTrain},
    {"finetune", "Tune a model on some hundred recorded patterns per class of a labelled map", declareFineTune},
    {"evaluate", "Measure a model on labelled patterns", declareEvaluate},
    {"classify", "Name the phase of every pattern of a scan", declareClassify},
    {"explain", "Show which parts of a pattern speak for a class", declareExplain},
    {"demo", "Simulate, classify and compare a map, and write a report", declareDemo},
#endif
    {"compare", "Compare a result with a reference map", declareCompare},
    {"clean", "Clean up a result by documented steps; the raw one stays in it", declareClean},
    {"render", "Draw a map of a result as PNG", declareRender},
    {"figure", "Lay out maps and images as the figure of a paper", declareFigure},
    {"report", "Put the maps and figures of a result into one HTML file", declareReport},
    {"reproduce", "Say what made a figure, and make it again", declareReproduce},
};

int fail(const std::string& sentence)
{
    std::fprintf(stderr, "kikuscope-cli: %s\n", sentence.c_str());
    return exitFailed;
}

int usage(const CLI::App& app, const std::string& sentence)
{
    const auto chosen = app.get_subcommands();
    const std::string command = chosen.empty() ? "" : chosen.front()->get_name() + " ";
    std::fprintf(stderr, "kikuscope-cli: %s\nSee kikuscope-cli %s--help\n", sentence.c_str(), command.c_str());
    return exitUsage;
}

int run(int argc, char** argv)
{
    CLI::App app("Kikuscope " KIKUSCOPE_VERSION ": phase mapping by machine learning in electron diffraction",
                 "kikuscope-cli");
    app.set_version_flag("--version", KIKUSCOPE_VERSION);
    app.get_formatter()->column_width(34);

    std::vector<std::pair<CLI::App*, Action>> actions;
    for (const Command& command : commands) {
        CLI::App* sub = app.add_subcommand(command.name, command.summary);
        actions.emplace_back(sub, command.declare(*sub));
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::Success& help) { // --help, --version
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        return usage(app, error.what());
    }
    if (app.get_subcommands().empty())
        return usage(app, "A command is required.");

    ConsoleMonitor job;
    try {
        for (const auto& [sub, action] : actions)
            if (sub->parsed())
                action(job);
    } catch (const Stopped&) {
        std::fputs("kikuscope-cli: stopped.\n", stderr);
        return exitStopped;
    }
    if (std::fflush(stdout) != 0 || std::ferror(stdout))
        return fail("The standard output cannot be written; check the disk or pipe it goes to.");
    return exitDone;
}

} // namespace

void addExamples(CLI::App& command, std::initializer_list<const char*> examples)
{
    std::string text = "Examples:";
    for (const char* example : examples)
        text += std::string("\n  kikuscope-cli ") + example;
    command.footer(text + "\n");
}

void addJsonFlag(CLI::App& command, bool& json)
{
    command.add_flag("--json", json, "Print one JSON object on stdout and nothing else");
}

} // namespace kikuscope::cli

int main(int argc, char** argv)
{
#ifdef KIKUSCOPE_HAS_NN
    kikuscope::nn::initialiseThreads();
#endif
    try {
        return kikuscope::cli::run(argc, argv);
    } catch (const kikuscope::Error& error) {
        return kikuscope::cli::fail(error.what());
    } catch (const std::exception& error) { // no memory, or a mistake of ours
        return kikuscope::cli::fail(std::string("An unexpected problem ended the command: ") + error.what());
    }
}
