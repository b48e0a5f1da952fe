// SPDX-License-Identifier: GPL-3.0-or-later
// Runs functions of (inputs, JobMonitor&) on two lanes of one thread each and reports on the GUI thread.
#pragma once
#include "ui/jobs/job.h"

#include <QPointer>
#include <QThreadPool>
#include <QTimer>
#include <deque>
#include <functional>
#include <optional>
#include <type_traits>

namespace kikuscope::ui {

struct JobRequest
{
    Lane lane = Lane::Interactive;
    QString title;
    QString unit = {};   // what progress counts, e.g. tr("patterns")
    QString key = {};    // a newer request with the same key replaces the queued older one
    bool listed = true;  // false: fetches under the cursor, not worth a line in the jobs panel
};

/// Compute lane: one job at a time, queued. Interactive lane: short work the user waits for, never behind a
/// classification. Must be destroyed after everything that starts jobs; its destructor stops and waits.
class JobRunner : public QObject
{
    Q_OBJECT

public:
    explicit JobRunner(QObject* parent = nullptr);
    ~JobRunner() override;

    /// `work(JobMonitor&)` runs on the lane and returns a value; `done(value)` is called on the GUI thread unless
    /// `context` died (the job is then stopped). Errors are announced by failed() and Job::finished().
    template <class Work, class Done>
    Job* start(JobRequest request, Work work, QObject* context, Done done)
    {
        using Value = std::invoke_result_t<Work&, JobMonitor&>;
        auto value = std::make_shared<std::optional<Value>>();
        return enqueue(
            std::move(request), context,
            [work = std::move(work), value](JobMonitor& job) mutable { value->emplace(work(job)); },
            [done = std::move(done), value]() mutable { done(std::move(**value)); });
    }

    bool isIdle() const;
    QList<Job*> jobs() const { return m_jobs; } // listed ones, oldest first; finished ones stay until dismissed
    void dismissFinished();
    void stopAll();

signals:
    void jobAdded(kikuscope::ui::Job* job);
    void jobRemoved(kikuscope::ui::Job* job);
    void jobFinished(kikuscope::ui::Job* job);
    void failed(const QString& title, const QString& sentence, const QString& details);
    void idle(); // nothing runs or waits on either lane

private:
    struct Task
    {
        Job* job = nullptr;
        QString key;
        QPointer<QObject> context;
        std::function<void(JobMonitor&)> work;
        std::function<void()> done;
    };
    struct LaneState
    {
        QThreadPool pool;
        std::deque<Task> waiting;
        std::optional<Task> running;
    };
    struct Outcome;

    Job* enqueue(JobRequest request, QObject* context, std::function<void(JobMonitor&)> work, std::function<void()> done);
    void startNext(LaneState& lane);
    void dropCancelled(LaneState& lane);
    void settle(LaneState& lane, const Outcome& outcome);
    void conclude(Task task, JobState state);
    void showProgress();

    LaneState m_compute, m_interactive;
    QList<Job*> m_jobs;
    QTimer m_progressTimer;
    bool m_closing = false;
};

} // namespace kikuscope::ui
