// SPDX-License-Identifier: GPL-3.0-or-later
// What is being drawn on a map: a rubber band above a MapWidget, which it does not disturb.
#pragma once
#include "ui/plot/map_viewport.h"

#include <QPolygonF>
#include <QWidget>

namespace kikuscope::ui {

/// Points in micrometres; `closed` joins the last to the first, `rectangle` makes a box of the first and the
/// last.
struct Sketch
{
    QPolygonF um;
    bool closed = false, rectangle = false;
    bool isEmpty() const { return um.isEmpty(); }
};

class SketchOverlay : public QWidget
{
public:
    /// A child of `map` as large as it; lets all events through.
    SketchOverlay(MapViewport& viewport, QWidget* map);
    void setSketch(const Sketch& sketch);
    const Sketch& sketch() const { return m_sketch; }

protected:
    void paintEvent(QPaintEvent* event) override;
    bool eventFilter(QObject* map, QEvent* event) override;

private:
    MapViewport& m_viewport;
    Sketch m_sketch;
};

} // namespace kikuscope::ui
