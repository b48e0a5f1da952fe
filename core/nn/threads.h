// SPDX-License-Identifier: GPL-3.0-or-later
// Parallelism is ours (workers, shards); LibTorch and its libraries must not start threads inside them.
#pragma once

namespace kikuscope::nn {

/// Threads inside one operation, for the calling thread: 1 at the start of every thread that runs a network.
void useTorchThreads(int count);

} // namespace kikuscope::nn
