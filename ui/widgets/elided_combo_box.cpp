// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/elided_combo_box.h"

#include <QAbstractItemView>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <algorithm>

namespace kikuscope::ui {

namespace {

constexpr int frame = 42; // borders, padding and arrow
constexpr int leastWidth = 90;

} // namespace

ElidedComboBox::ElidedComboBox(QWidget* parent) : QComboBox(parent)
{
    setSizeAdjustPolicy(AdjustToMinimumContentsLengthWithIcon); // or every entry is measured at each layout
    connect(this, &QComboBox::currentTextChanged, this, [this] { updateGeometry(); });
}

QSize ElidedComboBox::sizeHint() const
{
    return {fontMetrics().horizontalAdvance(currentText()) + frame, QComboBox::sizeHint().height()};
}

QSize ElidedComboBox::minimumSizeHint() const
{
    return {std::min(sizeHint().width(), leastWidth), QComboBox::minimumSizeHint().height()};
}

void ElidedComboBox::showPopup()
{
    int widest = 0;
    for (int i = 0; i < count(); ++i)
        widest = std::max(widest, fontMetrics().horizontalAdvance(itemText(i)));
    view()->setMinimumWidth(widest + frame);
    QComboBox::showPopup();
}

void ElidedComboBox::paintEvent(QPaintEvent*)
{
    QStylePainter painter(this);
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, field.width());
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

} // namespace kikuscope::ui
