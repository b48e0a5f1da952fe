// SPDX-License-Identifier: GPL-3.0-or-later
// Where the network and the reference disagree: a confusion matrix whose cells pick out their pixels in every
// map.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QWidget>

class QLabel;
class QTableView;
class QToolButton;

namespace kikuscope::ui {

class ComparisonTarget;
class ConfusionModel;
class ScoreTable;

class ConfusionView : public QWidget
{
    Q_OBJECT

public:
    ConfusionView(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    /// Writes the counts as CSV, in a job.
    void saveCsv(const QString& path);
    /// By the ending: the counts (.csv), a figure (.png, .svg), tables for LaTeX (.tex). In a job.
    void saveTable(const QString& path);

private:
    void refresh();
    void showPage();
    void selectPixels();
    void describe();
    void askSave();
    QString selectionText(const ConfusionCells& cells) const;

    Session& m_session;
    JobRunner& m_runner;
    std::shared_ptr<const PixelSelection> m_own; // made from the cells chosen last
    ConfusionModel* m_model;
    QTableView* m_table;
    ScoreTable* m_scores;
    QLabel* m_hint;
    QLabel* m_text;
    QToolButton* m_clear;
    QToolButton* m_save;
    bool m_showsScores = false;
};

} // namespace kikuscope::ui
