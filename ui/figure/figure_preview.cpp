// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/figure/figure_preview.h"

#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>

namespace kikuscope::ui {
namespace {

constexpr int around = 18, textGap = 8, leastSide = 40;

} // namespace

FigurePreview::FigurePreview(QWidget* parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("figurePreview"));
    setAccessibleName(tr("Preview of the figure"));
    setMinimumSize(280, 220);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

/// Above the line of text.
QRect FigurePreview::desk() const { return rect().adjusted(around, around, -around, -around - fontMetrics().height() - textGap); }

QSize FigurePreview::room() const { return (QSizeF(desk().size().expandedTo({leastSide, leastSide})) * devicePixelRatioF()).toSize(); }

void FigurePreview::setPicture(PreviewPicture picture)
{
    m_picture = std::move(picture);
    const QLocale locale;
    const QString size = tr("%1 × %2 mm").arg(locale.toString(m_picture.widthMm, 'f', 1), locale.toString(m_picture.heightMm, 'f', 1));
    setAccessibleDescription(m_picture.problem.isEmpty() ? size : m_picture.problem);
    update();
}

void FigurePreview::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.fillRect(rect(), themeColours().mapBackground);
    painter.setPen(palette().color(QPalette::WindowText));
    if (m_picture.image.isNull()) {
        painter.setPen(themeColours().subtleText);
        painter.drawText(desk(), Qt::AlignCenter | Qt::TextWordWrap, m_picture.problem.isEmpty() ? tr("The figure is being drawn.") : m_picture.problem);
        return;
    }
    const QRect area = desk();
    QRect page(QPoint(), (QSizeF(m_picture.image.size()) / devicePixelRatioF()).toSize().scaled(area.size(), Qt::KeepAspectRatio));
    page.moveCenter(area.center());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(page, m_picture.image);
    painter.setPen(themeColours().border);
    painter.drawRect(page.adjusted(-1, -1, 0, 0));
    painter.setPen(themeColours().subtleText);
    const QRect line(area.left(), page.bottom() + textGap, area.width(), fontMetrics().height());
    painter.drawText(line, Qt::AlignHCenter | Qt::AlignTop, accessibleDescription());
}

void FigurePreview::resizeEvent(QResizeEvent* event)
{
    QWidget::resizeEvent(event);
    emit roomChanged();
}

} // namespace kikuscope::ui
