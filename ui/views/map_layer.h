// SPDX-License-Identifier: GPL-3.0-or-later
// What a map pane can show, by id, and how it is drawn. A new layer is one row in layersOf() and one in
// makeLayer().
#pragma once
#include "core/draw/ipf.h"
#include "ui/plot/map_widget.h"
#include "ui/session/session.h"

#include <QString>
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

/// A snapshot of one layer. Without raster and picture, `hint` says why and what to do.
struct MapLayer
{
    MapRaster raster;
    std::shared_ptr<const SemImage> picture; // instead of the raster: semRaster() makes it, in a job
    QRectF pictureAreaUm;
    std::optional<QTransform> sampleFromPicture; // registered: instead of pictureAreaUm
    std::optional<ScalarScale> scale;
    QString unit;
    std::vector<KeyEntry> key;
    std::vector<draw::KeyPicture> keyPictures; // colours of inverse pole figures, in white on dark
    QString note, noteTip, hint;
};
/// What the user wants instead of what suits a layer of numbers; empty where the layer may choose.
struct LayerLook
{
    std::string colourMap;
    std::optional<std::pair<float, float>> range;
};
/// Throws Error(Inconsistent) where a map is damaged.
MapLayer makeLayer(const Session& session, const QString& id, const LayerLook& look = {});
/// Colour keys of the "ipf:..." layers for a white page.
std::vector<draw::KeyPicture> ipfKeysOnPaper(const Session& session);
/// The raster of a layer that is a picture: work for a job.
MapRaster pictureRaster(const MapLayer& layer);

/// Layers that change row by row while a classification runs.
bool growsWithResult(const QString& id);
bool dependsOnReference(const QString& id);

/// What to show in the first panes when a scan is opened, best first.
QStringList defaultLayers(const Session& session);

} // namespace kikuscope::ui
