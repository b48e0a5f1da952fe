// SPDX-License-Identifier: GPL-3.0-or-later
// Many patterns as one answer: the probabilities of all classes pooled over a set of pixels, with the average
// pattern. An ensemble over orientations is far stronger than one pattern.
#pragma once
#include "core/analysis/selected_patterns.h"
#include "core/analysis/selection_statistics.h"
#include "core/map/ebsd_scan.h"
#include "core/nn/model_file.h"

#include <memory>

namespace kikuscope::nn {

struct PooledPatterns
{
    analysis::PooledProbabilities probabilities; // ids are those of the model's classes
    analysis::AveragePattern average;
};

/// `pixels` ascending; those without a pattern are left out. The scan must have patterns.
PooledPatterns poolPatterns(const EbsdScan& scan, std::shared_ptr<const ModelFile> model,
                            const std::vector<std::int64_t>& pixels, JobMonitor& job);

} // namespace kikuscope::nn
