// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_raster.h"

#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"

#include <QPainter>
#include <algorithm>
#include <cmath>
#include <cstring>

namespace kikuscope::ui {
namespace {

constexpr std::size_t scaleSamples = 100000; // enough for percentiles of a map of any size
constexpr int colourSteps = 256;

MapRaster emptyRaster(const ScanGrid& grid)
{
    MapRaster raster;
    raster.image = QImage(static_cast<int>(grid.cols), static_cast<int>(grid.rows), QImage::Format_ARGB32);
    if (raster.image.isNull())
        throw Error(ErrorKind::Unsupported, "The map is too large to be drawn on this computer (" +
                                                std::to_string(grid.cols) + " x " + std::to_string(grid.rows) + " pixels).");
    raster.areaUm = gridAreaUm(grid);
    raster.rowShiftUm = grid.kind == GridKind::Hexagonal ? grid.stepXUm / 2 : 0;
    return raster;
}

/// Calls wordOf(pixel) for every measured point of the rows.
template <class WordOf>
void fillRows(MapRaster& raster, const ScanGrid& grid, std::int64_t firstRow, std::int64_t lastRow, WordOf wordOf)
{
    for (std::int64_t r = std::max<std::int64_t>(firstRow, 0); r <= std::min(lastRow, grid.rows - 1); ++r) {
        auto* line = reinterpret_cast<QRgb*>(raster.image.scanLine(static_cast<int>(r)));
        const std::int64_t points = grid.colsInRow(r), start = grid.index(r, 0);
        for (std::int64_t c = 0; c < points; ++c)
            line[c] = wordOf(static_cast<std::size_t>(start + c));
        std::fill(line + points, line + grid.cols, MapRaster::noPoint);
    }
}

std::vector<QRgb> wordsOf(const std::vector<Rgba>& colours)
{
    std::vector<QRgb> words;
    for (const Rgba& c : colours)
        words.push_back(toQRgb(c) | 0xff000000);
    if (words.empty())
        words.push_back(0xff000000);
    return words;
}

std::vector<QRgb> wordsOf(const ScalarScale& scale)
{
    std::vector<QRgb> words(colourSteps);
    for (int i = 0; i < colourSteps; ++i)
        words[static_cast<std::size_t>(i)] =
            toQRgb(draw::colourAt(scale.colourMap, static_cast<float>(i) / (colourSteps - 1))) | 0xff000000;
    return words;
}

QRgb scalarWord(float value, const ScalarScale& scale, const std::vector<QRgb>& words)
{
    const float t = scale.high > scale.low ? (value - scale.low) / (scale.high - scale.low) : 0.5f;
    if (std::isnan(t))
        return 0xff000000;
    return words[static_cast<std::size_t>(std::lround(std::clamp(t, 0.f, 1.f) * (colourSteps - 1)))];
}

QImage halved(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const int w = std::max(1, grey.width() / 2), h = std::max(1, grey.height() / 2);
    return grey.scaled(w, h, Qt::IgnoreAspectRatio, Qt::SmoothTransformation).convertToFormat(QImage::Format_RGB32);
}

/// Source column of every target column; -1 outside.
std::vector<int> columnTable(const MapRaster& raster, const QRectF& visibleUm, int width, double shiftUm)
{
    std::vector<int> table(static_cast<std::size_t>(width));
    const double step = raster.areaUm.width() / raster.image.width();
    for (int x = 0; x < width; ++x) {
        const double um = visibleUm.left() + (x + 0.5) * visibleUm.width() / width - raster.areaUm.left() - shiftUm;
        const double col = std::floor(um / step);
        table[static_cast<std::size_t>(x)] = col >= 0 && col < raster.image.width() ? static_cast<int>(col) : -1;
    }
    return table;
}

QImage sampleNearest(const MapRaster& raster, const QRectF& visibleUm, QSize size, const RasterColours& colours)
{
    QImage out(size, QImage::Format_RGB32);
    const std::vector<int> even = columnTable(raster, visibleUm, size.width(), 0);
    const std::vector<int> odd = raster.rowShiftUm > 0 ? columnTable(raster, visibleUm, size.width(), raster.rowShiftUm) : even;
    const double stepY = raster.areaUm.height() / raster.image.height();
    const auto bytes = static_cast<std::size_t>(size.width()) * sizeof(QRgb);
    double previous = -1;
    bool previousIsPlain = false; // the checkerboard differs from line to line
    for (int y = 0; y < size.height(); ++y) {
        auto* to = reinterpret_cast<QRgb*>(out.scanLine(y));
        const double row = std::floor((visibleUm.top() + (y + 0.5) * visibleUm.height() / size.height() - raster.areaUm.top()) / stepY);
        if (!(row >= 0 && row < raster.image.height())) {
            std::fill(to, to + size.width(), colours.outside);
            continue;
        }
        if (row == previous && previousIsPlain) {
            std::memcpy(to, out.constScanLine(y - 1), bytes);
            continue;
        }
        const int r = static_cast<int>(row);
        const auto* from = reinterpret_cast<const QRgb*>(raster.image.constScanLine(r));
        const std::vector<int>& table = r % 2 == 1 ? odd : even;
        previous = row;
        previousIsPlain = true;
        for (int x = 0; x < size.width(); ++x) {
            const int c = table[static_cast<std::size_t>(x)];
            const QRgb word = c < 0 ? MapRaster::noPoint : from[c];
            if (word > MapRaster::noPoint) {
                to[x] = word;
            } else if (word == MapRaster::noPoint) {
                to[x] = colours.outside;
            } else {
                to[x] = ((x >> 3) + (y >> 3)) & 1 ? colours.checkerB : colours.checkerA;
                previousIsPlain = false;
            }
        }
    }
    return out;
}

QImage sampleSmooth(const MapRaster& raster, const QRectF& visibleUm, QSize size, const RasterColours& colours)
{
    const double pixelsPerUm = size.width() / visibleUm.width();
    const QImage* level = &raster.image;
    for (const QImage& half : raster.halvings) // the first level that is not shrunk by more than two
        if (raster.areaUm.width() * pixelsPerUm < level->width() * 0.75)
            level = &half;
    const double sx = level->width() / raster.areaUm.width(), sy = level->height() / raster.areaUm.height();
    const QRectF seen = visibleUm & raster.areaUm;
    QImage out(size, QImage::Format_RGB32);
    out.fill(colours.outside);
    if (seen.isEmpty())
        return out;
    const QRectF source((seen.left() - raster.areaUm.left()) * sx, (seen.top() - raster.areaUm.top()) * sy, seen.width() * sx,
                        seen.height() * sy);
    const QRectF target((seen.left() - visibleUm.left()) * pixelsPerUm, (seen.top() - visibleUm.top()) * pixelsPerUm,
                        seen.width() * pixelsPerUm, seen.height() * pixelsPerUm);
    QPainter painter(&out);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() < 8 * source.width());
    painter.drawImage(target, *level, source);
    return out;
}

} // namespace

