// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/accuracy_curve.h"

#include "ui/plot/axis_style.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <qcustomplot.h>

namespace kikuscope::ui {
namespace {

constexpr double curveWidth = 1.8, pointSize = 6, room = 0.4;
const QColor curveColour(0x00, 0x72, 0xb2); // Okabe & Ito 2008

} // namespace

AccuracyCurve::AccuracyCurve(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setAccessibleName(tr("Accuracy by condition"));
    m_plot->yAxis->setLabel(tr("Accuracy (%)"));
    m_plot->yAxis->setRange(0, 100);
    m_plot->xAxis->grid()->setVisible(false);
    m_plot->xAxis->setSubTicks(false);
    m_first = m_plot->addGraph();
    m_curve = m_plot->addGraph();
    m_curve->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pointSize));
    m_bars = new QCPErrorBars(m_plot->xAxis, m_plot->yAxis); // owned by the plot
    m_bars->setDataPlottable(m_curve);
    m_bars->setSymbolGap(0);
    applyColours();
}

void AccuracyCurve::setPoints(const std::vector<AccuracyPoint>& points, const QString& conditionLabel)
{
    m_points = points;
    QVector<double> places, values, below, above;
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (const AccuracyPoint& point : points) {
        const auto place = static_cast<double>(places.size());
        ticker->addTick(place, point.condition);
        places << place;
        values << 100 * point.value;
        below << 100 * (point.value - point.low);
        above << 100 * (point.high - point.value);
    }
    m_plot->xAxis->setTicker(ticker);
    m_plot->xAxis->setLabel(conditionLabel);
    const double last = std::max(1., static_cast<double>(places.size()) - 1);
    m_plot->xAxis->setRange(-room, last + room);
    m_curve->setData(places, values, true);
    m_bars->setData(below, above);
    if (points.empty())
        m_first->setData(QVector<double>{}, QVector<double>{}, true);
    else
        m_first->setData({-room, last + room}, {values.first(), values.first()}, true);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void AccuracyCurve::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
    QWidget::changeEvent(event);
}

void AccuracyCurve::applyColours()
{
    m_plot->setBackground(palette().color(QPalette::Base));
    m_curve->setPen(QPen(curveColour, curveWidth));
    m_first->setPen(QPen(themeColours().subtleText, 1, Qt::DashLine));
    m_bars->setPen(QPen(curveColour, 1));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis})
        applyThemeTo(*axis, font());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace kikuscope::ui
