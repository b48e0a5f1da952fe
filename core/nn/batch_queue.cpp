// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/batch_queue.h"

namespace kikuscope::nn {

BatchQueue::BatchQueue(const SampleSource& source, std::int64_t firstBatch, std::int64_t size, std::int64_t pixels, int threads)
    : m_size(size), m_pixels(pixels), m_ahead(threads + 2), m_nextToRender(firstBatch), m_nextToHandOut(firstBatch)
{
    for (int t = 0; t < threads; ++t)
        m_threads.emplace_back([this, source] { work(source); });
}

BatchQueue::~BatchQueue()
{
    const std::lock_guard lock(m_mutex);
    m_stop = true;
    m_changed.notify_all();
}

Batch BatchQueue::next()
{
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [&] { return m_error || m_ready.contains(m_nextToHandOut); });
    if (m_error)
        std::rethrow_exception(m_error);
    auto node = m_ready.extract(m_nextToHandOut++);
    m_changed.notify_all();
    return std::move(node.mapped());
}

void BatchQueue::work(const SampleSource& source)
{
    try {
        const SampleWorker worker = source();
        for (;;) {
            std::int64_t number = 0;
            {
                std::unique_lock lock(m_mutex);
                m_changed.wait(lock, [&] { return m_stop || m_nextToRender < m_nextToHandOut + m_ahead; });
                if (m_stop)
                    return;
                number = m_nextToRender++;
            }
            Batch batch = render(worker, number);
            const std::lock_guard lock(m_mutex);
            m_ready.emplace(number, std::move(batch));
            m_changed.notify_all();
        }
    } catch (...) {
        const std::lock_guard lock(m_mutex);
        if (!m_error)
            m_error = std::current_exception();
        m_stop = true;
        m_changed.notify_all();
    }
}

Batch BatchQueue::render(const SampleWorker& worker, std::int64_t number) const
{
    Batch batch;
    batch.inputs.resize(static_cast<std::size_t>(m_size * m_pixels));
    batch.labels.resize(static_cast<std::size_t>(m_size));
    for (std::int64_t i = 0; i < m_size; ++i)
        batch.labels[static_cast<std::size_t>(i)] =
            worker(static_cast<std::uint64_t>(number * m_size + i), batch.inputs.data() + i * m_pixels);
    return batch;
}

} // namespace kikuscope::nn
