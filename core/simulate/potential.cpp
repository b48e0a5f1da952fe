// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/simulate/potential.h"

#include "core/base/error.h"
#include "core/crystal/structure_factors.h"
#include "core/crystal/symmetry.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numbers>

namespace kikuscope::simulate {
namespace {

constexpr double pi = std::numbers::pi;
constexpr double forbiddenRelative = 1e-3; // below: a forbidden reflection up to rounding (0/0 in the Bethe terms)
constexpr std::int64_t maxTableEntries = 40'000'000;

/// Elastic and absorptive factors of one kind of atom (element and B), tabulated over s.
class FactorTable
{
public:
    FactorTable(int atomicNumber, double b, double sMax, double energyKeV) : m_perStep(samples / sMax)
    {
        const auto& f = crystal::electronScatteringFactor(atomicNumber);
        for (int i = 0; i <= samples + 1; ++i) {
            const double s = i / m_perStep;
            double elastic = 0;
            for (std::size_t k = 0; k < f.a.size(); ++k)
                elastic += f.a[k] * std::exp(-f.b[k] * s * s);
            m_elastic.push_back(elastic * std::exp(-b * s * s));
            m_absorptive.push_back(absorptiveFactor(atomicNumber, s, b, energyKeV));
            m_signal.push_back(atomicNumber * atomicNumber * std::exp(-b * s * s));
        }
    }

    struct Values { double elastic, absorptive, signal; };
    Values at(double s) const
    {
        const double x = std::min(s * m_perStep, static_cast<double>(samples));
        const auto i = static_cast<std::size_t>(x);
        const double t = x - static_cast<double>(i);
        const auto mix = [&](const std::vector<double>& v) { return v[i] + t * (v[i + 1] - v[i]); };
        return {mix(m_elastic), mix(m_absorptive), mix(m_signal)};
    }

private:
    static constexpr int samples = 4096;
    double m_perStep;
    std::vector<double> m_elastic, m_absorptive, m_signal;
};

struct Species
{
    FactorTable factors;
    std::vector<AtomSite> atoms;
};

std::vector<Species> groupBySpecies(const std::vector<AtomSite>& atoms, double sMax, double energyKeV)
{
    std::map<std::pair<int, double>, std::vector<AtomSite>> groups;
    for (const AtomSite& atom : atoms)
        groups[{atom.atomicNumber, atom.bIso.value_or(crystal::defaultBIso)}].push_back(atom);
    std::vector<Species> species;
    for (auto& [key, members] : groups)
        species.push_back({FactorTable(key.first, key.second, sMax, energyKeV), std::move(members)});
    return species;
}

/// exp(-2 pi i h x) for h = -half ... half.
std::vector<std::complex<double>> phaseFactors(double x, int half)
{
    std::vector<std::complex<double>> e;
    for (int h = -half; h <= half; ++h)
        e.push_back(std::polar(1., -2 * pi * h * x));
    return e;
}

/// Sums of occ exp(-2 pi i q.r) over the atoms of each species, for one (h, k) and all l.
class PhaseSums
{
public:
    PhaseSums(const std::vector<Species>& species, const Eigen::Vector3i& half) : m_half(half), m_sums(species.size())
    {
        for (std::size_t s = 0; s < species.size(); ++s) {
            m_sums[s].resize(static_cast<std::size_t>(2 * half.z() + 1));
            for (const AtomSite& atom : species[s].atoms)
                m_atoms.push_back({s, atom.occupancy, phaseFactors(atom.position.x(), half.x()),
                                   phaseFactors(atom.position.y(), half.y()), phaseFactors(atom.position.z(), half.z())});
        }
    }

