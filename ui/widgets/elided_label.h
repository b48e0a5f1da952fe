// SPDX-License-Identifier: GPL-3.0-or-later
// One line of text that ends in dots where the room is too narrow; the whole of it is then the tool tip.
#pragma once
#include <QLabel>

namespace kikuscope::ui {

class ElidedLabel : public QLabel
{
    Q_OBJECT

public:
    using QLabel::QLabel;
    QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

} // namespace kikuscope::ui
