// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/session/pixel_selection.h"

namespace kikuscope::ui {

PixelSelection selectCells(const PhaseMap& result, const CrystalMap& reference, const Comparison& comparison, const ConfusionCells& cells)
{
    const auto columns = static_cast<std::size_t>(result.phases.size()) + 1;
    const auto rows = static_cast<std::size_t>(reference.phases.size()) + 1;
    std::vector<std::uint8_t> wanted(rows * columns, 0);
    for (std::size_t row = 0; row < rows; ++row)
        for (std::size_t column = 0; column < columns; ++column)
            wanted[row * columns + column] =
                cells.contains({comparison.shownRow(static_cast<int>(row)), comparison.shownColumn(static_cast<int>(column))});

    const ScanGrid& grid = result.grid;
    auto mask =
        std::make_shared<std::vector<std::uint8_t>>(static_cast<std::size_t>(grid.size()), std::uint8_t{0});
    std::int64_t count = 0;
    for (std::int64_t row = 0; row < grid.rows; ++row)
        for (std::int64_t col = 0; col < grid.colsInRow(row); ++col) {
            const auto i = static_cast<std::size_t>(grid.index(row, col));
            if (result.state[i] == PixelState::Pending)
                continue;
            const std::size_t theirs = reference.phaseId[i] < rows ? reference.phaseId[i] : 0;
            const std::size_t ours = result.phaseId[i] < columns ? result.phaseId[i] : 0;
            const std::uint8_t selected = wanted[theirs * columns + ours];
            (*mask)[i] = selected;
            count += selected;
        }
    return {grid, std::move(mask), count, {}};
}

} // namespace kikuscope::ui
