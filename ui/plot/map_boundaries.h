// SPDX-License-Identifier: GPL-3.0-or-later
// Boundaries as lines between the pixels of a map picture: only those that are seen are looked up.
#pragma once
#include "core/analysis/boundaries.h"
#include "core/map/phase_map.h"

#include <QImage>
#include <QRectF>
#include <functional>
#include <memory>

namespace kikuscope::ui {

struct MapBoundaries
{
    ScanGrid grid;
    /// analysis::packed() bytes of `count` pixels of a row from `col` on. May read a map that grows on this thread.
    std::function<void(std::int64_t row, std::int64_t col, std::int64_t count, std::uint8_t* bytes)> lookup;
    QRgb colour = 0xff000000;
    int width = 1; // device pixels
};

MapBoundaries grainBoundaries(std::shared_ptr<const analysis::BoundaryMap> found, QRgb colour, int width);
/// Between pixels of different ids. Pending pixels have none.
MapBoundaries phaseBoundaries(std::shared_ptr<const PhaseMap> map, QRgb colour, int width);
MapBoundaries phaseBoundaries(std::shared_ptr<const CrystalMap> map, QRgb colour, int width);

/// Draws over lines [first, last] of a picture (Format_RGB32) that shows `visibleUm`. Low-angle boundaries are half
/// transparent. Where several map pixels share a picture pixel, it shows the strongest boundary of its columns.
void drawBoundaries(const MapBoundaries& boundaries, const QRectF& visibleUm, QImage& picture, int first, int last);

} // namespace kikuscope::ui
