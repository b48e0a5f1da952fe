// SPDX-License-Identifier: GPL-3.0-or-later
// A pattern with heat over it, Kikuchi bands and zone axes: how they are painted, and the widget that shows them.
#pragma once
#include "core/base/image.h"

#include <QImage>
#include <QPolygonF>
#include <QString>
#include <QVector>
#include <QWidget>

namespace kikuscope::ui {

/// All positions in pixels of the pattern, (0, 0) the corner of the top left one.
struct HeatPicture
{
    QImage pattern;
    QImage heat;      // grey levels 0 ... 255 for heat 0 ... 1; null: none
    QRectF heatArea;  // where the heat lies
    QVector<QLineF> bandCentres;
    QVector<QPolygonF> bandEdges;
    struct Label
    {
        QPointF at;
        QString text;
    };
    QVector<Label> bandLabels;
    struct Axis
    {
        QPointF at;
        QString text;
        int order = 1; // of rotation: the symbol
    };
    QVector<Axis> axes; // the most important first: their labels win where there is no room for all
};

struct HeatStyle
{
    QString colourMap = QStringLiteral("viridis");
    double opacity = 0.5;
    bool operator==(const HeatStyle&) const = default;
};

/// Paints into `target`, keeping the aspect; returns the rectangle of the pattern. The same for screen and file.
QRectF paintHeat(QPainter& painter, const QRectF& target, const HeatPicture& picture, const HeatStyle& style);
/// An upright bar of the colours from 0 to 1 with its numbers, `target` wide.
void paintHeatBar(QPainter& painter, const QRectF& target, const QString& colourMap);

class HeatCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit HeatCanvas(QWidget* parent = nullptr);

    void setPicture(HeatPicture picture);
    void clear(const QString& hint);
    void setHeatStyle(const HeatStyle& style);
    const HeatPicture& picture() const { return m_picture; }

    QSize sizeHint() const override { return {220, 220}; }
    QSize minimumSizeHint() const override { return {110, 110}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    HeatPicture m_picture;
    HeatStyle m_style;
    QString m_hint;
};

/// The colours from 0 to 1 beside the panels.
class HeatBar : public QWidget
{
    Q_OBJECT

public:
    explicit HeatBar(QWidget* parent = nullptr);
    void setColourMap(const QString& name);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_colourMap = QStringLiteral("viridis");
};

} // namespace kikuscope::ui
