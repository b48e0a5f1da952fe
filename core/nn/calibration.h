// SPDX-License-Identifier: GPL-3.0-or-later
// From answers to patterns of known class: temperature of the probabilities and the threshold of "unknown".
#pragma once
#include "core/analysis/classification_score.h"
#include "core/nn/classifier.h"
#include "core/nn/sample_source.h"

namespace kikuscope::nn {

/// Class probabilities of samples 0 ... count - 1. `threads` 0: all cores.
analysis::LabelledAnswers answersTo(const Classifier& classifier, const SampleSource& source,
                                    std::int64_t count, int threads, JobMonitor& job);

/// Mean over the patterns, after dividing the logarithms of the probabilities by `temperature`.
double negativeLogLikelihood(const analysis::LabelledAnswers& answers, double temperature = 1);

/// Divides the logarithms of the probabilities so that their likelihood is largest (Guo et al. 2017).
double bestTemperature(const analysis::LabelledAnswers& answers);

/// The confidence that `share` of the right answers for known classes reach; 0 where there is none.
double acceptanceThreshold(const analysis::LabelledAnswers& answers, const std::vector<int>& otherClasses,
                           double share);

} // namespace kikuscope::nn
