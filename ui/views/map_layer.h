// SPDX-License-Identifier: GPL-3.0-or-later
// What a map pane can show, by id, and how it is drawn. A new layer is one row in layersOf() and one in
// makeLayer().
#pragma once
#include "core/draw/ipf.h"
#include "ui/plot/map_widget.h"
#include "ui/session/session.h"

#include <QString>
#include <functional>
#include <optional>
#include <vector>

namespace kikuscope::ui {

/// Ids: "result", "raw" (where the result was cleaned up), "confidence", "entropy", "agreement", "class:<id>", "reference", "scalar:<name>",
/// "ipf:x", "ipf:y", "ipf:z", "sem:<index>".
struct LayerName
{
    QString id, title;
    int group; // a line is drawn between groups
};

/// Everything there is to show, or that would be after one more step (classify, open a reference, ...).
std::vector<LayerName> layersOf(const Session& session);

/// A snapshot of one layer. Without raster and `rest`, `hint` says why and what to do.
struct MapLayer
{
    MapRaster raster;
    std::function<void(MapLayer&)> rest; // the slow part, work for a job: makes the raster and keyPictures
    std::shared_ptr<const SemImage> picture;
    QRectF pictureAreaUm;
    std::optional<QTransform> sampleFromPicture; // registered: instead of pictureAreaUm
    std::optional<ScalarScale> scale;
    QString unit;
    std::vector<KeyEntry> key;
    std::vector<draw::KeyPicture> keyPictures; // colours of inverse pole figures
    QString note, noteTip, hint;
};
/// What the user wants instead of what suits a layer of numbers; empty where the layer may choose.
struct LayerLook
{
    std::string colourMap;
    std::optional<std::pair<float, float>> range;
    bool onPaper = false; // keys for a white page, larger; else in white for a dark map
};
/// Throws Error(Inconsistent) where a map is damaged.
MapLayer makeLayer(const Session& session, const QString& id, const LayerLook& look = {});
/// Does what the layer left for a job; sets `hint` instead of a raster where the map turns out to be damaged.
void complete(MapLayer& layer);

/// Layers that change row by row while a classification runs.
bool growsWithResult(const QString& id);
bool dependsOnReference(const QString& id);

/// What to show in the first panes when a scan is opened, best first.
QStringList defaultLayers(const Session& session);

} // namespace kikuscope::ui
