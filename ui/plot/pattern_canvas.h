// SPDX-License-Identifier: GPL-3.0-or-later
// Shows one diffraction pattern with its true aspect; reports the pixel under the cursor.
#pragma once
#include "core/base/image.h"

#include <QImage>
#include <QWidget>

namespace kikuscope::ui {

class PatternCanvas : public QWidget
{
    Q_OBJECT

public:
    explicit PatternCanvas(QWidget* parent = nullptr);

    void setPattern(Image<float> pattern);
    void clear(const QString& hint);
    /// 0: from the darkest to the brightest value; 1: the middle 90 % of the values.
    void setContrast(double amount);
    const Image<float>& pattern() const { return m_pattern; }

    QSize sizeHint() const override { return {336, 250}; }
    QSize minimumSizeHint() const override { return {120, 120}; }

signals:
    void hovered(int row, int col, float value);
    void hoverLeft();

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;

private:
    void recolour();
    QRectF imageRect() const;

    Image<float> m_pattern;
    QImage m_image;
    double m_contrast = 0.2;
    QString m_hint;
};

} // namespace kikuscope::ui
