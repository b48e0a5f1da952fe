// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_bench.h"

#include "core/base/atomic_file.h"
#include "core/io/formats.h"
#include "core/io/kikuscope_h5.h"
#include "core/nn/map_training_request.h"
#include "ui/session/session.h"
#include "ui/session/user_models.h"
#include "ui/widgets/qt_convert.h"

#include <QFileInfo>
#include <QLocale>
#include <algorithm>
#include <mutex>

namespace kikuscope::ui {
namespace {

namespace fs = std::filesystem;

constexpr int feedIntervalMs = 100;

Json readSpecification(const fs::path& path) { return parseJson(readTextFile(path), path.string()); }

/// A checkpoint of a training that has ended is of no more use.
void dropCheckpoint(const fs::path& path)
{
    std::error_code ignored;
    fs::remove(path, ignored);
}

std::shared_ptr<const EbsdScan> openAgain(const std::shared_ptr<const EbsdScan>& open, const fs::path& path)
{
    if (open && open->patterns && isSameFile(open->path, path))
        return open;
    return std::make_shared<const EbsdScan>(io::openScan(path));
}

QString outcomeText(const nn::MapTraining& result)
{
    const Json& report = result.report;
    if (!report.contains("held_out"))
        return TrainingBench::tr("Too few patterns were matched with certainty to teach a network; "
                                 "matching mapped the scan.");
    const Json& heldOut = report.at("held_out");
    if (heldOut.at("patterns").get<std::int64_t>() == 0)
        return TrainingBench::tr("The network was sure of none of the patterns it was not taught; "
                                 "matching mapped the scan.");
    const QString agreement = QLocale().toString(100 * heldOut.at("agreement").get<double>(), 'f', 1);
    const QString patterns = QLocale().toString(qlonglong(heldOut.at("patterns").get<std::int64_t>()));
    return result.accepted
               ? TrainingBench::tr("The network agrees with matching on %1 % of %2 patterns it was not "
                                   "taught, and mapped the scan.")
                     .arg(agreement, patterns)
               : TrainingBench::tr("The network agrees with matching on only %1 % of %2 patterns it was not "
                                   "taught; matching mapped the scan.")
                     .arg(agreement, patterns);
}

} // namespace

/// From the training thread to this one; only the newest counts.
struct TrainingBench::Feed
{
    std::mutex mutex;
    std::optional<nn::TrainingProgress> latest;
    std::shared_ptr<const nn::TrainingLook> look;

