// SPDX-License-Identifier: GPL-3.0-or-later
// Electron scattering: atomic factors (International Tables C, 4.3.2.2: 5 Gaussians, Peng et al. 1996) and
// structure factors over the expanded cell. gemmi is private here.
#pragma once
#include "core/crystal/phase.h"

#include <array>
#include <complex>
#include <vector>

namespace kikuscope::crystal {

/// f_e(s) = sum a_i exp(-b_i s^2), s = |g|/2 in 1/A, f in A. Throws Error(Unsupported) naming an element
/// without entry.
struct ScatteringFactor
{
    std::array<double, 5> a, b;
};
const ScatteringFactor& electronScatteringFactor(int atomicNumber);

/// Default isotropic B where a structure gives none (A^2).
inline constexpr double defaultBIso = 0.5;

/// F_hkl = sum over the cell of occ f_e(s) exp(-B s^2) exp(2 pi i g.r), in A. Fractional hkl indices as
/// integers.
std::complex<double> structureFactor(const Phase& phase, const Eigen::Vector3i& hkl);

/// A set {hkl} with its spacing and |F|.
struct Reflector
{
    Eigen::Vector3i hkl;
    double dSpacing;
    double absF;
};
/// One representative per symmetry-equivalent family with d >= dMin, |F| > relative * max, sorted by falling
/// |F|.
std::vector<Reflector> reflectors(const Phase& phase, double dMin, double relative = 1e-3);

} // namespace kikuscope::crystal
