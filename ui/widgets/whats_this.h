// SPDX-License-Identifier: GPL-3.0-or-later
// What's this? (Shift+F1, then a click): what a control says in its tool tip, with its name.
#pragma once
#include <QObject>

namespace kikuscope::ui {

/// Answers for every widget of the program that has a tool tip, or stands in one that has, and no text of its own.
class WhatsThisFromToolTips : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace kikuscope::ui
