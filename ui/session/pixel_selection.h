// SPDX-License-Identifier: GPL-3.0-or-later
// A set of map pixels that all views highlight, and how cells of a confusion matrix become one.
#pragma once
#include "core/map/crystal_map.h"
#include "core/map/phase_map.h"
#include "ui/session/comparison.h"

#include <QString>
#include <memory>
#include <set>
#include <utility>
#include <vector>

namespace kikuscope::ui {

struct PixelSelection
{
    ScanGrid grid;
    std::shared_ptr<const std::vector<std::uint8_t>> mask; // one value per pixel, not 0 = selected
    std::int64_t count = 0;
    QString description; // "hematite in the reference, rutile by the network"
    std::vector<std::int64_t> line = {}; // pixels in order along a line, where the selection is one; else empty
};

/// (row, column) of Comparison::matrix; 0 = not indexed or unknown.
using ConfusionCells = std::set<std::pair<int, int>>;

/// The pixels those cells of the comparison count: pending and point-less pixels belong to none. Both maps have the same
/// grid.
PixelSelection selectCells(const PhaseMap& result, const CrystalMap& reference, const Comparison& comparison, const ConfusionCells& cells);

} // namespace kikuscope::ui
