// SPDX-License-Identifier: GPL-3.0-or-later
// The tools that select pixels on the maps: by mouse, or by keys at the crosshair. Watches the events of the
// map panes; without a tool (Probe) they behave as ever.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/plot/sketch_overlay.h"
#include "ui/session/shape_selection.h"

#include <QObject>
#include <QPointer>
#include <vector>

class QAction;
class QActionGroup;
class QKeyEvent;
class QMouseEvent;
class QToolBar;

namespace kikuscope::ui {

class MapArea;
class MapPane;
class Session;

class SelectionTools : public QObject
{
    Q_OBJECT

public:
    /// Works on all panes that the area has, also on those added later.
    SelectionTools(Session& session, JobRunner& runner, MapArea& maps, QObject* parent = nullptr);

    void setTool(SelectionTool tool);
    SelectionTool tool() const { return m_tool; }
    /// The combination of the buttons; Shift (add) and Alt (subtract) go before it.
    analysis::Combination combination() const;
    void setGrainAngleDeg(double degrees) { m_grainAngleDeg = degrees; }
    double grainAngleDeg() const { return m_grainAngleDeg; }
    /// A new tool bar with all tools and combinations.
    QToolBar* makeToolBar(QWidget* parent);
    QList<QAction*> actions() const;

signals:
    void message(const QString& text); // why nothing was selected

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void adoptPanes();
    void adopt(MapPane& pane);
    struct Entry
    {
        MapPane* pane;
        QObject* map;
        SketchOverlay* overlay;
    };

    void createActions();
    MapPane* paneOf(QObject* map) const;
    bool press(MapPane& pane, const QMouseEvent& event);
    bool move(MapPane& pane, const QMouseEvent& event);
    bool release(const QMouseEvent& event);
    bool key(MapPane& pane, const QKeyEvent& event);
    void pointByKey(MapPane& pane, Qt::KeyboardModifiers modifiers);
    void begin(MapPane& pane, QPointF um, Qt::KeyboardModifiers modifiers);
    void finish();
    void run(const ShapeRequest& request);
    void applyIcons();
    void cancel();
    void drawSketch();
    analysis::Combination combinationFor(Qt::KeyboardModifiers modifiers) const;
    QString describe(bool byReference) const;

    Session& m_session;
    JobRunner& m_runner;
    MapArea& m_maps;
    std::vector<Entry> m_panes;
    QActionGroup* m_tools = nullptr;
    QActionGroup* m_combinations = nullptr;
    SelectionTool m_tool = SelectionTool::Probe;
    double m_grainAngleDeg = 5;
    bool m_spaceHeld = false;

    // The shape in progress.
    QPointer<MapPane> m_pane;
    QPolygonF m_um;
    QPointF m_pressedAt, m_cursor; // position on the pane, um
    bool m_buttonDown = false, m_dragged = false, m_byCorners = false, m_byMouse = false;
    analysis::Combination m_how = analysis::Combination::Replace;
};

} // namespace kikuscope::ui
