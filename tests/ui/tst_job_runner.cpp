// SPDX-License-Identifier: GPL-3.0-or-later
// A job ends in exactly one of value, error, stopped, on the GUI thread; the lanes keep their promises.
#include "core/base/error.h"
#include "ui/jobs/job_runner.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <stdexcept>

using namespace kikuscope;
using namespace kikuscope::ui;

namespace {

/// Work that waits until the test lets it go on, or until it is asked to stop.
auto gated(QSemaphore& entered, QSemaphore& gate, int value)
{
    return [&entered, &gate, value](JobMonitor& job) {
        entered.release();
        while (!gate.tryAcquire(1, 1))
            job.checkpoint(1, 2);
        return value;
    };
}

/// QTRY_VERIFY evaluates its expression again after success, which would take the semaphore twice.
bool hasEntered(QSemaphore& entered)
{
    return QTest::qWaitFor([&entered] { return entered.tryAcquire(); });
}

} // namespace

class TestJobRunner : public QObject
{
    Q_OBJECT

private slots:
    void valueArrivesOnceOnTheGuiThread();
    void errorKeepsSentenceAndDetails();
    void foreignExceptionsAreReported();
    void stoppedIsNoError();
    void queuedJobStopsAtOnce();
    void computeRunsOneAtATimeInOrder();
    void interactiveDoesNotWaitForCompute();
    void newerRequestReplacesQueuedOne();
    void contextDeathDropsTheValue();
    void destructorStopsAndWaits();
    void progressIsReported();
    void warningsAreKept();
    void onlyListedJobsStay();
};

void TestJobRunner::valueArrivesOnceOnTheGuiThread()
{
    JobRunner runner;
    QThread* workThread = nullptr;
    QThread* doneThread = nullptr;
    QList<int> values;
    Job* job = runner.start({Lane::Compute, "value"}, [&](JobMonitor&) { workThread = QThread::currentThread(); return 42; }, this,
                            [&](int v) { doneThread = QThread::currentThread(); values << v; });
    QSignalSpy finished(job, &Job::finished), failed(&runner, &JobRunner::failed), idle(&runner, &JobRunner::idle);
    QVERIFY(idle.wait());
    QCOMPARE(values, QList<int>{42});
    QCOMPARE(finished.count(), 1);
    QCOMPARE(failed.count(), 0);
    QCOMPARE(job->state(), JobState::Done);
    QCOMPARE(doneThread, thread());
    QVERIFY(workThread != thread());
}

void TestJobRunner::errorKeepsSentenceAndDetails()
{
    JobRunner runner;
    bool done = false;
    Job* job = runner.start({Lane::Interactive, "open"}, [](JobMonitor&) -> int { throw Error(ErrorKind::BadFile, "scan.up2 ends early.", "offset 42"); },
                            this, [&](int) { done = true; });
    QSignalSpy failed(&runner, &JobRunner::failed), finished(job, &Job::finished);
    QVERIFY(failed.wait());
    QCOMPARE(failed.count(), 1);
    QCOMPARE(failed.first().at(0).toString(), QString("open"));
    QCOMPARE(failed.first().at(1).toString(), QString("scan.up2 ends early."));
    QCOMPARE(failed.first().at(2).toString(), QString("offset 42"));
    QCOMPARE(job->state(), JobState::Failed);
    QCOMPARE(finished.count(), 1);
    QVERIFY(!done);
}

void TestJobRunner::foreignExceptionsAreReported()
{
    JobRunner runner;
    Job* job = runner.start({Lane::Compute, "x"}, [](JobMonitor&) -> int { throw std::out_of_range("index 7"); }, this, [](int) {});
    QSignalSpy failed(&runner, &JobRunner::failed);
    QVERIFY(failed.wait());
    QCOMPARE(job->errorDetails(), QString("index 7"));
    QVERIFY(!job->errorMessage().isEmpty());
}

void TestJobRunner::stoppedIsNoError()
{
    JobRunner runner;
    QSemaphore entered, gate;
    bool done = false;
    Job* job = runner.start({Lane::Compute, "long"}, gated(entered, gate, 1), this, [&](int) { done = true; });
    QSignalSpy failed(&runner, &JobRunner::failed), finished(job, &Job::finished);
    QVERIFY(hasEntered(entered));
    job->cancel();
    QVERIFY(finished.wait());
    QCOMPARE(job->state(), JobState::Stopped);
    QCOMPARE(failed.count(), 0);
    QVERIFY(!done);
}

void TestJobRunner::queuedJobStopsAtOnce()
{
    JobRunner runner;
    QSemaphore entered, gate;
    runner.start({Lane::Compute, "first"}, gated(entered, gate, 1), this, [](int) {});
    std::atomic<bool> ran{false};
    Job* second = runner.start({Lane::Compute, "second"}, [&](JobMonitor&) { ran = true; return 2; }, this, [](int) {});
    QVERIFY(hasEntered(entered));
    QSignalSpy finished(second, &Job::finished);
    second->cancel();
    QCOMPARE(finished.count(), 1);
    QCOMPARE(second->state(), JobState::Stopped);
    gate.release();
    QTRY_VERIFY(runner.isIdle());
    QVERIFY(!ran);
}

