// SPDX-License-Identifier: GPL-3.0-or-later
// Figures for papers (the three panels of Kaufmann et al. 2020, Fig. 4, and other layouts): panels are placed on a page
// of given width; what comes out is a Drawing.
#pragma once
#include "core/draw/drawing.h"
#include "core/draw/figure_recipe.h"
#include "core/draw/ipf.h"
#include "core/draw/map_image.h"

#include <optional>

namespace kikuscope::draw {

struct ColourBar
{
    std::string colourMap;
    double low = 0, high = 1;
    std::string label; // "Confidence", "Band contrast"
};

/// What a panel holds once its file was read.
struct PanelContent
{
    Image<Rgba> pixels;
    double widthUm = 0, heightUm = 0; // 0: unknown, then no scale bar
    bool smooth = false;              // electron images
    std::vector<LegendEntry> legend;
    std::optional<ColourBar> colourBar;
    std::vector<KeyPicture> keys;     // of inverse pole figure colours, drawn below the panel
    std::string label;                // caption where the recipe has none and there is no colour bar
};

/// A map's picture (one pixel per point) as panel: size from the steps, hexagonal rows shifted by half a pixel.
PanelContent mapPanel(const Image<Rgba>& map, const ScanGrid& grid);

/// Panels of a row are equally high and fill the width; a last row with fewer panels is no higher than the one above.
/// `contents`: one per panel of the recipe. Throws Error(BadSetting) for recipes that cannot be laid out.
Drawing composeFigure(const FigureRecipe& recipe, const std::vector<PanelContent>& contents);

} // namespace kikuscope::draw
