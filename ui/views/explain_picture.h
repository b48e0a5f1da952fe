// SPDX-License-Identifier: GPL-3.0-or-later
// What core says of a pixel as pictures: for the panels of the Explain view and for files.
#pragma once
#include "core/nn/crystal_heat.h"
#include "core/nn/explain_scan.h"
#include "ui/plot/heat_canvas.h"
#include "ui/session/heat_probe.h"

#include <QString>
#include <vector>

namespace kikuscope::ui {

/// Empty where the pixel has no pattern.
HeatPicture pictureOf(const HeatAnswer& answer);
HeatPicture pictureOf(const nn::MeanHeat& mean);
/// In stereographic projection, with the zone axes of the phase; grey where no pattern reached.
HeatPicture pictureOf(const nn::CrystalHeat& heat, const Phase& phase);

/// "[1 -1 0]" with bars over the numbers instead of signs, and no spaces.
QString withBars(const std::string& indices);

struct HeatFigurePanel
{
    HeatPicture picture;
    QString caption;
};
/// Panels side by side with captions and the bar of the colours, as PNG whose text chunks say what made it. Atomic. Throws
/// Error(BadFile) where the file cannot be written.
void saveHeatFigure(const std::vector<HeatFigurePanel>& panels, const HeatStyle& style, const QString& provenance, const QString& path);

} // namespace kikuscope::ui
