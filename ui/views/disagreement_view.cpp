// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/disagreement_view.h"

#include "ui/views/disagreement_model.h"
#include "ui/views/score_table.h"
#include "ui/widgets/qt_convert.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QShortcut>
#include <QSpinBox>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int mostTolerance = 20, mostPhaseRows = 5, rowPadding = 6;

QToolButton* makeButton(const QString& name, const QString& text, const QString& tip, QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setObjectName(name);
    button->setText(text);
    button->setToolTip(tip);
    return button;
}

} // namespace

DisagreementView::DisagreementView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_model(new DisagreementModel(this)),
      m_tolerance(new QSpinBox(this)), m_silent(new QCheckBox(tr("also unknown"), this)),
      m_previous(makeButton(QStringLiteral("disagreementPrevious"), tr("Back"), tr("The region before  (Shift+F8)"), this)),
      m_next(makeButton(QStringLiteral("disagreementNext"), tr("Next"), tr("The next region  (F8, or Enter in the list)"), this)),
      m_summary(new QLabel(this)), m_phases(new QTreeWidget(this)), m_table(new QTableView(this)), m_text(new QLabel(this))
{
    build();
    for (const auto& [key, by] : {std::pair(QKeySequence(Qt::Key_F8), 1), std::pair(QKeySequence(Qt::SHIFT | Qt::Key_F8), -1)}) {
        auto* shortcut = new QShortcut(key, this);
        connect(shortcut, &QShortcut::activated, this, [this, by = by] { walk(by); });
    }
    connect(m_next, &QToolButton::clicked, this, [this] { walk(1); });
    connect(m_previous, &QToolButton::clicked, this, [this] { walk(-1); });
    connect(m_tolerance, &QSpinBox::valueChanged, this, &DisagreementView::outdate);
    connect(m_silent, &QCheckBox::toggled, this, &DisagreementView::outdate);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { visit(selectedRow()); });
    connect(&session, &Session::comparisonChanged, this, &DisagreementView::outdate);
    outdate();
}

void DisagreementView::build()
{
    setObjectName(QStringLiteral("disagreementView"));
    m_tolerance->setObjectName(QStringLiteral("disagreementTolerance"));
    m_tolerance->setRange(0, mostTolerance);
    m_tolerance->setValue(analysis::DisagreementOptions{}.tolerance);
    m_tolerance->setSuffix(tr(" px"));
    m_tolerance->setAccessibleName(tr("Tolerance"));
    m_tolerance->setToolTip(tr("How far a boundary may be shifted without being an error"));
    m_silent->setObjectName(QStringLiteral("disagreementSilent"));
    m_silent->setToolTip(tr("List regions too that one of the maps leaves unknown or not indexed"));
    m_summary->setObjectName(QStringLiteral("disagreementSummary"));
    m_text->setObjectName(QStringLiteral("disagreementText"));
    for (QLabel* label : {m_summary, m_text}) {
        label->setWordWrap(true);
        label->setProperty("role", QStringLiteral("subtle"));
    }
    m_phases->setObjectName(QStringLiteral("disagreementPhases"));
    m_phases->setAccessibleName(tr("Overlap of every phase in both maps"));
    m_phases->setHeaderLabels({tr("Phase"), tr("Jaccard %"), tr("Boundary F1 %")});
    m_phases->headerItem()->setToolTip(1, tr("Pixels of the phase in both maps over those in either, with 95 % interval"));
    m_phases->headerItem()->setToolTip(
        2, tr("A pixel counts as right where the other map has the same phase within the tolerance"));
    m_phases->setRootIsDecorated(false);
    m_phases->setIndentation(0);
    m_phases->setUniformRowHeights(true);
    m_phases->setSelectionMode(QAbstractItemView::NoSelection);
    m_phases->header()->setStretchLastSection(false);
    m_phases->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_phases->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_table->setObjectName(QStringLiteral("disagreementTable"));
    m_table->setAccessibleName(tr("Regions in which the maps disagree, what matters most first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setTabKeyNavigation(false);
    m_table->setWordWrap(false);
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    for (const int column : {DisagreementModel::Reference, DisagreementModel::Result})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::Stretch);
    m_table->installEventFilter(this);

    auto* controls = new QHBoxLayout;
    controls->setSpacing(4);
    auto* toleranceLabel = new QLabel(tr("&Tolerance"), this);
    toleranceLabel->setBuddy(m_tolerance);
    controls->addWidget(toleranceLabel);
    controls->addWidget(m_tolerance);
    controls->addWidget(m_silent);
    controls->addStretch(1);
    controls->addWidget(m_previous);
    controls->addWidget(m_next);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(controls);
    layout->addWidget(m_summary);
    layout->addWidget(m_phases);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_text);
}

void DisagreementView::showEvent(QShowEvent* event)
{
    QWidget::showEvent(event);
    compute();
}

