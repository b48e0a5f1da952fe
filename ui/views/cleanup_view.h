// SPDX-License-Identifier: GPL-3.0-or-later
// Clean-up of the network's map: steps with the pixels each would change, applied as one undoable change. The raw
// answers are never altered; they stay in the map and in its file.
#pragma once
#include "core/analysis/cleanup.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/session.h"

#include <QTimer>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QGridLayout;
class QLabel;
class QPushButton;
class QSpinBox;

namespace kikuscope::ui {

class CleanupView : public QWidget
{
    Q_OBJECT

public:
    CleanupView(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    analysis::CleanupSteps steps() const;
    /// As the widgets can show them: every step once, in their order.
    void setSteps(const analysis::CleanupSteps& steps);

signals:
    void stepsChanged();

protected:
    void showEvent(QShowEvent* event) override;

private:
    struct Row
    {
        const char* step; // as the core names it
        QCheckBox* use = nullptr;
        QLabel* changed = nullptr;
    };
    void addRow(QGridLayout& grid, const char* step, const QString& text, const QString& tip, QWidget* setting);
    void build();
    void settingsChanged();
    void count();
    void showCounts(const analysis::CleanedPhases& counted);
    void clearCounts();
    void apply();
    void backToRaw();
    void push(std::shared_ptr<const PhaseMap> from, std::shared_ptr<PhaseMap> to, const QString& text);
    void refresh();
    bool canClean() const { return m_session.result() && !m_session.isClassifying(); }

    Session& m_session;
    JobRunner& m_runner;
    QTimer m_countTimer; // spin boxes send many changes
    QDoubleSpinBox* m_confidence;
    QSpinBox* m_passes;
    QSpinBox* m_grain;
    QComboBox* m_unknown;
    std::vector<Row> m_rows;
    QLabel* m_text;
    QPushButton* m_apply;
    QPushButton* m_raw;
    int m_generation = 0; // of the map and the settings that were counted
};

} // namespace kikuscope::ui
