// SPDX-License-Identifier: GPL-3.0-or-later
// One long operation as the GUI thread sees it. It ends in exactly one of value, error, stopped.
#pragma once
#include "core/jobs/job_monitor.h"

#include <QElapsedTimer>
#include <QObject>
#include <QStringList>
#include <atomic>
#include <memory>
#include <mutex>

namespace kikuscope::ui {

enum class Lane { Compute, Interactive };
enum class JobState { Queued, Running, Done, Failed, Stopped };

/// What the worker reports; shared by the worker and the GUI thread. It holds the one "stop wanted" flag of record.
class JobChannel : public JobMonitor
{
public:
    struct Progress
    {
        std::int64_t done = 0, total = 0;
        double seconds = 0; // since this stage began
        double perSecond = 0;
        std::string stage;
        bool operator==(const Progress&) const = default;
    };

    void stage(const std::string& text) override;
    bool stopRequested() const override { return m_stop; }
    void requestStop() { m_stop = true; }
    Progress snapshot() const;

protected:
    void progress(std::int64_t done, std::int64_t total) override;

private:
    std::atomic<bool> m_stop{false};
    mutable std::mutex m_mutex;
    std::int64_t m_done = 0, m_total = 0, m_startDone = -1;
    std::string m_stage;
    std::chrono::steady_clock::time_point m_stageStart = std::chrono::steady_clock::now();
};

class Job : public QObject
{
    Q_OBJECT

public:
    const QString& title() const { return m_title; }
    const QString& unit() const { return m_unit; } // what is counted, e.g. "patterns"; empty: plain percentage
    bool isListed() const { return m_listed; }     // shown in the jobs panel
    JobState state() const { return m_state; }
    bool isFinished() const { return m_state != JobState::Queued && m_state != JobState::Running; }
    JobChannel::Progress progress() const { return m_channel->snapshot(); }
    double seconds() const; // running time so far, or in all
    const QString& errorMessage() const { return m_errorMessage; }
    const QString& errorDetails() const { return m_errorDetails; }
    QStringList warnings() const;
    /// What came of it, in a few words, e.g. how much of a stopped job is kept; shown in the jobs panel.
    const QString& note() const { return m_note; }
    void setNote(const QString& note);

    /// Asks to stop; a queued job ends at once, a running one at its next checkpoint.
    void cancel();

signals:
    void started();
    void changed(); // the note, or progress at most ten times a second
    void finished(); // exactly once

private:
    friend class JobRunner;
    Job(QString title, QString unit, bool listed, QObject* parent);

    QString m_title, m_unit;
    bool m_listed;
    JobState m_state = JobState::Queued;
    std::shared_ptr<JobChannel> m_channel = std::make_shared<JobChannel>();
    JobChannel::Progress m_lastShown;
    QElapsedTimer m_clock;
    double m_seconds = 0;
    QString m_errorMessage, m_errorDetails, m_note;

signals:
    void cancelRequested();
};

} // namespace kikuscope::ui
