// SPDX-License-Identifier: GPL-3.0-or-later
// Step by step to a training: goal, candidates, conditions, groups, network, summary.
#pragma once
#include "ui/training/training_plan.h"

#include <QWizard>

namespace kikuscope::ui {

class JobRunner;
class SummaryPage;

class TrainingWizard : public QWizard
{
    Q_OBJECT

public:
    /// `scan` may be null. `runsFolder`: where the specification of the run will be.
    TrainingWizard(std::shared_ptr<const EbsdScan> scan, JobRunner& runner,
                   const std::filesystem::path& runsFolder, QWidget* parent = nullptr);

    const TrainingPlan& plan() const { return m_plan; }

signals:
    void runRequested(const QString& name, kikuscope::ui::RunKind kind, const kikuscope::Json& specification);

private:
    TrainingPlan m_plan;
    SummaryPage* m_summary;
};

} // namespace kikuscope::ui
