// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/jobs/job_monitor.h"

#include <cmath>
#include <csignal>
#include <cstdio>
#include <unistd.h>

namespace kikuscope {
namespace {

std::atomic<int> interrupts{0};

void onInterrupt(int)
{
    if (++interrupts > 1)
        ::_exit(130);
}

} // namespace

void JobMonitor::checkpoint(std::int64_t done, std::int64_t total)
{
    if (stopRequested())
        throw Stopped{};
    progress(done, total);
}

void JobMonitor::warn(const std::string& text)
{
    {
        const std::lock_guard lock(m_mutex);
        m_warnings.push_back(text);
    }
    warned(text);
}

std::vector<std::string> JobMonitor::warnings() const
{
    const std::lock_guard lock(m_mutex);
    return m_warnings;
}

ConsoleMonitor::ConsoleMonitor(bool quiet)
    : m_quiet(quiet), m_terminal(::isatty(STDERR_FILENO) == 1), m_start(std::chrono::steady_clock::now()), m_lastPrint(m_start)
{
    std::signal(SIGINT, onInterrupt);
    std::signal(SIGTERM, onInterrupt);
}

ConsoleMonitor::~ConsoleMonitor()
{
    if (m_terminal && !m_quiet)
        std::fputs("\r\033[K", stderr);
    std::signal(SIGINT, SIG_DFL);
    std::signal(SIGTERM, SIG_DFL);
}

bool ConsoleMonitor::stopRequested() const { return interrupts > 0; }

void ConsoleMonitor::stage(const std::string& text)
{
    const std::lock_guard lock(m_printMutex);
    if (text == m_stage)
        return;
    m_stage = text;
    m_start = std::chrono::steady_clock::now();
    if (!m_quiet)
        std::fprintf(stderr, m_terminal ? "\r\033[K%s" : "%s\n", text.c_str());
}

void ConsoleMonitor::progress(std::int64_t done, std::int64_t total)
{
    const std::lock_guard lock(m_printMutex);
    const auto now = std::chrono::steady_clock::now();
    if (m_quiet || !m_terminal || (now - m_lastPrint < std::chrono::milliseconds(100) && done != total))
        return;
    m_lastPrint = now;
    const double seconds = std::chrono::duration<double>(now - m_start).count();
    const double rate = seconds > 0 ? static_cast<double>(done) / seconds : 0;
    if (total > 0)
        std::fprintf(stderr, "\r\033[K%s  %3.0f %%  %.0f/s  %s left", m_stage.c_str(), 100. * static_cast<double>(done) / static_cast<double>(total), rate,
                     rate > 0 ? formatDuration(static_cast<double>(total - done) / rate).c_str() : "?");
    else
        std::fprintf(stderr, "\r\033[K%s  %lld", m_stage.c_str(), static_cast<long long>(done));
    std::fflush(stderr);
}

void ConsoleMonitor::warned(const std::string& text)
{
    const std::lock_guard lock(m_printMutex);
    std::fprintf(stderr, m_terminal ? "\r\033[KWarning: %s\n" : "Warning: %s\n", text.c_str());
}

void SubMonitor::progress(std::int64_t done, std::int64_t total)
{
    if (total <= 0)
        return;
    const double fraction = m_from + (m_to - m_from) * static_cast<double>(done) / static_cast<double>(total);
    m_whole.checkpoint(static_cast<std::int64_t>(std::lround(fraction * 1000)), 1000);
}

std::string formatDuration(double seconds)
{
    if (!(seconds >= 0) || seconds > 1e8)
        return "?";
    const auto s = static_cast<long long>(std::lround(seconds));
    if (s < 60)
        return std::to_string(s) + " s";
    if (s < 3600)
        return std::to_string(s / 60) + " min " + std::to_string(s % 60) + " s";
    return std::to_string(s / 3600) + " h " + std::to_string(s % 3600 / 60) + " min";
}

} // namespace kikuscope
