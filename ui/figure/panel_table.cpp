// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/panel_table.h"

#include "ui/figure/figure_source.h"
#include "ui/widgets/qt_convert.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QTableWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace kikuscope::ui {
namespace {

enum Column { Shows, Caption };
constexpr int rowsSeen = 5, rowHeight = 28;

QToolButton* button(const char* objectName, const QString& text, const QString& accessibleName)
{
    auto* out = new QToolButton;
    out->setObjectName(QString::fromLatin1(objectName));
    out->setText(text);
    out->setAccessibleName(accessibleName);
    out->setToolTip(accessibleName);
    return out;
}

} // namespace

PanelTable::PanelTable(const Session& session, QWidget* parent)
    : QWidget(parent), m_session(session), m_table(new QTableWidget(0, 2, this)), m_add(button("panelAdd", tr("Add"), tr("Add a panel"))),
      m_remove(button("panelRemove", tr("Remove"), tr("Remove the panel"))), m_up(button("panelUp", tr("Up"), tr("Move the panel forward"))),
      m_down(button("panelDown", tr("Down"), tr("Move the panel back")))
{
    m_table->setObjectName(QStringLiteral("panelTable"));
    m_table->setAccessibleName(tr("Panels"));
    m_table->setHorizontalHeaderLabels({tr("Shows"), tr("Caption")});
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    m_table->verticalHeader()->setDefaultSectionSize(rowHeight);
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setMinimumHeight((rowsSeen + 1) * rowHeight);
    m_table->setWhatsThis(tr("One row per panel, in the order of the letters. A double click changes the caption."));
    auto* buttons = new QHBoxLayout;
    for (QToolButton* tool : {m_add, m_remove, m_up, m_down})
        buttons->addWidget(tool);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_table);
    layout->addLayout(buttons);
    connect(m_add, &QToolButton::clicked, this, &PanelTable::add);
    connect(m_remove, &QToolButton::clicked, this, &PanelTable::remove);
    connect(m_up, &QToolButton::clicked, this, [this] { move(-1); });
    connect(m_down, &QToolButton::clicked, this, [this] { move(1); });
    connect(m_table, &QTableWidget::currentCellChanged, this, &PanelTable::refreshButtons);
    connect(m_table, &QTableWidget::itemChanged, this, [this](QTableWidgetItem* item) {
        if (m_filling || item->column() != Caption)
            return;
        m_panels[static_cast<std::size_t>(item->row())].caption = toStdString(item->text());
        emit panelsChanged();
    });
    refreshButtons();
}

void PanelTable::setPanels(std::vector<draw::PanelRecipe> panels)
{
    m_panels = std::move(panels);
    fill();
}

void PanelTable::refreshLayers() { fill(); }

void PanelTable::fill()
{
    const int current = m_table->currentRow();
    m_filling = true;
    m_table->setRowCount(static_cast<int>(m_panels.size()));
    for (int row = 0; row < m_table->rowCount(); ++row)
        fillRow(row);
    m_filling = false;
    if (m_table->rowCount() > 0)
        m_table->setCurrentCell(std::clamp(current, 0, m_table->rowCount() - 1), Caption);
    refreshButtons();
}

void PanelTable::fillRow(int row)
{
    const draw::PanelRecipe& panel = m_panels[static_cast<std::size_t>(row)];
    auto* shows = new QComboBox;
    shows->setAccessibleName(tr("What panel %1 shows").arg(row + 1));
    shows->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    shows->setFrame(false);
    for (const LayerName& layer : figureLayers(m_session))
        shows->addItem(layer.title, layer.id);
    int current = shows->findData(layerOfPanel(m_session, panel));
    if (current < 0) { // of a file, or of something that is not open now
        shows->addItem(toQString(panel.file), QString());
        current = shows->count() - 1;
    }
    shows->setCurrentIndex(current);
    shows->setToolTip(shows->currentText());
    connect(shows, &QComboBox::activated, this, [this, shows, row] {
        if (const QString layer = shows->currentData().toString(); !layer.isEmpty())
            setLayer(row, layer);
    });
    m_table->setCellWidget(row, Shows, shows);
    auto* caption = new QTableWidgetItem(toQString(panel.caption));
    caption->setToolTip(caption->text());
    m_table->setItem(row, Caption, caption);
}

/// A caption that the user wrote stays.
void PanelTable::setLayer(int row, const QString& layer)
{
    draw::PanelRecipe& panel = m_panels[static_cast<std::size_t>(row)];
    const QString before = layerOfPanel(m_session, panel);
    const bool ownCaption = before.isEmpty() || panel.caption != panelOfLayer(m_session, before).caption;
    draw::PanelRecipe next = panelOfLayer(m_session, layer);
    if (ownCaption && !panel.caption.empty())
        next.caption = panel.caption;
    panel = next;
    m_filling = true;
    m_table->item(row, Caption)->setText(toQString(panel.caption));
    if (auto* shows = qobject_cast<QComboBox*>(m_table->cellWidget(row, Shows)))
        shows->setCurrentIndex(shows->findData(layer));
    m_filling = false;
    emit panelsChanged();
}

/// The first layer that is not shown yet.
void PanelTable::add()
{
    const auto layers = figureLayers(m_session);
    if (layers.empty())
        return;
    const auto fresh = std::find_if(layers.begin(), layers.end(), [&](const LayerName& layer) {
        return std::none_of(m_panels.begin(), m_panels.end(), [&](const draw::PanelRecipe& p) { return layerOfPanel(m_session, p) == layer.id; });
    });
    m_panels.push_back(panelOfLayer(m_session, fresh == layers.end() ? layers.front().id : fresh->id));
    fill();
    m_table->setCurrentCell(m_table->rowCount() - 1, Caption);
    emit panelsChanged();
}

void PanelTable::remove()
{
    const int row = m_table->currentRow();
    if (row < 0)
        return;
    m_panels.erase(m_panels.begin() + row);
    fill();
    emit panelsChanged();
}

void PanelTable::move(int by)
{
    const int row = m_table->currentRow(), to = row + by;
    if (row < 0 || to < 0 || to >= m_table->rowCount())
        return;
    std::swap(m_panels[static_cast<std::size_t>(row)], m_panels[static_cast<std::size_t>(to)]);
    fill();
    m_table->setCurrentCell(to, Caption);
    emit panelsChanged();
}

void PanelTable::refreshButtons()
{
    const int row = m_table->currentRow();
    m_add->setEnabled(!figureLayers(m_session).empty());
    m_remove->setEnabled(row >= 0);
    m_up->setEnabled(row > 0);
    m_down->setEnabled(row >= 0 && row + 1 < m_table->rowCount());
}

} // namespace kikuscope::ui
