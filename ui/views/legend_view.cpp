// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/legend_view.h"

#include "ui/session/phase_style_command.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QColorDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QPainter>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr int refreshMs = 400;
constexpr int narrowest = 340; // names, symmetry and two columns of fractions
constexpr int keyRole = Qt::UserRole;
enum Column { NameColumn, SymmetryColumn, ResultColumn, ReferenceColumn, ColumnCount };

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

/// "59.1 (61.6)": of all points and, in brackets, of the indexed ones.
void setShare(QTreeWidgetItem& item, int column, const std::optional<PhaseShare>& share, bool indexed)
{
    item.setTextAlignment(column, Qt::AlignRight | Qt::AlignVCenter);
    if (!share)
        return;
    const QString all = percent(share->ofAll);
    item.setText(column, indexed ? QStringLiteral("%1 (%2)").arg(all, percent(share->ofIndexed)) : all);
    item.setToolTip(column, LegendView::tr("%1 pixels").arg(QLocale().toString(qlonglong(share->pixels))));
}

std::string keyOf(const QTreeWidgetItem& item)
{
    return toStdString(item.data(NameColumn, keyRole).toString());
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
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers); // names only, see editName()
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_table->setIconSize({14, 14});
    m_table->setIndentation(0);
    m_agreement->setObjectName(QStringLiteral("agreement"));
    m_agreement->setWordWrap(true);
    m_agreement->setProperty("role", QStringLiteral("subtle"));
    createActions();
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(6, 2, 6, 4);
    layout->setSpacing(4);
    layout->addWidget(m_table, 1);
    layout->addWidget(m_agreement);

    m_refreshTimer.setSingleShot(true);
    m_refreshTimer.setInterval(refreshMs);
    connect(&m_refreshTimer, &QTimer::timeout, this, &LegendView::refresh);
    connect(m_table, &QTreeWidget::itemChanged, this, &LegendView::edited);
    connect(m_table, &QTreeWidget::itemSelectionChanged, this, &LegendView::refreshActions);
    connect(m_table, &QTreeWidget::itemDoubleClicked, this, [this](const QTreeWidgetItem*, int column) {
        if (column == NameColumn)
            editName();
    });
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

QAction* LegendView::addCommand(const char* name, const QString& text, const QKeySequence& key,
                                void (LegendView::*slot)())
{
    auto* action = new QAction(text, m_table);
    action->setObjectName(QString::fromLatin1(name));
    action->setShortcut(key);
    action->setShortcutContext(Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, slot);
    m_table->addAction(action);
    return action;
}

void LegendView::createActions()
{
    m_colour = addCommand("phaseColour", tr("&Colour…"), QKeySequence(QStringLiteral("Ctrl+L")),
                          &LegendView::askColour);
    m_rename = addCommand("phaseRename", tr("&Rename"), QKeySequence(Qt::Key_F2), &LegendView::editName);
    m_hide = addCommand("phaseHide", tr("&Hide or show"), {}, &LegendView::toggleVisible);
    m_merge = addCommand("phaseMerge", tr("&Merge the chosen phases"), QKeySequence(QStringLiteral("Ctrl+G")),
                         &LegendView::mergeChosen);
    m_split = addCommand("phaseSplit", tr("&Split merged phases"),
                         QKeySequence(QStringLiteral("Ctrl+Shift+G")), &LegendView::splitChosen);
    m_up = addCommand("phaseUp", tr("Move &up"), QKeySequence(QStringLiteral("Alt+Up")), &LegendView::moveUp);
    m_down = addCommand("phaseDown", tr("Move &down"), QKeySequence(QStringLiteral("Alt+Down")),
                        &LegendView::moveDown);
    m_fileColours =
        addCommand("phaseFileColours", tr("Colours of the &file"), {}, &LegendView::takeFileColours);
    m_reset = addCommand("phaseReset", tr("&All as found"), {}, &LegendView::reset);
}

