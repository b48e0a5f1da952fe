// SPDX-License-Identifier: GPL-3.0-or-later
// How often a model is still right on crystals with a lattice defect (after Jeong et al., RSC Adv. 14 (2024) 18489, Fig. 2):
// choose crystal and defect, get accuracies with intervals. The defects are those of resources/models/saed/robustness.json.
#pragma once
#include "core/base/settings.h"

#include <QPointer>
#include <QWidget>
#include <map>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QSpinBox;
class QTableWidget;

namespace kikuscope::ui {

class AccuracyCurve;
class Job;
class JobRunner;
class SpotBench;

class RobustnessPage : public QWidget
{
    Q_OBJECT

public:
    RobustnessPage(SpotBench& bench, JobRunner& runner, QWidget* parent = nullptr);
    /// What was measured with the present model, a line for each point.
    QString csv() const;

signals:
    void failed(const QString& title, const QString& sentence, const QString& details);
    void saveRequested(); // csv(), to a file of the user's choice

private:
    void fillCrystals();
    void measure();
    void takeReport(const Json& report, const QString& crystal);
    void refresh();

    SpotBench& m_bench;
    JobRunner& m_runner;
    Json m_defects = Json::array();                    // "curves" of the bundled specification
    std::map<QString, Json> m_perfect;                 // point without defects, by crystal
    std::map<std::pair<QString, QString>, Json> m_measured; // curve, by crystal and name of the defect
    QPointer<Job> m_job;
    QComboBox *m_crystal, *m_defect;
    QSpinBox* m_images;
    QPushButton *m_start, *m_save;
    QProgressBar* m_progress;
    QLabel* m_state;
    AccuracyCurve* m_curve;
    QTableWidget* m_table;
};

} // namespace kikuscope::ui