/// Enter goes on; Qt would only "activate" the row.
bool DisagreementView::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress) {
        const auto* key = static_cast<QKeyEvent*>(event);
        if (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter) {
            walk(key->modifiers() & Qt::ShiftModifier ? -1 : 1);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

/// Maps or settings are others: what is listed no longer holds.
void DisagreementView::outdate()
{
    ++m_generation;
    adopt(nullptr);
    if (isVisible())
        compute();
}

void DisagreementView::compute()
{
    const auto result = m_session.result();
    const auto counterpart = m_session.counterpart();
    if (m_disagreement || m_computing || !m_session.comparison() || !result || !counterpart)
        return;
    m_computing = true;
    describe();
    const analysis::DisagreementOptions options{.tolerance = m_tolerance->value(), .silent = m_silent->isChecked()};
    Job* job = m_runner.start(
        {Lane::Interactive, tr("Find disagreements"), {}, QStringLiteral("disagreement"), false},
        [result, counterpart, options](JobMonitor& monitor) {
            return std::make_shared<const analysis::Disagreement>(
                analysis::disagreement(analysis::comparedMaps(*result, *counterpart), options, monitor));
        },
        this,
        [this, generation = m_generation](std::shared_ptr<const analysis::Disagreement> disagreement) {
            if (generation == m_generation)
                adopt(std::move(disagreement));
        });
    connect(job, &Job::finished, this, [this, generation = m_generation] {
        m_computing = false;
        if (generation != m_generation && isVisible()) // others were asked for meanwhile
            compute();
        describe();
    });
}

void DisagreementView::adopt(std::shared_ptr<const analysis::Disagreement> disagreement)
{
    m_disagreement = std::move(disagreement);
    m_model->show(m_disagreement);
    showPhases();
    describe();
}

void DisagreementView::showPhases()
{
    m_phases->clear();
    m_phases->setVisible(m_disagreement != nullptr);
    if (!m_disagreement)
        return;
    const QLocale locale;
    for (const analysis::PhaseOverlap& phase : m_disagreement->phases) {
        auto* item = new QTreeWidgetItem(m_phases, {toQString(phase.name), percentWithInterval(phase.jaccard),
                                                    locale.toString(100 * phase.tolerantF1, 'f', 1)});
        item->setToolTip(0, item->text(0));
        item->setToolTip(2, tr("Precision %1 %, recall %2 %")
                                .arg(percentWithInterval(phase.tolerantPrecision), percentWithInterval(phase.tolerantRecall)));
        for (const int column : {1, 2})
            item->setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    }
    const int rows = std::min(mostPhaseRows, m_phases->topLevelItemCount());
    const int line = m_phases->topLevelItemCount() > 0 ? m_phases->sizeHintForRow(0) : 0;
    m_phases->setFixedHeight(m_phases->header()->sizeHint().height() + rows * line + 2 * m_phases->frameWidth() + 2);
}

void DisagreementView::walk(int by)
{
    const int rows = m_model->rowCount();
    if (rows == 0)
        return;
    m_table->setCurrentIndex(m_model->index(std::clamp(selectedRow() + by, 0, rows - 1), 0));
}

int DisagreementView::selectedRow() const
{
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    return rows.isEmpty() ? -1 : rows.first().row();
}

void DisagreementView::visit(int row)
{
    const auto result = m_session.result();
    if (row < 0 || !m_disagreement || !result)
        return describe();
    m_model->markVisited(row);
    const analysis::DisagreeingRegion region = m_model->region(row);
    m_session.lookAt(region.pixel);
    m_runner.start(
        {Lane::Interactive, tr("Select pixels"), {}, QStringLiteral("selection"), false},
        [disagreement = m_disagreement, region, grid = result->grid,
         description = tr("%1 in the reference, %2 by the network")
                           .arg(m_model->className(region.reference, true), m_model->className(region.result, false))](
            JobMonitor&) {
            auto mask = std::make_shared<std::vector<std::uint8_t>>(disagreement->regionOf.size(), std::uint8_t{0});
            for (const std::int64_t pixel : disagreement->pixelsOf(grid, region))
                (*mask)[static_cast<std::size_t>(pixel)] = 1;
            return std::make_shared<const PixelSelection>(
                PixelSelection{grid, std::move(mask), region.pixels, description});
        },
        this,
        [this, disagreement = m_disagreement](std::shared_ptr<const PixelSelection> selection) {
            if (m_disagreement == disagreement)
                m_session.setSelection(std::move(selection));
        });
    describe();
}

void DisagreementView::describe()
{
    const QLocale locale;
    const int rows = m_model->rowCount(), now = selectedRow();
    m_previous->setEnabled(now > 0);
    m_next->setEnabled(rows > 0 && now + 1 < rows);
    m_table->setVisible(m_disagreement != nullptr);
    if (!m_disagreement) {
        m_summary->setText(m_computing                ? tr("The maps are compared…")
                           : !m_session.result()      ? tr("Classify a scan that has a reference map, to see where both disagree.")
                           : !m_session.counterpart() ? tr("Open a reference map to compare the result with.")
                                                      : QString());
        return m_text->clear();
    }
    const analysis::Disagreement& d = *m_disagreement;
    m_summary->setText(tr("Agreement %1 %, with boundaries shifted by up to %2 px forgiven %3 %; κ %4 (%5–%6).")
                           .arg(percentWithInterval(d.agreement))
                           .arg(d.options.tolerance)
                           .arg(percentWithInterval(d.tolerantAgreement), locale.toString(d.kappa.value, 'f', 3),
                                locale.toString(d.kappa.low, 'f', 3), locale.toString(d.kappa.high, 'f', 3)));
    if (rows == 0)
        m_text->setText(tr("The maps disagree nowhere beyond the tolerance."));
    else if (d.regionCount > rows)
        m_text->setText(tr("%1 regions, the first %2 are listed; %3 looked at. Enter goes to the next.")
                            .arg(locale.toString(qlonglong(d.regionCount)), locale.toString(rows),
                                 locale.toString(m_model->visitedCount())));
    else
        m_text->setText(tr("%1 regions, %2 looked at. Enter goes to the next.")
                            .arg(locale.toString(rows), locale.toString(m_model->visitedCount())));
}

} // namespace kikuscope::ui
