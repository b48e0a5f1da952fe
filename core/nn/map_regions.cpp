// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/nn/map_regions.h"

#include <algorithm>
#include <cmath>

namespace kikuscope::nn {
namespace {

constexpr double tilesAcross = 12; // of the longer side; roles change from tile to tile

} // namespace

Role roleOf(const ScanGrid& grid, std::int64_t pixel)
{
    const auto longer = static_cast<double>(std::max(grid.rows, grid.cols));
    const auto side = std::max<std::int64_t>(1, std::llround(longer / tilesAcross));
    constexpr Role roles[] = {Role::Taught, Role::HeldOut, Role::Taught, Role::Validation, Role::HeldOut};
    return roles[static_cast<std::size_t>((grid.row(pixel) / side + 2 * (grid.col(pixel) / side)) % 5)];
}

PatternBlock readPixels(const PatternSource& source, const std::vector<std::int64_t>& pixels)
{
    PatternBlock block({0, static_cast<std::int64_t>(pixels.size())}, source.height(), source.width());
    for (std::size_t i = 0; i < pixels.size(); ++i) {
        const PatternBlock one = source.read({pixels[i], 1});
        std::ranges::copy(one.pixels, block.pattern(static_cast<std::int64_t>(i)).data);
        block.present[i] = one.present.front();
    }
    return block;
}

} // namespace kikuscope::nn
