// SPDX-License-Identifier: GPL-3.0-or-later
// The network table as the rest of the program sees it (no Torch type here).
#pragma once
#include <cstdint>
#include <string>
#include <vector>

namespace kikuscope::nn {

struct NetworkInfo
{
    std::string id;          // "compact", "resnet18", ..., "xception"
    std::string description; // with its paper
    int defaultSize = 64;    // input side in px
    std::int64_t parameters = 0; // for one input channel and 14 classes
};
const std::vector<NetworkInfo>& networks();
/// Exact number of trainable parameters.
std::int64_t parameterCount(const std::string& networkId, int inputChannels, int classes);

/// "auto", "cpu", "cuda", "cuda:1", ...; `auto` takes CUDA where LibTorch has it and a device answers.
/// Throws Error(Device) naming the device and what is available.
std::string resolveDevice(const std::string& wanted);
std::vector<std::string> availableDevices();
/// One-time process setup: OPENBLAS/OMP threads to 1, at::set_num_threads. Call first in main().
void initialiseThreads();

} // namespace kikuscope::nn
