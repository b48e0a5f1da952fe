// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_export.h"

#include "core/base/error.h"
#include "core/base/version.h"
#include "ui/session/phase_rows.h"
#include "ui/widgets/png_file.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <numeric>
#include <utility>

namespace kikuscope::ui {
namespace {

constexpr int figureWidth = 1200;
constexpr int scaleEntries = 5; // of a continuous colour map in the legend

/// The stroke letters of figures are ASCII: umlauts are written out.
std::string plainText(QString text)
{
    static const std::pair<QChar, const char*> table[] = {
        {u'\u00e4', "ae"}, {u'\u00f6', "oe"}, {u'\u00fc', "ue"}, {u'\u00c4', "Ae"},
        {u'\u00d6', "Oe"}, {u'\u00dc', "Ue"}, {u'\u00df', "ss"}};
    for (const auto& [letter, plain] : table)
        text.replace(letter, QLatin1String(plain));
    return toStdString(text);
}

/// Phases that are there, in the order of the phase table, with their share of all measured points. Hidden ones are
/// left out.
std::vector<draw::LegendEntry> phaseLegend(const Session& session, bool ofResult)
{
    std::vector<draw::LegendEntry> legend;
    for (const PhaseRow& row : phaseRows(session)) {
        const auto& share = ofResult ? row.result : row.reference;
        if (!share || share->pixels == 0 || !row.visible)
            continue;
        const QString name =
            row.key.empty() ? QCoreApplication::translate("MapLayers", "not indexed") : row.name;
        const QString percent = QLocale().toString(100 * share->ofAll, 'f', 1);
        legend.push_back({row.colour, plainText(QStringLiteral("%1  %2 %").arg(name, percent))});
    }
    return legend;
}

std::vector<draw::LegendEntry> legendOf(const Session& session, const QString& id, const MapLayer& layer)
{
    if (id == QLatin1String("result") && session.result())
        return phaseLegend(session, true);
    if (id == QLatin1String("reference") && session.reference())
        return phaseLegend(session, false);
    std::vector<draw::LegendEntry> legend;
    for (const KeyEntry& entry : layer.key)
        legend.push_back({toRgba(entry.colour), plainText(entry.text)});
    if (layer.scale)
        for (int i = scaleEntries - 1; i >= 0; --i) {
            const float t = static_cast<float>(i) / (scaleEntries - 1);
            const double value =
                static_cast<double>(layer.scale->low + t * (layer.scale->high - layer.scale->low));
            legend.push_back(
                {draw::colourAt(layer.scale->colourMap, t),
                 plainText(QStringLiteral("%1 %2").arg(QLocale().toString(value, 'g', 4), layer.unit))});
        }
    return legend;
}

QString provenanceOf(const Session& session, const QString& id)
{
    Json json{{"program", "Kikuscope " KIKUSCOPE_VERSION},
              {"layer", toStdString(id)},
              {"scan", session.scan()->name},
              {"file", toStdString(fromPath(session.scan()->path.filename()))},
              {"simulated", session.isSimulated()}};
    if (dependsOnReference(id) && session.reference())
        json["reference"] = session.reference()->name;
    if (growsWithResult(id) && session.result())
        json["result"] = session.result()->provenance;
    if (!session.phaseStyles().empty())
        json["phase_styles"] = session.phaseStyles().toJson();
    return toQString(json.dump(-1, ' ', false, Json::error_handler_t::replace));
}

/// The words of a raster as a picture: one pixel per scan pixel; pixels without a colour are transparent.
Image<Rgba> pictureOf(const MapRaster& raster)
{
    const QSize size = raster.size();
    Image<Rgba> picture(size.height(), size.width());
    std::vector<int> columns(static_cast<std::size_t>(size.width()));
    std::iota(columns.begin(), columns.end(), 0);
    std::vector<QRgb> words(columns.size());
    for (int row = 0; row < size.height(); ++row) {
        if (raster.isPicture())
            std::copy_n(reinterpret_cast<const QRgb*>(raster.image.constScanLine(row)), words.size(),
                        words.begin());
        else
            raster.lookup(row, columns.data(), size.width(), words.data());
        std::transform(words.begin(), words.end(), &picture(row, 0), [](QRgb word) {
            return word > MapRaster::noPoint ? toRgba(word) : Rgba{0, 0, 0, 0};
        });
    }
    return picture;
}

/// A registered picture where the map is, in sample coordinates.
MapRaster overTheMap(const MapRaster& registered, const ScanGrid& grid)
{
    const QRectF area = gridAreaUm(grid);
    const QSize size(figureWidth, std::max(1, static_cast<int>(figureWidth * area.height() / area.width())));
    MapRaster raster;
    raster.image = sampleRaster(registered, area, size, {.outside = 0xffffffff});
    raster.areaUm = area;
    return raster;
}

} // namespace

FigureSource figureSource(const Session& session, const QString& layer, const QString& title, const LayerLook& look)
{
    FigureSource source;
    LayerLook onPaper = look;
    onPaper.onPaper = true;
    source.layer = makeLayer(session, layer, onPaper);
    source.grid = session.scan()->grid;
    source.legend = legendOf(session, layer, source.layer);
    const bool saysSo =
        !session.isSimulated() || title.contains(QLatin1String("simulated"), Qt::CaseInsensitive);
    source.title =
        plainText(saysSo ? title : QCoreApplication::translate("MapLayers", "%1 (simulated)").arg(title));
    source.provenance = provenanceOf(session, layer);
    return source;
}

Image<Rgba> renderFigure(const FigureSource& source)
{
    MapLayer layer = source.layer;
    complete(layer);
    MapRaster raster = layer.raster;
    ScanGrid grid = source.grid;
    if (raster.isPicture()) {
        if (layer.sampleFromPicture)
            raster = overTheMap(raster, grid);
        grid = {};
        grid.rows = raster.size().height();
        grid.cols = raster.size().width();
        grid.stepXUm = raster.areaUm.width() / static_cast<double>(grid.cols);
        grid.stepYUm = raster.areaUm.height() / static_cast<double>(grid.rows);
    }
    if (raster.isEmpty())
        throw Error(ErrorKind::Unsupported,
                    "This pane shows no map; classify the scan or open a reference first.");
    return draw::withKeysBeside(draw::mapFigure(pictureOf(raster), grid, source.legend, source.title, figureWidth),
                                layer.keyPictures);
}

void saveFigure(const FigureSource& source, const QString& path)
{
    QImage image = toQImage(renderFigure(source)).convertToFormat(QImage::Format_RGB32);
    const std::pair<const char*, QString> chunks[] = {
        {"Title", toQString(source.title)},
        {"Provenance", source.provenance}};
    for (const auto& [name, text] : chunks)
        image.setText(QString::fromLatin1(name), text);
    writePng(std::move(image), path);
}

} // namespace kikuscope::ui
