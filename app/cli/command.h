// SPDX-License-Identifier: GPL-3.0-or-later
// A command of kikuscope-cli: one file that declares its options and returns what to do once they are parsed.
#pragma once
#include "core/jobs/job_monitor.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace kikuscope::cli {

/// Runs a parsed command: results to stdout, everything else to stderr. Throws Error (exit 1) or Stopped (exit 130).
using Action = std::function<void(JobMonitor& job)>;

/// A row of the command table in main.cpp.
struct Command
{
    const char* name;
    const char* summary;
    /// Adds options, help and examples to the (sub)command.
    Action (*declare)(CLI::App& command);
};

Action declareFormats(CLI::App& command);
Action declareModels(CLI::App& command);
Action declareStructures(CLI::App& command);
Action declareInfo(CLI::App& command);
Action declarePattern(CLI::App& command);
Action declareSimulate(CLI::App& command);
Action declareMatch(CLI::App& command);
Action declareTrain(CLI::App& command);
Action declareFineTune(CLI::App& command);
Action declareEvaluate(CLI::App& command);
Action declareClassify(CLI::App& command);
Action declareExplain(CLI::App& command);
Action declareCompare(CLI::App& command);
Action declareClean(CLI::App& command);
Action declareRender(CLI::App& command);
Action declareFigure(CLI::App& command);
Action declareReport(CLI::App& command);
Action declareReproduce(CLI::App& command);
Action declareDemo(CLI::App& command);

/// The end of a command's --help: example lines, each a full command.
void addExamples(CLI::App& command, std::initializer_list<const char*> examples);
/// --json: one JSON object on stdout and nothing else.
void addJsonFlag(CLI::App& command, bool& json);

} // namespace kikuscope::cli
