// SPDX-License-Identifier: GPL-3.0-or-later
// The last layer of a network by itself: features of patterns are computed once, and softmax regression on
// them takes seconds. Every network of the table ends in a global average and one linear layer.
#pragma once
#include "core/jobs/job_monitor.h"
#include "core/nn/model_file.h"
#include "core/nn/sample_source.h"

#include <string>
#include <vector>

namespace kikuscope::nn {

/// Rows of the last layer.
struct LinearHead
{
    std::int64_t width = 0;          // features
    std::vector<float> weight, bias; // rows x width, rows

    std::int64_t rows() const { return static_cast<std::int64_t>(bias.size()); }
};

/// Throws Error(BadFile) where the model has no such layer.
LinearHead headOf(const ModelFile& model);
void setHead(ModelFile& model, const LinearHead& head);

/// What the layers below the head make of samples, averaged over the image.
struct Features
{
    std::int64_t width = 0;
    std::vector<float> values; // samples x width
    std::vector<int> labels;   // counted from 0

    std::int64_t count() const { return static_cast<std::int64_t>(labels.size()); }
};

/// Samples 0 ... count - 1 of a source. `threads` 0: all cores.
Features featuresOf(const ModelFile& model, const SampleSource& source, std::int64_t count,
                    const std::string& device, int threads, JobMonitor& job);

/// Softmax regression for the classes 0 ... classes - 1, each of the same weight however many samples it has,
/// by L-BFGS. `weightDecay` is of the weights for features of unit variance.
LinearHead fitHead(const Features& taught, int classes, double weightDecay);

/// Mean negative log-likelihood of the labels, each class of the same weight.
double negativeLogLikelihood(const LinearHead& head, const Features& features);

} // namespace kikuscope::nn