void LegendView::refresh()
{
    const std::vector<std::string> kept = chosen();
    const bool truth = m_session.referenceIsGroundTruth();
    const QSignalBlocker blocker(m_table);
    m_table->setHeaderLabels(
        {tr("Phase"), tr("Symmetry"), tr("Network %"), truth ? tr("Truth %") : tr("Reference %")});
    for (int c = 0; c < ColumnCount; ++c)
        m_table->headerItem()->setTextAlignment(c, (c < ResultColumn ? Qt::AlignLeft : Qt::AlignRight) |
                                                       Qt::AlignVCenter);
    m_table->headerItem()->setToolTip(
        NameColumn, tr("Right click: colour, name, order, merge. Untick a phase to hide it in the maps."));
    m_table->headerItem()->setToolTip(
        ResultColumn, tr("Network: share of all measured points; in brackets of the indexed ones"));
    m_table->headerItem()->setToolTip(
        ReferenceColumn,
        (truth ? tr("Ground truth: share of all measured points; in brackets of the indexed ones")
               : tr("Reference: share of all measured points; in brackets of the indexed ones")));
    m_table->clear();
    m_rows = phaseRows(m_session);
    std::erase_if(m_rows, [](const PhaseRow& row) { return row.key.empty() && row.weight() == 0.; });
    for (const PhaseRow& row : m_rows) {
        auto* item = new QTreeWidgetItem(m_table);
        fill(*item, row);
        item->setSelected(std::ranges::find(kept, row.key) != kept.end() && !row.key.empty());
        if (!kept.empty() && kept.front() == row.key)
            m_table->setCurrentItem(item, NameColumn, QItemSelectionModel::NoUpdate);
    }
    m_table->setColumnHidden(ResultColumn, !m_session.result());
    m_table->setColumnHidden(ReferenceColumn, !m_session.reference());
    QHeaderView* header = m_table->header();
    header->setStretchLastSection(false);
    header->setMinimumSectionSize(30);
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(NameColumn,
                                 QHeaderView::Stretch); // long names are cut with dots, numbers never
    refreshActions();
}

void LegendView::fill(QTreeWidgetItem& item, const PhaseRow& row)
{
    const bool phase = !row.key.empty();
    item.setData(NameColumn, keyRole, toQString(row.key));
    item.setIcon(NameColumn, swatch(row.colour));
    item.setText(NameColumn, phase ? row.name : tr("not indexed"));
    QStringList tip{item.text(NameColumn)};
    if (row.members.size() > 1)
        tip << tr("merged: %1").arg(row.members.join(QStringLiteral(", ")));
    item.setToolTip(NameColumn, tip.join(QLatin1Char('\n')));
    if (phase) {
        item.setFlags(item.flags() | Qt::ItemIsEditable | Qt::ItemIsUserCheckable);
        item.setCheckState(NameColumn, row.visible ? Qt::Checked : Qt::Unchecked);
    }
    item.setText(SymmetryColumn, row.lattice.isEmpty() || row.lattice == row.symmetry
                                     ? row.symmetry
                                     : QStringLiteral("%1 %2").arg(row.lattice, row.symmetry));
    item.setToolTip(SymmetryColumn, row.cell);
    setShare(item, ResultColumn, row.result, phase);
    setShare(item, ReferenceColumn, row.reference, phase);
}

std::vector<std::string> LegendView::chosen() const
{
    std::vector<std::string> keys;
    for (int i = 0; i < m_table->topLevelItemCount(); ++i)
        if (const QTreeWidgetItem& item = *m_table->topLevelItem(i);
            item.isSelected() && !keyOf(item).empty())
            keys.push_back(keyOf(item));
    return keys;
}

void LegendView::refreshActions()
{
    const std::vector<std::string> keys = chosen();
    const auto row = std::ranges::find_if(
        m_rows, [&](const PhaseRow& r) { return !keys.empty() && r.key == keys.front(); });
    for (QAction* action : {m_colour, m_rename, m_hide, m_up, m_down})
        action->setEnabled(!keys.empty());
    m_merge->setEnabled(keys.size() > 1);
    m_split->setEnabled(row != m_rows.end() && row->members.size() > 1);
    const auto& reference = m_session.reference();
    m_fileColours->setEnabled(reference && std::ranges::any_of(reference->phases.phases, [](const Phase& p) {
                                  return p.colour.a > 0;
                              }));
    m_reset->setEnabled(!m_session.phaseStyles().empty());
}

/// A name typed or a tick: the change waits until the item is done with its own.
void LegendView::edited(QTreeWidgetItem* item, int column)
{
    if (column != NameColumn || keyOf(*item).empty())
        return;
    const bool visible = item->checkState(NameColumn) == Qt::Checked;
    QMetaObject::invokeMethod(
        this,
        [this, key = keyOf(*item), name = item->text(NameColumn).trimmed(), visible] {
            if (m_session.phaseStyles().of(key).visible != visible)
                showPhase(key, visible);
            else
                rename(key, name);
        },
        Qt::QueuedConnection);
}

QString LegendView::nameOf(const std::string& key) const
{
    const auto row = std::ranges::find(m_rows, key, &PhaseRow::key);
    return row == m_rows.end() ? toQString(key) : row->name;
}

