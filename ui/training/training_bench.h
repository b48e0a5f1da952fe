// SPDX-License-Identifier: GPL-3.0-or-later
// All trainings of this user: starts, pauses, stops and takes them up again, as jobs of the compute lane.
#pragma once
#include "core/map/ebsd_scan.h"
#include "ui/jobs/job_runner.h"
#include "ui/training/training_run.h"

#include <QPointer>

namespace kikuscope::ui {

class Session;

class TrainingBench : public QObject
{
    Q_OBJECT

public:
    /// Reads the runs of earlier sessions from `root`.
    TrainingBench(Session& session, JobRunner& runner, QObject* parent = nullptr,
                  std::filesystem::path root = trainingsFolder());
    ~TrainingBench() override;

    const std::filesystem::path& root() const { return m_root; }
    QList<int> runs() const; // ids, oldest first
    const TrainingRun& run(int id) const;
    /// The job of an active run, else null.
    const Job* job(int id) const;

    /// A new run with its folder, not started yet. `specification`: the JSON of `kikuscope-cli train`, or of
    /// `adapt --options`. -1 where it cannot be written, which failed() tells.
    int add(const QString& name, RunKind kind, const Json& specification);
    /// The same for a specification in a file, told apart by its content.
    int addFromFile(const QString& path);
    /// The scan that a "Train for this map" maps; empty for other trainings.
    std::filesystem::path scanOf(int id) const;
    /// Starts, or goes on from where it was paused, stopped or failed.
    void start(int id);
    /// Holds a run that learns, with its checkpoint written; it keeps its memory but does not compute.
    void pause(int id);
    /// Ends the job; start() goes on from the checkpoint, also in another session.
    void stop(int id);
    /// Stops it and deletes its folder; a trained model stays in the library.
    void remove(int id);

signals:
    void runAdded(int id);
    void runChanged(int id);  // state, progress
    void lookChanged(int id); // curves, inputs, confusion matrix
    void runRemoved(int id);
    void modelTrained(const QString& path);
    void mapTrained(int id);
    void failed(const QString& title, const QString& sentence, const QString& details);

private:
    struct Feed;
    struct Entry;
    struct Outcome
    {
        QString message;
        std::filesystem::path model;
    };
    using Work = std::function<Outcome(JobMonitor&)>;

    Entry* find(int id) const;
    Entry& insert(TrainingRun run);
    nn::TrainingHooks hooksOf(Entry& entry) const;
    Work structuresWork(Entry& entry) const;
    Work mapWork(Entry& entry) const;
    void launch(Entry& entry, Work work);
    void conclude(int id, const Job& job);
    void drainFeeds();
    void save(const Entry& entry);
    void setState(Entry& entry, RunState state);

    Session& m_session;
    JobRunner& m_runner;
    std::filesystem::path m_root;
    std::vector<std::unique_ptr<Entry>> m_entries;
    int m_nextId = 1;
    QTimer m_feedTimer;
};

} // namespace kikuscope::ui
