// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/spot_classes/presence.h"

#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <map>
#include <numbers>

namespace kikuscope::simulate {

namespace {

constexpr int furthestIndex = 6; // of the reflections whose mean strength counts

double normalisedIntensity(const std::vector<AtomSite>& sites, double a, const Eigen::Vector3i& hkl)
{
    const double s2 = hkl.cast<double>().squaredNorm() / (4 * a * a);
    std::complex<double> sum = 0;
    double squares = 0;
    for (const AtomSite& site : sites) {
        const auto& factor = crystal::electronScatteringFactor(site.atomicNumber);
        double f = 0;
        for (std::size_t i = 0; i < factor.a.size(); ++i)
            f += factor.a[i] * std::exp(-factor.b[i] * s2);
        f *= site.occupancy;
        sum += f * std::polar(1., 2 * std::numbers::pi * site.position.dot(hkl.cast<double>()));
        squares += f * f;
    }
    return std::norm(sum) / squares;
}

} // namespace

std::string Presence::kindOf(const Eigen::Vector3i& hkl)
{
    std::string digits;
    for (int k = 0; k < 3; ++k) {
        const int rest = ((hkl[k] % 4) + 4) % 4;
        digits += rest == 3 ? '1' : static_cast<char>('0' + rest);
    }
    std::sort(digits.begin(), digits.end());
    return digits;
}

Presence::Presence(const Phase& phase, double weakest)
{
    if (phase.spaceGroup < 195 || phase.spaceGroup > 230 || phase.atoms.empty())
        throw Error(ErrorKind::Unsupported, phase.name + " is no cubic crystal with known atoms, so its spot patterns have no class.");
    for (const auto& operation : crystal::symmetryOperations(phase))
        m_operations.push_back({operation.rotation, operation.translation});
    const auto sites = crystal::expandedSites(phase);
    std::map<std::string, std::pair<double, int>> sums; // of allowed reflections
    for (int h = 0; h <= furthestIndex; ++h)
        for (int k = 0; k <= h; ++k)
            for (int l = 0; l <= k; ++l) {
                const Eigen::Vector3i hkl(h, k, l);
                if (hkl.isZero())
                    continue;
                auto& [sum, count] = sums[kindOf(hkl)];
                if (!allowedByGroup(hkl))
                    continue;
                sum += normalisedIntensity(sites, phase.cell.a, hkl);
                ++count;
            }
    double strongest = 0;
    for (const auto& [digits, sum] : sums) {
        m_kinds.push_back({digits, sum.second > 0 ? sum.first / sum.second : 0, sum.second == 0, false});
        strongest = std::max(strongest, m_kinds.back().strength);
    }
    for (ReflectionKind& kind : m_kinds) {
        kind.strength /= strongest;
        kind.extinct = kind.byGroup || kind.strength < weakest;
    }
}

/// h is extinct where an operation turns it into itself but shifts its phase (International Tables A, 1.6.3).
bool Presence::allowedByGroup(const Eigen::Vector3i& hkl) const
{
    return std::ranges::none_of(m_operations, [&](const Operation& operation) {
        if (operation.rotation.transpose() * hkl != hkl)
            return false;
        const double phase = operation.translation.dot(hkl.cast<double>());
        return std::abs(phase - std::round(phase)) > 1e-3;
    });
}

bool Presence::isPresent(const Eigen::Vector3i& hkl) const
{
    const std::string digits = kindOf(hkl);
    const auto kind = std::ranges::find(m_kinds, digits, &ReflectionKind::digits);
    return !hkl.isZero() && kind != m_kinds.end() && !kind->extinct && allowedByGroup(hkl);
}

std::string Presence::variant() const
{
    std::string text;
    for (const ReflectionKind& kind : m_kinds)
        if (kind.extinct && !kind.byGroup)
            text += (text.empty() ? "" : " ") + kind.digits;
    return text;
}

} // namespace kikuscope::simulate
