// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/jobs/jobs_panel.h"

#include "ui/jobs/job_runner.h"
#include "ui/widgets/elided_label.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QGridLayout>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QScrollArea>
#include <QToolButton>

namespace kikuscope::ui {
namespace {

constexpr int barSteps = 1000;

/// What core says it is doing, in the user's language: "%1" stands for a name.
QString stageText(const std::string& english)
{
    static const char* const known[] = {QT_TRANSLATE_NOOP("Stages", "Loading the model"),
                                        QT_TRANSLATE_NOOP("Stages", "Classifying patterns"),
                                        QT_TRANSLATE_NOOP("Stages", "Simulating master patterns"),
                                        QT_TRANSLATE_NOOP("Stages", "Simulating the master pattern of %1"),
                                        QT_TRANSLATE_NOOP("Stages", "Rendering the patterns of %1"),
                                        QT_TRANSLATE_NOOP("Stages", "Writing %1"),
                                        QT_TRANSLATE_NOOP("Stages", "Training"),
                                        QT_TRANSLATE_NOOP("Stages", "Resuming the training"),
                                        QT_TRANSLATE_NOOP("Stages", "Calibrating and measuring the model"),
                                        QT_TRANSLATE_NOOP("Stages", "Labelling patterns by matching"),
                                        QT_TRANSLATE_NOOP("Stages", "Matching where the network is unsure"),
                                        QT_TRANSLATE_NOOP("Stages", "Verifying a sample by matching"),
                                        QT_TRANSLATE_NOOP("Stages", "Fitting the pattern centre"),
                                        QT_TRANSLATE_NOOP("Stages", "Looking for the pattern centre"),
                                        QT_TRANSLATE_NOOP("Stages", "Matching patterns"),
                                        QT_TRANSLATE_NOOP("Stages", "Which candidates can be told apart"),
                                        QT_TRANSLATE_NOOP("Stages", "Rendering templates of %1")};
    const QString text = toQString(english);
    for (const char* const sentence : known) {
        const QString pattern = QString::fromLatin1(sentence);
        const QString start = pattern.section(QLatin1String("%1"), 0, 0);
        if (pattern == text)
            return QCoreApplication::translate("Stages", sentence);
        if (start != pattern && text.startsWith(start))
            return QCoreApplication::translate("Stages", sentence).arg(text.mid(start.size()));
    }
    return text;
}

QString outcomeText(const Job& job)
{
    const QString duration = toQString(formatDuration(job.seconds()));
    switch (job.state()) {
    case JobState::Queued:
        return JobsPanel::tr("waiting");
    case JobState::Running:
        return progressText(job);
    case JobState::Done:
        return JobsPanel::tr("done in %1").arg(duration);
    case JobState::Stopped:
        return job.note().isEmpty() ? JobsPanel::tr("stopped after %1").arg(duration)
                                    : JobsPanel::tr("stopped after %1: %2").arg(duration, job.note());
    case JobState::Failed:
        return JobsPanel::tr("failed: %1").arg(job.errorMessage());
    }
    return {};
}

} // namespace

QString progressText(const Job& job)
{
    const auto p = job.progress();
    const QLocale locale;
    QStringList parts;
    if (!p.stage.empty())
        parts << stageText(p.stage);
    if (p.total > 0 && !job.unit().isEmpty() && p.total > barSteps)
        parts << JobsPanel::tr("%1 of %2 %3")
                     .arg(locale.toString(qlonglong(p.done)), locale.toString(qlonglong(p.total)),
                          job.unit());
    else if (p.total > 0)
        parts << JobsPanel::tr("%1 %").arg(100 * p.done / p.total);
    if (p.perSecond > 0 && !job.unit().isEmpty() && p.total > barSteps)
        parts << JobsPanel::tr("%1 %2/s").arg(locale.toString(p.perSecond, 'f', p.perSecond < 10 ? 1 : 0),
                                              job.unit());
    if (p.perSecond > 0 && p.done < p.total)
        parts << JobsPanel::tr("%1 left").arg(
            toQString(formatDuration(static_cast<double>(p.total - p.done) / p.perSecond)));
    return parts.isEmpty() ? JobsPanel::tr("running") : parts.join(QStringLiteral("  ·  "));
}

JobRow::JobRow(Job& job, QWidget* parent)
    : QWidget(parent), m_job(job), m_title(new QLabel(job.title(), this)), m_text(new ElidedLabel(this)),
      m_bar(new QProgressBar(this)), m_cancel(new QToolButton(this))
{
    QFont bold = m_title->font();
    bold.setBold(true);
    m_title->setFont(bold);
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setObjectName(QStringLiteral("jobOutcome"));
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(8);
    m_bar->setAccessibleName(tr("Progress of %1").arg(job.title()));
    m_cancel->setObjectName(QStringLiteral("cancelJob"));
    m_cancel->setIcon(icon(QStringLiteral("close")));
    m_cancel->setToolTip(tr("Stop this job; what is done stays"));
    m_cancel->setAccessibleName(tr("Stop %1").arg(job.title()));

    auto* layout = new QGridLayout(this);
    layout->setContentsMargins(4, 3, 2, 3);
    layout->setVerticalSpacing(3);
    layout->addWidget(m_title, 0, 0);
    layout->addWidget(m_text, 0, 1);
    layout->addWidget(m_cancel, 0, 2, 2, 1);
    layout->addWidget(m_bar, 1, 0, 1, 2);
    layout->setColumnStretch(1, 1);

    connect(m_cancel, &QToolButton::clicked, &job, &Job::cancel);
    connect(&job, &Job::started, this, &JobRow::refresh);
    connect(&job, &Job::changed, this, &JobRow::refresh);
    connect(&job, &Job::finished, this, &JobRow::refresh);
    refresh();
}

void JobRow::refresh()
{
    const auto p = m_job.progress();
    const bool running = m_job.state() == JobState::Running;
    m_bar->setVisible(!m_job.isFinished());
    m_cancel->setVisible(!m_job.isFinished());
    m_bar->setRange(0, running && p.total <= 0 ? 0 : barSteps);
    if (p.total > 0)
        m_bar->setValue(
            static_cast<int>(static_cast<double>(p.done) / static_cast<double>(p.total) * barSteps));
    const QString text = outcomeText(m_job);
    m_text->setText(text);
    m_text->setToolTip(text);
}

JobsPanel::JobsPanel(JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_rows(new QVBoxLayout), m_empty(new QLabel(tr("No jobs yet."), this))
{
    setObjectName(QStringLiteral("jobsPanel"));
    m_empty->setProperty("role", QStringLiteral("subtle"));
    auto* content = new QWidget;
    m_rows->setContentsMargins(4, 2, 4, 2);
    m_rows->setSpacing(2);
    m_rows->addWidget(m_empty);
    m_rows->addStretch(1);
    content->setLayout(m_rows);
    auto* scroll = new QScrollArea(this);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(content);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(scroll);

    connect(&runner, &JobRunner::jobAdded, this, &JobsPanel::add);
    connect(&runner, &JobRunner::jobRemoved, this, &JobsPanel::remove);
    for (Job* job : runner.jobs())
        add(job);
}

void JobsPanel::add(Job* job)
{
    auto* row = new JobRow(*job, this);
    m_rowOf.insert(job, row);
    m_rows->insertWidget(0, row);
    showEmptyHint();
}

void JobsPanel::remove(Job* job)
{
    delete m_rowOf.take(job);
    showEmptyHint();
}

void JobsPanel::showEmptyHint() { m_empty->setVisible(m_rowOf.isEmpty()); }

} // namespace kikuscope::ui
