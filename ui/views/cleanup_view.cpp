// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/cleanup_view.h"

#include "ui/session/clean_up_command.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSpinBox>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int countDelayMs = 150, mostPasses = 20, mostGrain = 100000;

enum GridColumn { UseColumn, SettingColumn, ChangedColumn };

} // namespace

CleanupView::CleanupView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_confidence(new QDoubleSpinBox(this)),
      m_passes(new QSpinBox(this)), m_grain(new QSpinBox(this)), m_unknown(new QComboBox(this)), m_text(new QLabel(this)),
      m_apply(new QPushButton(tr("&Apply"), this)), m_raw(new QPushButton(tr("Back to &raw"), this))
{
    build();
    m_countTimer.setSingleShot(true);
    m_countTimer.setInterval(countDelayMs);
    connect(&m_countTimer, &QTimer::timeout, this, &CleanupView::count);
    for (const Row& row : m_rows)
        connect(row.use, &QCheckBox::toggled, this, &CleanupView::settingsChanged);
    connect(m_confidence, &QDoubleSpinBox::valueChanged, this, &CleanupView::settingsChanged);
    connect(m_passes, &QSpinBox::valueChanged, this, &CleanupView::settingsChanged);
    connect(m_grain, &QSpinBox::valueChanged, this, &CleanupView::settingsChanged);
    connect(m_unknown, &QComboBox::currentIndexChanged, this, &CleanupView::settingsChanged);
    connect(m_apply, &QPushButton::clicked, this, &CleanupView::apply);
    connect(m_raw, &QPushButton::clicked, this, &CleanupView::backToRaw);
    connect(&session, &Session::resultChanged, this, &CleanupView::settingsChanged);
    connect(&session, &Session::classifyingChanged, this, &CleanupView::settingsChanged);
    refresh();
}

void CleanupView::addRow(QGridLayout& grid, const char* step, const QString& text, const QString& tip, QWidget* setting)
{
    const int at = grid.rowCount();
    Row row{step, new QCheckBox(text, this), new QLabel(this)};
    row.use->setObjectName(QStringLiteral("cleanup_") + QString::fromLatin1(step));
    row.use->setToolTip(tip);
    row.changed->setObjectName(QStringLiteral("cleanupChanged_") + QString::fromLatin1(step));
    row.changed->setAccessibleName(tr("Pixels changed by: %1").arg(text));
    row.changed->setProperty("role", QStringLiteral("subtle"));
    row.changed->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    grid.addWidget(row.use, at, UseColumn);
    if (setting)
        grid.addWidget(setting, at, SettingColumn);
    grid.addWidget(row.changed, at, ChangedColumn);
    m_rows.push_back(row);
}

void CleanupView::build()
{
    setObjectName(QStringLiteral("cleanupView"));
    const analysis::CleanupSteps defaults;
    m_confidence->setObjectName(QStringLiteral("cleanupConfidence"));
    m_confidence->setAccessibleName(tr("Least confidence"));
    m_confidence->setRange(0, 100);
    m_confidence->setDecimals(0);
    m_confidence->setValue(100 * defaults.minConfidence);
    m_confidence->setSuffix(tr(" %"));
    m_passes->setObjectName(QStringLiteral("cleanupPasses"));
    m_passes->setAccessibleName(tr("Passes of the majority filter"));
    m_passes->setRange(1, mostPasses);
    m_passes->setValue(defaults.majorityPasses);
    m_passes->setSuffix(tr(" ×"));
    m_grain->setObjectName(QStringLiteral("cleanupGrain"));
    m_grain->setAccessibleName(tr("Smallest grain that stays"));
    m_grain->setRange(1, mostGrain);
    m_grain->setValue(defaults.minGrainPixels);
    m_grain->setSuffix(tr(" px"));
    m_unknown->setObjectName(QStringLiteral("cleanupUnknown"));
    m_unknown->setAccessibleName(tr("Unknown pixels"));
    m_unknown->setToolTip(tr("What the steps after the first do with unknown pixels"));
    m_unknown->addItem(tr("stay unknown"), QStringLiteral("keep"));
    m_unknown->addItem(tr("are filled"), QStringLiteral("fill"));
    m_unknown->addItem(tr("count as a class"), QStringLiteral("class"));

    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(4);
    addRow(*grid, "min_confidence", tr("Doubtful pixels are unknown"),
           tr("Pixels whose confidence lies below this become unknown"), m_confidence);
    addRow(*grid, "majority", tr("Majority filter"),
           tr("A pixel takes the class that most of its 3 × 3 window has (on hexagonal grids itself and six neighbours)"),
           m_passes);
    addRow(*grid, "absorb", tr("Absorb smaller grains than"),
           tr("Regions with fewer pixels take the class that most of their border touches"), m_grain);
    addRow(*grid, "pool", tr("Answer grains as a whole"),
           tr("The probabilities of all pixels of a grain are multiplied, and its pixels get the best class"), nullptr);
    grid->setColumnStretch(ChangedColumn, 1);
    auto* unknownLabel = new QLabel(tr("&Unknown pixels"), this);
    unknownLabel->setBuddy(m_unknown);
    grid->addWidget(unknownLabel, grid->rowCount(), UseColumn);
    grid->addWidget(m_unknown, grid->rowCount() - 1, SettingColumn, 1, 2, Qt::AlignLeft);

    m_text->setObjectName(QStringLiteral("cleanupText"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setWordWrap(true);
    m_apply->setObjectName(QStringLiteral("cleanupApply"));
    m_apply->setToolTip(tr("Show the cleaned-up map instead; Edit > Undo brings the other back"));
    m_raw->setObjectName(QStringLiteral("cleanupRaw"));
    m_raw->setToolTip(tr("Show again what the network said"));
    auto* buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_raw);
    buttons->addWidget(m_apply);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(8, 6, 8, 6);
    layout->setSpacing(6);
    layout->addLayout(grid);
    layout->addWidget(m_text);
    layout->addLayout(buttons);
    layout->addStretch(1);
}

analysis::CleanupSteps CleanupView::steps() const
{
    analysis::CleanupSteps steps;
    for (const Row& row : m_rows)
        if (row.use->isChecked())
            steps.steps.push_back(row.step);
    steps.minConfidence = m_confidence->value() / 100;
    steps.majorityPasses = m_passes->value();
    steps.minGrainPixels = m_grain->value();
    steps.unknown = m_unknown->currentData().toString().toStdString();
    return steps;
}

void CleanupView::setSteps(const analysis::CleanupSteps& steps)
{
    for (const Row& row : m_rows)
        row.use->setChecked(std::find(steps.steps.begin(), steps.steps.end(), row.step) != steps.steps.end());
    m_confidence->setValue(100 * steps.minConfidence);
    m_passes->setValue(steps.majorityPasses);
    m_grain->setValue(steps.minGrainPixels);
    m_unknown->setCurrentIndex(std::max(0, m_unknown->findData(QString::fromStdString(steps.unknown))));
}

void CleanupView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    settingsChanged();
}