QRectF gridAreaUm(const ScanGrid& grid)
{
    return {-grid.stepXUm / 2, -grid.stepYUm / 2, static_cast<double>(grid.cols) * grid.stepXUm,
            static_cast<double>(grid.rows) * grid.stepYUm};
}

std::int64_t pixelAt(const ScanGrid& grid, QPointF um)
{
    const auto row = static_cast<std::int64_t>(std::floor(um.y() / grid.stepYUm + 0.5));
    const double shift = grid.kind == GridKind::Hexagonal && row % 2 != 0 ? 0.5 : 0;
    const auto col = static_cast<std::int64_t>(std::floor(um.x() / grid.stepXUm - shift + 0.5));
    return grid.contains(row, col) && col < grid.colsInRow(row) ? grid.index(row, col) : -1;
}

QPointF pixelCentreUm(const ScanGrid& grid, std::int64_t pixel)
{
    const auto [x, y] = grid.positionUm(pixel);
    return {x, y};
}

MapRaster phaseRaster(const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId, const std::vector<Rgba>& colours,
                      const std::vector<PixelState>& state)
{
    MapRaster raster = emptyRaster(grid);
    updatePhaseRows(raster, grid, phaseId, colours, state, 0, grid.rows - 1);
    return raster;
}

void updatePhaseRows(MapRaster& raster, const ScanGrid& grid, const std::vector<std::uint16_t>& phaseId,
                     const std::vector<Rgba>& colours, const std::vector<PixelState>& state, std::int64_t firstRow,
                     std::int64_t lastRow)
{
    const std::vector<QRgb> words = wordsOf(colours);
    fillRows(raster, grid, firstRow, lastRow, [&](std::size_t i) {
        if (!state.empty() && state[i] == PixelState::Pending)
            return MapRaster::pending;
        return words[phaseId[i] < words.size() ? phaseId[i] : 0];
    });
}

