// SPDX-License-Identifier: GPL-3.0-or-later
// The table of dockable views: a new view is one file and one row here.
#pragma once
#include <QString>
#include <Qt>
#include <vector>

class QWidget;

namespace kikuscope::ui {

class JobRunner;
class Session;

struct ViewEntry
{
    const char* id;           // object name of the dock, kept in saved layouts
    const char* title;        // English; translation context "Views"
    Qt::DockWidgetArea area;
    bool tabbedWithPrevious;
    QWidget* (*make)(Session& session, JobRunner& runner, QWidget* parent);
};

const std::vector<ViewEntry>& views();
QString viewTitle(const ViewEntry& entry);

} // namespace kikuscope::ui
