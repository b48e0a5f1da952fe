// SPDX-License-Identifier: GPL-3.0-or-later
// Between a session and the recipe of a figure: which layers there are, what they are called in a recipe, how their phases
// look, and the maps and files behind the names.
#pragma once
#include "core/publish/figure_maker.h"
#include "ui/session/session.h"
#include "ui/views/map_layer.h"

#include <QStringList>
#include <vector>

namespace kikuscope::ui {

/// Layers that a figure can show, in the order of the panes' selector, and the pattern under the crosshair.
std::vector<LayerName> figureLayers(const Session& session);
/// The panel of a layer: without looks and placement, which dressed() adds. Captions name the layer, and say so where data
/// are simulated.
draw::PanelRecipe panelOfLayer(const Session& session, const QString& layer, const LayerLook& look = {});
/// The layer that a panel shows; empty for panels of files.
QString layerOfPanel(const Session& session, const draw::PanelRecipe& panel);

/// With colours and names of phases, and the places of images, as the session has them now.
draw::FigureRecipe dressed(const Session& session, draw::FigureRecipe recipe);
/// How the phases of the result or of the reference look.
std::vector<draw::PhaseLook> phaseLooks(const Session& session, bool ofResult);

/// What the names of the recipe stand for: what is open, and its file where it has one. A growing result is left out.
publish::FigureInputs figureInputs(const Session& session);
/// Those that the recipe uses, to be read from their files where they have one; opens files: work for a job.
publish::FigureInputs inputsFromFiles(const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs);
/// Sentences about what the recipe uses and no file holds.
QStringList unsavedParts(const draw::FigureRecipe& recipe, const publish::FigureInputs& inputs);

} // namespace kikuscope::ui
