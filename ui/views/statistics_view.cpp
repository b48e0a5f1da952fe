// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/statistics_view.h"

#include "core/base/atomic_file.h"
#include "core/draw/palette.h"
#include "ui/plot/line_profile.h"
#include "ui/plot/pattern_canvas.h"
#include "ui/plot/probability_bars.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QScrollArea>
#include <QSignalBlocker>
#include <QToolButton>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>

namespace kikuscope::ui {
namespace {

constexpr std::size_t barsShown = 5;
constexpr std::int64_t quickAverage = 200; // patterns that are read for every new selection
enum Column { NameColumn, ResultColumn, ReferenceColumn, ColumnCount };
enum class Rule { Product, Mean, Best };

QString percent(double fraction, int decimals = 1)
{
    return QLocale().toString(100 * fraction, 'f', decimals);
}

/// "61.2 (48–73)": the interval by regions.
void setShare(QTreeWidgetItem& item, int column, const std::optional<analysis::AreaShare>& share)
{
    item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    if (!share)
        return;
    item.setText(column, QStringLiteral("%1 (%2–%3)")
                             .arg(percent(share->byPixels.value), percent(share->byRegions.low, 0),
                                  percent(share->byRegions.high, 0)));
    item.setToolTip(column,
                    StatisticsView::tr("%1 pixels. 95 % interval %2–%3 % counting regions, %4–%5 % as if "
                                       "pixels were independent")
                        .arg(QLocale().toString(qlonglong(share->pixels)), percent(share->byRegions.low),
                             percent(share->byRegions.high), percent(share->byPixels.low),
                             percent(share->byPixels.high)));
}

QIcon swatch(Rgba colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(toQColor(colour));
    return pixmap;
}

QString momentsText(const QString& name, const analysis::Moments& m, const QString& unit = {})
{
    const QLocale locale;
    return QStringLiteral("%1 %2 ± %3%4")
        .arg(name, locale.toString(m.mean, 'g', 4), locale.toString(m.sd, 'g', 2),
             unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

} // namespace

StatisticsView::StatisticsView(Session& session, JobRunner& runner, QWidget* parent)
    : QWidget(parent), m_session(session), m_runner(runner), m_hint(new QLabel(this))
{
    setObjectName(QStringLiteral("statisticsView"));
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(makeContent());
    m_hint->setObjectName(QStringLiteral("statisticsHint"));
    m_hint->setProperty("role", QStringLiteral("subtle"));
    m_hint->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_hint, 1);
    layout->addWidget(scroll, 1);
    connectSession();
    recount();
}

QWidget* StatisticsView::makeContent()
{
    auto* page = new QWidget;
    m_title = new QLabel(page);
    m_title->setObjectName(QStringLiteral("statisticsTitle"));
    m_title->setWordWrap(true);
    auto* save = new QToolButton(page);
    save->setObjectName(QStringLiteral("statisticsSave"));
    save->setText(tr("CSV…"));
    save->setToolTip(tr("Save these statistics as a CSV table"));
    connect(save, &QToolButton::clicked, this,
            [this] { askSave(tr("Save statistics"), &StatisticsView::saveCsv); });
    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    head->addWidget(save, 0, Qt::AlignTop);

    m_table = new QTreeWidget(page);
    m_table->setObjectName(QStringLiteral("statisticsTable"));
    m_table->setAccessibleName(tr("Area fractions in the selection"));
    m_table->setColumnCount(ColumnCount);
    m_table->setRootIsDecorated(false);
    m_table->setIndentation(0);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text = new QLabel(page);
    m_text->setObjectName(QStringLiteral("statisticsText"));
    m_text->setProperty("role", QStringLiteral("subtle"));
    m_text->setWordWrap(true);

    m_rule = new QComboBox(page);
    m_rule->setObjectName(QStringLiteral("poolingRule"));
    m_rule->setAccessibleName(tr("How class probabilities are pooled"));
    m_rule->addItem(tr("Together: product"), static_cast<int>(Rule::Product));
    m_rule->addItem(tr("Together: mean"), static_cast<int>(Rule::Mean));
    m_rule->addItem(tr("Best class of each"), static_cast<int>(Rule::Best));
    m_rule->setItemData(
        0,
        tr("What the selection is, if it is one phase: the probabilities of all patterns multiplied. "
           "Neighbours are not independent; the certainty is overstated."),
        Qt::ToolTipRole);
    m_rule->setItemData(1, tr("How mixed the selection is: the mean of the probabilities"), Qt::ToolTipRole);
    m_rule->setItemData(2, tr("Share of the pixels by their most probable class"), Qt::ToolTipRole);
    connect(m_rule, &QComboBox::currentIndexChanged, this, &StatisticsView::fillBars);
    m_pool = new QToolButton(page);
    m_pool->setObjectName(QStringLiteral("poolAll"));
    m_pool->setText(tr("All classes"));
    m_pool->setToolTip(
        tr("Run the network on every selected pattern: probabilities of all classes, not only the "
           "three stored, and the average of all patterns"));
    connect(m_pool, &QToolButton::clicked, this, &StatisticsView::poolAll);
    auto* pooling = new QHBoxLayout;
    pooling->addWidget(m_rule);
    pooling->addStretch(1);
    pooling->addWidget(m_pool);
    m_bars = new ProbabilityBars(page);
    m_barsText = new QLabel(page);
    m_barsText->setObjectName(QStringLiteral("pooledText"));
    m_barsText->setProperty("role", QStringLiteral("subtle"));
    m_barsText->setWordWrap(true);

    m_average = new PatternCanvas(page);
    m_average->setObjectName(QStringLiteral("averagePattern"));
    m_average->setAccessibleName(tr("Average pattern of the selection"));
    m_average->setMinimumHeight(150);
    m_averageText = new QLabel(page);
    m_averageText->setObjectName(QStringLiteral("averageText"));
    m_averageText->setProperty("role", QStringLiteral("subtle"));

    m_profileBox = new QWidget(page);
    m_quantity = new QComboBox(m_profileBox);
    m_quantity->setObjectName(QStringLiteral("profileQuantity"));
    m_quantity->setAccessibleName(tr("Quantity along the line"));
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &StatisticsView::showProfile);
    auto* saveProfileButton = new QToolButton(m_profileBox);
    saveProfileButton->setObjectName(QStringLiteral("profileSave"));
    saveProfileButton->setText(tr("CSV…"));
    saveProfileButton->setToolTip(tr("Save the profile as a CSV table"));
    connect(saveProfileButton, &QToolButton::clicked, this,
            [this] { askSave(tr("Save profile"), &StatisticsView::saveProfile); });
    m_profile = new LineProfilePlot(m_profileBox);
    m_profile->setObjectName(QStringLiteral("lineProfile"));
    auto* profileHead = new QHBoxLayout;
    profileHead->addWidget(m_quantity);
    profileHead->addStretch(1);
    profileHead->addWidget(saveProfileButton);
    auto* profileLayout = new QVBoxLayout(m_profileBox);
    profileLayout->setContentsMargins(0, 0, 0, 0);
    profileLayout->addLayout(profileHead);
    profileLayout->addWidget(m_profile);

    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(6, 4, 6, 4);
    layout->setSpacing(4);
    layout->addLayout(head);
    layout->addWidget(m_profileBox);
    layout->addWidget(m_table);
    layout->addWidget(m_text);
    layout->addLayout(pooling);
    layout->addWidget(m_bars);
    layout->addWidget(m_barsText);
    layout->addWidget(m_average);
    layout->addWidget(m_averageText);
    layout->addStretch(1);
    return page;
}

void StatisticsView::connectSession()
{
    connect(&m_session, &Session::selectionChanged, this, [this] {
        recount();
        fetchAverage();
    });
    connect(&m_session, &Session::resultChanged, this, &StatisticsView::recount);
    connect(&m_session, &Session::referenceChanged, this, &StatisticsView::recount);
    connect(&m_session, &Session::classifyingChanged, this, &StatisticsView::recount);
    connect(&m_session, &Session::modelChanged, this, &StatisticsView::refreshHint);
    connect(&m_session, &Session::coloursChanged, this, [this] { // names and merged phases, too
        fillTable();
        fillBars();
    });
}

void StatisticsView::recount()
{
    m_pooled.reset();
    refreshHint();
    const auto selection = m_session.selection();
    if (!selection)
        m_report = {};
    if (!selection || m_session.isClassifying())
        return;
    m_runner.start(
        {Lane::Interactive, tr("Statistics of the selection"), {}, QStringLiteral("statistics"), false},
        [selection, result = m_session.result(), reference = m_session.reference()](JobMonitor&) {
            return reportOn(*selection, result, reference);
        },
        this,
        [this, selection](SelectionReport report) {
            if (selection == m_session.selection())
                show(std::move(report));
        });
}

void StatisticsView::refreshHint()
{
    const bool shown = m_session.selection() && !m_session.isClassifying();
    findChild<QScrollArea*>()->setVisible(shown);
    m_hint->setVisible(!shown);
    m_hint->setText(m_session.isClassifying()
                        ? tr("Statistics are made when the classification is done.")
                        : tr("Select pixels with the tools beside the maps to see what they say together."));
    const auto& scan = m_session.scan();
    const bool patterns = scan && scan->patterns;
    m_average->setVisible(patterns);
    m_averageText->setVisible(patterns);
    m_pool->setVisible(patterns && m_session.model());
}

void StatisticsView::show(SelectionReport report)
{
    m_report = std::move(report);
    const QLocale locale;
    m_title->setText(tr("<b>%1 pixels</b>: %2")
                         .arg(locale.toString(qlonglong(m_report.pixels)),
                              m_session.selection()->description.toHtmlEscaped()));
    fillTable();
    fillText();
    fillBars();
    fillProfileChoices();
}

void StatisticsView::fillTable()
{
    m_table->clear();
    m_table->setHeaderLabels({tr("Phase"), tr("Network %"),
                              m_session.referenceIsGroundTruth() ? tr("Truth %") : tr("Reference %")});
    const QString tip =
        tr("Share of the selected pixels and its 95 % interval (Wilson) by regions: pixels of one "
           "grain are not independent");
    for (int c = ResultColumn; c < ColumnCount; ++c) {
        m_table->headerItem()->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
        m_table->headerItem()->setToolTip(c, tip);
    }
    int rows = 0;
    for (const ShownShare& share : shownShares(m_report, m_session)) {
        auto* item = new QTreeWidgetItem(m_table);
        item->setIcon(NameColumn, swatch(share.colour));
        item->setText(NameColumn, share.key.empty() ? tr("not indexed") : share.name);
        item->setToolTip(NameColumn, item->text(NameColumn));
        setShare(*item, ResultColumn, share.result);
        setShare(*item, ReferenceColumn, share.reference);
        ++rows;
    }
    m_table->setColumnHidden(ResultColumn, !m_report.result);
    m_table->setColumnHidden(ReferenceColumn, !m_report.reference);
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(NameColumn, QHeaderView::Stretch);
    m_table->setVisible(rows > 0);
    const int line = m_table->sizeHintForRow(0);
    m_table->setFixedHeight(header->sizeHint().height() + rows * line + 2 * m_table->frameWidth() + 2);
}

void StatisticsView::fillText()
{
    const QLocale locale;
    QStringList lines;
    if (const auto& s = m_report.statistics; s && s->classified > 0)
        lines << momentsText(tr("confidence"), s->confidence);
    const auto regions = [&](const std::optional<analysis::Shares>& shares, const QString& map) {
        if (shares && shares->regions > 0)
            lines << tr("%1 regions in the %2, worth %3 equal ones")
                         .arg(locale.toString(qlonglong(shares->regions)), map,
                              locale.toString(shares->effectiveRegions, 'f', 1));
    };
    regions(m_report.result, tr("network's map"));
    regions(m_report.reference, tr("reference"));
    for (const ScalarSummary& scalar : m_report.scalars)
        if (scalar.moments.count > 0)
            lines << momentsText(toQString(scalar.name), scalar.moments, toQString(scalar.unit));
    m_text->setText(lines.join(QLatin1Char('\n')));
    m_text->setVisible(!lines.isEmpty());
}

void StatisticsView::fillBars()
{
    const auto& stored = m_report.statistics;
    const bool any = m_pooled || (stored && stored->classified > 0);
    m_rule->setVisible(any);
    m_bars->setVisible(any);
    m_barsText->setVisible(any);
    if (!any)
        return;
    const auto rule = static_cast<Rule>(m_rule->currentData().toInt());
    const bool all = m_pooled && rule != Rule::Best;
    const PhaseList& classes = all ? m_pooledModel->classes : m_session.classes();
    const analysis::PooledProbabilities& pooled = all || !stored ? *m_pooled : stored->pooled;
    std::vector<double> values = rule == Rule::Product ? pooled.product : pooled.mean;
    if (rule == Rule::Best && stored)
        std::ranges::transform(stored->best, values.begin(), [&](std::int64_t n) {
            return static_cast<double>(n) /
                   static_cast<double>(std::max<std::int64_t>(stored->classified, 1));
        });
    std::vector<std::size_t> order(values.empty() ? 0 : values.size() - 1);
    std::iota(order.begin(), order.end(), 1);
    std::ranges::stable_sort(order, std::ranges::greater{}, [&](std::size_t id) { return values[id]; });
    order.resize(std::min(order.size(), barsShown));
    const bool own = &classes == &m_session.classes() || classes.size() == m_session.classes().size();
    const std::vector<Rgba> colours = own ? m_session.resultColours() : draw::phaseColours(classes);
    std::vector<ProbabilityBar> bars;
    for (const std::size_t id : order)
        if (const int number = static_cast<int>(id); classes.contains(number))
            bars.push_back({own ? m_session.resultName(number) : phaseTitle(classes[number]), values[id],
                            toQColor(colours[id])});
    m_bars->setBars(bars);
    const QString count = QLocale().toString(qlonglong(pooled.patterns));
    m_barsText->setText(all ? tr("all classes of %1, %2 patterns").arg(toQString(m_pooledModel->name), count)
                            : tr("from the stored three best classes of %1 pixels").arg(count));
}

void StatisticsView::fillProfileChoices()
{
    const auto& selection = m_session.selection();
    m_profileBox->setVisible(selection && !selection->line.empty());
    const QString before = m_quantity->currentData().toString();
    {
        const QSignalBlocker blocker(m_quantity);
        m_quantity->clear();
        if (m_session.result()) {
            m_quantity->addItem(tr("Confidence"), QStringLiteral("confidence"));
            m_quantity->addItem(tr("Entropy (bit)"), QStringLiteral("entropy"));
        }
        for (const ScalarSummary& scalar : m_report.scalars)
            m_quantity->addItem(
                toQString(scalar.unit.empty() ? scalar.name : scalar.name + " (" + scalar.unit + ")"),
                QStringLiteral("scalar:") + toQString(scalar.name));
        m_quantity->setCurrentIndex(std::max(0, m_quantity->findData(before)));
    }
    showProfile();
}

void StatisticsView::showProfile()
{
    const auto& selection = m_session.selection();
    if (!selection || selection->line.empty())
        return;
    const LineProfile profile = profileOf(m_session, *selection, m_quantity->currentData().toString());
    m_profile->setProfile(profile.distanceUm, profile.value, m_quantity->currentText());
}

void StatisticsView::fetchAverage()
{
    const auto& scan = m_session.scan();
    const auto& selection = m_session.selection();
    if (!scan || !scan->patterns || !selection)
        return;
    m_average->clear(tr("Reading patterns…"));
    m_averageText->clear();
    m_runner.start(
        {Lane::Interactive, tr("Average pattern"), {}, QStringLiteral("average pattern"), false},
        [scan, selection](JobMonitor& job) {
            return analysis::averagePattern(
                *scan->patterns, analysis::spreadSample(analysis::pixelsOf(*selection->mask), quickAverage),
                job);
        },
        this,
        [this, selection](const analysis::AveragePattern& average) {
            if (selection == m_session.selection() && !m_pooled)
                showAverage(average, selection->count);
        });
}

void StatisticsView::showAverage(const analysis::AveragePattern& average, std::int64_t wanted)
{
    if (average.mean.empty())
        return m_average->clear(tr("No pattern here."));
    m_average->setPattern(average.mean);
    const QLocale locale;
    m_averageText->setText(
        average.patterns < wanted
            ? tr("average of %1 patterns, spread over the selection")
                  .arg(locale.toString(qlonglong(average.patterns)))
            : tr("average of %1 patterns").arg(locale.toString(qlonglong(average.patterns))));
}

void StatisticsView::poolAll()
{
    const auto& scan = m_session.scan();
    const auto& selection = m_session.selection();
    const auto& model = m_session.model();
    if (!scan || !scan->patterns || !selection || !model)
        return;
    m_runner.start(
        {Lane::Compute, tr("Pool classes of the selection"), tr("patterns")},
        [scan, selection, model](JobMonitor& job) {
            return nn::poolPatterns(*scan, model, analysis::pixelsOf(*selection->mask), job);
        },
        this,
        [this, selection, model](const nn::PooledPatterns& pooled) {
            if (selection != m_session.selection())
                return;
            m_pooled = pooled.probabilities;
            m_pooledModel = model;
            fillBars();
            showAverage(pooled.average, selection->count);
        });
}

void StatisticsView::saveCsv(const QString& path)
{
    const auto& selection = m_session.selection();
    if (!selection)
        return;
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [table = csvOf(m_report, *selection, m_session), file = toPath(path)](JobMonitor&) {
            writeFileAtomically(file, table);
            return true;
        },
        this, [](bool) {});
}

