// SPDX-License-Identifier: GPL-3.0-or-later
// The centre of the window: linked map panes with one viewport and one crosshair.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/plot/map_viewport.h"
#include "ui/session/session.h"

#include <QWidget>
#include <vector>

class QSplitter;

namespace kikuscope::ui {

class MapPane;

enum class PaneLayout { Two, Three, Grid };

class MapArea : public QWidget
{
    Q_OBJECT

public:
    MapArea(Session& session, JobRunner& runner, QWidget* parent = nullptr);

    MapViewport& viewport() { return m_viewport; }
    MapPane& pane(int index) { return *m_panes[static_cast<std::size_t>(index)]; }
    MapPane& activePane() const;
    PaneLayout paneLayout() const { return m_layout; }
    void setPaneLayout(PaneLayout layout);
    void fit();
    void centreOnSelection();

signals:
    void hoveredText(const QString& text); // empty when the cursor leaves the maps
    void menuRequested(QPoint globalPosition);

private:
    void adoptScan();
    void chooseLayers();
    void probe(QPointF um);
    QString describe(QPointF um) const;

    Session& m_session;
    MapViewport m_viewport;
    QSplitter* m_rows;
    QSplitter* m_top;
    QSplitter* m_bottom;
    std::vector<MapPane*> m_panes;
    MapPane* m_active = nullptr;
    PaneLayout m_layout = PaneLayout::Grid;
};

} // namespace kikuscope::ui
