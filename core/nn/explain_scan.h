// SPDX-License-Identifier: GPL-3.0-or-later
// Heat maps of many patterns of a scan, and their mean.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/map/ebsd_scan.h"
#include "core/nn/explain.h"

#include <functional>

namespace kikuscope::nn {

/// Gets the pattern after the recipe, as far as that stays in its plane (PreprocessRecipe::inPlane), and its heat on that picture
/// (back-projected where the network sees a Radon transform), in the order of the pixels, on the calling thread.
using HeatVisitor = std::function<void(std::int64_t pixel, std::span<const float> picture, const Explanation& heat)>;

/// Explains the patterns of `pixels` (rising), on all cores; pixels without a pattern are left out. Throws
/// Error(BadSetting) as Explainer does, and for pixels outside the scan.
void explainScan(const EbsdScan& scan, const std::shared_ptr<const ModelFile>& model, const std::vector<std::int64_t>& pixels,
                 const ExplainOptions& options, const std::string& device, JobMonitor& job, const HeatVisitor& visit);

/// Both images have the size of the pictures.
struct MeanHeat
{
    Image<float> heat;   // mean of the heats, each divided by its own peak first: every pattern counts the same. 0 ... 1
    Image<float> input;  // mean of the pictures
    std::int64_t patterns = 0, silent = 0; // counted; and of those, without any heat for the class
    double probability = 0;                // mean, of the classes that were explained
};
MeanHeat meanHeat(const EbsdScan& scan, const std::shared_ptr<const ModelFile>& model, const std::vector<std::int64_t>& pixels,
                  const ExplainOptions& options, const std::string& device, JobMonitor& job);

/// At most `most` of the values, equally spaced over all of them.
std::vector<std::int64_t> evenSample(const std::vector<std::int64_t>& values, std::size_t most);

} // namespace kikuscope::nn
