// SPDX-License-Identifier: GPL-3.0-or-later
// Master patterns as spherical harmonics (.sht of EMsoft and EMSphInx; layout: EMsoft-org/SHTfile, version
// 1).
#pragma once
#include "core/io/kikuscope_h5.h"

#include <Eigen/Core>
#include <complex>
#include <filesystem>
#include <vector>

namespace kikuscope::io {

/// A real function on the sphere: sum over l of a_l0 Y_l0 + 2 Re sum over m > 0 of a_lm Y_lm, with
/// orthonormal Y_lm that carry the Condon-Shortley phase.
class SphericalHarmonics
{
public:
    /// l, m < bandwidth (1 ... 2048).
    explicit SphericalHarmonics(int bandwidth);

    int bandwidth() const { return m_bandwidth; }
    std::complex<double>& coefficient(int l, int m) { return m_a[index(l, m)]; }
    const std::complex<double>& coefficient(int l, int m) const { return m_a[index(l, m)]; }

    /// Sums over l at one colatitude: f(theta, phi) = Re sum over m of result[m] exp(i m phi).
    std::vector<std::complex<double>> ring(double theta) const;
    /// Value in the direction of a unit vector.
    double at(const Eigen::Vector3d& unit) const;

private:
    std::size_t index(int l, int m) const // all l of one m side by side
    {
        const auto b = static_cast<std::size_t>(m_bandwidth), k = static_cast<std::size_t>(m);
        return k * b - k * (k - 1) / 2 + static_cast<std::size_t>(l - m);
    }
    int m_bandwidth;
    std::vector<std::complex<double>> m_a;
};

/// A decoded file. The crystal frame is that of phase.h: x along a, z along c.
struct ShtFile
{
    SphericalHarmonics harmonics{1};
    double energyKeV = 0;
    Phase phase;
    std::string software, notes;
};

bool isShtFile(const std::filesystem::path& path);
/// Throws Error(BadFile/Unsupported) naming file, field and way out.
ShtFile readShtFile(const std::filesystem::path& path);

/// Lambert squares of `size` pixels (odd). Files of EMsoft differ from our patterns in two ways, which
/// `corrected` undoes (core/simulate/README.md, "Checked against"): every feature lies one latitude ring,
/// 180/(bandwidth + 1) degrees, too far from the pole (a cubic file rotated onto itself about [111]
/// correlates with 0.5 as stored, with 0.98 after the correction); and a direction d holds what is emitted
/// along -d, which shows in crystals without inversion centre.
LambertMaster lambertFromHarmonics(const ShtFile& file, int size, bool corrected = true);

} // namespace kikuscope::io
