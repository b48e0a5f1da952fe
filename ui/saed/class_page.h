// SPDX-License-Identifier: GPL-3.0-or-later
// What a model says: class of the chosen pattern, and the space group as pattern after pattern is added (after Ra et al.,
// RSC Adv. 11 (2021) 38307, Fig. 7; pooled by Bayes' rule, core/analysis/zone_ensemble.h).
#pragma once
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QTableWidget;

namespace kikuscope::ui {

class ProbabilityBars;
class SpotBench;

class ClassPage : public QWidget
{
    Q_OBJECT

public:
    explicit ClassPage(SpotBench& bench, QWidget* parent = nullptr);
    void show(int id); // 0: none

protected:
    void changeEvent(QEvent* event) override;

private:
    void fillModels();
    void chooseModel();
    void askModel();
    void refresh();
    void refreshPool();

    SpotBench& m_bench;
    int m_id = 0;
    QString m_wanted; // bundled name or file of the model asked for last
    QComboBox *m_models, *m_zone;
    QLabel *m_hint, *m_answer, *m_poolTitle;
    QCheckBox* m_pooled;
    ProbabilityBars *m_classBars, *m_groupBars;
    QTableWidget* m_steps;
};

} // namespace kikuscope::ui
