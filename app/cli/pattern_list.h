// SPDX-License-Identifier: GPL-3.0-or-later
// Labelled single patterns, real ones above all: a JSON list, and a model's answer to each.
#pragma once
#include "core/base/settings.h"
#include "core/jobs/job_monitor.h"
#include "core/nn/model_file.h"

#include <filesystem>
#include <string>
#include <vector>

namespace kikuscope::cli {

/// One file (or several by wildcards in the file name) whose patterns all show the same phase.
struct PatternListEntry
{
    using IsSettings = void;
    std::string path;    // relative to the root folder; * and ? in the file name
    std::string scan;    // name of the scan in a file with several
    std::string label;   // name in the structure library
    bool flip = false;   // stored upside down
    bool copy = false;   // the same exposures as another entry: shown, but not counted again
    std::string note;

    template <class V> void visit(V& v)
    {
        v.field("path", path);
        v.field("scan", scan);
        v.field("label", label);
        v.field("flip", flip);
        v.field("copy", copy);
        v.field("note", note);
    }
};

struct PatternList
{
    std::string name, description;
    std::vector<PatternListEntry> entries;

    static PatternList fromJson(const Json& json, const std::string& source);
};

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

/// Throws Error(BadFile) for an absent file, Error(BadSetting) for a label that is not in the structure library.
std::vector<PatternAnswer> answerPatterns(const PatternList& list, const std::filesystem::path& root,
                                          std::shared_ptr<const nn::ModelFile> model, const std::string& device, JobMonitor& job);

/// Rows and totals; copies are in the rows but not in the totals.
Json answersJson(const PatternList& list, const std::vector<PatternAnswer>& answers);
void printAnswers(const std::vector<PatternAnswer>& answers, bool markdown);

} // namespace kikuscope::cli
