// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_overlays.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::ui {
namespace {

constexpr int margin = 8, rulerThickness = 20, longTick = 6, shortTick = 3;
constexpr double labelDistance = 90; // screen pixels
const QColor box(0, 0, 0, 165);

QRgb mixed(QRgb below, QRgb above, unsigned part256)
{
    const unsigned rest = 256 - part256;
    const unsigned rb = ((below & 0xff00ff) * rest + (above & 0xff00ff) * part256) >> 8 & 0xff00ff;
    const unsigned g = ((below & 0x00ff00) * rest + (above & 0x00ff00) * part256) >> 8 & 0x00ff00;
    return 0xff000000 | rb | g;
}

QString ruled(double um, double stepUm)
{
    const int decimals = std::max(0, -static_cast<int>(std::floor(std::log10(stepUm) + 1e-9)));
    return QLocale().toString(std::abs(um) < stepUm / 2 ? 0 : um, 'f', decimals);
}

} // namespace

void compose(QImage& below, const QImage& above, const Composition& composition, int first, int last)
{
    const int width = below.width();
    const bool swipe = composition.mode == SecondMode::Swipe;
    const int from = swipe ? std::clamp(static_cast<int>(std::lround(composition.swipe * width)), 0, width) : 0;
    const auto part = static_cast<unsigned>(std::lround(256 * std::clamp(composition.opacity, 0., 1.)));
    for (int y = std::max(first, 0); y <= std::min(last, below.height() - 1); ++y) {
        auto* line = reinterpret_cast<QRgb*>(below.scanLine(y));
        const auto* over = reinterpret_cast<const QRgb*>(above.constScanLine(y));
        if (swipe)
            std::copy(over + from, over + width, line + from);
        else
            for (int x = 0; x < width; ++x)
                line[x] = mixed(line[x], over[x], part);
    }
}

double rulerStepUm(double pixelsPerUm, double pixels)
{
    const double wanted = pixels / pixelsPerUm, decade = std::pow(10, std::floor(std::log10(wanted)));
    for (const double factor : {1., 2., 5.})
        if (factor * decade >= wanted * (1 - 1e-9))
            return factor * decade;
    return 10 * decade;
}

void drawRulers(QPainter& painter, const MapViewport& viewport, QSize pane)
{
    const double step = rulerStepUm(viewport.scale(), labelDistance), minor = step / 5;
    const QRectF visible = viewport.visibleUm(pane);
    painter.fillRect(0, 0, pane.width(), rulerThickness, box);
    painter.fillRect(0, rulerThickness, rulerThickness, pane.height() - rulerThickness, box);
    painter.setPen(Qt::white);
    const auto marks = [&](double fromUm, double toUm, const auto& draw) {
        for (double k = std::ceil(fromUm / minor); k * minor <= toUm; ++k)
            draw(k * minor, std::fmod(std::abs(k), 5) < 0.5);
    };
    marks(visible.left(), visible.right(), [&](double um, bool labelled) {
        const double x = std::round(viewport.toScreen({um, 0}, pane).x()) + 0.5;
        if (x < rulerThickness)
            return;
        painter.drawLine(QPointF(x, rulerThickness), QPointF(x, rulerThickness - (labelled ? longTick : shortTick)));
        if (labelled)
            painter.drawText(QRectF(x - 40, 0, 80, rulerThickness - longTick), Qt::AlignCenter, ruled(um, step));
    });
    marks(visible.top(), visible.bottom(), [&](double um, bool labelled) {
        const double y = std::round(viewport.toScreen({0, um}, pane).y()) + 0.5;
        if (y < rulerThickness)
            return;
        painter.drawLine(QPointF(rulerThickness, y), QPointF(rulerThickness - (labelled ? longTick : shortTick), y));
        if (!labelled)
            return;
        painter.save(); // upright along the edge
        painter.translate((rulerThickness - longTick) / 2., y);
        painter.rotate(-90);
        painter.drawText(QRectF(-40, -rulerThickness / 2., 80, rulerThickness), Qt::AlignCenter, ruled(um, step));
        painter.restore();
    });
    painter.fillRect(0, 0, rulerThickness, rulerThickness, Qt::black);
    painter.drawText(QRect(0, 0, rulerThickness, rulerThickness), Qt::AlignCenter, QStringLiteral("µm"));
}

void drawMarks(QPainter& painter, const MapViewport& viewport, QSize pane, const std::vector<MapMark>& marks)
{
    constexpr double arm = 9;
    for (const MapMark& mark : marks) {
        const QPointF at = viewport.toScreen(mark.um, pane);
        const QLineF lines[] = {{at - QPointF(arm, 0), at + QPointF(arm, 0)}, {at - QPointF(0, arm), at + QPointF(0, arm)}};
        const QColor colour = mark.pending ? QColor(86, 180, 233) : QColor(240, 228, 66);
        for (const QPen& pen : {QPen(QColor(0, 0, 0, 180), 4), QPen(colour, 2)}) {
            painter.setPen(pen);
            for (const QLineF& line : lines)
                painter.drawLine(line);
        }
        const QRectF label(at + QPointF(5, 4), painter.fontMetrics().size(0, mark.text) + QSizeF(6, 0));
        painter.fillRect(label, box);
        painter.setPen(colour);
        painter.drawText(label, Qt::AlignCenter, mark.text);
    }
}

void drawSwipeHandle(QPainter& painter, QSize pane, double x)
{
    painter.fillRect(QRectF(x - 1.5, 0, 3, pane.height()), QColor(0, 0, 0, 150));
    painter.fillRect(QRectF(x - 0.5, 0, 1, pane.height()), Qt::white);
    const QPointF middle(x, pane.height() / 2.);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 150), 1.5));
    painter.setBrush(Qt::white);
    painter.drawEllipse(middle, 9, 9);
    painter.setPen(QPen(Qt::black, 1.5));
    for (const int side : {-1, 1})
        painter.drawPolyline(QPolygonF{middle + QPointF(side * 2.5, -3.5), middle + QPointF(side * 6, 0),
                                       middle + QPointF(side * 2.5, 3.5)});
    painter.setRenderHint(QPainter::Antialiasing, false);
}

void drawKeyImages(QPainter& painter, QSize pane, const std::vector<KeyImage>& keys)
{
    const QFontMetrics metrics = painter.fontMetrics();
    int bottom = pane.height() - margin;
    for (const KeyImage& key : keys) {
        const int mostWidth = std::max(key.image.width(), pane.width() / 3);
        const QString title = metrics.elidedText(key.title, Qt::ElideRight, mostWidth);
        const int width = std::max(key.image.width(), metrics.horizontalAdvance(title)) + 12;
        const int height = key.image.height() + metrics.height() + 6;
        if (bottom - height < margin || width > pane.width() / 2)
            return;
        const QRect frame(pane.width() - margin - width, bottom - height, width, height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(box);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.drawRoundedRect(frame, 3, 3);
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(Qt::white);
        painter.drawText(QRect(frame.left(), frame.top() + 2, width, metrics.height()), Qt::AlignCenter, title);
        painter.drawImage(frame.center().x() - key.image.width() / 2, frame.top() + metrics.height() + 3, key.image);
        bottom -= height + 4;
    }
}

} // namespace kikuscope::ui
