// SPDX-License-Identifier: GPL-3.0-or-later
// A map as a picture in sample coordinates, and the painter that looks up only the pixels that are seen.
// Nothing is stored per scan pixel: a map of any size opens at once, and a frame costs what the pane costs.
#pragma once
#include "core/map/ebsd_scan.h"
#include "core/map/phase_map.h"

#include <QColor>
#include <QImage>
#include <QRectF>
#include <QTransform>
#include <array>
#include <functional>
#include <memory>
#include <vector>

namespace kikuscope::ui {

/// One colour word per scan pixel, looked up in the map itself whenever it is drawn. Two special words mark
/// pixels without a colour. Maps that grow are read on the thread that writes them (the GUI thread).
struct MapRaster
{
    static constexpr QRgb pending = 0x00000000; // not classified yet: drawn as a checkerboard
    static constexpr QRgb noPoint = 0x00000001; // no measured point (short rows of hexagonal grids)

    /// Words of `count` pixels of one row; columns are inside the row's grid, in any order.
    using Lookup = std::function<void(std::int64_t row, const int* columns, int count, QRgb* words)>;

    Lookup lookup; // maps; empty for grey pictures
    int rows = 0, cols = 0;
    QRectF areaUm;         // outer edges of the even rows
    double rowShiftUm = 0; // odd rows lie this much to the right (hexagonal grids)

    QImage image;                 // grey pictures: Format_RGB32, interpolated when drawn (maps never are)
    QTransform sampleFromImage;   // pictures that were registered: micrometres from pixels; else areaUm places them
    std::vector<QImage> halvings; // each half the size of the one before

    bool isEmpty() const { return !lookup && image.isNull(); }
    bool isPicture() const { return !image.isNull(); }
    QSize size() const { return isPicture() ? image.size() : QSize(cols, rows); }
    QRectF boundsUm() const { return areaUm.adjusted(0, 0, rowShiftUm, 0); }
    QRgb wordAt(int row, int col) const;
};

/// Outer edges of the pixels of a grid; the first point is at (0, 0).
QRectF gridAreaUm(const ScanGrid& grid);
/// The pixel drawn at a position, -1 outside or where there is no point.
std::int64_t pixelAt(const ScanGrid& grid, QPointF um);
QPointF pixelCentreUm(const ScanGrid& grid, std::int64_t pixel);

/// A continuous colour map between two values.
struct ScalarScale
{
    float low = 0, high = 1;
    std::string colourMap = "grey";
};
/// Values that 1 % of the pixels lie below and above, from a sample of them; NaN ignored.
ScalarScale robustScale(const std::vector<float>& values, std::string colourMap);

// The rasters keep what they are given; each throws Error(Inconsistent) where the map holds fewer values than
// pixels.

/// `colours` by phase id as draw::phaseColours gives them; ids beyond it are drawn like 0.
MapRaster phaseRaster(std::shared_ptr<const PhaseMap> map, const std::vector<Rgba>& colours);
MapRaster phaseRaster(std::shared_ptr<const CrystalMap> map, const std::vector<Rgba>& colours);
/// Any words by pixel number; called for measured points that are seen.
MapRaster wordRaster(const ScanGrid& grid, std::function<QRgb(std::size_t pixel)> wordOf);
/// Keeps whole rows of words once they were seen, up to 16 MiB: for words that take long and do not change. On one
/// thread at a time only.
MapRaster withRowsKept(MapRaster raster);
/// Asks for every row once, of maps that withRowsKept() keeps whole: work for a job, so that the first frame has it.
void prepareRows(const MapRaster& raster);
MapRaster scalarRaster(const ScanGrid& grid, std::shared_ptr<const std::vector<float>> values,
                       const ScalarScale& scale);
/// Probability of the best class.
MapRaster confidenceRaster(std::shared_ptr<const PhaseMap> map, const ScalarScale& scale);
/// Probability of one class; 0 where it is not among the best three.
MapRaster probabilityRaster(std::shared_ptr<const PhaseMap> map, int id, const ScalarScale& scale);
/// Shannon entropy in bits of the best three classes and of all others as one; 0 = sure, 2 = a guess among
/// four.
MapRaster entropyRaster(std::shared_ptr<const PhaseMap> map, const ScalarScale& scale);

/// What two maps say of one pixel.
enum class Agreement { Agree, Disagree, ResultUnknown, ReferenceNotIndexed, NeitherIndexed };
constexpr int agreementCount = 5;
/// `matchOf`: by reference id, the result id that means the same (0: none). `words` by Agreement.
MapRaster agreementRaster(std::shared_ptr<const PhaseMap> result, std::shared_ptr<const CrystalMap> reference,
                          const std::vector<int>& matchOf, const std::array<QRgb, agreementCount>& words);

/// Where an electron image lies on the sample. Without a recorded placement it is fitted around the map's
/// centre.
QRectF semAreaUm(const SemImage& image, const ScanGrid& grid);
/// Converts and halves the whole image: work for a job.
MapRaster semRaster(const SemImage& image, const QRectF& areaUm);
/// The same, drawn through a transform from its pixels to micrometres (affine or projective).
MapRaster semRaster(const SemImage& image, const QTransform& sampleFromImage);

/// A transform of column vectors (x, y, 1), as of core/map/registration.h.
QTransform toQTransform(const Eigen::Matrix3d& matrix);

/// Pixels that stand out while the others fade.
struct MapHighlight
{
    ScanGrid grid;
    std::shared_ptr<const std::vector<std::uint8_t>> mask; // one value per pixel, not 0 = selected
};

struct RasterColours
{
    QRgb outside = 0xff000000, checkerA = 0xff202020, checkerB = 0xff303030, faded = 0xff808080;
};
/// Nearest-neighbour picture of `size` device pixels; `visibleUm` is what it covers.
QImage sampleRaster(const MapRaster& raster, const QRectF& visibleUm, QSize size,
                    const RasterColours& colours);
/// Redraws lines [first, last] of such a picture.
void sampleLines(const MapRaster& raster, const QRectF& visibleUm, QImage& picture, int first, int last,
                 const RasterColours& colours);
/// The lines of a picture of `height` that show rows [firstRow, lastRow]; first > last where none does.
std::pair<int, int> linesOfRows(const MapRaster& raster, const QRectF& visibleUm, int height,
                                std::int64_t firstRow, std::int64_t lastRow);
/// Fades the pixels of the map that are not selected, on lines [first, last]; where `around`, all beside the map too.
void fadeUnselected(const MapHighlight& highlight, const QRectF& visibleUm, QImage& picture, int first, int last,
                    QRgb faded, bool around = false);

} // namespace kikuscope::ui