void TestJobRunner::computeRunsOneAtATimeInOrder()
{
    JobRunner runner;
    std::atomic<int> running{0}, most{0};
    QList<int> order;
    for (int i = 0; i < 5; ++i)
        runner.start({Lane::Compute, "n"},
                     [&, i](JobMonitor&) {
                         const int now = ++running;
                         most = std::max(most.load(), now);
                         --running;
                         return i;
                     },
                     this, [&](int v) { order << v; });
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(order, (QList<int>{0, 1, 2, 3, 4}));
    QCOMPARE(most.load(), 1);
}

void TestJobRunner::interactiveDoesNotWaitForCompute()
{
    JobRunner runner;
    QSemaphore entered, gate;
    runner.start({Lane::Compute, "long"}, gated(entered, gate, 1), this, [](int) {});
    QVERIFY(hasEntered(entered));
    bool done = false;
    runner.start({Lane::Interactive, "pattern"}, [](JobMonitor&) { return 1; }, this, [&](int) { done = true; });
    QTRY_VERIFY(done); // while the long job still waits at its gate
    gate.release();
    QTRY_VERIFY(runner.isIdle());
}

void TestJobRunner::newerRequestReplacesQueuedOne()
{
    JobRunner runner;
    QSemaphore entered, gate;
    runner.start({Lane::Interactive, "busy"}, gated(entered, gate, 0), this, [](int) {});
    QVERIFY(hasEntered(entered));
    QList<int> values;
    const auto take = [&](int v) { values << v; };
    for (int i = 1; i <= 3; ++i)
        runner.start({Lane::Interactive, "p", {}, "pattern", false}, [i](JobMonitor&) { return i; }, this, take);
    runner.start({Lane::Interactive, "q", {}, "other", false}, [](JobMonitor&) { return 10; }, this, take);
    gate.release();
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(values, (QList<int>{3, 10}));
}

void TestJobRunner::contextDeathDropsTheValue()
{
    JobRunner runner;
    QSemaphore entered, gate;
    bool done = false;
    auto context = std::make_unique<QObject>();
    Job* job = runner.start({Lane::Compute, "long"}, gated(entered, gate, 1), context.get(), [&](int) { done = true; });
    QSignalSpy finished(job, &Job::finished);
    QVERIFY(hasEntered(entered));
    context.reset();
    QVERIFY(finished.wait()); // its checkpoint noticed without the gate being opened
    QCOMPARE(job->state(), JobState::Stopped);
    QVERIFY(!done);
}

void TestJobRunner::destructorStopsAndWaits()
{
    QSemaphore entered, gate;
    std::atomic<bool> left{false};
    {
        JobRunner runner;
        runner.start({Lane::Compute, "long"},
                     [&](JobMonitor& job) {
                         entered.release();
                         try {
                             while (!gate.tryAcquire(1, 1))
                                 job.checkpoint(0, 1);
                         } catch (const Stopped&) {
                             left = true;
                             throw;
                         }
                         return 1;
                     },
                     this, [](int) {});
        QVERIFY(hasEntered(entered));
    }
    QVERIFY(left);
}

void TestJobRunner::progressIsReported()
{
    JobRunner runner;
    QSemaphore entered, gate;
    Job* job = runner.start({Lane::Compute, "long", "patterns"},
                            [&](JobMonitor& monitor) {
                                monitor.stage("Classifying");
                                monitor.checkpoint(0, 8);
                                monitor.checkpoint(3, 8);
                                entered.release();
                                gate.acquire();
                                return 1;
                            },
                            this, [](int) {});
    QSignalSpy changed(job, &Job::changed);
    QVERIFY(changed.wait());
    QTRY_COMPARE(job->progress().done, 3);
    QCOMPARE(job->progress().total, 8);
    QCOMPARE(QString::fromStdString(job->progress().stage), QString("Classifying"));
    QTRY_VERIFY(job->progress().perSecond > 0);
    gate.release();
    QTRY_VERIFY(runner.isIdle());
}

void TestJobRunner::warningsAreKept()
{
    JobRunner runner;
    Job* job = runner.start({Lane::Compute, "w"}, [](JobMonitor& m) { m.warn("two patterns are missing"); return 1; }, this, [](int) {});
    QTRY_VERIFY(job->isFinished());
    QCOMPARE(job->warnings(), QStringList{"two patterns are missing"});
}

void TestJobRunner::onlyListedJobsStay()
{
    JobRunner runner;
    QSignalSpy added(&runner, &JobRunner::jobAdded), removed(&runner, &JobRunner::jobRemoved);
    for (int i = 0; i < 12; ++i)
        runner.start({Lane::Compute, "j"}, [](JobMonitor&) { return 1; }, this, [](int) {});
    runner.start({Lane::Interactive, "hidden", {}, "k", false}, [](JobMonitor&) { return 1; }, this, [](int) {});
    QTRY_VERIFY(runner.isIdle());
    QCOMPARE(added.count(), 12);
    QCOMPARE(runner.jobs().size() + removed.count(), 12);
    QVERIFY(runner.jobs().size() < 12);
    runner.dismissFinished();
    QVERIFY(runner.jobs().isEmpty());
}

QTEST_MAIN(TestJobRunner)
#include "tst_job_runner.moc"
