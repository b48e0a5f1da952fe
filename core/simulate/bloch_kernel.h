// SPDX-License-Identifier: GPL-3.0-or-later
// The inner loops of the Bloch-wave solver on plain arrays, compiled once per instruction set (see bloch_kernel.inl).
#pragma once
#include "core/simulate/potential.h"

#include <cstdint>

namespace kikuscope::simulate {

/// Chebyshev coefficients of exp(2 pi i H z) at all depth nodes for spectra of at most this half width (1/A):
/// values[term * stride + node].
struct ChebyshevTable
{
    float halfWidth;
    int terms;
    const float* values;
};

/// What does not depend on the direction. All arrays belong to BlochSolver.
struct BlochTables
{
    // reflections, padded to a multiple of 8 with candidateLimit < 0
    int reflections;
    const float *gx, *gy, *gz, *gg; // vector (1/A) and its square
    const float* candidateLimit;    // largest |s| of a beam of this reflection
    const std::int32_t* index;
    float waveNumber, strongLimit;  // |s| up to strongLimit: treated exactly
    // potential
    const CrystalPotential::Coefficient* centre; // table, already offset to q = 0
    float perWaveNumber;                         // 1 / (2 K)
    // depth
    int nodes, nodeStride;
    const float *weight, *maxNorm; // maxNorm: largest plausible |psi|^2 without the mean absorption
    int chebyshevTables;
    const ChebyshevTable* chebyshev;
    int krylov, krylovMany, manyBeams, krylovMost; // dimension; above manyBeams beams; largest
};

/// Beams of one direction: strong ones first found, weak ones with their excitation errors.
struct BeamList
{
    int strong = 0, weak = 0;
    std::int32_t *strongIndex, *weakIndex; // indices into the table
    float *strongError, *weakError;        // excitation errors s (1/A)
};

/// Scratch of one thread; sizes follow from the number of beams (see BlochSolver).
struct BlochScratch
{
    int ld, ldWeak, ldm; // leading dimensions (multiples of 8) for beams, weak beams, Krylov vectors
    float *ar, *ai;      // structure matrix, column-major, in 1/A
    float *sr, *si;      // signal matrix
    float *wr, *wi;      // couplings strong <- weak
    float *vr, *vi;      // Krylov basis, column-major
    float *tr, *ti;      // its conjugate transpose
    float *hr, *hi;      // projected matrix
    float *fr, *fi;      // Chebyshev vectors
    float *xr, *xi, *yr, *yi; // vectors of length max(ld, ldWeak, ldm)
};

enum class BlochStatus { Fine, NotFinite, NormGrew, Negative, TooWide, NotConverged };

struct BlochResult
{
    float signal = 0; // depth-integrated, same scale as S_0
    BlochStatus status = BlochStatus::Fine;
    int dimension = 0; // of the Krylov space reached
};

struct BlochKernel
{
    const char* name;
    /// k: unit vector of the incident beam.
    void (*selectBeams)(const BlochTables&, const float k[3], BeamList&);
    BlochResult (*solve)(const BlochTables&, const BeamList&, BlochScratch&);
};

const BlochKernel& blochKernelBaseline();
const BlochKernel& blochKernelAvx2();
/// The fastest one this processor can run.
const BlochKernel& bestBlochKernel();

} // namespace kikuscope::simulate
