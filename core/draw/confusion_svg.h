// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix as SVG: the same table as confusionFigure(), with text that stays text.
#pragma once
#include "core/draw/confusion_figure.h"

namespace kikuscope::draw {

/// Percent of the row in the colours of confusionFigure(); pixels per row beside the names. The same table gives the
/// same bytes.
std::string confusionSvg(const ConfusionTable& table, const std::string& colourMap = "viridis");

} // namespace kikuscope::draw
