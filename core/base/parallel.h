// SPDX-License-Identifier: GPL-3.0-or-later
// Parallel loops that begin and end inside one call.
#pragma once
#include <cstdint>
#include <functional>

namespace kikuscope {

/// Cores this process may use (affinity respected), at least 1.
int availableCores();

/// Calls body(i) for i = 0 ... count-1 on up to `threads` threads (0 = availableCores()); the calling thread
/// is one of them. The first exception stops the hand-out and is rethrown here once all threads are done.
void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& body);

} // namespace kikuscope
