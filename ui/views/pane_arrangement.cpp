// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/pane_arrangement.h"

#include "core/base/error.h"

#include <algorithm>
#include <array>
#include <numeric>

namespace kikuscope::ui {
namespace {

constexpr std::array<const char*, 4> kLayouts = {"two", "three", "grid", "free"};
constexpr std::size_t kMostPanes = 100, kStandardPanes = 4;
constexpr double kMostShare = 1000;

[[noreturn]] void refuse(const std::string& field, const std::string& what)
{
    throw Error(ErrorKind::BadSetting, "layout.panes." + field + " of the project " + what + ".");
}

const Json& listOf(const Json& json, const char* key)
{
    static const Json none = Json::array();
    const auto it = json.find(key);
    if (it == json.end())
        return none;
    if (!it->is_array() || it->size() > kMostPanes)
        refuse(key, "must be a list of at most " + std::to_string(kMostPanes) + " entries");
    return *it;
}

std::vector<int> sharesOf(const Json& json, const char* key)
{
    std::vector<int> shares;
    for (const Json& share : listOf(json, key))
        shares.push_back(numberFromJson<int>(share, std::string("layout.panes.") + key, {.min = 0, .max = kMostShare}));
    return shares;
}

int indexOf(const Json& json, const char* key, int absent, std::size_t panes, double least)
{
    const auto it = json.find(key);
    return it == json.end() ? absent : numberFromJson<int>(*it, std::string("layout.panes.") + key, {.min = least, .max = static_cast<double>(panes) - 1});
}

} // namespace

Json paneArrangementJson(const PaneArrangement& arrangement)
{
    Json panes = Json::array(), rows = Json::array();
    for (const auto& pane : arrangement.panes)
        panes.push_back({{"chosen", pane.chosen}, {"settings", kikuscope::toJson(pane.settings)}});
    for (const auto& row : arrangement.rows)
        rows.push_back({{"panes", row.panes}, {"shares", row.shares}});
    return {{"layout", arrangement.layout}, {"panes", std::move(panes)},    {"rows", std::move(rows)}, {"row_shares", arrangement.rowShares},
            {"active", arrangement.active}, {"maximised", arrangement.maximised}};
}

PaneArrangement paneArrangementFromJson(const Json& json)
{
    if (!json.is_object())
        refuse("", "must be a JSON object");
    PaneArrangement out;
    const Json layout = json.value("layout", Json("grid"));
    out.layout = layout.is_string() ? layout.get<std::string>() : std::string();
    if (std::find(kLayouts.begin(), kLayouts.end(), out.layout) == kLayouts.end())
        refuse("layout", "must be one of: two, three, grid, free");
    for (const Json& pane : listOf(json, "panes")) {
        if (!pane.is_object() || !pane.value("chosen", Json(false)).is_boolean())
            refuse("panes", "must be a list of objects with \"chosen\" and \"settings\"");
        out.panes.push_back({settingsFromJson<PaneSettings>(pane.value("settings", Json::object()), "layout.panes.settings"), pane.value("chosen", false)});
    }
    for (const Json& row : listOf(json, "rows")) {
        if (!row.is_object())
            refuse("rows", "must be a list of objects");
        out.rows.push_back({numberFromJson<int>(row.value("panes", Json(0)), "layout.panes.rows.panes", {.min = 0, .max = kMostPanes}), sharesOf(row, "shares")});
    }
    out.rowShares = sharesOf(json, "row_shares");
    if (out.layout == "free") {
        const int inRows = std::accumulate(out.rows.begin(), out.rows.end(), 0, [](int sum, const auto& row) { return sum + row.panes; });
        const bool hasEmptyRow = std::any_of(out.rows.begin(), out.rows.end(), [](const auto& row) { return row.panes < 1; });
        if (out.rows.empty() || hasEmptyRow || inRows != static_cast<int>(out.panes.size()))
            refuse("rows", "must hold all panes, at least one in each row");
    } else if (out.panes.size() != kStandardPanes) {
        refuse("panes", "must have four entries, or the layout \"free\"");
    }
    out.active = indexOf(json, "active", 0, out.panes.size(), 0);
    out.maximised = indexOf(json, "maximised", -1, out.panes.size(), -1);
    return out;
}

} // namespace kikuscope::ui
