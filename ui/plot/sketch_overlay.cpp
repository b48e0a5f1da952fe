// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/sketch_overlay.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace kikuscope::ui {

SketchOverlay::SketchOverlay(MapViewport& viewport, QWidget* map) : QWidget(map), m_viewport(viewport)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setFocusPolicy(Qt::NoFocus);
    setGeometry(map->rect());
    map->installEventFilter(this);
    connect(&viewport, &MapViewport::changed, this, [this] {
        if (!m_sketch.isEmpty())
            update();
    });
    hide();
}

void SketchOverlay::setSketch(const Sketch& sketch)
{
    m_sketch = sketch;
    setVisible(!m_sketch.isEmpty());
    update();
}

void SketchOverlay::paintEvent(QPaintEvent*)
{
    QPolygonF line;
    for (const QPointF& um : m_sketch.um)
        line << m_viewport.toScreen(um, size());
    QPainterPath path;
    if (m_sketch.rectangle)
        path.addRect(QRectF(line.first(), line.last()).normalized());
    else
        path.addPolygon(line);
    if (m_sketch.closed)
        path.closeSubpath();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_sketch.closed || m_sketch.rectangle)
        painter.fillPath(path, QColor(255, 255, 255, 40));
    // White on black: seen on every colour of a map.
    painter.strokePath(path, QPen(QColor(0, 0, 0, 170), 3));
    painter.strokePath(path, QPen(Qt::white, 1, Qt::DashLine));
    painter.setPen(QPen(QColor(0, 0, 0, 170), 1));
    painter.setBrush(Qt::white);
    if (line.size() <= 2 && !m_sketch.rectangle)
        for (const QPointF& end : line)
            painter.drawEllipse(end, 2.5, 2.5);
}

bool SketchOverlay::eventFilter(QObject* map, QEvent* event)
{
    if (event->type() == QEvent::Resize)
        setGeometry(static_cast<QWidget*>(map)->rect());
    return false;
}

} // namespace kikuscope::ui
