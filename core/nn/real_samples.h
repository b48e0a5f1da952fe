// SPDX-License-Identifier: GPL-3.0-or-later
// Recorded patterns of known class as training samples, beside simulated ones or alone.
#pragma once
#include "core/map/detector.h"
#include "core/map/pattern_source.h"
#include "core/nn/sample_source.h"
#include "core/nn/train.h"

#include <span>

namespace kikuscope::nn {

/// Recorded patterns with their classes, counted from 0.
struct LabelledPatterns
{
    PatternBlock block;
    std::vector<int> labels;
    Detector detector;
};

/// Classes uniformly, patterns of the class uniformly; moved by up to 1 % of the side, a little noise and uneven
/// gain. Never mirrored or turned: that would be another geometry.
SampleSource variedSamples(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe,
                           std::uint64_t seed);
/// The same from several scans, whose patterns may differ in size.
SampleSource variedSamples(const std::vector<std::shared_ptr<const LabelledPatterns>>& scans,
                           const preprocess::PreprocessRecipe& recipe, std::uint64_t seed);
/// One pattern after the other, again from the first after the last, every time varied anew.
SampleSource variedCopies(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe,
                          std::uint64_t seed);
/// The patterns as they are, one after the other, again from the first after the last.
SampleSource plainSamples(std::shared_ptr<const LabelledPatterns> patterns, const preprocess::PreprocessRecipe& recipe);

/// Sample i is one of `real` with the probability `share`.
SampleSource mixedSamples(const SampleSource& simulated, const SampleSource& real, double share, std::uint64_t seed);

/// Recorded patterns as what matching explains and the rest, both after the recipe: recorded = explained * simulated +
/// rest. The rest holds what simulation lacks: noise, shading, dirt, the asymmetry of bands, the tone of the camera.
struct Residuals
{
    std::vector<float> explained; // least squares, one per pattern
    std::vector<float> rest;      // patterns x pixels

    void add(std::span<const float> recorded, std::span<const float> simulated); // equal sizes
};

/// Samples of an ideal camera with the rest of a recorded pattern chosen at random, mirrored or not: every class, also one that
/// was never recorded, looks like this camera, so that looks do not betray the class. `side`: of the samples.
SampleSource withResiduals(const SampleSource& ideal, std::shared_ptr<const Residuals> residuals, int side, std::uint64_t seed);

/// What recorded patterns add to a training. Those of `validation` give temperature and acceptance threshold.
struct RealPatterns
{
    std::shared_ptr<const LabelledPatterns> taught, validation;
    double share = 0.5; // of the samples
    std::shared_ptr<const Residuals> residuals = nullptr;
    double residualShare = 0.5; // of the simulated samples
};

/// As train(), with recorded patterns among the simulated ones.
ModelFile trainWithRealPatterns(const TrainingSpec& spec, const RealPatterns& real, const TrainingOptions& options,
                                JobMonitor& job);

} // namespace kikuscope::nn
