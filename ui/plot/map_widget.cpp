// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_widget.h"

#include "core/draw/map_image.h"
#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QLinearGradient>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {
namespace {

constexpr double zoomPerNotch = 1.25;
constexpr int keyPanPixels = 60;
constexpr int overlayMargin = 8;
constexpr double swipeReach = 7; // screen pixels from the handle
const QColor overlayBox(0, 0, 0, 165);

QFont overlayFont(const QFont& base)
{
    QFont font = base;
    font.setPointSizeF(std::max(7.5, base.pointSizeF() * 0.88));
    return font;
}

} // namespace

MapWidget::MapWidget(MapViewport& viewport, QWidget* parent) : QWidget(parent), m_viewport(viewport)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    setCursor(Qt::CrossCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    connect(&viewport, &MapViewport::changed, this, &MapWidget::invalidate);
}

void MapWidget::setRaster(MapRaster raster)
{
    m_raster = std::move(raster);
    m_hint.clear();
    invalidate();
}

void MapWidget::invalidate()
{
    m_frameValid = false;
    update();
}

void MapWidget::rowsChanged(std::int64_t firstRow, std::int64_t lastRow)
{
    if (m_raster.isEmpty() || !m_frameValid)
        return;
    if (m_raster.isPicture() || m_second.isPicture())
        return m_second.isEmpty() ? void() : invalidate();
    if (m_boundaries) { // lines at the edges of the rows
        --firstRow;
        ++lastRow;
    }
    const auto [first, last] =
        linesOfRows(m_raster, m_viewport.visibleUm(size()), m_frame.height(), firstRow, lastRow);
    if (first > last)
        return;
    const bool clean = m_dirtyFirst > m_dirtyLast;
    m_dirtyFirst = clean ? first : std::min(m_dirtyFirst, first);
    m_dirtyLast = clean ? last : std::max(m_dirtyLast, last);
    const double ratio = devicePixelRatioF();
    const int top = static_cast<int>(first / ratio), bottom = static_cast<int>(std::ceil((last + 1) / ratio));
    update(0, top, width(), bottom - top);
}

void MapWidget::clear(const QString& hint)
{
    m_raster = m_second = {};
    m_colourScale.reset();
    m_key.clear();
    m_keyImages.clear();
    m_hint = hint;
    invalidate();
}

void MapWidget::setHighlight(std::optional<MapHighlight> highlight)
{
    m_highlight = std::move(highlight);
    invalidate();
}

void MapWidget::setKey(const std::vector<KeyEntry>& key)
{
    m_key = key;
    update();
}

void MapWidget::setKeyImages(std::vector<KeyImage> keys)
{
    m_keyImages = std::move(keys);
    update();
}

void MapWidget::setSecond(MapRaster raster)
{
    if (raster.isEmpty() && m_second.isEmpty())
        return;
    m_second = std::move(raster);
    invalidate();
}

void MapWidget::setComposition(const Composition& composition)
{
    if (composition == m_composition)
        return;
    m_composition = composition;
    if (!m_second.isEmpty())
        invalidate();
}

void MapWidget::setBoundaries(std::optional<MapBoundaries> boundaries)
{
    if (!boundaries && !m_boundaries)
        return;
    m_boundaries = std::move(boundaries);
    invalidate();
}

void MapWidget::setRulersShown(bool shown)
{
    m_rulersShown = shown;
    update();
}

void MapWidget::setScaleBarShown(bool shown)
{
    m_scaleBarShown = shown;
    update();
}

void MapWidget::setMarks(std::vector<MapMark> marks)
{
    m_marks = std::move(marks);
    update();
}

void MapWidget::setFlicker(bool held, bool kept)
{
    m_flickerHeld = held;
    m_flickerKept = kept;
    if (!m_second.isEmpty())
        invalidate();
}

bool MapWidget::isOnSwipeHandle(QPointF position) const
{
    return !m_second.isEmpty() && m_composition.mode == SecondMode::Swipe &&
           std::abs(position.x() - m_composition.swipe * width()) < swipeReach;
}

void MapWidget::setCrosshair(std::optional<QRectF> cellUm)
{
    m_crosshair = cellUm;
    update();
}

