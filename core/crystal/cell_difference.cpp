// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/cell_difference.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace kikuscope::crystal {

double cellDifference(const UnitCell& a, const UnitCell& b)
{
    if (!a.isValid() || !b.isValid())
        return std::numeric_limits<double>::infinity();
    const std::pair<double, double> pairs[] = {{a.a, b.a},
                                               {a.b, b.b},
                                               {a.c, b.c},
                                               {a.alphaDeg, b.alphaDeg},
                                               {a.betaDeg, b.betaDeg},
                                               {a.gammaDeg, b.gammaDeg}};
    double most = 0;
    for (const auto& [x, y] : pairs)
        most = std::max(most, std::abs(x - y) / std::max(x, y));
    return most;
}

} // namespace kikuscope::crystal