    void compute(int h, int k)
    {
        for (auto& sum : m_sums)
            std::fill(sum.begin(), sum.end(), 0.);
        for (const Atom& atom : m_atoms) {
            const std::complex<double> hk = atom.occupancy * atom.x[static_cast<std::size_t>(h + m_half.x())] *
                                            atom.y[static_cast<std::size_t>(k + m_half.y())];
            auto& sum = m_sums[atom.species];
            for (std::size_t l = 0; l < sum.size(); ++l)
                sum[l] += std::complex<double>(hk.real() * atom.z[l].real() - hk.imag() * atom.z[l].imag(),
                                               hk.real() * atom.z[l].imag() + hk.imag() * atom.z[l].real());
        }
    }
    std::complex<double> of(std::size_t species, int l) const { return m_sums[species][static_cast<std::size_t>(l + m_half.z())]; }

private:
    struct Atom
    {
        std::size_t species;
        double occupancy;
        std::vector<std::complex<double>> x, y, z;
    };
    Eigen::Vector3i m_half;
    std::vector<Atom> m_atoms;
    std::vector<std::vector<std::complex<double>>> m_sums;
};

} // namespace

double relativisticFactor(double energyKeV) { return 1 + energyKeV / 510.99895; }

double electronWavelength(double energyKeV)
{
    const double volt = energyKeV * 1e3;
    return 12.26426 / std::sqrt(volt * (1 + 0.97845e-6 * volt));
}

double absorptiveFactor(int atomicNumber, double s, double b, double energyKeV)
{
    const auto& f = crystal::electronScatteringFactor(atomicNumber);
    const double s2 = s * s;
    double sum = 0;
    for (std::size_t i = 0; i < f.a.size(); ++i)
        for (std::size_t j = 0; j < f.a.size(); ++j) {
            const double both = f.b[i] + f.b[j], difference = f.b[i] - f.b[j], hot = both + 2 * b;
            sum += f.a[i] * f.a[j] * pi *
                   (std::exp(-f.b[i] * f.b[j] / both * s2) / both -
                    std::exp((-both / 4 + b / 2 + difference * difference / (4 * hot)) * s2) / hot);
        }
    return 2 * relativisticFactor(energyKeV) * electronWavelength(energyKeV) * std::exp(-b * s2) * sum;
}

CrystalPotential::CrystalPotential(const Phase& phase, double energyKeV, double dMin)
    : m_dMin(dMin), m_wavelength(electronWavelength(energyKeV)), m_gamma(relativisticFactor(energyKeV))
{
    const std::string name = phase.name.empty() ? "The phase" : "Phase " + phase.name;
    if (!phase.cell.isValid())
        throw Error(ErrorKind::Unsupported, name + " has no valid unit cell, so no pattern can be simulated.");
    if (phase.atoms.empty())
        throw Error(ErrorKind::Unsupported, name + " has no atom positions; give a CIF with atoms to simulate it.");
    m_reciprocal = phase.cell.reciprocalBasis();
    m_volume = phase.cell.volume();
    const Eigen::Matrix3d direct = phase.cell.directBasis();
    for (int i = 0; i < 3; ++i)
        m_half[i] = static_cast<int>(std::floor(direct.col(i).norm() / dMin + 1e-9));
    std::int64_t entries = 1;
    for (int i = 0; i < 3; ++i)
        entries *= 4 * static_cast<std::int64_t>(m_half[i]) + 1;
    if (entries > maxTableEntries)
        throw Error(ErrorKind::Unsupported, name + " has a cell too big for d_min = " + std::to_string(dMin) +
                                                " A; choose a larger d_min.");
    m_stride = {4 * m_half.y() + 1, 4 * m_half.z() + 1};
    m_centre = linear(2 * m_half);
    m_table.resize(static_cast<std::size_t>(entries));
    fillTable(crystal::expandedSites(phase), energyKeV);
    listReflections();
    if (m_reflections.empty())
        throw Error(ErrorKind::Unsupported, name + " has no reflection above d_min = " + std::to_string(dMin) + " A.");
}

void CrystalPotential::fillTable(const std::vector<AtomSite>& atoms, double energyKeV)
{
    const double qMax = 2 / m_dMin, scale = m_gamma / (pi * m_volume);
    const auto species = groupBySpecies(atoms, qMax / 2, energyKeV);
    const Eigen::Vector3i range = 2 * m_half;
    PhaseSums sums(species, range);
    for (int h = 0; h <= range.x(); ++h)
        for (int k = h == 0 ? 0 : -range.y(); k <= range.y(); ++k) {
            sums.compute(h, k);
            for (int l = h == 0 && k == 0 ? 0 : -range.z(); l <= range.z(); ++l) {
                const Eigen::Vector3i q(h, k, l);
                const double length = (m_reciprocal * q.cast<double>()).norm();
                if (length > qMax * (1 + 1e-9))
                    continue;
                std::complex<double> elastic = 0, absorptive = 0, signal = 0;
                for (std::size_t s = 0; s < species.size(); ++s) {
                    const auto f = species[s].factors.at(length / 2);
                    const std::complex<double> sum = sums.of(s, l);
                    elastic += scale * f.elastic * sum;
                    absorptive += scale * f.absorptive * sum;
                    signal += f.signal * sum;
                }
                const std::complex<double> i(0, 1), u = elastic + i * absorptive, back = std::conj(elastic) + i * std::conj(absorptive);
                const auto pack = [](std::complex<double> a, std::complex<double> b) {
                    return Coefficient{static_cast<float>(a.real()), static_cast<float>(a.imag()), static_cast<float>(b.real()),
                                       static_cast<float>(b.imag())};
                };
                m_table[static_cast<std::size_t>(m_centre + linear(q))] = pack(u, signal);
                m_table[static_cast<std::size_t>(m_centre - linear(q))] = pack(back, std::conj(signal));
                if (q.isZero()) {
                    m_waveNumber = std::sqrt(1 / (m_wavelength * m_wavelength) + elastic.real());
                    m_meanAbsorption = absorptive.real();
                    m_meanSignal = signal.real();
                }
            }
        }
}

void CrystalPotential::listReflections()
{
    for (int h = -m_half.x(); h <= m_half.x(); ++h)
        for (int k = -m_half.y(); k <= m_half.y(); ++k)
            for (int l = -m_half.z(); l <= m_half.z(); ++l) {
                const Eigen::Vector3i hkl(h, k, l);
                const Eigen::Vector3d g = m_reciprocal * hkl.cast<double>();
                if (hkl.isZero() || g.norm() > (1 + 1e-9) / m_dMin)
                    continue;
                const Coefficient& c = at(hkl);
                m_reflections.push_back({hkl, g, linear(hkl), std::hypot(c.ur, c.ui)});
            }
    for (const auto& r : m_reflections)
        m_maxU = std::max(m_maxU, r.absU);
    std::erase_if(m_reflections, [&](const Reflection& r) { return r.absU <= forbiddenRelative * m_maxU; });
}

} // namespace kikuscope::simulate
