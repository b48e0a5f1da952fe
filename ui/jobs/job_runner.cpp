// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/job_runner.h"

#include "core/base/error.h"
#include "ui/widgets/qt_convert.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int progressIntervalMs = 100;
constexpr qsizetype finishedJobsKept = 6;

} // namespace

/// Exactly one of value, error, stopped. Kept beside the QFuture because QtConcurrent of Qt 6.4 replaces foreign
/// exceptions and reports an error as "cancelled" too.
struct JobRunner::Outcome
{
    JobState state = JobState::Stopped;
    QString message, details;
};

JobRunner::JobRunner(QObject* parent) : QObject(parent)
{
    m_compute.pool.setMaxThreadCount(1);
    m_interactive.pool.setMaxThreadCount(1);
    m_progressTimer.setInterval(progressIntervalMs);
    connect(&m_progressTimer, &QTimer::timeout, this, &JobRunner::showProgress);
}

JobRunner::~JobRunner()
{
    m_closing = true;
    stopAll();
    m_compute.pool.waitForDone();
    m_interactive.pool.waitForDone();
}

bool JobRunner::isIdle() const
{
    return !m_compute.running && !m_interactive.running && m_compute.waiting.empty() && m_interactive.waiting.empty();
}

void JobRunner::stopAll()
{
    for (LaneState* lane : {&m_compute, &m_interactive}) {
        for (const Task& task : lane->waiting)
            task.job->m_channel->requestStop();
        dropCancelled(*lane);
        if (lane->running)
            lane->running->job->cancel();
    }
}

Job* JobRunner::enqueue(JobRequest request, QObject* context, std::function<void(JobMonitor&)> work,
                        std::function<void()> done)
{
    LaneState& lane = request.lane == Lane::Compute ? m_compute : m_interactive;
    if (!request.key.isEmpty()) {
        for (const Task& task : lane.waiting)
            if (task.key == request.key)
                task.job->m_channel->requestStop();
        dropCancelled(lane);
    }
    auto* job = new Job(request.title, request.unit, request.listed, this);
    connect(job, &Job::cancelRequested, this, [this, &lane] { dropCancelled(lane); });
    if (context)
        connect(context, &QObject::destroyed, job, &Job::cancel);
    lane.waiting.push_back({job, request.key, context, std::move(work), std::move(done)});
    if (job->isListed()) {
        m_jobs << job;
        emit jobAdded(job);
    }
    // Deferred, so that the caller can connect to the job before anything happens to it.
    QMetaObject::invokeMethod(this, [this, &lane] { startNext(lane); }, Qt::QueuedConnection);
    return job;
}

void JobRunner::startNext(LaneState& lane)
{
    if (m_closing || lane.running || lane.waiting.empty())
        return;
    lane.running = std::move(lane.waiting.front());
    lane.waiting.pop_front();
    Job* job = lane.running->job;
    job->m_state = JobState::Running;
    job->m_clock.start();
    emit job->started();
    m_progressTimer.start();

    auto outcome = std::make_shared<Outcome>();
    auto* watcher = new QFutureWatcher<void>(this);
    connect(watcher, &QFutureWatcher<void>::finished, this, [this, &lane, outcome, watcher] {
        watcher->deleteLater();
        settle(lane, *outcome);
    });
    watcher->setFuture(QtConcurrent::run(&lane.pool, [outcome, channel = job->m_channel, work = std::move(lane.running->work)]() mutable {
        try {
            if (!channel->stopRequested()) {
                work(*channel);
                outcome->state = JobState::Done;
            }
        } catch (const Stopped&) {
            outcome->state = JobState::Stopped;
        } catch (const Error& e) {
            *outcome = {JobState::Failed, toQString(e.what()), toQString(e.details())};
        } catch (const std::bad_alloc&) {
            *outcome = {JobState::Failed, tr("There is not enough memory for this; close other scans or choose a smaller one."), {}};
        } catch (const std::exception& e) {
            *outcome = {JobState::Failed, tr("Something went wrong inside the program."), QString::fromLocal8Bit(e.what())};
        }
        work = nullptr; // snapshots held by the function are released here, not on the GUI thread
    }));
}

void JobRunner::settle(LaneState& lane, const Outcome& outcome)
{
    Task task = std::move(*lane.running);
    lane.running.reset();
    task.job->m_errorMessage = outcome.message;
    task.job->m_errorDetails = outcome.details;
    conclude(std::move(task), outcome.state);
    startNext(lane);
    if (isIdle())
        emit idle();
}

void JobRunner::dropCancelled(LaneState& lane)
{
    std::vector<Task> dropped;
    for (auto it = lane.waiting.begin(); it != lane.waiting.end();) {
        if (it->job->m_channel->stopRequested()) {
            dropped.push_back(std::move(*it));
            it = lane.waiting.erase(it);
        } else {
            ++it;
        }
    }
    for (Task& task : dropped)
        conclude(std::move(task), JobState::Stopped);
}

void JobRunner::conclude(Task task, JobState state)
{
    Job* job = task.job;
    if (job->m_state == JobState::Running)
        job->m_seconds = static_cast<double>(job->m_clock.elapsed()) / 1000.;
    job->m_state = state;
    if (state == JobState::Done && task.context && !m_closing)
        task.done();
    emit job->finished();
    emit jobFinished(job);
    if (state == JobState::Failed && !m_closing)
        emit failed(job->title(), job->errorMessage(), job->errorDetails());
    if (!job->isListed())
        job->deleteLater();
    const auto finishedCount = std::count_if(m_jobs.begin(), m_jobs.end(), [](const Job* j) { return j->isFinished(); });
    if (finishedCount > finishedJobsKept) {
        const auto oldest = std::find_if(m_jobs.begin(), m_jobs.end(), [](const Job* j) { return j->isFinished(); });
        Job* old = *oldest;
        m_jobs.erase(oldest);
        emit jobRemoved(old);
        old->deleteLater();
    }
}

void JobRunner::dismissFinished()
{
    const QList<Job*> all = m_jobs;
    for (Job* job : all) {
        if (!job->isFinished())
            continue;
        m_jobs.removeOne(job);
        emit jobRemoved(job);
        job->deleteLater();
    }
}

void JobRunner::showProgress()
{
    if (isIdle())
        m_progressTimer.stop();
    for (LaneState* lane : {&m_compute, &m_interactive}) {
        if (!lane->running)
            continue;
        Job* job = lane->running->job;
        const auto now = job->m_channel->snapshot();
        if (now == job->m_lastShown)
            continue;
        job->m_lastShown = now;
        emit job->changed();
    }
}

} // namespace kikuscope::ui
