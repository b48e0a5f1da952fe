// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/confusion_view.h"

#include "core/base/atomic_file.h"
#include "core/analysis/confusion_latex.h"
#include "core/draw/confusion_svg.h"
#include "core/io/formats.h"
#include "ui/views/comparison_target.h"
#include "ui/session/selection_command.h"
#include "ui/views/confusion_model.h"
#include "ui/views/score_table.h"
#include "ui/widgets/qt_convert.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace kikuscope::ui {
namespace {

constexpr int scoresPage = -1; // in the list of units
constexpr int widestColumn = 72, narrowestColumn = 40, rowPadding = 6;

} // namespace

ConfusionView::ConfusionView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_model(new ConfusionModel(this)),
      m_table(new QTableView(this)), m_scores(new ScoreTable(this)), m_hint(new QLabel(this)), m_text(new QLabel(this)),
      m_clear(new QToolButton(this)), m_save(new QToolButton(this))
{
    setObjectName(QStringLiteral("confusionView"));
    auto* unit = new QComboBox(this);
    unit->setObjectName(QStringLiteral("confusionUnit"));
    unit->setAccessibleName(tr("Unit of the cells"));
    unit->addItem(tr("% of row"), static_cast<int>(ConfusionUnit::RowPercent));
    unit->addItem(tr("% of column"), static_cast<int>(ConfusionUnit::ColumnPercent));
    unit->addItem(tr("Pixels"), static_cast<int>(ConfusionUnit::Counts));
    unit->addItem(tr("Scores"), scoresPage);
    unit->setItemData(unit->count() - 1, tr("Precision, recall, F1 and Jaccard with 95 % intervals"), Qt::ToolTipRole);
    m_scores->setObjectName(QStringLiteral("confusionScores"));
    m_clear->setObjectName(QStringLiteral("confusionClear"));
    m_clear->setText(tr("Clear selection"));
    m_save->setObjectName(QStringLiteral("confusionSave"));
    m_save->setText(tr("Save…"));
    m_save->setToolTip(tr("Save the matrix: counts as CSV, figure as PNG or SVG, tables for LaTeX"));

    m_table->setObjectName(QStringLiteral("confusionTable"));
    m_table->setAccessibleName(tr("Confusion matrix: reference down, network across"));
    m_table->setModel(m_model);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setWordWrap(false);
    m_table->setCornerButtonEnabled(false);
    m_table->setTabKeyNavigation(false);
    m_table->horizontalHeader()->setMinimumSectionSize(narrowestColumn);
    m_table->horizontalHeader()->setMaximumSectionSize(widestColumn);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setHighlightSections(false);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + rowPadding);
    m_hint->setProperty("role", QStringLiteral("subtle"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_text->setObjectName(QStringLiteral("confusionText"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setWordWrap(true);

    auto* controls = new QHBoxLayout;
    controls->setSpacing(4);
    controls->addWidget(unit);
    controls->addStretch(1);
    controls->addWidget(m_clear);
    controls->addWidget(m_save);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(new ComparisonTarget(session, runner, this));
    layout->addLayout(controls);
    layout->addWidget(m_hint, 1);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_scores, 1);
    layout->addWidget(m_text);

    connect(unit, &QComboBox::activated, this, [this, unit] {
        m_showsScores = unit->currentData().toInt() == scoresPage;
        if (!m_showsScores)
            m_model->setUnit(static_cast<ConfusionUnit>(unit->currentData().toInt()));
        showPage();
    });
    connect(m_clear, &QToolButton::clicked, this, [this] { chooseSelection(m_session, nullptr); });
    connect(m_save, &QToolButton::clicked, this, &ConfusionView::askSave);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this,
            &ConfusionView::selectPixels);
    connect(&session, &Session::comparisonChanged, this, &ConfusionView::refresh);
    connect(&session, &Session::resultChanged, this, &ConfusionView::refresh);
    connect(&session, &Session::classifyingChanged, this, &ConfusionView::refresh);
    connect(&session, &Session::selectionChanged, this, [this] {
        if (!m_session.selection() || m_session.selection() != m_own) { // it is no longer that of the cells
            const QSignalBlocker quiet(m_table->selectionModel());
            m_table->clearSelection();
            m_table->viewport()->update();
        }
        describe();
    });
    refresh();
}

void ConfusionView::refresh()
{
    const auto& comparison = m_session.comparison();
    m_model->setComparison(comparison);
    m_table->resizeColumnsToContents();
    if (comparison)
        m_scores->show(*comparison);
    showPage();
    if (m_session.isClassifying())
        m_hint->setText(tr("The maps are compared when the classification is done."));
    else if (!m_session.result())
        m_hint->setText(tr("Classify a scan that has a reference map, to see where both agree."));
    else
        m_hint->setText(tr("Open a reference map to compare the result with."));
    m_save->setEnabled(comparison != nullptr);
    describe();
}

void ConfusionView::showPage()
{
    const bool compared = m_session.comparison() != nullptr;
    m_table->setVisible(compared && !m_showsScores);
    m_scores->setVisible(compared && m_showsScores);
    m_hint->setVisible(!compared);
}

void ConfusionView::selectPixels()
{
    ConfusionCells cells;
    for (const QModelIndex& index : m_table->selectionModel()->selectedIndexes())
        if (const auto cell = m_model->cellAt(index))
            cells.insert(*cell);
    const auto comparison = m_session.comparison();
    const auto result = m_session.result();
    const auto reference = m_session.counterpart();
    if (cells.empty() || !comparison || !result || !reference)
        return chooseSelection(m_session, nullptr);
    m_runner.start(
        {Lane::Interactive, tr("Select pixels"), {}, QStringLiteral("selection"), false},
        [result, reference, comparison, cells, description = selectionText(cells)](JobMonitor&) {
            auto selection = std::make_shared<PixelSelection>(selectCells(*result, *reference, *comparison, cells));
            selection->description = description;
            return std::shared_ptr<const PixelSelection>(std::move(selection));
        },
        this,
        [this, comparison](std::shared_ptr<const PixelSelection> selection) {
            if (m_session.comparison() == comparison && m_table->selectionModel()->hasSelection())
                chooseSelection(m_session, m_own = std::move(selection));
        });
}

QString ConfusionView::selectionText(const ConfusionCells& cells) const
{
    if (cells.size() > 1)
        return tr("%1 cells").arg(cells.size());
    const auto& [row, column] = *cells.begin();
    return tr("%1 in the reference, %2 by the network")
        .arg(m_model->referenceName(row), m_model->resultName(column));
}

void ConfusionView::describe()
{
    const QLocale locale;
    const auto percent = [&](double v) { return locale.toString(100 * v, 'f', 1); };
    const auto& comparison = m_session.comparison();
    const auto& selection = m_session.selection();
    m_clear->setEnabled(selection != nullptr);
    m_text->setVisible(comparison != nullptr);
    if (selection) {
        m_text->setText(tr("%1 pixels selected: %2")
                            .arg(locale.toString(qlonglong(selection->count)), selection->description));
    } else if (comparison) {
        const analysis::Agreement& a = comparison->agreement;
        m_text->setText(
            tr("Accuracy %1 % (95 % interval %2–%3 %), κ %4 (%5–%6). Click a cell to see its pixels in every map.")
                .arg(percent(a.accuracy), percent(a.accuracyLow), percent(a.accuracyHigh),
                     locale.toString(a.kappa, 'f', 3), locale.toString(a.kappaLow, 'f', 3),
                     locale.toString(a.kappaHigh, 'f', 3)));
    }
}

void ConfusionView::saveCsv(const QString& path)
{
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [table = toStdString(m_model->csv()), file = toPath(path)](JobMonitor&) {
            writeFileAtomically(file, table);
            return true;
        },
        this, [](bool) {});
}

