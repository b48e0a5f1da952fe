// SPDX-License-Identifier: GPL-3.0-or-later
// What the window shows while nothing is open.
#pragma once
#include <QWidget>

class QAction;
class QVBoxLayout;

namespace kikuscope::ui {

class WelcomePage : public QWidget
{
    Q_OBJECT

public:
    explicit WelcomePage(QWidget* parent = nullptr);

    /// Buttons of their own under the others.
    void offerTours(const QList<QAction*>& tours);

signals:
    void openRequested();
    void demoRequested();

private:
    QVBoxLayout* m_tours;
};

} // namespace kikuscope::ui
