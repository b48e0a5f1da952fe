// SPDX-License-Identifier: GPL-3.0-or-later
// The project that the session belongs to: opened, saved and compared with its file. Files are read and written by jobs, and nothing
// that is open changes before everything of a project was read.
#pragma once
#include "ui/session/project_state.h"

#include <QTimer>
#include <functional>
#include <optional>

namespace kikuscope::ui {

/// What the window adds to a project; this room does not know views. All three are objects.
struct ProjectViews
{
    std::function<Json()> cleanUp, panes;
    std::function<Json()> sight; // what is only looked at: zoom, docks; it does not make a project modified
    /// Called when the session shows everything but the selection.
    std::function<void(const LoadedProject&)> restore;
};

/// A project file on the way into the session.
struct ProjectRequest
{
    QString file;
    std::optional<QString> recoveredFor; // `file` is an autosave: of this project, or (empty) of none
    io::Project project;                 // inputs that were moved are where they were found
    std::vector<io::InputReport> reports; // by input
};

class ProjectFile : public QObject
{
    Q_OBJECT

public:
    ProjectFile(Session& session, JobRunner& runner, Workbench& workbench, QObject* parent = nullptr);
    void setViews(ProjectViews views) { m_views = std::move(views); }

    const QString& path() const { return m_path; } // empty: not saved yet
    QString folder() const;                        // of the path; empty without
    const QString& name() const { return m_name; }
    /// The session differs from the file. Never without one.
    bool isModified() const { return !m_path.isEmpty() && (m_session.isClassifying() || !(ProjectMark(state()) == m_mark)); }
    /// isModified() of a moment ago, for titles.
    bool seemsModified() const { return m_seemsModified; }
    ProjectState state() const;

    /// Looks for the inputs, then opens all of them, or emits inputsWanted() where one is missing or changed.
    void open(const QString& path);
    /// Opens an autosave as what it was saved from.
    void recover(const QString& file, const QString& project);
    /// After inputsWanted(): inputs that `leaveOut` names are left out, changed ones are taken as they are.
    void openAnyway(const ProjectRequest& request, const std::vector<bool>& leaveOut);
    /// What is in memory only is written beside the project (writeCompanions()). `then` is called once all is written, not after
    /// an error. Not while a classification runs.
    void save(const QString& path, std::function<void()> then = {});
    /// An empty one.
    void begin();
    /// To be called after changes that the session does not tell.
    void touch();

signals:
    void changed(); // path, name or seemsModified()
    void touched(); // something that a project keeps may have changed
    void opened(const QString& path);
    /// Files of the autosave that hold what no other file does; empty: nothing of the kind.
    void recovered(const QString& file, const QString& scanFile, const QString& resultFile);
    void saved(const QString& path);
    void inputsWanted(const kikuscope::ui::ProjectRequest& request);
    void noted(const QString& title, const QString& sentence);
    void failed(const QString& title, const QString& sentence, const QString& details);

private:
    void check(const QString& file, const std::optional<QString>& recoveredFor);
    void adopt(const ProjectRequest& request);
    void apply(const ProjectRequest& request, LoadedProject loaded);
    void showAll(LoadedProject& loaded);
    void forgetFile();
    void setFile(const QString& path, const QString& name, ProjectMark mark);
    void refreshModified();

    Session& m_session;
    JobRunner& m_runner;
    Workbench& m_workbench;
    ProjectViews m_views;
    std::shared_ptr<HashCache> m_hashes = std::make_shared<HashCache>();
    QString m_path, m_name;
    ProjectMark m_mark; // of what the file has
    bool m_applying = false, m_seemsModified = false;
    QTimer m_settle;
};

} // namespace kikuscope::ui
