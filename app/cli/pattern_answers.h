// SPDX-License-Identifier: GPL-3.0-or-later
// A model's answer to every pattern of a list.
#pragma once
#include "app/cli/pattern_list.h"
#include "core/jobs/job_monitor.h"
#include "core/nn/model_file.h"

namespace kikuscope::cli {

struct PatternAnswer
{
    std::string file;        // relative to the root; "#n" where a file holds several patterns
    std::string label;       // what it is
    bool labelInModel = false;
    bool copy = false;
    struct Guess { std::string name; float probability; };
    std::vector<Guess> top;  // up to three
    bool unknown = false;    // the model declined to answer
    bool right = false;      // the phase (or lattice, as the model's classes are)
    bool rightLattice = false;
};

/// Patterns whose pattern centre is not known count as unknown where the model needs it. Throws Error(BadFile) for an absent file, Error(BadSetting) for a label that is not in the structure library.
std::vector<PatternAnswer> answerPatterns(const PatternList& list, const std::filesystem::path& root,
                                          std::shared_ptr<const nn::ModelFile> model, const std::string& device, JobMonitor& job);

/// Rows and totals; copies are in the rows but not in the totals.
Json answersJson(const PatternList& list, const std::vector<PatternAnswer>& answers);
void printAnswers(const std::vector<PatternAnswer>& answers, bool markdown);

} // namespace kikuscope::cli