ScalarScale robustScale(const std::vector<float>& values, std::string colourMap)
{
    std::vector<float> sample;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / scaleSamples);
    for (std::size_t i = 0; i < values.size(); i += stride)
        if (std::isfinite(values[i]))
            sample.push_back(values[i]);
    ScalarScale scale{0, 1, std::move(colourMap)};
    if (sample.empty())
        return scale;
    const auto percentile = [&](double fraction) {
        const auto k = static_cast<std::ptrdiff_t>(fraction * static_cast<double>(sample.size() - 1));
        std::nth_element(sample.begin(), sample.begin() + k, sample.end());
        return sample[static_cast<std::size_t>(k)];
    };
    scale.low = percentile(0.01);
    scale.high = percentile(0.99);
    return scale;
}

MapRaster scalarRaster(const ScanGrid& grid, const std::vector<float>& values, const ScalarScale& scale)
{
    MapRaster raster = emptyRaster(grid);
    const std::vector<QRgb> words = wordsOf(scale);
    fillRows(raster, grid, 0, grid.rows - 1, [&](std::size_t i) { return scalarWord(values[i], scale, words); });
    return raster;
}

MapRaster confidenceRaster(const PhaseMap& map, const ScalarScale& scale)
{
    MapRaster raster = emptyRaster(map.grid);
    updateConfidenceRows(raster, map, scale, 0, map.grid.rows - 1);
    return raster;
}

void updateConfidenceRows(MapRaster& raster, const PhaseMap& map, const ScalarScale& scale, std::int64_t firstRow,
                          std::int64_t lastRow)
{
    const std::vector<QRgb> words = wordsOf(scale);
    fillRows(raster, map.grid, firstRow, lastRow, [&](std::size_t i) {
        switch (map.state[i]) {
        case PixelState::Pending: return MapRaster::pending;
        case PixelState::NoPattern: return QRgb{0xff000000};
        case PixelState::Classified: break;
        }
        return scalarWord(map.topProbability[i][0], scale, words);
    });
}

QRectF semAreaUm(const SemImage& image, const ScanGrid& grid)
{
    const QRectF map = gridAreaUm(grid);
    if (image.mapInImage && image.mapInImage->width > 0 && image.mapInImage->height > 0) {
        const auto& p = *image.mapInImage;
        const double width = map.width() / p.width, height = map.height() / p.height;
        return {map.left() - p.x * width, map.top() - p.y * height, width, height};
    }
    const double pixel = std::min(map.width() / image.pixels.cols, map.height() / image.pixels.rows);
    const QSizeF size(image.pixels.cols * pixel, image.pixels.rows * pixel);
    return {map.center() - QPointF(size.width() / 2, size.height() / 2), size};
}

MapRaster semRaster(const SemImage& image, const QRectF& areaUm)
{
    MapRaster raster;
    const ScalarScale scale = robustScale(image.pixels.pixels, "grey");
    raster.image = toGreyImage(image.pixels.view(), scale.low, scale.high).convertToFormat(QImage::Format_RGB32);
    raster.areaUm = areaUm;
    raster.smooth = true;
    for (const QImage* last = &raster.image; std::min(last->width(), last->height()) > 256;) {
        raster.halvings.push_back(halved(*last));
        last = &raster.halvings.back();
    }
    return raster;
}

QImage sampleRaster(const MapRaster& raster, const QRectF& visibleUm, QSize size, const RasterColours& colours)
{
    return raster.smooth ? sampleSmooth(raster, visibleUm, size, colours) : sampleNearest(raster, visibleUm, size, colours);
}

} // namespace kikuscope::ui
