// SPDX-License-Identifier: GPL-3.0-or-later
// From what was drawn on a map to the pixels it selects; safe to run in a job.
#pragma once
#include "core/analysis/grains.h"
#include "core/analysis/selection_shapes.h"
#include "ui/session/pixel_selection.h"

namespace kikuscope::ui {

class Session;

enum class SelectionTool { Probe, Pixel, Rectangle, Lasso, Line, Flood, Grain };

struct ShapeRequest
{
    SelectionTool tool = SelectionTool::Rectangle;
    std::vector<analysis::PointUm>
        points; // Pixel: a path; Rectangle, Line: two ends; Lasso: corners; else the seed
    analysis::Combination combination = analysis::Combination::Replace;
    double grainAngle = analysis::grainAngle; // rad
    ScanGrid grid;
    std::shared_ptr<const PixelSelection> old;
    // Of Flood and Grain: the map whose phases connect, and the orientations (null: none).
    std::shared_ptr<const std::vector<std::uint16_t>> phaseId;
    std::shared_ptr<const std::vector<PixelState>> state; // null: nothing is pending
    std::shared_ptr<const CrystalMap> orientations;
    QString description;
};

/// Fills in grid, old selection and maps. The phases are those of the reference, if `preferReference`, or
/// else of the result; a map that is growing is copied, since a job will read it. Without a map, Flood and
/// Grain select nothing.
ShapeRequest shapeRequest(const Session& session, SelectionTool tool, bool preferReference);

/// The selection after the shape; count 0 where nothing is left. A line alone keeps the order of its pixels.
PixelSelection selectShape(const ShapeRequest& request);

} // namespace kikuscope::ui
