// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of a figure from files: phases, confidence, agreement, quantities, images.
#pragma once
#include "app/cli/figure_maker.h"

namespace kikuscope::cli {

/// One content per panel. Phases that mean the same have the same colour in all panels. Throws Error naming the file.
std::vector<draw::PanelContent> loadPanels(const draw::FigureRecipe& recipe, const FigureFiles& files, JobMonitor& job);

} // namespace kikuscope::cli