void LegendView::setColour(const std::string& key, const QColor& colour)
{
    PhaseStyles styles = m_session.phaseStyles();
    PhaseStyle style = styles.of(key);
    style.colour = toStdString(colour.name());
    styles.set(style);
    changePhaseStyles(m_session, styles, tr("colour of %1").arg(nameOf(key)));
}

void LegendView::rename(const std::string& key, const QString& name)
{
    const auto row = std::ranges::find(m_rows, key, &PhaseRow::key);
    if (row == m_rows.end() || name.isEmpty() || name == row->name)
        return refresh();
    PhaseStyles styles = m_session.phaseStyles();
    PhaseStyle style = styles.of(key);
    style.name = toStdString(name);
    styles.set(style);
    changePhaseStyles(m_session, styles, tr("rename %1").arg(row->name));
}

void LegendView::showPhase(const std::string& key, bool visible)
{
    PhaseStyles styles = m_session.phaseStyles();
    PhaseStyle style = styles.of(key);
    style.visible = visible;
    styles.set(style);
    changePhaseStyles(m_session, styles, (visible ? tr("show %1") : tr("hide %1")).arg(nameOf(key)));
}

void LegendView::merge(const std::vector<std::string>& keys)
{
    PhaseStyles styles = m_session.phaseStyles();
    for (std::size_t i = 1; i < keys.size(); ++i) {
        PhaseStyle style = styles.of(keys[i]);
        style.mergedInto = keys.front();
        styles.set(style);
    }
    changePhaseStyles(m_session, styles, tr("merge phases"));
}

void LegendView::split(const std::string& key)
{
    PhaseStyles styles = m_session.phaseStyles();
    for (PhaseStyle style : m_session.phaseStyles().all())
        if (style.mergedInto == key) {
            style.mergedInto.clear();
            styles.set(style);
        }
    changePhaseStyles(m_session, styles, tr("split phases"));
}

/// All rows get a position, so that none moves when fractions change.
void LegendView::moveRow(const std::string& key, int rows)
{
    std::vector<std::string> order;
    for (const PhaseRow& row : m_rows)
        if (!row.key.empty())
            order.push_back(row.key);
    const auto from = std::ranges::find(order, key) - order.begin();
    const auto to = from + rows;
    const auto count = static_cast<std::ptrdiff_t>(order.size());
    if (from >= count || to < 0 || to >= count)
        return;
    std::swap(order[static_cast<std::size_t>(from)], order[static_cast<std::size_t>(to)]);
    PhaseStyles styles = m_session.phaseStyles();
    for (std::size_t i = 0; i < order.size(); ++i) {
        PhaseStyle style = styles.of(order[i]);
        style.position = static_cast<int>(i);
        styles.set(style);
    }
    changePhaseStyles(m_session, styles, tr("order of phases"));
}

void LegendView::takeFileColours()
{
    const auto& reference = m_session.reference();
    PhaseStyles styles = m_session.phaseStyles();
    for (int id = 1; reference && id <= reference->phases.size(); ++id)
        if (const Rgba colour = reference->phases[id].colour; colour.a > 0) {
            PhaseStyle style = styles.of(m_session.referenceKey(id));
            style.colour = colourText(colour);
            styles.set(style);
        }
    changePhaseStyles(m_session, styles, tr("colours of the file"));
}

void LegendView::reset() { changePhaseStyles(m_session, {}, tr("phases as found")); }

void LegendView::askColour()
{
    const std::vector<std::string> keys = chosen();
    if (keys.empty())
        return;
    const auto row = std::ranges::find(m_rows, keys.front(), &PhaseRow::key);
    auto* dialog = new QColorDialog(toQColor(row->colour), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setObjectName(QStringLiteral("phaseColourDialog"));
    dialog->setWindowTitle(tr("Colour of %1").arg(row->name));
    connect(dialog, &QColorDialog::colorSelected, this,
            [this, key = keys.front()](const QColor& colour) { setColour(key, colour); });
    dialog->open();
}

void LegendView::editName()
{
    QTreeWidgetItem* item = m_table->currentItem();
    if (item && !keyOf(*item).empty())
        m_table->editItem(item, NameColumn);
}

void LegendView::toggleVisible()
{
    for (const std::string& key : chosen())
        showPhase(key, !m_session.phaseStyles().of(key).visible);
}

void LegendView::mergeChosen() { merge(chosen()); }

void LegendView::splitChosen()
{
    if (const auto keys = chosen(); !keys.empty())
        split(keys.front());
}

void LegendView::moveUp()
{
    if (const auto keys = chosen(); !keys.empty())
        moveRow(keys.front(), -1);
}

void LegendView::moveDown()
{
    if (const auto keys = chosen(); !keys.empty())
        moveRow(keys.front(), 1);
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
