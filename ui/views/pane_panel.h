// SPDX-License-Identifier: GPL-3.0-or-later
// The panel under a pane's header button: every setting of the pane, and the commands that add and close panes.
#pragma once
#include "ui/session/session.h"
#include "ui/views/pane_settings.h"

#include <QFrame>

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QFormLayout;
class QPushButton;
class QSlider;
class QSpinBox;

namespace kikuscope::ui {

class MapPane;

class PanePanel : public QFrame
{
    Q_OBJECT

public:
    PanePanel(const Session& session, MapPane& pane);
    void openBelow(const QWidget& button);

private:
    void makeColours(QFormLayout& form);
    void makeSecond(QFormLayout& form);
    void makeBoundaries(QFormLayout& form);
    void makeCommands(QFormLayout& form);
    void fill(const PaneSettings& settings);
    void apply();
    void pickColour();

    const Session& m_session;
    MapPane& m_pane;
    QComboBox *m_colourMap, *m_second, *m_mode, *m_boundaries;
    QCheckBox *m_auto, *m_rulers, *m_scaleBar;
    QDoubleSpinBox *m_low, *m_high, *m_lowAngle, *m_highAngle;
    QSlider* m_opacity;
    QPushButton* m_colour;
    QSpinBox* m_width;
    std::string m_boundaryColour;
    bool m_filling = false;
};

} // namespace kikuscope::ui
