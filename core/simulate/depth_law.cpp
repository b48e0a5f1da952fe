// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/depth_law.h"

#include "core/crystal/symmetry.h"

#include <cmath>

namespace kikuscope::simulate {

double meanDepthNm(const Phase& phase)
{
    return 2.7 * std::pow(crystal::meanAtomicNumber(phase), 0.75) / crystal::densityGramPerCm3(phase) + 0.5;
}

DepthNodes depthNodes(double meanDepthNm, int count)
{
    constexpr double angstromPerNm = 10, cut = 3.7;
    const double mean = meanDepthNm * angstromPerNm, step = cut * mean / count;
    const auto integral = [&](double z) { return 1 - (1 + 2 * z / mean) * std::exp(-2 * z / mean); };
    DepthNodes nodes;
    for (int i = 0; i < count; ++i) {
        nodes.depth.push_back((i + 0.5) * step);
        nodes.weight.push_back((integral((i + 1) * step) - integral(i * step)) / integral(count * step));
    }
    return nodes;
}

} // namespace kikuscope::simulate