void ConfusionView::saveTable(const QString& path)
{
    const auto comparison = m_session.comparison();
    if (!comparison)
        return;
    draw::ConfusionTable table = m_model->table();
    if (const auto& counterpart = m_session.counterpart())
        table.title = m_session.result()->name + " / " + counterpart->name;
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [table = std::move(table), csv = toStdString(m_model->csv()), comparison, file = toPath(path),
         ending = QFileInfo(path).suffix().toLower()](JobMonitor&) {
            if (ending == QLatin1String("png"))
                io::writeRgbaPng(file, draw::confusionFigure(table));
            else if (ending == QLatin1String("svg"))
                writeFileAtomically(file, draw::confusionSvg(table));
            else if (ending == QLatin1String("tex"))
                writeFileAtomically(file, analysis::latexTables(comparison->matrix, comparison->agreement));
            else
                writeFileAtomically(file, csv);
            return true;
        },
        this, [](bool) {});
}

void ConfusionView::askSave()
{
    const QStringList filters{tr("CSV tables (*.csv)"), tr("PNG images (*.png)"), tr("SVG drawings (*.svg)"),
                              tr("LaTeX tables (*.tex)")};
    auto* dialog = new QFileDialog(this, tr("Save confusion matrix"));
    dialog->setObjectName(QStringLiteral("confusionSaveDialog"));
    dialog->setNameFilters(filters);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::filterSelected, dialog, [dialog](const QString& filter) {
        dialog->setDefaultSuffix(filter.section(QLatin1String("*."), 1).chopped(1));
    });
    connect(dialog, &QFileDialog::fileSelected, this, &ConfusionView::saveTable);
    dialog->open();
}

} // namespace kikuscope::ui
