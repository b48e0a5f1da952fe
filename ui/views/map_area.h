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

class GrainBoundaries;
class MapPane;
struct PaneArrangement;

/// Free: panes were added or closed by the user.
enum class PaneLayout { Two, Three, Grid, Free };

class MapArea : public QWidget
{
    Q_OBJECT

public:
    MapArea(Session& session, JobRunner& runner, QWidget* parent = nullptr);

    MapViewport& viewport() { return m_viewport; }
    MapPane& pane(int index) { return *m_panes[static_cast<std::size_t>(index)]; }
    int paneCount() const { return static_cast<int>(m_panes.size()); }
    MapPane& activePane() const;
    /// A pane to the right of another, or below it, with the best layer not shown yet.
    MapPane& addPane(MapPane& beside, Qt::Orientation where);
    /// The last pane that is seen stays.
    void closePane(MapPane& pane);
    /// One pane takes all the room; the same again gives it back.
    void toggleMaximised(MapPane& pane);
    bool isMaximised() const { return m_maximised; }
    /// Shows these layers, as far as the session has them, in the panes that are seen.
    void showLayers(const QStringList& layers);
    PaneLayout paneLayout() const { return m_layout; }
    void setPaneLayout(PaneLayout layout);
    void fit();
    void centreOnSelection();

    /// Panes with their settings, as one left them; JSON of an object. What is zoomed is not part of it.
    Json arrangement() const;
    /// Layers that the session does not have are replaced by the first. Throws Error(BadSetting) and changes nothing.
    void arrange(const Json& arrangement);
    /// {"centre_um", "pixels_per_um", "fitted"}, and back.
    Json view() const;
    void setView(const Json& view);

signals:
    void arrangementChanged(); // by the user or by arrange()
    void hoveredText(const QString& text); // empty when the cursor leaves the maps
    void menuRequested(QPoint globalPosition);
    void clickedIn(kikuscope::ui::MapPane& pane, QPointF um); // left button pressed
    void paneLayoutChanged();

private:
    MapPane* makePane(const QString& layer);
    QSplitter* rowOf(const MapPane& pane) const;
    void restoreMaximised();
    void keepShares(QSplitter* splitter);
    QSplitter* makeRow();
    bool isSeen(const QWidget* widget) const;
    void rebuild(const PaneArrangement& arrangement);
    void dropPane(MapPane* pane);
    QString freshLayer() const;
    void adoptScan();
    void chooseLayers();
    void probe(QPointF um);
    QString describe(QPointF um) const;

    Session& m_session;
    MapViewport m_viewport;
    QSplitter* m_rows;
    QSplitter* m_top;
    QSplitter* m_bottom;
    GrainBoundaries* m_boundaries;
    JobRunner& m_runner;
    std::vector<MapPane*> m_panes;
    int m_panesMade = 0;
    MapPane* m_maximised = nullptr;
    std::vector<QWidget*> m_putAway; // panes and rows hidden by the maximised one
    MapPane* m_active = nullptr;
    PaneLayout m_layout = PaneLayout::Grid;
};

} // namespace kikuscope::ui
