// SPDX-License-Identifier: GPL-3.0-or-later
// Batches of training samples, rendered ahead by several threads and handed out in order.
#pragma once
#include "core/nn/sample_source.h"

#include <condition_variable>
#include <exception>
#include <map>
#include <mutex>
#include <thread>
#include <vector>

namespace kikuscope::nn {

struct Batch
{
    std::vector<float> inputs; // size x pixels
    std::vector<std::int64_t> labels;
};

/// Batch b holds samples b * size ... (b + 1) * size - 1, whatever the number of threads. Threads wait while they are
/// far enough ahead, so they take only the time that the learner leaves them. The destructor ends them.
class BatchQueue
{
public:
    BatchQueue(const SampleSource& source, std::int64_t firstBatch, std::int64_t size, std::int64_t pixels, int threads);
    ~BatchQueue();
    BatchQueue(const BatchQueue&) = delete;
    BatchQueue& operator=(const BatchQueue&) = delete;

    /// The next batch; rethrows what a rendering thread threw.
    Batch next();

private:
    void work(const SampleSource& source);
    Batch render(const SampleWorker& worker, std::int64_t number) const;

    const std::int64_t m_size, m_pixels, m_ahead;
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::map<std::int64_t, Batch> m_ready;
    std::int64_t m_nextToRender, m_nextToHandOut;
    std::exception_ptr m_error;
    bool m_stop = false;
    std::vector<std::jthread> m_threads; // last: they end before what they use
};

} // namespace kikuscope::nn
