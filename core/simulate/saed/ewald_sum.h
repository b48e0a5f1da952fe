// SPDX-License-Identifier: GPL-3.0-or-later
// Sum over atoms on the Ewald sphere: a non-uniform Fourier transform of type 1 in the plane (spreading and FFT: Dutt &
// Rokhlin 1993; kernel of Barnett, Magland & af Klinteberg, SIAM J. Sci. Comput. 41 (2019) C479), one per slice, with the
// slices spread and summed by the same rule along the beam. FFTW is private to the implementation.
#pragma once
#include "core/simulate/saed/virtual_specimen.h"

namespace kikuscope::simulate {

/// Intensities |sum_j w_j f_j(|q|) exp(-2 pi i q.r_j)|^2 for q = (kx, ky, ewaldZ(kx, ky)), in A^2, at kx, ky = step x
/// (-half ... half): row-major, row = ky, side 2 half + 1.
struct EwaldIntensity
{
    double step = 0; // 1/A
    int half = 0;
    std::vector<float> values;
    float at(int nx, int ny) const
    {
        const std::size_t side = 2 * static_cast<std::size_t>(half) + 1;
        return values[static_cast<std::size_t>(ny + half) * side + static_cast<std::size_t>(nx + half)];
    }
};

/// Throws Error(BadSetting) where the grid would have more than 4096 points a side.
EwaldIntensity ewaldIntensity(const VirtualSpecimen& specimen, double kMax, double step);

} // namespace kikuscope::simulate
