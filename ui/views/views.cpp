// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/views/views.h"

#include "ui/jobs/jobs_panel.h"
#include "ui/views/cleanup_view.h"
#include "ui/views/confusion_view.h"
#include "ui/views/disagreement_view.h"
#include "ui/views/explain_view.h"
#include "ui/views/gallery_view.h"
#include "ui/views/info_view.h"
#include "ui/views/legend_view.h"
#include "ui/views/pattern_view.h"
#include "ui/views/probabilities_view.h"
#include "ui/views/statistics_view.h"

#include <QCoreApplication>

namespace kikuscope::ui {

const std::vector<ViewEntry>& views()
{
    static const std::vector<ViewEntry> table{
        {"patternDock", QT_TRANSLATE_NOOP("Views", "Pattern"), Qt::RightDockWidgetArea, false,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new PatternView(s, r, p); }},
        {"explainDock", QT_TRANSLATE_NOOP("Views", "Explain"), Qt::RightDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new ExplainView(s, r, p); }},
        {"probabilitiesDock", QT_TRANSLATE_NOOP("Views", "Class probabilities"), Qt::RightDockWidgetArea,
         false,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new ProbabilitiesView(s, r, p); }},
        {"legendDock", QT_TRANSLATE_NOOP("Views", "Phases"), Qt::RightDockWidgetArea, false,
         [](Session& s, JobRunner&, QWidget* p) -> QWidget* { return new LegendView(s, p); }},
        {"confusionDock", QT_TRANSLATE_NOOP("Views", "Comparison"), Qt::RightDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new ConfusionView(s, r, p); }},
        {"statisticsDock", QT_TRANSLATE_NOOP("Views", "Statistics"), Qt::RightDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new StatisticsView(s, r, p); }},
        {"cleanupDock", QT_TRANSLATE_NOOP("Views", "Clean up"), Qt::RightDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new CleanupView(s, r, p); }},
        {"infoDock", QT_TRANSLATE_NOOP("Views", "Scan"), Qt::RightDockWidgetArea, true,
         [](Session& s, JobRunner&, QWidget* p) -> QWidget* { return new InfoView(s, p); }},
        {"jobsDock", QT_TRANSLATE_NOOP("Views", "Jobs"), Qt::BottomDockWidgetArea, false,
         [](Session&, JobRunner& r, QWidget* p) -> QWidget* { return new JobsPanel(r, p); }},
        {"disagreementDock", QT_TRANSLATE_NOOP("Views", "Disagreements"), Qt::BottomDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new DisagreementView(s, r, p); }},
        {"galleryDock", QT_TRANSLATE_NOOP("Views", "Patterns"), Qt::BottomDockWidgetArea, true,
         [](Session& s, JobRunner& r, QWidget* p) -> QWidget* { return new GalleryView(s, r, p); }},
    };
    return table;
}

QString viewTitle(const ViewEntry& entry) { return QCoreApplication::translate("Views", entry.title); }

} // namespace kikuscope::ui