    void put(const nn::TrainingProgress& progress)
    {
        const std::lock_guard lock(mutex);
        const double known = latest ? latest->validationAccuracy : -1;
        latest = progress;
        if (progress.validationAccuracy < 0)
            latest->validationAccuracy = known;
        if (progress.look)
            look = progress.look;
    }
};

struct TrainingBench::Entry
{
    TrainingRun run;
    QPointer<Job> job;
    std::shared_ptr<PauseSwitch> pause;
    std::shared_ptr<Feed> feed;
};

TrainingBench::TrainingBench(Session& session, JobRunner& runner, QObject* parent, fs::path root)
    : QObject(parent), m_session(session), m_runner(runner), m_root(std::move(root))
{
    for (TrainingRun& run : readRuns(m_root))
        insert(std::move(run));
    m_feedTimer.setInterval(feedIntervalMs);
    connect(&m_feedTimer, &QTimer::timeout, this, &TrainingBench::drainFeeds);
}

TrainingBench::~TrainingBench() = default;

QList<int> TrainingBench::runs() const
{
    QList<int> ids;
    for (const auto& entry : m_entries)
        ids << entry->run.id;
    return ids;
}

TrainingBench::Entry* TrainingBench::find(int id) const
{
    const auto it = std::ranges::find_if(m_entries, [id](const auto& entry) { return entry->run.id == id; });
    return it == m_entries.end() ? nullptr : it->get();
}

const TrainingRun& TrainingBench::run(int id) const { return find(id)->run; }

const Job* TrainingBench::job(int id) const { return find(id)->job; }

TrainingBench::Entry& TrainingBench::insert(TrainingRun run)
{
    run.id = m_nextId++;
    m_entries.push_back(std::make_unique<Entry>());
    m_entries.back()->run = std::move(run);
    return *m_entries.back();
}

int TrainingBench::add(const QString& name, RunKind kind, const Json& specification)
{
    try {
        const int id = insert(createRun(m_root, name, kind, specification)).run.id;
        emit runAdded(id);
        return id;
    } catch (const Error& error) {
        emit failed(tr("Train %1").arg(name), toQString(error.what()), toQString(error.details()));
        return -1;
    }
}

int TrainingBench::addFromFile(const QString& path)
{
    const fs::path file = toPath(path);
    try {
        const Json json = readSpecification(file);
        if (json.is_object() && json.contains("phases")) {
            const auto request = nn::MapTrainingRequest::fromJson(json, file.string());
            return add(QFileInfo(toQString(request.scan)).completeBaseName(), RunKind::Map, toJson(request));
        }
        const auto spec = nn::TrainingSpec::fromJson(json, file.string());
        return add(toQString(spec.name), RunKind::Structures, spec.toJson());
    } catch (const Error& error) {
        emit failed(tr("Train from %1").arg(QFileInfo(path).fileName()), toQString(error.what()),
                    toQString(error.details()));
        return -1;
    }
}

fs::path TrainingBench::scanOf(int id) const
{
    const TrainingRun& run = find(id)->run;
    if (run.kind != RunKind::Map)
        return {};
    try {
        return readSpecification(run.specification()).value("scan", std::string());
    } catch (const std::exception&) {
        return {}; // the file was changed by hand, perhaps to another type of value
    }
}

void TrainingBench::start(int id)
{
    Entry& entry = *find(id);
    if (entry.run.state == RunState::Paused) {
        entry.pause->resume();
        return setState(entry, RunState::Running);
    }
    if (entry.run.isActive() || entry.run.state == RunState::Done || entry.job)
        return;
    entry.pause = std::make_shared<PauseSwitch>();
    entry.feed = std::make_shared<Feed>();
    try {
        launch(entry, entry.run.kind == RunKind::Map ? mapWork(entry) : structuresWork(entry));
    } catch (const Error& error) { // the specification was changed by hand
        entry.run.message = toQString(error.what());
        setState(entry, RunState::Failed);
        emit failed(tr("Train %1").arg(entry.run.name), toQString(error.what()), toQString(error.details()));
    }
}

nn::TrainingHooks TrainingBench::hooksOf(Entry& entry) const
{
    nn::TrainingHooks hooks;
    hooks.checkpoint = entry.run.checkpoint();
    hooks.pause = entry.pause;
    hooks.onProgress = [feed = entry.feed](const nn::TrainingProgress& progress) { feed->put(progress); };
    return hooks;
}

TrainingBench::Work TrainingBench::structuresWork(Entry& entry) const
{
    const fs::path file = entry.run.specification();
    nn::TrainingOptions options;
    static_cast<nn::TrainingHooks&>(options) = hooksOf(entry);
    return [spec = nn::TrainingSpec::fromJson(readSpecification(file), file.string()), options,
            name = entry.run.name](JobMonitor& job) {
        const nn::ModelFile model = nn::train(spec, options, job);
        const fs::path path = freeModelFile(name);
        nn::saveModel(path, model);
        dropCheckpoint(options.checkpoint);
        const double accuracy = model.metrics.at("training_conditions").at("accuracy").get<double>();
        return Outcome{tr("Accuracy on fresh simulated patterns: %1 %. Simulated patterns say little about "
                          "recorded ones.")
                           .arg(QLocale().toString(100 * accuracy, 'f', 1)),
                       path};
    };
}

TrainingBench::Work TrainingBench::mapWork(Entry& entry) const
{
    const fs::path file = entry.run.specification();
    auto request = nn::MapTrainingRequest::fromJson(readSpecification(file), file.string());
    request.training.hooks = hooksOf(entry);
    if (request.training.minutes > 0) // the number of images is kept, so that the run can be taken up again
        request.training.hooks.onProgress = [request, file, follow = request.training.hooks.onProgress,
                                             kept = false](const nn::TrainingProgress& progress) mutable {
            if (!std::exchange(kept, true)) {
                request.training.images = progress.total;
                request.training.minutes = 0;
                writeFileAtomically(file, toJson(request).dump(2) + "\n");
            }
            follow(progress);
        };
    return [request, open = m_session.scan(), name = entry.run.name,
            result = entry.run.result()](JobMonitor& job) {
        const auto scan = openAgain(open, request.scan);
        const match::Conditions conditions = nn::conditionsOf(request, *scan, job);
        const nn::MapTraining trained = nn::runMapTraining(request, *scan, conditions, job);
        io::writePhaseMap(result, trained.map, trained.matching.get());
        fs::path path;
        if (trained.student) {
            path = freeModelFile(name);
            nn::saveModel(path, *trained.student);
        }
        dropCheckpoint(request.training.hooks.checkpoint);
        return Outcome{outcomeText(trained), path};
    };
}

void TrainingBench::launch(Entry& entry, Work work)
{
    const int id = entry.run.id;
    entry.run.message.clear();
    entry.run.latest.imagesPerSecond = 0; // does not learn yet
    entry.job = m_runner.start({Lane::Compute, tr("Train %1").arg(entry.run.name), tr("images")},
                               std::move(work), this, [this, id](Outcome outcome) {
                                   if (Entry* done = find(id)) {
                                       done->run.message = outcome.message;
                                       done->run.model = outcome.model;
                                   }
                               });
    connect(entry.job, &Job::started, this, [this, id] {
        if (Entry* started = find(id))
            setState(*started, RunState::Running);
    });
    connect(entry.job, &Job::changed, this, [this, id] {
        if (const Entry* changed = find(id); changed && changed->run.state == RunState::Running)
            emit runChanged(id);
    });
    connect(entry.job, &Job::finished, this, [this, id, job = entry.job.data()] { conclude(id, *job); });
    m_feedTimer.start();
    setState(entry, RunState::Waiting);
}

void TrainingBench::conclude(int id, const Job& job)
{
    Entry* entry = find(id);
    if (!entry) // removed while it ran
        return;
    drainFeeds();
    entry->job.clear();
    entry->pause.reset();
    if (job.state() == JobState::Failed)
        entry->run.message = job.errorMessage();
    const QStringList warnings = job.warnings();
    if (job.state() == JobState::Done && !warnings.isEmpty())
        entry->run.message += QLatin1Char('\n') + warnings.join(QLatin1Char('\n'));
    setState(*entry, job.state() == JobState::Done     ? RunState::Done
                     : job.state() == JobState::Failed ? RunState::Failed
                                                       : RunState::Stopped);
    if (entry->run.state != RunState::Done)
        return;
    if (!entry->run.model.empty())
        emit modelTrained(fromPath(entry->run.model));
    if (entry->run.kind == RunKind::Map)
        emit mapTrained(id);
}

void TrainingBench::drainFeeds()
{
    bool active = false;
    for (const auto& entry : m_entries) {
        if (!entry->feed)
            continue;
        std::optional<nn::TrainingProgress> latest;
        std::shared_ptr<const nn::TrainingLook> look;
        {
            const std::lock_guard lock(entry->feed->mutex);
            latest = entry->feed->latest;
            look.swap(entry->feed->look);
        }
        active = active || entry->job;
        const int id = entry->run.id;
        if (latest && latest->images != entry->run.latest.images) {
            entry->run.latest = *latest;
            entry->run.latest.look.reset();
            emit runChanged(id);
        }
        if (look) {
            entry->run.look = std::move(look);
            emit lookChanged(id);
        }
    }
    if (!active)
        m_feedTimer.stop();
}

void TrainingBench::pause(int id)
{
    Entry& entry = *find(id);
    if (!entry.run.isLearning())
        return;
    entry.pause->pause();
    setState(entry, RunState::Paused);
}

void TrainingBench::stop(int id)
{
    if (const Entry& entry = *find(id); entry.job)
        entry.job->cancel();
}

void TrainingBench::remove(int id)
{
    stop(id);
    const auto it = std::ranges::find_if(m_entries, [id](const auto& entry) { return entry->run.id == id; });
    if (it == m_entries.end()) // stopping a waiting run has concluded it, but it is still listed
        return;
    const fs::path folder = (*it)->run.folder;
    const QPointer<Job> job = (*it)->job;
    m_entries.erase(it);
    const auto removeFolder = [folder] {
        std::error_code ignored;
        fs::remove_all(folder, ignored);
    };
    if (job && !job->isFinished()) // it may still write its checkpoint
        connect(job, &Job::finished, this, removeFolder);
    else
        removeFolder();
    emit runRemoved(id);
}

void TrainingBench::save(const Entry& entry)
{
    try {
        writeRun(entry.run);
    } catch (const Error& error) {
        emit failed(tr("Train %1").arg(entry.run.name), toQString(error.what()), toQString(error.details()));
    }
}

void TrainingBench::setState(Entry& entry, RunState state)
{
    entry.run.state = state;
    save(entry);
    emit runChanged(entry.run.id);
}

} // namespace kikuscope::ui
