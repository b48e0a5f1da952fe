// SPDX-License-Identifier: GPL-3.0-or-later
// A job ends in exactly one of value, error, stopped.
#include "core/base/error.h"
#include "core/jobs/pause_switch.h"

#include <QTest>
#include <cmath>
#include <thread>

using namespace kikuscope;

namespace {

/// Remembers what it is told; asks to stop once `stopAt` units are reported.
class RecordingMonitor : public JobMonitor
{
public:
    explicit RecordingMonitor(std::int64_t stopAt = -1) : m_stopAt(stopAt) {}
    void stage(const std::string& text) override { stages.push_back(text); }
    bool stopRequested() const override { return m_stop; }

    std::vector<std::string> stages, told;
    std::vector<std::pair<std::int64_t, std::int64_t>> reports;

protected:
    void progress(std::int64_t done, std::int64_t total) override
    {
        reports.emplace_back(done, total);
        m_stop = m_stop || done == m_stopAt;
    }
    void warned(const std::string& text) override { told.push_back(text); }

private:
    std::int64_t m_stopAt;
    bool m_stop = false;
};

int sumUpTo(int n, JobMonitor& job)
{
    job.stage("Summing");
    int sum = 0;
    for (int i = 1; i <= n; ++i) {
        job.checkpoint(i, n);
        if (i == 13)
            throw Error(ErrorKind::BadFile, "Number 13 is damaged.");
        sum += i;
    }
    return sum;
}

QString outcome(int n, JobMonitor& job)
{
    try {
        return QString("value %1").arg(sumUpTo(n, job));
    } catch (const Stopped&) {
        return "stopped";
    } catch (const Error& e) {
        return QString("error %1").arg(e.what());
    }
}

} // namespace

class TestJobs : public QObject
{
    Q_OBJECT
private slots:
    void exactlyOneOutcome_data()
    {
        QTest::addColumn<int>("count");
        QTest::addColumn<int>("stopAt");
        QTest::addColumn<QString>("expected");
        QTest::newRow("value") << 10 << -1 << "value 55";
        QTest::newRow("stopped") << 10 << 4 << "stopped";
        QTest::newRow("error") << 20 << -1 << "error Number 13 is damaged.";
        QTest::newRow("stop before the error") << 20 << 12 << "stopped";
        QTest::newRow("stop after the last checkpoint") << 10 << 10 << "value 55";
    }
    void exactlyOneOutcome()
    {
        QFETCH(int, count);
        QFETCH(int, stopAt);
        RecordingMonitor job(stopAt);
        QTEST(outcome(count, job), "expected");
        QCOMPARE(job.stages, std::vector<std::string>{"Summing"});
    }

    void nullMonitorStops()
    {
        NullMonitor job;
        QCOMPARE(outcome(5, job), QString("value 15"));
        job.requestStop();
        QCOMPARE(outcome(5, job), QString("stopped"));
    }

    void stopFromAnotherThread()
    {
        NullMonitor job;
        std::thread stopper([&] { job.requestStop(); });
        bool stopped = false;
        try {
            for (;;) // ends only by the stop
                job.checkpoint(1, 0);
        } catch (const Stopped&) {
            stopped = true;
        }
        stopper.join();
        QVERIFY(stopped);
    }

    void warningsAreKept()
    {
        RecordingMonitor job;
        job.warn("first");
        job.warn("second");
        QCOMPARE(job.warnings(), (std::vector<std::string>{"first", "second"}));
        QCOMPARE(job.told, job.warnings());
        NullMonitor shared;
        std::vector<std::thread> threads;
        for (int t = 0; t < 4; ++t)
            threads.emplace_back([&shared] {
                for (int i = 0; i < 50; ++i)
                    shared.warn("x");
            });
        for (auto& t : threads)
            t.join();
        QCOMPARE(shared.warnings().size(), std::size_t{200});
    }

    void partsReportAsPartOfTheWhole()
    {
        RecordingMonitor whole;
        SubMonitor part(whole, 0.25, 0.75);
        part.stage("Part");
        part.checkpoint(0, 10);
        part.checkpoint(5, 10);
        part.checkpoint(10, 10);
        part.checkpoint(3, 0); // unknown total: nothing to say about the whole
        QCOMPARE(whole.reports, (std::vector<std::pair<std::int64_t, std::int64_t>>{{250, 1000}, {500, 1000}, {750, 1000}}));
        QCOMPARE(whole.stages, std::vector<std::string>{"Part"});
        part.warn("careful");
        QCOMPARE(whole.warnings(), std::vector<std::string>{"careful"});
    }

    void aStopOfTheWholeStopsTheParts()
    {
        NullMonitor whole;
        SubMonitor part(whole, 0, 1), inner(part, 0.5, 1);
        whole.requestStop();
        QVERIFY(inner.stopRequested());
        QCOMPARE(outcome(3, inner), QString("stopped"));
    }

    void pausedOperationWaits_data()
    {
        QTest::addColumn<bool>("stop");
        QTest::newRow("until it is released") << false;
        QTest::newRow("until it is stopped") << true;
    }
    void pausedOperationWaits()
    {
        QFETCH(bool, stop);
        NullMonitor job;
        PauseSwitch held;
        held.wait(job); // not paused: returns at once
        held.pause();
        QVERIFY(held.isPaused());
        std::atomic<bool> ended{false}, stopped{false};
        std::jthread waiting([&] {
            try {
                held.wait(job);
            } catch (const Stopped&) {
                stopped = true;
            }
            ended = true;
        });
        QTest::qWait(20);
        QVERIFY(!ended);
        if (stop)
            job.requestStop();
        else
            held.resume();
        QTRY_VERIFY(ended);
        QCOMPARE(stopped.load(), stop);
    }

    void durations_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("0") << 0. << "0 s";
        QTest::newRow("59.4") << 59.4 << "59 s";
        QTest::newRow("59.6") << 59.6 << "1 min 0 s";
        QTest::newRow("200") << 200. << "3 min 20 s";
        QTest::newRow("hour") << 3600. << "1 h 0 min";
        QTest::newRow("long") << 90061. << "25 h 1 min";
        QTest::newRow("negative") << -1. << "?";
        QTest::newRow("not a number") << std::nan("") << "?";
        QTest::newRow("endless") << 1e300 << "?";
    }
    void durations()
    {
        QFETCH(double, seconds);
        QTEST(QString::fromStdString(formatDuration(seconds)), "text");
    }
};

QTEST_GUILESS_MAIN(TestJobs)
#include "tst_jobs.moc"
