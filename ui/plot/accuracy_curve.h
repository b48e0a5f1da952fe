// SPDX-License-Identifier: GPL-3.0-or-later
// Accuracies with their 95 % intervals over conditions that stand side by side.
#pragma once
#include <QWidget>
#include <vector>

class QCPErrorBars;
class QCPGraph;
class QCustomPlot;

namespace kikuscope::ui {

/// Accuracy and interval 0 ... 1.
struct AccuracyPoint
{
    QString condition;
    double value = 0, low = 0, high = 0;
};

class AccuracyCurve : public QWidget
{
    Q_OBJECT

public:
    explicit AccuracyCurve(QWidget* parent = nullptr);

    /// The first point is what the others are compared with: a dashed line at its height.
    void setPoints(const std::vector<AccuracyPoint>& points, const QString& conditionLabel);
    const std::vector<AccuracyPoint>& points() const { return m_points; }

    QSize sizeHint() const override { return {360, 220}; }
    QSize minimumSizeHint() const override { return {220, 150}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    std::vector<AccuracyPoint> m_points;
    QCustomPlot* m_plot;
    QCPGraph *m_curve, *m_first;
    QCPErrorBars* m_bars;
};

} // namespace kikuscope::ui
