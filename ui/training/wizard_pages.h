// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the training wizard: goal, candidates, conditions, groups, network, summary. Each fills its
// part of the plan; what takes long runs as a job and is dropped with the page.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/training/training_plan.h"

#include <QWizardPage>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QSpinBox;
class QTableView;

namespace kikuscope::ui {

class CandidateFilter;
class CandidateModel;

/// What the pages share.
struct WizardContext
{
    TrainingPlan& plan;
    JobRunner& runner;
    std::filesystem::path runsFolder; // where the specification will be saved
};

class GoalPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit GoalPage(WizardContext context);
    bool isComplete() const override;
    bool validatePage() override;

private:
    QString suggestedName() const;

    WizardContext m_context;
    QRadioButton *m_map, *m_structures;
    QLineEdit* m_name;
};

class CandidatesPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit CandidatesPage(WizardContext context);
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;
    void addCifs(const QStringList& paths);

private:
    void loadLibrary();
    void chooseNamedInFile();
    void askCifs();
    void describe();

    WizardContext m_context;
    CandidateModel* m_model;
    CandidateFilter* m_filter;
    QTableView* m_table;
    QLineEdit *m_text, *m_elements;
    QLabel *m_count, *m_note;
    bool m_loaded = false;
};

class ConditionsPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit ConditionsPage(WizardContext context);
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void measure();
    void estimateCentre();
    void showConditions();
    match::Conditions edited() const;
    void setGeometryEnabled(bool enabled);

    WizardContext m_context;
    std::shared_ptr<const EbsdScan> m_measuredScan;
    bool m_ready = false, m_centreKnown = false;
    QCheckBox* m_likeScan;
    QLabel *m_size, *m_note;
    QDoubleSpinBox *m_energy, *m_screen, *m_noise, *m_centre[3];
    QPushButton* m_estimate;
    QPointer<Job> m_estimation;
};

/// Which candidates can be told apart; the user may go on without waiting.
class GroupsPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit GroupsPage(WizardContext context);
    void initializePage() override;
    bool validatePage() override;
    void cleanupPage() override;

private:
    void examine();
    void showGroups();

    WizardContext m_context;
    QLabel *m_state, *m_groups;
    QCheckBox* m_join;
    QPointer<Job> m_job;
    QString m_examined; // what the groups in the plan belong to
};

class NetworkPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit NetworkPage(WizardContext context);
    void initializePage() override;
    bool isComplete() const override;
    bool validatePage() override;

private:
    void describeNetwork();
    void tryOut();

    WizardContext m_context;
    QComboBox* m_network;
    QLabel *m_description, *m_trial;
    QSpinBox *m_size, *m_images, *m_crystals, *m_seed;
    QDoubleSpinBox* m_minutes;
    QRadioButton *m_byImages, *m_byMinutes;
    std::int64_t m_imagesWithin = 0; // of the trial; 0: not known yet
    QPointer<Job> m_job;
    QTimer m_delay;
};

class SummaryPage : public QWizardPage
{
    Q_OBJECT

public:
    explicit SummaryPage(WizardContext context);
    void initializePage() override;
    /// As it is shown.
    const Json& shownSpecification() const { return m_specification; }

private:
    void save();

    WizardContext m_context;
    Json m_specification;
    QLabel* m_text;
    QPlainTextEdit* m_json;
    QLineEdit* m_command;
};

} // namespace kikuscope::ui
