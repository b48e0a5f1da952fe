// SPDX-License-Identifier: GPL-3.0-or-later
// The sub-commands of saed (spot patterns); a new one is a declaration here and a row in saed.cpp.
#pragma once
#include "app/cli/command.h"

namespace kikuscope::cli {

/// The command itself: a table of the sub-commands.
Action declareSaed(CLI::App& command);

Action declareSaedSimulate(CLI::App& command);
Action declareSaedMeasure(CLI::App& command);
Action declareSaedDataset(CLI::App& command);
Action declareSaedTrain(CLI::App& command);
Action declareSaedEvaluate(CLI::App& command);
Action declareSaedClassify(CLI::App& command);
Action declareSaedRobustness(CLI::App& command);

} // namespace kikuscope::cli
