// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/draw/figure_recipe.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>

namespace kikuscope::draw {
namespace {

constexpr std::size_t kMostPanels = 64;

int panelsOf(std::string_view text, const std::string& layout)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc() || end != text.data() + text.size() || number < 1 || number > static_cast<int>(kMostPanels))
        throw Error(ErrorKind::BadSetting, "layout is \"" + layout + "\", but must be ROWSxCOLUMNS as 1x3, or panels per row as 2+3.");
    return number;
}

std::vector<int> gridRows(const std::string& layout, std::size_t cross, int panels)
{
    const int rows = panelsOf(std::string_view(layout).substr(0, cross), layout);
    const int columns = panelsOf(std::string_view(layout).substr(cross + 1), layout);
    std::vector<int> result;
    for (int left = panels; left > 0; left -= columns)
        result.push_back(std::min(left, columns));
    if (static_cast<int>(result.size()) > rows)
        throw Error(ErrorKind::BadSetting, "The layout " + layout + " has no room for " + std::to_string(panels) + " panels; give a larger one.");
    return result;
}

std::vector<int> freeRows(const std::string& layout, int panels)
{
    std::vector<int> result;
    for (std::size_t first = 0; first <= layout.size();) {
        const std::size_t end = std::min(layout.find('+', first), layout.size());
        result.push_back(panelsOf(std::string_view(layout).substr(first, end - first), layout));
        first = end + 1;
    }
    const int places = std::accumulate(result.begin(), result.end(), 0);
    if (places != panels)
        throw Error(ErrorKind::BadSetting, "The layout " + layout + " holds " + std::to_string(places) + " panels, but the figure has " +
                                               std::to_string(panels) + ".");
    return result;
}

void checkPlacement(const PanelRecipe& panel, const std::string& where)
{
    if (panel.placement.empty())
        return;
    if (panel.placement.size() != 9 || !std::all_of(panel.placement.begin(), panel.placement.end(), [](double v) { return std::isfinite(v); }))
        throw Error(ErrorKind::BadSetting, where + ".placement must have nine numbers.");
    if (panel.show != "image" || panel.against.empty())
        throw Error(ErrorKind::BadSetting, where + ".placement is for an image; name the map that it lies under as \"against\".");
}

} // namespace

