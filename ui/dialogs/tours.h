// SPDX-License-Identifier: GPL-3.0-or-later
// The three tours of the main window: what is where, and what to do first.
#pragma once
#include "ui/widgets/tour_guide.h"

namespace kikuscope::ui {

struct TourRow // of one step; English; translation context "Tours"
{
    const char *target, *title, *text;
    const char* action = "";
};
struct Tour
{
    const char* id;    // object name of its action
    const char* title; // English, with accelerator
    std::vector<TourRow> rows;
};
const std::vector<Tour>& tours();
QString tourTitle(const Tour& tour);
/// In the language of the program.
std::vector<TourStep> tourSteps(const Tour& tour);

} // namespace kikuscope::ui
