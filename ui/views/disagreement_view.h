// SPDX-License-Identifier: GPL-3.0-or-later
// Where two maps disagree, what matters most first: Enter (or F8) walks through the regions, each is selected in
// every map and brought under the crosshair.
#pragma once
#include "core/analysis/disagreement.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QSpinBox;
class QTableView;
class QToolButton;
class QTreeWidget;

namespace kikuscope::ui {

class DisagreementModel;

class DisagreementView : public QWidget
{
    Q_OBJECT

public:
    DisagreementView(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    /// `by` regions on, from none to the first; stays at the ends.
    void walk(int by);

protected:
    void showEvent(QShowEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void outdate();
    void compute();
    void adopt(std::shared_ptr<const analysis::Disagreement> disagreement);
    void visit(int row);
    int selectedRow() const; // -1: none; the current row is the first as soon as the list has the focus
    void describe();
    void showPhases();

    Session& m_session;
    JobRunner& m_runner;
    DisagreementModel* m_model;
    QSpinBox* m_tolerance;
    QCheckBox* m_silent;
    QToolButton* m_previous;
    QToolButton* m_next;
    QLabel* m_summary;
    QTreeWidget* m_phases;
    QTableView* m_table;
    QLabel* m_text;
    std::shared_ptr<const analysis::Disagreement> m_disagreement; // null: none, or outdated
    bool m_computing = false;
    int m_generation = 0; // of the maps and settings; what an older one computed is dropped
};

} // namespace kikuscope::ui
