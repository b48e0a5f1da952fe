// SPDX-License-Identifier: GPL-3.0-or-later
// Named arrangements of the window for one kind of work: which panes, layers and docks are shown.
#pragma once
#include "ui/views/map_area.h"

class QMainWindow;

namespace kikuscope::ui {

/// Of QMainWindow::saveState(): layouts of docks that were saved with another one are not restored.
inline constexpr int layoutVersion = 3;

struct Workspace
{
    const char* id;    // object name of its action
    const char* title; // English, with accelerator; translation context "Workspaces"
    PaneLayout panes;
    std::vector<const char*> layers; // ids of map_layer.h in the order of the panes; missing ones are passed over
    std::vector<const char*> docks;  // object names of the docks shown; the first of those in tabs is in front
};

const std::vector<Workspace>& workspaces();
QString workspaceTitle(const Workspace& workspace);
/// Docks that the window does not have are passed over; the jobs dock is left as it is.
void applyWorkspace(const Workspace& workspace, const Session& session, QMainWindow& window, MapArea& maps);

} // namespace kikuscope::ui
