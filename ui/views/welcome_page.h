// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows while nothing is open.
#pragma once
#include <QWidget>

namespace kikuscope::ui {

class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

signals:
    void openRequested();
    void demoRequested();
};

} // namespace kikuscope::ui
