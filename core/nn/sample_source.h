// SPDX-License-Identifier: GPL-3.0-or-later
// Where training gets its samples from. The loop knows nothing of crystals; tests feed it patterns of their own.
#pragma once
#include <cstdint>
#include <functional>

namespace kikuscope::nn {

/// Fills sample `index` (inputSize x inputSize floats) and returns its class, counted from 0. A pure function of the
/// index, so that the data do not depend on threads or on interruptions. One thread at a time.
using SampleWorker = std::function<int(std::uint64_t index, float* out)>;

/// Makes a worker with buffers of its own for one more thread.
using SampleSource = std::function<SampleWorker()>;

} // namespace kikuscope::nn
