// SPDX-License-Identifier: GPL-3.0-or-later
// A layer of the session as a figure file: unsmoothed map, scale bar, legend. Never a grab of a widget.
#pragma once
#include "core/draw/map_image.h"
#include "ui/views/map_layer.h"

namespace kikuscope::ui {

/// Everything a figure needs, copied from the session, so that the picture can be made on another thread.
struct FigureSource
{
    MapLayer layer;
    ScanGrid grid;
    std::vector<draw::LegendEntry> legend;
    std::string title;
    QString provenance; // JSON: what is shown, of which file, by which model and version
};

/// `layer` is an id of map_layer.h. Not while the result grows.
FigureSource figureSource(const Session& session, const QString& layer, const QString& title,
                          const LayerLook& look = {});
/// Throws Error(Unsupported) where the layer holds nothing.
Image<Rgba> renderFigure(const FigureSource& source);
/// Writes the figure as PNG whose text chunks say what made it ("Title", "Software", "Provenance"). Atomic.
/// Throws Error(BadFile) where the file cannot be written.
void saveFigure(const FigureSource& source, const QString& path);

} // namespace kikuscope::ui
