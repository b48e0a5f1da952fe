// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/autosave.h"

#include "core/base/atomic_file.h"
#include "core/base/error.h"
#include "ui/widgets/qt_convert.h"

#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>
#include <QUuid>
#include <atomic>
#include <mutex>
#include <utility>

namespace kikuscope::ui {
namespace fs = std::filesystem;
namespace {

constexpr int intervalMs = 30000, forgottenAfterSeconds = 60;
constexpr const char *projectName = "session.kikuscope", *originName = "origin.json", *lockName = "lock";

std::unique_ptr<QLockFile> lockOf(const QString& folder)
{
    auto lock = std::make_unique<QLockFile>(folder + QLatin1Char('/') + QLatin1String(lockName));
    lock->setStaleLockTime(0); // stale only where its process is gone
    return lock;
}

QString projectOfOrigin(const QString& folder)
{
    try {
        const auto file = toPath(folder) / originName;
        return toQString(parseJson(readTextFile(file, 1 << 20), file.string()).value("project", std::string()));
    } catch (const std::exception&) { // then it was of no project
        return {};
    }
}

/// On the worker. Files that the project no longer names are removed last.
void writeInto(const fs::path& folder, ProjectState& state, HashCache& hashes, const QString& project, JobMonitor& job)
{
    writeCompanions(state, folder, "session", job);
    writeFileAtomically(folder / originName, Json{{"project", toStdString(project)}}.dump() + "\n");
    io::writeProject(folder / projectName, projectOf(state, hashes));
    std::error_code ignored;
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().extension() == ".h5" && entry.path() != state.scanFile && entry.path() != state.resultFile)
            fs::remove(entry.path(), ignored);
}

/// The project goes first: what a crash leaves from here on is no leftover. The lock goes before its folder.
void removeSlot(const fs::path& folder, QLockFile& lock)
{
    std::error_code ignored;
    fs::remove(folder / projectName, ignored);
    for (const auto& entry : fs::directory_iterator(folder, ignored))
        if (entry.path().filename() != lockName)
            fs::remove_all(entry.path(), ignored);
    lock.unlock();
    fs::remove_all(folder, ignored);
}

} // namespace

QString autosaveFolder() { return QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) + QStringLiteral("/autosave"); }

/// A locked folder; shared with jobs, which may outlive the window.
class Autosave::Slot
{
public:
    Slot(fs::path folder, std::unique_ptr<QLockFile> lock) : m_folder(std::move(folder)), m_lock(std::move(lock)) {}
    const fs::path& folder() const { return m_folder; }
    /// Runs `work`, unless the slot has ended.
    template <class Work> void use(Work work)
    {
        const std::lock_guard guard(m_mutex);
        if (!m_ended)
            work();
    }
    /// Nothing more is written. False: a job is at it, and is followed by a call of remove().
    bool end()
    {
        m_ended = true;
        return m_mutex.try_lock() ? (m_mutex.unlock(), true) : false;
    }
    bool hasEnded() const { return m_ended; }
    void remove()
    {
        const std::lock_guard guard(m_mutex);
        if (m_lock->isLocked())
            removeSlot(m_folder, *m_lock);
    }

private:
    fs::path m_folder;
    std::unique_ptr<QLockFile> m_lock;
    std::mutex m_mutex; // held while something is written
    std::atomic<bool> m_ended{false};
};

Autosave::Autosave(ProjectFile& project, Session& session, JobRunner& runner, const QString& folder, QObject* parent)
    : QObject(parent), m_project(project), m_session(session), m_runner(runner), m_folder(folder)
{
    m_timer.setSingleShot(true);
    m_timer.setInterval(intervalMs);
    connect(&m_timer, &QTimer::timeout, this, &Autosave::write);
    const auto startTimer = [this] {
        if (!m_timer.isActive())
            m_timer.start();
    };
    connect(&project, &ProjectFile::touched, this, startTimer);
    connect(&project, &ProjectFile::changed, this, startTimer); // what was saved need not be kept
    connect(&project, &ProjectFile::recovered, this, &Autosave::adoptSlot);
}

Autosave::~Autosave()
{
    if (const auto slot = takeSlot(); slot && slot->end())
        slot->remove();
}

bool Autosave::isWorthKeeping() const { return m_project.path().isEmpty() ? m_session.scan() != nullptr : m_project.isModified(); }

void Autosave::tell(const QString& sentence, const QString& details)
{
    if (!std::exchange(m_told, true))
        emit failed(tr("Autosave"), sentence, details);
}

bool Autosave::openSlot()
{
    if (m_slot)
        return true;
    const QString folder = m_folder + QLatin1Char('/') + QUuid::createUuid().toString(QUuid::WithoutBraces);
    auto lock = lockOf(folder);
    if (!QDir().mkpath(folder) || !lock->tryLock(0))
        return false;
    m_slot = std::make_shared<Slot>(toPath(folder), std::move(lock));
    return true;
}

