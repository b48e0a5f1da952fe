// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/heat_canvas.h"

#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>
#include <cmath>
#include <numbers>

namespace kikuscope::ui {
namespace {

constexpr double symbolRadius = 4.5, symbolGap = 3;
constexpr int barWidth = 12, barTextGap = 4;
const QColor centreColour(255, 235, 120, 150), edgeColour(120, 220, 255, 130), markColour(255, 255, 255), haloColour(0, 0, 0, 170);

QImage coloured(const QImage& heat, const QString& colourMap)
{
    QList<QRgb> table;
    const std::string name = toStdString(colourMap);
    for (int i = 0; i < 256; ++i)
        table.append(toQRgb(draw::colourAt(name, static_cast<float>(i) / 255)));
    QImage image(heat.size(), QImage::Format_RGB32);
    for (int y = 0; y < heat.height(); ++y) {
        const uchar* from = heat.constScanLine(y);
        auto* to = reinterpret_cast<QRgb*>(image.scanLine(y));
        for (int x = 0; x < heat.width(); ++x)
            to[x] = table[from[x]];
    }
    return image;
}

/// The signs of crystallography: lens, triangle, square, hexagon; a dot where there is no rotation.
QPainterPath axisSymbol(QPointF at, int order)
{
    QPainterPath path;
    if (order < 2)
        path.addEllipse(at, symbolRadius / 2, symbolRadius / 2);
    else if (order == 2)
        path.addEllipse(at, symbolRadius / 2, symbolRadius);
    else {
        QPolygonF corners;
        for (int i = 0; i < order; ++i) {
            const double angle = 2 * std::numbers::pi * (i + (order == 4 ? 0.5 : 0)) / order;
            corners << at + symbolRadius * QPointF(std::sin(angle), -std::cos(angle));
        }
        path.addPolygon(corners);
        path.closeSubpath();
    }
    return path;
}

void paintText(QPainter& painter, QPointF at, const QString& text, const QColor& colour)
{
    QPainterPath path;
    path.addText(at, painter.font(), text);
    painter.strokePath(path, QPen(haloColour, 2.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.fillPath(path, colour);
}

void paintBands(QPainter& painter, const HeatPicture& picture, const QTransform& toScreen)
{
    painter.setPen(QPen(edgeColour, 1));
    for (const QPolygonF& edge : picture.bandEdges)
        painter.drawPolyline(toScreen.map(edge));
    painter.setPen(QPen(centreColour, 1, Qt::DashLine));
    for (const QLineF& centre : picture.bandCentres)
        painter.drawLine(toScreen.map(centre));
}

/// Labels of axes and bands where they overlap nothing that is already there; symbols always.
void paintLabels(QPainter& painter, const HeatPicture& picture, const QTransform& toScreen, const QRectF& frame)
{
    const QFontMetricsF metrics(painter.font());
    QVector<QRectF> taken;
    const auto place = [&](QPointF corner, const QString& text, const QColor& colour) {
        const QRectF box(corner - QPointF(0, metrics.ascent()), QSizeF(metrics.horizontalAdvance(text), metrics.height()));
        if (!frame.contains(box) || std::any_of(taken.begin(), taken.end(), [&](const QRectF& other) { return other.intersects(box); }))
            return false;
        taken.append(box);
        paintText(painter, corner, text, colour);
        return true;
    };
    for (const auto& axis : picture.axes) {
        const QPointF at = toScreen.map(axis.at);
        const QPainterPath symbol = axisSymbol(at, axis.order);
        painter.strokePath(symbol, QPen(haloColour, 2));
        painter.fillPath(symbol, markColour);
    }
    for (const auto& axis : picture.axes) {
        const QPointF at = toScreen.map(axis.at);
        const double width = metrics.horizontalAdvance(axis.text), reach = symbolRadius + symbolGap;
        const QPointF corners[] = {{reach, metrics.ascent() / 2 - 1}, {-reach - width, metrics.ascent() / 2 - 1}, {-width / 2, reach + metrics.ascent()},
                                   {-width / 2, -reach}};
        for (const QPointF& corner : corners)
            if (place(at + corner, axis.text, markColour))
                break;
    }
    for (const auto& label : picture.bandLabels)
        place(toScreen.map(label.at), label.text, centreColour.lighter(120));
}

} // namespace

QRectF paintHeat(QPainter& painter, const QRectF& target, const HeatPicture& picture, const HeatStyle& style)
{
    const QSizeF size = picture.pattern.size();
    const double scale = std::min(target.width() / size.width(), target.height() / size.height());
    const QRectF frame(QPointF(target.center().x() - size.width() * scale / 2, target.center().y() - size.height() * scale / 2), size * scale);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, scale < 1);
    painter.drawImage(frame, picture.pattern);
    painter.setClipRect(frame);
    QTransform toScreen = QTransform::fromTranslate(frame.left(), frame.top());
    toScreen.scale(scale, scale);
    if (!picture.heat.isNull() && style.opacity > 0) {
        painter.setRenderHint(QPainter::SmoothPixmapTransform);
        painter.setOpacity(style.opacity);
        painter.drawImage(toScreen.mapRect(picture.heatArea), coloured(picture.heat, style.colourMap));
        painter.setOpacity(1);
    }
    paintBands(painter, picture, toScreen);
    paintLabels(painter, picture, toScreen, frame);
    painter.restore();
    return frame;
}

void paintHeatBar(QPainter& painter, const QRectF& target, const QString& colourMap)
{
    const QFontMetricsF metrics(painter.font());
    const QRectF bar(target.left(), target.top() + metrics.height() / 2, barWidth, target.height() - metrics.height());
    QLinearGradient gradient(bar.bottomLeft(), bar.topLeft());
    const std::string name = toStdString(colourMap);
    constexpr int stops = 32;
    for (int i = 0; i <= stops; ++i)
        gradient.setColorAt(static_cast<double>(i) / stops, toQColor(draw::colourAt(name, static_cast<float>(i) / stops)));
    painter.fillRect(bar, gradient);
    for (const auto& [text, y] : {std::pair(QStringLiteral("1"), bar.top()), std::pair(QStringLiteral("0"), bar.bottom())})
        painter.drawText(QPointF(bar.right() + barTextGap, y + metrics.ascent() / 2 - 1), text);
}

HeatCanvas::HeatCanvas(QWidget* parent) : QWidget(parent) { setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding); }

void HeatCanvas::setPicture(HeatPicture picture)
{
    m_picture = std::move(picture);
    update();
}

void HeatCanvas::clear(const QString& hint)
{
    m_picture = {};
    m_hint = hint;
    update();
}

void HeatCanvas::setHeatStyle(const HeatStyle& style)
{
    m_style = style;
    update();
}

void HeatCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.pattern.isNull()) {
        painter.setPen(themeColours().subtleText);
        painter.drawText(rect().adjusted(8, 8, -8, -8), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    QFont small = font();
    small.setPointSizeF(std::max(6.5, 0.85 * font().pointSizeF()));
    painter.setFont(small);
    paintHeat(painter, rect(), m_picture, m_style);
}

HeatBar::HeatBar(QWidget* parent) : QWidget(parent)
{
    setAccessibleName(tr("Colours of the heat, from 0 to 1"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
}

void HeatBar::setColourMap(const QString& name)
{
    m_colourMap = name;
    update();
}

QSize HeatBar::sizeHint() const { return {barWidth + 2 * barTextGap + fontMetrics().horizontalAdvance(u'0'), 60}; }

void HeatBar::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::WindowText));
    paintHeatBar(painter, rect(), m_colourMap);
}

} // namespace kikuscope::ui
