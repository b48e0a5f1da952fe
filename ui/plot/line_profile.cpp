// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/line_profile.h"

#include "ui/plot/axis_style.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>
#include <qcustomplot.h>

namespace kikuscope::ui {
namespace {

constexpr double curveWidth = 1.6, margin = 0.05;

}

LineProfilePlot::LineProfilePlot(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setAccessibleName(tr("Profile along the line"));
    m_plot->addGraph();
    m_plot->xAxis->setLabel(tr("Distance (µm)"));
    m_plot->xAxis->ticker()->setTickCount(5);
    m_plot->yAxis->ticker()->setTickCount(4);
    applyColours();
}

void LineProfilePlot::setProfile(const std::vector<double>& distanceUm, const std::vector<double>& values,
                                 const QString& quantity)
{
    m_points = static_cast<int>(values.size());
    m_plot->graph(0)->setData(QVector<double>(distanceUm.begin(), distanceUm.end()),
                              QVector<double>(values.begin(), values.end()), true);
    m_plot->yAxis->setLabel(quantity);
    double low = 0, high = 0;
    bool any = false;
    for (const double v : values)
        if (std::isfinite(v)) {
            low = any ? std::min(low, v) : v;
            high = any ? std::max(high, v) : v;
            any = true;
        }
    const double room = std::max(margin * (high - low), 1e-9 + 1e-3 * std::abs(high));
    m_plot->yAxis->setRange(low - room, high + room);
    m_plot->xAxis->setRange(0, distanceUm.empty() ? 1 : std::max(distanceUm.back(), 1e-9));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void LineProfilePlot::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
    QWidget::changeEvent(event);
}

void LineProfilePlot::applyColours()
{
    m_plot->setBackground(palette().color(QPalette::Window));
    m_plot->graph(0)->setPen(QPen(themeColours().accent, curveWidth));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        applyThemeTo(*axis, font());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace kikuscope::ui
