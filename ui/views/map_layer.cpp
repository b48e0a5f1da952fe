// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/map_layer.h"

#include "core/analysis/cleanup.h"
#include "ui/widgets/qt_convert.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>
#include <tuple>

namespace kikuscope::ui {
namespace {

const QString resultId = QStringLiteral("result"), confidenceId = QStringLiteral("confidence"),
              entropyId = QStringLiteral("entropy"), agreementId = QStringLiteral("agreement"),
              referenceId = QStringLiteral("reference"), rawId = QStringLiteral("raw"), classPrefix = QStringLiteral("class:"),
              scalarPrefix = QStringLiteral("scalar:"), ipfPrefix = QStringLiteral("ipf:"),
              semPrefix = QStringLiteral("sem:");
constexpr int ipfKeySide = 120;
const ScalarScale probabilityScale{0, 1, "viridis"};
const ScalarScale entropyScale{0, 2, "viridis"}; // bits; 2 = a guess among four
// Quiet where the maps agree, vermilion where they do not (Okabe & Ito 2008: told apart by everybody).
constexpr std::array<QRgb, agreementCount> agreementColours{0xffc9e3d3, 0xffd55e00, 0xff0072b2, 0xff56b4e9,
                                                            0xff000000};

struct MapLayers // translation context
{
    Q_DECLARE_TR_FUNCTIONS(MapLayers)
};

bool isPatternQuality(const std::string& scalarName)
{
    static const char* const words[] = {"contrast", "iq", "bc", "bs", "slope", "quality"};
    const QString lower = toQString(scalarName).toLower();
    return std::any_of(std::begin(words), std::end(words),
                       [&](const char* w) { return lower.contains(QLatin1String(w)); });
}

/// How good the indexing was: of more use than numbers of bands or error codes.
bool isIndexingQuality(const std::string& scalarName)
{
    static const QStringList names{"mad", "ci", "fit"};
    const QString lower = toQString(scalarName).toLower();
    return names.contains(lower) || lower.contains(QLatin1String("deviation")) ||
           lower.contains(QLatin1String("confidence"));
}

/// Short column names of vendors, written out.
QString scalarTitle(const std::string& name)
{
    static const std::pair<const char*, const char*> known[] = {
        {"BC", QT_TRANSLATE_NOOP("MapLayers", "Band contrast (BC)")},
        {"BS", QT_TRANSLATE_NOOP("MapLayers", "Band slope (BS)")},
        {"MAD", QT_TRANSLATE_NOOP("MapLayers", "Mean angular deviation (MAD)")},
        {"IQ", QT_TRANSLATE_NOOP("MapLayers", "Image quality (IQ)")},
        {"CI", QT_TRANSLATE_NOOP("MapLayers", "Confidence index (CI)")},
        {"Fit", QT_TRANSLATE_NOOP("MapLayers", "Fit of the solution")},
        {"Bands", QT_TRANSLATE_NOOP("MapLayers", "Number of bands")},
        {"Error", QT_TRANSLATE_NOOP("MapLayers", "Error code")},
        {"SEM", QT_TRANSLATE_NOOP("MapLayers", "SEM signal")},
    };
    for (const auto& [column, title] : known)
        if (name == column)
            return MapLayers::tr(title);
    return toQString(name);
}

/// A column that a vendor writes although nothing was measured; a sample of it tells.
bool isConstant(const std::vector<float>& values)
{
    constexpr std::size_t samples = 1000;
    const std::size_t stride = std::max<std::size_t>(1, values.size() / samples);
    for (std::size_t i = 0; i < values.size(); i += stride)
        if (values[i] != values.front() && !std::isnan(values[i]))
            return false;
    return true;
}

bool hasPhases(const std::shared_ptr<const CrystalMap>& map) { return map && !map->phaseId.empty(); }
bool canHaveResult(const Session& s) { return s.result() || (s.scan() && s.scan()->patterns); }

MapLayer hintOnly(const QString& text)
{
    MapLayer layer;
    layer.hint = text;
    return layer;
}

MapLayer noResult(const Session& session)
{
    if (session.isClassifying())
        return hintOnly(MapLayers::tr("The classification is about to start."));
    if (!session.scan() || !session.scan()->patterns)
        return hintOnly(MapLayers::tr("This file holds no patterns to classify."));
    return hintOnly(session.model() ? MapLayers::tr("Not classified yet: press F5.")
                                    : MapLayers::tr("Not classified yet: choose a model, then press F5."));
}

MapLayer noReference()
{
    return hintOnly(
        MapLayers::tr("No reference map: open an .ang, .ctf or HDF5 file with File > Open reference map."));
}

/// `scale` as the user wants it.
ScalarScale dressed(ScalarScale scale, const LayerLook& look)
{
    if (!look.colourMap.empty())
        scale.colourMap = look.colourMap;
    if (look.range)
        std::tie(scale.low, scale.high) = *look.range;
    return scale;
}

MapLayer ofProbability(MapRaster raster, const ScalarScale& scale, const QString& unit = {})
{
    MapLayer layer;
    layer.raster = std::move(raster);
    layer.scale = scale;
    layer.unit = unit;
    return layer;
}

void noteCleanUp(MapLayer& layer, const PhaseMap& map)
{
    if (!analysis::isCleaned(map))
        return;
    layer.note = MapLayers::tr("cleaned up");
    const auto done = map.provenance.find("clean_up");
    if (done != map.provenance.end() && done->contains("changed_pixels"))
        layer.noteTip = MapLayers::tr("%1 pixels differ from what the network said. The raw map is kept: layer "
                                      "\"Phases (network, raw)\".")
                            .arg(QLocale().toString(qlonglong((*done)["changed_pixels"].get<std::int64_t>())));
}

/// What the network said before the map was cleaned up.
MapLayer rawLayer(const Session& session)
{
    MapLayer layer;
    if (analysis::isCleaned(*session.result())) {
        auto map = std::make_shared<CrystalMap>();
        map->grid = session.result()->grid;
        map->phases = session.result()->phases;
        map->phaseId = session.result()->rawPhaseId;
        layer.raster = phaseRaster(std::shared_ptr<const CrystalMap>(std::move(map)), session.resultColours());
    } else {
        layer.raster = phaseRaster(session.result(), session.resultColours());
    }
    return layer;
}

MapLayer referenceLayer(const Session& session)
{
    const auto& reference = session.reference();
    if (!hasPhases(reference))
        return noReference();
    MapLayer layer;
    if (!session.referenceIsGroundTruth())
        layer.note = layer.noteTip = toQString(reference->name);
    layer.raster = phaseRaster(reference, session.referenceColours());
    return layer;
}

MapLayer agreementLayer(const Session& session)
{
    const auto& reference = session.reference();
    if (!hasPhases(reference))
        return noReference();
    MapLayer layer;
    layer.raster = agreementRaster(session.result(), reference, session.matches(), agreementColours);
    const bool truth = session.referenceIsGroundTruth();
    const QString texts[agreementCount] = {
        MapLayers::tr("agree"), MapLayers::tr("disagree"), MapLayers::tr("network unknown"),
        truth ? MapLayers::tr("truth not indexed") : MapLayers::tr("reference not indexed"),
        MapLayers::tr("neither indexed")};
    for (std::size_t i = 0; i < agreementCount; ++i)
        layer.key.push_back({agreementColours[i], texts[i]});
    return layer;
}

/// Phases that have pixels; all while they are not counted yet.
std::vector<int> phasesPresent(const Session& session)
{
    std::vector<int> ids;
    const PhaseCounts& counts = session.referenceCounts();
    for (int id = 1; id <= session.reference()->phases.size(); ++id)
        if (counts.empty() || (static_cast<std::size_t>(id) < counts.size() && counts[static_cast<std::size_t>(id)] > 0))
            ids.push_back(id);
    return ids;
}

MapLayer ipfLayer(const Session& session, const QString& axis, bool onPaper)
{
    const auto& reference = session.reference();
    if (!hasPhases(reference))
        return noReference();
    if (reference->orientation.empty())
        return hintOnly(MapLayers::tr("The reference map holds no orientations."));
    MapLayer layer;
    layer.rest = [reference, axis, present = phasesPresent(session), onPaper](MapLayer& made) {
        const auto colours = std::make_shared<const draw::IpfColours>(reference, draw::ipfDirection(toStdString(axis)));
        made.raster = withRowsKept(wordRaster(reference->grid, [colours](std::size_t i) {
            const Rgba c = (*colours)(i);
            return qRgb(c.r, c.g, c.b);
        }));
        prepareRows(made.raster);
        made.keyPictures = onPaper ? draw::ipfKeys(reference->phases, present, 2 * ipfKeySide, {20, 20, 20, 255})
                                   : draw::ipfKeys(reference->phases, present, ipfKeySide, {255, 255, 255, 255});
    };
    layer.noteTip = MapLayers::tr("Which crystal direction lies along this axis of the map: X to the right, Y up, Z out "
                                  "of the surface. RD of OIM is Y here, TD is X.");
    return layer;
}

MapLayer scalarLayer(const Session& session, const QString& name, const LayerLook& look)
{
    const auto& reference = session.reference();
    const ScalarMap* scalar = reference ? reference->scalar(toStdString(name)) : nullptr;
    if (!scalar || scalar->values.empty())
        return hintOnly(MapLayers::tr("%1 is not in this file.").arg(name));
    MapLayer layer;
    layer.scale = dressed(robustScale(scalar->values, isPatternQuality(scalar->name) ? "grey" : "viridis"), look);
    layer.unit = toQString(scalar->unit);
    layer.raster = scalarRaster(reference->grid, {reference, &scalar->values}, *layer.scale);
    return layer;
}

MapLayer semLayer(const Session& session, int index)
{
    const auto& images = session.semImages();
    if (index < 0 || static_cast<std::size_t>(index) >= images.size())
        return hintOnly(MapLayers::tr("No electron image: open one with File > Open electron image."));
    MapLayer layer;
    layer.picture = images[static_cast<std::size_t>(index)];
    layer.pictureAreaUm = semAreaUm(*layer.picture, session.scan()->grid);
    if (const auto registration = session.registrationOf(*layer.picture)) {
        layer.sampleFromPicture = toQTransform(registration->sampleFromImage);
        layer.note = MapLayers::tr("registered");
        layer.noteTip = MapLayers::tr("Placed by %1 points, residual %2 µm.")
                            .arg(registration->points.size())
                            .arg(QLocale().toString(registration->rmsUm, 'g', 3));
    } else if (!layer.picture->mapInImage) {
        layer.note = MapLayers::tr("placement not recorded");
        layer.noteTip = MapLayers::tr(
            "The file does not say where the map lies in this image; it is drawn over the whole map.");
    }
    layer.rest = [](MapLayer& made) {
        made.raster = made.sampleFromPicture ? semRaster(*made.picture, *made.sampleFromPicture)
                                             : semRaster(*made.picture, made.pictureAreaUm);
    };
    return layer;
}

} // namespace

std::vector<LayerName> layersOf(const Session& session)
{
    std::vector<LayerName> layers;
    const auto& reference = session.reference();
    const auto result = session.result();
    if (canHaveResult(session)) {
        layers.push_back({resultId, MapLayers::tr("Phases (network)"), 0});
        if (result && analysis::isCleaned(*result))
            layers.push_back({rawId, MapLayers::tr("Phases (network, raw)"), 0});
        layers.push_back({confidenceId, MapLayers::tr("Confidence"), 0});
        layers.push_back({entropyId, MapLayers::tr("Entropy"), 0});
        layers.push_back({agreementId, MapLayers::tr("Agreement"), 0});
    }
    layers.push_back({referenceId,
                      session.referenceIsGroundTruth() ? MapLayers::tr("Phases (ground truth)")
                                                       : MapLayers::tr("Phases (reference)"),
                      1});
    if (reference)
        for (const ScalarMap& scalar : reference->scalars)
            layers.push_back({scalarPrefix + toQString(scalar.name), scalarTitle(scalar.name), 1});
    if (reference && !reference->orientation.empty()) {
        layers.push_back({ipfPrefix + QLatin1Char('x'), MapLayers::tr("IPF colours, X (right)"), 1});
        layers.push_back({ipfPrefix + QLatin1Char('y'), MapLayers::tr("IPF colours, Y (up)"), 1});
        layers.push_back({ipfPrefix + QLatin1Char('z'), MapLayers::tr("IPF colours, Z (normal)"), 1});
    }
    const auto& images = session.semImages();
    for (std::size_t i = 0; i < images.size(); ++i) {
        const QString name = toQString(images[i]->name);
        layers.push_back(
            {semPrefix + QString::number(i), name.isEmpty() ? MapLayers::tr("Electron image") : name, 2});
    }
    if (images.empty())
        layers.push_back({semPrefix + QLatin1Char('0'), MapLayers::tr("Electron image"), 2});
    if (result)
        for (int id = 1; id <= result->phases.size(); ++id)
            if (const auto i = static_cast<std::size_t>(id);
                i < session.resultCounts().size() && session.resultCounts()[i] > 0)
                layers.push_back({classPrefix + QString::number(id),
                                  MapLayers::tr("Probability of %1").arg(session.resultName(id)), 3});
    return layers;
}

MapLayer makeLayer(const Session& session, const QString& id, const LayerLook& look)
{
    if (!session.scan())
        return {};
    const auto result = session.result();
    if (growsWithResult(id) && !result)
        return noResult(session);
    if (id == resultId) {
        MapLayer layer;
        layer.raster = phaseRaster(result, session.resultColours());
        noteCleanUp(layer, *result);
        return layer;
    }
    if (id == rawId)
        return rawLayer(session);
    if (id == confidenceId)
        return ofProbability(confidenceRaster(result, dressed(probabilityScale, look)), dressed(probabilityScale, look));
    if (id == entropyId) {
        const ScalarScale scale = dressed(entropyScale, look);
        MapLayer layer = ofProbability(entropyRaster(result, scale), scale, MapLayers::tr("bit"));
        layer.noteTip = MapLayers::tr("Shannon entropy of the three best classes and of all others as one: 0 "
                                      "= sure, 2 = a guess among four.");
        return layer;
    }
    if (id == agreementId)
        return agreementLayer(session);
    if (id.startsWith(classPrefix))
        return ofProbability(
            probabilityRaster(result, id.mid(classPrefix.size()).toInt(), dressed(probabilityScale, look)),
            dressed(probabilityScale, look));
    if (id.startsWith(scalarPrefix))
        return scalarLayer(session, id.mid(scalarPrefix.size()), look);
    if (id.startsWith(ipfPrefix))
        return ipfLayer(session, id.mid(ipfPrefix.size()), look.onPaper);
    if (id.startsWith(semPrefix))
        return semLayer(session, id.mid(semPrefix.size()).toInt());
    return referenceLayer(session);
}

void complete(MapLayer& layer)
{
    if (!layer.rest)
        return;
    try {
        layer.rest(layer);
    } catch (const Error& error) {
        layer.raster = {};
        layer.hint = toQString(error.what());
    }
    layer.rest = {};
}

bool growsWithResult(const QString& id)
{
    return id == resultId || id == rawId || id == confidenceId || id == entropyId || id == agreementId ||
           id.startsWith(classPrefix);
}

bool dependsOnReference(const QString& id)
{
    return id == referenceId || id == agreementId || id.startsWith(scalarPrefix) || id.startsWith(ipfPrefix);
}

QStringList defaultLayers(const Session& session)
{
    QStringList layers, images, others;
    const auto& reference = session.reference();
    for (std::size_t i = 0; i < session.semImages().size(); ++i)
        images << semPrefix + QString::number(i);
    if (reference)
        for (const ScalarMap& scalar : reference->scalars)
            if (!isConstant(scalar.values))
                (isPatternQuality(scalar.name) ? images : others) << scalarPrefix + toQString(scalar.name);
    std::stable_partition(others.begin(), others.end(), [](const QString& id) {
        return isIndexingQuality(toStdString(id.mid(scalarPrefix.size())));
    });
    const QString image = images.isEmpty() ? semPrefix + QLatin1Char('0') : images.takeFirst();
    if (canHaveResult(session))
        layers << resultId << referenceId << image << confidenceId;
    else
        layers << referenceId << image;
    return layers << images << others << semPrefix + QLatin1Char('0');
}

} // namespace kikuscope::ui
