// SPDX-License-Identifier: GPL-3.0-or-later
// The very tensors that a network saw, with the names of their classes.
#pragma once
#include "core/nn/train.h"

#include <QListWidget>

namespace kikuscope::ui {

class InputStrip : public QListWidget
{
    Q_OBJECT

public:
    explicit InputStrip(QWidget* parent = nullptr);

    void setInputs(const nn::TrainingLook* look); // null: none

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }
};

} // namespace kikuscope::ui
