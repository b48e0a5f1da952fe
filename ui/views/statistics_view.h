// SPDX-License-Identifier: GPL-3.0-or-later
// Statistics of the selected pixels: fractions with intervals, confidence, pooled class probabilities,
// averaged pattern, profile along a line.
#pragma once
#include "core/analysis/selected_patterns.h"
#include "core/nn/pool_patterns.h"
#include "ui/jobs/job_runner.h"
#include "ui/session/selection_report.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QToolButton;
class QTreeWidget;

namespace kikuscope::ui {

class LineProfilePlot;
class PatternCanvas;
class ProbabilityBars;

class StatisticsView : public QWidget
{
    Q_OBJECT

public:
    StatisticsView(Session& session, JobRunner& runner, QWidget* parent = nullptr);
    /// Writes the statistics, or the profile, as CSV in a job.
    void saveCsv(const QString& path);
    void saveProfile(const QString& path);
    /// All classes of the model and all patterns of the selection, in a job of the compute lane.
    void poolAll();
    const SelectionReport& report() const { return m_report; }

private:
    QWidget* makeContent();
    void connectSession();
    void recount();
    void fetchAverage();
    void show(SelectionReport report);
    void fillTable();
    void fillText();
    void fillBars();
    void fillProfileChoices();
    void showProfile();
    void showAverage(const analysis::AveragePattern& average, std::int64_t wanted);
    void refreshHint();
    void askSave(const QString& title, void (StatisticsView::*save)(const QString&));

    Session& m_session;
    JobRunner& m_runner;
    SelectionReport m_report;
    std::optional<analysis::PooledProbabilities> m_pooled; // of all classes, where asked for
    std::shared_ptr<const nn::ModelFile> m_pooledModel;
    QLabel* m_hint;
    QLabel* m_title = nullptr;
    QTreeWidget* m_table = nullptr;
    QLabel* m_text = nullptr;
    QComboBox* m_rule = nullptr;
    ProbabilityBars* m_bars = nullptr;
    QLabel* m_barsText = nullptr;
    QToolButton* m_pool = nullptr;
    PatternCanvas* m_average = nullptr;
    QLabel* m_averageText = nullptr;
    QWidget* m_profileBox = nullptr;
    QComboBox* m_quantity = nullptr;
    LineProfilePlot* m_profile = nullptr;
};

} // namespace kikuscope::ui
