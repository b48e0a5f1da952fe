// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/project_file.h"

#include "core/base/error.h"
#include "core/base/resources.h"
#include "ui/session/user_models.h"
#include "ui/widgets/qt_convert.h"

#include <QFileInfo>
#include <algorithm>
#include <utility>

namespace kikuscope::ui {
namespace fs = std::filesystem;
namespace {

constexpr int settleMs = 200; // many changes come together

/// Where inputs that are not in their place are looked for.
std::vector<fs::path> searchedFolders(const QString& file, const QString& project)
{
    std::vector<fs::path> folders;
    for (const QString& path : {file, project})
        if (!path.isEmpty())
            folders.push_back(toPath(QFileInfo(path).absolutePath()));
    try { // bundled models lie elsewhere on another computer
        folders.push_back(resourcePath("models"));
    } catch (const Error&) {
    }
    folders.push_back(userModelsFolder());
    return folders;
}

bool isIn(const fs::path& file, const fs::path& folder)
{
    std::error_code error;
    return !file.empty() && fs::equivalent(file.parent_path(), folder, error);
}

} // namespace

ProjectFile::ProjectFile(Session& session, JobRunner& runner, Workbench& workbench, QObject* parent)
    : QObject(parent), m_session(session), m_runner(runner), m_workbench(workbench)
{
    m_settle.setSingleShot(true);
    m_settle.setInterval(settleMs);
    connect(&m_settle, &QTimer::timeout, this, &ProjectFile::refreshModified);
    connect(&session, &Session::scanChanged, this, [this] {
        if (!m_applying)
            forgetFile();
    });
    for (const auto signal : {&Session::scanChanged, &Session::detectorChanged, &Session::referenceChanged, &Session::counterpartChanged, &Session::semImagesChanged,
                              &Session::modelChanged, &Session::resultChanged, &Session::resultSaved, &Session::coloursChanged,
                              &Session::selectionChanged, &Session::labelsChanged, &Session::figuresChanged})
        connect(&session, signal, this, &ProjectFile::touch);
    connect(&session, &Session::classifyingChanged, this, &ProjectFile::touch);
    connect(&session, &Session::pixelChanged, this, &ProjectFile::touch);
}

QString ProjectFile::folder() const { return m_path.isEmpty() ? QString() : QFileInfo(m_path).absolutePath(); }

ProjectState ProjectFile::state() const
{
    ProjectState state = stateOf(m_session, m_workbench);
    state.name = toStdString(m_name);
    if (m_views.cleanUp)
        state.cleanUp = m_views.cleanUp();
    if (m_views.panes)
        state.panes = m_views.panes();
    if (m_views.sight)
        state.sight = m_views.sight();
    return state;
}

void ProjectFile::touch()
{
    if (!m_settle.isActive())
        m_settle.start();
    emit touched();
}

void ProjectFile::refreshModified()
{
    if (std::exchange(m_seemsModified, isModified()) != m_seemsModified)
        emit changed();
}

void ProjectFile::setFile(const QString& path, const QString& name, ProjectMark mark)
{
    m_path = path;
    m_name = name;
    m_mark = std::move(mark);
    m_seemsModified = isModified();
    emit changed();
}

/// Another scan was opened: the file is not to be overwritten with what does not belong to it.
void ProjectFile::forgetFile()
{
    if (m_path.isEmpty() && m_name.isEmpty())
        return;
    m_session.setFigures({});
    setFile({}, {}, {});
}

void ProjectFile::begin()
{
    m_workbench.guarded(Workbench::Loss::Scan, [this] {
        m_applying = true;
        m_workbench.replaceScan(nullptr);
        m_applying = false;
        m_session.setPhaseStyles({});
        m_session.setFigures({});
        setFile({}, {}, {});
    });
}

void ProjectFile::open(const QString& path) { check(QFileInfo(path).absoluteFilePath(), std::nullopt); }

void ProjectFile::recover(const QString& file, const QString& project) { check(file, project); }

void ProjectFile::check(const QString& file, const std::optional<QString>& recoveredFor)
{
    m_runner.start(
        {Lane::Interactive, tr("Open %1").arg(QFileInfo(file).fileName())},
        [file, recoveredFor, folders = searchedFolders(file, recoveredFor.value_or(QString()))](JobMonitor&) {
            ProjectRequest request{file, recoveredFor, io::readProject(toPath(file)), {}};
            request.reports = io::checkInputs(request.project, toPath(file), folders);
            for (std::size_t i = 0; i < request.reports.size(); ++i)
                if (request.reports[i].found.state == io::InputState::Moved)
                    request.project.inputs[i].path = request.reports[i].found.path;
            return request;
        },
        this, [this](ProjectRequest request) { adopt(request); });
}

void ProjectFile::adopt(const ProjectRequest& request)
{
    const auto isGood = [](const io::InputReport& report) {
        return report.found.state == io::InputState::Present || report.found.state == io::InputState::Moved;
    };
    if (std::all_of(request.reports.begin(), request.reports.end(), isGood))
        openAnyway(request, {});
    else
        emit inputsWanted(request);
}

void ProjectFile::openAnyway(const ProjectRequest& request, const std::vector<bool>& leaveOut)
{
    m_workbench.guarded(Workbench::Loss::Scan, [this, request, leaveOut] {
        const ProjectMark before(state());
        m_runner.start(
            {Lane::Interactive, tr("Open the files of %1").arg(QFileInfo(request.file).fileName()), {}, QStringLiteral("project")},
            [project = request.project, leaveOut](JobMonitor& job) { return loadProject(project, leaveOut, job); }, this,
            [this, request, before](LoadedProject loaded) {
                if (ProjectMark(state()) == before)
                    return apply(request, std::move(loaded));
                m_workbench.guarded(Workbench::Loss::Scan, [this, request, loaded = std::move(loaded)] { apply(request, loaded); });
            });
    });
}

void ProjectFile::apply(const ProjectRequest& request, LoadedProject loaded)
{
    const fs::path folder = toPath(QFileInfo(request.file).absolutePath());
    const bool recovers = request.recoveredFor.has_value();
    if (recovers && !request.recoveredFor->isEmpty())
        loaded.state.figures = rebasedFigures(std::move(loaded.state.figures), folder, toPath(QFileInfo(*request.recoveredFor).absolutePath()));
    // the folder of an autosave is no place to stay
    const bool resultWasUnsaved = recovers && isIn(loaded.state.resultFile, folder);
    const bool scanWasUnsaved = recovers && isIn(loaded.state.scanFile, folder);
    const fs::path resultFile = resultWasUnsaved ? std::exchange(loaded.state.resultFile, {}) : fs::path();
    const fs::path scanFile = scanWasUnsaved ? std::exchange(loaded.state.scanFile, {}) : fs::path();
    m_applying = true;
    showAll(loaded);
    m_applying = false;
    if (recovers) {
        const QString& path = *request.recoveredFor;
        setFile(path, path.isEmpty() ? QString() : toQString(loaded.state.name), {});
        return emit recovered(request.file, fromPath(scanFile), fromPath(resultFile));
    }
    m_session.markLabelsSaved();
    const auto moved = std::count_if(request.reports.begin(), request.reports.end(),
                                     [](const io::InputReport& report) { return report.found.state == io::InputState::Moved; });
    const auto isChanged = [](const io::InputReport& report) { return report.found.state != io::InputState::Present; };
    const bool asSaved = std::none_of(request.reports.begin(), request.reports.end(), isChanged);
    setFile(request.file, toQString(loaded.state.name), {}); // the name counts in the mark
    setFile(m_path, m_name, asSaved ? ProjectMark(state()) : ProjectMark());
    emit opened(request.file);
    if (moved > 0)
        emit noted(tr("Open %1").arg(QFileInfo(request.file).fileName()),
                   tr("%n file(s) of this project were found by content in another place; save the project to remember it.", nullptr, static_cast<int>(moved)));
}

/// The selection comes last: every change of a map drops it.
void ProjectFile::showAll(LoadedProject& loaded)
{
    ProjectState& state = loaded.state;
    m_workbench.replaceScan(state.scan);
    m_session.setScanFile(state.scanFile);
    if (state.patternCentre)
        m_session.setPatternCentre(state.patternCentre);
    if (state.reference)
        m_session.setReference(state.reference, state.referenceFile);
    for (auto image = state.images.rbegin(); image != state.images.rend(); ++image)
        if (!image->file.empty())
            m_session.addSemImage(image->image, image->file);
    for (const auto& image : state.images)
        if (image.registration)
            m_session.setRegistration(*image.image, image.registration);
    if (state.model)
        m_workbench.adoptModel(state.model, loaded.levelled, toQString(state.level));
    else
        m_workbench.setLevel(toQString(state.level));
    m_session.setPhaseStyles(state.phaseStyles);
    if (loaded.result)
        m_session.setResult(loaded.result, state.resultFile.empty(), state.resultFile);
    if (state.counterpart)
        m_session.setCounterpart(state.counterpart, state.counterpartFile);
    m_session.setLabels(state.labels);
    m_session.setFigures(state.figures);
    m_session.select(state.pixel);
    if (m_views.restore)
        m_views.restore(loaded);
    m_session.setSelection(state.selection);
}

void ProjectFile::save(const QString& path, std::function<void()> then)
{
    struct Saved
    {
        fs::path scanFile, resultFile;
        ProjectMark mark;
    };
    const QFileInfo file(QFileInfo(path).absoluteFilePath());
    if (m_session.isClassifying())
        return emit failed(tr("Save %1").arg(file.fileName()), tr("A classification is running; stop it or wait for its end."), {});
    ProjectState state = this->state();
    state.name = toStdString(file.completeBaseName());
    state.figures = rebasedFigures(std::move(state.figures), toPath(folder()), toPath(file.absolutePath()));
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(file.fileName())},
        [state, figures = m_session.figures(), hashes = m_hashes, path = toPath(file.absoluteFilePath())](JobMonitor& job) mutable {
            writeCompanions(state, path.parent_path(), path.stem().string(), job);
            io::writeProject(path, projectOf(state, *hashes));
            return Saved{state.scanFile, state.resultFile, ProjectMark(state)};
        },
        this,
        [this, file, before = m_session.figures(), figures = state.figures, hasScan = state.scan != nullptr, then = std::move(then)](const Saved& saved) {
            if (hasScan != (m_session.scan() != nullptr) || (hasScan && !saved.mark.isScan(m_session.scan())))
                return; // another scan was opened meanwhile
            m_session.setScanFile(saved.scanFile);
            if (m_session.figures() == before)
                m_session.setFigures(figures);
            if (saved.mark.isResult(m_session.result()))
                m_session.markSaved(saved.resultFile);
            if (saved.mark.labels() == m_session.labels())
                m_session.markLabelsSaved();
            setFile(file.absoluteFilePath(), file.completeBaseName(), saved.mark);
            emit this->saved(m_path);
            if (then)
                then();
        });
}

} // namespace kikuscope::ui
