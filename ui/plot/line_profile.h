// SPDX-License-Identifier: GPL-3.0-or-later
// A quantity over the distance along a line.
#pragma once
#include <QString>
#include <QWidget>
#include <vector>

class QCustomPlot;

namespace kikuscope::ui {

class LineProfilePlot : public QWidget
{
    Q_OBJECT

public:
    explicit LineProfilePlot(QWidget* parent = nullptr);
    /// NaN leaves a gap. The same number of distances and values.
    void setProfile(const std::vector<double>& distanceUm, const std::vector<double>& values,
                    const QString& quantity);
    int points() const { return m_points; }

    QSize sizeHint() const override { return {320, 170}; }
    QSize minimumSizeHint() const override { return {200, 130}; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    QCustomPlot* m_plot;
    int m_points = 0;
};

} // namespace kikuscope::ui
