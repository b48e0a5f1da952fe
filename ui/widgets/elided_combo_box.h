// SPDX-License-Identifier: GPL-3.0-or-later
// A list as wide as the entry shown where there is room, ending in dots where there is not; opened, it is as wide as its
// longest entry.
#pragma once
#include <QComboBox>

namespace kikuscope::ui {

class ElidedComboBox : public QComboBox
{
    Q_OBJECT

public:
    explicit ElidedComboBox(QWidget* parent = nullptr);
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    void showPopup() override;

protected:
    void paintEvent(QPaintEvent* event) override;
};

} // namespace kikuscope::ui
