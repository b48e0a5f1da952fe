// SPDX-License-Identifier: GPL-3.0-or-later
// The pattern at the crosshair, as recorded or as the network sees it.
#pragma once
#include "ui/jobs/job_runner.h"
#include "ui/session/probe.h"
#include "ui/session/session.h"

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace kikuscope::ui {

class PatternCanvas;

class PatternView : public QWidget
{
    Q_OBJECT

public:
    PatternView(Session& session, JobRunner& runner, QWidget* parent = nullptr);

private:
    void renewProbe();
    void fetch();
    void show(Probe::Patterns patterns);
    void refreshCanvas();
    void describe();

    Session& m_session;
    JobRunner& m_runner;
    std::shared_ptr<Probe> m_probe;
    Probe::Patterns m_patterns;
    PatternCanvas* m_canvas;
    QToolButton* m_recorded;
    QToolButton* m_processed;
    QSlider* m_contrast;
    QLabel* m_text;
};

} // namespace kikuscope::ui
