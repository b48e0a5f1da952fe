// SPDX-License-Identifier: GPL-3.0-or-later
// How one map pane shows its layers: all that a project file must keep to show it again.
#pragma once
#include "core/base/settings.h"
#include "core/draw/palette.h"

namespace kikuscope::ui {

struct PaneSettings
{
    using IsSettings = void;
    std::string layer;     // id of map_layer.h
    std::string colourMap; // empty: what suits the layer
    bool autoRange = true; // 1 % and 99 % of the values, or 0 and the greatest possible
    double low = 0, high = 1;
    std::string secondLayer; // empty: none
    std::string secondMode = "blend";
    double opacity = 0.5, swipe = 0.5;
    std::string boundaries = "none"; // of grains and phases of the reference; of its phases; of the result's phases
    std::string boundaryColour = "#000000";
    int boundaryWidth = 1; // pixels
    double lowAngleDeg = 5, highAngleDeg = 15;
    bool rulers = false, scaleBar = true;

    template <class V> void visit(V& v)
    {
        std::vector<std::string> maps = draw::colourMaps();
        maps.insert(maps.begin(), std::string());
        v.field("layer", layer);
        v.field("colour_map", colourMap, {.help = "Empty: what suits the layer", .choices = maps});
        v.field("auto_range", autoRange);
        v.field("low", low, {.min = -1e30, .max = 1e30});
        v.field("high", high, {.min = -1e30, .max = 1e30});
        v.field("second_layer", secondLayer, {.help = "Empty: none"});
        v.field("second_mode", secondMode, {.choices = {"blend", "swipe"}});
        v.field("opacity", opacity, {.min = 0, .max = 1, .help = "When blended"});
        v.field("swipe", swipe, {.min = 0, .max = 1, .help = "Handle"});
        v.field("boundaries", boundaries, {.choices = {"none", "grains", "phases", "result"}});
        v.field("boundary_colour", boundaryColour, {.help = "#rrggbb"});
        v.field("boundary_width", boundaryWidth, {.min = 1, .max = 9, .unit = "px"});
        v.field("low_angle_deg", lowAngleDeg, {.min = 0.1, .max = 180, .unit = "deg"});
        v.field("high_angle_deg", highAngleDeg, {.min = 0.1, .max = 180, .unit = "deg"});
        v.field("rulers", rulers);
        v.field("scale_bar", scaleBar);
    }
    bool operator==(const PaneSettings&) const = default;
};

} // namespace kikuscope::ui
