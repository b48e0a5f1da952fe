// SPDX-License-Identifier: GPL-3.0-or-later
// What is not saved yet, written aside now and then, so that a crash loses little. Every window has a folder of its own, locked as
// long as it lives; a folder whose lock has no owner any more is what a crash left.
#pragma once
#include "ui/session/project_file.h"

#include <QDateTime>
#include <QLockFile>
#include <QTimer>
#include <memory>

namespace kikuscope::ui {

/// AppDataLocation/autosave.
QString autosaveFolder();

class Autosave : public QObject
{
    Q_OBJECT

public:
    /// `folder`: of all windows of this user; made once there is something to write.
    Autosave(ProjectFile& project, Session& session, JobRunner& runner, const QString& folder, QObject* parent = nullptr);
    /// A clean end: what was written is removed.
    ~Autosave() override;

    /// How long after a change it is written.
    void setInterval(int milliseconds) { m_timer.setInterval(milliseconds); }
    /// Writes now, in a job, where something changed since the last time.
    void write();

    struct Leftover
    {
        QString folder, file;
        QString project; // that it was saved from; empty: of none
        QDateTime at;
    };
    /// The newest of what crashes left.
    std::optional<Leftover> leftover() const;
    /// Opens it; from then on it is this window's.
    void restore(const Leftover& leftover);
    void discard(const Leftover& leftover);

signals:
    void failed(const QString& title, const QString& sentence, const QString& details); // once

private:
    class Slot;
    bool openSlot();
    std::shared_ptr<Slot> takeSlot();
    void adoptSlot(const QString& file, const QString& scanFile, const QString& resultFile);
    bool isWorthKeeping() const;
    void tell(const QString& sentence, const QString& details);

    ProjectFile& m_project;
    Session& m_session;
    JobRunner& m_runner;
    QString m_folder;
    QTimer m_timer;
    std::shared_ptr<HashCache> m_hashes = std::make_shared<HashCache>();
    std::shared_ptr<Slot> m_slot; // null: nothing written
    std::unique_ptr<QLockFile> m_leftoverLock;
    ProjectMark m_mark; // of what was written
    Json m_sight;
    std::filesystem::path m_scanFile, m_resultFile; // of the slot, of m_mark's scan and result
    bool m_writing = false, m_told = false;
};

} // namespace kikuscope::ui
