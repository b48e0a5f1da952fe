// SPDX-License-Identifier: GPL-3.0-or-later
// saed: spot patterns (selected-area electron diffraction).
#include "app/cli/saed.h"

namespace kikuscope::cli {
namespace {

const Command subCommands[] = {
    {"simulate", "Simulate a spot pattern of a perfect or defective crystal", declareSaedSimulate},
    {"measure", "Measure spots, lattice, centre and spacings of a spot pattern", declareSaedMeasure},
    {"dataset", "Write labelled spot patterns, or list the classes of their looks", declareSaedDataset},
#ifdef KIKUSCOPE_HAS_NN
    {"train", "Train a network on simulated spot patterns", declareSaedTrain},
    {"evaluate", "Measure a network on materials that it was not trained on", declareSaedEvaluate},
    {"classify", "Name classes of spot patterns and the space group that they share", declareSaedClassify},
    {"robustness", "Measure a network against lattice defects", declareSaedRobustness},
#endif
};

} // namespace

Action declareSaed(CLI::App& command)
{
    std::vector<std::pair<CLI::App*, Action>> actions;
    for (const Command& row : subCommands) {
        CLI::App* sub = command.add_subcommand(row.name, row.summary);
        actions.emplace_back(sub, row.declare(*sub));
    }
    command.require_subcommand(1);
    addExamples(command, {"saed simulate --structure silicon --zone 0,1,1 -o silicon.png"});
    return [actions](JobMonitor& job) {
        for (const auto& [sub, action] : actions)
            if (sub->parsed())
                action(job);
    };
}

} // namespace kikuscope::cli
