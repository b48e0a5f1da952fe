// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/parallel.h"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>
#ifdef __linux__
#include <sched.h>
#endif

namespace kikuscope {

int availableCores()
{
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0)
        return std::max(1, CPU_COUNT(&set));
#endif
    return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

void parallelFor(std::int64_t count, int threads, const std::function<void(std::int64_t)>& body)
{
    if (threads <= 0)
        threads = availableCores();
    threads = static_cast<int>(std::min<std::int64_t>(threads, count));
    std::atomic<std::int64_t> next{0};
    std::exception_ptr first;
    std::mutex firstMutex;
    const auto work = [&] {
        try {
            for (std::int64_t i; (i = next.fetch_add(1)) < count;)
                body(i);
        } catch (...) {
            const std::lock_guard lock(firstMutex);
            if (!first)
                first = std::current_exception();
            next = count;
        }
    };
    {
        std::vector<std::jthread> pool;
        for (int t = 1; t < threads; ++t)
            pool.emplace_back(work);
        work();
    }
    if (first)
        std::rethrow_exception(first);
}

} // namespace kikuscope
