// SPDX-License-Identifier: GPL-3.0-or-later
// Fourier coefficients of the crystal as the fast electron sees it: elastic and absorptive potential and the
// backscattering factor, on an integer grid (Hall & Hirsch 1965; Bird & King 1990; Peng et al. 1996).
#pragma once
#include "core/crystal/phase.h"

#include <complex>
#include <cstdint>
#include <vector>

namespace kikuscope::simulate {

/// Relativistic electron wavelength in A.
double electronWavelength(double energyKeV);
/// 1 + E / m c^2.
double relativisticFactor(double energyKeV);

/// Absorptive scattering factor f'(s) of thermal diffuse scattering in A, Debye-Waller factor included (Einstein
/// model, closed form for Gaussians); s in 1/A, b in A^2.
double absorptiveFactor(int atomicNumber, double s, double b, double energyKeV);

class CrystalPotential
{
public:
    /// Coefficients for all reflections with d >= dMin (A) and their differences. Throws Error(Unsupported) for a
    /// phase without atoms or with an element that has no scattering factor, and for cells too big for the tables.
    CrystalPotential(const Phase& phase, double energyKeV, double dMin);

    struct Coefficient // U_q = u' + i u'' (absorption included, 1/A^2) and S_q, both without q = 0 mixed in
    {
        float ur, ui, sr, si;
    };
    struct Reflection
    {
        Eigen::Vector3i hkl;
        Eigen::Vector3d g; // Cartesian, 1/A
        std::int32_t index; // differences of indices address differences of reflections
        double absU;
    };

    double wavelength() const { return m_wavelength; }
    /// Length of the wave vector inside the crystal (mean inner potential included), 1/A.
    double waveNumber() const { return m_waveNumber; }
    double meanAbsorption() const { return m_meanAbsorption; } // U'_0, 1/A^2
    double maxU() const { return m_maxU; }                     // largest |U_g|, g != 0
    double meanSignal() const { return m_meanSignal; }         // S_0: signal without diffraction
    double dMin() const { return m_dMin; }
    /// All g != 0 within the sphere whose |U_g| exceeds 1e-3 of the largest one, sorted by index.
    const std::vector<Reflection>& reflections() const { return m_reflections; }
    /// Coefficients addressed by centre() + index(g) - index(h).
    const Coefficient* table() const { return m_table.data(); }
    std::int32_t centre() const { return m_centre; }
    const Coefficient& at(const Eigen::Vector3i& hkl) const { return m_table[static_cast<std::size_t>(m_centre + linear(hkl))]; }

private:
    std::int32_t linear(const Eigen::Vector3i& q) const { return (q.x() * m_stride.x() + q.y()) * m_stride.y() + q.z(); }
    void fillTable(const std::vector<AtomSite>& atoms, double energyKeV);
    void listReflections();

    Eigen::Matrix3d m_reciprocal;
    Eigen::Vector3i m_half;    // largest |h|, |k|, |l| of a reflection
    Eigen::Vector2i m_stride;  // sizes of the table along k and l
    double m_dMin, m_volume;
    double m_wavelength, m_gamma, m_waveNumber = 0, m_meanAbsorption = 0, m_maxU = 0, m_meanSignal = 0;
    std::int32_t m_centre = 0;
    std::vector<Coefficient> m_table;
    std::vector<Reflection> m_reflections;
};

} // namespace kikuscope::simulate
