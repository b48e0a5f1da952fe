// SPDX-License-Identifier: GPL-3.0-or-later
// A layer of the session as a figure file: unsmoothed map, scale bar, legend. Never a grab of a widget.
#pragma once
#include "core/base/image.h"
#include "ui/session/session.h"

#include <filesystem>

namespace kikuscope::ui {

/// Everything a figure needs, copied from the session, so that the picture can be made on another thread.
struct FigureSource
{
    QString layer, title;
    std::shared_ptr<const EbsdScan> scan;
    std::shared_ptr<const CrystalMap> reference;
    std::shared_ptr<const PhaseMap> result;
    std::vector<Rgba> resultColours, referenceColours;
    std::shared_ptr<const SemImage> sem;
};

FigureSource figureSource(const Session& session, const QString& layer, const QString& title);
/// Throws Error(Unsupported) where the layer holds nothing.
Image<Rgba> renderFigure(const FigureSource& source);

} // namespace kikuscope::ui
