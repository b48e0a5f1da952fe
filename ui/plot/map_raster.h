// SPDX-License-Identifier: GPL-3.0-or-later
// A map as a picture in sample coordinates, and the painter that draws only the visible part of it.
// Cost of a frame is that of the pane's pixels, not of the map's: 50-megapixel maps pan like small ones.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"

#include <QColor>
#include <QImage>
#include <QRectF>
#include <vector>

namespace kikuscope::ui {

/// One image pixel per scan pixel. Two special words mark pixels without a colour.
struct MapRaster
{
    static constexpr QRgb pending = 0x00000000; // not classified yet: drawn as a checkerboard
    static constexpr QRgb noPoint = 0x00000001; // no measured point (short rows of hexagonal grids)

    QImage image;          // Format_ARGB32 words (RGB32 where smooth)
    QRectF areaUm;         // outer edges of the even rows
    double rowShiftUm = 0; // odd rows lie this much to the right (hexagonal grids)
    bool smooth = false;   // grey pictures are interpolated, maps never
    std::vector<QImage> halvings; // smooth only: each half the size of the one before

    bool isEmpty() const { return image.isNull(); }
    QRectF boundsUm() const { return areaUm.adjusted(0, 0, rowShiftUm, 0); }
};

/// Outer edges of the pixels of a grid; the first point is at (0, 0).
QRectF gridAreaUm(const ScanGrid& grid);
/// The pixel drawn at a position, -1 outside or where there is no point.
std::int64_t pixelAt(const ScanGrid& grid, QPointF um);
QPointF pixelCentreUm(const ScanGrid& grid, std::int64_t pixel);

/// `colours` by phase id as draw::phaseColours gives them; ids beyond it are drawn like 0.
MapRaster phaseRaster(const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId, const std::vector<Rgba>& colours,
                      const std::vector<PixelState>& state = {});
void updatePhaseRows(MapRaster& raster, const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId,
                     const std::vector<Rgba>& colours, const std::vector<PixelState>& state, std::int64_t firstRow,
                     std::int64_t lastRow);

/// A continuous colour map between two values.
struct ScalarScale
{
    float low = 0, high = 1;
    std::string colourMap = "grey";
};
/// Values that 1 % of the pixels lie below and above; NaN ignored.
ScalarScale robustScale(const std::vector<float>& values, std::string colourMap);
MapRaster scalarRaster(const ScanGrid& grid, const std::vector<float>& values, const ScalarScale& scale);
/// Confidence (0 ... 1) of a result.
MapRaster confidenceRaster(const PhaseMap& map, const ScalarScale& scale);
void updateConfidenceRows(MapRaster& raster, const PhaseMap& map, const ScalarScale& scale, std::int64_t firstRow,
                          std::int64_t lastRow);

/// Where an electron image lies on the sample. Without a recorded placement it is fitted around the map's centre.
QRectF semAreaUm(const SemImage& image, const ScanGrid& grid);
MapRaster semRaster(const SemImage& image, const QRectF& areaUm);

struct RasterColours
{
    QRgb outside = 0xff000000, checkerA = 0xff202020, checkerB = 0xff303030;
};
/// Nearest-neighbour picture of `size` device pixels; `visibleUm` is what it covers.
QImage sampleRaster(const MapRaster& raster, const QRectF& visibleUm, QSize size, const RasterColours& colours);

} // namespace kikuscope::ui
