// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/project_commands.h"

#include "core/base/error.h"
#include "ui/dialogs/project_inputs_dialog.h"
#include "ui/views/cleanup_view.h"
#include "ui/views/comparison_target.h"
#include "ui/views/map_area.h"
#include "ui/views/workspaces.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/qt_convert.h"

#include <QAction>
#include <QFileInfo>
#include <QKeySequence>
#include <QLocale>
#include <QTimer>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr int docksSettleMs = 500;

} // namespace

ProjectCommands::ProjectCommands(Session& session, JobRunner& runner, Workbench& workbench, QMainWindow& window, MapArea& maps, MessageBanner& banner,
                                 AskFile askFile)
    : m_session(session), m_runner(runner), m_workbench(workbench), m_window(window), m_maps(maps), m_banner(banner), m_askFile(std::move(askFile)),
      m_project(session, runner, workbench), m_unsavedProject(QStringLiteral("unsavedProject"), &window, [this](SaveQuestion::Next next) { saveThen(next); }),
      m_unsavedLabels(QStringLiteral("unsavedLabels"), &window, [this](SaveQuestion::Next next) { saveThen(next); })
{
    addCommand("actionNewProject", tr("&New project"), QKeySequence(QStringLiteral("Ctrl+Shift+N")), tr("Close everything and begin anew"),
               [this] { m_project.begin(); });
    addCommand("actionOpenProject", tr("Open pro&ject…"), {}, tr("Open a project with all its files"), [this] {
        m_askFile(tr("Open project"), tr("Kikuscope projects (*.kikuscope)"), QFileDialog::ExistingFile, [this](const QString& path) { m_project.open(path); });
    });
    addCommand("actionSaveProject", tr("Sa&ve project"), QKeySequence(QStringLiteral("Ctrl+Shift+S")),
               tr("Save what is open and how it is shown; a result that no file holds is saved beside the project"), [this] { save(); });
    m_save = m_actions.last();
    addCommand("actionSaveProjectAs", tr("Save project &as…"), {}, tr("Save the project in another file"), [this] { saveAs(); });
    m_saveAs = m_actions.last();
    addCommand("actionRestore", tr("&Restore unsaved work…"), {}, tr("What a window kept that did not end properly"), [this] { offerLeftover(); });
    m_restore = m_actions.last();
    m_restore->setVisible(false);
    connectViews();
    connect(&workbench, &Workbench::projectRequested, &m_project, &ProjectFile::open);
    connect(&m_project, &ProjectFile::inputsWanted, this, &ProjectCommands::showInputs);
    connect(&m_project, &ProjectFile::failed, this, &ProjectCommands::failed);
    connect(&m_project, &ProjectFile::recovered, this, [this] { m_restore->setVisible(m_autosave && m_autosave->leftover()); });
    connect(&session, &Session::classifyingChanged, this, &ProjectCommands::refresh);
    refresh();
}

void ProjectCommands::addCommand(const char* name, const QString& text, const QKeySequence& key, const QString& tip, const std::function<void()>& use)
{
    auto* action = new QAction(text, this);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setToolTip(tip);
    action->setParent(&m_window); // where commands are looked for
    connect(action, &QAction::triggered, this, use);
    m_window.addAction(action);
    m_actions << action;
}

void ProjectCommands::connectViews()
{
    const auto cleanUp = [this] { return m_window.findChild<CleanupView*>(); };
    m_project.setViews({[cleanUp] { return cleanUp() ? toJson(cleanUp()->steps()) : Json::object(); }, [this] { return m_maps.arrangement(); },
                        [this] { return sight(); }, [this](const LoadedProject& loaded) { restoreViews(loaded); }});
    connect(&m_maps, &MapArea::arrangementChanged, &m_project, &ProjectFile::touch);
    if (cleanUp())
        connect(cleanUp(), &CleanupView::stepsChanged, &m_project, &ProjectFile::touch);
}

/// Qt rounds the sizes of docks: what was restored counts until somebody moves them, so that projects stay the same.
Json ProjectCommands::sight() const
{
    const QByteArray shown = m_window.saveState(layoutVersion);
    const bool asRestored = !m_docksRestored.isEmpty() && (m_docksShown.isEmpty() || m_docksShown == shown);
    return {{"map", m_maps.view()}, {"docks", (asRestored ? m_docksRestored : shown).toBase64().toStdString()}};
}

void ProjectCommands::restoreDocks(const QByteArray& state)
{
    if (!m_window.restoreState(state, layoutVersion))
        return;
    m_docksRestored = state;
    m_docksShown.clear();
    QTimer::singleShot(docksSettleMs, this, [this] { m_docksShown = m_window.saveState(layoutVersion); });
}

