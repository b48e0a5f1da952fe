// SPDX-License-Identifier: GPL-3.0-or-later
// Holds a long operation where it is, without using the processor, until it is released or asked to stop.
#pragma once
#include "core/jobs/job_monitor.h"

#include <condition_variable>
#include <mutex>

namespace kikuscope {

/// Shared by the operation, which waits, and whoever pauses it. Thread-safe.
class PauseSwitch
{
public:
    void pause() { set(true); }
    void resume() { set(false); }
    bool isPaused() const;
    /// Returns once the switch is released; throws Stopped if a stop is requested meanwhile.
    void wait(const JobMonitor& job);

private:
    void set(bool paused);

    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    bool m_paused = false;
};

} // namespace kikuscope
