// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/saed/spot_canvas.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QPainterPath>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>
#include <functional>

namespace kikuscope::ui {
namespace {

// On the dark picture, whatever the theme.
const QColor explainedColour(110, 220, 130), strayColour(255, 170, 60), centreColour(255, 90, 90), aColour(255, 120, 120), bColour(110, 180, 255),
    nodeColour(255, 255, 255, 70), simulatedColour(80, 225, 235), haloColour(0, 0, 0, 190);
constexpr double grip = 12; // px around the centre that take hold of it
constexpr double leastZoom = 0.02, mostZoom = 64, zoomStep = 1.25;
constexpr int panStep = 40, fitMargin = 6;
constexpr int nodesAround = 40;
constexpr double arrowHead = 8;

QPointF cornerBased(QPointF p) { return p + QPointF(0.5, 0.5); }

/// Text that can be read on black and on white.
void drawHaloText(QPainter& painter, QPointF at, const QString& text, const QColor& colour, double mark)
{
    QPainterPath path;
    path.addText(at, painter.font(), text);
    painter.setPen(QPen(haloColour, 3 * mark, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
    painter.fillPath(path, colour);
}

void drawArrow(QPainter& painter, QPointF from, QPointF to, const QColor& colour, const QString& text, double mark)
{
    const QLineF line(from, to);
    if (line.length() < 2)
        return;
    for (const auto& [pen, width] : {std::pair(haloColour, 4.), {colour, 2.}}) {
        painter.setPen(QPen(pen, width * mark, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(line);
        for (const double turn : {150., -150.}) {
            QLineF side(to, to + (to - from));
            side.setLength(std::min(arrowHead * mark, line.length() / 2));
            side.setAngle(line.angle() + turn);
            painter.drawLine(side);
        }
    }
    QLineF beside = line.normalVector().translated(line.center() - line.p1()); // indices stand at the end
    beside.setLength(12 * mark);
    drawHaloText(painter, beside.p2() + QPointF(-5, 4) * mark, text, colour, mark);
}

void drawNodes(QPainter& painter, const SpotPicture& picture, const std::function<QPointF(QPointF)>& place, double mark)
{
    painter.setPen(QPen(nodeColour, mark));
    const QRectF inside(-0.5, -0.5, picture.size.width(), picture.size.height());
    const double arm = 2.5 * mark;
    for (int i = -nodesAround; i <= nodesAround; ++i)
        for (int j = -nodesAround; j <= nodesAround; ++j) {
            const QPointF at = *picture.centre + i * picture.a + j * picture.b;
            if (!inside.contains(at))
                continue;
            const QPointF p = place(at);
            painter.drawLine(p - QPointF(arm, 0), p + QPointF(arm, 0));
            painter.drawLine(p - QPointF(0, arm), p + QPointF(0, arm));
        }
}

void drawSimulated(QPainter& painter, const SpotPicture& picture, const std::function<QPointF(QPointF)>& place, bool indices, double mark)
{
    QVector<QRectF> taken;
    const QFontMetricsF metrics(painter.font());
    for (const auto& spot : picture.simulated) {
        const QPointF p = place(spot.at);
        const double arm = (2 + 4 * spot.strength) * mark;
        for (const auto& [colour, width] : {std::pair(haloColour, 3.), {simulatedColour, 1.4}}) {
            painter.setPen(QPen(colour, width * mark));
            painter.drawLine(p - QPointF(arm, arm), p + QPointF(arm, arm));
            painter.drawLine(p - QPointF(arm, -arm), p + QPointF(arm, -arm));
        }
        const QRectF room(p + QPointF(5, -5 - metrics.ascent() / mark) * mark, QSizeF(metrics.horizontalAdvance(spot.label), metrics.height()));
        if (!indices || spot.label.isEmpty() || std::any_of(taken.begin(), taken.end(), [&](const QRectF& r) { return r.intersects(room); }))
            continue;
        taken << room;
        drawHaloText(painter, room.topLeft() + QPointF(0, metrics.ascent()), spot.label, simulatedColour, mark);
    }
}

void drawHeat(QPainter& painter, const SpotPicture& picture, QPointF origin, double zoom)
{
    QImage tinted(picture.heat.size(), QImage::Format_ARGB32_Premultiplied);
    for (int r = 0; r < tinted.height(); ++r) {
        const uchar* in = picture.heat.constScanLine(r);
        auto* out = reinterpret_cast<QRgb*>(tinted.scanLine(r));
        for (int c = 0; c < tinted.width(); ++c) {
            const int alpha = in[c] * 170 / 255; // from nothing through red to yellow
            out[c] = qPremultiply(qRgba(255, in[c], 0, alpha));
        }
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(origin + picture.heatArea.topLeft() * zoom, picture.heatArea.size() * zoom), tinted);
}

} // namespace

QString indexText(int h, int k, int l)
{
    const bool spaced = std::max({std::abs(h), std::abs(k), std::abs(l)}) > 9;
    QString text;
    for (const int index : {h, k, l}) {
        if (spaced && !text.isEmpty())
            text += QLatin1Char(' ');
        for (const QChar digit : QString::number(std::abs(index))) {
            text += digit;
            if (index < 0)
                text += QChar(0x0305); // combining overline
        }
    }
    return text;
}

QImage withGamma(const QImage& roots, double gamma)
{
    uchar table[256];
    for (int i = 0; i < 256; ++i)
        table[i] = static_cast<uchar>(std::lround(255 * std::pow(i / 255., 2 * gamma)));
    QImage shown = roots.copy();
    for (int r = 0; r < shown.height(); ++r) {
        uchar* line = shown.scanLine(r);
        std::transform(line, line + shown.width(), line, [&](uchar v) { return table[v]; });
    }
    return shown;
}

void paintSpots(QPainter& painter, const QRectF& target, QPointF origin, double zoom, const SpotPicture& picture, const QImage& shown, const SpotLook& look, double mark)
{
    painter.save();
    painter.setClipRect(target);
    const QRectF whole(origin, QSizeF(picture.size) * zoom);
    const double perPixel = whole.width() / shown.width();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, perPixel < 3);
    // only what is seen: a large image zoomed in would be scaled as a whole
    const QRectF seen = whole.intersected(target);
    painter.drawImage(seen, shown, QRectF((seen.topLeft() - whole.topLeft()) / perPixel, seen.size() / perPixel));
    painter.setRenderHint(QPainter::Antialiasing);
    const std::function<QPointF(QPointF)> place = [&](QPointF p) { return origin + cornerBased(p) * zoom; };
    if (look.heat && !picture.heat.isNull())
        drawHeat(painter, picture, origin, zoom);
    const bool lattice = look.lattice && picture.hasLattice && picture.centre;
    if (lattice)
        drawNodes(painter, picture, place, mark);
    if (look.spots)
        for (const auto& spot : picture.spots) {
            painter.setBrush(Qt::NoBrush);
            painter.setPen(QPen(spot.explained ? explainedColour : strayColour, 1.4 * mark, spot.explained ? Qt::SolidLine : Qt::DotLine));
            const double radius = std::max(4 * mark, spot.radius * zoom);
            painter.drawEllipse(place(spot.at), radius, radius);
        }
    if (look.simulated)
        drawSimulated(painter, picture, place, look.indices, mark);
    if (lattice) {
        const QPointF c = place(*picture.centre);
        drawArrow(painter, c, place(*picture.centre + picture.a), aColour, QStringLiteral("a*"), mark);
        drawArrow(painter, c, place(*picture.centre + picture.b), bColour, QStringLiteral("b*"), mark);
    }
    if (picture.centre) {
        const QPointF c = place(*picture.centre);
        for (const auto& [colour, width] : {std::pair(haloColour, 4.), {centreColour, 1.8}}) {
            painter.setPen(QPen(colour, width * mark));
            painter.drawLine(c - QPointF(9, 0) * mark, c + QPointF(9, 0) * mark);
            painter.drawLine(c - QPointF(0, 9) * mark, c + QPointF(0, 9) * mark);
            painter.drawEllipse(c, 5 * mark, 5 * mark);
        }
    }
    painter.restore();
}

SpotCanvas::SpotCanvas(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void SpotCanvas::setPicture(SpotPicture picture)
{
    const bool isOther = picture.size != m_picture.size;
    const bool isOtherImage = picture.pattern.cacheKey() != m_picture.pattern.cacheKey();
    m_picture = std::move(picture);
    if (isOtherImage || m_shown.isNull())
        m_shown = withGamma(m_picture.pattern, m_look.gamma);
    m_dragged.reset();
    if (isOther || m_fitted)
        fit();
    update();
}

void SpotCanvas::clear(const QString& hint)
{
    m_picture = {};
    m_shown = {};
    m_hint = hint;
    m_fitted = true;
    update();
}

void SpotCanvas::setLook(const SpotLook& look)
{
    if (look.gamma != m_look.gamma && !m_picture.pattern.isNull())
        m_shown = withGamma(m_picture.pattern, look.gamma);
    m_look = look;
    update();
}

void SpotCanvas::fit()
{
    m_fitted = true;
    if (m_picture.size.isEmpty())
        return;
    m_zoom = std::max(leastZoom, std::min((width() - 2. * fitMargin) / m_picture.size.width(), (height() - 2. * fitMargin) / m_picture.size.height()));
    m_origin = QPointF((width() - m_zoom * m_picture.size.width()) / 2, (height() - m_zoom * m_picture.size.height()) / 2);
    update();
}

QPointF SpotCanvas::toWidget(QPointF pixel) const { return m_origin + cornerBased(pixel) * m_zoom; }

QPointF SpotCanvas::toPixel(QPointF position) const { return (position - m_origin) / m_zoom - QPointF(0.5, 0.5); }

void SpotCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_picture.pattern.isNull()) {
        painter.setPen(themeColours().subtleText);
        painter.drawText(rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    } else {
        painter.fillRect(rect(), themeColours().mapBackground);
        paintSpots(painter, rect(), m_origin, m_zoom, m_picture, m_shown, m_look);
        if (m_dragged) {
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(centreColour, 1.8, Qt::DashLine));
            painter.drawEllipse(*m_dragged, 9, 9);
        }
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(themeColours().accent);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SpotCanvas::resizeEvent(QResizeEvent*)
{
    if (m_fitted)
        fit();
}

void SpotCanvas::zoomAt(QPointF position, double factor)
{
    const double zoom = std::clamp(m_zoom * factor, leastZoom, mostZoom);
    m_origin = position + (m_origin - position) * (zoom / m_zoom);
    m_zoom = zoom;
    m_fitted = false;
    update();
}

void SpotCanvas::wheelEvent(QWheelEvent* event)
{
    zoomAt(event->position(), std::pow(zoomStep, event->angleDelta().y() / 120.));
    event->accept();
}

bool SpotCanvas::isOnCentre(QPointF position) const
{
    return m_picture.centre && QLineF(toWidget(*m_picture.centre), position).length() < grip;
}

void SpotCanvas::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && isOnCentre(event->position()))
        m_dragged = event->position();
    else if (event->button() == Qt::LeftButton || event->button() == Qt::MiddleButton)
        m_panFrom = event->position();
    update();
}

void SpotCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_dragged) {
        m_dragged = event->position();
        update();
    } else if (m_panFrom) {
        m_origin += event->position() - *m_panFrom;
        m_panFrom = event->position();
        m_fitted = false;
        update();
    }
    setCursor(m_dragged || isOnCentre(event->position()) ? Qt::SizeAllCursor : m_panFrom ? Qt::ClosedHandCursor : Qt::ArrowCursor);
    emit hovered(toPixel(event->position()));
}

void SpotCanvas::mouseReleaseEvent(QMouseEvent*)
{
    if (m_dragged)
        emit centreMoved(toPixel(*m_dragged));
    m_dragged.reset();
    m_panFrom.reset();
    update();
}

void SpotCanvas::mouseDoubleClickEvent(QMouseEvent*) { fit(); }

void SpotCanvas::leaveEvent(QEvent*) { emit hoverLeft(); }

/// By one node in about this direction; by a pixel where there is no lattice.
void SpotCanvas::moveCentreByKey(QPointF direction)
{
    if (!m_picture.centre)
        return;
    QPointF best = direction;
    double most = 0;
    const auto tryStep = [&](QPointF step) {
        const double along = QPointF::dotProduct(step, direction) / std::hypot(step.x(), step.y());
        if (along > most)
            most = along, best = step;
    };
    if (m_picture.hasLattice)
        for (const QPointF& step : {m_picture.a, -m_picture.a, m_picture.b, -m_picture.b})
            tryStep(step);
    emit centreMoved(*m_picture.centre + best);
}

void SpotCanvas::keyPressEvent(QKeyEvent* event)
{
    const QPointF middle = QRectF(rect()).center();
    const bool isShift = event->modifiers() & Qt::ShiftModifier;
    const auto arrow = [&](double x, double y) {
        if (isShift)
            return moveCentreByKey({x, y});
        m_origin -= QPointF(x, y) * panStep;
        m_fitted = false;
        update();
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal: return zoomAt(middle, zoomStep);
    case Qt::Key_Minus: return zoomAt(middle, 1 / zoomStep);
    case Qt::Key_0:
    case Qt::Key_Home: return fit();
    case Qt::Key_Left: return arrow(-1, 0);
    case Qt::Key_Right: return arrow(1, 0);
    case Qt::Key_Up: return arrow(0, -1);
    case Qt::Key_Down: return arrow(0, 1);
    default: QWidget::keyPressEvent(event);
    }
}

} // namespace kikuscope::ui
