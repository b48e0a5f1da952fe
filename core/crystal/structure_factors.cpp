// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/crystal/structure_factors.h"

#include "core/base/error.h"
#include "core/crystal/symmetry.h"

#include <gemmi/c4322.hpp> // International Tables C (2011), table 4.3.2.2

#include <Eigen/LU>
#include <algorithm>
#include <cmath>
#include <numbers>
#include <tuple>

namespace kikuscope::crystal {

namespace {

constexpr int lastTabulatedElement = 98; // Cf
constexpr double largestSearch = 2e7;    // points of the reciprocal lattice

std::array<ScatteringFactor, lastTabulatedElement + 1> readTable()
{
    using Table = gemmi::C4322<double>;
    std::array<ScatteringFactor, lastTabulatedElement + 1> table{};
    for (int z = 1; z <= lastTabulatedElement;
         ++z) { // by accessor: the rows of the table are not in order of Z
        const auto& row = Table::get(static_cast<gemmi::El>(z));
        for (int i = 0; i < 5; ++i) {
            table[static_cast<std::size_t>(z)].a[static_cast<std::size_t>(i)] = row.a(i);
            table[static_cast<std::size_t>(z)].b[static_cast<std::size_t>(i)] = row.b(i);
        }
    }
    return table;
}

double atomicFactor(const ScatteringFactor& f, double sSquared)
{
    double sum = 0;
    for (std::size_t i = 0; i < 5; ++i)
        sum += f.a[i] * std::exp(-f.b[i] * sSquared);
    return sum;
}

/// The expanded cell with its scattering factors looked up once.
class CellScatterer
{
public:
    explicit CellScatterer(const Phase& phase)
        : m_sites(expandedSites(phase)), m_reciprocal(phase.cell.reciprocalBasis())
    {
        for (const AtomSite& site : m_sites)
            m_factors.push_back(&electronScatteringFactor(site.atomicNumber));
    }

    std::complex<double> factor(const Eigen::Vector3i& hkl) const
    {
        const double sSquared = (m_reciprocal * hkl.cast<double>()).squaredNorm() / 4;
        std::complex<double> sum = 0;
        for (std::size_t i = 0; i < m_sites.size(); ++i) {
            const AtomSite& site = m_sites[i];
            const double amplitude = site.occupancy * atomicFactor(*m_factors[i], sSquared) *
                                     std::exp(-site.bIso.value_or(defaultBIso) * sSquared);
            sum += std::polar(1., 2 * std::numbers::pi * hkl.cast<double>().dot(site.position)) * amplitude;
        }
        return sum;
    }

private:
    std::vector<AtomSite> m_sites;
    Eigen::Matrix3d m_reciprocal;
    std::vector<const ScatteringFactor*> m_factors;
};

using Key = std::tuple<int, int, int>;
Key keyOf(const Eigen::Vector3i& h) { return {h(0), h(1), h(2)}; }

/// The Laue class acting on indices (row vectors): the distinct rotation parts and their negatives.
std::vector<Eigen::Matrix3i> indexRotations(const Phase& phase)
{
    std::vector<Eigen::Matrix3i> rotations;
    for (const auto& op : symmetryOperations(phase))
        for (const Eigen::Matrix3i& r :
             {Eigen::Matrix3i(op.rotation.transpose()), Eigen::Matrix3i(-op.rotation.transpose())})
            if (std::find(rotations.begin(), rotations.end(), r) == rotations.end())
                rotations.push_back(r);
    return rotations;
}

bool isRepresentative(const Eigen::Vector3i& hkl, const std::vector<Eigen::Matrix3i>& rotations)
{
    return std::none_of(rotations.begin(), rotations.end(),
                        [&](const Eigen::Matrix3i& r) { return keyOf(r * hkl) > keyOf(hkl); });
}

} // namespace

const ScatteringFactor& electronScatteringFactor(int atomicNumber)
{
    static const auto table = readTable();
    if (atomicNumber >= 1 && atomicNumber <= lastTabulatedElement)
        return table[static_cast<std::size_t>(atomicNumber)];
    const std::string element = elementOf(atomicNumber);
    throw Error(ErrorKind::Unsupported,
                "There are no electron scattering factors for " +
                    (element.empty() ? "atomic number " + std::to_string(atomicNumber) : element) +
                    "; only the elements H to Cf can be simulated.");
}

std::complex<double> structureFactor(const Phase& phase, const Eigen::Vector3i& hkl)
{
    return CellScatterer(phase).factor(hkl);
}

std::vector<Reflector> reflectors(const Phase& phase, double dMin, double relative)
{
    const CellScatterer scatterer(phase);
    const Eigen::Matrix3d reciprocal = phase.cell.reciprocalBasis();
    if (!(dMin > 0 && 8 * phase.cell.volume() / (dMin * dMin * dMin) < largestSearch))
        throw Error(ErrorKind::BadSetting, "The smallest spacing " + std::to_string(dMin) +
                                               " A is too small for " + phase.name +
                                               "; take a larger d_min.");
    const auto rotations = indexRotations(phase);
    const Eigen::Vector3i limit(static_cast<int>(phase.cell.a / dMin), static_cast<int>(phase.cell.b / dMin),
                                static_cast<int>(phase.cell.c / dMin)); // h = g . a <= |a| / dMin
    std::vector<Reflector> found;
    Eigen::Vector3i hkl;
    for (hkl(0) = 0; hkl(0) <= limit(0); ++hkl(0)) // the representative of a Friedel pair has h >= 0
        for (hkl(1) = -limit(1); hkl(1) <= limit(1); ++hkl(1))
            for (hkl(2) = -limit(2); hkl(2) <= limit(2); ++hkl(2)) {
                const double g = (reciprocal * hkl.cast<double>()).norm();
                if (hkl.isZero() || g * dMin > 1 + 1e-9 || !isRepresentative(hkl, rotations))
                    continue;
                found.push_back({hkl, 1 / g, std::abs(scatterer.factor(hkl))});
            }
    std::stable_sort(found.begin(), found.end(),
                     [](const auto& a, const auto& b) { return a.absF > b.absF; });
    const double least = found.empty() ? 0 : std::max(relative * found.front().absF, 1e-9);
    found.erase(std::find_if(found.begin(), found.end(), [&](const auto& r) { return r.absF <= least; }),
                found.end());
    return found;
}

} // namespace kikuscope::crystal
