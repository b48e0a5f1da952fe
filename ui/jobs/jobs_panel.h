// SPDX-License-Identifier: GPL-3.0-or-later
// The list of jobs: what runs, how far it is, how fast, how long it will take, and a button to stop it.
#pragma once
#include <QHash>
#include <QWidget>

class QLabel;
class QProgressBar;
class QToolButton;
class QVBoxLayout;

namespace kikuscope::ui {

class Job;
class JobRunner;

class JobRow : public QWidget
{
    Q_OBJECT

public:
    JobRow(Job& job, QWidget* parent);
    const Job& job() const { return m_job; }

private:
    void refresh();

    Job& m_job;
    QLabel* m_title;
    QLabel* m_text;
    QProgressBar* m_bar;
    QToolButton* m_cancel;
};

class JobsPanel : public QWidget
{
    Q_OBJECT

public:
    explicit JobsPanel(JobRunner& runner, QWidget* parent = nullptr);

private:
    void add(Job* job);
    void remove(Job* job);
    void showEmptyHint();

    QVBoxLayout* m_rows;
    QLabel* m_empty;
    QHash<const Job*, JobRow*> m_rowOf;
};

/// "1 234 of 4 800 patterns · 812 patterns/s · 4 s left"; also used in the status bar.
QString progressText(const Job& job);

} // namespace kikuscope::ui