void StatisticsView::saveProfile(const QString& path)
{
    const auto& selection = m_session.selection();
    if (!selection || selection->line.empty())
        return;
    const LineProfile profile = profileOf(m_session, *selection, m_quantity->currentData().toString());
    QString table = QStringLiteral("distance_um,row,column,\"%1\"\r\n").arg(m_quantity->currentText());
    for (std::size_t i = 0; i < profile.value.size(); ++i)
        table += QStringLiteral("%1,%2,%3,%4\r\n")
                     .arg(profile.distanceUm[i], 0, 'g', 8)
                     .arg(selection->grid.row(selection->line[i]))
                     .arg(selection->grid.col(selection->line[i]))
                     .arg(profile.value[i], 0, 'g', 8);
    m_runner.start(
        {Lane::Interactive, tr("Save %1").arg(QFileInfo(path).fileName())},
        [text = toStdString(table), file = toPath(path)](JobMonitor&) {
            writeFileAtomically(file, text);
            return true;
        },
        this, [](bool) {});
}

void StatisticsView::askSave(const QString& title, void (StatisticsView::*save)(const QString&))
{
    auto* dialog = new QFileDialog(this, title, {}, tr("CSV tables (*.csv)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("csv"));
    connect(dialog, &QFileDialog::fileSelected, this, save);
    dialog->open();
}

} // namespace kikuscope::ui
