// SPDX-License-Identifier: GPL-3.0-or-later
// In which order the patterns of a selection are looked at.
#pragma once
#include "ui/session/pixel_selection.h"

#include <memory>
#include <vector>

namespace kikuscope::ui {

enum class GalleryOrder {
    Confidence,   // least confident first
    Entropy,      // most uncertain first
    Disagreement, // where network and reference name different phases, the surest answers first; then where
                  // only one names a phase; then where they agree
    Map // row by row
};

/// All selected pixels; equal ones row by row, pixels without an answer last. The result may be null (then
/// Map). By reference id, `matches` gives the class that means the same, as in Session. Must not grow
/// meanwhile.
std::vector<std::int64_t> orderedPixels(const PixelSelection& selection,
                                        const std::shared_ptr<const PhaseMap>& result,
                                        const std::shared_ptr<const CrystalMap>& reference,
                                        const std::vector<int>& matches, GalleryOrder order);

} // namespace kikuscope::ui
