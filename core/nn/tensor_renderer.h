// SPDX-License-Identifier: GPL-3.0-or-later
// Random training patterns as one batched tensor program, so that a device can feed itself from its own memory: what
// applyCamera and the standard recipe do pattern by pattern, on whole batches.
#pragma once
#include "core/simulate/drawn_pattern.h"

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace at {
class Tensor;
}

namespace kikuscope::nn {

/// A training sample up to its noise and random fields.
struct DrawnSample
{
    int label = 0;                     // class, counted from 0
    std::size_t first = 0, second = 0; // masters; the second in the share that was drawn
    simulate::DrawnPattern drawn;
    std::vector<float> image = {};     // where it is not empty: grey values that no master makes, instead of all that
};

/// Holds master patterns on a device. What it makes depends on its input and the seed of noise and random fields alone (on one
/// device and LibTorch).
class TensorRenderer
{
public:
    /// Masters of one size; patterns of size x size pixels. `device`: a resolved name, "cpu" or "cuda:0".
    TensorRenderer(const std::vector<simulate::MasterPattern>& masters, int size, const std::string& device);
    ~TensorRenderer();

    /// Grey values as the camera records them: count x size x size.
    std::vector<float> patterns(const std::vector<DrawnSample>& batch, std::uint64_t seed) const;
    /// The same after the standard recipe for this size.
    std::vector<float> inputs(const std::vector<DrawnSample>& batch, std::uint64_t seed) const;
    /// The same, left on the device.
    at::Tensor deviceInputs(const std::vector<DrawnSample>& batch, std::uint64_t seed) const;

private:
    struct Impl;
    std::unique_ptr<Impl> m_impl;
};

} // namespace kikuscope::nn
