// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/match/pattern_centre_fit.h"
#include "ui/jobs/jobs_panel.h"
#include "ui/training/wizard_pages.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFormLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr std::int64_t centrePatterns = 16;
constexpr PatternCentre firstGuess{0.5, 0.3, 0.6};

QDoubleSpinBox* makeSpin(QWidget* parent, const char* name, double low, double high, int decimals,
                         double step)
{
    auto* spin = new QDoubleSpinBox(parent);
    spin->setObjectName(QString::fromLatin1(name));
    spin->setRange(low, high);
    spin->setDecimals(decimals);
    spin->setSingleStep(step);
    spin->setMaximumWidth(130);
    return spin;
}

std::vector<Phase> phasesOf(const TrainingPlan& plan)
{
    std::vector<Phase> phases;
    for (const Candidate& candidate : plan.candidates)
        phases.push_back(candidate.phase);
    return phases;
}

match::PatternCentreFit estimate(const EbsdScan& scan, const std::vector<Phase>& phases,
                                 const match::Conditions& conditions, bool roughlyKnown, JobMonitor& job)
{
    const PatternBlock patterns = match::spreadPatterns(*scan.patterns, centrePatterns);
    if (!roughlyKnown)
        return match::findPatternCentre(phases, conditions, {}, patterns, job);
    return match::fitPatternCentre(match::Matcher(phases, conditions, {}, job), patterns, 0, job);
}

QString fitText(const match::PatternCentreFit& fit)
{
    const auto number = [](double value, int decimals) { return QLocale().toString(value, 'f', decimals); };
    const bool certain = std::isfinite(fit.sigma.sum());
    const QString score = ConditionsPage::tr("mean score of %1 patterns %2 → %3")
                              .arg(fit.patterns)
                              .arg(number(fit.scoreBefore, 3), number(fit.scoreAfter, 3));
    return certain
               ? ConditionsPage::tr("Estimated: x ± %1, y ± %2, z ± %3; %4")
                     .arg(number(fit.sigma[0], 4), number(fit.sigma[1], 4), number(fit.sigma[2], 4), score)
               : ConditionsPage::tr("Estimated; %1").arg(score);
}

} // namespace

ConditionsPage::ConditionsPage(WizardContext context)
    : m_context(context), m_likeScan(new QCheckBox(tr("As in the open scan"), this)),
      m_size(new QLabel(this)), m_note(new QLabel(this)),
      m_energy(makeSpin(this, "conditionEnergy", 5, 40, 1, 1)),
      m_screen(makeSpin(this, "conditionScreen", 0, 1, 3, 0.01)),
      m_noise(makeSpin(this, "conditionNoise", 0, 20, 1, 0.5)), m_estimate(new QPushButton(this))
{
    setTitle(tr("Conditions"));
    m_size->setObjectName(QStringLiteral("conditionSize"));
    m_note->setObjectName(QStringLiteral("conditionNote"));
    m_likeScan->setObjectName(QStringLiteral("conditionLikeScan"));
    m_likeScan->setToolTip(tr("Learn patterns in this geometry only; else those of any usual camera"));
    m_estimate->setObjectName(QStringLiteral("conditionEstimate"));
    m_estimate->setText(tr("Estimate from the patterns"));
    m_estimate->setToolTip(
        tr("Find the pattern centre that makes patterns of the whole map match the candidates best"));
    m_estimate->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_energy->setSuffix(tr(" keV"));
    m_screen->setSpecialValueText(tr("whole pattern"));
    m_screen->setToolTip(
        tr("Radius of a circular screen as fraction of the shorter side; 0: the whole pattern"));
    m_noise->setToolTip(tr("Standard deviation of the noise relative to that of the diffraction signal"));
    m_note->setWordWrap(true);
    m_note->setProperty("role", QStringLiteral("subtle"));
    auto* centre = new QHBoxLayout;
    const char* const names[] = {"conditionX", "conditionY", "conditionZ"};
    const QString axes[] = {tr("Pattern centre x"), tr("Pattern centre y"), tr("Pattern centre z")};
    for (std::size_t i = 0; i < 3; ++i) {
        m_centre[i] = makeSpin(this, names[i], -1, 3, 4, 0.01);
        m_centre[i]->setAccessibleName(axes[i]);
        m_centre[i]->setToolTip(i == 0 ? tr("From the left edge, in pattern widths (Bruker's convention)")
                                : i == 1
                                    ? tr("From the top edge, in pattern heights (Bruker's convention)")
                                    : tr("Distance of the screen, in pattern heights (Bruker's convention)"));
        centre->addWidget(m_centre[i]);
    }
    centre->addStretch(1);

    auto* form = new QFormLayout;
    form->addRow(m_likeScan);
    form->addRow(tr("Patterns"), m_size);
    form->addRow(tr("Beam energy"), m_energy);
    form->addRow(tr("Pattern centre x, y, z"), centre);
    form->addRow({}, m_estimate);
    form->addRow(tr("Screen radius"), m_screen);
    form->addRow(tr("Noise / signal up to"), m_noise);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_note);
    layout->addStretch(1);

    connect(m_estimate, &QPushButton::clicked, this, [this] {
        if (m_estimation)
            m_estimation->cancel();
        else
            estimateCentre();
    });
    connect(m_likeScan, &QCheckBox::toggled, this, [this] {
        setGeometryEnabled(true);
        emit completeChanged();
    });
}

