// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/nn/classifier.h"

#include <filesystem>

namespace kikuscope::cli {

struct ClassifyRun
{
    PhaseMap map;
    double seconds = 0;
    std::int64_t resumedPatterns = 0; // taken from the journal of an earlier run
    std::int64_t classifiedPatterns = 0; // in this run
};

/// Classifies with a journal beside `result` and writes the result when all is done. Stopped: the journal stays and
/// the map is returned as far as it went (map.provenance "stopped").
ClassifyRun classifyToFile(const EbsdScan& scan, std::shared_ptr<const nn::ModelFile> model, const nn::ClassifyOptions& options,
                           const std::filesystem::path& result, JobMonitor& job);

/// Fractions, rate and warnings as `classify --json` prints them.
Json summaryJson(const ClassifyRun& run, const nn::ModelFile& model, const JobMonitor& job);
void printSummary(const ClassifyRun& run);

} // namespace kikuscope::cli
