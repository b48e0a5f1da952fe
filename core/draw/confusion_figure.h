// SPDX-License-Identifier: GPL-3.0-or-later
// A confusion matrix as a picture (Kaufmann et al. 2021, Fig. 2): rows are true classes, columns answers,
// cells percent of the row.
#pragma once
#include "core/base/image.h"

#include <cstdint>
#include <string>
#include <vector>

namespace kikuscope::draw {

struct ConfusionTable
{
    std::vector<std::string> rows, columns;
    std::vector<std::int64_t> counts; // rows x columns
    std::string title;

    std::int64_t at(std::size_t row, std::size_t column) const
    {
        return counts[row * columns.size() + column];
    }
    std::int64_t total(std::size_t row) const;
    /// Without the columns that are never answered, unless a row has the same name.
    ConfusionTable withoutEmptyColumns() const;
};

/// Cells from dark (0 %) to bright (100 %) in a colour map of even perceptual steps, patterns per row beside
/// the names. `colourMap`: of palette.h.
Image<Rgba> confusionFigure(const ConfusionTable& table, const std::string& colourMap = "viridis");

} // namespace kikuscope::draw
