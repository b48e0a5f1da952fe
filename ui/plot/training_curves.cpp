// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/training_curves.h"

#include "ui/plot/axis_style.h"
#include "ui/widgets/theme.h"

#include <QEvent>
#include <QVBoxLayout>
#include <algorithm>
#include <qcustomplot.h>

namespace kikuscope::ui {
namespace {

constexpr double curveWidth = 1.8, pointSize = 3.5, headroom = 1.05;
const QColor validationColour(0x00, 0x72, 0xb2), trainColour(0x56, 0xb4, 0xe9),
    lossColour(0xd5, 0x5e, 0x00); // Okabe & Ito 2008

} // namespace

TrainingCurves::TrainingCurves(QWidget* parent) : QWidget(parent), m_plot(new QCustomPlot(this))
{
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_plot);
    m_plot->setAccessibleName(tr("Loss and accuracies"));
    m_plot->yAxis->setLabel(tr("Accuracy (%)"));
    m_plot->yAxis->setRange(0, 100);
    m_plot->yAxis2->setLabel(tr("Loss"));
    m_plot->yAxis2->setVisible(true);
    m_plot->yAxis2->grid()->setVisible(false);
    m_plot->xAxis->setLabel(tr("Images seen"));
    m_plot->xAxis->setNumberFormat(QStringLiteral("f"));
    m_plot->xAxis->setNumberPrecision(0);
    m_plot->xAxis->ticker()->setTickCount(4);
    m_validation = addCurve(m_plot->yAxis, tr("validation"), validationColour, Qt::SolidLine);
    m_train = addCurve(m_plot->yAxis, tr("training"), trainColour, Qt::DashLine);
    m_loss = addCurve(m_plot->yAxis2, tr("loss"), lossColour, Qt::SolidLine);
    m_plot->plotLayout()->insertRow(0);
    m_plot->plotLayout()->addElement(0, 0, m_plot->legend); // above, where it hides no curve
    m_plot->legend->setFillOrder(QCPLayoutGrid::foColumnsFirst);
    m_plot->legend->setBorderPen(Qt::NoPen);
    m_plot->legend->setMargins({4, 0, 4, 0});
    m_plot->legend->setVisible(true);
    m_plot->plotLayout()->setRowStretchFactor(0, 0.001);
    applyColours();
    setPoints({}, 0);
}

QCPGraph* TrainingCurves::addCurve(QCPAxis* axis, const QString& name, const QColor& colour,
                                   Qt::PenStyle style)
{
    QCPGraph* curve = m_plot->addGraph(m_plot->xAxis, axis);
    curve->setName(name);
    curve->setPen(QPen(colour, curveWidth, style));
    curve->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, pointSize));
    return curve;
}

void TrainingCurves::setPoints(const std::vector<TrainingPoint>& points, double totalImages)
{
    m_points = points;
    m_totalImages = totalImages;
    QVector<double> images, loss, train, validated, validation;
    for (const TrainingPoint& p : points) {
        images << p.images;
        loss << p.loss;
        train << 100 * p.trainAccuracy;
        if (p.validationAccuracy >= 0) {
            validated << p.images;
            validation << 100 * p.validationAccuracy;
        }
    }
    m_loss->setData(images, loss, true);
    m_train->setData(images, train, true);
    m_validation->setData(validated, validation, true);
    const double end = images.isEmpty() ? 1 : images.back();
    m_plot->xAxis->setRange(0, std::max({totalImages, end, 1.}));
    const double most = loss.isEmpty() ? 1 : *std::max_element(loss.begin(), loss.end());
    m_plot->yAxis2->setRange(0, std::max(headroom * most, 1e-3));
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void TrainingCurves::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::FontChange)
        applyColours();
    QWidget::changeEvent(event);
}

void TrainingCurves::applyColours()
{
    const QColor text = palette().color(QPalette::Text);
    m_plot->setBackground(palette().color(QPalette::Base));
    for (QCPAxis* axis : {m_plot->xAxis, m_plot->yAxis, m_plot->yAxis2})
        applyThemeTo(*axis, font());
    m_plot->legend->setBrush(Qt::NoBrush);
    m_plot->legend->setTextColor(text);
    m_plot->legend->setFont(font());
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

} // namespace kikuscope::ui
