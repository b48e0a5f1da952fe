// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/workspaces.h"

#include "ui/views/map_layer.h"

#include <QCoreApplication>
#include <QDockWidget>
#include <QMainWindow>
#include <algorithm>

namespace kikuscope::ui {
namespace {

constexpr const char* jobsDock = "jobsDock";
constexpr int listHeight = 220; // least one of the docks below the maps, where a workspace needs one of them; else a quarter of the window

} // namespace

const std::vector<Workspace>& workspaces()
{
    static const std::vector<Workspace> table{
        {"workspaceInspect", QT_TRANSLATE_NOOP("Workspaces", "&Inspect"), PaneLayout::Grid, {},
         {"patternDock", "probabilitiesDock", "legendDock", "infoDock"}},
        {"workspaceCompare", QT_TRANSLATE_NOOP("Workspaces", "C&ompare"), PaneLayout::Three,
         {"result", "reference", "agreement"}, {"confusionDock", "disagreementDock", "galleryDock", "legendDock"}},
        {"workspaceExplain", QT_TRANSLATE_NOOP("Workspaces", "E&xplain"), PaneLayout::Two, {"result", "confidence"},
         {"explainDock", "patternDock", "probabilitiesDock"}},
    };
    return table;
}

QString workspaceTitle(const Workspace& workspace) { return QCoreApplication::translate("Workspaces", workspace.title); }

void applyWorkspace(const Workspace& workspace, const Session& session, QMainWindow& window, MapArea& maps)
{
    const auto dockNamed = [&](const char* name) { return window.findChild<QDockWidget*>(QString::fromLatin1(name)); };
    for (QDockWidget* dock : window.findChildren<QDockWidget*>())
        if (dock->objectName() != QLatin1String(jobsDock))
            dock->setVisible(std::any_of(workspace.docks.begin(), workspace.docks.end(), [&](const char* name) {
                return dock->objectName() == QLatin1String(name);
            }));
    for (auto name = workspace.docks.rbegin(); name != workspace.docks.rend(); ++name)
        if (QDockWidget* dock = dockNamed(*name))
            dock->raise();
    for (const char* name : workspace.docks)
        if (QDockWidget* dock = dockNamed(name); dock && window.dockWidgetArea(dock) == Qt::BottomDockWidgetArea)
            window.resizeDocks({dock}, {std::max(listHeight, window.height() / 4)}, Qt::Vertical);
    maps.setPaneLayout(workspace.panes);
    QStringList layers;
    for (const char* id : workspace.layers)
        layers << QString::fromLatin1(id);
    if (layers.isEmpty())
        layers = defaultLayers(session);
    if (session.scan())
        maps.showLayers(layers);
}

} // namespace kikuscope::ui
