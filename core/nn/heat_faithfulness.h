// SPDX-License-Identifier: GPL-3.0-or-later
// Whether heat maps can be trusted, measured on many patterns: deletion and insertion against random order (Petsiuk et al.
// 2018), and whether the maps change when the weights are random (Adebayo et al. 2018).
#pragma once
#include "core/analysis/estimate.h"
#include "core/jobs/job_monitor.h"
#include "core/nn/explain.h"

namespace kikuscope::nn {

/// Mean curve over the patterns (probability of the class at equal steps) and the mean area under it.
struct FaithfulnessCurve
{
    std::vector<double> mean;
    analysis::Estimate area; // 95 % interval over the patterns
};

/// Random order takes squares of an eighth of the side, about as coarse as the heat: single pixels at random would be
/// noise on the pattern rather than parts of it.
struct HeatFaithfulness
{
    int patterns = 0;
    FaithfulnessCurve deletion, insertion, randomDeletion, randomInsertion;
    /// Means of the differences of the areas, pattern by pattern; above 0 the heat is better than chance.
    analysis::Estimate deletionGain, insertionGain; // random - heat; heat - random
};
/// `inputs`: count x inputSize x inputSize after the recipe.
HeatFaithfulness measureFaithfulness(Explainer& explainer, std::span<const float> inputs, const ExplainOptions& options, JobMonitor& job,
                                     int steps = 16, std::uint64_t seed = 1);

/// The same classes explained by the model and by one of the same network with random weights. A map that does not depend
/// on what was learned would score 1 in both.
struct RandomisationCheck
{
    int patterns = 0;
    analysis::Estimate rankCorrelation; // Spearman's, of the pixels
    analysis::Estimate similarity;      // SSIM (Wang et al. 2004) of the normalised maps, windows of 8 x 8 pixels
};
/// Throws Error(BadSetting) for a TorchScript model, whose weights cannot be drawn anew.
RandomisationCheck checkRandomisation(Explainer& explainer, std::span<const float> inputs, const ExplainOptions& options, JobMonitor& job,
                                      std::uint64_t seed = 1);

/// Spearman's rank correlation; ties share their mean rank. 0 where one side is constant.
double rankCorrelation(std::span<const float> a, std::span<const float> b);
/// Mean structural similarity of images of values 0 ... 1 and equal size.
double structuralSimilarity(const Image<float>& a, const Image<float>& b);

} // namespace kikuscope::nn
