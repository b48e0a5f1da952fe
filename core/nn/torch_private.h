// SPDX-License-Identifier: GPL-3.0-or-later
// Inside this room only: LibTorch's errors as ours, and weights between networks and model files.
#pragma once
#include "core/base/error.h"
#include "core/nn/model_file.h"
#include "core/nn/networks/network.h"

namespace kikuscope::nn {

/// Runs `work` and turns what LibTorch throws into an Error: its first sentence for the user, the rest for the log.
template <typename Work>
auto translated(const std::string& doing, Work&& work)
{
    try {
        return work();
    } catch (const c10::Error& e) {
        throw Error(ErrorKind::Device, doing + " failed: " + e.what_without_backtrace(), e.what());
    }
}

torch::Device torchDevice(const std::string& resolved);

/// All parameters and buffers under their published names.
std::vector<StoredTensor> weightsOf(const Network& network);

/// Copies the tensors of `model` into `network`. Throws Error(BadFile) naming a tensor that is missing, superfluous,
/// of another shape or type, or not finite.
void loadWeights(const ModelFile& model, Network& network);

/// The start of a training: features of `model`, and of the last layer the rows of classes that have the same name.
/// Throws Error(Inconsistent) where the networks differ.
void startFrom(const ModelFile& model, Network& network, const std::vector<std::string>& classNames);

} // namespace kikuscope::nn
