// SPDX-License-Identifier: GPL-3.0-or-later
// The optimisation itself: samples in, weights out. Deterministic on the CPU (README.md, "Determinism").
#pragma once
#include "core/nn/batch_queue.h"
#include "core/nn/tensor_renderer.h"
#include "core/nn/train.h"

#include <optional>

namespace kikuscope::nn {

struct TrainedNetwork
{
    std::vector<StoredTensor> weights; // the moving average where the specification asks for one
    Json history = Json::array();      // {images, loss, train_accuracy, validation_accuracy}
};

/// Training samples that the device renders by whole batches.
struct DeviceSamples
{
    const TensorRenderer& renderer;              // of spec.inputSize
    std::function<DrawnSample(std::uint64_t)> draw; // a pure function of the index
};

/// `spec.classes` gives the number of classes, otherwise only the fields of optimisation are used. `levels`: one entry per
/// spec.levels. `onDevice` takes the place of `samples`. `validation` is looked at for the history; it does not influence the weights unless spec.patience > 0.
/// Throws Stopped after writing the checkpoint.
TrainedNetwork runTraining(const TrainingSpec& spec, const SampleSource& samples, const SampleSource& validation,
                           const TrainingOptions& options, JobMonitor& job, const std::vector<ClassGroups>& levels = {},
                           const std::optional<DeviceSamples>& onDevice = std::nullopt);

/// How the training of a checkpoint computes; none where there is no checkpoint (yet).
std::optional<std::string> executionOfCheckpoint(const std::filesystem::path& checkpoint);

} // namespace kikuscope::nn
