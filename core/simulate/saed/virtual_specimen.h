// SPDX-License-Identifier: GPL-3.0-or-later
// The second engine: the atoms of a specimen, with defects, and the Fourier sum over them on the Ewald sphere.
// Slower than spots.h, but it needs no lattice. Formulas and speed: README.md, "Spot patterns".
#pragma once
#include "core/base/image.h"
#include "core/simulate/saed/defects.h"

#include <cstdint>

namespace kikuscope::simulate {

struct SpecimenOptions
{
    using IsSettings = void;
    /// The coherent beam: amplitude exp(-r^2 / 2 sigma^2), so that spots are Gaussian as in Ra et al. (2021). The specimen
    /// is a disc of 2.8 sigma, as thick as the conditions say: 3 nm and 8 nm hold some 40 x 40 x 20 cells of aluminium.
    double beamSigmaNm = 3;

    template <class V> void visit(V& v) { v.field("beam_sigma_nm", beamSigmaNm, {.min = 0.5, .max = 20, .unit = "nm"}); }
};

/// Atoms of one element (and heat), positions in the pattern frame in A.
struct SpecimenAtoms
{
    int atomicNumber = 0;
    double b = 0; // Debye-Waller B (A^2) of the analytic factor; 0 where atoms are displaced one by one
    std::vector<float> x, y, z, weight; // weight: occupancy x beam amplitude (x profile in z)
};

struct VirtualSpecimen
{
    std::vector<SpecimenAtoms> kinds;
    SaedGeometry geometry;
    double beamSigma = 0, thickness = 0; // A
    double firstSpotPx = 0; // distance of the nearest spot of the perfect crystal from the centre; 0: none on the image

    std::size_t atoms() const;
};

/// Builds the specimen; same seed, same atoms. Throws Error(BadSetting) for more than 20 million atoms.
VirtualSpecimen makeSpecimen(const Phase& phase, const SaedConditions& conditions, const DefectSpec& defects = {},
                             const SpecimenOptions& options = {}, std::uint64_t seed = 1);

/// Intensity on the screen before the camera, as spotImage() gives it: the highest peak outside the central beam is 1
/// (between pixels, too).
/// One thread; call it for several specimens at a time.
Image<float> diffract(const VirtualSpecimen& specimen, const SaedConditions& conditions);

/// Specimen, diffraction and camera in one.
Image<float> simulateSaed(const Phase& phase, const SaedConditions& conditions, const DefectSpec& defects = {},
                          const SpecimenOptions& options = {}, std::uint64_t seed = 1);

} // namespace kikuscope::simulate
