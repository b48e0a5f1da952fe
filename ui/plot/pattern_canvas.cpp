// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/pattern_canvas.h"

#include "ui/widgets/qt_convert.h"
#include "ui/widgets/theme.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace kikuscope::ui {

PatternCanvas::PatternCanvas(QWidget* parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

void PatternCanvas::setPattern(Image<float> pattern)
{
    m_pattern = std::move(pattern);
    recolour();
    update();
}

void PatternCanvas::clear(const QString& hint)
{
    m_pattern = {};
    m_image = {};
    m_hint = hint;
    update();
}

void PatternCanvas::setContrast(double amount)
{
    m_contrast = std::clamp(amount, 0., 1.);
    recolour();
    update();
}

void PatternCanvas::recolour()
{
    if (m_pattern.empty())
        return;
    std::vector<float> values;
    std::copy_if(m_pattern.pixels.begin(), m_pattern.pixels.end(), std::back_inserter(values), [](float v) { return std::isfinite(v); });
    if (values.empty())
        values.push_back(0);
    const auto percentile = [&](double fraction) {
        const auto k = static_cast<std::ptrdiff_t>(fraction * static_cast<double>(values.size() - 1));
        std::nth_element(values.begin(), values.begin() + k, values.end());
        return values[static_cast<std::size_t>(k)];
    };
    const double cut = 0.05 * m_contrast;
    const float low = percentile(cut), high = percentile(1 - cut);
    m_image = toGreyImage(m_pattern.view(), low, high);
}

QRectF PatternCanvas::imageRect() const
{
    const double scale = std::min(width() / static_cast<double>(m_image.width()), height() / static_cast<double>(m_image.height()));
    const QSizeF size = QSizeF(m_image.size()) * scale;
    return {QPointF((width() - size.width()) / 2, (height() - size.height()) / 2), size};
}

void PatternCanvas::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    if (m_image.isNull()) {
        painter.setPen(themeColours().subtleText);
        painter.drawText(rect().adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
        return;
    }
    const QRectF target = imageRect();
    painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() < m_image.width());
    painter.drawImage(target, m_image);
}

void PatternCanvas::mouseMoveEvent(QMouseEvent* event)
{
    if (m_image.isNull())
        return;
    const QRectF r = imageRect();
    const int col = static_cast<int>(std::floor((event->position().x() - r.left()) / r.width() * m_pattern.cols));
    const int row = static_cast<int>(std::floor((event->position().y() - r.top()) / r.height() * m_pattern.rows));
    if (row >= 0 && row < m_pattern.rows && col >= 0 && col < m_pattern.cols)
        emit hovered(row, col, m_pattern(row, col));
    else
        emit hoverLeft();
}

void PatternCanvas::leaveEvent(QEvent*) { emit hoverLeft(); }

} // namespace kikuscope::ui