/// What cannot be understood of it is told and left as it is: the maps are there all the same.
void ProjectCommands::restoreViews(const LoadedProject& loaded)
{
    const ProjectState& state = loaded.state;
    try {
        if (const Json docks = state.sight.value("docks", Json()); docks.is_string())
            restoreDocks(QByteArray::fromBase64(QByteArray::fromStdString(docks.get<std::string>())));
        if (auto* view = m_window.findChild<CleanupView*>(); view && !state.cleanUp.empty())
            view->setSteps(settingsFromJson<analysis::CleanupSteps>(state.cleanUp, "clean_up"));
        if (auto* target = m_window.findChild<ComparisonTarget*>(); target && loaded.comparesWithRaw)
            target->compareWithRaw();
        if (!state.panes.empty())
            m_maps.arrange(state.panes);
        if (const Json map = state.sight.value("map", Json()); map.is_object())
            m_maps.setView(map);
    } catch (const Error& error) {
        emit failed(tr("Arrangement of the project"), toQString(error.what()), toQString(error.details()));
    }
}

void ProjectCommands::refresh()
{
    const bool can = !m_session.isClassifying(); // a map that grows is not saved
    m_save->setEnabled(can);
    m_saveAs->setEnabled(can);
}

QString ProjectCommands::suggestedPath() const
{
    if (!m_project.path().isEmpty())
        return m_project.path();
    const QString name = m_session.scan() ? QFileInfo(toQString(m_session.scan()->name)).completeBaseName() : QString();
    return (name.isEmpty() ? tr("project") : name) + QStringLiteral(".kikuscope");
}

void ProjectCommands::save(const std::function<void()>& then)
{
    if (m_project.path().isEmpty())
        saveAs(then);
    else
        m_project.save(m_project.path(), then);
}

void ProjectCommands::saveAs(const std::function<void()>& then)
{
    QFileDialog* dialog = m_askFile(tr("Save project"), tr("Kikuscope projects (*.kikuscope)"), QFileDialog::AnyFile,
                                    [this, then](const QString& path) { m_project.save(path, then); });
    dialog->setDefaultSuffix(QStringLiteral("kikuscope"));
    dialog->selectFile(suggestedPath());
}

void ProjectCommands::askAboutChanges(std::function<void()> proceed)
{
    m_unsavedProject.ask(tr("Unsaved project"), tr("The project %1 has changes that are not saved.").arg(m_project.name()),
        m_session.isClassifying() ? tr("A classification is running. Saving stops it and keeps what is done; discarding loses it.")
                                  : tr("Save them now, or they are lost."),
        std::move(proceed));
}

void ProjectCommands::askAboutLabels(std::function<void()> proceed)
{
    m_unsavedLabels.ask(tr("Unsaved labels"), tr("The labels of %1 are not saved.").arg(m_session.scan() ? toQString(m_session.scan()->name) : QString()),
        tr("Save keeps them in a project. The dock Patterns saves them as a training set."), std::move(proceed));
}

void ProjectCommands::saveThen(const SaveQuestion::Next& next)
{
    if (m_session.isClassifying()) {
        connect(&m_session, &Session::classifyingChanged, this, [this, next] { saveThen(next); }, Qt::SingleShotConnection);
        return m_workbench.endClassification();
    }
    save(next);
}

void ProjectCommands::showInputs(const ProjectRequest& request)
{
    m_banner.showError(tr("Open %1").arg(QFileInfo(request.file).fileName()), inputsSentence(request.reports));
    auto* dialog = new ProjectInputsDialog(request, m_runner, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ProjectInputsDialog::openRequested, &m_project, &ProjectFile::openAnyway);
    dialog->open();
}

void ProjectCommands::startAutosave(const QString& folder, int intervalMs)
{
    m_autosave = std::make_unique<Autosave>(m_project, m_session, m_runner, folder);
    if (intervalMs > 0)
        m_autosave->setInterval(intervalMs);
    connect(m_autosave.get(), &Autosave::failed, this, &ProjectCommands::failed);
    offerLeftover();
}

void ProjectCommands::offerLeftover()
{
    const auto leftover = m_autosave ? m_autosave->leftover() : std::nullopt;
    m_restore->setVisible(leftover.has_value());
    if (!leftover)
        return;
    const QString time = QLocale().toString(leftover->at, QLocale::ShortFormat);
    const QString what = leftover->project.isEmpty() ? tr("Unsaved work of %1 was kept.").arg(time)
                                                     : tr("Unsaved work of %1 on the project %2 was kept.").arg(time, QFileInfo(leftover->project).completeBaseName());
    m_banner.showQuestion(tr("A window did not end properly"), what,
                          {{tr("Restore"), [this, leftover] { m_autosave->restore(*leftover); }},
                           {tr("Discard"), [this, leftover] {
                                m_autosave->discard(*leftover);
                                offerLeftover(); // the one before
                            }}});
}

} // namespace kikuscope::ui
