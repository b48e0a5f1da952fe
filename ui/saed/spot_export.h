// SPDX-License-Identifier: GPL-3.0-or-later
// A measured spot pattern as files: the picture with indices, and its spots as a table.
#pragma once
#include "ui/saed/spot_bench.h"
#include "ui/saed/spot_canvas.h"

namespace kikuscope::ui {

/// The picture of a pattern with everything that is known of it.
SpotPicture pictureOf(const OpenSpotPattern& pattern);

/// PNG, the pattern enlarged to at least 1200 pixels; text chunks say what made it. Atomic. Throws Error(BadFile) where the
/// file cannot be written.
void saveSpotPicture(const SpotPicture& picture, const SpotLook& look, const QString& title, const QString& path);

/// One line per spot: place, distance, spacing, azimuth, intensity, node of the lattice, and index and distance of the nearest
/// simulated spot. Numbers with a point, columns by commas.
QString spotsCsv(const OpenSpotPattern& pattern, double cameraConstantPx);
/// Atomic. Throws Error(BadFile).
void saveText(const QString& text, const QString& path);

} // namespace kikuscope::ui