void ConditionsPage::initializePage()
{
    const TrainingPlan& plan = m_context.plan;
    const bool forMap = plan.goal == RunKind::Map;
    const bool hasScan = plan.scan && plan.scan->patterns;
    setSubTitle(forMap ? tr("Measured from the scan. Correct what you know better.")
                       : tr("What the patterns will be like that the classifier is for."));
    m_likeScan->setVisible(!forMap);
    m_likeScan->setEnabled(hasScan);
    if (forMap)
        m_likeScan->setChecked(true);
    else if (!hasScan)
        m_likeScan->setChecked(false);
    auto* form = static_cast<QFormLayout*>(layout()->itemAt(0)->layout());
    form->setRowVisible(m_noise, !forMap); // for a map it follows from how well the patterns match
    form->setRowVisible(m_estimate, hasScan);
    form->setRowVisible(m_size, hasScan);
    if (hasScan && m_measuredScan != plan.scan) {
        measure();
    } else if (!hasScan && !m_ready) {
        m_context.plan.conditions = usualConditions();
        m_ready = true;
        showConditions();
    }
    setGeometryEnabled(true);
}

/// Reads some patterns, so it is a job.
void ConditionsPage::measure()
{
    const auto scan = m_context.plan.scan;
    m_ready = false;
    m_centreKnown = scan->detector.patternCentre.has_value();
    m_size->setText(tr("Looking at the patterns…"));
    using Measured = std::pair<match::Conditions, std::vector<std::string>>;
    m_context.runner.start(
        {Lane::Interactive, tr("Measure the conditions"), {}, {}, false},
        [scan](JobMonitor& job) -> Measured {
            std::optional<PatternCentre> guess;
            if (!scan->detector.patternCentre)
                guess = firstGuess;
            match::Conditions conditions = match::conditionsOf(*scan, guess, job);
            return {std::move(conditions), job.warnings()};
        },
        this,
        [this, scan](const Measured& measured) {
            m_measuredScan = scan;
            m_context.plan.conditions = measured.first;
            m_ready = true;
            QStringList notes;
            for (const std::string& warning : measured.second)
                notes << toQString(warning);
            if (!m_centreKnown)
                notes << tr("The file does not say the pattern centre: estimate it, or type it in.");
            m_note->setText(notes.join(QLatin1Char('\n')));
            showConditions();
            emit completeChanged();
        });
}

void ConditionsPage::showConditions()
{
    const match::Conditions& c = m_context.plan.conditions;
    m_size->setText(
        tr("%1 × %2 px%3")
            .arg(c.width)
            .arg(c.height)
            .arg(c.staticBackground.pixels.empty() ? QString() : tr(", static background in the file")));
    m_energy->setValue(c.energyKeV);
    m_screen->setValue(c.screenRadius);
    m_centre[0]->setValue(c.patternCentre.x);
    m_centre[1]->setValue(c.patternCentre.y);
    m_centre[2]->setValue(c.patternCentre.z);
    m_noise->setValue(m_context.plan.mostNoise);
}

match::Conditions ConditionsPage::edited() const
{
    match::Conditions conditions = m_context.plan.conditions;
    conditions.energyKeV = m_energy->value();
    conditions.screenRadius = m_screen->value();
    conditions.patternCentre = {m_centre[0]->value(), m_centre[1]->value(), m_centre[2]->value()};
    return conditions;
}

void ConditionsPage::setGeometryEnabled(bool enabled)
{
    const bool used = enabled && m_likeScan->isChecked();
    for (QDoubleSpinBox* spin : m_centre)
        spin->setEnabled(used);
    m_screen->setEnabled(used);
    m_estimate->setEnabled(m_likeScan->isChecked());
}

void ConditionsPage::estimateCentre()
{
    m_estimation = m_context.runner.start(
        {Lane::Compute, tr("Estimate the pattern centre")},
        [scan = m_context.plan.scan, phases = phasesOf(m_context.plan), conditions = edited(),
         known = m_centreKnown](JobMonitor& job) { return estimate(*scan, phases, conditions, known, job); },
        this,
        [this](const match::PatternCentreFit& fit) {
            m_centreKnown = true;
            m_context.plan.conditions = edited();
            m_context.plan.conditions.patternCentre = fit.patternCentre;
            showConditions();
            m_note->setText(fitText(fit));
        });
    setGeometryEnabled(false);
    m_estimate->setText(tr("Stop estimating"));
    m_note->setText(tr("Waiting for the running computation…"));
    Job* job = m_estimation;
    connect(job, &Job::changed, this, [this, job] { m_note->setText(progressText(*job)); });
    connect(job, &Job::finished, this, [this, job] {
        m_estimation.clear();
        m_estimate->setText(tr("Estimate from the patterns"));
        setGeometryEnabled(true);
        if (job->state() == JobState::Failed)
            m_note->setText(job->errorMessage());
        else if (job->state() == JobState::Stopped)
            m_note->clear();
        emit completeChanged();
    });
    emit completeChanged();
}

