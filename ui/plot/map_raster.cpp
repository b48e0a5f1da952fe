// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/plot/map_raster.h"

#include "core/base/error.h"
#include "core/draw/palette.h"
#include "ui/widgets/qt_convert.h"

#include <QPainter>
#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <unordered_map>

namespace kikuscope::ui {
namespace {

constexpr std::size_t scaleSamples =
    40000; // enough for percentiles of a map of any size, and a few ms to take
constexpr int colourSteps = 256;
constexpr int entropySteps = 1024;
constexpr QRgb black = 0xff000000;
constexpr int mostColsKept = 2048;          // wider rows are seen in part only, or one column of several
constexpr int mostPixelsKept = 4 * 1 << 20; // 16 MiB

void requireSize(std::size_t values, const ScanGrid& grid)
{
    if (values < static_cast<std::size_t>(grid.size()))
        throw Error(ErrorKind::Inconsistent, "The map has " + std::to_string(grid.size()) +
                                                 " pixels but only " + std::to_string(values) +
                                                 " values; open its file anew.");
}

/// wordOf(pixel) is called for measured points that are seen.
template <class WordOf> MapRaster makeRaster(const ScanGrid& grid, WordOf wordOf)
{
    MapRaster raster;
    raster.rows = static_cast<int>(grid.rows);
    raster.cols = static_cast<int>(grid.cols);
    raster.areaUm = gridAreaUm(grid);
    raster.rowShiftUm = grid.kind == GridKind::Hexagonal ? grid.stepXUm / 2 : 0;
    raster.lookup = [grid, wordOf](std::int64_t row, const int* columns, int count, QRgb* words) {
        const auto start = static_cast<std::size_t>(grid.index(row, 0));
        const auto points = static_cast<int>(grid.colsInRow(row));
        for (int i = 0; i < count; ++i)
            words[i] = columns[i] < points ? wordOf(start + static_cast<std::size_t>(columns[i]))
                                           : MapRaster::noPoint;
    };
    return raster;
}

std::vector<QRgb> wordsOf(const std::vector<Rgba>& colours)
{
    std::vector<QRgb> words;
    for (const Rgba& c : colours)
        words.push_back(toQRgb(c) | black);
    if (words.empty())
        words.push_back(black);
    return words;
}

/// Words of a continuous colour map.
class ScalarWords
{
public:
    explicit ScalarWords(const ScalarScale& scale)
        : m_low(scale.low),
          m_factor(scale.high > scale.low ? (colourSteps - 1) / (scale.high - scale.low) : 0),
          m_words(colourSteps)
    {
        for (int i = 0; i < colourSteps; ++i)
            m_words[static_cast<std::size_t>(i)] =
                toQRgb(draw::colourAt(scale.colourMap, static_cast<float>(i) / (colourSteps - 1))) | black;
    }
    QRgb operator()(float value) const
    {
        if (std::isnan(value))
            return black;
        const float step = m_factor > 0 ? (value - m_low) * m_factor + 0.5f : colourSteps / 2.f;
        return m_words[static_cast<std::size_t>(std::clamp(step, 0.f, colourSteps - 0.5f))];
    }

private:
    float m_low, m_factor;
    std::vector<QRgb> m_words;
};

/// Words of a number that a classified pixel has.
template <class ValueOf>
MapRaster resultRaster(std::shared_ptr<const PhaseMap> map, const ScalarScale& scale, ValueOf valueOf)
{
    requireSize(std::min(map->state.size(), map->topProbability.size()), map->grid);
    const ScanGrid grid = map->grid;
    return makeRaster(grid, [map = std::move(map), words = ScalarWords(scale), valueOf](std::size_t i) {
        switch (map->state[i]) {
        case PixelState::Pending:
            return MapRaster::pending;
        case PixelState::NoPattern:
            return black;
        case PixelState::Classified:
            break;
        }
        return words(valueOf(*map, i));
    });
}

/// -p log2 p for p = 0, 1/1024, ... 1.
const float* entropyTerms()
{
    static const std::vector<float> table = [] {
        std::vector<float> terms(entropySteps + 1, 0.f);
        for (int i = 1; i <= entropySteps; ++i) {
            const double p = static_cast<double>(i) / entropySteps;
            terms[static_cast<std::size_t>(i)] = static_cast<float>(-p * std::log2(p));
        }
        return terms;
    }();
    return table.data();
}

QImage halved(const QImage& image)
{
    const QImage grey = image.convertToFormat(QImage::Format_Grayscale8);
    const int w = std::max(1, grey.width() / 2), h = std::max(1, grey.height() / 2);
    return grey.scaled(w, h, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
        .convertToFormat(QImage::Format_RGB32);
}

/// The pixels of a picture line that lie on the map, and the map's column of each.
struct ColumnTable
{
    int first = 0; // picture pixel of columns[0]
    std::vector<int> columns;
    int end() const { return first + static_cast<int>(columns.size()); }
};

ColumnTable columnTable(const QRectF& areaUm, int cols, const QRectF& visibleUm, int width, double shiftUm)
{
    ColumnTable table;
    const double step = areaUm.width() / cols;
    for (int x = 0; x < width; ++x) {
        const double um = visibleUm.left() + (x + 0.5) * visibleUm.width() / width - areaUm.left() - shiftUm;
        const double col = std::floor(um / step);
        if (!(col >= 0 && col < cols))
            continue;
        if (table.columns.empty())
            table.first = x;
        table.columns.push_back(static_cast<int>(col));
    }
    return table;
}

double rowAt(const QRectF& areaUm, int rows, const QRectF& visibleUm, int height, int y)
{
    const double um = visibleUm.top() + (y + 0.5) * visibleUm.height() / height - areaUm.top();
    return std::floor(um / (areaUm.height() / rows));
}

/// The special words become colours; returns whether there was a checkerboard, which differs from line to
/// line.
bool replaceSpecialWords(QRgb* line, int first, int end, int y, const RasterColours& colours)
{
    bool checkered = false;
    for (int x = first; x < end; ++x) {
        if (line[x] > MapRaster::noPoint)
            continue;
        if (line[x] == MapRaster::noPoint) {
            line[x] = colours.outside;
        } else {
            line[x] = ((x >> 3) + (y >> 3)) & 1 ? colours.checkerB : colours.checkerA;
            checkered = true;
        }
    }
    return checkered;
}

void sampleMapLines(const MapRaster& raster, const QRectF& visibleUm, QImage& picture, int firstLine,
                    int lastLine, const RasterColours& colours)
{
    const int width = picture.width();
    const ColumnTable even = columnTable(raster.areaUm, raster.cols, visibleUm, width, 0);
    const ColumnTable odd = raster.rowShiftUm > 0
                                ? columnTable(raster.areaUm, raster.cols, visibleUm, width, raster.rowShiftUm)
                                : even;
    double previous = -1;
    bool previousIsPlain = false;
    for (int y = firstLine; y <= lastLine; ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        const double row = rowAt(raster.areaUm, raster.rows, visibleUm, picture.height(), y);
        if (!(row >= 0 && row < raster.rows)) {
            std::fill(line, line + width, colours.outside);
            continue;
        }
        if (row == previous && previousIsPlain) {
            std::memcpy(line, picture.constScanLine(y - 1), static_cast<std::size_t>(width) * sizeof(QRgb));
            continue;
        }
        const auto r = static_cast<std::int64_t>(row);
        const ColumnTable& table = r % 2 == 1 ? odd : even;
        std::fill(line, line + table.first, colours.outside);
        raster.lookup(r, table.columns.data(), static_cast<int>(table.columns.size()), line + table.first);
        std::fill(line + table.end(), line + width, colours.outside);
        previous = row;
        previousIsPlain = !replaceSpecialWords(line, table.first, table.end(), y, colours);
    }
}

/// A registered picture: each level is drawn through the whole transform.
void sampleTransformed(const MapRaster& raster, const QRectF& visibleUm, QImage& picture, const RasterColours& colours)
{
    picture.fill(colours.outside);
    if ((visibleUm & raster.areaUm).isEmpty())
        return;
    const double pixelsPerUm = picture.width() / visibleUm.width();
    const QImage* level = &raster.image;
    for (const QImage& half : raster.halvings)
        if (raster.areaUm.width() * pixelsPerUm < level->width() * 0.75)
            level = &half;
    const QTransform imageFromLevel = QTransform::fromScale(static_cast<double>(raster.image.width()) / level->width(),
                                                            static_cast<double>(raster.image.height()) / level->height());
    const QTransform screenFromSample(pixelsPerUm, 0, 0, picture.height() / visibleUm.height(),
                                      -visibleUm.left() * pixelsPerUm,
                                      -visibleUm.top() * picture.height() / visibleUm.height());
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setTransform(imageFromLevel * raster.sampleFromImage * screenFromSample); // Qt: left to right
    painter.drawImage(0, 0, *level);
}

void samplePicture(const MapRaster& raster, const QRectF& visibleUm, QImage& picture,
                   const RasterColours& colours)
{
    if (!raster.sampleFromImage.isIdentity())
        return sampleTransformed(raster, visibleUm, picture, colours);
    const double pixelsPerUm = picture.width() / visibleUm.width();
    const QImage* level = &raster.image;
    for (const QImage& half : raster.halvings) // the last level that is not enlarged by much
        if (raster.areaUm.width() * pixelsPerUm < level->width() * 0.75)
            level = &half;
    picture.fill(colours.outside);
    const QRectF seen = visibleUm & raster.areaUm;
    if (seen.isEmpty())
        return;
    const double sx = level->width() / raster.areaUm.width(), sy = level->height() / raster.areaUm.height();
    const QRectF source((seen.left() - raster.areaUm.left()) * sx, (seen.top() - raster.areaUm.top()) * sy,
                        seen.width() * sx, seen.height() * sy);
    const QRectF target((seen.left() - visibleUm.left()) * pixelsPerUm,
                        (seen.top() - visibleUm.top()) * pixelsPerUm, seen.width() * pixelsPerUm,
                        seen.height() * pixelsPerUm);
    QPainter painter(&picture);
    painter.setRenderHint(QPainter::SmoothPixmapTransform, target.width() < 8 * source.width());
    painter.drawImage(target, *level, source);
}

QRgb mixed(QRgb colour, QRgb faded)
{
    const auto mix = [](int a, int b) { return (a + 3 * b) / 4; };
    return qRgb(mix(qRed(colour), qRed(faded)), mix(qGreen(colour), qGreen(faded)),
                mix(qBlue(colour), qBlue(faded)));
}

} // namespace

QRgb MapRaster::wordAt(int row, int col) const
{
    if (isPicture())
        return image.pixel(col, row);
    QRgb word = noPoint;
    lookup(row, &col, 1, &word);
    return word;
}

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

MapRaster phaseRaster(std::shared_ptr<const PhaseMap> map, const std::vector<Rgba>& colours)
{
    requireSize(std::min(map->state.size(), map->phaseId.size()), map->grid);
    const ScanGrid grid = map->grid;
    return makeRaster(grid, [map = std::move(map), words = wordsOf(colours)](std::size_t i) {
        if (map->state[i] == PixelState::Pending)
            return MapRaster::pending;
        return words[map->phaseId[i] < words.size() ? map->phaseId[i] : 0];
    });
}

MapRaster phaseRaster(std::shared_ptr<const CrystalMap> map, const std::vector<Rgba>& colours)
{
    requireSize(map->phaseId.size(), map->grid);
    const ScanGrid grid = map->grid;
    return makeRaster(grid, [map = std::move(map), words = wordsOf(colours)](std::size_t i) {
        return words[map->phaseId[i] < words.size() ? map->phaseId[i] : 0];
    });
}

MapRaster wordRaster(const ScanGrid& grid, std::function<QRgb(std::size_t)> wordOf)
{
    return makeRaster(grid, std::move(wordOf));
}

MapRaster withRowsKept(MapRaster raster)
{
    if (raster.cols > mostColsKept)
        return raster;
    struct Kept
    {
        std::unordered_map<std::int64_t, std::vector<QRgb>> rows;
        std::vector<int> columns;
    };
    const auto kept = std::make_shared<Kept>();
    kept->columns.resize(static_cast<std::size_t>(raster.cols));
    std::iota(kept->columns.begin(), kept->columns.end(), 0);
    const std::size_t most = static_cast<std::size_t>(mostPixelsKept / raster.cols);
    raster.lookup = [kept, most, make = std::move(raster.lookup)](std::int64_t row, const int* columns, int count, QRgb* words) {
        if (kept->rows.size() >= most && !kept->rows.contains(row))
            kept->rows.clear();
        std::vector<QRgb>& all = kept->rows[row];
        if (all.empty()) {
            all.resize(kept->columns.size());
            make(row, kept->columns.data(), static_cast<int>(all.size()), all.data());
        }
        for (int i = 0; i < count; ++i)
            words[i] = all[static_cast<std::size_t>(columns[i])];
    };
    return raster;
}

void prepareRows(const MapRaster& raster)
{
    if (raster.cols > mostColsKept || std::int64_t{raster.rows} * raster.cols > mostPixelsKept)
        return;
    for (int row = 0; row < raster.rows; ++row)
        raster.wordAt(row, 0);
}

MapRaster scalarRaster(const ScanGrid& grid, std::shared_ptr<const std::vector<float>> values,
                       const ScalarScale& scale)
{
    requireSize(values->size(), grid);
    return makeRaster(grid, [values = std::move(values), words = ScalarWords(scale)](std::size_t i) {
        return words((*values)[i]);
    });
}

MapRaster confidenceRaster(std::shared_ptr<const PhaseMap> map, const ScalarScale& scale)
{
    return resultRaster(std::move(map), scale,
                        [](const PhaseMap& m, std::size_t i) { return m.topProbability[i][0]; });
}

MapRaster probabilityRaster(std::shared_ptr<const PhaseMap> map, int id, const ScalarScale& scale)
{
    requireSize(map->topId.size(), map->grid);
    return resultRaster(std::move(map), scale, [id](const PhaseMap& m, std::size_t i) {
        for (std::size_t k = 0; k < 3; ++k)
            if (m.topId[i][k] == id)
                return m.topProbability[i][k];
        return 0.f;
    });
}

MapRaster entropyRaster(std::shared_ptr<const PhaseMap> map, const ScalarScale& scale)
{
    return resultRaster(std::move(map), scale, [terms = entropyTerms()](const PhaseMap& m, std::size_t i) {
        const auto& p = m.topProbability[i];
        const auto stepOf = [](float value) {
            return std::clamp(static_cast<int>(value * entropySteps + 0.5f), 0, entropySteps);
        };
        const int a = stepOf(p[0]), b = stepOf(p[1]), c = stepOf(p[2]);
        return terms[a] + terms[b] + terms[c] + terms[std::max(0, entropySteps - a - b - c)];
    });
}

MapRaster agreementRaster(std::shared_ptr<const PhaseMap> result, std::shared_ptr<const CrystalMap> reference,
                          const std::vector<int>& matchOf, const std::array<QRgb, agreementCount>& words)
{
    requireSize(std::min(result->state.size(), result->phaseId.size()), result->grid);
    requireSize(reference->phaseId.size(), result->grid);
    const ScanGrid grid = result->grid;
    const auto wordOf = [words](Agreement a) { return words[static_cast<std::size_t>(a)]; };
    return makeRaster(grid, [=, result = std::move(result), reference = std::move(reference)](std::size_t i) {
        if (result->state[i] == PixelState::Pending)
            return MapRaster::pending;
        const int ours = result->phaseId[i], theirs = reference->phaseId[i];
        if (ours == 0 || theirs == 0)
            return wordOf(ours != 0     ? Agreement::ReferenceNotIndexed
                          : theirs != 0 ? Agreement::ResultUnknown
                                        : Agreement::NeitherIndexed);
        const auto u = static_cast<std::size_t>(theirs);
        return wordOf(u < matchOf.size() && matchOf[u] == ours ? Agreement::Agree : Agreement::Disagree);
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
    raster.image =
        toGreyImage(image.pixels.view(), scale.low, scale.high).convertToFormat(QImage::Format_RGB32);
    raster.areaUm = areaUm;
    for (const QImage* last = &raster.image; std::min(last->width(), last->height()) > 256;) {
        raster.halvings.push_back(halved(*last));
        last = &raster.halvings.back();
    }
    return raster;
}

QTransform toQTransform(const Eigen::Matrix3d& m)
{
    return {m(0, 0), m(1, 0), m(2, 0), m(0, 1), m(1, 1), m(2, 1), m(0, 2), m(1, 2), m(2, 2)}; // Qt: row vectors
}

MapRaster semRaster(const SemImage& image, const QTransform& sampleFromImage)
{
    MapRaster raster = semRaster(image, sampleFromImage.mapRect(QRectF(0, 0, image.pixels.cols, image.pixels.rows)));
    raster.sampleFromImage = sampleFromImage;
    return raster;
}

void sampleLines(const MapRaster& raster, const QRectF& visibleUm, QImage& picture, int first, int last,
                 const RasterColours& colours)
{
    if (raster.isPicture())
        samplePicture(raster, visibleUm, picture, colours);
    else
        sampleMapLines(raster, visibleUm, picture, std::max(first, 0), std::min(last, picture.height() - 1),
                       colours);
}

QImage sampleRaster(const MapRaster& raster, const QRectF& visibleUm, QSize size,
                    const RasterColours& colours)
{
    QImage picture(size, QImage::Format_RGB32);
    sampleLines(raster, visibleUm, picture, 0, size.height() - 1, colours);
    return picture;
}

std::pair<int, int> linesOfRows(const MapRaster& raster, const QRectF& visibleUm, int height,
                                std::int64_t firstRow, std::int64_t lastRow)
{
    const double linesPerUm = height / visibleUm.height(), step = raster.areaUm.height() / raster.rows;
    const auto lineAt = [&](std::int64_t row) {
        return (raster.areaUm.top() + static_cast<double>(row) * step - visibleUm.top()) * linesPerUm;
    };
    const double first = std::floor(lineAt(firstRow)), last = std::ceil(lineAt(lastRow + 1));
    return {static_cast<int>(std::clamp(first, 0., static_cast<double>(height))),
            static_cast<int>(std::clamp(last, -1., height - 1.))};
}

void fadeUnselected(const MapHighlight& highlight, const QRectF& visibleUm, QImage& picture, int first,
                    int last, QRgb faded, bool around)
{
    const ScanGrid& grid = highlight.grid;
    const QRectF area = gridAreaUm(grid);
    const int rows = static_cast<int>(grid.rows), cols = static_cast<int>(grid.cols), width = picture.width();
    const double shift = grid.kind == GridKind::Hexagonal ? grid.stepXUm / 2 : 0;
    const ColumnTable even = columnTable(area, cols, visibleUm, width, 0);
    const ColumnTable odd = shift > 0 ? columnTable(area, cols, visibleUm, width, shift) : even;
    const auto fade = [faded](QRgb word) { return mixed(word, faded); };
    for (int y = std::max(first, 0); y <= std::min(last, picture.height() - 1); ++y) {
        auto* line = reinterpret_cast<QRgb*>(picture.scanLine(y));
        const double row = rowAt(area, rows, visibleUm, picture.height(), y);
        const bool onMap = row >= 0 && row < rows;
        const auto r = onMap ? static_cast<std::int64_t>(row) : 0;
        const ColumnTable& table = r % 2 == 1 ? odd : even;
        const int begin = onMap ? table.first : width, end = onMap ? table.end() : width;
        if (around) {
            std::transform(line, line + begin, line, fade);
            std::transform(line + end, line + width, line + end, fade);
        }
        if (!onMap)
            continue;
        const std::uint8_t* mask = highlight.mask->data() + grid.index(r, 0);
        for (int x = begin; x < end; ++x)
            if (!mask[table.columns[static_cast<std::size_t>(x - begin)]])
                line[x] = fade(line[x]);
    }
}

} // namespace kikuscope::ui
