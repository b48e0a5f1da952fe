// SPDX-License-Identifier: GPL-3.0-or-later
// What a figure shows and how large: panels, layout, letters, bars, type, sizes in mm. Saved with projects and inside
// every exported figure.
#pragma once
#include "core/base/image.h"
#include "core/base/settings.h"

#include <optional>
#include <string>
#include <vector>

namespace kikuscope::draw {

/// How a phase is drawn where its file shall not decide.
struct PhaseLook
{
    std::string phase;  // its name in the file
    std::string name;   // in legends; phases with one name and one colour share an entry
    std::string colour; // "#rrggbb"
    bool hidden = false; // drawn in its colour, but left out of legends
    bool operator==(const PhaseLook&) const = default;
};
/// "#rrggbb"; null for any other text.
std::optional<Rgba> colourFromText(const std::string& text);
void to_json(Json& json, const PhaseLook& look);
void from_json(const Json& json, PhaseLook& look); // throws what nlohmann throws

/// One panel. `file` (and `against`) are paths as the caller resolves them, or "@result", "@reference", ... of a project.
struct PanelRecipe
{
    std::string show = "phase"; // one of the choices below
    std::string file, against;  // `against`: the other map of an agreement; the map that a placed image lies under
    std::string scalar;         // quantity ("Bands", "CI"), class of a probability, axis of IPF colours, image of a scan
    std::string caption;
    std::string colourMap = "viridis"; // of numbers
    double low = 0, high = 0;          // range of numbers; both equal: 2nd to 98th percentile, 0 to 1, 0 to 2 bit
    int row = 0, col = 0;              // of a pattern
    std::vector<double> placement;     // of an image: map.registration's sampleFromImage, row by row; empty: as it is
    std::vector<PhaseLook> looks;      // in the order of the legend; phases not named look as their file says

    using IsSettings = void;
    template <class V> void visit(V& v)
    {
        v.field("show", show, {.help = "What the panel shows",
                               .choices = {"phase", "raw", "confidence", "entropy", "probability", "agreement", "scalar", "ipf", "image", "pattern"}});
        v.field("file", file, {.help = "File the panel is made from"});
        v.field("against", against, {.help = "The other file of an agreement; the map that a placed image lies under"});
        v.field("scalar", scalar, {.help = "Name of the quantity, of the class, of the axis (x, y, z) or of the image of a scan"});
        v.field("caption", caption, {.help = "Text above the panel"});
        v.field("colour_map", colourMap, {.help = "Colours of values", .choices = {"grey", "viridis", "cividis", "jet"}});
        v.field("low", low, {.help = "Value of the first colour; low = high: chosen from the values"});
        v.field("high", high, {.help = "Value of the last colour"});
        v.field("row", row, {.min = 0, .help = "Row of a pattern in the scan, from 0"});
        v.field("col", col, {.min = 0, .help = "Column of a pattern in the scan, from 0"});
        v.field("placement", placement, {.help = "Nine numbers that place an image on the map; none: the image as it is"});
        v.field("looks", looks, {.help = "Names and colours of phases"});
    }
};

struct FigureRecipe
{
    std::string name;           // title in the file's description
    std::string journal;        // preset the sizes came from; for information
    std::string layout;         // "1x3", "2x2"; free rows "2+3"; empty: one row of up to three, else two columns
    double widthMm = 175;       // of the page
    int dpi = 600;              // of PNG and TIFF
    std::string font = "DejaVu Sans";
    double fontPt = 8, letterPt = 10;
    double linePt = 0.5;        // frames
    double marginMm = 1, gapMm = 3;
    std::string letters = "A";  // A, a, (a), none
    std::string legend = "common"; // common (below all), panel (below each), none
    bool fractions = false;     // shares in the legends of panels
    std::string scaleBar = "all"; // all, first, none
    bool colourBars = true;
    std::vector<PanelRecipe> panels;

    using IsSettings = void;
    /// All but the panels.
    template <class V> void visit(V& v)
    {
        v.field("name", name, {.help = "Title in the description of the file"});
        v.field("journal", journal, {.help = "Preset of sizes"});
        v.field("layout", layout, {.help = "ROWSxCOLUMNS, or panels per row: 2+3"});
        v.field("width_mm", widthMm, {.min = 20, .max = 1000, .unit = "mm", .help = "Width of the page"});
        v.field("dpi", dpi, {.min = 72, .max = 2400, .help = "Dots per inch of PNG and TIFF"});
        v.field("font", font, {.help = "Family of all text"});
        v.field("font_pt", fontPt, {.min = 3, .max = 72, .unit = "pt", .help = "Size of captions and legends"});
        v.field("letter_pt", letterPt, {.min = 3, .max = 72, .unit = "pt", .help = "Size of the panel letters"});
        v.field("line_pt", linePt, {.min = 0, .max = 10, .unit = "pt", .help = "Line width of frames; 0: none"});
        v.field("margin_mm", marginMm, {.min = 0, .max = 100, .unit = "mm", .help = "Around all"});
        v.field("gap_mm", gapMm, {.min = 0, .max = 100, .unit = "mm", .help = "Between panels"});
        v.field("letters", letters, {.help = "Panel letters", .choices = {"A", "a", "(a)", "none"}});
        v.field("legend", legend, {.help = "Where the legend of phases is", .choices = {"common", "panel", "none"}});
        v.field("fractions", fractions, {.help = "Area fractions in the legends of panels"});
        v.field("scale_bar", scaleBar, {.help = "Which panels have one", .choices = {"all", "first", "none"}});
        v.field("colour_bars", colourBars, {.help = "Colour bars of values"});
    }

    Json toJson() const;
    /// Missing fields keep their defaults, or those of the preset where "journal" names one. Throws Error(BadSetting)
    /// naming `source`, the field and its value.
    static FigureRecipe fromJson(const Json& json, const std::string& source);
    /// Throws Error(BadSetting): no or too many panels, a layout that does not hold them, a margin wider than the page.
    void check() const;
    /// Panels per row, from `layout`. Throws Error(BadSetting).
    std::vector<int> rows() const;
};

/// Widths that publishers name in their guides for authors.
struct JournalPreset
{
    const char* id;
    const char* description;
    double widthMm;
    int dpi;
    double fontPt;
};
const std::vector<JournalPreset>& journalPresets();
/// Sets width, dpi and size of type. Throws Error(BadSetting) listing the presets.
void applyPreset(FigureRecipe& recipe, const std::string& id);

} // namespace kikuscope::draw