void CleanupView::settingsChanged()
{
    ++m_generation;
    clearCounts();
    refresh();
    emit stepsChanged();
    if (isVisible() && canClean() && !steps().steps.empty())
        m_countTimer.start();
    else
        m_countTimer.stop();
}

void CleanupView::refresh()
{
    const bool cleaned = m_session.result() && analysis::isCleaned(*m_session.result());
    m_apply->setEnabled(canClean() && !steps().steps.empty());
    m_raw->setEnabled(canClean() && cleaned);
    if (!m_session.result())
        m_text->setText(tr("Classify a scan first: its map can then be cleaned up."));
    else if (m_session.isClassifying())
        m_text->setText(tr("The map can be cleaned up when the classification is done."));
    else if (steps().steps.empty())
        m_text->setText(cleaned ? tr("The map shown is cleaned up. Steps start from what the network said.")
                                : tr("Choose steps; they run from top to bottom. What the network said is kept."));
    else
        m_text->setText(tr("The pixels are counted…"));
}

void CleanupView::clearCounts()
{
    for (const Row& row : m_rows)
        row.changed->clear();
}

/// What the steps would change, without changing it.
void CleanupView::count()
{
    m_runner.start(
        {Lane::Interactive, tr("Count pixels to clean up"), {}, QStringLiteral("clean-up count"), false},
        [result = m_session.result(), steps = steps()](JobMonitor& job) {
            return std::make_shared<const analysis::CleanedPhases>(analysis::cleanedPhases(*result, steps, job));
        },
        this,
        [this, generation = m_generation](std::shared_ptr<const analysis::CleanedPhases> counted) {
            if (generation == m_generation)
                showCounts(*counted);
        });
}

void CleanupView::showCounts(const analysis::CleanedPhases& counted)
{
    const QLocale locale;
    for (const Row& row : m_rows) {
        const auto outcome = std::find_if(counted.outcomes.begin(), counted.outcomes.end(),
                                          [&](const analysis::StepOutcome& o) { return o.step == row.step; });
        if (outcome != counted.outcomes.end())
            row.changed->setText(tr("%1 pixels").arg(locale.toString(qlonglong(outcome->changed))));
    }
    m_text->setText(tr("%1 of %2 pixels will differ from what the network said, which is kept.")
                        .arg(locale.toString(qlonglong(counted.changed)),
                             locale.toString(qlonglong(m_session.result()->grid.pointCount()))));
}

void CleanupView::push(std::shared_ptr<const PhaseMap> from, std::shared_ptr<PhaseMap> to, const QString& text)
{
    if (m_session.result() == from && canClean())
        m_session.history().push(new CleanUpCommand(m_session, std::move(to), text));
}

void CleanupView::apply()
{
    const auto result = m_session.result();
    m_apply->setEnabled(false); // until the map is there
    m_runner.start(
        {Lane::Interactive, tr("Clean up the map")},
        [result, steps = steps()](JobMonitor& job) {
            return std::make_shared<PhaseMap>(analysis::cleanUp(*result, steps, job));
        },
        this, [this, result](std::shared_ptr<PhaseMap> cleaned) { push(result, std::move(cleaned), tr("Clean up")); });
}

void CleanupView::backToRaw()
{
    const auto result = m_session.result();
    m_raw->setEnabled(false);
    m_runner.start(
        {Lane::Interactive, tr("Take back the clean-up")},
        [result](JobMonitor&) { return std::make_shared<PhaseMap>(analysis::rawMap(*result)); }, this,
        [this, result](std::shared_ptr<PhaseMap> raw) { push(result, std::move(raw), tr("Take back the clean-up")); });
}

} // namespace kikuscope::ui