void MapWidget::setColourScale(std::optional<ScalarScale> scale, const QString& unit)
{
    m_colourScale = std::move(scale);
    m_colourUnit = unit;
    update();
}

void MapWidget::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const ThemeColours& theme = themeColours();
    if (m_raster.isEmpty()) {
        painter.fillRect(rect(), theme.mapBackground);
        painter.setPen(theme.subtleText);
        painter.drawText(rect().adjusted(16, 16, -16, -16), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    drawFrame();
    painter.drawImage(QPointF(0, 0), m_frame);
    if (!m_second.isEmpty() && m_composition.mode == SecondMode::Swipe && !showsSecondAlone())
        drawSwipeHandle(painter, size(), m_composition.swipe * width());
    drawCrosshair(painter);
    painter.setFont(overlayFont(font()));
    drawMarks(painter, m_viewport, size(), m_marks);
    if (m_rulersShown)
        drawRulers(painter, m_viewport, size());
    if (m_scaleBarShown)
        drawScaleBar(painter);
    drawColourScale(painter);
    drawKey(painter);
    painter.setFont(overlayFont(font()));
    drawKeyImages(painter, size(), m_keyImages);
}

/// Both layers into the lines of m_frame that are to be drawn.
void MapWidget::drawComposed(const QRectF& visibleUm, const RasterColours& colours)
{
    const bool secondAlone = showsSecondAlone();
    sampleLines(secondAlone ? m_second : m_raster, visibleUm, m_frame, m_dirtyFirst, m_dirtyLast, colours);
    if (m_second.isEmpty() || secondAlone)
        return;
    if (m_above.size() != m_frame.size())
        m_above = QImage(m_frame.size(), QImage::Format_RGB32);
    sampleLines(m_second, visibleUm, m_above, m_dirtyFirst, m_dirtyLast, colours);
    compose(m_frame, m_above, m_composition, m_dirtyFirst, m_dirtyLast);
}

/// Brings m_frame up to date: all of it after a change of the view, else only the lines that changed.
void MapWidget::drawFrame()
{
    const ThemeColours& theme = themeColours();
    const RasterColours colours{theme.mapBackground.rgb(), theme.checkerA.rgb(), theme.checkerB.rgb(),
                                theme.faded.rgb()};
    const QSize device = size() * devicePixelRatioF();
    if (!m_frameValid || m_frame.size() != device) {
        m_frame = QImage(device, QImage::Format_RGB32);
        m_frameValid = true;
        m_dirtyFirst = 0;
        m_dirtyLast = device.height() - 1;
    }
    if (m_dirtyFirst > m_dirtyLast)
        return;
    const QRectF visible = m_viewport.visibleUm(size());
    m_frame.setDevicePixelRatio(1); // lines and columns below are device pixels
    drawComposed(visible, colours);
    if (m_highlight)
        fadeUnselected(*m_highlight, visible, m_frame, m_dirtyFirst, m_dirtyLast, colours.faded,
                       m_raster.isPicture());
    if (m_boundaries)
        drawBoundaries(*m_boundaries, visible, m_frame, m_dirtyFirst, m_dirtyLast);
    m_frame.setDevicePixelRatio(devicePixelRatioF());
    m_dirtyLast = m_dirtyFirst - 1;
}

void MapWidget::drawCrosshair(QPainter& painter) const
{
    if (!m_crosshair)
        return;
    const QRectF cell(m_viewport.toScreen(m_crosshair->topLeft(), size()),
                      m_viewport.toScreen(m_crosshair->bottomRight(), size()));
    const QPointF c = cell.center();
    const double gapX = std::max(cell.width() / 2, 5.), gapY = std::max(cell.height() / 2, 5.);
    const QLineF lines[] = {{0, c.y(), c.x() - gapX, c.y()},
                            {c.x() + gapX, c.y(), static_cast<double>(width()), c.y()},
                            {c.x(), 0, c.x(), c.y() - gapY},
                            {c.x(), c.y() + gapY, c.x(), static_cast<double>(height())}};
    const QRectF box = QRectF(c.x() - gapX, c.y() - gapY, 2 * gapX, 2 * gapY);
    for (const QPen& pen : {QPen(QColor(0, 0, 0, 130), 3), QPen(QColor(255, 255, 255, 215), 1)}) {
        painter.setPen(pen);
        for (const QLineF& line : lines)
            painter.drawLine(line);
        painter.drawRect(box);
    }
}

void MapWidget::drawScaleBar(QPainter& painter) const
{
    const auto [lengthUm, label] = draw::scaleBar(width() / m_viewport.scale());
    const double length = lengthUm * m_viewport.scale();
    painter.setFont(overlayFont(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    const QString text = toQString(label);
    const double boxWidth = std::max(length, static_cast<double>(metrics.horizontalAdvance(text))) + 14;
    const double boxHeight = metrics.height() + 11;
    const QRectF box(overlayMargin, height() - overlayMargin - boxHeight, boxWidth, boxHeight);
    painter.setPen(Qt::NoPen);
    painter.setBrush(overlayBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    painter.fillRect(QRectF(std::round(box.center().x() - length / 2), box.bottom() - 7, length, 3),
                     Qt::white);
    painter.setPen(Qt::white);
    painter.drawText(QRectF(box.left(), box.top() + 2, box.width(), metrics.height()), Qt::AlignCenter, text);
}

void MapWidget::drawColourScale(QPainter& painter) const
{
    if (!m_colourScale || height() < 120)
        return;
    painter.setFont(overlayFont(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    const QLocale locale;
    const auto number = [&](float v) { return locale.toString(static_cast<double>(v), 'g', 4); };
    const QString unit = m_colourUnit.isEmpty() ? QString() : QLatin1Char(' ') + m_colourUnit;
    const QString high = number(m_colourScale->high) + unit;
    const QString low = m_colourScale->high > m_colourScale->low ? number(m_colourScale->low) : QString();
    const int textWidth = std::max(metrics.horizontalAdvance(low), metrics.horizontalAdvance(high));
    constexpr int barHeight = 64, barWidth = 9;
    const QRectF box(width() - overlayMargin - textWidth - barWidth - 18,
                     height() - overlayMargin - barHeight - 14, textWidth + barWidth + 18, barHeight + 14);
    painter.setPen(Qt::NoPen);
    painter.setBrush(overlayBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    QLinearGradient gradient(box.bottomLeft(), box.topLeft());
    for (int i = 0; i <= 16; ++i)
        gradient.setColorAt(i / 16.,
                            toQColor(draw::colourAt(m_colourScale->colourMap, static_cast<float>(i) / 16.f)));
    const QRectF bar(box.left() + 7, box.top() + 7, barWidth, barHeight);
    painter.fillRect(bar, gradient);
    painter.setPen(Qt::white);
    const QRectF text(bar.right() + 5, bar.top() - 2, textWidth + 2, barHeight + 4);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignTop, high);
    painter.drawText(text, Qt::AlignLeft | Qt::AlignBottom, low);
}

void MapWidget::drawKey(QPainter& painter) const
{
    if (m_key.empty() || height() < 120)
        return;
    painter.setFont(overlayFont(font()));
    const QFontMetrics metrics = painter.fontMetrics();
    int textWidth = 0;
    for (const KeyEntry& entry : m_key)
        textWidth = std::max(textWidth, metrics.horizontalAdvance(entry.text));
    const int line = metrics.height() + 2, swatch = metrics.ascent();
    const QSize extent(textWidth + swatch + 20, line * static_cast<int>(m_key.size()) + 8);
    const QRect box(
        QPoint(width() - overlayMargin - extent.width(), height() - overlayMargin - extent.height()), extent);
    painter.setPen(Qt::NoPen);
    painter.setBrush(overlayBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.drawRoundedRect(box, 3, 3);
    painter.setRenderHint(QPainter::Antialiasing, false);
    int top = box.top() + 4;
    for (const KeyEntry& entry : m_key) {
        const QRect colour(box.left() + 7, top + (line - swatch) / 2, swatch, swatch);
        painter.setPen(QColor(255, 255, 255, 110));
        painter.setBrush(QColor(entry.colour));
        painter.drawRect(colour);
        painter.setPen(Qt::white);
        painter.drawText(QRect(colour.right() + 6, top, textWidth + 4, line),
                         Qt::AlignLeft | Qt::AlignVCenter, entry.text);
        top += line;
    }
}

void MapWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange)
        invalidate();
    QWidget::changeEvent(event);
}

void MapWidget::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit resized();
}

void MapWidget::mousePressEvent(QMouseEvent* event)
{
    const bool pan =
        event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && m_spaceHeld);
    if (pan)
        m_panFrom = event->position();
    else if (event->button() == Qt::LeftButton && isOnSwipeHandle(event->position()))
        m_swiping = true;
    else if (event->button() == Qt::LeftButton) {
        emit probed(umAt(event->position()));
        emit clicked(umAt(event->position()));
    }
    updateCursor();
}

void MapWidget::mouseMoveEvent(QMouseEvent* event)
{
    if (m_panFrom) {
        const QPointF from = *m_panFrom;
        m_panFrom = event->position();
        m_viewport.panBy(event->position() - from);
        return;
    }
    if (m_swiping)
        return emit swipeMoved(std::clamp(event->position().x() / width(), 0., 1.));
    if (event->buttons() & Qt::LeftButton)
        emit probed(umAt(event->position()));
    emit hovered(umAt(event->position()));
}

void MapWidget::mouseReleaseEvent(QMouseEvent*)
{
    m_panFrom.reset();
    m_swiping = false;
    updateCursor();
}

void MapWidget::mouseDoubleClickEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        emit maximiseRequested();
}

void MapWidget::wheelEvent(QWheelEvent* event)
{
    if (m_raster.isEmpty())
        return;
    m_viewport.zoomAt(umAt(event->position()), std::pow(zoomPerNotch, event->angleDelta().y() / 120.));
    emit hovered(umAt(event->position()));
    event->accept();
}

void MapWidget::leaveEvent(QEvent*) { emit hoverLeft(); }

void MapWidget::keyPressEvent(QKeyEvent* event)
{
    const int step = event->modifiers() & Qt::ShiftModifier ? 10 : 1;
    const bool panKeys = event->modifiers() & Qt::ControlModifier;
    const auto move = [&](int dx, int dy) {
        if (panKeys)
            m_viewport.panBy(QPointF(-dx, -dy) * keyPanPixels);
        else
            emit stepRequested(dx * step, dy * step);
    };
    switch (event->key()) {
    case Qt::Key_Left:
        move(-1, 0);
        break;
    case Qt::Key_Right:
        move(1, 0);
        break;
    case Qt::Key_Up:
        move(0, -1);
        break;
    case Qt::Key_Down:
        move(0, 1);
        break;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        m_viewport.zoomAt(m_crosshair ? m_crosshair->center() : m_viewport.centreUm(), zoomPerNotch);
        break;
    case Qt::Key_Minus:
        m_viewport.zoomAt(m_crosshair ? m_crosshair->center() : m_viewport.centreUm(), 1 / zoomPerNotch);
        break;
    case Qt::Key_Home:
    case Qt::Key_0:
        emit fitRequested();
        break;
    case Qt::Key_X: // held: the other layer; with Shift it stays until pressed again
        if (!event->isAutoRepeat())
            setFlicker(!(event->modifiers() & Qt::ShiftModifier),
                       m_flickerKept != bool(event->modifiers() & Qt::ShiftModifier));
        break;
    case Qt::Key_BracketLeft:
    case Qt::Key_BracketRight:
        emit compositionStepped(event->key() == Qt::Key_BracketLeft ? -1 : 1);
        break;
    case Qt::Key_Space:
        if (!event->isAutoRepeat()) {
            m_spaceHeld = true;
            updateCursor();
        }
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void MapWidget::keyReleaseEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_X && !event->isAutoRepeat())
        return setFlicker(false, m_flickerKept);
    if (event->key() != Qt::Key_Space || event->isAutoRepeat())
        return QWidget::keyReleaseEvent(event);
    m_spaceHeld = false;
    updateCursor();
}

void MapWidget::contextMenuEvent(QContextMenuEvent* event) { emit menuRequested(event->globalPos()); }

void MapWidget::updateCursor()
{
    setCursor(m_panFrom ? Qt::ClosedHandCursor : m_spaceHeld ? Qt::OpenHandCursor : Qt::CrossCursor);
}

} // namespace kikuscope::ui
