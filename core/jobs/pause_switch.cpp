// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/pause_switch.h"

namespace kikuscope {
namespace {

constexpr std::chrono::milliseconds lookForStop{100}; // a stop request wakes nobody

} // namespace

bool PauseSwitch::isPaused() const
{
    const std::lock_guard lock(m_mutex);
    return m_paused;
}

void PauseSwitch::wait(const JobMonitor& job)
{
    std::unique_lock lock(m_mutex);
    while (m_paused) {
        if (job.stopRequested())
            throw Stopped{};
        m_changed.wait_for(lock, lookForStop);
    }
}

void PauseSwitch::set(bool paused)
{
    {
        const std::lock_guard lock(m_mutex);
        m_paused = paused;
    }
    m_changed.notify_all();
}

} // namespace kikuscope
