// SPDX-License-Identifier: GPL-3.0-or-later
// What the network thinks of the pattern at the crosshair: all classes when a model is loaded, else the
// stored three.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/probe.h"
#include "ui/session/session.h"

#include <QWidget>

class QLabel;

namespace kikuscope::ui {

class ProbabilityBars;

class ProbabilitiesView : public QWidget
{
    Q_OBJECT

public:
    ProbabilitiesView(Session& session, JobRunner& runner, QWidget* parent = nullptr);

private:
    void renewProbe();
    void fetch();
    void showStored();
    QString emptyReason() const;
    void show(const PhaseList& classes, const std::vector<float>& probabilities);

    Session& m_session;
    JobRunner& m_runner;
    std::shared_ptr<Probe> m_probe;
    ProbabilityBars* m_bars;
    QLabel* m_text;
};

} // namespace kikuscope::ui
