// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/grain_structure.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numbers>

namespace kikuscope::simulate {
namespace {

constexpr int balanceGrid = 96, balanceRounds = 80;

} // namespace

GrainStructure::GrainStructure(const std::vector<GrainPhase>& phases, double widthUm, double heightUm, double marginUm, Rng& rng)
    : m_bonus(phases.size(), 0.)
{
    const double width = widthUm + 2 * marginUm, height = heightUm + 2 * marginUm;
    for (std::size_t p = 0; p < phases.size(); ++p) {
        const GrainPhase& phase = phases[p];
        if (phase.fraction <= 0)
            continue;
        const double wanted = phase.fraction * width * height / (phase.grainUm * phase.grainUm);
        const auto count = static_cast<int>(std::max(1., std::round(wanted)));
        for (int i = 0; i < count; ++i) {
            const double angle = rng.uniform(0, std::numbers::pi), stretch = std::sqrt(phase.aspect);
            Grain grain;
            grain.phaseId = static_cast<std::uint16_t>(p + 1);
            grain.orientation = eulerFromMatrix(randomRotation(rng));
            grain.x = rng.uniform(-marginUm, widthUm + marginUm);
            grain.y = rng.uniform(-marginUm, heightUm + marginUm);
            grain.along[0] = std::cos(angle);
            grain.along[1] = std::sin(angle);
            grain.scaleAlong = 1 / (phase.grainUm * stretch);
            grain.scaleAcross = stretch / phase.grainUm;
            m_grains.push_back(grain);
        }
    }
    balance(phases, widthUm, heightUm);
}

int GrainStructure::grainAt(double xUm, double yUm) const
{
    double least = std::numeric_limits<double>::infinity();
    std::size_t best = 0;
    for (std::size_t i = 0; i < m_grains.size(); ++i) {
        const Grain& g = m_grains[i];
        const double dx = xUm - g.x, dy = yUm - g.y;
        const double a = (dx * g.along[0] + dy * g.along[1]) * g.scaleAlong, b = (dy * g.along[0] - dx * g.along[1]) * g.scaleAcross;
        const double distance = a * a + b * b - m_bonus[g.phaseId - 1u];
        if (distance < least) {
            least = distance;
            best = i;
        }
    }
    return static_cast<int>(best);
}

void GrainStructure::balance(const std::vector<GrainPhase>& phases, double widthUm, double heightUm)
{
    if (phases.size() < 2)
        return;
    std::vector<double> best = m_bonus;
    double leastError = std::numeric_limits<double>::infinity();
    for (int round = 0; round < balanceRounds; ++round) {
        std::vector<double> share(phases.size(), 0.);
        for (int r = 0; r < balanceGrid; ++r)
            for (int c = 0; c < balanceGrid; ++c) {
                const int grain = grainAt((c + 0.5) / balanceGrid * widthUm, (r + 0.5) / balanceGrid * heightUm);
                share[m_grains[static_cast<std::size_t>(grain)].phaseId - 1u] += 1. / (balanceGrid * balanceGrid);
            }
        double error = 0;
        for (std::size_t p = 0; p < phases.size(); ++p)
            error = std::max(error, std::abs(share[p] - phases[p].fraction));
        if (error < leastError) {
            leastError = error;
            best = m_bonus;
        }
        if (error < 0.002)
            break;
        const double step = 1. / (1 + 0.05 * round);
        for (std::size_t p = 0; p < phases.size(); ++p)
            m_bonus[p] += step * (phases[p].fraction - share[p]);
    }
    m_bonus = best;
}

} // namespace kikuscope::simulate
