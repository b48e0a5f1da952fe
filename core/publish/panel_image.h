// SPDX-License-Identifier: GPL-3.0-or-later
// Panels that are pictures: electron images, placed on the map where they were registered, and single patterns.
#pragma once
#include "core/draw/figure.h"
#include "core/publish/figure_input.h"

namespace kikuscope::publish {

/// An image file, the electron image named by the panel (else the first) of a scan, or the open one. `under`: the grid of
/// the map that the placement of the panel refers to; else null. Throws Error naming the file.
draw::PanelContent imagePanel(const draw::PanelRecipe& panel, const FigureInput& input, const ScanGrid* under);
/// The pattern at the panel's row and column, darkest to brightest. Throws Error(BadSetting) where there is none.
draw::PanelContent patternPanel(const draw::PanelRecipe& panel, const FigureInput& input);

} // namespace kikuscope::publish
