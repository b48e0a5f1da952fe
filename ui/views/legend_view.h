// SPDX-License-Identifier: GPL-3.0-or-later
// Phases with colour, symmetry and area fractions, for the network's map and the reference side by side.
#pragma once
#include "ui/session/session.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QTreeWidget;

namespace kikuscope::ui {

class LegendView : public QWidget
{
    Q_OBJECT

public:
    explicit LegendView(Session& session, QWidget* parent = nullptr);

private:
    void refresh();
    void refreshAgreement();

    Session& m_session;
    QTimer m_refreshTimer; // fractions of a growing map are counted a few times a second only
    QTreeWidget* m_table;
    QLabel* m_agreement;
};

} // namespace kikuscope::ui
