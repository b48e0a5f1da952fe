// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/legend_view.h"

#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <numeric>
#include <optional>

namespace kikuscope::ui {
namespace {

constexpr int refreshMs = 400;
constexpr int narrowest = 340; // names, symmetry and two columns of fractions
enum Column { NameColumn, SymmetryColumn, ResultColumn, ReferenceColumn, ColumnCount };

struct Share
{
    std::int64_t pixels = 0;
    double ofAll = 0, ofIndexed = 0;
};

/// One line of the legend: a phase known to the network, the reference or both (same colour).
struct Entry
{
    QString name, symmetry;
    Rgba colour;
    std::optional<Share> result, reference;
    double weight() const { return std::max(result ? result->ofAll : 0., reference ? reference->ofAll : 0.); }
};

Share shareOf(const PhaseCounts& counts, std::size_t id)
{
    const auto all = static_cast<double>(std::accumulate(counts.begin(), counts.end(), std::int64_t{0}));
    const double indexed = all - static_cast<double>(counts[0]);
    const auto pixels = static_cast<double>(counts[id]);
    return {counts[id], all > 0 ? pixels / all : 0, id > 0 && indexed > 0 ? pixels / indexed : 0};
}

Entry entryOf(const PhaseList& phases, const std::vector<Rgba>& colours, std::size_t id)
{
    if (id == 0)
        return {{}, {}, colours[id], {}, {}};
    const Phase& phase = phases[static_cast<int>(id)];
    return {phaseTitle(phase), symmetryText(phase), colours[id], {}, {}};
}

QIcon swatch(Rgba colour)
{
    QPixmap pixmap(24, 24);
    pixmap.fill(Qt::transparent);
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(themeColours().border, 1.5));
    painter.setBrush(toQColor(colour));
    painter.drawRoundedRect(QRectF(2, 2, 20, 20), 4, 4);
    return pixmap;
}

QString percent(double fraction)
{
    return fraction > 0 && fraction < 0.0005 ? QStringLiteral("< 0.1")
                                             : QLocale().toString(100 * fraction, 'f', 1);
}

/// Phases that are there; a model may know many more.
std::vector<Entry> entriesOf(const Session& session)
{
    std::vector<Entry> entries;
    std::vector<std::size_t> entryOfResultId;
    const PhaseCounts &ours = session.resultCounts(), &theirs = session.referenceCounts();
    for (std::size_t id = 0; session.result() && id < ours.size(); ++id) {
        entryOfResultId.push_back(entries.size());
        if (ours[id] == 0 && id > 0)
            continue;
        entries.push_back(entryOf(session.result()->phases, session.resultColours(), id));
        entries.back().result = shareOf(ours, id);
    }
    for (std::size_t id = 0; session.reference() && id < theirs.size(); ++id) {
        const auto match = static_cast<std::size_t>(session.matches()[id]);
        const bool shared = !ours.empty() && session.result() && (id == 0 || (match > 0 && ours[match] > 0));
        const std::size_t at = shared ? entryOfResultId[id == 0 ? 0 : match] : entries.size();
        if (!shared || entries[at].reference) // two phases of the reference may be one class
            entries.push_back(entryOf(session.reference()->phases, session.referenceColours(), id));
        entries[shared && !entries[at].reference ? at : entries.size() - 1].reference = shareOf(theirs, id);
    }
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.name.isEmpty() != b.name.isEmpty() ? b.name.isEmpty() : a.weight() > b.weight();
    });
    return entries;
}

/// "59.1 (61.6)": of all points and, in brackets, of the indexed ones.
void setShare(QTreeWidgetItem& item, int column, const std::optional<Share>& share, bool indexed)
{
    if (!share)
        return;
    const QString all = percent(share->ofAll);
    item.setText(column, indexed ? QStringLiteral("%1 (%2)").arg(all, percent(share->ofIndexed)) : all);
    item.setToolTip(column, LegendView::tr("%1 pixels").arg(QLocale().toString(qlonglong(share->pixels))));
}

} // namespace

