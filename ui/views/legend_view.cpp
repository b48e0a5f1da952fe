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
#include <optional>

namespace kikuscope::ui {
namespace {

constexpr int refreshMs = 400;
enum Column { NameColumn, SymmetryColumn, ResultColumn, ReferenceColumn, ColumnCount };

/// One line of the legend: a phase known to the network, the reference or both (same colour).
struct Entry
{
    QString name, symmetry;
    Rgba colour;
    std::optional<PhaseFraction> result, reference;
    double weight() const { return std::max(result ? result->ofAll : 0., reference ? reference->ofAll : 0.); }
};

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
    return fraction > 0 && fraction < 0.0005 ? QStringLiteral("< 0.1") : QLocale().toString(100 * fraction, 'f', 1);
}

void addResult(std::vector<Entry>& entries, const PhaseMap& map, const std::vector<Rgba>& colours)
{
    for (const PhaseFraction& f : phaseFractions(map.grid, map.phases.size(), map.phaseId, map.state)) {
        if (f.pixels == 0 && f.id > 0)
            continue; // a model may know many phases that are not here
        const bool known = f.id > 0;
        entries.push_back({known ? phaseTitle(map.phases[f.id]) : QString(), known ? symmetryText(map.phases[f.id]) : QString(),
                           colours[static_cast<std::size_t>(f.id)], f, std::nullopt});
    }
}

void addReference(std::vector<Entry>& entries, const CrystalMap& map, const std::vector<Rgba>& colours)
{
    for (const PhaseFraction& f : phaseFractions(map.grid, map.phases.size(), map.phaseId)) {
        const Rgba colour = colours[static_cast<std::size_t>(f.id)];
        const auto same = std::find_if(entries.begin(), entries.end(), [&](const Entry& e) { return e.colour == colour && !e.reference; });
        if (same != entries.end()) {
            same->reference = f;
            continue;
        }
        const bool known = f.id > 0;
        entries.push_back({known ? phaseTitle(map.phases[f.id]) : QString(), known ? symmetryText(map.phases[f.id]) : QString(), colour,
                           std::nullopt, f});
    }
}

/// "59.1 (61.6)": of all points and, in brackets, of the indexed ones.
void setFraction(QTreeWidgetItem& item, int column, const std::optional<PhaseFraction>& f)
{
    if (!f)
        return;
    item.setText(column, f->id > 0 ? QStringLiteral("%1 (%2)").arg(percent(f->ofAll), percent(f->ofIndexed)) : percent(f->ofAll));
    item.setToolTip(column, LegendView::tr("%1 pixels").arg(QLocale().toString(qlonglong(f->pixels))));
}

} // namespace

LegendView::LegendView(Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTreeWidget(this)), m_agreement(new QLabel(this))
{
    setObjectName(QStringLiteral("legendView"));
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
    connect(&session, &Session::resultRowsChanged, this, [this] {
        if (!m_refreshTimer.isActive())
            m_refreshTimer.start();
    });
    connect(&session, &Session::resultChanged, this, &LegendView::refresh);
    connect(&session, &Session::referenceChanged, this, &LegendView::refresh);
    connect(&session, &Session::coloursChanged, this, &LegendView::refresh);
    connect(&session, &Session::agreementChanged, this, &LegendView::refreshAgreement);
    refresh();
    refreshAgreement();
}

void LegendView::refresh()
{
    const bool truth = m_session.referenceIsGroundTruth();
    m_table->setHeaderLabels({tr("Phase"), tr("Symmetry"), tr("Network\n% (of indexed)"),
                              truth ? tr("Ground truth\n% (of indexed)") : tr("Reference\n% (of indexed)")});
    for (int c = 0; c < ColumnCount; ++c) {
        m_table->headerItem()->setTextAlignment(c, (c < ResultColumn ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignBottom);
        if (c >= ResultColumn)
            m_table->headerItem()->setToolTip(c, tr("Share of all measured points; in brackets of the indexed ones"));
    }

    std::vector<Entry> entries;
    if (const auto result = m_session.result())
        addResult(entries, *result, m_session.resultColours());
    if (const auto& reference = m_session.reference(); reference && !reference->phaseId.empty())
        addReference(entries, *reference, m_session.referenceColours());
    std::stable_sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return a.name.isEmpty() != b.name.isEmpty() ? b.name.isEmpty() : a.weight() > b.weight();
    });

    m_table->clear();
    for (const Entry& e : entries) {
        if (e.name.isEmpty() && e.weight() == 0.)
            continue;
        auto* item = new QTreeWidgetItem(m_table);
        item->setIcon(NameColumn, swatch(e.colour));
        item->setText(NameColumn, e.name.isEmpty() ? tr("not indexed") : e.name);
        item->setToolTip(NameColumn, item->text(NameColumn));
        item->setText(SymmetryColumn, e.symmetry);
        setFraction(*item, ResultColumn, e.result);
        setFraction(*item, ReferenceColumn, e.reference);
        for (int c = ResultColumn; c < ColumnCount; ++c)
            item->setTextAlignment(c, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_table->setColumnHidden(ResultColumn, !m_session.result());
    m_table->setColumnHidden(ReferenceColumn, !m_session.reference());
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setMinimumSectionSize(30); // names are never cut; the columns to the right scroll
}

void LegendView::refreshAgreement()
{
    const auto& a = m_session.agreement();
    m_agreement->setVisible(a.has_value());
    if (!a)
        return;
    const QLocale locale;
    const auto pct = [&](double v) { return locale.toString(100 * v, 'f', 1); };
    const QString with = m_session.referenceIsGroundTruth() ? tr("ground truth") : tr("reference");
    m_agreement->setText(tr("Agrees with the %1 in <b>%2 %</b> of %3 pixels (95 % interval %4–%5 %)")
                             .arg(with, pct(a->accuracy), locale.toString(qlonglong(a->pixels)), pct(a->low), pct(a->high)));
}

} // namespace kikuscope::ui
