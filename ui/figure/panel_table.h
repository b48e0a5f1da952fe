// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of a figure in their order: what each shows, and the text above it.
#pragma once
#include "core/draw/figure_recipe.h"
#include "ui/session/session.h"

#include <QWidget>

class QPushButton;
class QTableWidget;
class QToolButton;

namespace kikuscope::ui {

class PanelTable : public QWidget
{
    Q_OBJECT

public:
    explicit PanelTable(const Session& session, QWidget* parent = nullptr);

    const std::vector<draw::PanelRecipe>& panels() const { return m_panels; }
    void setPanels(std::vector<draw::PanelRecipe> panels);
    /// The session has other layers now: the choices follow, the panels stay.
    void refreshLayers();
    void setLayer(int row, const QString& layer);

signals:
    void panelsChanged();

private:
    void fill();
    void fillRow(int row);
    void add();
    void remove();
    void move(int by);
    void refreshButtons();

    const Session& m_session;
    std::vector<draw::PanelRecipe> m_panels;
    QTableWidget* m_table;
    QToolButton *m_add, *m_remove, *m_up, *m_down;
    bool m_filling = false;
};

} // namespace kikuscope::ui
