// SPDX-License-Identifier: GPL-3.0-or-later
// The panels of a figure: phases, probabilities, agreement, quantities, orientations, images, patterns.
#pragma once
#include "core/draw/figure.h"
#include "core/publish/figure_input.h"

namespace kikuscope::publish {

/// The name by which recipes know a phase: its own, else its formula, else its symmetry.
std::string phaseName(const Phase& phase);

/// One content per panel. Phases that mean the same have the same colour in all panels, unless the panel says how they look.
/// Throws Error naming the file.
std::vector<draw::PanelContent> loadPanels(const draw::FigureRecipe& recipe, const FigureInputs& inputs, JobMonitor& job);

} // namespace kikuscope::publish