std::optional<Rgba> colourFromText(const std::string& text)
{
    unsigned rgb = 0;
    if (text.size() != 7 || text[0] != '#')
        return std::nullopt;
    const auto [end, error] = std::from_chars(text.data() + 1, text.data() + text.size(), rgb, 16);
    if (error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return Rgba{static_cast<std::uint8_t>(rgb >> 16), static_cast<std::uint8_t>(rgb >> 8), static_cast<std::uint8_t>(rgb), 255};
}

void to_json(Json& json, const PhaseLook& look)
{
    json = {{"phase", look.phase}, {"name", look.name}, {"colour", look.colour}};
    if (look.hidden)
        json["hidden"] = true;
}

void from_json(const Json& json, PhaseLook& look)
{
    json.at("phase").get_to(look.phase);
    json.at("name").get_to(look.name);
    json.at("colour").get_to(look.colour);
    look.hidden = json.value("hidden", false);
}

const std::vector<JournalPreset>& journalPresets()
{
    static const std::vector<JournalPreset> presets = {
        {"single", "One column of most journals", 85, 600, 7},
        {"double", "Two columns of most journals", 175, 600, 8},
        {"elsevier-single", "Elsevier, one column", 90, 600, 7},
        {"elsevier-double", "Elsevier, two columns", 190, 600, 8},
        {"nature-single", "Nature, one column", 89, 600, 7},
        {"nature-double", "Nature, two columns", 183, 600, 7},
        {"springer-single", "Springer, one column", 84, 600, 8},
        {"springer-double", "Springer, two columns", 174, 600, 8},
        {"acs-single", "ACS, one column (3.25 in)", 82.5, 600, 7},
        {"acs-double", "ACS, two columns (7 in)", 177.8, 600, 8},
        {"slide", "A slide or a screen", 250, 150, 12},
    };
    return presets;
}

void applyPreset(FigureRecipe& recipe, const std::string& id)
{
    std::string known;
    for (const JournalPreset& preset : journalPresets()) {
        if (id == preset.id) {
            recipe.journal = id;
            recipe.widthMm = preset.widthMm;
            recipe.dpi = preset.dpi;
            recipe.fontPt = preset.fontPt;
            recipe.letterPt = preset.fontPt + 2;
            return;
        }
        known += (known.empty() ? "" : ", ") + std::string(preset.id);
    }
    throw Error(ErrorKind::BadSetting, "journal is \"" + id + "\", but must be one of: " + known + ".");
}

Json FigureRecipe::toJson() const
{
    Json out = kikuscope::toJson(*this);
    out["panels"] = Json::array();
    for (const PanelRecipe& panel : panels)
        out["panels"].push_back(kikuscope::toJson(panel));
    return out;
}

FigureRecipe FigureRecipe::fromJson(const Json& json, const std::string& source)
{
    try {
        if (!json.is_object())
            throw Error(ErrorKind::BadSetting, "A figure must be a JSON object.");
        FigureRecipe recipe;
        if (const auto journal = json.find("journal"); journal != json.end() && journal->is_string() && !journal->get_ref<const std::string&>().empty())
            applyPreset(recipe, journal->get<std::string>());
        Json fields = json;
        fields.erase("panels");
        detail::JsonReader::readObject(fields, recipe, "");
        checkSettings(recipe);
        const auto panels = json.find("panels");
        if (panels == json.end() || !panels->is_array())
            throw Error(ErrorKind::BadSetting, "panels must be a list of objects.");
        for (std::size_t i = 0; i < panels->size() && i <= kMostPanels; ++i)
            recipe.panels.push_back(settingsFromJson<PanelRecipe>((*panels)[i], "panels[" + std::to_string(i) + "]"));
        recipe.check();
        return recipe;
    } catch (const Error& error) {
        throw Error(error.kind(), source + ": " + error.what());
    }
}

void FigureRecipe::check() const
{
    checkSettings(*this);
    if (panels.empty())
        throw Error(ErrorKind::BadSetting, "The figure has no panels; give at least one.");
    if (panels.size() > kMostPanels)
        throw Error(ErrorKind::BadSetting, "The figure has more than " + std::to_string(kMostPanels) + " panels; divide it.");
    for (std::size_t i = 0; i < panels.size(); ++i) {
        const std::string where = "panels[" + std::to_string(i) + "]";
        const PanelRecipe& panel = panels[i];
        checkSettings(panel, where);
        if (panel.file.empty())
            throw Error(ErrorKind::BadSetting, where + ".file is empty; name the file to draw.");
        if (panel.show == "agreement" && panel.against.empty())
            throw Error(ErrorKind::BadSetting, where + ".against is empty; an agreement needs a second file.");
        if ((panel.show == "scalar" || panel.show == "probability") && panel.scalar.empty())
            throw Error(ErrorKind::BadSetting, where + ".scalar is empty; name the quantity or the class to draw.");
        if (panel.show == "ipf" && panel.scalar != "x" && panel.scalar != "y" && panel.scalar != "z")
            throw Error(ErrorKind::BadSetting, where + ".scalar is \"" + panel.scalar + "\", but must be an axis of the map: x, y or z.");
        checkPlacement(panel, where);
        for (const PhaseLook& look : panel.looks)
            if (!colourFromText(look.colour))
                throw Error(ErrorKind::BadSetting, where + ".looks: the colour of \"" + look.phase + "\" is \"" + look.colour + "\", but must be written as #rrggbb.");
    }
    if (widthMm - 2 * marginMm < 10)
        throw Error(ErrorKind::BadSetting, "margin_mm leaves less than 10 mm of the page; make it smaller.");
    rows();
}

std::vector<int> FigureRecipe::rows() const
{
    const int count = static_cast<int>(panels.size());
    if (layout.empty())
        return count <= 3 ? std::vector<int>{count} : gridRows(std::to_string((count + 1) / 2) + "x2", std::to_string((count + 1) / 2).size(), count);
    const std::size_t cross = layout.find('x');
    return cross != std::string::npos ? gridRows(layout, cross, count) : freeRows(layout, count);
}

} // namespace kikuscope::draw
