// SPDX-License-Identifier: GPL-3.0-or-later
// Parallelism is ours (workers, shards); LibTorch and its libraries must not start threads inside them.
#pragma once

namespace kikuscope::nn {

/// To be called at the start of every thread that runs a network: the number is kept per thread.
void useOneTorchThread();

} // namespace kikuscope::nn
