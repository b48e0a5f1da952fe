// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_viewport.h"

#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr double largestPixelOnScreen = 96; // screen pixels per scan pixel
constexpr double smallestZoom = 0.25;       // of the fitted scale
constexpr double fitMargin = 0.98;

} // namespace

void MapViewport::setContent(const QRectF& areaUm, double stepUm)
{
    m_content = areaUm;
    m_step = stepUm > 0 ? stepUm : 1;
    m_fitted = true;
}

void MapViewport::setView(QPointF centreUm, double scale)
{
    const double most = std::max(largestPixelOnScreen / m_step, m_fitScale);
    const double clamped = std::clamp(scale, m_fitScale * smallestZoom, most);
    const QPointF centre(std::clamp(centreUm.x(), m_content.left(), m_content.right()),
                         std::clamp(centreUm.y(), m_content.top(), m_content.bottom()));
    m_fitted = false;
    if (clamped == m_scale && centre == m_centre)
        return;
    m_scale = clamped;
    m_centre = centre;
    emit changed();
}

void MapViewport::panBy(QPointF screenPixels) { setView(m_centre - screenPixels / m_scale, m_scale); }

void MapViewport::zoomAt(QPointF anchorUm, double factor)
{
    const double most = std::max(largestPixelOnScreen / m_step, m_fitScale);
    const double target = std::clamp(m_scale * factor, m_fitScale * smallestZoom, most);
    setView(anchorUm + (m_centre - anchorUm) * (m_scale / target), target);
}

void MapViewport::fit(QSizeF pane)
{
    if (pane.isEmpty() || m_content.isEmpty())
        return;
    const double scale = fitMargin * std::min(pane.width() / m_content.width(), pane.height() / m_content.height());
    const bool same = m_fitted && scale == m_scale && m_centre == m_content.center();
    m_fitScale = m_scale = scale;
    m_centre = m_content.center();
    m_fitted = true;
    if (!same)
        emit changed();
}

QPointF MapViewport::toUm(QPointF position, QSizeF pane) const
{
    return m_centre + (position - QPointF(pane.width() / 2, pane.height() / 2)) / m_scale;
}

QPointF MapViewport::toScreen(QPointF um, QSizeF pane) const
{
    return (um - m_centre) * m_scale + QPointF(pane.width() / 2, pane.height() / 2);
}

QRectF MapViewport::visibleUm(QSizeF pane) const
{
    return {toUm({0, 0}, pane), toUm({pane.width(), pane.height()}, pane)};
}

} // namespace kikuscope::ui
