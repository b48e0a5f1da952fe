// SPDX-License-Identifier: GPL-3.0-or-later
// The page of a figure on a desk: as large as fits, with its size in mm below, or why there is none.
#pragma once
#include "ui/figure/figure_jobs.h"

#include <QWidget>

namespace kikuscope::ui {

class FigurePreview : public QWidget
{
    Q_OBJECT

public:
    explicit FigurePreview(QWidget* parent = nullptr);

    void setPicture(PreviewPicture picture);
    const PreviewPicture& picture() const { return m_picture; }
    /// What a picture may fill, in device pixels.
    QSize room() const;
    QSize sizeHint() const override { return {760, 560}; }

signals:
    void roomChanged();

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QRect desk() const;

    PreviewPicture m_picture;
};

} // namespace kikuscope::ui