bool ConditionsPage::isComplete() const { return m_ready && !m_estimation; }

bool ConditionsPage::validatePage()
{
    m_context.plan.conditions = edited();
    m_context.plan.likeScan = m_likeScan->isChecked();
    m_context.plan.mostNoise = m_noise->value();
    return true;
}

GroupsPage::GroupsPage(WizardContext context)
    : m_context(context), m_state(new QLabel(this)), m_groups(new QLabel(this)),
      m_join(new QCheckBox(tr("Make one class of those that cannot be told apart"), this))
{
    setTitle(tr("Can they be told apart?"));
    setSubTitle(
        tr("Patterns of every candidate are simulated at these conditions and matched with all others. You "
           "need not wait for it."));
    m_state->setObjectName(QStringLiteral("groupsState"));
    m_state->setWordWrap(true);
    m_groups->setObjectName(QStringLiteral("groupsText"));
    m_groups->setWordWrap(true);
    m_groups->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_join->setChecked(true);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_state);
    layout->addWidget(m_groups);
    layout->addWidget(m_join);
    layout->addStretch(1);
}

void GroupsPage::initializePage()
{
    m_join->setVisible(false);
    examine();
}

void GroupsPage::cleanupPage()
{
    if (m_job)
        m_job->cancel();
}

/// Once per set of candidates and conditions.
void GroupsPage::examine()
{
    TrainingPlan& plan = m_context.plan;
    const bool ofScan = plan.goal == RunKind::Map || plan.likeScan;
    match::Conditions conditions = plan.conditions;
    if (!ofScan) {
        conditions = usualConditions();
        conditions.energyKeV = plan.conditions.energyKeV;
    }
    const PatternCentre& pc = conditions.patternCentre;
    QStringList key{QString::number(pc.x), QString::number(pc.y), QString::number(pc.z),
                    QString::number(conditions.energyKeV), QString::number(conditions.screenRadius)};
    for (const Candidate& candidate : plan.candidates)
        key << toQString(candidate.source);
    if (const QString wanted = key.join(QLatin1Char('\n')); wanted != m_examined) {
        plan.groups.reset();
        m_examined = wanted;
    }
    if (plan.groups)
        return showGroups();
    if (m_job)
        m_job->cancel();
    m_groups->clear();
    m_state->setText(tr("Waiting for the running computation…"));
    m_job = m_context.runner.start(
        {Lane::Compute, tr("Compare the candidates")},
        [phases = phasesOf(plan), conditions](JobMonitor& job) {
            const match::Matcher matcher(phases, conditions, {}, job);
            return match::candidateGroups(matcher, {}, job);
        },
        this,
        [this, examined = m_examined](match::CandidateGroups groups) {
            if (examined == m_examined) {
                m_context.plan.groups = std::move(groups);
                showGroups();
            }
        });
    Job* job = m_job;
    connect(job, &Job::changed, this, [this, job] {
        if (job == m_job)
            m_state->setText(progressText(*job));
    });
    connect(job, &Job::finished, this, [this, job] {
        if (job == m_job && job->state() != JobState::Done) {
            m_state->setText(job->state() == JobState::Failed ? job->errorMessage() : tr("Not examined."));
            m_examined.clear();
        }
    });
}

void GroupsPage::showGroups()
{
    const TrainingPlan& plan = m_context.plan;
    QStringList together;
    for (const std::vector<int>& group : plan.groups->groups) {
        QStringList names;
        for (const int id : group)
            names << toQString(plan.candidates[static_cast<std::size_t>(id - 1)].phase.name);
        if (names.size() > 1)
            together << QStringLiteral("•  ") + names.join(QStringLiteral(" / "));
    }
    m_state->setText(
        together.isEmpty()
            ? tr("All candidates can be told apart.")
            : tr("These cannot be told apart with the uncertainty of the pattern centre (±1 %):"));
    m_groups->setText(together.join(QLatin1Char('\n')) +
                      (together.isEmpty() || plan.goal == RunKind::Structures
                           ? QString()
                           : QStringLiteral("\n\n") + tr("Each line becomes one class of the map.")));
    m_join->setVisible(!together.isEmpty() && plan.goal == RunKind::Structures);
}

bool GroupsPage::validatePage()
{
    m_context.plan.joinGroups = m_join->isChecked();
    return true;
}

} // namespace kikuscope::ui
