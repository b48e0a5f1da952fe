// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/map/scan_grid.h"

namespace kikuscope {

std::int64_t ScanGrid::pointCount() const
{
    return kind == GridKind::Hexagonal ? (rows + 1) / 2 * cols + rows / 2 * colsShifted : rows * cols;
}

std::int64_t ScanGrid::pixelOfPoint(std::int64_t point) const
{
    if (kind == GridKind::Square)
        return point;
    const std::int64_t pair = cols + colsShifted, in = point % pair, row = point / pair * 2 + (in >= cols ? 1 : 0);
    return index(row, in >= cols ? in - cols : in);
}

std::pair<double, double> ScanGrid::positionUm(std::int64_t i) const
{
    const std::int64_t r = row(i), c = col(i);
    const double shift = kind == GridKind::Hexagonal && r % 2 == 1 ? 0.5 : 0;
    return {(static_cast<double>(c) + shift) * stepXUm, static_cast<double>(r) * stepYUm};
}

} // namespace kikuscope