std::shared_ptr<Autosave::Slot> Autosave::takeSlot()
{
    m_mark = {};
    m_scanFile.clear();
    m_resultFile.clear();
    return std::exchange(m_slot, nullptr);
}

void Autosave::write()
{
    if (m_writing)
        return m_timer.start();
    if (!isWorthKeeping()) {
        if (const auto slot = takeSlot())
            m_runner.start({Lane::Compute, tr("Autosave"), {}, {}, false}, [slot](JobMonitor&) { return slot->remove(), true; }, this, [](bool) {});
        return;
    }
    ProjectState state = m_project.state();
    const ProjectMark now(state);
    Json sight{state.sight, state.pixel};
    if (m_slot && now == m_mark && sight == m_sight)
        return;
    if (!openSlot())
        return tell(tr("The folder %1 cannot be written to: a crash would lose what is not saved.").arg(m_folder), {});
    if (state.scanNeedsFile() && m_mark.isScan(state.scan))
        state.scanFile = m_scanFile;
    if (state.resultNeedsFile() && m_mark.isResult(state.result))
        state.resultFile = m_resultFile;
    state.figures = rebasedFigures(std::move(state.figures), toPath(m_project.folder()), m_slot->folder());
    struct Outcome
    {
        fs::path scanFile, resultFile;
        std::optional<Error> error;
    };
    m_writing = true;
    const bool large = state.scanNeedsFile() || state.resultNeedsFile(); // the cursor's requests do not wait for it
    Job* job = m_runner.start(
        {large ? Lane::Compute : Lane::Interactive, tr("Autosave"), {}, {}, false},
        [slot = m_slot, state = std::move(state), hashes = m_hashes, project = m_project.path()](JobMonitor& monitor) mutable {
            Outcome outcome;
            try {
                slot->use([&] { writeInto(slot->folder(), state, *hashes, project, monitor); });
                outcome = {state.scanFile, state.resultFile, std::nullopt};
            } catch (const Error& error) {
                outcome.error = error;
            } catch (const Stopped&) { // the window closes
            }
            if (slot->hasEnded())
                slot->remove();
            return outcome;
        },
        this,
        [this, slot = m_slot, now, sight = std::move(sight)](const Outcome& outcome) {
            if (outcome.error)
                return tell(toQString(outcome.error->what()), toQString(outcome.error->details()));
            if (slot != m_slot)
                return;
            m_mark = now;
            m_sight = sight;
            m_scanFile = outcome.scanFile;
            m_resultFile = outcome.resultFile;
        });
    connect(job, &Job::finished, this, [this] { m_writing = false; });
}

std::optional<Autosave::Leftover> Autosave::leftover() const
{
    std::optional<Leftover> newest;
    for (const QFileInfo& entry : QDir(m_folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        const QString folder = entry.absoluteFilePath();
        if (m_slot && toPath(folder) == m_slot->folder())
            continue;
        const auto lock = lockOf(folder);
        if (!lock->tryLock(0)) // its window lives
            continue;
        const QFileInfo file(folder + QLatin1Char('/') + QLatin1String(projectName));
        if (!file.exists()) { // the crash came before it was complete
            if (entry.lastModified().secsTo(QDateTime::currentDateTime()) > forgottenAfterSeconds)
                removeSlot(toPath(folder), *lock);
            continue;
        }
        if (!newest || newest->at < file.lastModified())
            newest = Leftover{folder, file.absoluteFilePath(), projectOfOrigin(folder), file.lastModified()};
    }
    return newest;
}

void Autosave::restore(const Leftover& leftover)
{
    auto lock = lockOf(leftover.folder);
    if (!lock->tryLock(0))
        return emit failed(tr("Restore"), tr("Another window has restored this already."), {});
    m_leftoverLock = std::move(lock);
    m_project.recover(leftover.file, leftover.project);
}

/// Its files stay in use until the project is saved.
void Autosave::adoptSlot(const QString& file, const QString& scanFile, const QString& resultFile)
{
    if (!m_leftoverLock)
        return;
    if (const auto slot = takeSlot(); slot && slot->end())
        slot->remove();
    m_slot = std::make_shared<Slot>(toPath(QFileInfo(file).absolutePath()), std::move(m_leftoverLock));
    const ProjectState state = m_project.state();
    m_mark = ProjectMark(state);
    m_sight = Json{state.sight, state.pixel};
    m_scanFile = toPath(scanFile);
    m_resultFile = toPath(resultFile);
}

void Autosave::discard(const Leftover& leftover)
{
    const auto lock = lockOf(leftover.folder);
    if (lock->tryLock(0))
        removeSlot(toPath(leftover.folder), *lock);
}

} // namespace kikuscope::ui
