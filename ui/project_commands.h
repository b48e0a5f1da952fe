// SPDX-License-Identifier: GPL-3.0-or-later
// Commands and questions about the project, and what the window adds to it: panes, docks, clean-up steps.
#pragma once
#include "ui/session/autosave.h"
#include "ui/session/project_file.h"
#include "ui/widgets/save_question.h"

#include <QFileDialog>
#include <QList>
#include <QMainWindow>
#include <functional>

class QAction;

namespace kikuscope::ui {

class MapArea;
class MessageBanner;

class ProjectCommands : public QObject
{
    Q_OBJECT

public:
    using AskFile = std::function<QFileDialog*(const QString& title, const QString& filter, QFileDialog::FileMode mode,
                                               const std::function<void(const QString&)>& use)>;
    ProjectCommands(Session& session, JobRunner& runner, Workbench& workbench, QMainWindow& window, MapArea& maps, MessageBanner& banner, AskFile askFile);

    ProjectFile& project() { return m_project; }
    /// New, open, save, save as, restore.
    const QList<QAction*>& actions() const { return m_actions; }
    /// From now on, and offers what an earlier window left in this folder.
    void startAutosave(const QString& folder, int intervalMs = 0);
    Autosave* autosave() { return m_autosave.get(); }

    /// Saves; asks for a file where there is none yet.
    void save(const std::function<void()>& then = {});
    void saveAs(const std::function<void()>& then = {});
    /// Save, discard or cancel; `proceed` is what loses the changes.
    void askAboutChanges(std::function<void()> proceed);
    void askAboutLabels(std::function<void()> proceed);
    void refresh();

signals:
    void failed(const QString& title, const QString& sentence, const QString& details);

private:
    void addCommand(const char* name, const QString& text, const QKeySequence& key, const QString& tip, const std::function<void()>& use);
    void connectViews();
    Json sight() const;
    void restoreDocks(const QByteArray& state);
    void restoreViews(const LoadedProject& loaded);
    void saveThen(const SaveQuestion::Next& next);
    void showInputs(const ProjectRequest& request);
    void offerLeftover();
    QString suggestedPath() const;

    Session& m_session;
    JobRunner& m_runner;
    Workbench& m_workbench;
    QMainWindow& m_window;
    MapArea& m_maps;
    MessageBanner& m_banner;
    AskFile m_askFile;
    ProjectFile m_project;
    std::unique_ptr<Autosave> m_autosave;
    QList<QAction*> m_actions;
    QAction *m_save = nullptr, *m_saveAs = nullptr, *m_restore = nullptr;
    SaveQuestion m_unsavedProject, m_unsavedLabels;
    QByteArray m_docksRestored, m_docksShown; // what was asked for, and what the window made of it
};

} // namespace kikuscope::ui
