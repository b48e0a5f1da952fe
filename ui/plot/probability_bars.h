// SPDX-License-Identifier: GPL-3.0-or-later
// Horizontal bars of class probabilities in the colours of the phases.
#pragma once
#include <QColor>
#include <QString>
#include <QWidget>
#include <vector>

class QCustomPlot;

namespace kikuscope::ui {

struct ProbabilityBar
{
    QString name;
    double probability = 0;
    QColor colour;
};

class ProbabilityBars : public QWidget
{
    Q_OBJECT

public:
    explicit ProbabilityBars(QWidget* parent = nullptr);
    /// Best first; replaces what is shown.
    void setBars(const std::vector<ProbabilityBar>& bars);

protected:
    void changeEvent(QEvent* event) override;

private:
    void applyColours();

    QCustomPlot* m_plot;
    std::vector<ProbabilityBar> m_bars;
};

} // namespace kikuscope::ui
