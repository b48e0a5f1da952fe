// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/training/training_wizard.h"

#include "ui/training/wizard_pages.h"

namespace kikuscope::ui {

TrainingWizard::TrainingWizard(std::shared_ptr<const EbsdScan> scan, JobRunner& runner,
                               const std::filesystem::path& runsFolder, QWidget* parent)
    : QWizard(parent)
{
    setObjectName(QStringLiteral("trainingWizard"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("New training"));
    setWizardStyle(ModernStyle);
    setOptions(NoBackButtonOnStartPage | IndependentPages);
    setButtonText(FinishButton, tr("&Run"));
    m_plan.scan = std::move(scan);
    m_plan.conditions = usualConditions();
    const WizardContext context{m_plan, runner, runsFolder};
    addPage(new GoalPage(context));
    addPage(new CandidatesPage(context));
    addPage(new ConditionsPage(context));
    addPage(new GroupsPage(context));
    addPage(new NetworkPage(context));
    m_summary = new SummaryPage(context);
    addPage(m_summary);
    resize(860, 640);
    connect(this, &QDialog::accepted, this,
            [this] { emit runRequested(m_plan.name, m_plan.goal, m_summary->shownSpecification()); });
}

} // namespace kikuscope::ui