LegendView::LegendView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTreeWidget(this)), m_agreement(new QLabel(this))
{
    setObjectName(QStringLiteral("legendView"));
    setMinimumWidth(narrowest);
    m_table->setObjectName(QStringLiteral("legendTable"));
    m_table->setAccessibleName(tr("Phases with colours and area fractions"));
    m_table->setColumnCount(ColumnCount);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setSelectionMode(QAbstractItemView::NoSelection);
    m_table->setFocusPolicy(Qt::TabFocus);
    m_table->setIconSize({14, 14});
    m_table->setIndentation(0);
    m_agreement->setObjectName(QStringLiteral("agreement"));
    m_agreement->setWordWrap(true);
    m_agreement->setProperty("role", QStringLiteral("subtle"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_agreement);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &LegendView::refresh);
    connect(&session, &Session::countsChanged, this, [this] {
        if (!m_session.isClassifying())
            refresh();
        else if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(&session, &Session::coloursChanged, this, &LegendView::refresh);
    connect(&session, &Session::comparisonChanged, this, &LegendView::refreshAgreement);
    refresh();
    refreshAgreement();
}

void LegendView::refresh()
{
    const bool truth = m_session.referenceIsGroundTruth();
    m_table->setHeaderLabels(
        {tr("Phase"), tr("Symmetry"), tr("Network %"), truth ? tr("Truth %") : tr("Reference %")});
    for (int c = 0; c < ColumnCount; ++c)
        m_table->headerItem()->setTextAlignment(c, (c < ResultColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                                       Qt::AlignVCenter);
    m_table->headerItem()->setToolTip(
        ResultColumn, tr("Network: share of all measured points; in brackets of the indexed ones"));
    m_table->headerItem()->setToolTip(
        ReferenceColumn,
        (truth ? tr("Ground truth: share of all measured points; in brackets of the indexed ones")
               : tr("Reference: share of all measured points; in brackets of the indexed ones")));
    m_table->clear();
    for (const Entry& e : entriesOf(m_session)) {
        if (e.name.isEmpty() && e.weight() == 0.)
            continue;
        auto* item = new QTreeWidgetItem(m_table);
        item->setIcon(NameColumn, swatch(e.colour));
        item->setText(NameColumn, e.name.isEmpty() ? tr("not indexed") : e.name);
        item->setToolTip(NameColumn, item->text(NameColumn));
        item->setText(SymmetryColumn, e.symmetry);
        setShare(*item, ResultColumn, e.result, !e.name.isEmpty());
        setShare(*item, ReferenceColumn, e.reference, !e.name.isEmpty());
        for (int c = ResultColumn; c < ColumnCount; ++c)
            item->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_table->setColumnHidden(ResultColumn, !m_session.result());
    m_table->setColumnHidden(ReferenceColumn, !m_session.reference());
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(30);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(NameColumn,
                                 QHeaderView::Stretch); // long names are cut with dots, numbers never
}

void LegendView::refreshAgreement()
{
    const auto& comparison = m_session.comparison();
    m_agreement->setVisible(comparison && m_session.comparesWithReference() &&
                            comparison->agreement.bothIndexed > 0);
    if (!m_agreement->isVisibleTo(this))
        return;
    const analysis::Agreement& a = comparison->agreement;
    const QLocale locale;
    const auto pct = [&](double v) { return locale.toString(100 * v, 'f', 1); };
    const QString text =
        m_session.referenceIsGroundTruth()
            ? tr("Agrees with the ground truth in <b>%1 %</b> of %2 pixels (95 % interval %3–%4 %)")
            : tr("Agrees with the reference in <b>%1 %</b> of %2 pixels (95 % interval %3–%4 %)");
    m_agreement->setText(text.arg(pct(a.accuracy), locale.toString(qlonglong(a.bothIndexed)),
                                  pct(a.accuracyLow), pct(a.accuracyHigh)));
}

} // namespace kikuscope::ui
