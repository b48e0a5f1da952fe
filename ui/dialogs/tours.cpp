// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/dialogs/tours.h"

#include <QCoreApplication>

namespace kikuscope::ui {

const std::vector<Tour>& tours()
{
    static const std::vector<Tour> table{
        {"tourMap",
         QT_TRANSLATE_NOOP("Tours", "From patterns to a &map"),
         {{"actionOpen", QT_TRANSLATE_NOOP("Tours", "Open a scan"),
           QT_TRANSLATE_NOOP("Tours", "Files of all vendors open here, or drop them anywhere in the window. The demonstration that is loaded now is simulated.")},
          {"modelSelector", QT_TRANSLATE_NOOP("Tours", "Choose a model"),
           QT_TRANSLATE_NOOP("Tours", "A model names the phases or symmetries that it learned. Its card (Ctrl+M) says how often it was right, on simulated and on recorded patterns.")},
          {"actionClassify", QT_TRANSLATE_NOOP("Tours", "Classify"),
           QT_TRANSLATE_NOOP("Tours", "F5 names every pattern. The map grows while you work; Esc stops, and what is done stays.")},
          {"mapArea", QT_TRANSLATE_NOOP("Tours", "Look at maps"),
           QT_TRANSLATE_NOOP("Tours", "All maps show the same place: pan, zoom and the crosshair are linked. The title of a map chooses what it shows, the button beside it how."), "workspaceInspect"},
          {"patternDock", QT_TRANSLATE_NOOP("Tours", "Question a pixel"),
           QT_TRANSLATE_NOOP("Tours", "Click a map: the pattern appears here, and below it the classes that the network thinks of.")}}},
        {"tourCompare",
         QT_TRANSLATE_NOOP("Tours", "&Compare two maps"),
         {{"mapArea", QT_TRANSLATE_NOOP("Tours", "Three maps"),
           QT_TRANSLATE_NOOP("Tours", "The network's phases, the reference, and where they agree. Key 2 brings this arrangement back at any time."), "workspaceCompare"},
          {"confusionDock", QT_TRANSLATE_NOOP("Tours", "Confusion matrix"),
           QT_TRANSLATE_NOOP("Tours", "A cell that you click selects its pixels in every map; Ctrl adds cells. What is unknown or not indexed is counted, too.")},
          {"disagreementDock", QT_TRANSLATE_NOOP("Tours", "Disagreements"),
           QT_TRANSLATE_NOOP("Tours", "Regions where the maps disagree, largest first. Enter or F8 goes to the next one.")},
          {"selectionToolBar", QT_TRANSLATE_NOOP("Tours", "Select"),
           QT_TRANSLATE_NOOP("Tours", "By rectangle, lasso, phase or grain. The docks Statistics and Patterns tell about the pixels selected.")}}},
        {"tourExplain",
         QT_TRANSLATE_NOOP("Tours", "&Explain and publish"),
         {{"explainDock", QT_TRANSLATE_NOOP("Tours", "What the network looks at"),
           QT_TRANSLATE_NOOP("Tours", "Heat shows which parts of the pattern speak for a class. Compare two classes or two pixels, and switch on bands and zone axes where the orientation is known."), "workspaceExplain"},
          {"probabilitiesDock", QT_TRANSLATE_NOOP("Tours", "How sure it is"),
           QT_TRANSLATE_NOOP("Tours", "The best classes with their probabilities. Below the threshold in the model the answer is unknown.")},
          {"actionExportMap", QT_TRANSLATE_NOOP("Tours", "Take it with you"),
           QT_TRANSLATE_NOOP("Tours", "Every exported file says which data, model and settings made it.")},
          {"actionSaveResult", QT_TRANSLATE_NOOP("Tours", "Save the result"),
           QT_TRANSLATE_NOOP("Tours", "The result keeps the raw answers. The user guide (F1) explains everything in more detail.")}}}};
    return table;
}

QString tourTitle(const Tour& tour) { return QCoreApplication::translate("Tours", tour.title); }

std::vector<TourStep> tourSteps(const Tour& tour)
{
    std::vector<TourStep> steps;
    const auto translated = [](const char* text) { return QCoreApplication::translate("Tours", text); };
    for (const TourRow& row : tour.rows)
        steps.push_back({QString::fromLatin1(row.target), translated(row.title), translated(row.text), QString::fromLatin1(row.action)});
    return steps;
}

} // namespace kikuscope::ui
