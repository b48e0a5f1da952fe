// SPDX-License-Identifier: GPL-3.0-or-later
// What a user can do with the session: every long operation is started here, as a job on the right lane.
#pragma once
#include "core/nn/classifier.h"
#include "core/simulate/scan_simulation.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QPointer>
#include <QTimer>
#include <deque>
#include <mutex>
#include <optional>

namespace kikuscope::ui {

/// A result opened on its own: its classes on its grid, without patterns.
std::shared_ptr<const EbsdScan> scanOfResult(const PhaseMap& map);
/// True for the scans of scanOfResult(), which no file holds.
bool isOnlyGrid(const EbsdScan& scan);
/// The model itself where it does not know the level or none is wanted.
std::shared_ptr<const nn::ModelFile> answeringWith(const std::shared_ptr<const nn::ModelFile>& model, const std::string& level);

/// The work behind the actions; tests put their own in.
struct WorkbenchFunctions
{
    using Classify = std::function<PhaseMap(const EbsdScan&, std::shared_ptr<const nn::ModelFile>,
                                            const nn::ClassifyOptions&, JobMonitor&, const nn::BlockCallback&,
                                            const std::vector<Predictions>&)>;
    Classify classify = nn::classifyScan;
    std::function<EbsdScan(const simulate::ScanSpec&, JobMonitor&)> simulate = simulate::simulateScan;
};

class Workbench : public QObject
{
    Q_OBJECT

public:
    Workbench(Session& session, JobRunner& runner, WorkbenchFunctions functions = {},
              QObject* parent = nullptr);

    /// A scan, a result or an electron image, told apart by content. Maps without patterns that fit the open
    /// scan become its reference.
    void open(const QString& path);
    void openReference(const QString& path);
    void openSemImage(const QString& path);
    /// Name of a bundled model or a file. `quiet`: a missing model is no error.
    void chooseModel(const QString& nameOrPath, bool quiet = false);
    /// The model of chooseModel(); the session's one answers with groups of its classes where a level is chosen.
    const std::shared_ptr<const nn::ModelFile>& chosenModel() const { return m_model; }
    /// One of nn::symmetryLevels, or empty: the classes as they were trained. Levels that the model does not know leave it as it is.
    void setLevel(const QString& level);
    const QString& level() const { return m_level; }
    void classify();
    /// Asks the running classification to stop; what is done stays.
    void endClassification();
    /// Leaves the growing result as it is; nothing more is added to it.
    void stopClassifying();
    /// `then` is called once the file is written, not after an error.
    void saveResult(const QString& path, std::function<void()> then = {});
    /// Simulates the bundled demonstration scan, then classifies it if a model can be had.
    void runDemo();

    /// What a change drops: the result alone, or the scan and all that belongs to it.
    enum class Loss { Result, Scan };
    /// Called before something is dropped: asks the user where that was not saved, and calls `proceed` (at once, or
    /// after the answer) or does not.
    using Guard = std::function<void(Loss loss, std::function<void()> proceed)>;
    void setGuard(Guard guard) { m_guard = std::move(guard); }
    /// Makes a change after the guard agreed.
    void guarded(Loss loss, std::function<void()> change);
    /// Another scan or none, without asking; a running classification is stopped.
    void replaceScan(std::shared_ptr<const EbsdScan> scan);
    /// A model that is loaded already; `levelled` answers at `level`.
    void adoptModel(std::shared_ptr<const nn::ModelFile> model, std::shared_ptr<const nn::ModelFile> levelled, const QString& level);
    void setDevice(const QString& device) { m_options.device = toUtf8(device); }

signals:
    void opened(const QString& path); // worth a line in "recent files"
    void projectRequested(const QString& path); // open() was given a project file
    void saved(const QString& path);
    void failed(const QString& title, const QString& sentence, const QString& details);

private:
    /// On the way from the worker to the GUI thread: the map to fill (made there, since a large one takes a
    /// while), then its blocks.
    struct Feed
    {
        std::mutex mutex;
        std::shared_ptr<PhaseMap> emptyMap;
        std::vector<Predictions> blocks;
        std::optional<Json> provenance; // at the end, of a stopped classification too
        std::int64_t kept = 0;
    };
    static std::string toUtf8(const QString& text) { return text.toStdString(); }

    void adoptScan(std::shared_ptr<const EbsdScan> scan, const QString& path);
    void adoptResult(std::shared_ptr<PhaseMap> result, const QString& path);
    void adoptReference(std::shared_ptr<const CrystalMap> map, const QString& path);
    void startClassification(std::shared_ptr<const EbsdScan> scan,
                             std::shared_ptr<const nn::ModelFile> model);
    void startDemo();
    void drainFeed();
    void forgetFeed();
    void finishClassification(Job* job);
    void concludeClassification();
    void compareMaps();
    void countPhases();
    void setScan(std::shared_ptr<const EbsdScan> scan);
    void retire(std::vector<std::shared_ptr<const void>> old);
    void report(const QString& title, const Error& error);

    Session& m_session;
    JobRunner& m_runner;
    WorkbenchFunctions m_functions;
    Guard m_guard;
    nn::ClassifyOptions m_options;
    std::shared_ptr<const nn::ModelFile> m_model;
    QString m_level;
    std::shared_ptr<Feed> m_feed;      // null: nothing is classified, or nobody waits for it any more
    std::deque<Predictions> m_arrived; // out of the feed, not yet in the map
    std::optional<Json> m_provenance;  // of the finished result
    bool m_feedEnded = false;
    QTimer m_feedTimer;
    QPointer<Job> m_classification;
    bool m_classifyWhenModelArrives = false;
};

} // namespace kikuscope::ui
