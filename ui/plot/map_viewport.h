// SPDX-License-Identifier: GPL-3.0-or-later
// What part of the sample the linked map panes show: a centre in micrometres and a scale, shared by all of them.
#pragma once
#include <QObject>
#include <QPointF>
#include <QRectF>
#include <QSizeF>

namespace kikuscope::ui {

class MapViewport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// The area worth seeing and the smallest pixel step in it (limits how far one can zoom in).
    void setContent(const QRectF& areaUm, double stepUm);
    const QRectF& contentUm() const { return m_content; }

    QPointF centreUm() const { return m_centre; }
    double scale() const { return m_scale; } // screen pixels per micrometre
    bool isFitted() const { return m_fitted; }

    void setView(QPointF centreUm, double scale);
    void panBy(QPointF screenPixels);
    /// The point under the cursor stays under the cursor.
    void zoomAt(QPointF anchorUm, double factor);
    /// Shows all of the content in a pane of this size; stays fitted when panes are resized.
    void fit(QSizeF pane);
    void centreOn(QPointF um) { setView(um, m_scale); }

    QPointF toUm(QPointF position, QSizeF pane) const;
    QPointF toScreen(QPointF um, QSizeF pane) const;
    QRectF visibleUm(QSizeF pane) const;

signals:
    void changed();

private:
    QRectF m_content{0, 0, 1, 1};
    double m_step = 1;
    QPointF m_centre{0.5, 0.5};
    double m_scale = 1;
    double m_fitScale = 1;
    bool m_fitted = true;
};

} // namespace kikuscope::ui
