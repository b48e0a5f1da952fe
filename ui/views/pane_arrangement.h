// SPDX-License-Identifier: GPL-3.0-or-later
// Which map panes there are, how large they are and what they show: what a project keeps of the map area.
#pragma once
#include "ui/views/pane_settings.h"

#include <vector>

namespace kikuscope::ui {

struct PaneArrangement
{
    struct Pane
    {
        PaneSettings settings;
        bool chosen = false; // its layer was picked by the user
        bool operator==(const Pane&) const = default;
    };
    struct Row
    {
        int panes = 0;
        std::vector<int> shares; // of the width, by pane; empty: equal
        bool operator==(const Row&) const = default;
    };
    std::string layout = "grid"; // two, three, grid, free
    std::vector<Pane> panes;     // of two, three and grid all four, with those that are not seen; of free the seen ones, row by row
    std::vector<Row> rows;       // of free: the panes in each; else: shares of the upper and the lower row
    std::vector<int> rowShares;  // of the height; empty: equal
    int active = 0, maximised = -1; // of `panes`; -1: none
    bool operator==(const PaneArrangement&) const = default;
};

Json paneArrangementJson(const PaneArrangement& arrangement);
/// Throws Error(BadSetting) naming the field.
PaneArrangement paneArrangementFromJson(const Json& json);

} // namespace kikuscope::ui
