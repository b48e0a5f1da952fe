// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/probability_bars.h"

#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <qcustomplot.h>

namespace kikuscope::ui {
namespace {

constexpr double barThickness = 0.62;
constexpr int labelGap = 5;

} // namespace

ProbabilityBars::ProbabilityBars(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    setMinimumHeight(90);
    m_plot->setAccessibleName(tr("Class probabilities"));
    m_plot->xAxis->setVisible(false);
    m_plot->xAxis->setRange(0, 1);
    m_plot->yAxis->setRangeReversed(true);
    m_plot->yAxis->grid()->setVisible(false);
    m_plot->yAxis->setTickLength(0);
    m_plot->yAxis->setSubTickLength(0);
    m_plot->yAxis->setBasePen(Qt::NoPen);
    applyColours();
}

void ProbabilityBars::setBars(const std::vector<ProbabilityBar>& bars)
{
    m_bars = bars;
    m_plot->clearPlottables();
    m_plot->clearItems();
    const QSharedPointer<QCPAxisTickerText> ticker(new QCPAxisTickerText);
    for (std::size_t i = 0; i < bars.size(); ++i) {
        const double row = static_cast<double>(i);
        ticker->addTick(row, bars[i].name);
        auto* bar = new QCPBars(m_plot->yAxis, m_plot->xAxis);
        bar->setWidth(barThickness);
        bar->setPen(bars[i].probability > 0 ? QPen(themeColours().border) : QPen(Qt::NoPen));
        bar->setBrush(bars[i].colour);
        bar->addData(row, bars[i].probability);
        auto* label = new QCPItemText(m_plot);
        label->setPositionAlignment(Qt::AlignLeft | Qt::AlignVCenter);
        label->setText(locale().toString(100 * bars[i].probability, 'f', 1) + QStringLiteral(" %"));
        label->setFont(font());
        label->setPadding(QMargins(labelGap, 0, 0, 0));
        label->setClipToAxisRect(false);
        label->setColor(palette().color(QPalette::Text));
        label->position->setCoords(bars[i].probability, row);
    }
    m_plot->yAxis->setTicker(ticker);
    m_plot->yAxis->setRange(-0.6, std::max(2.6, static_cast<double>(bars.size()) - 0.4));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void ProbabilityBars::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange) {
        applyColours();
        setBars(std::vector<ProbabilityBar>(m_bars));
    }
    QWidget::changeEvent(event);
}

void ProbabilityBars::applyColours()
{
    m_plot->setBackground(palette().color(QPalette::Window));
    m_plot->yAxis->setTickLabelColor(palette().color(QPalette::Text));
    m_plot->yAxis->setTickLabelFont(font());
    const int label =
        QFontMetrics(font()).horizontalAdvance(locale().toString(100., 'f', 1) + QStringLiteral(" %"));
    m_plot->axisRect()->setMinimumMargins(QMargins(6, 2, label + 2 * labelGap, 2)); // beside a full bar
    m_plot->xAxis->grid()->setPen(QPen(themeColours().border, 0, Qt::DotLine));
}

} // namespace kikuscope::ui
