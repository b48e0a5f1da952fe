// SPDX-License-Identifier: GPL-3.0-or-later
// What a map pane shows besides its first layer: a second layer, rulers, numbered marks, keys that are pictures.
#pragma once
#include "ui/plot/map_viewport.h"

#include <QImage>
#include <QPainter>
#include <QString>
#include <vector>

namespace kikuscope::ui {

enum class SecondMode { Blend, Swipe };
/// How the second layer lies over the first.
struct Composition
{
    SecondMode mode = SecondMode::Blend;
    double opacity = 0.5; // of the second layer when blended
    double swipe = 0.5;   // share of the width that shows the first layer
    bool operator==(const Composition&) const = default;
};
/// Puts lines [first, last] of `above` over those of `below`; both Format_RGB32 and of one size.
void compose(QImage& below, const QImage& above, const Composition& composition, int first, int last);

/// Distance of ruler marks in micrometres (1, 2, 5 x 10^n), at least `pixels` apart.
double rulerStepUm(double pixelsPerUm, double pixels);
/// Micrometres along the top and left edges of a pane.
void drawRulers(QPainter& painter, const MapViewport& viewport, QSize pane);

/// A numbered point, e.g. of a registration.
struct MapMark
{
    QPointF um;
    QString text;
    bool pending = false; // its counterpart is still to be picked
};
void drawMarks(QPainter& painter, const MapViewport& viewport, QSize pane, const std::vector<MapMark>& marks);

void drawSwipeHandle(QPainter& painter, QSize pane, double x);

/// A picture with a heading in a corner of the pane, e.g. the colours of an inverse pole figure.
struct KeyImage
{
    QString title;
    QImage image;
};
/// Stacked in the lower right corner, as many as fit.
void drawKeyImages(QPainter& painter, QSize pane, const std::vector<KeyImage>& keys);

} // namespace kikuscope::ui
