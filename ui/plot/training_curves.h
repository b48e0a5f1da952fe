// SPDX-License-Identifier: GPL-3.0-or-later
// Loss and accuracies of a training over the images it has seen.
#pragma once
#include <QWidget>
#include <vector>

class QCPAxis;
class QCPGraph;
class QCustomPlot;

namespace kikuscope::ui {

/// Accuracies 0 ... 1; negative: not known.
struct TrainingPoint
{
    double images = 0, loss = 0, trainAccuracy = 0, validationAccuracy = -1;
};

class TrainingCurves : public QWidget
{
    Q_OBJECT

public:
    explicit TrainingCurves(QWidget* parent = nullptr);

    /// `totalImages`: where the training will end; 0: not known.
    void setPoints(const std::vector<TrainingPoint>& points, double totalImages);
    const std::vector<TrainingPoint>& points() const { return m_points; }

    QSize sizeHint() const override { return {420, 240}; }
    QSize minimumSizeHint() const override { return {240, 150}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    QCPGraph* addCurve(QCPAxis* axis, const QString& name, const QColor& colour, Qt::PenStyle style);
    void applyColours();

    std::vector<TrainingPoint> m_points;
    double m_totalImages = 0;
    QCustomPlot* m_plot;
    QCPGraph *m_validation, *m_train, *m_loss;
};

} // namespace kikuscope::ui
