// SPDX-License-Identifier: GPL-3.0-or-later
// Kinematical spot lists from the reciprocal lattice: the fast engine. Formulas: README.md, "Spot patterns".
#pragma once
#include "core/simulate/saed/conditions.h"

#include <complex>
#include <memory>

namespace kikuscope::simulate {

enum class SaedRoute { Kinematic, Double }; // Double: most of it by diffraction in a row from two planes

struct SaedSpot
{
    Eigen::Vector3i hkl = Eigen::Vector3i::Zero(); // 000: the direct beam
    double x = 0, y = 0;         // pixels (column, row), may lie a little outside the image
    double kx = 0, ky = 0;       // pattern frame, 1/A
    double intensity = 0;        // relative to the strongest diffracted spot; of 000: |F_000|^2 on that scale
    double excitationError = 0;  // 1/A, > 0 where the lattice point is inside the Ewald sphere
    double absF = 0;             // |F| with Debye-Waller factor, A (International Tables C 4.3.2)
    double dSpacing = 0;         // A; 0 for 000
    int laueZone = 0;            // hu + kv + lw
    SaedRoute route = SaedRoute::Kinematic;
};

/// A list of spots by falling intensity with 000 first, and where it belongs.
struct SaedPattern
{
    std::vector<SaedSpot> spots;
    SaedGeometry geometry;
    double strongest = 0; // fraction of the incident beam in the strongest diffracted spot; kinematic, may exceed 1
    /// Thermal diffuse scattering on the scale of the spots per (1/A)^2, at k = i x diffuseStep; empty: none.
    std::vector<double> diffuse;
    double diffuseStep = 0.02;
};

/// What of the conditions enters the structure factors.
struct SaedHeat
{
    bool debyeWaller = true;
    double temperatureK = 295;
};

/// A crystal prepared for spot patterns: structure factors of all reflections with |g| <= gMax. Immutable;
/// several threads may use one.
class SaedCrystal
{
public:
    /// Throws Error for a phase without atoms, elements without scattering factors or too many reflections.
    SaedCrystal(const Phase& phase, double gMax, const SaedHeat& heat = {});
    /// Large enough for everything that these conditions put on the image.
    SaedCrystal(const Phase& phase, const SaedConditions& conditions);
    ~SaedCrystal();
    SaedCrystal(SaedCrystal&&) noexcept;
    SaedCrystal& operator=(SaedCrystal&&) noexcept;

    const Phase& phase() const;
    double gMax() const;
    int reflections() const; // with |F| above rounding
    /// F_hkl in A with Debye-Waller factor; of any hkl, also beyond gMax.
    std::complex<double> structureFactor(const Eigen::Vector3i& hkl) const;

    struct Data;
    const Data& data() const { return *m_data; }

private:
    std::unique_ptr<const Data> m_data;
};

/// The spots on the image. `deformation`: uniform strain, x' = deformation x in the crystal frame. The heat of the
/// conditions is that of the crystal. Throws Error(BadSetting) where `crystal` does not reach to the corner of the image.
SaedPattern saedSpots(const SaedCrystal& crystal, const SaedConditions& conditions,
                      const Eigen::Matrix3d& deformation = Eigen::Matrix3d::Identity());
/// The spots of a lattice turned or mirrored by `turn` (crystal frame, after the deformation) while beam and image stay
/// those of the crystal itself: its twin.
SaedPattern saedSpotsOfTurned(const SaedCrystal& crystal, const SaedConditions& conditions, const Eigen::Matrix3d& deformation,
                              const Eigen::Matrix3d& turn);
/// saedSpots() with the crystal prepared for this one pattern (milliseconds).
SaedPattern saedSpots(const Phase& phase, const SaedConditions& conditions);

} // namespace kikuscope::simulate
