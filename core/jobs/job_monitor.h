// SPDX-License-Identifier: GPL-3.0-or-later
// What a long operation sees of the outside: progress, stage, warnings and the wish to stop. A job ends in
// exactly one of value / Error / Stopped, and Stopped is not an error. Creates no threads.
#pragma once
#include <atomic>
#include <chrono>
#include <cstdint>
#include <mutex>
#include <string>
#include <vector>

namespace kikuscope {

/// Thrown by checkpoint() when the job was asked to stop.
struct Stopped
{
};

/// Thread-safe. Long operations take it as their last parameter.
class JobMonitor
{
public:
    virtual ~JobMonitor() = default;

    /// Reports `done` of `total` units (total 0 = unknown); throws Stopped if a stop was requested.
    void checkpoint(std::int64_t done, std::int64_t total);
    /// Names what is going on now, e.g. "Simulating master patterns".
    virtual void stage(const std::string& text) = 0;
    /// Something the user should know although the job goes on.
    void warn(const std::string& text);
    virtual bool stopRequested() const = 0;

    std::vector<std::string> warnings() const;

protected:
    virtual void progress(std::int64_t done, std::int64_t total) = 0;
    virtual void warned(const std::string&) {}

private:
    mutable std::mutex m_mutex;
    std::vector<std::string> m_warnings;
};

/// Reports to nobody; requestStop() makes the next checkpoint throw.
class NullMonitor : public JobMonitor
{
public:
    void stage(const std::string&) override {}
    bool stopRequested() const override { return m_stop; }
    void requestStop() { m_stop = true; }

protected:
    void progress(std::int64_t, std::int64_t) override {}

private:
    std::atomic<bool> m_stop{false};
};

/// Progress line with rate and time left on stderr (only where stderr is a terminal, else a line per stage).
/// Ctrl-C requests a stop; a second Ctrl-C ends the process.
class ConsoleMonitor : public JobMonitor
{
public:
    explicit ConsoleMonitor(bool quiet = false);
    ~ConsoleMonitor() override;
    void stage(const std::string& text) override;
    bool stopRequested() const override;

protected:
    void progress(std::int64_t done, std::int64_t total) override;
    void warned(const std::string& text) override;

private:
    bool m_quiet, m_terminal;
    std::mutex m_printMutex;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_start, m_lastPrint;
};

/// A monitor for one part of a larger job: progress of the part is mapped to [from, to] of the whole.
class SubMonitor : public JobMonitor
{
public:
    SubMonitor(JobMonitor& whole, double from, double to) : m_whole(whole), m_from(from), m_to(to) {}
    void stage(const std::string& text) override { m_whole.stage(text); }
    bool stopRequested() const override { return m_whole.stopRequested(); }

protected:
    void progress(std::int64_t done, std::int64_t total) override;
    void warned(const std::string& text) override { m_whole.warn(text); }

private:
    JobMonitor& m_whole;
    double m_from, m_to;
};

/// "3 min 20 s"; used by every progress display.
std::string formatDuration(double seconds);

} // namespace kikuscope
